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
    finding::Place,
    findings::Findings,
    input::Package,
    rule::rules,
    text_files::{TextFile, TextKind},
};

rules! {
    /// Files from another host.
    ExternalHost { host: String } = "content/external-host", Warning, Other, &texts::EXTERNAL_HOST;
    /// Files loaded over unencrypted HTTP.
    InsecureAddress { found: String } = "content/insecure-address", Error, Other, &texts::INSECURE_ADDRESS;
    /// Link from the server’s root.
    AbsolutePath { found: String } = "content/absolute-path", Error, Other, &texts::ABSOLUTE_PATH;
    /// Link to a file on the author’s computer.
    LocalPath { found: String } = "content/local-path", Error, Other, &texts::LOCAL_PATH;
    /// Link to a file that is not in the package.
    MissingLink { found: String } = "content/missing-link", Error, Other, &texts::MISSING_LINK;
    /// Link in the wrong case.
    LinkByCase { found: String, there: String } = "content/link-by-case", Error, Other, &texts::LINK_BY_CASE;
    /// No lookup of the SCORM API.
    NoApi {} = "content/no-api", Error, Recording, &texts::NO_API;
    /// Lookup of the SCORM 2004 API only.
    ApiOf2004 {} = "content/api-of-2004", Error, Recording, &texts::API_OF_2004;
    /// Element of SCORM 2004.
    ElementOf2004 { found: String } = "content/element-of-2004", Warning, Recording, &texts::ELEMENT_OF_2004;
    /// Call before LMSInitialize.
    CallBeforeInitialize { found: String } = "content/call-before-initialize", Warning, Recording, &texts::CALL_BEFORE_INITIALIZE;
    /// Status never sent.
    NoStatus {} = "content/no-status", Warning, Recording, &texts::NO_STATUS;
    /// Asset that calls the API.
    AssetCallsApi { found: String } = "content/asset-calls-api", Warning, Recording, &texts::ASSET_CALLS_API;
    /// LMSFinish in an unload handler.
    FinishInUnload {} = "content/finish-in-unload", Warning, Recording, &texts::FINISH_IN_UNLOAD;
}

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
            (Some(file), false) => findings.add(Place::file(file), ApiOf2004 {}),
            (None, false) => findings.add(Place::default(), NoApi {}),
        }
        if self.looks_for_api && !self.names_status {
            findings.add(Place::default(), NoStatus {});
        }
    }

    fn scripts(&mut self, text: &TextFile, findings: &mut Findings) {
        let at = |place: usize| Place::line(&text.file, Some(text.line_at(place)));
        if let Some(found) = LOOKS_FOR_API.find(&text.text) {
            self.looks_for_api = true;
            if self.assets.contains(&text.file) {
                let asset = text.file.clone();
                findings.add(at(found.start()), AssetCallsApi { found: asset });
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
            let element = found.as_str().to_owned();
            findings.add(at(found.start()), ElementOf2004 { found: element });
        }
        let scripts: Vec<_> = match text.kind {
            TextKind::Page => order::scripts_of(&text.text).collect(),
            _ => vec![(0, &*text.text)],
        };
        for (start, script) in scripts {
            if let Some((place, function)) = order::before_initialize(script) {
                let found = function.to_owned();
                findings.add(at(start + place), CallBeforeInitialize { found });
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
            findings.add(at(found.start()), FinishInUnload {});
        }
    }

    /// An address that a text loads, or leads to.
    fn address(&mut self, text: &TextFile, place: usize, written: &str, loads: bool, findings: &mut Findings) {
        let address = written.trim();
        let at = || Place::line(&text.file, Some(text.line_at(place)));
        let found = address.to_owned();
        let lower = address.to_ascii_lowercase();
        if let Some(rest) = lower
            .strip_prefix("//")
            .or_else(|| lower.split_once("://").map(|(_, rest)| rest))
        {
            if lower.starts_with("file:") {
                findings.add(at(), LocalPath { found });
            } else if loads {
                let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
                if lower.starts_with("http:") {
                    findings.add(at(), InsecureAddress { found });
                }
                if !host.is_empty() && self.hosts.insert(host.to_owned()) {
                    let host = host.to_owned();
                    findings.add(at(), ExternalHost { host });
                }
            }
            return;
        }
        let drive = address.get(1..3).is_some_and(|mark| mark == ":\\" || mark == ":/");
        if drive {
            findings.add(at(), LocalPath { found });
        } else if address.starts_with('/') {
            findings.add(at(), AbsolutePath { found });
        } else if text.kind != TextKind::Script {
            self.relative(text, at(), address, findings);
        }
    }

    /// A relative address of a page or a style must lead to a file; what a script puts together is not known.
    fn relative(&self, text: &TextFile, at: Place, address: &str, findings: &mut Findings) {
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
                let there = there.to_owned();
                findings.add(at, LinkByCase { found: target, there });
            }
            None => {
                let found = path.to_owned();
                findings.add(at, MissingLink { found });
            }
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
