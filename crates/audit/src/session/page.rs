//! The rules about the module's pages: scripts that fail, files that do not load.

use journal::{EntryData, Step};
use locale::{quote, rules::session::page as texts};
use scorm::rte::Attempt;

use super::{
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
};
use crate::rule::rules;

rules! {
    /// Script errors that nothing caught, and rejections that nothing handled.
    ScriptError { message: String } = "session/script-error", Warning, Other, &texts::SCRIPT_ERROR;
    /// Files that did not load.
    FailedRequest { file: String } = "session/failed-request", Warning, Other, &texts::FAILED_REQUEST;
}

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![Box::<Faults>::default()]
}

/// Faults of the module's pages, each kind with the text of its first.
#[derive(Debug, Default)]
struct Faults {
    script_errors: (Evidence, String),
    failed_requests: (Evidence, String),
}

impl Detector for Faults {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let entry = step.entry;
        let (faults, text, count) = match &entry.data {
            EntryData::Error { message, .. } | EntryData::Rejection { message } => {
                (&mut self.script_errors, message, 1)
            }
            EntryData::Resource { url, status: None, .. } => (&mut self.failed_requests, url, 1),
            EntryData::Served { path, count, .. } if entry.data.is_failed_request() => {
                (&mut self.failed_requests, path, *count)
            }
            _ => return Told::No,
        };
        if faults.0.is_empty() {
            faults.1 = quote(text);
        }
        faults.0.add_times(entry, count);
        Told::No
    }

    fn report(&self, _: &Judged<'_>, findings: &mut SessionFindings) {
        let (errors, message) = &self.script_errors;
        let message = message.clone();
        findings.add_shown(errors, ScriptError { message });
        let (requests, file) = &self.failed_requests;
        let file = file.clone();
        findings.add_shown(requests, FailedRequest { file });
    }
}
