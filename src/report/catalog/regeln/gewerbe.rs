//! Rules of the trade: the Fachmodul gewerbe.

use super::super::{Rule, error, warning};

pub(super) const RULES: &[Rule] = &[
    warning(
        "xefa-gw-handwerkskarte",
        ["zu einem Handwerk fehlt die Handwerkskarte", "for a craft the Handwerkskarte is missing"],
        [
            "Wer ein zulassungspflichtiges Handwerk beginnt, legt mit der Anzeige die Handwerkskarte vor (§ 16 Abs. 1 HwO). Bei einem zulassungsfreien oder handwerksähnlichen Gewerbe gibt es keine; dann ist nichts zu tun.",
            "Who begins a craft that needs an entry in the register of crafts hands in the Handwerkskarte with the notification (§ 16 Abs. 1 HwO). For other crafts there is none; then there is nothing to do.",
        ],
        ["", ""],
    ),
    error(
        "xefa-gw-vertreter",
        [
            "zu einer Organisation ist niemand angegeben, der sie vertritt",
            "for an organisation nobody is given who represents it",
        ],
        [
            "Eine juristische Person oder Personengesellschaft handelt durch Menschen. Geben Sie die gesetzlichen Vertreter an, etwa die Geschäftsführer einer GmbH oder die geschäftsführenden Gesellschafter.",
            "A legal person or partnership acts through people. Give its legal representatives, such as the managing directors of a GmbH or the managing partners.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-gw-register",
        ["zur Organisation fehlt der Registereintrag", "the entry in the register is missing for the organisation"],
        [
            "Organisationen dieser Rechtsform stehen in der Regel in einem Register; Gericht und Nummer machen sie unverwechselbar. Ist die Organisation noch in Gründung, wird der Eintrag nachgereicht.",
            "Organisations of this legal form as a rule stand in a register; court and number make them unmistakable. If the organisation is still being founded, the entry is delivered later.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-gw-beginn",
        ["der Betrieb hat vor der Anzeige begonnen", "the business began before the notification"],
        [
            "Das Gewerbe ist gleichzeitig mit seinem Beginn anzuzeigen (§ 14 Abs. 1 GewO). Die Anzeige bleibt nötig; wer sie zu spät erstattet, handelt ordnungswidrig.",
            "A trade is notified at the time at which it begins (§ 14 Abs. 1 GewO). The notification is still necessary; who is late commits an administrative offence.",
        ],
        ["", ""],
    ),
    error(
        "xefa-gw-verlegung",
        [
            "zu einer Verlegung fehlt die frühere Betriebsstätte",
            "for a business that moves the former place is missing",
        ],
        [
            "Wer seinen Betrieb aus dem Bezirk einer anderen Behörde verlegt, gibt an, wo er bisher war (§ 14 Abs. 1 GewO). Danach richtet sich, wo das Gewerbe abgemeldet wird.",
            "Who moves a business from the district of another authority says where it was (§ 14 Abs. 1 GewO). By this goes where the trade is signed off.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-gw-neugruendung",
        [
            "zu einer Neugründung ist eine frühere Betriebsstätte angegeben",
            "for a new business a former place is given",
        ],
        [
            "Ein Betrieb, der neu gegründet wird, war vorher nirgends. Gemeint ist wohl eine Verlegung (03) oder eine Übernahme (02).",
            "A business that is founded was nowhere before. Meant is perhaps that it moves (03) or is taken over (02).",
        ],
        ["", ""],
    ),
    warning(
        "xefa-gw-umwandlung",
        [
            "zu einer Umwandlung ist eine natürliche Person als Inhaber angegeben",
            "for a transformation a natural person is given as owner",
        ],
        [
            "Bei einer Umwandlung entsteht in der Regel eine Organisation in neuer Rechtsform; sie ist dann Betriebsinhaber. Übernimmt ein Mensch den Betrieb, ist es eine Übernahme (02).",
            "From a transformation as a rule comes an organisation of a new legal form, which is then the owner. If a person takes over the business, it is a takeover (02).",
        ],
        ["", ""],
    ),
    error(
        "xefa-gw-minderjaehrig",
        [
            "der Inhaber ist minderjährig, und niemand ist angegeben, der ihn vertritt",
            "the owner is a minor, and nobody is given who represents him or her",
        ],
        [
            "Ein Minderjähriger darf ein Erwerbsgeschäft betreiben, wenn ihn der gesetzliche Vertreter mit Genehmigung des Familiengerichts dazu ermächtigt (§ 112 Abs. 1 BGB). Geben Sie den Vertreter an und legen Sie die Genehmigung bei.",
            "A minor may run a business if the legal representative, with leave of the family court, empowers him or her (§ 112 Abs. 1 BGB). Give the representative and attach the leave.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-gw-aufenthaltstitel",
        [
            "der Inhaber braucht wohl einen Aufenthaltstitel, und keiner ist angegeben",
            "the owner probably needs a residence title, and none is given",
        ],
        [
            "Wer weder Deutscher noch Bürger der EU, des EWR oder der Schweiz ist, darf in der Regel nur selbständig sein, wenn der Aufenthaltstitel es erlaubt (§ 4a AufenthG). Es gibt Ausnahmen, etwa für Familienangehörige von Unionsbürgern.",
            "Who is neither German nor a citizen of the EU, the EEA or Switzerland may as a rule be self-employed only if the residence title allows it (§ 4a AufenthG). There are exceptions, such as for relatives of citizens of the Union.",
        ],
        ["", ""],
    ),
    error(
        "xefa-gw-bescheinigung-datum",
        [
            "die Bescheinigung ist an einem Tag erteilt, der noch nicht war",
            "the certificate was issued on a day that has not yet been",
        ],
        [
            "Erlaubnis, Handwerkskarte und Aufenthaltstitel müssen erteilt sein, bevor sie angegeben werden. Meist ist das Ende der Gültigkeit statt des Tags der Erteilung angegeben.",
            "A licence, a Handwerkskarte and a residence title must have been issued before they are given. Mostly the end of validity was given instead of the day of issue.",
        ],
        ["", ""],
    ),
    error(
        "xefa-gw-inland",
        ["die Betriebsstätte liegt nicht in Deutschland", "the place of business is not in Germany"],
        [
            "Angezeigt wird ein Betrieb in Deutschland, bei der Behörde seines Orts (§ 14 Abs. 1 GewO). Die Hauptniederlassung darf im Ausland sein.",
            "What is notified is a business in Germany, with the authority of its place (§ 14 Abs. 1 GewO). The head office may be abroad.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-gw-hauptniederlassung",
        [
            "Hauptniederlassung und Betriebsstätte haben dieselbe Anschrift",
            "the head office and the place of business have the same address",
        ],
        [
            "Die Hauptniederlassung wird nur angegeben, wenn die angezeigte Betriebsstätte eine Zweigniederlassung oder Zweigstelle ist. Lassen Sie sie sonst weg.",
            "The head office is given only if the notified place is a branch. Leave it out otherwise.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-gw-doppelt",
        ["diese Angabe steht schon da", "this entry is there already"],
        [
            "Jede Art des Betriebs und jeder Wirtschaftszweig wird einmal angegeben.",
            "Each kind of business and each branch of trade is given once.",
        ],
        ["", ""],
    ),
];
