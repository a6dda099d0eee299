//! Calls of the API, as far as they can be seen without running the scripts.

use std::{collections::BTreeSet, sync::LazyLock};

use regex::Regex;
use scorm::{
    Standard,
    manifest::ScormType,
    rte::{API, Function},
    scorm2004,
};

use super::{ApiOf2004, AssetCallsApi, CallBeforeInitialize, FinishInUnload, NoApi, NoStatus, order};
use crate::{
    finding::Place,
    findings::Findings,
    input::Package,
    text_files::{TextFile, TextKind, text_files},
};

pub(super) fn check(package: &Package, findings: &mut Findings) {
    let mut content = Content::new(package);
    for text in text_files(package) {
        content.look(&text, findings);
    }
    content.end(findings);
}

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
struct Content<'a> {
    package: &'a Package,
    looks_for_api: bool,
    looks_for_2004: Option<String>,
    names_status: bool,
    assets: BTreeSet<String>,
}

impl<'a> Content<'a> {
    fn new(package: &'a Package) -> Self {
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
            looks_for_api: false,
            looks_for_2004: None,
            names_status: false,
            assets: pages.map(|file| format!("{}{}", package.base, file.path)).collect(),
        }
    }

    /// Looks through one text.
    fn look(&mut self, text: &TextFile, findings: &mut Findings) {
        if text.kind != TextKind::Style {
            self.scripts(text, findings);
        }
    }

    /// Adds the findings that only all texts together show.
    fn end(&self, findings: &mut Findings) {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_patterns_are_patterns() {
        for pattern in [&LOOKS_FOR_API, &OF_2004, &UNLOAD] {
            assert!(!pattern.is_match(""));
        }
    }
}
