//! The models of the library itself: which releases, from which files, and where they go.

use std::path::PathBuf;

use crate::{Config, Edition, External, MappingConfig, Supply};

/// The folders of the library's own models, and what is generated into them. Paths begin at the root of the repository.
#[must_use]
pub fn releases() -> Vec<(PathBuf, Config)> {
    // Models of 1.0 are those of its erratum; what differs is only what a schema demands.
    let mut first = release("1.0", "schemas/xefa/1.0.1/xefa-alle.xsd");
    first.editions = vec![Edition {
        name: "schema_as_published".to_owned(),
        schemas: vec!["schemas/xefa/1.0/xefa-alle.xsd".into()],
        doc: "Das Schema von XEfA 1.0, wie es vor der Berichtigung 1.0.1 veröffentlicht wurde.".to_owned(),
    }];
    vec![
        (PathBuf::from("src/models/v1_0"), first),
        (PathBuf::from("src/models/v1_1"), release("1.1", "schemas/xefa/1.1/xefa-alle.xsd")),
        (PathBuf::from("src/models/v2_0"), release("2.0", "schemas/xefa/2.0/xefa-alle.xsd")),
    ]
}

/// The library's own models of a release, for those who share their types: `1.0`, `1.1` or `2.0`, and where its `xefa-alle.xsd` is
/// (of 1.0 that of the erratum 1.0.1).
///
/// ```
/// let core = xefa_codegen::own::external("2.0", "../schemas/xefa/2.0/xefa-alle.xsd").expect("a release");
/// assert_eq!(core.path, "xefa::v2_0");
/// assert!(xefa_codegen::own::external("3.0", "xefa-alle.xsd").is_none());
/// ```
#[must_use]
pub fn external(version: &str, schema: impl Into<PathBuf>) -> Option<External> {
    let module = format!("v{}", version.replace('.', "_"));
    let known = releases().iter().any(|(folder, _)| folder.ends_with(&module));
    known.then(|| External::new(format!("xefa::{module}"), release(version, schema)))
}

fn release(version: &str, schema: impl Into<PathBuf>) -> Config {
    let mut config = Config::new([schema]);
    "crate".clone_into(&mut config.runtime);
    "cargo codegen generate".clone_into(&mut config.command);
    config.title = Some(format!("XEfA {version}: Nachrichten und Fachmodule."));
    config.payloads = vec!["urn:xefa:fachmodul:".to_owned()];
    config.strip = vec!["xefa-fachmodul-".to_owned(), "xefa-".to_owned()];
    config.modules = vec!["kopf".to_owned()];
    // Nearly none: the types are small, and what they are is the library's interface.
    config.box_above = 4096;
    config.thin_above = usize::MAX;
    config.supply = Some(Supply {
        namespace: format!("urn:xefa:schema:{version}"),
        base: "Nachricht.XEfAType".to_owned(),
        arguments: vec![
            ("leser".to_owned(), "Behoerde".to_owned(), "Wer die Nachricht fachlich liest.".to_owned()),
            ("autor".to_owned(), "Behoerde".to_owned(), "Wer die Nachricht fachlich verfasst.".to_owned()),
        ],
        fields: [
            ("@produkt", "ctx.product().parse()?"),
            ("@produkthersteller", "ctx.manufacturer().parse()?"),
            ("@produktversion", "ctx.version().map(str::parse).transpose()?"),
            ("@test", "ctx.test().map(str::parse).transpose()?"),
            ("nachrichtenkopf", "kopf::kopf(ctx, \"{number}\", required.leser, required.autor)?"),
        ]
        .map(|(name, rust)| (name.to_owned(), rust.to_owned()))
        .into(),
    });
    config
}

/// The conversions between the library's own releases: where they go, and what they are made from.
#[must_use]
pub fn mappings() -> Vec<(PathBuf, MappingConfig)> {
    let (old, middle, new) = ("v1_0", "v1_1", "v2_0");
    vec![
        mapping(
            (old, middle),
            &[
                ("schema:1.0", "schema:1.1"),
                ("fachmodul:wohnsitz:1.0", "fachmodul:wohnsitz:1.1"),
                ("fachmodul:wohngeld:1.0", "fachmodul:wohngeld:1.1"),
            ],
            // The first keeps the Vorgang for all that follows; the name beside a folded code goes with it; paths of other messages
            // are translated; what a person with several nationalities loses depends on all of them; a title is deprecated.
            &[
                "Name",
                "Vorgang",
                "CodeAntragsstatus",
                "Rueckweisungsgrund",
                "Nachforderungsposition",
                "Meldeperson",
                "Haushaltsmitglied",
                "Kontoattribute",
            ],
        ),
        mapping(
            (middle, new),
            // Fachmodule that stayed leap from the Baukasten of 1.0 to that of 2.0.
            &[
                ("schema:1.1", "schema:2.0"),
                ("schema:1.0", "schema:2.0"),
                ("fachmodul:wohnsitz:1.1", "fachmodul:wohnsitz:2.0"),
                ("fachmodul:wohngeld:1.1", "fachmodul:wohngeld:2.0"),
                ("fachmodul:wohngeld:1.0", "fachmodul:wohngeld:2.0"),
                ("fachmodul:gewerbe:1.0", "fachmodul:gewerbe:2.0"),
                ("fachmodul:elterngeld:1.0", "fachmodul:elterngeld:2.0"),
            ],
            &["Rueckweisungsgrund", "Nachforderungsposition", "Fachdaten", "Nachweisdaten"],
        ),
        // The first half of that leap.
        {
            let (_, config) = mapping((middle, middle), &[("schema:1.0", "schema:1.1")], &[]);
            (PathBuf::from("src/map/v1_1_v2_0/vorstufe/same.rs"), config)
        },
        // A Fachmodul that moved alone, within one release.
        {
            let moves = [("fachmodul:wohngeld:1.0", "fachmodul:wohngeld:1.1")];
            let (_, config) = mapping((middle, middle), &moves, &["Haushaltsmitglied"]);
            (PathBuf::from("src/map/v1_1/same.rs"), config)
        },
    ]
}

fn mapping((old, new): (&str, &str), namespaces: &[(&str, &str)], by_hand: &[&str]) -> (PathBuf, MappingConfig) {
    let config = |module: &str| {
        let models = PathBuf::from("src/models").join(module);
        releases().into_iter().find(|(folder, _)| *folder == models).map(|(_, config)| config)
    };
    let urn = |name: &str| format!("urn:xefa:{name}");
    let mapping = MappingConfig {
        old: config(old).unwrap_or_else(|| release("", "")),
        new: config(new).unwrap_or_else(|| release("", "")),
        old_path: format!("crate::models::{old}"),
        new_path: format!("crate::models::{new}"),
        namespaces: namespaces.iter().map(|(old, new)| (urn(old), urn(new))).collect(),
        by_hand: by_hand.iter().map(|name| (*name).to_owned()).collect(),
        runtime: "crate".to_owned(),
        command: "cargo codegen generate".to_owned(),
    };
    (PathBuf::from(format!("src/map/{old}_{new}/same.rs")), mapping)
}
