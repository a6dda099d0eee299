//! What a check found, as one HTML page that needs nothing else.

use maud::{Markup, html};

use super::Checked;
use crate::{
    audit::{Severity, ToldFinding},
    report::{Language, page},
};

/// The few words of the page that are no rule's.
struct Words {
    title: &'static str,
    refused: &'static str,
    none: &'static str,
    why: &'static str,
    mend: &'static str,
    severities: [&'static str; 3],
}

const ENGLISH: Words = Words {
    title: "Audit",
    refused: "Could not be read",
    none: "Nothing found.",
    why: "Why it matters",
    mend: "How to mend it",
    severities: ["Error", "Warning", "Advice"],
};
const FRENCH: Words = Words {
    title: "Audit",
    refused: "Illisible",
    none: "Rien trouvé.",
    why: "Pourquoi c’est important",
    mend: "Comment corriger",
    severities: ["Erreur", "Avertissement", "Conseil"],
};

/// The packages that were checked, one after the other.
#[must_use]
pub fn html(checked: &[Checked], language: Language) -> String {
    let words = match language {
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
    };
    let body = html! {
        h1 { (words.title) }
        @for package in checked {
            section {
                h2 { @if package.title.is_empty() { (package.path) } @else { (package.title) } }
                p.observed {
                    (package.path)
                    @if let Some(standard) = package.standard { " · " (standard.name()) }
                }
                @if let Some(error) = &package.error {
                    p.failed { (words.refused) " · " (error.message) }
                } @else if package.findings.is_empty() {
                    p.none { (words.none) }
                }
                @for finding in &package.findings { (told(finding, words)) }
            }
        }
    };
    page(words.title, language, &body)
}

fn told(finding: &ToldFinding, words: &Words) -> Markup {
    let severity = match finding.severity {
        Severity::Error => words.severities[0],
        Severity::Warning => words.severities[1],
        Severity::Advice => words.severities[2],
    };
    html! {
        h3.failed[finding.severity == Severity::Error] { (severity) " · " (finding.message) }
        p {
            @if let Some(file) = &finding.file {
                code { (file) @if let Some(line) = finding.line { ":" (line) } } br;
            }
            (words.why) " · " (finding.why) br;
            (words.mend) " · " (finding.mend) br;
            @for hint in &finding.tools { (hint.tool) " · " (hint.how) br; }
            span.observed { code { (finding.rule) } }
        }
    }
}
