//! `scorm-audit compare`: two sessions side by side.

use clap::{Args, ValueEnum};
use locale::{Language, comparison as text};
use workbench::{
    Workbench,
    comparison::{
        CallPair, CallRunKind, ElementDifferences, FactPairGroup, FindingComparison, LogComparison, SessionComparison,
        TextDifference,
    },
    trace::{Entry, EntryData},
};

use super::named;
use crate::{Result, output};

/// What only A has, what only B has, and what differs: the marks of `diff`, from A to B.
const ONLY_A: &str = "-";
const ONLY_B: &str = "+";
const CHANGED: &str = "*";

/// The arguments of `compare`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[arg(value_name = "A")]
    a: String,
    #[arg(value_name = "B")]
    b: String,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Html,
}

/// Compares two sessions.
pub(super) fn run(library: &Workbench, options: &Options, language: Language) -> Result<()> {
    let [a, b] = [named(library, &options.a)?, named(library, &options.b)?];
    let comparison = library.compare_sessions(&a, &b, language)?;
    match options.format {
        Format::Json => output::json(&serde_json::to_string_pretty(&comparison)?)?,
        Format::Html => output::html(&comparison.html(language))?,
        Format::Text => print(&comparison, language)?,
    }
    Ok(())
}

/// What differs alone: where everything is the same, the first line says so.
fn print(comparison: &SessionComparison, language: Language) -> Result<()> {
    output::line(&comparison.summary)?;
    output::row(&["A", &comparison.a.verdict])?;
    output::row(&["B", &comparison.b.verdict])?;
    facts(&comparison.groups)?;
    findings(&comparison.findings)?;
    if let Some(logs) = &comparison.logs {
        elements(&logs.elements, language)?;
        calls(logs, language)?;
    }
    Ok(())
}

fn facts(groups: &[FactPairGroup]) -> Result<()> {
    for fact in groups.iter().flat_map(|group| &group.facts).filter(|fact| fact.differs) {
        output::row(&[CHANGED, &fact.name, &fact.a.text, &fact.b.text])?;
    }
    Ok(())
}

fn findings(findings: &FindingComparison) -> Result<()> {
    for (mark, findings) in [(ONLY_A, &findings.only_a), (ONLY_B, &findings.only_b)] {
        for finding in findings {
            output::row(&[mark, &finding.message])?;
        }
    }
    Ok(())
}

fn elements(elements: &ElementDifferences, language: Language) -> Result<()> {
    for element in &elements.listed {
        let mut row = vec![mark(&element.values), &element.element];
        row.extend(fields(&element.values));
        output::row(&row)?;
    }
    let more = (elements.count as usize).saturating_sub(elements.listed.len());
    if more > 0 {
        output::line(&text::MORE_ELEMENTS.count(language, more as u64))?;
    }
    Ok(())
}

fn calls(logs: &LogComparison, language: Language) -> Result<()> {
    output::line(&logs.counted)?;
    for listed in logs.runs.iter().filter(|listed| !listed.page.pairs.is_empty()) {
        for pair in &listed.page.pairs {
            call(pair, listed.run.kind)?;
        }
        if let Some(rest) = &listed.page.rest {
            let more = text::MORE_CALLS.count(language, rest.count.into());
            output::line(&format!("… {more}"))?;
        }
    }
    for note in &logs.notes {
        output::line(note)?;
    }
    Ok(())
}

/// The numbers of the entries, the call, and what differs.
fn call(pair: &CallPair, kind: CallRunKind) -> Result<()> {
    let seq = |entry: &Option<Entry>| entry.as_ref().map_or_else(String::new, |entry| entry.seq.to_string());
    let [a, b] = [seq(&pair.a), seq(&pair.b)];
    let Some(entry) = pair.a.as_ref().or(pair.b.as_ref()) else {
        return Ok(());
    };
    let mark = match kind {
        CallRunKind::OnlyA => ONLY_A,
        CallRunKind::OnlyB => ONLY_B,
        CallRunKind::Equal | CallRunKind::Changed => CHANGED,
    };
    if pair.differences.is_empty() {
        output::row(&[mark, &a, &b, &whole(entry)])?;
    }
    for difference in &pair.differences {
        let called = called(entry);
        let mut row = vec![mark, &a, &b, &called, &difference.name];
        row.extend(fields(&difference.texts));
        output::row(&row)?;
    }
    Ok(())
}

/// The function of a call, and the element that it names.
fn called(entry: &Entry) -> String {
    let function = entry.data.function().map_or("", |function| function.name());
    match entry.data.element() {
        Some(element) => format!("{function} {element}"),
        None => function.to_owned(),
    }
}

/// A call with its arguments and what it returned.
fn whole(entry: &Entry) -> String {
    let EntryData::Call {
        function,
        arguments,
        returned,
        error,
        ..
    } = &entry.data
    else {
        return String::new();
    };
    let arguments: Vec<_> = arguments.iter().map(|argument| argument.text.as_str()).collect();
    let error = if error.is_error() {
        format!(" ({error})")
    } else {
        String::new()
    };
    format!("{}({}) → {returned}{error}", function.name(), arguments.join(", "))
}

fn mark(texts: &TextDifference) -> &'static str {
    match (&texts.a, &texts.b) {
        (Some(_), None) => ONLY_A,
        (None, Some(_)) => ONLY_B,
        _ => CHANGED,
    }
}

fn fields(texts: &TextDifference) -> Vec<&str> {
    let shown = [&texts.a, &texts.b].map(|text| text.as_ref().map_or("", |text| text.text.as_str()));
    shown.into_iter().chain(texts.note.as_deref()).collect()
}
