//! A layout bound to a schema: every path looked up, every doubt said.

use crate::report::{Finding, Report};
use crate::schema::simple::{Builtin, SimpleId};
use crate::schema::{ElementId, Schema, TypeDef};

use super::date::DateForm;
use super::layout::{At, Field, FillValue, Kind, Layout};
use super::path::{self, Cursor, Found, Lost, Step};
use super::{lint, required};

/// A layout bound to a schema: it turns messages into files and files into messages.
#[derive(Debug)]
pub struct Bound<'s> {
    pub(super) layout: Layout,
    pub(super) schema: &'s Schema,
    pub(super) plan: Plan,
    report: Report,
}

/// Where everything stands in the message.
#[derive(Debug)]
pub(super) struct Plan {
    /// The member that the message is, in JSON.
    pub root: String,
    pub records: Vec<BoundRecord>,
    pub fills: Vec<BoundFill>,
    /// Attributes that the schema requires with a fixed value: the members on the way, the attribute's member, the value.
    pub fixed: Vec<(Vec<String>, String, String)>,
}

/// The place of a record in the message.
#[derive(Debug)]
pub(super) struct BoundRecord {
    /// From the message's root instead of the record it belongs to.
    pub absolute: bool,
    pub steps: Vec<Step>,
    /// There may be several.
    pub many: bool,
    /// There must be one.
    pub required: bool,
    pub cursor: Cursor,
    pub fields: Vec<Option<BoundField>>,
}

/// The place of a field in the message.
#[derive(Debug)]
pub(super) struct BoundField {
    pub absolute: bool,
    /// To the value; of a code, to the element that holds it.
    pub steps: Vec<Step>,
    /// The type of the value.
    pub simple: Option<SimpleId>,
    /// Where a code's parts stand below the element.
    pub code: Option<CodeSteps>,
    /// The forms of a date in the message.
    pub forms: Vec<DateForm>,
}

/// The parts of an element that holds a code.
#[derive(Debug, Clone)]
pub(super) struct CodeSteps {
    pub code: Vec<Step>,
    pub name: Option<Step>,
    pub list: Step,
    pub version: Step,
}

/// The place of a value that is filled in.
#[derive(Debug)]
pub(super) struct BoundFill {
    /// The number among the layout's.
    pub number: usize,
    pub absolute: bool,
    pub steps: Vec<Step>,
    pub code: Option<CodeSteps>,
}

impl Layout {
    /// Binds the layout to the schema of its messages.
    ///
    /// # Errors
    /// What is wrong with the layout, with line and column. Warnings do not refuse it; [`Bound::report`] has them.
    pub fn bind(self, schema: &Schema) -> Result<Bound<'_>, Report> {
        let (plan, report) = Binder::new(&self, schema).run();
        match plan {
            Some(plan) if report.is_valid() => Ok(Bound { layout: self, schema, plan, report }),
            _ => Err(report),
        }
    }

    /// What there is to say of the layout against a schema: mistakes, and warnings such as values that may be too long, characters
    /// that the character set lacks, and required parts of the message that no record carries.
    #[must_use]
    pub fn lint(&self, schema: &Schema) -> Report {
        Binder::new(self, schema).run().1
    }
}

impl Bound<'_> {
    /// The warnings about the layout.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The layout.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }
}

pub(super) struct Binder<'b> {
    pub layout: &'b Layout,
    pub schema: &'b Schema,
    pub report: Report,
}

impl<'b> Binder<'b> {
    fn new(layout: &'b Layout, schema: &'b Schema) -> Self {
        Self { layout, schema, report: Report::new() }
    }

    fn run(mut self) -> (Option<Plan>, Report) {
        let plan = self.plan();
        self.report.sort();
        (plan, self.report)
    }

