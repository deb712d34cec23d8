//! Texts of a simple type, made from what its facets say and filtered by its check.

use std::collections::HashMap;
use std::rc::Rc;

use proptest::strategy::{Strategy, ValueTree};
use proptest::string::string_regex;
use proptest::test_runner::{Config, TestRng, TestRunner};
use xefa::schema::Schema;
use xefa::schema::simple::{Builtin, Facets, NoScope, SimpleId, Variety};

use super::random::Random;

/// Stands in every text that has room for it, and must not be seen in any `Debug` output.
pub const MARKER: &str = "QXWVKJZQ";

/// Pieces on which there and back are most likely to part.
const SPECIAL: &[&str] = &[
    "ä",
    "ß",
    "ẞ",
    "é",
    "C\u{323}\u{306}",
    "C\u{328}\u{306}",
    "K\u{35F}h",
    "M\u{302}",
    "\u{2BC}",
    "\u{A0}",
    " ",
    "  ",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "]]>",
    "&amp;",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\u{10D}\u{315}",
    "€",
    "„",
    "Ω",
    "Ж",
    "😀",
    "\u{85}",
    "\u{2028}",
    "…",
    "{",
    "\\",
    "/",
    "-",
    "0",
];

/// What pieces a type takes, alone and therefore in a row.
#[derive(Default)]
struct Pool {
    all: Vec<String>,
    special: Vec<String>,
}

/// Makes texts.
pub struct Texts {
    schema: &'static Schema,
    pools: HashMap<SimpleId, Rc<Pool>>,
    runner: TestRunner,
    /// Whether `\d` is a digit of ASCII.
    plain_digits: bool,
}

impl Texts {
    pub fn new(schema: &'static Schema) -> Self {
        Self { schema, pools: HashMap::new(), runner: TestRunner::deterministic(), plain_digits: false }
    }

    /// Starts over, so that texts depend on the seed only.
    pub fn reseed(&mut self, random: &mut Random) {
        let seed: Vec<u8> = (0..4).flat_map(|_| random.number().to_le_bytes()).collect();
        let rng = TestRng::from_seed(Config::default().rng_algorithm, &seed);
        self.runner = TestRunner::new_with_rng(Config::default(), rng);
    }

    /// A text that is valid for the type, or why none was found.
    pub fn text(&mut self, id: SimpleId, random: &mut Random, size: u64) -> Result<String, String> {
        for attempt in 0..2_000 {
            // Most of what `\d` stands for is no digit that a type of Latin letters takes.
            self.plain_digits = attempt >= 200;
            let candidate = self.candidate(id, random, size)?;
            if self.takes(id, &candidate) {
                return Ok(candidate);
            }
        }
        let types = self.schema.simple_types();
        Err(format!("no text for {:?} of {:?}", types.name(id), types.facets(id)))
    }

    fn takes(&self, id: SimpleId, text: &str) -> bool {
        text.chars().all(is_xml) && self.schema.simple_types().check(id, text, &NoScope).is_ok()
    }

    fn candidate(&mut self, id: SimpleId, random: &mut Random, size: u64) -> Result<String, String> {
        let types = self.schema.simple_types();
        let facets = types.facets(id);
        if let Some(texts) = &facets.enumeration {
            return Ok((*random.pick(texts)).to_owned());
        }
        match types.variety(id) {
            Variety::List { item } => {
                let count = random.between(facets.min_length.unwrap_or(0), facets.max_length.unwrap_or(4).min(4));
                let items: Result<Vec<String>, String> = (0..count).map(|_| self.text(*item, random, size)).collect();
                return items.map(|items| items.join(" "));
            }
            Variety::Union { members } => {
                let member = *random.pick(members);
                return self.text(member, random, size);
            }
            Variety::Atomic => {}
        }
        Ok(match (types.builtin_of(id), types.primitive(id)) {
            (Builtin::Boolean, _) => random.word(&["true", "false", "1", "0"]).to_owned(),
            (Builtin::Language, _) => random.word(&["de", "en-GB", "sr-Latn", "de-DE-1996", "x-klingon"]).to_owned(),
            (Builtin::Float | Builtin::Double, _) => {
                random.word(&["0", "-1.5", "1E10", "INF", "-INF", "NaN", "12.50"]).to_owned()
            }
            (Builtin::Duration, _) => random.word(&["P1Y", "-P3M", "PT0S", "P1DT12H30M1.5S"]).to_owned(),
            (Builtin::HexBinary, _) => (0..random.below(9)).map(|_| format!("{:02X}", random.below(256))).collect(),
            (Builtin::Base64Binary, _) => base64(random),
            (_, Some(Builtin::Decimal)) => number(&facets, random),
            (builtin, Some(Builtin::String | Builtin::AnyUri)) | (builtin @ Builtin::AnySimpleType, _) => {
                let pool = self.pool(id);
                if pool.all.is_empty() {
                    self.of_pattern(&facets, builtin, random)?
                } else {
                    of_pool(&pool, &facets, random, size)
                }
            }
            (_, Some(primitive)) => moment(primitive, random)?,
            (builtin, None) => return Err(format!("no texts for {builtin:?}")),
        })
    }

