//! The suites of a configuration, with their schemas read.

use std::path::Path;

use rayon::prelude::*;
use xefa::Limits;
use xefa::report::Report;
use xefa::suite::{Choice, Suite, Suites};
use xefa::validate::{Options, check, check_codes};

use crate::code_lists::{CodeArgs, CodeChoice};
use crate::config::{self, Config};
use crate::outcome::Outcome;
use crate::schema_choice::compile;

/// Suites, read.
#[derive(Debug)]
pub struct SuiteSet<'c> {
    config: &'c Config,
    suites: Suites,
    codes: Vec<CodeChoice>,
    /// The position of each in the configuration.
    positions: Vec<usize>,
    forced: bool,
}

impl<'c> SuiteSet<'c> {
    /// Reads the schemas and code lists of all suites, or of the one that was asked for: then everything is checked against it.
    /// Code lists of the command line take the place of those of the suites.
    ///
    /// # Errors
    /// What is wrong with each of them: nothing is checked with half of the suites.
    pub fn load(
        config: &'c Config,
        only: Option<usize>,
        codes: &CodeArgs,
        limits: &Limits,
    ) -> Result<Self, Vec<Outcome>> {
        let positions: Vec<usize> = only.map_or_else(|| (0..config.suites.len()).collect(), |only| vec![only]);
        let read = |at: &usize| one(&config.suites[*at], codes, limits);
        let read: Vec<_> = positions.par_iter().map(read).collect();
        let (mut suites, mut lists, mut broken) = (Vec::new(), Vec::new(), Vec::new());
        for result in read {
            match result {
                Ok((suite, codes)) => {
                    suites.push(suite);
                    lists.push(codes);
                }
                Err(outcome) => broken.push(*outcome),
            }
        }
        if !broken.is_empty() {
            return Err(broken);
        }
        Ok(Self { config, suites: Suites::new(suites), codes: lists, positions, forced: only.is_some() })
    }

    /// Checks a message; says against which suite, by its position in the configuration.
    pub fn check(&self, bytes: &[u8], key: &Path, options: &Options) -> (Report, Option<usize>) {
        let at = match self.choose(bytes, key) {
            Ok(at) => at,
            Err(report) => return (report, None),
        };
        let schema = self.suites.all()[at].schema();
        let report = match self.codes[at].of_schema() {
            Some(codes) => check_codes(schema, bytes, options, codes),
            None => check(schema, bytes, options),
        };
        (report, Some(self.positions[at]))
    }

    fn choose(&self, bytes: &[u8], key: &Path) -> Result<usize, Report> {
        if self.forced {
            return Ok(0);
        }
        match self.suites.choose(bytes) {
            Choice::One(at) => Ok(at),
            Choice::Several { suites, finding } => {
                // Where the message does not tell, its place may.
                let mut here = suites.into_iter().filter(|at| self.config.suites[self.positions[*at]].holds(key));
                match (here.next(), here.next()) {
                    (Some(at), None) => Ok(at),
                    _ => Err((*finding).into()),
                }
            }
            Choice::None(finding) => Err((*finding).into()),
            Choice::Unreadable(report) => Err(report),
        }
    }
}

fn one(suite: &config::Suite, codes: &CodeArgs, limits: &Limits) -> Result<(Suite, CodeChoice), Box<Outcome>> {
    let named = |mut outcome: Box<Outcome>| {
        outcome.suite = Some(suite.name.clone());
        outcome
    };
    let (schema, main) = compile(&suite.schema, suite.catalog.as_deref(), limits).map_err(named)?;
    let codes = CodeChoice::load(&codes.or(&suite.codes), limits).map_err(named)?;
    let mut read = Suite::new(&suite.name, schema).with_main_namespaces(main);
    if let Some(namespaces) = &suite.namespaces {
        read = read.with_namespaces(namespaces.clone());
    }
    if let Some(versions) = &suite.versions {
        read = read.with_versions(versions.clone(), suite.version_at.clone());
    }
    Ok((read, codes))
}
