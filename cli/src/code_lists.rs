//! In which code lists the codes of a message are looked up.

use std::path::PathBuf;

use clap::ValueEnum;
use xefa::Limits;
use xefa::codelist::{CodeCheck, CodeLists, CodePolicy, NewerVersion, UnknownList};
use xefa::report::Verdict;

use crate::outcome::Outcome;

/// Which code lists to look codes up in.
#[derive(Debug, Default, clap::Args)]
pub struct CodeArgs {
    /// Look codes up in the genericode lists of this folder (*.gc and *.xml). May be repeated. Without it, only the lists of XEfA
    /// itself are known, and only where a message of XEfA is checked.
    #[arg(long, value_name = "FOLDER")]
    pub codelists: Vec<PathBuf>,
    /// What a list version means that is newer than those at hand: the message is invalid, a warning (without this option), or
    /// nothing.
    #[arg(long, value_enum, value_name = "POLICY")]
    pub codelist_policy: Option<PolicyArg>,
    /// What a list means of which no version is at hand: its codes could not be checked (without this option), a warning, or
    /// nothing.
    #[arg(long, value_enum, value_name = "POLICY")]
    pub codelist_unknown: Option<UnknownArg>,
}

impl CodeArgs {
    /// These, and where they say nothing, others.
    pub fn or(&self, others: &Self) -> Self {
        let folders = if self.codelists.is_empty() { &others.codelists } else { &self.codelists };
        Self {
            codelists: folders.clone(),
            codelist_policy: self.codelist_policy.or(others.codelist_policy),
            codelist_unknown: self.codelist_unknown.or(others.codelist_unknown),
        }
    }
}

/// What a newer list version means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum PolicyArg {
    /// The message is invalid.
    Reject,
    /// A warning; codes are looked up in the newest version at hand.
    #[default]
    Warn,
    /// Nothing.
    Accept,
}

/// What a list means of which no version is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum UnknownArg {
    /// Its codes could not be checked.
    #[default]
    Unchecked,
    /// A warning.
    Warn,
    /// Nothing.
    Accept,
}

/// The code lists of a run.
#[derive(Debug)]
pub struct CodeChoice {
    lists: Option<CodeLists>,
    policy: CodePolicy,
}

impl CodeChoice {
    /// Reads the lists that were given; those of XEfA are among them always.
    ///
    /// # Errors
    /// What is wrong with a list, under the name of its folder: half of the lists are none.
    pub fn load(args: &CodeArgs, limits: &Limits) -> Result<Self, Box<Outcome>> {
        let newer = match args.codelist_policy.unwrap_or_default() {
            PolicyArg::Reject => NewerVersion::Reject,
            PolicyArg::Warn => NewerVersion::Warn,
            PolicyArg::Accept => NewerVersion::Accept,
        };
        let unknown_list = match args.codelist_unknown.unwrap_or_default() {
            UnknownArg::Unchecked => UnknownList::Unchecked,
            UnknownArg::Warn => UnknownList::Warn,
            UnknownArg::Accept => UnknownList::Ignore,
        };
        let policy = CodePolicy { newer, unknown_list };
        if args.codelists.is_empty() {
            return Ok(Self { lists: None, policy });
        }
        let mut lists = CodeLists::bundled().clone();
        for folder in &args.codelists {
            let report = lists.add_folder(folder, limits);
            if report.verdict() != Verdict::Valid {
                return Err(Box::new(Outcome::of_schema(folder.to_string_lossy().into_owned(), report)));
            }
        }
        Ok(Self { lists: Some(lists), policy })
    }

    /// For a message of XEfA: the lists that were given, or XEfA's own.
    pub fn of_release(&self) -> CodeCheck<'_> {
        self.of_schema().unwrap_or_else(|| {
            let mut check = CodeCheck::BUNDLED;
            check.policy.newer = self.policy.newer;
            check
        })
    }

    /// For a message of another standard: the lists that were given.
    pub fn of_schema(&self) -> Option<CodeCheck<'_>> {
        self.lists.as_ref().map(|lists| CodeCheck::new(lists, self.policy))
    }
}
