//! Changes a message as people and programs do: elements vanish, come twice, change places; values and attributes change.
//!
//! Bytes changed at random are hardly ever well-formed XML, and then all engines say the same for the dullest of reasons.

use std::ops::Range;

/// A small source of randomness.
pub struct Random(u64);

impl Random {
    /// From a seed.
    pub fn new(seed: u32) -> Self {
        Self(u64::from(seed) | 1 << 40)
    }

    /// A number below a limit; 0 where there is none.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// Texts that are at the edge of some type.
const TEXTS: &[&str] = &[
    "", " ", "0", "-0", "+1", "1", "01", "-1", "1.0", "1.", ".5", "0.10", "1e3", "1E-400", "INF", "-INF", "+INF", "NaN", "true", "false", "2", "9", "10",
    "127", "128", "-128", "-129", "255", "256", "65535", "65536", "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
    "18446744073709551616", "99999999999999999999999", "2024-02-29", "2023-02-29", "2024-02-30", "2024-13-01", "0000-01-01", "-0001-12-31", "12024-01-01",
    "02024-01-01", "2024-01-01Z", "2024-01-01+14:00", "2024-01-01+14:01", "2024-01-01-00:00", "2024-1-1", "24:00:00", "24:00:01", "23:59:60", "23:59:59.999",
    "2024-01-01T00:00:00", "2024-12-31T24:00:00", "2024-01-01T00:00:00.Z", "--02-29", "--02-30", "--13-01", "---31", "---32", "2024", "2024-02", "-0044-03",
    "P", "PT", "P1Y", "P1YT", "-P1D", "P1.5D", "PT1.5S", "PT.5S", "P1M1Y", "a", "a b", " a ", "a  b", "\ta", "\u{e4}", "a\u{308}", "\u{df}", "\u{1F600}",
    "\u{20ac}", "x", "yy", "rot", "grün", "AB12", "AB12-x", "AB1234", "de", "de-DE", "a-", "x:y", ":a", "v:ding", "xs:int", "a:b:c", "#", "%", "%zz", "http://[", "a b",
    "\\", "QQ==", "QQ=", "QUJD", "QR==", "Q Q = =", "0aFF", "0a F", "f", "&amp;", "&#x20;", "&#10;", "&#13;", "&lt;", "<![CDATA[x]]>", "<![CDATA[]]>", "<!-- -->", "<?a b?>",
    "99115005104000", "020000000000", "11.22", "1234567.89", "S0101", "1.0", "2.0",
];

/// Attributes that an element may get.
const ATTRIBUTES: &[&str] = &[
    " xsi:nil='true'", " xsi:nil='false'", " xsi:nil='x'", " xsi:type='xs:string'", " xsi:type='xs:int'", " xsi:type='v:Ding'", " xsi:type='v:MehrDing'",
    " xsi:type='v:WenigerDing'", " xsi:type='v:Text'", " xsi:type='x:y'", " xsi:schemaLocation='a b'", " xsi:schemaLocation='a'", " xsi:noNamespaceSchemaLocation='c'",
    " xml:lang='de'", " xml:lang=''", " xml:space='preserve'", " xml:space='x'", " xml:id='q'", " id='a'", " id='b'", " ref='a'", " ref='z'", " nr='1'", " nr='2'", " nr=' 3 '",
    " auf='1'", " auf='01'", " auf='9'", " art='rot'", " art='gelb'", " fest='ja'", " fest='nein'", " einheit='kWh'", " einheit='k&#9;h'", " version='1'", " a:b='c' xmlns:a='urn:a'",
    " xmlns='urn:a'", " xmlns=''", " xmlns:v='urn:beispiel:vielfalt'", " listURI='a'", " listVersionID='1'", " x='y'",
];

/// Elements and what else may come in.
const INSERTS: &[&str] = &[
    "<v:ding nr='7'><v:name>b</v:name></v:ding>", "<v:kopf>a</v:kopf>", "<v:kopfA/>", "<v:kopfB>x</v:kopfB>", "<v:wert/>", "<v:wert xsi:nil='true'/>", "<v:name>Stuhl</v:name>",
    "<v:bezug auf='1'/>", "<v:bezug/>", "<v:frei>2024-01-01T00:00:00</v:frei>", "<v:frei/>", "<v:bund>1</v:bund>", "<v:liste>1 2</v:liste>", "<v:buendel/>", "<v:auf>2024-01</v:auf>",
    "<v:ab>P1D</v:ab>", "<v:x>1</v:x>", "<v:z>1</v:z>", "<v:links>1</v:links>", "<v:rechts>1</v:rechts>", "<v:b/>", "<v:i/>", "<a xmlns='urn:b'/>", "<b/>", "<v:vielfalt/>", "text", " ", "<!-- -->",
    "<?a?>", "&#65;", "<v:karte><v:x>1</v:x><v:y>2</v:y></v:karte>", "<v:mass einheit='abc'>1</v:mass>", "<v:text>a</v:text>", "<v:hex>00</v:hex>", "<v:qname>v:a</v:qname>",
];

/// A tag or what stands between tags.
#[derive(Clone)]
struct Piece {
    span: Range<usize>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Open,
    Close,
    Empty,
    Text,
    Other,
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let until = |end: &str| rest.find(end).map_or(rest.len(), |found| found + end.len());
        let (length, kind) = if rest.starts_with("<!--") {
            (until("-->"), Kind::Other)
        } else if rest.starts_with("<![CDATA[") {
            (until("]]>"), Kind::Text)
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            (until(">"), Kind::Other)
        } else if rest.starts_with("</") {
            (until(">"), Kind::Close)
        } else if rest.starts_with('<') {
            let length = until(">");
            (length, if rest[..length].ends_with("/>") { Kind::Empty } else { Kind::Open })
        } else {
            (rest.find('<').unwrap_or(rest.len()), Kind::Text)
        };
        all.push(Piece { span: at..at + length, kind });
        at += length;
    }
    all
}

