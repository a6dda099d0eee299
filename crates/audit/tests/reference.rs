//! The pages of the audit's rules in `docs/`, written from the registry: `DOCS=write` rewrites them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod pages;

use std::fmt::Write;

use audit::{Severity, rules};
use locale::Language;

struct PageTexts {
    language: Language,
    generated: &'static str,
    title: &'static str,
    text: &'static str,
    severities: [&'static str; 3],
    why: &'static str,
    fix: &'static str,
}

const ENGLISH: PageTexts = PageTexts {
    language: Language::English,
    generated: "Written from the workbench's own tables; do not edit.",
    title: "The rules of the audit",
    text: "What the workbench looks at in a package before it runs: in its *Audit* tab, and by `scorm-audit check`. What \
        stands in braces is named by each finding.",
    severities: ["error", "warning", "suggestion"],
    why: "Why it matters",
    fix: "How to fix it",
};

const FRENCH: PageTexts = PageTexts {
    language: Language::French,
    generated: "Écrit à partir des tables de l’atelier ; ne pas modifier.",
    title: "Les règles de l’audit",
    text: "Ce que l’atelier regarde dans un module avant qu’il ne s’exécute : dans son onglet *Audit*, et par \
        `scorm-audit check`. Ce qui est entre accolades est nommé par chaque constat.",
    severities: ["erreur", "avertissement", "conseil"],
    why: "Pourquoi c’est important",
    fix: "Correction",
};

fn audit_rules(words: &PageTexts) -> String {
    let mut page = format!("<!-- {} -->\n\n# {}\n\n{}\n", words.generated, words.title, words.text);
    for rule in rules() {
        let [message, why, fix] = rule.page(words.language);
        let severity = match rule.severity {
            Severity::Error => words.severities[0],
            Severity::Warning => words.severities[1],
            Severity::Info => words.severities[2],
        };
        write!(
            page,
            "\n## `{}`\n\n*{severity}* · {message}\n\n**{}** {why}\n\n**{}** {fix}\n",
            rule.id, words.why, words.fix
        )
        .unwrap();
        let tools = rule.tools(words.language);
        if !tools.is_empty() {
            let hints = tools.iter().map(|hint| format!("- {}: {}\n", hint.tool, hint.how));
            write!(page, "\n{}", hints.collect::<String>()).unwrap();
        }
    }
    // A manifest's elements are no tags of the page.
    page.replace('<', "&lt;").replacen("&lt;!--", "<!--", 1)
}

#[test]
fn the_pages_of_the_rules_are_current() {
    pages::check(&[
        ("rules.md", audit_rules(&ENGLISH)),
        ("rules.fr.md", audit_rules(&FRENCH)),
    ]);
}
