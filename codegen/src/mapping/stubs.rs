//! Conversions that compile before a person has thought about them: they convert what needs no thought, and refuse everything else.

use std::collections::BTreeSet;
use std::fmt::Write;

use xefa::schema::shape::Occurs;

use super::emit::label;
use super::pairs::element_name;
use super::same::variant_name;
use super::{Side, Todo};
use crate::plan::{Field, Kind, Ref};

/// Writes them: one side into the other, for pairs of items that have a conversion.
pub(super) struct Stubs<'a> {
    pub runtime: &'a str,
    /// Pairs of items that are converted, whoever writes it; of the source and of the target.
    pub known: &'a BTreeSet<(usize, usize)>,
    pub from: &'a Side<'a>,
    pub to: &'a Side<'a>,
}

impl Stubs<'_> {
    /// The conversion of one pair.
    pub fn write(&self, out: &mut String, todo: &Todo, (a, b): (usize, usize)) {
        self.head(out, todo);
        let (from, to) = (&self.from.plan.items[a], &self.to.plan.items[b]);
        let refused = || "        let _ = self;\n        Err(run.unwritten())\n".to_owned();
        let body = match (&from.kind, &to.kind) {
            (Kind::Struct { fields: from, .. }, Kind::Struct { fields: to, .. }) => {
                self.fields(todo, from, to).unwrap_or_else(refused)
            }
            (Kind::Simple { .. }, Kind::Simple { .. } | Kind::Codes { .. })
            | (Kind::Codes { .. }, Kind::Simple { .. } | Kind::Codes { .. }) => {
                "        run.reread(\"\", &self)\n".to_owned()
            }
            (Kind::Choice { variants: x, .. }, Kind::Choice { variants: y, .. })
            | (Kind::Mixed { variants: x }, Kind::Mixed { variants: y }) => {
                let mut shared = Vec::new();
                if matches!(from.kind, Kind::Mixed { .. }) {
                    shared.push(("Text".to_owned(), String::new()));
                }
                for variant in x {
                    let name = variant_name(self.from, a, &variant.at);
                    let other = y.iter().find(|other| {
                        other.name == variant.name
                            && (other.many, other.boxed) == (variant.many, variant.boxed)
                            && variant_name(self.to, b, &other.at) == name
                            && self.converts(&variant.ty, &other.ty)
                    });
                    if other.is_some() {
                        shared.push((variant.name.clone(), name));
                    }
                }
                self.variants(todo, &shared)
            }
            (Kind::Variants { variants: x, by }, Kind::Variants { variants: y, .. }) => {
                let shared = self.numbered(x, y, *by == "element");
                self.variants(todo, &shared)
            }
            (Kind::Payloads { variants: x }, Kind::Payloads { variants: y }) => {
                let mut shared = self.numbered(x, y, true);
                shared.push(("Other".to_owned(), String::new()));
                self.variants(todo, &shared)
            }
            _ => refused(),
        };
        out.push_str(&body);
        out.push_str("    }\n}\n\n");
    }

    /// The conversion of all messages.
    pub fn messages(&self, out: &mut String, todo: &Todo) {
        self.head(out, todo);
        let mut shared = Vec::new();
        for message in &self.from.plan.messages {
            let name = element_name(self.from, message.element).1;
            let mut others = self.to.plan.messages.iter();
            if others.any(|other| {
                other.variant == message.variant
                    && element_name(self.to, other.element).1 == name
                    && self.converts(&message.ty, &other.ty)
            }) {
                shared.push((message.variant.clone(), name.to_owned()));
            }
        }
        out.push_str(&self.variants(todo, &shared));
        out.push_str("    }\n}\n\n");
    }

    fn head(&self, out: &mut String, todo: &Todo) {
        for why in &todo.why {
            let _ = writeln!(out, "// {why}");
        }
        let (runtime, from, to) = (self.runtime, &todo.from, &todo.to);
        let _ = writeln!(out, "impl {runtime}::map::Convert<{to}> for {from} {{");
        let _ = writeln!(
            out,
            "    fn convert(self, run: &mut {runtime}::map::Conversion<'_>) -> {runtime}::map::Mapped<{to}> {{"
        );
    }

    fn numbered(
        &self,
        x: &[crate::plan::Numbered],
        y: &[crate::plan::Numbered],
        elements: bool,
    ) -> Vec<(String, String)> {
        let found = |variant: &&crate::plan::Numbered| {
            y.iter().any(|other| {
                other.name == variant.name && other.boxed == variant.boxed && self.converts(&variant.ty, &other.ty)
            })
        };
        let name = |number| if elements { element_name(self.from, number).1.to_owned() } else { String::new() };
        x.iter().filter(found).map(|variant| (variant.name.clone(), name(variant.number))).collect()
    }

    fn variants(&self, todo: &Todo, shared: &[(String, String)]) -> String {
        let mut body = String::new();
        let _ = writeln!(body, "        use {} as To;\n        match self {{", todo.to);
        for (variant, name) in shared {
            let _ = writeln!(
                body,
                "            Self::{variant}(value) => Ok(To::{variant}(run.field(\"{name}\", value)?)),"
            );
        }
        body.push_str(
            "            #[allow(unreachable_patterns)]\n            _ => Err(run.unwritten()),\n        }\n",
        );
        body
    }

    /// None if a value is needed that nobody has, or a value that is always there has no place.
    fn fields(&self, todo: &Todo, from: &[Field], to: &[Field]) -> Option<String> {
        let names: Vec<&str> = from.iter().map(|field| field.name.as_str()).collect();
        let mut body = String::new();
        let _ = writeln!(body, "        let Self {{ {} }} = self;", names.join(", "));
        let mut parts = String::new();
        let counterpart = |field: &Field, others: &[Field]| {
            others.iter().position(|other| other.name == field.name && other.xml == field.xml)
        };
        let mut taken: BTreeSet<&str> = BTreeSet::new();
        for field in to {
            let value = match counterpart(field, from).map(|at| &from[at]) {
                Some(source) => match self.part(source, field) {
                    Some(value) => {
                        taken.insert(source.name.as_str());
                        value
                    }
                    None => nothing(field)?,
                },
                None => nothing(field)?,
            };
            let _ = writeln!(parts, "            {}: {value},", field.name);
        }
        for field in from.iter().filter(|field| !taken.contains(field.name.as_str())) {
            if field.occurs == Occurs::One && !field.fixed {
                return None;
            }
            let _ = writeln!(body, "        run.none(\"{}\", &{})?;", label(field), field.name);
        }
        let _ = writeln!(body, "        Ok({} {{\n{parts}        }})", todo.to);
        Some(body)
    }

    /// A field of the target from the one of its name.
    fn part(&self, from: &Field, to: &Field) -> Option<String> {
        if from.boxed != to.boxed || from.fixed != to.fixed {
            return None;
        }
        let (name, label) = (&from.name, label(from));
        if self.converts(&from.ty, &to.ty) {
            return Some(match (from.occurs, to.occurs) {
                (a, b) if a == b => format!("run.field(\"{label}\", {name})?"),
                (Occurs::One, Occurs::Optional) => format!("Some(run.field(\"{label}\", {name})?)"),
                (Occurs::One, _) if to.thin => format!("[run.field(\"{label}\", {name})?].into()"),
                (Occurs::One, _) => format!("vec![run.field(\"{label}\", {name})?]"),
                (Occurs::Optional, Occurs::Many) => {
                    format!("run.field(\"{label}\", {name}.into_iter().collect::<Vec<_>>())?")
                }
                (Occurs::Many, Occurs::Optional) => format!("run.at_most_once(\"{label}\", {name})?"),
                _ => format!("run.once(\"{label}\", {name})?"),
            });
        }
        if from.boxed || !self.is_simple(self.from, &from.ty, true) || !self.is_simple(self.to, &to.ty, false) {
            return None;
        }
        let one = |value: &str| format!("run.reread(\"{label}\", &{value})");
        match (from.occurs, to.occurs) {
            (Occurs::One, Occurs::One) => Some(format!("{}?", one(name))),
            (Occurs::One, Occurs::Optional) => Some(format!("Some({}?)", one(name))),
            (Occurs::Optional, Occurs::Optional) => Some(format!("{name}.map(|value| {}).transpose()?", one("value"))),
            (Occurs::Many, Occurs::Many) => {
                Some(format!("{name}.into_iter().map(|value| {}).collect::<Result<_, _>>()?", one("value")))
            }
            _ => None,
        }
    }

    /// Whether there is a conversion between two types, whoever writes it.
    fn converts(&self, a: &Ref, b: &Ref) -> bool {
        match (a, b) {
            (Ref::Item(x), Ref::Item(y)) => self.known.contains(&(*x, *y)),
            (Ref::List(x), Ref::List(y)) | (Ref::Nillable(x), Ref::Nillable(y)) => self.converts(x, y),
            _ => a == b,
        }
    }

    /// Whether the text of a type says all, and the type can be read from a text.
    fn is_simple(&self, side: &Side<'_>, ty: &Ref, is_source: bool) -> bool {
        match ty {
            Ref::Item(item) => matches!(side.plan.items[*item].kind, Kind::Simple { .. } | Kind::Codes { .. }),
            Ref::Value("Str") => true,
            Ref::Rust(name) => is_source && *name == "bool",
            Ref::Value(_) => is_source,
            _ => false,
        }
    }
}

/// What a new field holds, if it may hold nothing.
fn nothing(field: &Field) -> Option<String> {
    match field.occurs {
        Occurs::Optional => Some("None".to_owned()),
        Occurs::Many if !field.required && field.thin => Some("Default::default()".to_owned()),
        Occurs::Many if !field.required => Some("Vec::new()".to_owned()),
        _ if field.fixed => Some("Default::default()".to_owned()),
        _ => None,
    }
}
