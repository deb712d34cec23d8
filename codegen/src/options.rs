//! What every command that makes models can be told.

use std::path::PathBuf;

use xefa_codegen::{Config, Error, External, Layout, own, rename};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// A schema document; may be given more than once.
    #[arg(long)]
    pub schema: Vec<PathBuf>,
    /// An XML catalog that says where documents are that are named by a URL.
    #[arg(long, requires = "schema")]
    catalog: Option<PathBuf>,
    /// The beginning of a namespace whose elements are payloads of wildcards; may be given more than once.
    #[arg(long, requires = "schema")]
    payload: Vec<String>,
    /// Only this message, by the name of its element, and what it needs; may be given more than once.
    #[arg(long, value_name = "ELEMENT", requires = "schema")]
    only: Vec<String>,
    /// Types that no message needs too, for those who build on these models.
    #[arg(long, requires = "schema")]
    all_types: bool,
    /// Makes a warning of an IDREF without its ID, for standards whose messages refer to other ones.
    #[arg(long, requires = "schema")]
    lenient_references: bool,
    /// Which modules there are: one for each schema document, one for each namespace, or one for all types.
    #[arg(long, value_name = "document|namespace|one", default_value = "document", requires = "schema")]
    modules: Layout,
    /// NAME=NEW: another name for a type (PersonType=NatuerlichePerson) or a part of one (PersonType/geburtsdatum=geboren), by the
    /// names of the schema; {urn:x}PersonType where there are several. May be given more than once.
    #[arg(long, value_name = "NAME=NEW", value_parser = rename, requires = "schema")]
    rename: Vec<(String, String)>,
    /// A file of such renames, a line each.
    #[arg(long, value_name = "FILE", requires = "schema")]
    renames: Option<PathBuf>,
    /// A trait that all types derive (Hash, my_crate::Trait), or one of them (PersonType:Hash). Of those of the standard library a type
    /// can have Eq, Hash, PartialOrd, Ord and Copy, if all that is in it can; Hash? goes to all types that can have it. May be given
    /// more than once.
    #[arg(long, value_name = "[TYPE:]TRAIT", requires = "schema")]
    derive: Vec<String>,
    /// An optional part of more bytes than this gets a box; 64 where nothing is said.
    #[arg(long, value_name = "BYTES", requires = "schema")]
    box_above: Option<usize>,
    /// A type with more lists than this holds them in `xefa::value::Many` instead of `Vec`, which takes less room; 4 where nothing is
    /// said.
    #[arg(long, value_name = "LISTS", requires = "schema")]
    thin_above: Option<usize>,
    /// PATH=SCHEMA: the Rust path of other models (xbildung, xefa::v2_0) and the schema document that they were made from: types that
    /// are the same are taken from there. May be given more than once; for one path in the order in which it was given for those.
    #[arg(long, value_name = "PATH=SCHEMA", value_parser = external, requires = "schema")]
    external: Vec<(String, PathBuf)>,
}

fn external(text: &str) -> Result<(String, PathBuf), String> {
    let (path, schema) = text.split_once('=').ok_or("PATH=SCHEMA is expected, such as xbildung=xsd/xbildung.xsd")?;
    Ok((path.to_owned(), schema.into()))
}

impl Options {
    pub fn config(self) -> Result<Config, Error> {
        let mut others: Vec<External> = Vec::new();
        for (path, schema) in self.external {
            // The library's own models are made with more than their documents.
            let release = path.strip_prefix("xefa::v").map(|version| version.replace('_', "."));
            match others.iter_mut().find(|other| other.path == path) {
                Some(known) => known.config.schemas.push(schema),
                None => others.push(match release.and_then(|version| own::external(&version, &schema)) {
                    Some(own) => own,
                    None => External::new(path, Config::new([schema])),
                }),
            }
        }
        let standard = Config::new(self.schema);
        let config = Config {
            external: others,
            catalog: self.catalog,
            payloads: self.payload,
            only: self.only,
            all_types: self.all_types,
            lenient_references: self.lenient_references,
            layout: self.modules,
            renames: self.rename,
            derives: self.derive,
            box_above: self.box_above.unwrap_or(standard.box_above),
            thin_above: self.thin_above.unwrap_or(standard.thin_above),
            ..standard
        };
        match self.renames {
            Some(path) => config.with_renames(&path),
            None => Ok(config),
        }
    }
}
