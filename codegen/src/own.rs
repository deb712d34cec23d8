//! The models of the library itself: which releases, from which files, and where they go.

use std::path::PathBuf;

use crate::{Config, Edition, Supply};

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

fn release(version: &str, schema: &str) -> Config {
    let mut config = Config::new([schema]);
    "crate".clone_into(&mut config.runtime);
    "cargo codegen generate".clone_into(&mut config.command);
    config.title = Some(format!("XEfA {version}: Nachrichten und Fachmodule."));
    config.payloads = vec!["urn:xefa:fachmodul:".to_owned()];
    config.strip = vec!["xefa-fachmodul-".to_owned(), "xefa-".to_owned()];
    config.modules = vec!["kopf".to_owned()];
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
