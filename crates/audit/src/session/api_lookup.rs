//! The rules about looks for the API: found nowhere, looked for under the name of SCORM 2004, or found in a window of the module.

use journal::{EntryData, Step};
use locale::{quote, rules::session::api_lookup as texts};
use scorm::{
    rte::{API, Attempt},
    scorm2004,
};

use super::{
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
};
use crate::rule::rules;

rules! {
    /// The API was looked for, and not found.
    ApiNotFound { place: String } = "session/api-not-found", Error, Recording, &texts::API_NOT_FOUND;
    /// Only the API of SCORM 2004 was looked for.
    Scorm2004Api { place: String } = "session/scorm-2004-api", Error, Recording, &texts::SCORM_2004_API;
    /// A window of the module has something of its own called `API`.
    OwnApi { place: String } = "session/own-api", Warning, Recording, &texts::OWN_API;
}

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![Box::<Lookups>::default()]
}

/// Looks for the API, by what came of them.
#[derive(Debug, Default)]
struct Lookups {
    /// Of the API, found in the player.
    found: bool,
    failed: Looked,
    own: Looked,
    scorm_2004: Looked,
    called: bool,
}

/// Looks of a kind: the entries, and where the first of them was: the window and, where a browser tells, the script's line.
#[derive(Debug, Default)]
struct Looked {
    lookups: Evidence,
    place: String,
}

impl Detector for Lookups {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let looked = match &step.entry.data {
            EntryData::Call { .. } => {
                self.called = true;
                return Told::No;
            }
            EntryData::ApiLookup { name, depth, found, .. } if name == API => match (found, depth) {
                (true, 0) => {
                    self.found = true;
                    return Told::No;
                }
                (true, _) => &mut self.own,
                (false, _) => &mut self.failed,
            },
            EntryData::ApiLookup { name, .. } if name == scorm2004::API => &mut self.scorm_2004,
            _ => return Told::No,
        };
        looked.add(step);
        Told::No
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        let Self {
            failed,
            own,
            scorm_2004,
            ..
        } = self;
        let place = own.place.clone();
        findings.add_shown(&own.lookups, OwnApi { place });
        let is_silent = !judged.is_running() && !judged.may_lack_calls() && !self.called;
        if !is_silent || self.found || !own.lookups.is_empty() {
            return;
        }
        let place = failed.place.clone();
        findings.add_shown(&failed.lookups, ApiNotFound { place });
        if failed.lookups.is_empty() {
            let place = scorm_2004.place.clone();
            findings.add_shown(&scorm_2004.lookups, Scorm2004Api { place });
        }
    }
}

impl Looked {
    fn add(&mut self, step: &Step<'_>) {
        if self.lookups.is_empty()
            && let EntryData::ApiLookup { looked_in, by, .. } = &step.entry.data
        {
            self.place = match by {
                Some(by) => format!("{} ({})", quote(looked_in), quote(by)),
                None => quote(looked_in),
            };
        }
        self.lookups.add(step.entry);
    }
}