    fn plan(&mut self) -> Option<Plan> {
        let element = self.root()?;
        let root_cursor = Cursor::Type(self.schema.element(element).type_id);
        let mut records: Vec<BoundRecord> = Vec::new();
        for (number, record) in self.layout.records.iter().enumerate() {
            let from = record.parent.map_or_else(|| root_cursor.clone(), |parent| records[parent].cursor.clone());
            let mut bound = BoundRecord {
                absolute: false,
                steps: Vec::new(),
                many: false,
                required: true,
                cursor: from.clone(),
                fields: Vec::new(),
            };
            if let Some(each) = &record.each {
                bound.absolute = each.value.starts_with('/');
                let from = if bound.absolute { &root_cursor } else { &from };
                if let Some(found) = self.look(from, each) {
                    let many: Vec<usize> = (0..found.steps.len()).filter(|at| found.steps[*at].many).collect();
                    if many.len() > 1 {
                        self.push("xefa-layout-wiederholung", &each.at, &found.steps[many[0]].key);
                    }
                    bound.many = !many.is_empty();
                    bound.required = found.required;
                    bound.steps = found.steps;
                    bound.cursor = found.cursor;
                }
            }
            for field in &record.fields {
                let place = if field.kind.is_control() { None } else { self.field(&root_cursor, &bound.cursor, field) };
                bound.fields.push(place);
            }
            records.push(bound);
            debug_assert_eq!(records.len(), number + 1, "a record has the number of its layout");
        }
        let fills = self.fills(&root_cursor, &records);
        let mut plan = Plan { root: self.key(element), records, fills, fixed: Vec::new() };
        if self.report.is_valid() {
            lint::twice(self, &plan);
            plan.fixed = required::look(self, &plan, self.schema.element(element).type_id);
        }
        Some(plan)
    }

    fn root(&mut self) -> Option<ElementId> {
        let message = &self.layout.message;
        let named = |id: &ElementId| {
            let (namespace, local) = self.schema.name(self.schema.element(*id).name);
            local == message.value && self.layout.namespace().is_none_or(|asked| asked == namespace)
        };
        let found: Vec<ElementId> = self.schema.global_elements().filter(named).collect();
        match found.as_slice() {
            [element] => Some(*element),
            _ => {
                let place = self.layout.namespace.as_ref().map_or(&message.at, |namespace| &namespace.at);
                let known = self.schema.global_elements().map(|id| self.schema.local(self.schema.element(id).name));
                let finding = self.layout.finding("xefa-layout-nachricht", place).arg("name", message.value.clone());
                let finding = finding.expecting(known.map(str::to_owned).collect());
                self.report.push(match self.layout.namespace() {
                    Some(namespace) => finding.arg("namespace", namespace),
                    None => finding,
                });
                None
            }
        }
    }

    fn key(&self, element: ElementId) -> String {
        crate::models::json::message_key(self.schema, element)
    }

    fn push(&mut self, rule: &str, at: &std::ops::Range<usize>, name: &str) {
        self.report.push(self.layout.finding(rule, at).arg("name", name));
    }

    fn look(&mut self, from: &Cursor, path: &At<String>) -> Option<Found> {
        match path::resolve(self.schema, from, &path.value) {
            Ok(found) => Some(found),
            Err(Lost { step, known }) => {
                let finding = self.layout.finding("xefa-layout-pfad", &path.at).arg("name", step).expecting(known);
                self.report.push(finding.arg("location", path.value.clone()));
                None
            }
        }
    }

    fn field(&mut self, root: &Cursor, from: &Cursor, field: &Field) -> Option<BoundField> {
        let path = field.path.as_ref()?;
        let absolute = path.value.starts_with('/');
        let found = self.look(if absolute { root } else { from }, path)?;
        let repeats: Vec<usize> =
            (0..found.steps.len()).filter(|at| found.steps[*at].many && found.steps[*at].select.is_none()).collect();
        let takes = usize::from(field.nth.is_some() || field.join.is_some());
        if repeats.len() > takes && !matches!(field.kind, Kind::Presence { .. }) {
            self.push("xefa-layout-wiederholung", &path.at, &found.steps[repeats[0]].key);
        }
        let mut bound =
            BoundField { absolute, steps: found.steps.clone(), simple: None, code: None, forms: Vec::new() };
        match &field.kind {
            Kind::Presence { .. } => return Some(bound),
            Kind::Code(_) => {
                if let Some((code, simple)) = self.code_steps(&found) {
                    (bound.code, bound.simple) = (Some(code), Some(simple));
                    lint::codes(self, field, &bound);
                    return Some(bound);
                }
            }
            _ => {}
        }
        let Some((steps, simple)) = path::text_of(self.schema, found) else {
            self.unfit(field, path);
            return None;
        };
        (bound.steps, bound.simple) = (steps, Some(simple));
        if let Kind::Date { message, .. } = &field.kind {
            bound.forms = self.forms(message, simple);
            if bound.forms.is_empty() {
                self.unfit(field, path);
            }
        }
        lint::field(self, field, &bound);
        Some(bound)
    }

