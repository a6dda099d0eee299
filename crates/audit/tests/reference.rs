//! The pages of the audit's rules in `docs/`, written from the registry: `DOCS=write` rewrites them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod pages;

use audit::{Family, Impact, Rule, Severity, rules};
use locale::{
    Language, Text, reference as text,
    rules::{Example, Source},
};

const FAMILIES: [(Family, Text); 5] = [
    (Family::Manifest, text::FAMILY_MANIFEST),
    (Family::Schema, text::FAMILY_SCHEMA),
    (Family::Package, text::FAMILY_PACKAGE),
    (Family::Content, text::FAMILY_CONTENT),
    (Family::Session, text::FAMILY_SESSION),
];

/// A sentence of a page: a manifest's elements are no tags of it.
fn escaped(sentence: &str) -> String {
    sentence.replace('<', "&lt;")
}

/// The anchor of a heading, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

fn severity(rule: &Rule) -> Text {
    match rule.severity {
        Severity::Error => text::ERROR,
        Severity::Warning => text::WARNING,
        Severity::Info => text::SUGGESTION,
    }
}

/// The families and their rules, each a link to what is said of it.
fn contents(language: Language) -> String {
    let mut lines = String::new();
    for (family, name) in FAMILIES {
        let name = name.in_language(language);
        lines += &format!("- [{name}](#{})\n", anchor(name));
        for rule in rules().filter(|rule| rule.family() == family) {
            let (title, id) = (escaped(rule.title(language)), anchor(rule.id));
            let severity = severity(rule).in_language(language);
            lines += &format!("  - [{title}](#{id}) · {severity}\n");
        }
    }
    lines
}

fn source(source: &Source) -> String {
    match source.address {
        Some(address) => format!("[{}]({address})", source.name),
        None => source.name.to_owned(),
    }
}

/// The lines before and after, as a difference.
fn example(Example { wrong, right }: Example) -> String {
    let marked = |mark: char, code: &str| code.lines().map(|line| format!("{mark} {line}\n")).collect::<String>();
    format!("```diff\n{}{}```\n", marked('-', wrong), marked('+', right))
}

fn entry(rule: &Rule, language: Language) -> String {
    let say = |text: Text| text.in_language(language);
    let [message, why, fix] = rule.page(language).map(escaped);
    let severity = say(severity(rule));
    let impact = match rule.impact {
        Impact::Launch => format!(", {}", say(text::THREATENS_LAUNCH)),
        Impact::Recording => format!(", {}", say(text::THREATENS_RECORDING)),
        Impact::Other => String::new(),
    };
    let title = escaped(rule.title(language));
    let mut entry = format!(
        "\n### `{}`\n\n**{title}** · *{severity}{impact}*\n\n{message}\n",
        rule.id
    );
    entry += &format!("\n**{}** {why}\n", say(text::WHY));
    if !rule.sources().is_empty() {
        let sources: Vec<_> = rule.sources().iter().map(source).collect();
        entry += &format!("\n**{}** {}\n", say(text::SOURCES), sources.join(" · "));
    }
    if let Some(code) = rule.example() {
        entry += &format!("\n**{}**\n\n{}", say(text::EXAMPLE), example(code));
    }
    entry += &format!("\n**{}** {fix}\n", say(text::FIX));
    let tools = rule.tools(&[], language);
    if !tools.is_empty() {
        let hints = tools
            .iter()
            .map(|hint| format!("- {}: {}\n", hint.tool.name(), hint.how));
        entry += &format!("\n{}", hints.collect::<String>());
    }
    entry
}

fn audit_rules(language: Language) -> String {
    let say = |text: Text| text.in_language(language);
    let (generated, title, intro) = (say(text::GENERATED), say(text::RULES), say(text::RULES_INTRO));
    let mut page = format!("<!-- {generated} -->\n\n# {title}\n\n{intro}\n\n{}", contents(language));
    for (family, name) in FAMILIES {
        page += &format!("\n## {}\n", say(name));
        page.extend(
            rules()
                .filter(|rule| rule.family() == family)
                .map(|rule| entry(rule, language)),
        );
    }
    page
}

#[test]
fn the_pages_of_the_rules_are_current() {
    pages::check(&[
        ("rules.md", audit_rules(Language::English)),
        ("rules.fr.md", audit_rules(Language::French)),
    ]);
}
