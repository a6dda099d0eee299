//! A comparison of two sessions as one HTML file that needs nothing else.

use audit::{LocalizedFinding, Severity};
use locale::{Language, Text, comparison as text, problems, report};
use maud::{Markup, html};

use super::{
    CallPair, CallRunKind, ComparedSession, ElementDifferences, Excerpt, FactPairGroup, FactValue, FindingComparison,
    ListedRun, LogComparison, SessionComparison, TextDifference,
};
use crate::{
    report::{Tone, values::local_time},
    trace::{Entry, EntryData},
};

impl SessionComparison {
    /// The comparison as an HTML page.
    #[must_use]
    pub fn html(&self, language: Language) -> String {
        let body = html! {
            header {
                h1 { (text::COMPARISON.in_language(language)) }
                p { (self.a.session.package_title) " · " (self.a.session.sco_title) }
            }
            div.sides { (side("A", &self.a, language)) (side("B", &self.b, language)) }
            p.summary { (self.summary) }
            @if let Some(logs) = &self.logs { (first(logs)) }
            @for group in &self.groups { (facts(group, language)) }
            (findings_of(&self.findings, language))
            @if let Some(logs) = &self.logs {
                (elements(&logs.elements, language))
                (calls(logs, language))
            }
        };
        let title = text::COMPARISON.in_language(language);
        html_page::document(&format!("{} – {title}", self.a.session.sco_title), language, &body)
    }
}

fn side(name: &str, compared: &ComparedSession, language: Language) -> Markup {
    let ComparedSession { session, .. } = compared;
    let tone = match compared.tone {
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Open => "open",
    };
    html! {
        section {
            h2 { (name) " · " (session.sco_title) }
            p.none {
                (session.package_title)
                @if compared.versions > 1 { ", " (text::version(language, &language.number(compared.version.into()))) }
                " · " (session.learner) " · " (local_time(session.started_at))
            }
            p.verdict.(tone) { (compared.verdict) }
        }
    }
}

/// The first calls that differ.
fn first(logs: &LogComparison) -> Markup {
    html! {
        @if let Some(first) = &logs.first {
            table.trace {
                tbody {
                    @for (name, call) in [("A", &first.a), ("B", &first.b)] {
                        tr { th scope="row" { (name) } td { @if let Some(call) = call { (call.seq) } } td { @if let Some(entry) = call { (call_of(entry)) } @else { "–" } } }
                    }
                }
            }
        }
    }
}

fn head(first: Text, language: Language) -> Markup {
    html! { thead { tr { th scope="col" { (first.in_language(language)) } th scope="col" { "A" } th scope="col" { "B" } } } }
}

fn facts(group: &FactPairGroup, language: Language) -> Markup {
    let value = |value: &FactValue| html! { td.quoted { (value.text) } };
    let table = html! {
        table.rows.compared {
            (head(text::FACT, language))
            tbody {
                @for fact in &group.facts {
                    tr.differs[fact.differs] { th scope="row" { (fact.name) } (value(&fact.a)) (value(&fact.b)) }
                }
            }
        }
    };
    html! {
        @if group.is_technical { details { summary { (group.title) } (table) } }
        @else { section { h2 { (group.title) } (table) } }
    }
}

fn findings_of(compared: &FindingComparison, language: Language) -> Markup {
    let list = |title: Text, findings: &[LocalizedFinding]| {
        html! {
            @if !findings.is_empty() {
                section { h2 { (title.in_language(language)) } ul.problems { @for finding in findings { (finding_item(finding)) } } }
            }
        }
    };
    html! {
        @if let Some(none) = &compared.none {
            section { h2 { (problems::PROBLEMS.in_language(language)) } p.well { "✓ " (none) } }
        }
        (list(text::FINDINGS_ONLY_IN_A, &compared.only_a))
        (list(text::FINDINGS_ONLY_IN_B, &compared.only_b))
        @if !compared.both.is_empty() {
            section {
                h2 { (text::FINDINGS_IN_BOTH.in_language(language)) }
                ul.problems {
                    @for pair in &compared.both {
                        (finding_item(&pair.a))
                        @if pair.a.message != pair.b.message { (finding_item(&pair.b)) }
                    }
                }
            }
        }
    }
}