    fn of_pattern(&mut self, facets: &Facets<'_>, builtin: Builtin, random: &mut Random) -> Result<String, String> {
        Ok(match facets.patterns.last() {
            Some(alternatives) => {
                let pattern = random.pick(alternatives);
                let plain = pattern.replace("\\d", "[0-9]");
                let pattern = if self.plain_digits { plain.as_str() } else { pattern };
                let strategy = string_regex(pattern).map_err(|error| format!("{pattern}: {error}"))?;
                strategy.new_tree(&mut self.runner).map_err(|reason| format!("{pattern}: {reason}"))?.current()
            }
            None if matches!(builtin, Builtin::NcName | Builtin::Name | Builtin::Nmtoken) => {
                format!("n{}", random.below(1_000))
            }
            None => String::new(),
        })
    }

    fn pool(&mut self, id: SimpleId) -> Rc<Pool> {
        if let Some(pool) = self.pools.get(&id) {
            return Rc::clone(pool);
        }
        let mut pool = Pool::default();
        // A type whose texts have a form takes hardly any character alone.
        if (' '..='~').filter(|c| self.takes(id, &c.to_string())).count() >= 50 {
            let chars = ('\t'..'\u{2300}').map(|c| c.to_string());
            let marks = || '\u{300}'..='\u{340}';
            let bases = ('A'..='z').filter(char::is_ascii_alphabetic).chain("ČčẠạỌọỤụÇçÛûĪīēōŽž".chars());
            let pairs = bases.flat_map(|base| marks().map(move |mark| format!("{base}{mark}")));
            pool.all = chars.chain(pairs).filter(|piece| self.takes(id, piece)).collect();
            pool.special =
                SPECIAL.iter().filter(|piece| self.takes(id, piece)).map(|piece| (*piece).to_owned()).collect();
        }
        let pool = Rc::new(pool);
        self.pools.insert(id, Rc::clone(&pool));
        pool
    }
}

fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Pieces in a row, and the marker among them.
fn of_pool(pool: &Pool, facets: &Facets<'_>, random: &mut Random, size: u64) -> String {
    let least = facets.length.or(facets.min_length).unwrap_or(0);
    let most = facets.length.or(facets.max_length).unwrap_or(2_000);
    let length = if random.chance(1) { most } else { random.between(least, most.min(least + 2 + size * 4)) };
    let marker = MARKER.len() as u64;
    let marked = length >= marker;
    let mut room = if marked { length - marker } else { length };
    let mut pieces: Vec<&str> = Vec::new();
    while room > 0 {
        let from = if random.chance(40) && !pool.special.is_empty() { &pool.special } else { &pool.all };
        let piece = random.pick(from);
        let chars = piece.chars().count() as u64;
        if chars <= room {
            room -= chars;
            pieces.push(piece);
        }
    }
    if marked {
        let at = usize::try_from(random.below(pieces.len() as u64 + 1)).expect("an index");
        pieces.insert(at, MARKER);
    }
    pieces.concat()
}

fn base64(random: &mut Random) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for _ in 0..random.below(24) * 4 {
        out.push(char::from(*random.pick(ALPHABET)));
    }
    out.push_str(random.word(&["", "QQ==", "QUI="]));
    out
}

fn number(facets: &Facets<'_>, random: &mut Random) -> String {
    let bounds: Vec<&str> = [facets.min_inclusive, facets.max_inclusive].into_iter().flatten().collect();
    if !bounds.is_empty() && random.chance(15) {
        return (*random.pick(&bounds)).to_owned();
    }
    let mut out = String::from(random.word(&["", "", "", "-", "+"]));
    if random.chance(10) {
        out.push_str("00");
    }
    let digits = random.between(1, 12);
    out.push_str(&random.below(10u64.pow(u32::try_from(digits).expect("few"))).to_string());
    let fraction = facets.fraction_digits.unwrap_or(6).min(9);
    if fraction > 0 && random.chance(60) {
        out.push('.');
        for _ in 0..random.between(1, fraction) {
            out.push_str(&random.below(10).to_string());
        }
    }
    out
}

fn moment(primitive: Builtin, random: &mut Random) -> Result<String, String> {
    let year = if random.chance(80) { random.between(1900, 2100) } else { random.between(1, 9999) };
    let (month, day) = (random.between(1, 12), random.between(1, 31));
    let mut time = format!("{:02}:{:02}:{:02}", random.below(24), random.below(60), random.below(60));
    if random.chance(5) {
        time = "24:00:00".to_owned();
    }
    let fraction = random.below(1_000);
    time.push_str(&match random.below(5) {
        0 => String::new(),
        1 => format!(".{}", random.below(10)),
        2 => format!(".{fraction:03}000"),
        _ if time == "24:00:00" => ".000".to_owned(),
        _ => format!(".{fraction:03}"),
    });
    let mut out = match primitive {
        Builtin::DateTime => format!("{year:04}-{month:02}-{day:02}T{time}"),
        Builtin::Time => time,
        Builtin::Date => format!("{year:04}-{month:02}-{day:02}"),
        Builtin::GYearMonth => format!("{year:04}-{month:02}"),
        Builtin::GYear => format!("{year:04}"),
        Builtin::GMonthDay => format!("--{month:02}-{day:02}"),
        Builtin::GDay => format!("---{day:02}"),
        Builtin::GMonth => format!("--{month:02}"),
        other => return Err(format!("no texts for {other:?}")),
    };
    match random.below(4) {
        0 => out.push('Z'),
        1 => out.push_str(&format!(
            "{}{:02}:{:02}",
            random.pick(&['+', '-']),
            random.below(15),
            random.pick(&[0, 30, 45])
        )),
        2 => out.push_str(random.word(&["+00:00", "-00:00", "+14:00", "-14:00", "+02:00"])),
        _ => {}
    }
    Ok(out)
}