/// The whole element that begins with a piece.
fn element(all: &[Piece], first: usize) -> Range<usize> {
    let start = all[first].span.start;
    let mut depth = 0_i32;
    for piece in &all[first..] {
        depth += match piece.kind {
            Kind::Open => 1,
            Kind::Close => -1,
            _ => 0,
        };
        if depth <= 0 {
            return start..piece.span.end;
        }
    }
    start..all[first].span.end
}

/// One to three changes; none where there is nothing to change.
pub fn xml(text: &str, seed: u32) -> Option<String> {
    let mut random = Random::new(seed);
    let mut text = text.to_owned();
    for _ in 0..=random.below(3) {
        text = change(&text, &mut random)?;
    }
    Some(text)
}

fn change(text: &str, random: &mut Random) -> Option<String> {
    let all = pieces(text);
    let of = |kinds: &[Kind]| -> Vec<usize> { (0..all.len()).filter(|at| kinds.contains(&all[*at].kind)).collect() };
    let starts = of(&[Kind::Open, Kind::Empty]);
    let choose = |random: &mut Random, from: &[usize]| from.get(random.below(from.len())).copied();
    let replaced = |span: Range<usize>, with: &str| [&text[..span.start], with, &text[span.end..]].concat();
    let at = choose(random, &starts)?;
    let span = element(&all, at);
    Some(match random.below(12) {
        0 => replaced(span, ""),
        1 => replaced(span.end..span.end, &text[span.clone()]),
        2 => {
            // To another place.
            let to = all[random.below(all.len())].span.start;
            let moved = &text[span.clone()];
            let rest = replaced(span.clone(), "");
            let to = if to >= span.end { to - span.len() } else { to.min(span.start) };
            [&rest[..to], moved, &rest[to..]].concat()
        }
        3 => {
            // The text of an element.
            let leaf = (at + 1 < all.len() && all[at].kind == Kind::Open && all[at + 1].kind == Kind::Text).then(|| all[at + 1].span.clone());
            let span = leaf.unwrap_or(all[at].span.end..all[at].span.end);
            replaced(span, random.pick(TEXTS))
        }
        4 | 5 => {
            let leaves: Vec<usize> = (1..all.len().saturating_sub(1))
                .filter(|at| all[*at].kind == Kind::Text && all[at - 1].kind == Kind::Open && all[at + 1].kind == Kind::Close)
                .collect();
            let leaf = choose(random, &leaves)?;
            replaced(all[leaf].span.clone(), random.pick(TEXTS))
        }
        6 => {
            let tag = &text[all[at].span.clone()];
            let name = tag.find(['>', '/', ' ', '\n', '\t']).unwrap_or(tag.len());
            let to = all[at].span.start + name;
            replaced(to..to, random.pick(ATTRIBUTES))
        }
        7 => {
            // An attribute loses its value, or vanishes.
            let tag = &text[all[at].span.clone()];
            let equals: Vec<usize> = tag.match_indices('=').map(|(at, _)| at).collect();
            let equal = choose(random, &equals)?;
            let quote = tag[equal + 1..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let end = equal + 2 + tag[equal + 2..].find(quote)?;
            let base = all[at].span.start;
            if random.below(3) == 0 {
                let begin = tag[..equal].rfind([' ', '\n', '\t'])?;
                replaced(base + begin..base + end + 1, "")
            } else {
                replaced(base + equal + 2..base + end, &random.pick(TEXTS).replace('<', ""))
            }
        }
        8 => {
            let to = all[random.below(all.len())].span.end;
            replaced(to..to, random.pick(INSERTS))
        }
        9 => {
            // One element changes places with the next.
            let next = starts.iter().copied().find(|next| all[*next].span.start >= span.end)?;
            let second = element(&all, next);
            [&text[..span.start], &text[second.clone()], &text[span.end..second.start], &text[span], &text[second.end..]].concat()
        }
        10 => {
            // Only the content goes.
            if all[at].kind != Kind::Open {
                return Some(text.to_owned());
            }
            let inner = all[at].span.end..text[..span.end].rfind("</")?;
            replaced(inner, "")
        }
        _ => {
            // A character of a text goes, or comes twice.
            let texts = of(&[Kind::Text]);
            let span = all[choose(random, &texts)?].span.clone();
            let chars: Vec<(usize, char)> = text[span.clone()].char_indices().collect();
            let (offset, c) = *chars.get(random.below(chars.len()))?;
            let begin = span.start + offset;
            if random.below(2) == 0 {
                replaced(begin..begin + c.len_utf8(), "")
            } else {
                replaced(begin..begin, c.encode_utf8(&mut [0; 4]))
            }
        }
    })
}
