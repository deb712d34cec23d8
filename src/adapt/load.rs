//! From a TOML document to a layout: each key with its place, every mistake found at once.

use toml::de::DeTable;

use crate::report::Report;

use super::charset::Charset;
use super::date::DateForm;
use super::family::{Family, FixedWidth, LineEnd};
use super::layout::{At, CodeRow, CodeTable, Field, Fill, FillValue, Foreign, Kind, Layout, Record, Sign};
use super::toml::{Source, Table};

pub(super) use super::toml::place;

/// The version of the language of layouts.
const VERSION: usize = 1;

/// Reads a layout.
pub(super) fn layout(file: &str, text: &str) -> Result<Layout, Report> {
    let source = Source::new(file, text);
    let document = match DeTable::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let at = error.span().unwrap_or(0..0);
            let details = error.message().lines().next().unwrap_or_default();
            return Err(source.finding("xefa-layout-syntax", &at).arg("details", details).into());
        }
    };
    let root = Table::new(&source, document.get_ref(), 0..0);
    let layout = Loader { source: &source }.layout(file, text, root);
    match layout {
        Some(layout) if source.is_fine() => {
            // What the layout says of itself, without a schema.
            let mut report = Report::new();
            layout.family.lint(&layout, &mut report);
            report.sort();
            if report.is_valid() { Ok(layout) } else { Err(report) }
        }
        _ => Err(source.into_report()),
    }
}

struct Loader<'s, 't> {
    source: &'s Source<'t>,
}

impl Loader<'_, '_> {
    fn layout(&self, file: &str, text: &str, root: Table<'_, '_>) -> Option<Layout> {
        match root.number("layout") {
            Some(version) if version.value != VERSION => {
                root.wrong("layout", &version.at, vec![VERSION.to_string()]);
                // Of another version nothing else can be said.
                return None;
            }
            Some(_) => {}
            None => {
                self.source.push(self.source.finding("xefa-layout-fehlt", &root.at).arg("name", "layout"));
            }
        }
        let name = root.required("name").value;
        let message = root.required("message");
        let namespace = root.text("namespace");
        let charset = root.required("charset");
        let found = Charset::of(&charset.value);
        if found.is_none() && !charset.value.is_empty() {
            root.wrong("charset", &charset.at, Charset::names());
        }
        let family = self.family(&root);
        let mut codes = Vec::new();
        if let Some(tables) = root.table("codes") {
            codes.extend(tables.named().into_iter().map(|(name, table)| self.code_table(name, table)));
        }
        let tables = root.tables("record");
        let kinds = self.kinds(&tables);
        let mut fills: Vec<Fill> =
            root.tables("fill").into_iter().filter_map(|table| self.fill(None, table, &codes)).collect();
        let mut records = Vec::new();
        // Sums name fields of other records, which are looked up when all are known.
        let mut sums = Vec::new();
        for (at, table) in tables.into_iter().enumerate() {
            fills.extend(table.tables("fill").into_iter().filter_map(|table| self.fill(Some(at), table, &codes)));
            records.push(self.record(at, table, &kinds, &codes, &mut sums));
        }
        if records.is_empty() {
            self.source.push(self.source.finding("xefa-layout-fehlt", &root.at).arg("name", "[[record]]"));
        }
        for (record, field, of) in sums {
            let found = of.value.split_once('.').and_then(|(kind, name)| {
                let record = kinds.iter().position(|known| known.value == kind)?;
                let field = records[record].fields.iter().position(|field| field.name == name)?;
                matches!(records[record].fields[field].kind, Kind::Number { .. }).then_some((record, field))
            });
            match (found, &mut records[record].fields[field].kind) {
                (Some(found), Kind::Sum { record, field, .. }) => (*record, *field) = found,
                _ => self.source.push(self.unknown(&of)),
            }
        }
        root.finish();
        let (file, text) = (file.into(), text.into());
        Some(Layout { file, text, name, message, namespace, charset: found?, family: family?, codes, records, fills })
    }

    fn family(&self, root: &Table<'_, '_>) -> Option<Box<dyn Family>> {
        if !root.has("family") {
            self.source.push(self.source.finding("xefa-layout-fehlt", &root.at).arg("name", "family"));
        }
        root.word("family", &[("fixed-width", ())])?;
        let length = root.required_number("record_length");
        let ends = [("CRLF", LineEnd::CrLf), ("LF", LineEnd::Lf), ("none", LineEnd::None)];
        let line_end = root.word("line_end", &ends).unwrap_or(LineEnd::CrLf);
        let mut kind = (1, 1);
        match root.table("record_type") {
            Some(table) => {
                kind = (table.required_number("start"), table.required_number("length"));
                table.finish();
            }
            None => self.source.push(self.source.finding("xefa-layout-fehlt", &root.at).arg("name", "record_type")),
        }
        Some(Box::new(FixedWidth { length, kind, line_end }))
    }

