//! `xefa explain`: what a rule means, and what to do about a finding of it.

use std::io::{self, Write};

use xefa::report::{Lang, Rule};

use crate::args::ExplainArgs;
use crate::exit::Exit;
use crate::language::{pick, severity};
use crate::nearest::nearest;
use crate::progress::note;
use crate::render::printable;

/// Characters of a line.
const WIDTH: usize = 100;

/// Explains one rule, or lists all.
///
/// # Errors
/// When the results cannot be written.
pub fn run(args: &ExplainArgs, lang: Lang) -> io::Result<Exit> {
    let mut out = super::stdout();
    match &args.rule {
        None => {
            let width = Rule::all().map(|rule| rule.id().len()).max().unwrap_or(0);
            for rule in Rule::all() {
                writeln!(out, "{:width$}  {}", rule.id(), first_sentence(rule.explanation(lang)))?;
            }
        }
        Some(id) => match Rule::of(id) {
            Some(rule) => explain(&mut out, rule, lang)?,
            None => {
                note(&unknown(id, lang));
                return Ok(Exit::Unchecked);
            }
        },
    }
    out.flush()?;
    Ok(Exit::Valid)
}

fn explain(out: &mut dyn Write, rule: &Rule, lang: Lang) -> io::Result<()> {
    writeln!(out, "{} ({})\n", rule.id(), severity(lang, rule.severity()))?;
    writeln!(out, "{}", wrapped(rule.explanation(lang)))?;
    let [broken, mended] = rule.example();
    if !broken.is_empty() || !mended.is_empty() {
        writeln!(out)?;
        for (word, example) in [(pick(lang, "falsch:", "wrong:"), broken), (pick(lang, "richtig:", "right:"), mended)] {
            let example = if example.is_empty() { "—".to_owned() } else { printable(example) };
            writeln!(out, "  {word:8} {example}")?;
        }
    }
    Ok(())
}

/// What to say of a rule that does not exist, with those that are like it.
pub fn unknown(id: &str, lang: Lang) -> String {
    let id = printable(id);
    let family = Rule::all().map(Rule::id).filter(|known| !id.is_empty() && known.starts_with(&format!("{id}.")));
    let mut like: Vec<&str> = family.collect();
    if like.is_empty() {
        like.extend(nearest(&id, Rule::all().map(Rule::id)));
    }
    let said = match lang {
        Lang::De => format!("xefa: die Regel „{id}“ gibt es nicht"),
        Lang::En => format!("xefa: there is no rule “{id}”"),
    };
    match like.as_slice() {
        [] => format!("{said}; {}", pick(lang, "alle nennt: xefa explain", "for all of them: xefa explain")),
        like => format!("{said}; {} {}", pick(lang, "gemeint ist wohl", "did you mean"), like.join(", ")),
    }
}

fn first_sentence(text: &str) -> &str {
    // A full stop inside a number or an abbreviation is not followed by a blank and a capital letter.
    let mut ends = text.match_indices(". ").map(|(at, _)| at);
    let end = ends.find(|at| text[at + 2..].starts_with(char::is_uppercase));
    end.map_or(text, |at| &text[..=at])
}

fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let width = word.chars().count();
        if column > 0 && column + 1 + width > WIDTH {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out
}
