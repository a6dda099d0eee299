//! The rules about the module's pages: scripts that fail, files that do not load, windows that do not open.

use std::collections::{BTreeMap, BTreeSet};

use journal::{AccessKind, Decision, EntryData, Step};
use locale::{quote, rules::session::page as texts};
use scorm::rte::Attempt;

use super::{
    detector::{Detector, Judged, Told},
    evidence::Named,
    finding::SessionFindings,
    reach::{HostAddress, Reach},
};
use crate::rule::{Severity, rules};

rules! {
    /// Files that were asked for by another case of their name.
    WrongCase { asked: String, actual: String } = "session/wrong-case", Error, Other, &texts::WRONG_CASE;
    /// Windows that the browser did not open.
    PopupBlocked { address: String } = "session/popup-blocked", Warning, Launch, &texts::POPUP_BLOCKED;
    /// Script errors that nothing caught, and rejections that nothing handled.
    ScriptError { message: String } = "session/script-error", Warning, Other, &texts::SCRIPT_ERROR;
    /// Files that did not load.
    FailedRequest { file: String } = "session/failed-request", Warning, Other, &texts::FAILED_REQUEST;
}

/// Maximum other hosts whose files failed that are told apart; files of later ones are not counted.
const MOST_HOSTS: usize = 50;

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![
        Box::<ScriptErrors>::default(),
        Box::<Files>::default(),
        Box::<Windows>::default(),
    ]
}

/// Script errors and rejections. What a module writes to the console is its own affair.
#[derive(Debug, Default)]
struct ScriptErrors {
    errors: Named,
    /// Whether the workbench blocked a script, or what scripts asked for, at another host: an error may come of that.
    blocked: bool,
}

/// The directives of requests by scripts and for them, as a target ends with them.
const OF_SCRIPTS: [&str; 3] = ["(script-src", "(connect-src", "(worker-src"];

impl Detector for ScriptErrors {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        match &step.entry.data {
            EntryData::Error { message, source } => self.errors.add(step.entry, 1, || match source {
                Some(source) => format!("{} ({})", quote(message), quote(source)),
                None => quote(message),
            }),
            EntryData::Rejection { message } => self.errors.add(step.entry, 1, || quote(message)),
            EntryData::Access {
                access: AccessKind::Request,
                target,
                decision: Decision::Blocked,
                ..
            } => self.blocked |= OF_SCRIPTS.iter().any(|directive| target.contains(directive)),
            _ => {}
        }
        Told::No
    }

    fn report(&self, _: &Judged<'_>, findings: &mut SessionFindings) {
        let severity = match self.blocked {
            true => Severity::Info,
            false => Severity::Warning,
        };
        let message = self.errors.first.clone();
        findings.add_shown_as(severity, &self.errors.entries, ScriptError { message });
    }
}

/// Files that did not load.
#[derive(Debug, Default)]
struct Files {
    failed: Named,
    wrong_case: Named,
    actual: String,
    /// Those of each other host.
    elsewhere: BTreeMap<String, Named>,
    /// The hosts that the workbench blocked: it made their files fail.
    blocked: BTreeSet<String>,
}

impl Detector for Files {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        match &step.entry.data {
            EntryData::Resource { url, status: None, .. } => match HostAddress::read(url) {
                Some(address) => {
                    let host = address.host();
                    if self.elsewhere.len() < MOST_HOSTS || self.elsewhere.contains_key(&host) {
                        self.elsewhere
                            .entry(host)
                            .or_default()
                            .add(step.entry, 1, || quote(url));
                    }
                }
                None => self.failed.add(step.entry, 1, || quote(url)),
            },
            EntryData::Served {
                path,
                count,
                actual_path: Some(actual),
                ..
            } => {
                if self.wrong_case.entries.is_empty() {
                    self.actual = quote(actual);
                }
                self.wrong_case.add(step.entry, *count, || quote(path));
            }
            EntryData::Served { path, count, .. } if step.entry.data.is_failed_request() => {
                self.failed.add(step.entry, *count, || quote(path));
            }
            EntryData::Access {
                access,
                target,
                decision: Decision::Blocked,
                ..
            } => {
                if let Reach::Host(Some(address)) = Reach::of(*access, target)
                    && self.blocked.len() < MOST_HOSTS
                {
                    self.blocked.insert(address.host());
                }
            }
            _ => {}
        }
        Told::No
    }

    fn report(&self, _: &Judged<'_>, findings: &mut SessionFindings) {
        let (asked, actual) = (self.wrong_case.first.clone(), self.actual.clone());
        findings.add_shown(&self.wrong_case.entries, WrongCase { asked, actual });
        let mut failed = self.failed.clone();
        // Where more hosts are blocked than are told apart, all of them may be.
        if self.blocked.len() < MOST_HOSTS {
            let elsewhere = self.elsewhere.iter();
            for (_, faults) in elsewhere.filter(|(host, _)| !self.blocked.contains(*host)) {
                if failed.entries.is_empty() {
                    failed.first.clone_from(&faults.first);
                }
                failed.entries = failed.entries.followed_by(faults.entries.clone());
            }
        }
        let file = failed.first;
        findings.add_shown(&failed.entries, FailedRequest { file });
    }
}

/// Windows that the browser did not open. What the workbench blocked is not among them: windows of other hosts, and more of the
/// module's than it opens.
#[derive(Debug, Default)]
struct Windows {
    failed: Named,
    blocked_here: u32,
}

impl Detector for Windows {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        match &step.entry.data {
            EntryData::Window { url, opened: false } if HostAddress::read(url).is_none() => {
                self.failed.add(step.entry, 1, || quote(url));
            }
            EntryData::Access {
                access: AccessKind::Popup,
                target,
                decision: Decision::Blocked,
                count,
            } if HostAddress::read(target).is_none() => self.blocked_here = self.blocked_here.saturating_add(*count),
            _ => {}
        }
        Told::No
    }

    fn report(&self, _: &Judged<'_>, findings: &mut SessionFindings) {
        if self.failed.entries.count > self.blocked_here {
            let address = self.failed.first.clone();
            findings.add(self.failed.entries.clone(), PopupBlocked { address });
        }
    }
}
