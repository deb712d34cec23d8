//! The models of the library itself: which releases, from which files, and where they go.

use std::path::PathBuf;

use crate::{Config, Supply};

/// The folders of the library's own models, and what is generated into them. Paths begin at the root of the repository.
#[must_use]
pub fn releases() -> Vec<(PathBuf, Config)> {
    vec![(PathBuf::from("src/models/v1_0"), release_1_0())]
}

fn release_1_0() -> Config {
    let mut config = Config::new(["schemas/xefa/1.0/xefa-alle.xsd"]);
    "crate".clone_into(&mut config.runtime);
    "cargo codegen generate".clone_into(&mut config.command);
    config.title = Some("XEfA 1.0: Nachrichten und Fachmodule.".to_owned());
    config.payloads = vec!["urn:xefa:fachmodul:".to_owned()];
    config.strip = vec!["xefa-fachmodul-".to_owned(), "xefa-".to_owned()];
    config.modules = vec!["kopf".to_owned()];
    config.supply = Some(Supply {
        namespace: "urn:xefa:schema:1.0".to_owned(),
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
