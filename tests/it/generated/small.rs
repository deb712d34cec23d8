//! Small schemas by chance, and the same schemas after one edit.

use super::random::Random;

/// A schema: complex types `T0`, `T1`, …, of which the first is that of the message `r`.
#[derive(Debug, Clone)]
pub struct Small {
    types: Vec<Complex>,
    /// Of the second type, if there is one: a type that extends it may stand in its place.
    extended: bool,
    /// With substitution groups, wildcards and mixed content.
    wide: bool,
}

#[derive(Debug, Clone)]
struct Complex {
    mixed: bool,
    content: Part,
    attributes: Vec<Attribute>,
}

#[derive(Debug, Clone)]
struct Attribute {
    name: usize,
    simple: Simple,
    required: bool,
    fixed: bool,
}

#[derive(Debug, Clone)]
struct Part {
    term: Term,
    min: u32,
    max: Option<u32>,
}

#[derive(Debug, Clone)]
enum Term {
    Simple {
        name: usize,
        simple: Simple,
        nillable: bool,
    },
    Complex {
        name: usize,
        at: usize,
    },
    Group {
        choice: bool,
        parts: Vec<Part>,
    },
    /// A head of a substitution group.
    Head(usize),
    /// A wildcard.
    Any(usize),
}

/// A restriction of a built-in type.
#[derive(Debug, Clone)]
enum Simple {
    Text { base: usize, least: u32, most: u32 },
    Number { base: usize, least: i32, most: i32 },
    Codes(Vec<usize>),
    Pattern(usize),
    Fraction { digits: u32, fraction: u32 },
    List { most: u32 },
    Union,
    Plain(usize),
}

const NAMES: &[&str] = &["a", "b", "c", "d", "e", "f"];
const TEXTS: &[&str] = &["string", "normalizedString", "token"];
const NUMBERS: &[&str] = &["integer", "int", "short", "decimal"];
const PATTERNS: &[&str] = &["[0-9]{2}", "[0-9][0-9]", "[0-9]{1,3}", "[a-c]*", "a?b?c?", "[0-9]{2}|[a-c]{2}", "\\d+"];
const PLAIN: &[&str] = &["boolean", "date", "string", "integer", "anyURI", "gYear"];
const MOST: usize = 4;
/// Heads of substitution groups.
const HEADS: &[&str] = &["kopf", "haupt"];
/// What a wildcard may say.
const ANY: &[&str] = &[
    r###"namespace="##other" processContents="lax""###,
    r###"namespace="urn:fremd" processContents="skip""###,
    r###"namespace="##local" processContents="lax""###,
    r###"processContents="lax""###,
    r###"namespace="##targetNamespace" processContents="strict""###,
];

impl Small {
    pub fn random(random: &mut Random) -> Self {
        let count = random.between(1, 3) as usize;
        let types = (0..count).map(|at| complex(random, at, count)).collect();
        Self { types, extended: random.chance(25), wide: false }
    }

    /// One with substitution groups, wildcards and mixed content in it.
    pub fn wide(random: &mut Random) -> Self {
        let mut small = Self { wide: true, ..Self::random(random) };
        for complex in &mut small.types {
            complex.mixed = random.chance(30);
            complex.content.widen(random);
        }
        small
    }

    /// The same with one thing changed.
    pub fn edited(&self, random: &mut Random) -> Self {
        let mut edited = self.clone();
        if random.chance(5) {
            edited.extended = !edited.extended;
            return edited;
        }
        let count = edited.types.len();
        let at = random.below(count as u64) as usize;
        let edit = random.below(10);
        let of = &mut edited.types[at];
        match edit {
            0 if !of.attributes.is_empty() => {
                let which = random.below(of.attributes.len() as u64) as usize;
                match random.below(4) {
                    0 => drop(of.attributes.remove(which)),
                    1 => of.attributes[which].required ^= true,
                    2 => of.attributes[which].fixed ^= true,
                    _ => of.attributes[which].simple.edit(random),
                }
            }
            0 | 1 => of.attributes = attributes(random),
            _ => of.content.edit(random, at, count),
        }
        edited
    }

    pub fn schema(&self) -> String {
        let mut text = String::from(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"urn:klein\" targetNamespace=\"urn:klein\" \
             elementFormDefault=\"qualified\">\n<xs:element name=\"r\" type=\"T0\"/>\n",
        );
        for (at, complex) in self.types.iter().enumerate() {
            let mixed = if complex.mixed { " mixed=\"true\"" } else { "" };
            text += &format!("<xs:complexType name=\"T{at}\"{mixed}>");
            complex.content.write(&mut text, true);
            for attribute in &complex.attributes {
                let required = if attribute.required { " use=\"required\"" } else { "" };
                let fixed = match (attribute.fixed, attribute.simple.example()) {
                    (true, Some(value)) => format!(" fixed=\"{value}\""),
                    _ => String::new(),
                };
                text += &format!("<xs:attribute name=\"{}\"{required}{fixed}>", NAMES[attribute.name]);
                attribute.simple.write(&mut text);
                text += "</xs:attribute>";
            }
            if self.wide {
                text += "<xs:anyAttribute namespace=\"##other\" processContents=\"lax\"/>";
            }
            text += "</xs:complexType>\n";
        }
        if self.wide {
            text += "<xs:element name=\"kopf\" abstract=\"true\"/>\
                     <xs:element name=\"a\" type=\"xs:int\" substitutionGroup=\"kopf\"/>\
                     <xs:element name=\"k\" type=\"xs:string\" substitutionGroup=\"kopf\"/>\
                     <xs:element name=\"haupt\" type=\"xs:string\"/>\
                     <xs:element name=\"h\" type=\"xs:token\" substitutionGroup=\"haupt\"/>\n";
        }
        if self.extended && self.types.len() > 1 {
            text += "<xs:complexType name=\"X\"><xs:complexContent><xs:extension base=\"T1\"><xs:attribute name=\"x\"/></xs:extension>\
                     </xs:complexContent></xs:complexType>\n";
        }
        text + "</xs:schema>"
    }
}

