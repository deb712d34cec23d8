//! Rules of the trade: the Fachmodul elterngeld.

use super::super::{Rule, error, warning};

pub(super) const RULES: &[Rule] = &[
    error(
        "xefa-eg-mindestbezug",
        [
            "ein Elternteil bezieht Elterngeld für weniger als zwei Lebensmonate",
            "a parent draws the allowance for fewer than two months of life",
        ],
        [
            "Wer Elterngeld bezieht, bezieht es für mindestens zwei Lebensmonate (§ 4 Abs. 4 BEEG); es müssen keine aufeinander folgenden sein.",
            "Who draws the allowance draws it for at least two months of life (§ 4 Abs. 4 BEEG); they need not follow one another.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-eg-ohne-bezug",
        ["für diesen Elternteil ist kein Lebensmonat beantragt", "no month of life is applied for by this parent"],
        [
            "Ein Elternteil, der selbst kein Elterngeld beantragt, braucht in diesem Antrag nicht zu stehen. Fehlt sein Bezug, tragen Sie die Lebensmonate ein.",
            "A parent who does not apply need not stand in this application. If the months are missing, enter them.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-eg-basis-nach-14",
        [
            "Basiselterngeld nach dem 14. Lebensmonat gibt es nur bei zu früh geborenen Kindern",
            "Basiselterngeld after the 14th month of life is for children born too early only",
        ],
        [
            "Basiselterngeld gibt es bis zum 14. Lebensmonat (§ 4 Abs. 1 BEEG), bei besonders früh geborenen Kindern je nach Woche der Geburt bis zum 18. (§ 4 Abs. 5 BEEG). Danach gibt es ElterngeldPlus.",
            "Basiselterngeld is for months up to the 14th (§ 4 Abs. 1 BEEG), for children born very early, by the week of birth, up to the 18th (§ 4 Abs. 5 BEEG). After that there is ElterngeldPlus.",
        ],
        ["", ""],
    ),
    error(
        "xefa-eg-basis-nach-18",
        [
            "Basiselterngeld ist für einen Lebensmonat nach dem 18. beantragt",
            "Basiselterngeld is applied for in a month of life after the 18th",
        ],
        [
            "Auch bei besonders früh geborenen Kindern gibt es Basiselterngeld höchstens bis zum 18. Lebensmonat (§ 4 Abs. 1 und 5 BEEG). Wählen Sie für spätere Monate ElterngeldPlus.",
            "Even for children born very early Basiselterngeld ends with the 18th month of life (§ 4 Abs. 1 and 5 BEEG). Choose ElterngeldPlus for later months.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-eg-hoechstzahl",
        [
            "zusammen sind mehr als 14 Monate Basiselterngeld beantragt",
            "more than 14 months of Basiselterngeld are applied for together",
        ],
        [
            "Die Eltern haben gemeinsam zwölf Monate Basiselterngeld und zwei weitere, wenn ein Elternteil in zwei Monaten weniger verdient (§ 4 Abs. 3 BEEG). Zwei Monate ElterngeldPlus zählen als einer. Mehr gibt es nur bei zu früh geborenen Kindern (§ 4 Abs. 5 BEEG).",
            "The parents have twelve months of Basiselterngeld together, and two more if one of them earns less in two months (§ 4 Abs. 3 BEEG). Two months of ElterngeldPlus count as one. There are more only for children born too early (§ 4 Abs. 5 BEEG).",
        ],
        ["", ""],
    ),
    error(
        "xefa-eg-hoechstzahl-fruehgeburt",
        [
            "zusammen sind mehr als 18 Monate Basiselterngeld beantragt",
            "more than 18 months of Basiselterngeld are applied for together",
        ],
        [
            "Auch bei besonders früh geborenen Kindern haben die Eltern gemeinsam höchstens sechzehn Monate Basiselterngeld und zwei Partnermonate (§ 4 Abs. 3 und 5 BEEG). Zwei Monate ElterngeldPlus zählen als einer.",
            "Even for children born very early the parents have at most sixteen months of Basiselterngeld and two partner months together (§ 4 Abs. 3 and 5 BEEG). Two months of ElterngeldPlus count as one.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-eg-hoechstzahl-elternteil",
        [
            "für einen Elternteil sind mehr als zwölf Monate Basiselterngeld beantragt",
            "more than twelve months of Basiselterngeld are applied for by one parent",
        ],
        [
            "Ein Elternteil hat höchstens zwölf Monate Basiselterngeld (§ 4 Abs. 4 BEEG); zwei Monate ElterngeldPlus zählen als einer. Mehr gibt es, wenn er das Kind allein erzieht (§ 4c BEEG) oder es zu früh geboren ist.",
            "One parent has at most twelve months of Basiselterngeld (§ 4 Abs. 4 BEEG); two months of ElterngeldPlus count as one. There are more for who brings up the child alone (§ 4c BEEG), or where it was born too early.",
        ],
        ["", ""],
    ),
    error(
        "xefa-eg-luecke",
        [
            "zwischen dem 14. und diesem Lebensmonat bezieht in einem Monat niemand Elterngeld",
            "between the 14th and this month of life there is a month in which nobody draws the allowance",
        ],
        [
            "Ab dem 15. Lebensmonat muss mindestens ein Elternteil in jedem Lebensmonat Elterngeld beziehen; nach einer Lücke lebt der Anspruch nicht wieder auf (§ 4 Abs. 1 BEEG).",
            "From the 15th month of life on at least one parent must draw the allowance in every month; after a gap the claim does not come back (§ 4 Abs. 1 BEEG).",
        ],
        ["", ""],
    ),
    error(
        "xefa-eg-ende",
        [
            "Elterngeld ist für einen Lebensmonat nach dem 32. beantragt",
            "the allowance is applied for in a month of life after the 32nd",
        ],
        [
            "ElterngeldPlus und Partnerschaftsbonus gibt es höchstens bis zum 32. Lebensmonat (§ 4 Abs. 1 BEEG).",
            "ElterngeldPlus and the Partnerschaftsbonus end with the 32nd month of life at the latest (§ 4 Abs. 1 BEEG).",
        ],
        ["", ""],
    ),
    error(
        "xefa-eg-bonus-gemeinsam",
        [
            "in diesem Lebensmonat bezieht nur ein Elternteil den Partnerschaftsbonus",
            "in this month of life only one parent draws the Partnerschaftsbonus",
        ],
        [
            "Den Partnerschaftsbonus gibt es, wenn beide Eltern in denselben Lebensmonaten in Teilzeit arbeiten; beide beziehen ihn gleichzeitig (§ 4b Abs. 1 BEEG).",
            "The Partnerschaftsbonus is for parents who both work part-time in the same months of life; both draw it at the same time (§ 4b Abs. 1 BEEG).",
        ],
        ["", ""],
    ),
    error(
        "xefa-eg-bonus-dauer",
        [
            "der Partnerschaftsbonus ist nicht für zwei bis vier aufeinander folgende Lebensmonate beantragt",
            "the Partnerschaftsbonus is not applied for in two to four months of life that follow one another",
        ],
        [
            "Der Partnerschaftsbonus wird für mindestens zwei und höchstens vier Lebensmonate gewährt, die aufeinander folgen (§ 4b BEEG).",
            "The Partnerschaftsbonus is granted for at least two and at most four months of life that follow one another (§ 4b BEEG).",
        ],
        ["", ""],
    ),
    warning(
        "xefa-eg-gleichzeitig",
        [
            "beide Eltern beziehen in mehr als einem der ersten zwölf Lebensmonate gleichzeitig Basiselterngeld",
            "both parents draw Basiselterngeld at the same time in more than one of the first twelve months of life",
        ],
        [
            "Für Kinder, die ab dem 1. April 2024 geboren sind, können beide Eltern nur in einem der ersten zwölf Lebensmonate gleichzeitig Basiselterngeld beziehen. Ausnahmen gelten etwa bei Mehrlingen, zu früh geborenen Kindern und Kindern mit Behinderung (§ 4 Abs. 6 BEEG).",
            "For children born from 1 April 2024 on both parents can draw Basiselterngeld at the same time only in one of the first twelve months of life. There are exceptions, such as for children born together, born too early, or with a disability (§ 4 Abs. 6 BEEG).",
        ],
        ["", ""],
    ),
    warning(
        "xefa-eg-mutterschaft",
        [
            "Lebensmonate mit Mutterschaftsleistungen gelten als Monate mit Basiselterngeld",
            "months of life with maternity benefits count as months of Basiselterngeld",
        ],
        [
            "In Lebensmonaten, in denen einem Elternteil Mutterschaftsgeld oder Ähnliches zusteht, gilt er als einer, der Basiselterngeld bezieht (§ 4 Abs. 4 BEEG); ElterngeldPlus oder Bonus lassen sich dafür nicht wählen.",
            "In months of life in which a parent has maternity benefit or the like that parent counts as one who draws Basiselterngeld (§ 4 Abs. 4 BEEG); ElterngeldPlus or the bonus cannot be chosen for them.",
        ],
        ["", ""],
    ),
    error(
        "xefa-eg-geboren",
        [
            "das Kind ist am Tag des Antrags noch nicht geboren",
            "the child is not yet born on the day of the application",
        ],
        [
            "Elterngeld gibt es für ein Kind, mit dem man in einem Haushalt lebt (§ 1 Abs. 1 BEEG); der Antrag kommt nach der Geburt. Meist ist das Jahr verschrieben.",
            "The allowance is for a child with whom one lives in a household (§ 1 Abs. 1 BEEG); the application comes after the birth. Mostly the year is mistyped.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-eg-rueckwirkung",
        ["dieser Lebensmonat liegt zu weit vor dem Antrag", "this month of life is too long before the application"],
        [
            "Rückwirkend wird Elterngeld nur für die letzten drei Lebensmonate vor dem Beginn des Lebensmonats geleistet, in dem der Antrag eingegangen ist (§ 7 Abs. 1 BEEG).",
            "For the past the allowance is paid only for the last three months of life before the one in which the application came in (§ 7 Abs. 1 BEEG).",
        ],
        ["", ""],
    ),
    error(
        "xefa-eg-bemessung",
        [
            "dieser Monat steht schon da oder liegt nicht vor dem Monat der Geburt",
            "this month is there already, or is not before the month of birth",
        ],
        [
            "Das Einkommen vor der Geburt wird je Kalendermonat einmal angegeben, und nur für Monate vor dem Monat der Geburt (§ 2b Abs. 1 BEEG).",
            "The income before the birth is given once for each calendar month, and only for months before the month of birth (§ 2b Abs. 1 BEEG).",
        ],
        ["", ""],
    ),
    warning(
        "xefa-eg-mehrlinge",
        ["die Kinder sind nicht zusammen geboren", "the children were not born together"],
        [
            "Mehrere Kinder in einem Antrag sind Mehrlinge; sie kommen am selben Tag oder um Mitternacht herum zur Welt. Für Geschwister wird je ein Antrag gestellt.",
            "Several children in one application were born together, on the same day or about midnight. For brothers and sisters there is an application each.",
        ],
        ["", ""],
    ),
    error(
        "xefa-eg-eltern-verschieden",
        ["beide Eltern haben dieselbe Identifikationsnummer", "both parents have the same Identifikationsnummer"],
        [
            "Jeder Mensch hat seine eigene Identifikationsnummer (§ 139b AO). Meist ist die Nummer des einen Elternteils zweimal eingetragen.",
            "Everybody has a number of his or her own (§ 139b AO). Mostly the number of one parent was entered twice.",
        ],
        ["", ""],
    ),
    error(
        "xefa-eg-eltern-alter",
        ["der Elternteil ist nicht vor dem Kind geboren", "the parent was not born before the child"],
        [
            "Ein Elternteil ist älter als sein Kind. Meist ist ein Geburtsdatum verschrieben, oder das des Kindes ist beim Elternteil eingetragen.",
            "A parent is older than the child. Mostly a date of birth is mistyped, or that of the child was entered for the parent.",
        ],
        ["", ""],
    ),
];
