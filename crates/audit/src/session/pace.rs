//! The rules about the pace of calls: how often values are sent, and how long they are not committed.

mod commits;
mod rate;
mod unchanged;

use locale::rules::session::pace as texts;
use scorm::rte::Attempt;

use self::{commits::Commits, rate::Rate, unchanged::Unchanged};
use super::detector::Detector;
use crate::{finding::Said, rule::rules};

rules! {
    /// A long session without LMSCommit, in which values were set.
    NeverCommitted { duration: Said } = "session/never-committed", Warning, Recording, &texts::NEVER_COMMITTED;
    /// Values that were not committed for long.
    LongGap { duration: Said, values: Said } = "session/long-gap-without-commit", Warning, Recording, &texts::LONG_GAP;
    /// LMSCommit after each LMSSetValue, many times a minute.
    CommitEachSet { commits: u64 } = "session/commit-after-each-value", Info, Other, &texts::COMMIT_EACH_SET;
    /// Many calls of LMSSetValue each second.
    Chatty { sets: u64, seconds: u64 } = "session/many-calls-per-second", Info, Other, &texts::CHATTY;
    /// Values that were set again and again and were the same.
    SameValues { unchanged: u64, sets: u64 } = "session/same-values-again", Info, Other, &texts::SAME_VALUES;
}

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![
        Box::<Commits>::default(),
        Box::<Rate>::default(),
        Box::<Unchanged>::default(),
    ]
}