fn complex(random: &mut Random, at: usize, count: usize) -> Complex {
    let content = Part { term: group(random, at, count, 0), ..occurs(random) };
    Complex { mixed: false, content, attributes: attributes(random) }
}

fn attributes(random: &mut Random) -> Vec<Attribute> {
    let mut names: Vec<usize> = (0..NAMES.len()).filter(|_| random.chance(20)).collect();
    names.truncate(2);
    let mut one = |name| Attribute {
        name,
        simple: Simple::random(random),
        required: random.chance(40),
        fixed: random.chance(20),
    };
    names.into_iter().map(&mut one).collect()
}

fn occurs(random: &mut Random) -> Part {
    let (min, max) =
        *random.pick(&[(1, Some(1)), (1, Some(1)), (0, Some(1)), (0, None), (1, None), (2, Some(3)), (0, Some(2))]);
    Part { term: Term::Group { choice: false, parts: Vec::new() }, min, max }
}

fn group(random: &mut Random, at: usize, count: usize, depth: u32) -> Term {
    let size = random.between(u64::from(depth > 0), MOST as u64);
    let parts = (0..size).map(|_| part(random, at, count, depth + 1)).collect();
    Term::Group { choice: random.chance(35), parts }
}

fn part(random: &mut Random, at: usize, count: usize, depth: u32) -> Part {
    let mut part = occurs(random);
    let name = random.below(NAMES.len() as u64) as usize;
    part.term = match random.below(10) {
        0 | 1 if depth < 3 => group(random, at, count, depth),
        2 | 3 if at + 1 < count => Term::Complex { name, at: at + 1 },
        _ => Term::Simple { name, simple: Simple::random(random), nillable: random.chance(10) },
    };
    part
}

impl Part {
    /// Some elements become heads of substitution groups, some wildcards.
    fn widen(&mut self, random: &mut Random) {
        match &mut self.term {
            Term::Group { parts, .. } => parts.iter_mut().for_each(|part| part.widen(random)),
            Term::Simple { .. } | Term::Complex { .. } if random.chance(35) => {
                self.term = Term::Head(random.below(HEADS.len() as u64) as usize);
            }
            Term::Simple { .. } | Term::Complex { .. } if random.chance(20) => {
                self.term = Term::Any(random.below(ANY.len() as u64) as usize);
            }
            _ => {}
        }
    }

    fn edit(&mut self, random: &mut Random, at: usize, count: usize) {
        // Somewhere below, or here.
        if let Term::Group { choice, parts } = &mut self.term {
            if !parts.is_empty() && random.chance(70) {
                let which = random.below(parts.len() as u64) as usize;
                return parts[which].edit(random, at, count);
            }
            match random.below(5) {
                0 => *choice ^= true,
                1 if parts.len() > 1 => parts.swap(0, 1),
                2 if !parts.is_empty() => drop(parts.remove(random.below(parts.len() as u64) as usize)),
                3 => parts.push(part(random, at, count, 3)),
                _ => (self.min, self.max) = (occurs(random).min, occurs(random).max),
            }
        } else {
            match (random.below(5), &mut self.term) {
                (0 | 1, Term::Simple { simple, .. }) => simple.edit(random),
                (3, Term::Simple { name, .. } | Term::Complex { name, .. }) => {
                    *name = random.below(NAMES.len() as u64) as usize;
                }
                (2, Term::Simple { nillable, .. }) => *nillable ^= true,
                _ => {
                    let other = occurs(random);
                    (self.min, self.max) = (other.min, other.max);
                }
            }
        }
        if self.max.is_some_and(|max| max < self.min) {
            self.max = Some(self.min);
        }
    }

    fn is_empty(&self) -> bool {
        matches!(&self.term, Term::Group { parts, .. } if parts.iter().all(Self::is_empty))
    }

