//! Order and number survive JSON: small schemas with repeated groups, substitution groups, wildcards, mixed content and actual types,
//! and messages made from them.

use xefa::Limits;
use xefa::models::json::untyped;
use xefa::schema::Schema;
use xefa::validate::{Options, check};
use xefa::xsd::Loader;

use super::document::difference;
use super::print::print;
use super::random::Random;
use super::small::Small;
use super::tree::Maker;

/// Schemas.
const SEEDS: u64 = if cfg!(debug_assertions) { 600 } else { 6_000 };

#[test]
fn nothing_is_lost_between_xml_and_json() {
    let (mut schemas, mut count, mut grouped, mut mixed, mut any) = (0, 0, 0, 0, 0);
    for seed in 0..SEEDS {
        let mut random = Random(seed);
        let text = Small::wide(&mut random).schema();
        let set = Loader::new().document("a.xsd", text.as_str()).read(&["a.xsd".into()]);
        let Some(schema) = set.ok().and_then(|set| Schema::compile(&set, &Limits::default()).ok()) else { continue };
        let schema: &'static Schema = Box::leak(Box::new(schema));
        schemas += 1;
        let root = schema.global_elements().find(|id| schema.local(schema.element(*id).name) == "r").expect("a root");
        let mut maker = Maker::new(schema).with_foreign();
        for size in 0..8 {
            let Ok((element, ids)) = maker.try_message(root, &mut random, size) else { continue };
            let xml = print(schema, &element, &ids, &mut random);
            if !check(schema, xml.as_bytes(), &Options::default()).is_valid() {
                continue;
            }
            let told = |what: &str| format!("{seed} {what}\n{text}\n{xml}");
            let json = untyped::to_json(schema, xml.as_bytes())
                .unwrap_or_else(|error| panic!("{}", told(&format!("{error:?}"))));
            let again = untyped::to_xml(schema, &json)
                .unwrap_or_else(|error| panic!("{}", told(&format!("{error:?}\n{json:#}"))));
            if let Some(difference) = difference(schema, &xml, &again) {
                panic!("{}", told(&format!("{difference}\n{json:#}\n{again}")));
            }
            let written = json.to_string();
            count += 1;
            grouped += usize::from(written.contains("#group"));
            mixed += usize::from(written.contains("#mixed"));
            any += usize::from(written.contains("#name"));
        }
    }
    eprintln!("{schemas} schemas, {count} messages, {grouped} with groups, {mixed} mixed, {any} with foreign elements");
    assert!(schemas > 100 && count > 500, "{schemas} {count}");
    assert!(grouped > 100 && mixed > 100 && any > 50, "{grouped} {mixed} {any}");
}

/// Alternatives that hold the same members tell themselves apart: by their groups, by what must be there, by the order.
#[test]
fn alternatives_of_the_same_members() {
    let element = |name: &str| format!(r#"<xs:element name="{name}" type="xs:int"/>"#);
    let (a, b, x, y) = (element("a"), element("b"), element("x"), element("y"));
    let schema = format!(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:complexType><xs:sequence>
             <xs:element name="gruppen" minOccurs="0"><xs:complexType><xs:choice>
               <xs:sequence maxOccurs="unbounded">{x}{a}</xs:sequence><xs:sequence maxOccurs="unbounded">{y}{a}</xs:sequence>
             </xs:choice></xs:complexType></xs:element>
             <xs:element name="fehlt" minOccurs="0"><xs:complexType><xs:choice>
               <xs:sequence>{y}{b}{a}</xs:sequence><xs:sequence><xs:element name="x" type="xs:int" minOccurs="0"/>{a}{b}</xs:sequence>
             </xs:choice></xs:complexType></xs:element>
             <xs:element name="folge" minOccurs="0"><xs:complexType><xs:choice>
               <xs:sequence>{a}{b}</xs:sequence><xs:sequence>{b}{a}</xs:sequence>
             </xs:choice></xs:complexType></xs:element>
           </xs:sequence></xs:complexType></xs:element></xs:schema>"#
    );
    let set = Loader::new().document("a.xsd", schema).read(&["a.xsd".into()]).expect("a document");
    let schema = Schema::compile(&set, &Limits::default()).expect("a correct schema");
    for (xml, json) in [
        (
            "<gruppen><x>1</x><a>2</a><x>3</x><a>4</a></gruppen>",
            r##"{"gruppen":{"#group":[{"x":1,"a":2},{"x":3,"a":4}]}}"##,
        ),
        ("<gruppen><y>1</y><a>2</a></gruppen>", r##"{"gruppen":{"#group#2":[{"y":1,"a":2}]}}"##),
        ("<fehlt><a>1</a><b>2</b></fehlt>", r#"{"fehlt":{"a":1,"b":2}}"#),
        ("<fehlt><y>0</y><b>1</b><a>2</a></fehlt>", r#"{"fehlt":{"y":0,"b":1,"a":2}}"#),
        ("<folge><a>1</a><b>2</b></folge>", r#"{"folge":{"a":1,"b":2}}"#),
        ("<folge><b>1</b><a>2</a></folge>", r#"{"folge":{"b":1,"a":2}}"#),
    ] {
        let (xml, json) = (format!("<r>{xml}</r>"), format!(r#"{{"r":{json}}}"#));
        let made = untyped::to_json(&schema, xml.as_bytes()).expect("a message");
        assert_eq!(made.to_string(), json);
        let again = untyped::to_xml(&schema, &made).unwrap_or_else(|error| panic!("{json}: {error:?}"));
        assert!(again.ends_with(&xml), "{again}");
    }
}
