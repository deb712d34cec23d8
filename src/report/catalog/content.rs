//! Elements and attributes: validation rules of XML Schema Part 1.

use super::{Rule, error};

pub(super) const RULES: &[Rule] = &[
    error(
        "cvc-complex-type.4",
        ["Attribut {name} fehlt", "attribute {name} is missing"],
        [
            "Ein Attribut, das das Schema verlangt, steht nicht im Start-Tag. Ergänzen Sie es.",
            "An attribute that the schema requires is not in the start tag. Add it.",
        ],
        ["<code>01</code>", "<code listVersionID=\"3\">01</code>"],
    ),
    error(
        "cvc-complex-type.2.4",
        [
            "[{=name} kann hier nicht stehen][, davor fehlt {missing}][, gemeint ist wohl {hint}?][Inhalt von {parent} endet zu früh]",
            "[element {name} cannot stand here][, before it {missing} is missing][, did you mean {hint}?][content of {parent} ends too early]",
        ],
        [
            "Die Kindelemente stehen nicht so da, wie das Schema es verlangt.",
            "The children are not what the schema demands.",
        ],
        ["", ""],
    ),
];
