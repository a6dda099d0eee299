//! What a check found, as one HTML page that needs nothing else.

use locale::{Language, Text, check as words};
use maud::{Markup, html};

use super::checked::Checked;
use crate::{authoring::RecognizedTool, finding::LocalizedFinding, rule::Severity};

/// The packages that were checked, one after the other.
#[must_use]
pub fn html(checked: &[Checked], language: Language) -> String {
    let text = |text: Text| text.in_language(language);
    let body = html! {
        h1 { (text(words::TITLE)) }
        @for package in checked {
            section {
                h2 { @if package.title.is_empty() { (package.path) } @else { (package.title) } }
                p.observed {
                    (package.path)
                    @if let Some(standard) = package.standard { " · " (standard.name()) }
                }
                @if !package.tools.is_empty() { p.observed { (made_with(&package.tools, language)) } }
                @for line in package.needs.iter().flat_map(|needed| needed.lines(language)) { p.observed { (line) } }
                @if let Some(error) = &package.error {
                    p.failed { (text(words::UNREADABLE)) " · " (error.message) }
                } @else if package.findings.is_empty() {
                    p.none { (text(words::NO_FINDINGS)) }
                }
                @for finding in &package.findings { (finding_markup(finding, language)) }
            }
        }
    };
    html_page::document(text(words::TITLE), language, &body)
}

/// The tools and wrappers of a package, in a line.
fn made_with(tools: &[RecognizedTool], language: Language) -> Markup {
    html! {
        (words::MADE_WITH.in_language(language))
        @for tool in tools {
            " · " (tool.tool.name())
            @if let Some(version) = &tool.version { " " (version) }
        }
    }
}

/// Where the reason can be checked, in a line.
fn sources(finding: &LocalizedFinding, language: Language) -> Markup {
    html! {
        (words::SOURCES.in_language(language))
        @for source in &finding.sources {
            " · "
            @if let Some(address) = &source.address { a href=(address) { (source.name) } } @else { (source.name) }
        }
    }
}

fn finding_markup(finding: &LocalizedFinding, language: Language) -> Markup {
    let text = |text: Text| text.in_language(language);
    let severity = text(match finding.severity {
        Severity::Error => words::ERROR,
        Severity::Warning => words::WARNING,
        Severity::Info => words::SUGGESTION,
    });
    html! {
        h3.failed[finding.severity == Severity::Error] { (severity) " · " (finding.message) }
        p {
            @if let Some(file) = &finding.file {
                code { (file) @if let Some(line) = finding.line { ":" (line) } } br;
            }
            (text(words::WHY)) " · " (finding.why) br;
            @if !finding.sources.is_empty() { span.observed { (sources(finding, language)) } br; }
            (text(words::FIX)) " · " (finding.fix) br;
            @for hint in &finding.tools { (hint.tool.name()) " · " (hint.how) br; }
            span.observed { code { (finding.rule) } }
        }
    }
}
