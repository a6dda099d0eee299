//! How many values are set each second.

use journal::Step;
use scorm::rte::Function;

use super::{
    super::{
        detector::{Detector, Judged, Told},
        evidence::Evidence,
        finding::SessionFindings,
    },
    Chatty,
};

/// More calls of LMSSetValue in a second are many.
const MANY: u32 = 20;

/// For how many seconds in a row there must be many: at the end of a page, a burst is usual.
const LEAST_SECONDS: u32 = 10;

/// The calls of LMSSetValue, second by second.
#[derive(Debug, Default)]
pub(super) struct Rate {
    /// The second that runs, and its calls.
    second: u64,
    calls: u32,
    first: u32,
    run: Run,
    longest: Run,
}

/// Seconds in a row with many calls each.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    seconds: u32,
    calls: u32,
    /// The number of the first entry.
    first: u32,
    /// The second after it.
    end: u64,
}

impl Rate {
    /// The run, with the second that is over.
    fn close_second(&mut self) {
        if self.calls <= MANY {
            return;
        }
        let follows = self.run.seconds > 0 && self.run.end == self.second;
        let before = if follows { self.run } else { Run::default() };
        self.run = Run {
            seconds: before.seconds.saturating_add(1),
            calls: before.calls.saturating_add(self.calls),
            first: if follows { before.first } else { self.first },
            end: self.second.saturating_add(1),
        };
        if self.run.seconds > self.longest.seconds {
            self.longest = self.run;
        }
    }
}

impl Detector for Rate {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        if step.entry.data.function() != Some(Function::SetValue) {
            return Told::No;
        }
        let second = step.entry.at.as_seconds() as u64;
        if second != self.second || self.calls == 0 {
            self.close_second();
            (self.second, self.calls, self.first) = (second, 0, step.entry.seq);
        }
        self.calls = self.calls.saturating_add(1);
        Told::No
    }

    fn report(&self, _: &Judged<'_>, findings: &mut SessionFindings) {
        let Run {
            seconds, calls, first, ..
        } = self.longest;
        if seconds < LEAST_SECONDS {
            return;
        }
        let mut evidence = Evidence::default();
        evidence.add_number(first, calls);
        let (sets, seconds) = (calls.into(), seconds.into());
        findings.add(evidence, Chatty { sets, seconds });
    }
}
