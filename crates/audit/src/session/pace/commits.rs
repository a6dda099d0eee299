//! When values are committed.

use std::collections::VecDeque;

use journal::{EntryData, Step};
use locale::{Plural, rules::session::outcomes as text};
use scorm::{
    cmi::{LessonStatus, element_names as names},
    rte::Function,
};

use super::{
    super::{
        detector::{Detector, Judged, Told},
        evidence::Evidence,
        finding::SessionFindings,
    },
    CommitEachSet, LongGap, NeverCommitted,
};
use crate::finding::Said;

/// How many minutes a session without LMSCommit must have been running since its first value to be long.
const LONG_SESSION_MINUTES: u32 = 5;

/// Values that were not committed for more minutes than these are at risk.
const LONG_GAP_MINUTES: u32 = 10;

/// From how many calls on a commit after each value is a habit.
const LEAST_COMMITS: usize = 20;

/// So many of them must come within as many seconds: one a page does no harm.
const LEAST_COMMITS_SECONDS: f64 = 60.0;

/// The part of all values that were committed alone, in tenths.
const LEAST_TENTHS: u64 = 9;

/// Values that were set and not committed yet.
#[derive(Debug, Clone, Copy, Default)]
struct Pending {
    values: u32,
    /// The number of the first of them, and when it came.
    first: u32,
    since: f64,
}

/// The values, and what committed them.
#[derive(Debug, Default)]
pub(super) struct Commits {
    sets: u32,
    /// Whether any LMSCommit succeeded.
    has_committed: bool,
    /// Calls of LMSSetValue since the last LMSCommit.
    sets_since: u32,
    pending: Pending,
    /// The first value of the session that is worth a commit.
    first: Option<Pending>,
    longest: Gap,
    /// When the last values that were committed alone were.
    alone_at: VecDeque<f64>,
    alone: Evidence,
    /// Whether there were many of these in a short time.
    is_frequent: bool,
    /// When the last entry came, and when LMSFinish did.
    now: f64,
    finished: Option<f64>,
}

/// Values that were not committed for long.
#[derive(Debug, Clone, Copy, Default)]
struct Gap {
    pending: Pending,
    seconds: f64,
    /// The number of the entry that committed them; none if none did.
    end: Option<u32>,
}

impl Commits {
    fn set(&mut self, step: &Step<'_>) {
        self.sets = self.sets.saturating_add(1);
        self.sets_since = self.sets_since.saturating_add(1);
        if !is_worth_committing(&step.entry.data) {
            return;
        }
        if self.pending.values == 0 {
            self.pending = Pending {
                values: 0,
                first: step.entry.seq,
                since: self.now,
            };
            self.first.get_or_insert(self.pending);
        }
        self.pending.values = self.pending.values.saturating_add(1);
    }

    /// What is set is committed by this entry.
    fn save(&mut self, step: &Step<'_>) {
        let gap = self.gap(Some(step.entry.seq));
        if gap.seconds > self.longest.seconds {
            self.longest = gap;
        }
        self.pending = Pending::default();
    }

    fn commit(&mut self, step: &Step<'_>) {
        self.has_committed = true;
        if self.sets_since == 1 {
            self.alone.add(step.entry);
            self.alone_at.push_back(self.now);
            if self.alone_at.len() >= LEAST_COMMITS {
                let first = self.alone_at.pop_front().unwrap_or(self.now);
                self.is_frequent |= self.now - first <= LEAST_COMMITS_SECONDS;
            }
        }
        self.sets_since = 0;
    }

    /// How long what is set now has not been committed.
    fn gap(&self, end: Option<u32>) -> Gap {
        let seconds = if self.pending.values == 0 {
            0.0
        } else {
            self.now - self.pending.since
        };
        Gap {
            pending: self.pending,
            seconds,
            end,
        }
    }

    fn report_gaps(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        if judged.may_lack_calls() {
            return;
        }
        if let (Some(first), Some(finished), false) = (self.first, self.finished, self.has_committed) {
            let seconds = finished - first.since;
            if minutes(seconds) >= LONG_SESSION_MINUTES {
                let mut evidence = Evidence::default();
                evidence.add_number(first.first, 1);
                let duration = in_words(text::MINUTES, minutes(seconds));
                findings.add(evidence, NeverCommitted { duration });
                return;
            }
        }
        // What was set last and lost has a rule of its own.
        let open = if judged.is_unfinished() {
            Gap::default()
        } else {
            self.gap(None)
        };
        let longest = if open.seconds > self.longest.seconds {
            open
        } else {
            self.longest
        };
        if minutes(longest.seconds) > LONG_GAP_MINUTES {
            let mut evidence = Evidence::default();
            evidence.add_number(longest.pending.first, 1);
            if let Some(end) = longest.end {
                evidence.add_number(end, 0);
            }
            let duration = in_words(text::MINUTES, minutes(longest.seconds));
            let values = in_words(text::VALUES, longest.pending.values);
            findings.add(evidence, LongGap { duration, values });
        }
    }
}

impl Detector for Commits {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        self.now = step.entry.at.as_seconds();
        let (Some(function), Some(returned)) = (step.entry.data.function(), step.returned) else {
            return Told::No;
        };
        if returned.error.is_error() {
            return Told::No;
        }
        match function {
            Function::SetValue => self.set(step),
            Function::Commit => {
                self.save(step);
                self.commit(step);
            }
            Function::Finish => {
                self.save(step);
                self.finished = Some(self.now);
            }
            _ => {}
        }
        Told::No
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        self.report_gaps(judged, findings);
        let commits = u64::from(self.alone.count);
        if self.is_frequent && commits * 10 >= u64::from(self.sets) * LEAST_TENTHS {
            findings.add(self.alone.clone(), CommitEachSet { commits });
        }
    }
}

/// Whether it would matter if what an entry sets were lost in a crash: that the learner has begun, or how they leave, would not.
fn is_worth_committing(data: &EntryData) -> bool {
    let EntryData::Call { arguments, .. } = data else {
        return false;
    };
    let value = arguments.get(1).map_or("", |value| value.text.as_str());
    match data.element() {
        Some(names::CORE_LESSON_STATUS) => value != LessonStatus::Incomplete.as_str(),
        Some(names::CORE_EXIT) => false,
        _ => true,
    }
}

/// Whole minutes.
fn minutes(seconds: f64) -> u32 {
    (seconds / 60.0) as u32
}

fn in_words(unit: Plural, count: u32) -> Said {
    Said::new(|language| unit.count(language, count.into()))
}
