//! Sending a message back: 0010 from what is wrong with it.

use super::ablehnung::Ablehnung;
use crate::limits::Limits;
use crate::models::v2_0::{
    AdministrationRueckweisung, AdministrationRueckweisungRequired, Behoerde, CodeRueckweisungsgrund,
    CodeRueckweisungsgrundCode, Hinweis, Pfad, Rueckweisungsgruende, Rueckweisungsgrund, Uuid, Vorgang as VorgangBlock,
};
use crate::models::{Context, ValueError};
use crate::report::{Finding, Lang, Report, Severity};
use crate::value::schluessel::{NachrichtUuid, VorgangUuid};
use crate::xml::{self, Reader, Token};

/// What a refusal must know of the message that it sends back. Of a message that is not valid it is as much as can be read.
///
/// ```
/// use xefa::efa::vorgang::Absender;
///
/// let broken = br#"<x:antrag.einreichung.0100 xmlns:x="urn:xefa:schema:2.0"><x:nachrichtenkopf><x:identifikation>
///     <x:nachrichtenUUID>22be8f18-69fe-4e57-b4c3-3c0be51a0bbe</x:nachrichtenUUID></x:identifikation></x:nachrichtenkopf>"#;
/// let absender = Absender::aus_xml(broken);
/// assert_eq!(absender.nachricht.unwrap().as_str(), "22be8f18-69fe-4e57-b4c3-3c0be51a0bbe");
/// assert!(absender.vorgang.is_none() && absender.kennung.is_none());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Absender {
    /// The UUID of the message.
    pub nachricht: Option<NachrichtUuid>,
    /// The UUID of its case.
    pub vorgang: Option<VorgangUuid>,
    /// The key of its author, as prefix and key.
    pub kennung: Option<String>,
    /// The name of its author. It is the name of an authority or of an operator, not of a person.
    pub name: Option<String>,
}

impl Absender {
    /// Reads as much of the head as there is, of any release, however wrong the rest may be.
    #[must_use]
    pub fn aus_xml(bytes: &[u8]) -> Self {
        let (text, _) = xml::decode_prefix(bytes);
        let mut reader = Reader::new(&text, &Limits::default());
        let mut path: Vec<String> = Vec::new();
        let mut found = Self::default();
        let (mut praefix, mut kennung) = (None, None);
        while let Ok(token) = reader.next() {
            match token {
                Token::Start => path.push(reader.name().local.to_owned()),
                Token::End => {
                    let left = path.pop();
                    // Behind the head there is nothing to look for.
                    if path.len() == 1 && left.as_deref() == Some("nachrichtenkopf") {
                        break;
                    }
                }
                Token::Text => {
                    let text = reader.text().trim();
                    let here: Vec<&str> = path.iter().skip(1).map(String::as_str).collect();
                    match here[..] {
                        ["nachrichtenkopf", "identifikation", "nachrichtenUUID"] => {
                            found.nachricht = NachrichtUuid::parse(text).ok();
                        }
                        ["nachrichtenkopf", "vorgang", "vorgangsUUID"] => found.vorgang = VorgangUuid::parse(text).ok(),
                        ["nachrichtenkopf", "autor", "praefix"] => praefix = Some(text.to_owned()),
                        ["nachrichtenkopf", "autor", "kennung"] => kennung = Some(text.to_owned()),
                        ["nachrichtenkopf", "autor", "name"] => found.name = Some(text.to_owned()),
                        _ => {}
                    }
                }
                Token::Eof => break,
            }
        }
        found.kennung = kennung.map(|kennung| match praefix {
            Some(praefix) => format!("{praefix}:{kennung}"),
            None => kennung,
        });
        found
    }
}

