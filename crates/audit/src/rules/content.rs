//! When the rules about pages, styles and scripts apply. Scripts are looked through and not run: what one puts together
//! as it runs is not seen. What the rules say is in `locale`.

use std::{collections::BTreeSet, sync::LazyLock};

use locale::rules::content as texts;
use regex::Regex;
use scorm::{
    Standard,
    manifest::ScormType,
    rte::{API, Function},
    scorm2004,
};

use super::order;
use crate::{
    findings::{Findings, Location},
    input::Package,
    rule::{Impact, Rule, Severity},
    text_files::{TextFile, TextKind},
};

/// The rules, in the order of their pages.
pub(super) const RULES: &[Rule] = &[
    Rule::new("content/external-host", Severity::Warning, &texts::EXTERNAL_HOST),
    Rule::new("content/insecure-address", Severity::Error, &texts::INSECURE_ADDRESS),
    Rule::new("content/absolute-path", Severity::Error, &texts::ABSOLUTE_PATH),
    Rule::new("content/local-path", Severity::Error, &texts::LOCAL_PATH),
    Rule::new("content/missing-link", Severity::Error, &texts::MISSING_LINK),
    Rule::new("content/link-by-case", Severity::Error, &texts::LINK_BY_CASE),
    Rule::new("content/no-api", Severity::Error, &texts::NO_API).threatens(Impact::Recording),
    Rule::new("content/api-of-2004", Severity::Error, &texts::API_OF_2004).threatens(Impact::Recording),
    Rule::new("content/element-of-2004", Severity::Warning, &texts::ELEMENT_OF_2004).threatens(Impact::Recording),
    Rule::new(
        "content/call-before-initialize",
        Severity::Warning,
        &texts::CALL_BEFORE_INITIALIZE,
    )
    .threatens(Impact::Recording),
    Rule::new("content/no-status", Severity::Warning, &texts::NO_STATUS).threatens(Impact::Recording),
    Rule::new("content/asset-calls-api", Severity::Warning, &texts::ASSET_CALLS_API).threatens(Impact::Recording),
    Rule::new("content/finish-in-unload", Severity::Warning, &texts::FINISH_IN_UNLOAD).threatens(Impact::Recording),
];