    /// The kind of a field does not suit what its path leads to.
    pub fn unfit(&mut self, field: &Field, path: &At<String>) {
        let finding = self.layout.finding("xefa-layout-art", &path.at).arg("name", field.name.clone());
        self.report.push(finding.arg("kind", field.kind.word()));
    }

    /// The forms of a date in a message: those given, else that of the type.
    fn forms(&self, given: &[DateForm], simple: SimpleId) -> Vec<DateForm> {
        if !given.is_empty() {
            return given.to_vec();
        }
        let form = match self.schema.simple_types().primitive(simple) {
            Some(Builtin::Date) => "JJJJ-MM-TT",
            Some(Builtin::GYearMonth) => "JJJJ-MM",
            Some(Builtin::GYear) => "JJJJ",
            // The time zone is not in the type.
            _ => return Vec::new(),
        };
        DateForm::parse(form).into_iter().collect()
    }

    /// The parts of an element that holds a code, and the type of the code.
    fn code_steps(&self, found: &Found) -> Option<(CodeSteps, SimpleId)> {
        let Cursor::Type(type_id) = found.cursor else { return None };
        let TypeDef::Complex(complex) = self.schema.type_def(type_id) else { return None };
        let holds = complex.code?;
        let below = |name: &str| path::resolve(self.schema, &found.cursor, name).ok();
        let code = match holds.code {
            Some(name) => below(self.schema.local(name))?,
            None => Found { steps: Vec::new(), cursor: found.cursor.clone(), required: true },
        };
        let name = holds.name.and_then(|name| below(self.schema.local(name))?.steps.pop());
        let attribute = |at: u32| {
            let name = complex.attributes.get(at as usize)?.name;
            below(&format!("@{}", self.schema.local(name)))?.steps.pop()
        };
        let (code, simple) = path::text_of(self.schema, code)?;
        let steps = CodeSteps { code, name, list: attribute(holds.list_uri)?, version: attribute(holds.list_version)? };
        Some((steps, simple))
    }

    fn fills(&mut self, root: &Cursor, records: &[BoundRecord]) -> Vec<BoundFill> {
        let mut fills = Vec::new();
        for (number, fill) in self.layout.fills.iter().enumerate() {
            let absolute = fill.record.is_none() || fill.path.value.starts_with('/');
            let from = fill.record.filter(|_| !absolute).map_or(root, |record| &records[record].cursor);
            let Some(found) = self.look(from, &fill.path) else { continue };
            let code = match &fill.value {
                FillValue::Code(..) => self.code_steps(&found).map(|(code, _)| code),
                _ => None,
            };
            let steps = found.steps.clone();
            let as_text = path::text_of(self.schema, found);
            match (code, as_text) {
                (Some(code), _) => fills.push(BoundFill { number, absolute, steps, code: Some(code) }),
                (None, Some((steps, _))) => fills.push(BoundFill { number, absolute, steps, code: None }),
                (None, None) => {
                    let finding = self.layout.finding("xefa-layout-art", &fill.path.at);
                    self.report.push(finding.arg("name", "fill").arg("kind", "text"));
                }
            }
        }
        fills
    }

    /// A finding about a field of the layout.
    pub fn about(&self, rule: &str, field: &Field) -> Finding {
        let finding = self.layout.finding(rule, &field.at).arg("name", field.name.clone());
        match &field.path {
            Some(path) => finding.path(path.value.clone()),
            None => finding,
        }
    }
}

impl Kind {
    /// The word of the layout for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number { .. } => "number",
            Self::Date { .. } => "date",
            Self::Code(_) => "code",
            Self::Presence { .. } => "presence",
            Self::Constant(_) => "constant",
            Self::Sequence(_) => "sequence",
            Self::Count(_) => "count",
            Self::Sum { .. } => "sum",
            Self::Filler => "filler",
        }
    }
}