/// Why no refusal can be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RueckweisungError {
    /// There is nothing to send back: the report holds no error.
    #[error("the report holds no error")]
    KeinFehler,
    /// The message does not say what its UUID, its case or its author is, so nobody can be answered.
    #[error("the message does not say its {0}: answer by the way it came")]
    OhneAbsender(&'static str),
    /// A key or a name is not one that a message may hold.
    #[error(transparent)]
    Value(#[from] ValueError),
}

/// How many reasons a refusal names at most; a last one says how many more there are.
const REASONS: usize = 100;

/// A refusal (0010) of a message with everything that is wrong with it: each finding with its code, its path and its message in a
/// language. It holds no value of the message: findings have none, and the original is only added by who asks for it
/// (`with_original_nachricht`).
///
/// ```
/// use xefa::efa::vorgang::{Absender, rueckweisung};
/// use xefa::models::Context;
/// use xefa::report::Lang;
/// use xefa::v2_0::Behoerde;
///
/// let text = std::fs::read_to_string("schemas/xefa/2.0/samples/administration.quittung.0020-minimal.xml")?;
/// let wrong = text.replace("<code>01</code>", "<code>77</code>");
/// let error = xefa::read(wrong.as_bytes()).unwrap_err();
/// let ctx = Context::new("Beispielverfahren", "Beispielhaus GmbH");
/// let wir = Behoerde::new("psw:01003110", "Stadt Musterstadt")?;
/// let absender = Absender::aus_xml(wrong.as_bytes());
/// let zurueck = rueckweisung(&ctx, wir, &absender, error.report(), Lang::De)?;
/// assert_eq!(zurueck.gruende.rueckweisungsgrund.len(), 1);
/// zurueck.to_xml()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// That the report holds no error, or that the message does not say to whom and for what an answer goes.
pub fn rueckweisung(
    ctx: &Context,
    autor: Behoerde,
    absender: &Absender,
    report: &Report,
    lang: Lang,
) -> Result<AdministrationRueckweisung, RueckweisungError> {
    let wrong: Vec<&Finding> =
        report.findings().iter().filter(|finding| finding.severity() >= Severity::Error).collect();
    if wrong.is_empty() {
        return Err(RueckweisungError::KeinFehler);
    }
    let mut gruende: Vec<_> =
        wrong.iter().take(REASONS).map(|finding| grund(code(finding), finding, lang)).collect::<Result<_, _>>()?;
    if wrong.len() > REASONS || report.is_truncated() {
        let more = wrong.len().saturating_sub(REASONS);
        let text = match lang {
            Lang::De if report.is_truncated() => "Es gibt weitere Fehler; sie sind hier nicht aufgeführt.".to_owned(),
            Lang::En if report.is_truncated() => "There are more errors; they are not listed here.".to_owned(),
            Lang::De => format!("Es gibt {more} weitere Fehler; sie sind hier nicht aufgeführt."),
            Lang::En => format!("There are {more} more errors; they are not listed here."),
        };
        let code: CodeRueckweisungsgrund = CodeRueckweisungsgrundCode::S999.into();
        gruende.push(Rueckweisungsgrund::new(code).with_text(text.parse::<Hinweis>()?));
    }
    bauen(ctx, autor, absender, gruende)
}

impl Ablehnung {
    /// The refusal (0010) of a message that does not fit its case.
    ///
    /// # Errors
    /// As [`rueckweisung`].
    pub fn rueckweisung(
        &self,
        ctx: &Context,
        autor: Behoerde,
        absender: &Absender,
        lang: Lang,
    ) -> Result<AdministrationRueckweisung, RueckweisungError> {
        let grund = grund(self.grund().code(), self.finding(), lang)?;
        bauen(ctx, autor, absender, vec![grund])
    }
}

fn bauen(
    ctx: &Context,
    autor: Behoerde,
    absender: &Absender,
    gruende: Vec<Rueckweisungsgrund>,
) -> Result<AdministrationRueckweisung, RueckweisungError> {
    let missing = |what| RueckweisungError::OhneAbsender(what);
    let nachricht = absender.nachricht.as_ref().ok_or_else(|| missing("UUID"))?;
    let vorgang = absender.vorgang.as_ref().ok_or_else(|| missing("case"))?;
    let kennung = absender.kennung.as_deref().ok_or_else(|| missing("author"))?;
    // The key counts; a name that no message may hold is left out.
    let named = absender.name.as_deref().and_then(|name| Behoerde::new(kennung, name).ok());
    let leser = named.or_else(|| Behoerde::new(kennung, kennung).ok()).ok_or_else(|| missing("author"))?;
    let required = AdministrationRueckweisungRequired {
        leser,
        autor,
        gruende: Rueckweisungsgruende::new(gruende),
        bezug_nachricht: nachricht.as_str().parse()?,
    };
    let mut message = AdministrationRueckweisung::new(ctx, required)?;
    let bezug: Uuid = nachricht.as_str().parse()?;
    message.nachrichtenkopf.vorgang = VorgangBlock::new(vorgang.as_str())?.with_bezug_nachricht([bezug]);
    Ok(message)
}

fn grund(code: &str, finding: &Finding, lang: Lang) -> Result<Rueckweisungsgrund, RueckweisungError> {
    let code: CodeRueckweisungsgrundCode = code.parse().map_err(ValueError::from)?;
    let mut grund = Rueckweisungsgrund::new(CodeRueckweisungsgrund::from(code));
    // The root of the document alone is no place that helps anybody.
    if let Ok(pfad) = finding.element_path().parse::<Pfad>() {
        grund = grund.with_pfad(pfad);
    }
    let said = format!("{} [{}]", finding.message(lang), finding.rule().id());
    // A name in a message may have characters that a text may not: then the rule is named alone, and `xefa explain` tells the rest.
    let text = said.parse::<Hinweis>().or_else(|_| finding.rule().id().parse::<Hinweis>())?;
    Ok(grund.with_text(text))
}

/// The code of the list rueckweisungsgrund for a finding.
fn code(finding: &Finding) -> &'static str {
    let id = finding.rule().id();
    if let Some(part) = id.strip_prefix("xefa-anlage-") {
        return anlage(part);
    }
    match id {
        "xefa-unbekanntes-release" => "V000",
        "xefa-unbekannter-standard" => "V001",
        "xefa-code-unbekannt" => "X011",
        "xefa-listenversion-unbekannt" | "xefa-liste-unbekannt" => "X010",
        _ if id.starts_with("xml-") => "X000",
        _ if id.starts_with("xefa-") || id.starts_with("limit-") => "S999",
        _ => "X001",
    }
}

/// The code for what is wrong with an attachment, by the end of the rule's id.
fn anlage(part: &str) -> &'static str {
    match part {
        "fehlt" | "unlesbar" => "A001",
        "groesse" => "A004",
        "dateiname" => "A009",
        _ if part.starts_with("medientyp") => "A005",
        _ => "A006",
    }
}
