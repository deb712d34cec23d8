//! Generated types within the types of a user.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::json;
use xefa::{v1_1, v2_0};

/// What a user stores: messages of two releases beside a type of the same name as one of ours.
#[derive(JsonSchema)]
#[allow(dead_code, reason = "only its schema is asked for")]
struct Akte {
    anschrift: Anschrift,
    quittung: v2_0::AdministrationQuittung,
    alte: Vec<v1_1::AdministrationQuittung>,
    irgendeine: Option<v2_0::Message>,
    uuid: v2_0::Uuid,
    wo: v2_0::Anschrift,
}

#[derive(JsonSchema)]
#[allow(dead_code, reason = "only its schema is asked for")]
struct Anschrift {
    zeile: String,
}

fn quittung(release: &str) -> serde_json::Value {
    let file = format!(
        "{}/schemas/xefa/{release}/samples/administration.quittung.0020-minimal.xml",
        env!("CARGO_MANIFEST_DIR")
    );
    serde_json::to_value(xefa::read(&std::fs::read(file).expect("a sample")).expect("a message")).expect("JSON")
}

#[test]
fn a_struct_of_a_user_holds_messages() {
    let settings = [SchemaSettings::draft2020_12(), SchemaSettings::draft2020_12().for_serialize()];
    for settings in settings {
        let schema = settings.into_generator().into_root_schema_for::<Akte>();
        let judge = super::judge(&schema);
        let (new, old) = (quittung("2.0"), quittung("1.1"));
        let akte = json!({
            "anschrift": { "zeile": "Musterweg 1" },
            "quittung": new["administration.quittung.0020"],
            "alte": [old["administration.quittung.0020"]],
            "irgendeine": new,
            "uuid": "804f4b74-79ba-4151-b81b-f4a42b6e5c40",
            "wo": { "strasse": "Musterweg", "ort": "Musterbrück", "staat": "DE" },
        });
        assert_eq!(super::complaints(&judge, &akte), Vec::<String>::new());
        let broken = |pointer: &str, value: serde_json::Value| {
            let mut akte = akte.clone();
            *akte.pointer_mut(pointer).expect("a member") = value;
            !judge.is_valid(&akte)
        };
        assert!(broken("/quittung", old["administration.quittung.0020"].clone()));
        assert!(broken("/alte/0", new["administration.quittung.0020"].clone()));
        assert!(broken("/irgendeine", new["administration.quittung.0020"].clone()));
        assert!(broken("/uuid", json!("x")));
        assert!(broken("/wo/ort", json!({ "a": 1 })));
        assert!(broken("/anschrift/zeile", json!(1)));
    }
}

#[test]
fn the_schema_of_a_type_is_the_same_each_time() {
    let one = serde_json::to_string(&schemars::schema_for!(v2_0::AntragEinreichung)).expect("JSON");
    let other = serde_json::to_string(&schemars::schema_for!(v2_0::AntragEinreichung)).expect("JSON");
    assert_eq!(one, other);
}