    fn write(&self, text: &mut String, outermost: bool) {
        let max = self.max.map_or_else(|| "unbounded".to_owned(), |max| max.to_string());
        let occurs = format!("minOccurs=\"{}\" maxOccurs=\"{max}\"", self.min);
        match &self.term {
            Term::Simple { name, simple, nillable } => {
                *text += &format!("<xs:element name=\"{}\" nillable=\"{nillable}\" {occurs}>", NAMES[*name]);
                simple.write(text);
                *text += "</xs:element>";
            }
            Term::Complex { name, at } => {
                *text += &format!("<xs:element name=\"{}\" type=\"T{at}\" {occurs}/>", NAMES[*name]);
            }
            Term::Head(which) => *text += &format!("<xs:element ref=\"{}\" {occurs}/>", HEADS[*which]),
            Term::Any(which) => *text += &format!("<xs:any {} {occurs}/>", ANY[*which]),
            Term::Group { choice, parts } => {
                let kind = if *choice { "choice" } else { "sequence" };
                // A choice between nothing admits nothing.
                if self.is_empty() {
                    *text += if outermost { "<xs:sequence/>" } else { "" };
                    return;
                }
                *text += &format!("<xs:{kind} {occurs}>");
                parts.iter().for_each(|part| part.write(text, false));
                *text += &format!("</xs:{kind}>");
            }
        }
    }
}

impl Simple {
    fn random(random: &mut Random) -> Self {
        match random.below(8) {
            0 => {
                let least = random.below(2) as u32;
                Self::Text { base: random.below(3) as usize, least, most: least + random.below(6) as u32 }
            }
            1 => {
                let least = random.below(20) as i32 - 10;
                Self::Number { base: random.below(4) as usize, least, most: least + random.below(30) as i32 }
            }
            2 => {
                let codes: Vec<usize> = (0..NAMES.len()).filter(|_| random.chance(50)).collect();
                Self::Codes(if codes.is_empty() { vec![0] } else { codes })
            }
            3 => Self::Pattern(random.below(PATTERNS.len() as u64) as usize),
            4 => {
                let digits = random.between(1, 5) as u32;
                Self::Fraction { digits, fraction: random.below(u64::from(digits)) as u32 }
            }
            5 => Self::List { most: random.between(1, 3) as u32 },
            6 if random.chance(30) => Self::Union,
            _ => Self::Plain(random.below(PLAIN.len() as u64) as usize),
        }
    }

    fn edit(&mut self, random: &mut Random) {
        match self {
            Self::Text { base, most, .. } if random.chance(80) => {
                if random.chance(40) {
                    *base = random.below(3) as usize
                } else {
                    *most += 1
                }
            }
            Self::Number { base, least, most } if random.chance(80) => match random.below(3) {
                0 => *base = random.below(4) as usize,
                1 => *least -= 1,
                _ => *most += 1,
            },
            Self::Codes(codes) if random.chance(80) => {
                let code = random.below(NAMES.len() as u64) as usize;
                match codes.iter().position(|other| *other == code) {
                    Some(at) if codes.len() > 1 => drop(codes.remove(at)),
                    Some(_) => {}
                    None => codes.push(code),
                }
            }
            Self::Pattern(which) if random.chance(80) => *which = random.below(PATTERNS.len() as u64) as usize,
            Self::Fraction { digits, .. } if random.chance(80) => *digits += 1,
            Self::List { most } if random.chance(80) => *most += 1,
            _ => *self = Self::random(random),
        }
    }

    /// A value that is valid, where one is at hand.
    fn example(&self) -> Option<&'static str> {
        match self {
            Self::Codes(codes) => Some(NAMES[codes[0]]),
            Self::Plain(0) => Some("true"),
            Self::Plain(2) => Some("fest"),
            _ => None,
        }
    }

    fn write(&self, text: &mut String) {
        let restriction = |base: &str, facets: &[(&str, String)]| {
            let facets: Vec<String> =
                facets.iter().map(|(name, value)| format!("<xs:{name} value=\"{value}\"/>")).collect();
            format!(
                "<xs:simpleType><xs:restriction base=\"xs:{base}\">{}</xs:restriction></xs:simpleType>",
                facets.concat()
            )
        };
        *text += &match self {
            Self::Text { base, least, most } => {
                restriction(TEXTS[*base], &[("minLength", least.to_string()), ("maxLength", most.to_string())])
            }
            Self::Number { base, least, most } => {
                restriction(NUMBERS[*base], &[("minInclusive", least.to_string()), ("maxInclusive", most.to_string())])
            }
            Self::Codes(codes) => {
                let codes: Vec<_> = codes.iter().map(|code| ("enumeration", NAMES[*code].to_owned())).collect();
                restriction("token", &codes)
            }
            Self::Pattern(which) => restriction("string", &[("pattern", PATTERNS[*which].to_owned())]),
            Self::Fraction { digits, fraction } => {
                restriction("decimal", &[("totalDigits", digits.to_string()), ("fractionDigits", fraction.to_string())])
            }
            Self::List { most } => format!(
                "<xs:simpleType><xs:restriction><xs:simpleType><xs:list itemType=\"xs:int\"/></xs:simpleType>\
                 <xs:maxLength value=\"{most}\"/></xs:restriction></xs:simpleType>"
            ),
            Self::Union => "<xs:simpleType><xs:union memberTypes=\"xs:boolean xs:date\"/></xs:simpleType>".to_owned(),
            Self::Plain(which) => restriction(PLAIN[*which], &[]),
        };
    }
}
