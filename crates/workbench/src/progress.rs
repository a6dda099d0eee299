//! How far a learner has come in each course and lesson: derived from their attempts and sessions.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset};
use scorm::{
    cmi::{LessonStatus, Score},
    rte::Attempt,
};
use serde::Serialize;
use store::{PackageRow, RecordedStatus, ScoRow};

use crate::{
    ids::{PackageId, ScoId},
    views::{LearnerDetails, SessionSummary},
};

/// Maximum sessions that are drawn: three points each, and a picture has at most 2,000.
const DRAWN: u32 = 666;

/// A learner in every course.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LearnerReport {
    /// The learner.
    pub learner: LearnerDetails,
    /// The newest version of each course, and the earlier ones that the learner has begun.
    pub courses: Vec<CourseProgress>,
}

/// A learner in a version of a course.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CourseProgress {
    /// The package.
    pub package_id: PackageId,
    /// Its title.
    pub title: String,
    /// Which version of the course it is, from 1.
    pub version: u32,
    /// How many versions of the course there are.
    pub versions: u32,
    /// A `lesson_status` for all of its lessons.
    pub status: String,
    /// When the status of one of them changed last; none before the first session.
    pub status_at: Option<DateTime<FixedOffset>>,
    /// How many lessons are completed or passed.
    pub done: u32,
    /// The time over all lessons, in seconds.
    pub seconds: u32,
    /// The lessons in launch order.
    pub lessons: Vec<LessonProgress>,
}

/// A learner in a lesson.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LessonProgress {
    /// The SCO.
    pub sco_id: ScoId,
    /// Its place in launch order, from 1.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// `cmi.core.lesson_status` as the LMS recorded it.
    pub status: String,
    /// When it changed last; none before the first session.
    pub status_at: Option<DateTime<FixedOffset>>,
    /// The score as the LMS recorded it.
    pub score: Score,
    /// `cmi.core.total_time` in seconds.
    pub seconds: u32,
}

/// The sessions of a learner on a lesson.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LessonSessions {
    /// The sessions, newest first.
    pub sessions: Vec<SessionSummary>,
    /// The numbers of those that a picture shows: the oldest is 1.
    pub drawn: Vec<u32>,
}

impl LessonSessions {
    pub(crate) fn new(sessions: Vec<SessionSummary>) -> Self {
        let drawn = spread(u32::try_from(sessions.len()).unwrap_or(u32::MAX), DRAWN);
        Self { sessions, drawn }
    }
}

/// `most` of the numbers from 1 to `count`, at most, as far from each other as from the next ones, with the first and the last.
fn spread(count: u32, most: u32) -> Vec<u32> {
    if count <= most {
        return (1..=count).collect();
    }
    let (steps, last) = (u64::from(most.max(2) - 1), u64::from(count - 1));
    (0..=steps).map(|step| 1 + (step * last / steps) as u32).collect()
}

/// What there is of a learner: the current attempts, and the statuses that their sessions ended with.
pub(crate) struct History {
    attempts: HashMap<ScoId, Attempt>,
    changes: HashMap<ScoId, DateTime<FixedOffset>>,
}

impl History {
    /// `statuses` are of the current attempts, in the order of the sessions.
    pub(crate) fn new(attempts: Vec<(ScoId, Attempt)>, statuses: &[RecordedStatus]) -> Self {
        let mut last: HashMap<ScoId, &str> = HashMap::new();
        let mut changes = HashMap::new();
        for RecordedStatus { sco, status, at } in statuses {
            let before = last.insert(*sco, status);
            if before.unwrap_or(LessonStatus::NotAttempted.as_str()) != status {
                changes.insert(*sco, *at);
            }
        }
        Self {
            attempts: attempts.into_iter().collect(),
            changes,
        }
    }

    /// Whether the learner has begun one of these SCOs.
    pub(crate) fn has_begun(&self, scos: &[ScoRow]) -> bool {
        scos.iter().any(|sco| self.attempts.contains_key(&sco.id))
    }

