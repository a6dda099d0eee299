//! The pages of the audit's rules in `docs/`, written from the registry: `DOCS=write` rewrites them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod pages;

use std::fmt::Write;

use audit::{Impact, Severity, rules};
use locale::{Language, Text, reference as text};

fn audit_rules(language: Language) -> String {
    let say = |text: Text| text.in_language(language);
    let mut page = format!(
        "<!-- {} -->\n\n# {}\n\n{}\n",
        say(text::GENERATED),
        say(text::RULES),
        say(text::RULES_INTRO)
    );
    for rule in rules() {
        let [message, why, fix] = rule.page(language);
        let severity = match rule.severity {
            Severity::Error => say(text::ERROR),
            Severity::Warning => say(text::WARNING),
            Severity::Info => say(text::SUGGESTION),
        };
        let impact = match rule.impact {
            Impact::Launch => format!(", {}", say(text::THREATENS_LAUNCH)),
            Impact::Recording => format!(", {}", say(text::THREATENS_RECORDING)),
            Impact::Other => String::new(),
        };
        write!(
            page,
            "\n## `{}`\n\n**{}** · *{severity}{impact}*\n\n{message}\n\n**{}** {why}\n\n**{}** {fix}\n",
            rule.id,
            rule.title(language),
            say(text::WHY),
            say(text::FIX)
        )
        .unwrap();
        let tools = rule.tools(language);
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
        ("rules.md", audit_rules(Language::English)),
        ("rules.fr.md", audit_rules(Language::French)),
    ]);
}