fn finding_item(finding: &LocalizedFinding) -> Markup {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    html! { li.(severity) { strong { (finding.message) } p { (finding.fix) } } }
}

fn elements(elements: &ElementDifferences, language: Language) -> Markup {
    let more = elements.count as usize - elements.listed.len();
    html! {
        section {
            h2 { (text::ELEMENTS.in_language(language)) }
            @if elements.listed.is_empty() { p.none { (text::SAME_ELEMENTS.in_language(language)) } }
            @else {
                table.rows.compared {
                    (head(text::ELEMENT, language))
                    tbody { @for element in &elements.listed { tr { th scope="row" { code { (element.element) } } (values(&element.values)) } } }
                }
                @if more > 0 { p.none { (text::MORE_ELEMENTS.count(language, more as u64)) } }
                p.none { (text::EQUAL_ELEMENTS.count(language, elements.same.into())) }
            }
        }
    }
}

/// Two texts in two cells; a note on both is in the second.
fn values(texts: &TextDifference) -> Markup {
    let excerpt = |excerpt: &Option<Excerpt>| {
        html! { @if let Some(excerpt) = excerpt { code { (excerpt.text) } } @else { "–" } }
    };
    html! {
        td.quoted { (excerpt(&texts.a)) }
        td.quoted { (excerpt(&texts.b)) @if let Some(note) = &texts.note { p.note { (note) } } }
    }
}

fn calls(logs: &LogComparison, language: Language) -> Markup {
    html! {
        section {
            h2 { (text::CALLS.in_language(language)) }
            p.none { (logs.counted) }
            table.trace.compared {
                thead { tr { th scope="col" { "#A" } th scope="col" { "#B" } th scope="col" { (report::CALL.in_language(language)) } th scope="col" { "A" } th scope="col" { "B" } } }
                @for run in &logs.runs { (run_rows(run, language)) }
            }
            @for note in &logs.notes { p.none { (note) } }
        }
    }
}

fn run_rows(listed: &ListedRun, language: Language) -> Markup {
    let ListedRun { run, name, page } = listed;
    html! {
        tbody.folded[run.kind == CallRunKind::Equal] {
            tr { th scope="rowgroup" colspan="5" { (name) } }
            @for pair in &page.pairs { (pair_row(pair)) }
            @if let (false, Some(rest)) = (page.pairs.is_empty(), &page.rest) {
                tr.observed { td colspan="5" { "… " (text::MORE_CALLS.count(language, rest.count.into())) } }
            }
        }
    }
}

/// A call of both in as many rows as there are differences, or a call of one.
fn pair_row(pair: &CallPair) -> Markup {
    let seq = |entry: &Option<Entry>| html! { td { @if let Some(entry) = entry { (entry.seq) } } };
    let whole = |entry: &Option<Entry>| html! { td { @if let Some(entry) = entry { (call_of(entry)) } } };
    html! {
        @if pair.differences.is_empty() {
            tr { (seq(&pair.a)) (seq(&pair.b)) td {} (whole(&pair.a)) (whole(&pair.b)) }
        } @else {
            @for (at, difference) in pair.differences.iter().enumerate() {
                tr {
                    @if at == 0 { (seq(&pair.a)) (seq(&pair.b)) td { @if let Some(entry) = &pair.a { (called(entry)) } p.note { (difference.name) } } }
                    @else { td {} td {} td { p.note { (difference.name) } } }
                    (values(&difference.texts))
                }
            }
        }
    }
}

/// The function of a call, and the element that it names.
fn called(entry: &Entry) -> Markup {
    let function = entry.data.function().map_or("", |function| function.name());
    html! { (function) @if let Some(element) = entry.data.element() { " " code { (element) } } }
}

/// A call on one line.
fn call_of(entry: &Entry) -> Markup {
    let EntryData::Call {
        function,
        arguments,
        returned,
        error,
        ..
    } = &entry.data
    else {
        return html! {};
    };
    html! {
        (function.name()) "("
        @for (at, argument) in arguments.iter().enumerate() { @if at > 0 { ", " } code { (argument.text) } @if argument.length.is_some() { "…" } }
        ") → " code { (returned) } @if error.is_error() { " " span.failed { (error) } }
    }
}