    fn unknown(&self, name: &At<String>) -> crate::report::Finding {
        self.source.finding("xefa-layout-verweis", &name.at).arg("name", name.value.clone())
    }

    fn kinds(&self, tables: &[Table<'_, '_>]) -> Vec<At<String>> {
        let kinds: Vec<_> = tables.iter().map(|table| table.required("type")).collect();
        for (at, kind) in kinds.iter().enumerate() {
            if kinds[..at].iter().any(|other| other.value == kind.value) {
                let finding = self.source.finding("xefa-layout-doppelt", &kind.at);
                self.source.push(finding.arg("name", kind.value.clone()));
            }
        }
        kinds
    }

    fn code_table(&self, name: String, table: Table<'_, '_>) -> CodeTable {
        let at = table.at.clone();
        let text = |key| table.text(key).map(|text| text.value);
        let (list, version, other) = (text("list"), text("version"), text("other"));
        let mut rows: Vec<CodeRow> = Vec::new();
        for row in table.tables("values") {
            let at = row.at.clone();
            let (file, code, name) = (row.required("file").value, row.required("code").value, row.text("name"));
            row.finish();
            if rows.iter().any(|known| known.code == code) {
                let finding = self.source.finding("xefa-layout-doppelt", &at);
                self.source.push(finding.arg("name", code.clone()));
            }
            rows.push(CodeRow { file, code, name: name.map(|name| name.value), at });
        }
        table.finish();
        CodeTable { name, at, list, version, rows, other }
    }

    fn table_named(&self, name: &At<String>, codes: &[CodeTable]) -> Option<usize> {
        let found = codes.iter().position(|table| table.name == name.value);
        if found.is_none() {
            self.source.push(self.unknown(name));
        }
        found
    }

    fn fill(&self, record: Option<usize>, table: Table<'_, '_>, codes: &[CodeTable]) -> Option<Fill> {
        let path = table.required("path");
        let (codes_of, supply) = (table.text("codes"), table.text("supply"));
        let value = match (codes_of, supply) {
            (Some(name), _) => {
                let code = table.required("value").value;
                self.table_named(&name, codes).map(|table| FillValue::Code(table, code))
            }
            (None, Some(name)) => Some(FillValue::Supply(name.value)),
            (None, None) => Some(FillValue::Text(table.required("value").value)),
        };
        table.finish();
        Some(Fill { record, path, value: value? })
    }

    fn record(
        &self,
        number: usize,
        table: Table<'_, '_>,
        kinds: &[At<String>],
        codes: &[CodeTable],
        sums: &mut Vec<(usize, usize, At<String>)>,
    ) -> Record {
        let kind = kinds[number].value.clone();
        let name = table.text("name").map_or_else(|| kind.clone(), |name| name.value);
        let each = table.text("each");
        let parent = table.text("in").and_then(|parent| {
            // A record stands behind the one that it belongs to.
            let found = kinds[..number].iter().position(|kind| kind.value == parent.value);
            if found.is_none() {
                self.source.push(self.unknown(&parent));
            }
            found
        });
        let mut fields: Vec<Field> = Vec::new();
        for field in table.tables("field") {
            let field = self.field(number, fields.len(), field, kinds, codes, sums);
            if fields.iter().any(|known| known.name == field.name) {
                let finding = self.source.finding("xefa-layout-doppelt", &field.at);
                self.source.push(finding.arg("name", field.name.clone()));
            }
            fields.push(field);
        }
        let at = table.at.clone();
        table.finish();
        Record { kind, name, at, parent, each, fields }
    }