/// What makes a browser load something: an attribute of an element that loads, `url()` or `@import` of a style, `import`
/// or `fetch` of a script.
static LOADS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?ix)
        <(?:script|img|iframe|frame|video|audio|source|track|embed|object|input)\b[^>]*?\b(?:src|data|poster)\s*=\s*["']([^"'<>]+)["']
        | <link\b[^>]*?\bhref\s*=\s*["']([^"'<>]+)["']
        | \burl\(\s*["']?([^"')\s]+)["']?\s*\)
        | @import\s+["']([^"']+)["']
        | \b(?:fetch|importScripts|import)\(\s*["']([^"']+)["']
        "#,
    )
});
/// A link from one page of the package to another.
static LINKS: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?i)<a\b[^>]*?\bhref\s*=\s*["']([^"'<>]+)["']"#));
/// What looks for the API of SCORM 1.2: `.API`, `["API"]`, `API.LMS…`, or one of the functions.
static LOOKS_FOR_API: LazyLock<Regex> = LazyLock::new(|| {
    let functions = [
        Function::Initialize,
        Function::SetValue,
        Function::GetValue,
        Function::Finish,
        Function::Commit,
    ];
    let functions = functions.map(Function::name).join("|");
    pattern(&format!(r#"\b(?:{functions})\b|\.{API}\b|\[["']{API}["']\]"#))
});
static OF_2004: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"\b{}\b", scorm2004::API)));
static ELEMENT_OF_2004: LazyLock<Regex> = LazyLock::new(|| {
    let elements = scorm2004::ELEMENTS.map(regex::escape).join("|");
    pattern(&format!(r"\b(?:{elements})\b"))
});
/// An `unload` handler.
static UNLOAD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?i)\bon(?:before)?unload\s*=|addEventListener\(\s*["'](?:before)?unload["']"#));
/// How far behind its head a handler is looked through, in bytes.
const HANDLER: usize = 400;

/// The pattern is ours, and a test compiles it.
fn pattern(text: &str) -> Regex {
    #[allow(clippy::expect_used, reason = "a constant of this file")]
    Regex::new(text).expect("a pattern of ours")
}

/// What has been seen in the texts so far.
pub(super) struct Content<'a> {
    package: &'a Package,
    hosts: BTreeSet<String>,
    looks_for_api: bool,
    looks_for_2004: Option<String>,
    names_status: bool,
    assets: BTreeSet<String>,
}

impl<'a> Content<'a> {
    pub(super) fn new(package: &'a Package) -> Self {
        let manifest = &package.manifest;
        let assets = manifest
            .resources
            .iter()
            .filter(|resource| resource.scorm_type == Some(ScormType::Asset));
        let pages = assets.filter_map(|asset| {
            let href = asset.href.as_deref()?;
            asset.files.iter().find(|file| file.href == href)
        });
        Self {
            package,
            hosts: BTreeSet::new(),
            looks_for_api: false,
            looks_for_2004: None,
            names_status: false,
            assets: pages.map(|file| format!("{}{}", package.base, file.path)).collect(),
        }
    }

    /// Looks through one text.
    pub(super) fn look(&mut self, text: &TextFile, findings: &mut Findings) {
        for captures in LOADS.captures_iter(&text.text) {
            let address = captures.iter().skip(1).flatten().next();
            if let Some(address) = address {
                self.address(text, address.start(), address.as_str(), true, findings);
            }
        }
        if text.kind == TextKind::Page {
            for captures in LINKS.captures_iter(&text.text) {
                if let Some(address) = captures.get(1) {
                    self.address(text, address.start(), address.as_str(), false, findings);
                }
            }
        }
        if text.kind != TextKind::Style {
            self.scripts(text, findings);
        }
    }

    /// Adds the findings that only all texts together show.
    pub(super) fn end(&self, findings: &mut Findings) {
        let of_12 = self.package.manifest.standard == Standard::Scorm12 && !self.package.manifest.scos().is_empty();
        if !of_12 {
            return;
        }
        match (&self.looks_for_2004, self.looks_for_api) {
            (_, true) => {}
            (Some(file), false) => findings.add(RULES, "content/api-of-2004", Location::file(file), &[]),
            (None, false) => findings.add(RULES, "content/no-api", Location::default(), &[]),
        }
        if self.looks_for_api && !self.names_status {
            findings.add(RULES, "content/no-status", Location::default(), &[]);
        }
    }

    fn scripts(&mut self, text: &TextFile, findings: &mut Findings) {
        let at = |place: usize| Location::line(&text.file, text.line_at(place));
        if let Some(found) = LOOKS_FOR_API.find(&text.text) {
            self.looks_for_api = true;
            if self.assets.contains(&text.file) {
                findings.add(
                    RULES,
                    "content/asset-calls-api",
                    at(found.start()),
                    &[("found", &text.file)],
                );
            }
        }
        if OF_2004.is_match(&text.text) && self.looks_for_2004.is_none() {
            self.looks_for_2004 = Some(text.file.clone());
        }
        self.names_status |= text.text.contains("lesson_status");
        // A wrapper that speaks both is no fault.
        if self.package.manifest.standard == Standard::Scorm12
            && !OF_2004.is_match(&text.text)
            && let Some(found) = ELEMENT_OF_2004.find(&text.text)
        {
            findings.add(
                RULES,
                "content/element-of-2004",
                at(found.start()),
                &[("found", found.as_str())],
            );
        }
        let scripts: Vec<_> = match text.kind {
            TextKind::Page => order::scripts_of(&text.text).collect(),
            _ => vec![(0, &*text.text)],
        };
        for (start, script) in scripts {
            if let Some((place, function)) = order::before_initialize(script) {
                findings.add(
                    RULES,
                    "content/call-before-initialize",
                    at(start + place),
                    &[("found", function)],
                );
            }
        }
        let finishes = |handler: &regex::Match<'_>| {
            let from = handler.end();
            let to = (from + HANDLER).min(text.text.len());
            let body = text.text.as_bytes().get(from..to).unwrap_or_default();
            let finish = Function::Finish.name().as_bytes();
            body.windows(finish.len()).any(|window| window == finish)
        };
        if let Some(found) = UNLOAD.find_iter(&text.text).find(finishes) {
            findings.add(RULES, "content/finish-in-unload", at(found.start()), &[]);
        }
    }

    /// An address that a text loads, or leads to.
    fn address(&mut self, text: &TextFile, place: usize, written: &str, loads: bool, findings: &mut Findings) {
        let address = written.trim();
        let at = Location::line(&text.file, text.line_at(place));
        let lower = address.to_ascii_lowercase();
        if let Some(rest) = lower
            .strip_prefix("//")
            .or_else(|| lower.split_once("://").map(|(_, rest)| rest))
        {
            if lower.starts_with("file:") {
                findings.add(RULES, "content/local-path", at, &[("found", address)]);
            } else if loads {
                let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
                if lower.starts_with("http:") {
                    findings.add(RULES, "content/insecure-address", at, &[("found", address)]);
                }
                if !host.is_empty() && self.hosts.insert(host.to_owned()) {
                    findings.add(RULES, "content/external-host", at, &[("host", host)]);
                }
            }
            return;
        }
        let drive = address.get(1..3).is_some_and(|mark| mark == ":\\" || mark == ":/");
        if drive {
            findings.add(RULES, "content/local-path", at, &[("found", address)]);
        } else if address.starts_with('/') {
            findings.add(RULES, "content/absolute-path", at, &[("found", address)]);
        } else if text.kind != TextKind::Script {
            self.relative(text, at, address, findings);
        }
    }

    /// A relative address of a page or a style must lead to a file; what a script puts together is not known.
    fn relative(&self, text: &TextFile, at: Location<'_>, address: &str, findings: &mut Findings) {
        let path = address.split(['?', '#']).next().unwrap_or(address);
        let scheme = path.split_once(':').is_some_and(|(scheme, _)| !scheme.contains('/'));
        // Templates are filled in as they run.
        if path.is_empty() || scheme || path.contains(['{', '$', '<', '+', '%']) && !is_percent_encoded(path) {
            return;
        }
        let Some(target) = scorm::manifest::resolve(&text.file, path) else {
            return;
        };
        if target.ends_with('/') || self.package.has(&target) {
            return;
        }
        match self.package.with_case_folded(&target) {
            Some(there) => {
                let values = [("found", target.as_str()), ("there", there)];
                findings.add(RULES, "content/link-by-case", at, &values);
            }
            None => findings.add(RULES, "content/missing-link", at, &[("found", path)]),
        }
    }
}

fn is_percent_encoded(path: &str) -> bool {
    !path.contains(['{', '$', '<', '+'])
        && path.split('%').skip(1).all(|after| {
            let digits = after.get(..2).unwrap_or_default();
            digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_patterns_are_patterns() {
        for pattern in [&LOADS, &LINKS, &LOOKS_FOR_API, &OF_2004, &ELEMENT_OF_2004, &UNLOAD] {
            assert!(!pattern.is_match(""));
        }
    }
}
