//! Calls of the API, as far as they can be seen without running the scripts.

use std::collections::BTreeSet;

use scorm::{Standard, manifest::ScormType, rte::Function};
use web::{ApiFunction, Edition, Script};

use super::{ApiOf2004, AssetCallsApi, CallBeforeInitialize, NoApi, NoStatus, SessionPerValue};
use crate::{
    finding::Place,
    findings::Findings,
    input::Package,
    site::{Part, Site},
};

/// `is_stopped`: it is known which script keeps the package from the API.
pub(super) fn check(package: &Package, site: &Site, is_stopped: bool, findings: &mut Findings) {
    let assets = assets(package);
    for text in site.texts.values() {
        if let Some(at) = text.names_api.filter(|_| assets.contains(&text.file)) {
            let found = text.file.clone();
            findings.add(text.place(at), AssetCallsApi { found });
        }
        for Part { start, script, .. } in &text.scripts {
            for session in &script.sessions_per_value {
                findings.add(text.place(start + session.start), SessionPerValue {});
            }
            if let Some((at, function)) = before_initialize(script) {
                let found = function.to_owned();
                findings.add(text.place(start + at), CallBeforeInitialize { found });
            }
        }
    }
    if package.manifest.standard == Standard::Scorm12 && !package.manifest.scos().is_empty() && site.is_complete() {
        whole(site, is_stopped, findings);
    }
}

/// What only all texts together show.
fn whole(site: &Site, is_stopped: bool, findings: &mut Findings) {
    let mut texts = site.texts.values();
    if texts.clone().any(|text| text.names_api.is_some()) {
        if !texts.any(|text| text.names_status) {
            findings.add(Place::default(), NoStatus {});
        }
        return;
    }
    match texts.find(|text| text.names_2004) {
        Some(text) => findings.add(Place::file(&text.file), ApiOf2004 {}),
        None if is_stopped => {}
        None => findings.add(Place::default(), NoApi {}),
    }
}

/// The pages that the manifest calls assets.
fn assets(package: &Package) -> BTreeSet<String> {
    let resources = package.manifest.resources.iter();
    let assets = resources.filter(|resource| resource.scorm_type == Some(ScormType::Asset));
    let pages = assets.filter_map(|asset| {
        let href = asset.href.as_deref()?;
        asset.files.iter().find(|file| file.href == href)
    });
    pages.map(|file| format!("{}{}", package.base, file.path)).collect()
}

/// The first call that a script makes as it is read before the LMSInitialize that it makes then: its place, and the function.
fn before_initialize(script: &Script) -> Option<(usize, &'static str)> {
    let calls = script
        .calls
        .iter()
        .filter(|call| call.at_top_level && call.edition != Some(Edition::V2004));
    let mut early = None;
    for call in calls {
        let function = match call.function {
            ApiFunction::Initialize => return early,
            ApiFunction::GetValue => Function::GetValue,
            ApiFunction::SetValue => Function::SetValue,
            ApiFunction::Commit => Function::Commit,
            ApiFunction::Finish => Function::Finish,
            _ => continue,
        };
        early = early.or(Some((call.span.start, function.name())));
    }
    None
}