    fn field(
        &self,
        record: usize,
        number: usize,
        table: Table<'_, '_>,
        kinds: &[At<String>],
        codes: &[CodeTable],
        sums: &mut Vec<(usize, usize, At<String>)>,
    ) -> Field {
        let name = table.required("name").value;
        let (start, length) = (table.required_number("start"), table.required_number("length"));
        let record_of = |name: &At<String>| {
            let found = kinds.iter().position(|kind| kind.value == name.value);
            if found.is_none() {
                self.source.push(self.unknown(name));
            }
            found
        };
        let signs = [("none", Sign::None), ("leading", Sign::Leading), ("trailing", Sign::Trailing)];
        let sign = || table.word("sign", &signs).unwrap_or(Sign::None);
        let word = table.required("kind");
        let kind = match word.value.as_str() {
            "text" => Kind::Text,
            "number" => Kind::Number { scale: table.number("scale").map_or(0, |scale| scale.value), sign: sign() },
            "amount" => Kind::Number { scale: table.number("scale").map_or(2, |scale| scale.value), sign: sign() },
            "date" => self.date(&table),
            "code" => Kind::Code(self.table_named(&table.required("codes"), codes).unwrap_or(0)),
            "presence" => Kind::Presence {
                yes: table.required("yes").value,
                no: table.text("no").map_or(String::new(), |no| no.value),
            },
            "constant" => Kind::Constant(table.required("value").value),
            "sequence" => Kind::Sequence(table.text("of").and_then(|name| record_of(&name))),
            "count" => Kind::Count(table.texts("of").iter().filter_map(record_of).collect()),
            "sum" => {
                sums.push((record, number, table.required("of")));
                Kind::Sum { record: 0, field: 0, sign: sign() }
            }
            "filler" => Kind::Filler,
            _ => {
                let words = ["text", "number", "amount", "date", "code", "presence", "constant", "sequence", "count"];
                let words = words.into_iter().chain(["sum", "filler"]).map(str::to_owned).collect();
                table.wrong("kind", &word.at, words);
                Kind::Filler
            }
        };
        let mut field = self.placed(&table, name, start, length, kind);
        self.constants(&table, &mut field);
        table.finish();
        field
    }

    fn placed(&self, table: &Table<'_, '_>, name: String, start: usize, length: usize, kind: Kind) -> Field {
        let numeric = matches!(kind, Kind::Number { .. } | Kind::Sequence(_) | Kind::Count(_) | Kind::Sum { .. });
        let path = if kind.is_control() { None } else { Some(table.required("path")) };
        let pad = table.text("pad").and_then(|pad| {
            let mut chars = pad.value.chars();
            let only = chars.next().filter(|_| chars.next().is_none());
            if only.is_none() {
                table.wrong("pad", &pad.at, vec![" ".to_owned(), "0".to_owned()]);
            }
            only
        });
        let cut = table.word("too_long", &[("error", false), ("cut", true)]).unwrap_or(false);
        if cut && !matches!(kind, Kind::Text) {
            // A number that lost a digit is another number.
            let finding = self.source.finding("xefa-layout-art", &table.at).arg("name", name.clone());
            self.source.push(finding.arg("kind", "too_long = \"cut\""));
        }
        let replacement = table.text("replacement").map(|text| text.value);
        let foreign = match table.word("foreign", &[("error", false), ("transliterate", true)]) {
            Some(true) => Foreign::Transliterate(replacement),
            _ => Foreign::Error,
        };
        Field {
            at: table.at.clone(),
            name,
            start,
            length,
            path,
            nth: table.number("nth").map(|nth| nth.value.max(1)),
            join: table.text("join").map(|join| join.value),
            required: table.flag("required"),
            absent: table.text("absent").map(|absent| absent.value),
            right: table.word("align", &[("left", false), ("right", true)]).unwrap_or(numeric),
            pad: pad.unwrap_or(if numeric { '0' } else { ' ' }),
            cut,
            foreign,
            kind,
        }
    }

    /// What a layout writes by itself has room in its field.
    fn constants(&self, table: &Table<'_, '_>, field: &mut Field) {
        let words: Vec<&str> = match &field.kind {
            Kind::Constant(value) => vec![value],
            Kind::Presence { yes, no } => vec![yes, no],
            Kind::Date { file, .. } if file.len() != field.length => {
                table.wrong("format", &table.at, vec![field.length.to_string()]);
                return;
            }
            _ => Vec::new(),
        };
        let absent = field.absent.as_deref();
        if words.into_iter().chain(absent).any(|word| word.chars().count() > field.length) {
            table.wrong("length", &table.at, vec![field.length.to_string()]);
        }
    }

    fn date(&self, table: &Table<'_, '_>) -> Kind {
        let form = |text: &At<String>, key: &str| {
            let form = DateForm::parse(&text.value);
            if form.is_none() {
                let parts = ["TT", "MM", "JJJJ", "HH", "MI", "SS"].map(str::to_owned).to_vec();
                table.wrong(key, &text.at, parts);
            }
            form
        };
        let default = DateForm::parse("TTMMJJJJ");
        let file = match table.text("format") {
            Some(text) => form(&text, "format").or(default),
            None => default,
        };
        let message = table.texts("message").iter().filter_map(|text| form(text, "message")).collect();
        match file {
            Some(file) => Kind::Date { file, message, partial: table.flag("partial") },
            None => Kind::Filler,
        }
    }
}
