//! The rules about what a module stores to resume: whether LMSs take it, and whether they could return it.

mod growth;
mod no_text;
mod stored;
mod too_long;

use journal::Step;
use locale::rules::session::suspend as texts;
use scorm::{cmi::element_names as names, rte::Attempt};

use self::{
    growth::Growth,
    no_text::NoText,
    stored::Stored,
    too_long::{Length, TooLong},
};
use super::{
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
};
use crate::{finding::Said, rule::rules};

rules! {
    /// Suspend data of more characters than the standard has, or the session's LMS takes.
    SuspendDataTooLong { length: u64, outcome: Said } = "session/suspend-data-too-long", Error, Recording, &texts::SUSPEND_DATA_TOO_LONG;
    /// Suspend data read from the LMS that do not end where their format does.
    SuspendDataCut { length: u64, cut: Said } = "session/suspend-data-cut", Error, Recording, &texts::SUSPEND_DATA_CUT;
    /// A location of more characters than the standard has, or the session's LMS takes.
    LocationTooLong { length: u64, outcome: Said } = "session/location-too-long", Error, Recording, &texts::LOCATION_TOO_LONG;
    /// Suspend data or a location that is no text, but what a script makes of a missing value or an object.
    ResumeDataWithoutText { element: String, value: Said } = "session/resume-data-without-text", Warning, Recording, &texts::RESUME_DATA_WITHOUT_TEXT;
    /// Suspend data that became longer each time.
    SuspendDataGrowing { sets: u64, first: u64, last: u64, end: Said } = "session/suspend-data-growing", Warning, Recording, &texts::SUSPEND_DATA_GROWING;
    /// Suspend data of nearly as many characters as the LMS or the standard has.
    SuspendDataNearlyFull { length: u64, limit: u64, percent: u64 } = "session/suspend-data-nearly-full", Info, Recording, &texts::SUSPEND_DATA_NEARLY_FULL;
}

/// From how many percent of the limit on suspend data are nearly full.
const NEARLY_FULL_PERCENT: u64 = 90;

pub(super) fn detectors(before: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![
        Box::new(SuspendData::new()),
        Box::new(Location(TooLong::new(names::CORE_LESSON_LOCATION))),
        Box::new(Stored::read(&before.suspend_data)),
        Box::<NoText>::default(),
    ]
}

/// The lengths of suspend data.
#[derive(Debug)]
struct SuspendData {
    too_long: TooLong,
    growth: Growth,
    /// The longest that were accepted, and the most that may be.
    longest: u32,
    limit: u32,
    longest_set: Evidence,
}

impl SuspendData {
    fn new() -> Self {
        let too_long = TooLong::new(names::SUSPEND_DATA);
        Self {
            limit: too_long.standard(),
            too_long,
            growth: Growth::default(),
            longest: 0,
            longest_set: Evidence::default(),
        }
    }
}

impl Detector for SuspendData {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        match self.too_long.measure(step) {
            Some(Length::Refused) => Told::Yes,
            Some(Length::Accepted(length)) => {
                self.growth.add(length, step.entry);
                if length > self.longest {
                    self.longest = length;
                    self.longest_set = Evidence::of(step.entry);
                }
                if let Some(limit) = step.session.length_limit(names::SUSPEND_DATA) {
                    self.limit = limit.min(self.too_long.standard());
                }
                Told::No
            }
            None => Told::No,
        }
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        if let Some((calls, length, outcome)) = self.too_long.found(judged) {
            findings.add(calls, SuspendDataTooLong { length, outcome });
            return;
        }
        let is_done = judged.ending.after.status.is_done();
        if self.growth.report(self.limit, is_done, findings) {
            return;
        }
        let (length, limit) = (u64::from(self.longest), u64::from(self.limit));
        let percent = length * 100 / limit.max(1);
        if percent >= NEARLY_FULL_PERCENT {
            let data = SuspendDataNearlyFull { length, limit, percent };
            findings.add(self.longest_set.clone(), data);
        }
    }
}

/// The length of the location.
#[derive(Debug)]
struct Location(TooLong);

impl Detector for Location {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        match self.0.measure(step) {
            Some(Length::Refused) => Told::Yes,
            _ => Told::No,
        }
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        if let Some((calls, length, outcome)) = self.0.found(judged) {
            findings.add(calls, LocationTooLong { length, outcome });
        }
    }
}
