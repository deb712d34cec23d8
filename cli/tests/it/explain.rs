//! Every rule can be explained, in both languages.

use crate::support::xefa;

#[test]
fn a_rule_is_explained_with_an_example() {
    let run = xefa(["explain", "cvc-complex-type.4"]);
    assert_eq!(run.code, Some(0));
    let expected = "\
cvc-complex-type.4 (error)

An attribute that the schema requires is not in the start tag. In XÖV messages these are often
listVersionID on codes and version or standard on the root. Add it.

  wrong:   <code><code>01</code></code>
  right:   <code listVersionID=\"3\"><code>01</code></code>
";
    assert_eq!(run.out, expected);
    let german = xefa(["explain", "--lang", "de", "cvc-complex-type.4"]);
    assert!(german.out.contains("(Fehler)") && german.out.contains("falsch: "), "{}", german.out);
}

#[test]
fn all_rules_are_listed_and_each_is_explained() {
    let list = xefa(["explain"]);
    assert_eq!(list.code, Some(0));
    let ids: Vec<&str> = list.out.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
    assert!(ids.len() > 150 && ids.contains(&"xefa-nicht-geprueft"));
    for id in ids.iter().step_by(29) {
        assert_eq!(xefa(["explain", id]).code, Some(0), "{id}");
    }
}

#[test]
fn an_unknown_rule_names_the_nearest() {
    let run = xefa(["explain", "cvc-complex-typ.4"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_eq!(run.err, "xefa: there is no rule “cvc-complex-typ.4”; did you mean cvc-complex-type.4\n");
    let family = xefa(["explain", "cvc-elt.4", "--lang", "de"]);
    assert_eq!(
        family.err,
        "xefa: die Regel „cvc-elt.4“ gibt es nicht; gemeint ist wohl cvc-elt.4.1, cvc-elt.4.2, cvc-elt.4.3\n"
    );
    assert!(xefa(["explain", "ganz etwas anderes"]).err.contains("for all of them: xefa explain"));
}