    /// How far the learner has come in a package.
    pub(crate) fn course(&self, package: &PackageRow, scos: &[ScoRow]) -> CourseProgress {
        let statuses: Vec<_> = scos.iter().map(|sco| self.status(sco.id)).collect();
        let lessons: Vec<_> = scos.iter().map(|sco| self.lesson(sco)).collect();
        let done = statuses.iter().filter(|status| is_done(**status)).count();
        CourseProgress {
            package_id: package.id,
            title: package.title.clone(),
            version: package.version,
            versions: package.versions,
            status: course_status(&statuses).as_str().to_owned(),
            status_at: lessons.iter().filter_map(|lesson| lesson.status_at).max(),
            done: u32::try_from(done).unwrap_or(u32::MAX),
            seconds: lessons
                .iter()
                .fold(0, |sum: u32, lesson| sum.saturating_add(lesson.seconds)),
            lessons,
        }
    }

    fn status(&self, sco: ScoId) -> LessonStatus {
        self.attempts
            .get(&sco)
            .map(|attempt| attempt.status)
            .unwrap_or_default()
    }

    fn lesson(&self, sco: &ScoRow) -> LessonProgress {
        let attempt = self.attempts.get(&sco.id);
        LessonProgress {
            sco_id: sco.id,
            number: sco.number,
            title: sco.item.title.clone(),
            status: self.status(sco.id).as_str().to_owned(),
            status_at: self.changes.get(&sco.id).copied(),
            score: attempt.map(|attempt| attempt.score.clone()).unwrap_or_default(),
            seconds: attempt.map_or(0, |attempt| attempt.total().seconds()),
        }
    }
}

fn is_done(status: LessonStatus) -> bool {
    matches!(status, LessonStatus::Completed | LessonStatus::Passed)
}

/// The status of a course with lessons of these statuses: what all of them are, or incomplete while one is left to do.
fn course_status(lessons: &[LessonStatus]) -> LessonStatus {
    let all = |is: fn(LessonStatus) -> bool| lessons.iter().all(|status| is(*status));
    if all(|status| status == LessonStatus::NotAttempted) {
        LessonStatus::NotAttempted
    } else if all(is_done) {
        let passed = lessons.contains(&LessonStatus::Passed);
        if passed {
            LessonStatus::Passed
        } else {
            LessonStatus::Completed
        }
    } else if all(|status| is_done(status) || status == LessonStatus::Failed) {
        LessonStatus::Failed
    } else if all(|status| status == LessonStatus::Browsed) {
        LessonStatus::Browsed
    } else {
        LessonStatus::Incomplete
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_is_what_all_of_its_lessons_are() {
        use LessonStatus::{Browsed, Completed, Failed, Incomplete, NotAttempted, Passed};
        for (lessons, expected) in [
            (&[][..], NotAttempted),
            (&[NotAttempted, NotAttempted], NotAttempted),
            (&[Completed, NotAttempted], Incomplete),
            (&[Completed, Completed], Completed),
            (&[Completed, Passed], Passed),
            (&[Failed, Passed], Failed),
            (&[Failed, Incomplete], Incomplete),
            (&[Browsed, Browsed], Browsed),
            (&[Browsed, Completed], Incomplete),
        ] {
            assert_eq!(course_status(lessons), expected, "{lessons:?}");
        }
    }

    #[test]
    fn sessions_that_are_drawn_are_spread_over_all_of_them() {
        assert!(spread(0, 5).is_empty());
        assert_eq!(spread(5, 5), [1, 2, 3, 4, 5]);
        assert_eq!(spread(11, 5), [1, 3, 6, 8, 11]);
        let drawn = spread(5_000, DRAWN);
        assert_eq!((drawn.len(), drawn[0], drawn[665]), (666, 1, 5_000));
        let gaps = drawn.windows(2).map(|pair| pair[1] - pair[0]);
        assert!(gaps.clone().all(|gap| gap == 7 || gap == 8), "{drawn:?}");
    }

    #[test]
    fn a_status_has_the_date_of_the_session_that_changed_it() {
        let at = |day: u32| DateTime::parse_from_rfc3339(&format!("2026-01-{day:02}T09:00:00+01:00")).unwrap();
        let status = |sco, status: &str, day| RecordedStatus {
            sco: ScoId(sco),
            status: status.to_owned(),
            at: at(day),
        };
        let statuses = [
            status(1, "incomplete", 1),
            status(2, "not attempted", 2),
            status(1, "passed", 3),
            status(1, "passed", 4),
        ];
        let history = History::new(Vec::new(), &statuses);
        assert_eq!(history.changes.get(&ScoId(1)), Some(&at(3)));
        assert_eq!(history.changes.get(&ScoId(2)), None);
    }
}
