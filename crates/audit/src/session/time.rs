//! The rules about the time that the module reports.

use journal::{PageState, Step};
use locale::rules::session::time as texts;
use scorm::{
    cmi::{Timespan, element_names as names},
    rte::{ApiState, Attempt},
};

use super::{
    calls::{is_finished, is_initialized, setting},
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
};
use crate::{finding::Said, rule::rules};

rules! {
    /// No session time.
    TimeMissing {} = "session/time-missing", Warning, Recording, &texts::TIME_MISSING;
    /// A session time that is none by the standard.
    TimeRefused { value: Said } = "session/time-refused", Warning, Recording, &texts::TIME_REFUSED;
    /// A session time that is far longer than the session.
    TimeTooLong { reported: Said, measured: Said } = "session/time-too-long", Warning, Recording, &texts::TIME_TOO_LONG;
    /// A session time that is far shorter than the session, without what its page was hidden.
    TimeTooShort { reported: Said, measured: Said } = "session/time-too-short", Info, Recording, &texts::TIME_TOO_SHORT;
}

/// Seconds by which a reported time may differ from the measured one: a module begins its clock when it likes.
const SECONDS_OFF: f64 = 60.0;
/// What a reported time may be of the measured one at most.
const AT_MOST: f64 = 1.5;
/// What a reported time may be of the measured one at least: some modules report only the time in which the learner was active.
const AT_LEAST: f64 = 0.5;

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![Box::<Times>::default()]
}

/// The time that the module reports, and the session's own, in seconds since the launch.
#[derive(Debug, Default)]
struct Times {
    began: f64,
    finished: f64,
    /// How long the page was hidden since it began.
    hidden: f64,
    last: f64,
    was_hidden: bool,
    refused: Evidence,
    first_refused: String,
    sent: Option<Sent>,
}

/// A session time that was accepted.
#[derive(Debug)]
struct Sent {
    entry: Evidence,
    time: Timespan,
    at: f64,
}

impl Detector for Times {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let at = step.entry.at.as_seconds();
        if self.was_hidden {
            self.hidden += at - self.last;
        }
        self.last = at;
        self.was_hidden = step.entry.phase == PageState::Hidden;
        if is_finished(step) {
            self.finished = at;
        }
        if is_initialized(step) {
            self.began = at;
            self.hidden = 0.0;
        }
        let Some(set) = setting(step).filter(|set| set.element == names::CORE_SESSION_TIME) else {
            return Told::No;
        };
        match Timespan::parse(set.value) {
            Some(time) if set.is_accepted => {
                let entry = Evidence::of(step.entry);
                self.sent = Some(Sent { entry, time, at });
                Told::No
            }
            None if step.session.state() == ApiState::Running => {
                if self.refused.is_empty() {
                    self.first_refused.push_str(set.value);
                }
                self.refused.add(step.entry);
                if set.is_accepted { Told::No } else { Told::Yes }
            }
            _ => Told::No,
        }
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        let value = Said::quoted(&self.first_refused);
        findings.add_shown(&self.refused, TimeRefused { value });
        // Without LMSFinish there is a rule about that.
        let is_finished = judged.api() == ApiState::Terminated && !judged.may_lack_calls();
        let Some(sent) = &self.sent else {
            if is_finished && self.refused.is_empty() {
                findings.add(Evidence::default(), TimeMissing {});
            }
            return;
        };
        let reported = f64::from(sent.time.hundredths()) / 100.0;
        let said = |seconds: f64| {
            let clock = Timespan::from_hundredths((seconds * 100.0) as u32).clock();
            Said::new(|_| clock.clone())
        };
        // Since the launch: a module may count from before LMSInitialize.
        if reported - sent.at > SECONDS_OFF && reported > sent.at * AT_MOST {
            let (reported, measured) = (said(reported), said(sent.at));
            findings.add(sent.entry.clone(), TimeTooLong { reported, measured });
        }
        let shown = self.finished - self.began - self.hidden;
        if is_finished && shown - reported > SECONDS_OFF && reported < shown * AT_LEAST {
            let (reported, measured) = (said(reported), said(shown));
            findings.add(sent.entry.clone(), TimeTooShort { reported, measured });
        }
    }
}
