//! A course over all who have begun it: how many came to which status in each lesson, with which score, in which time.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, FixedOffset};
use scorm::{
    cmi::{LessonStatus, Score},
    rte::Attempt,
};
use serde::Serialize;
use store::{Learner, PackageRow, RecordedStatus, ScoRow};

use crate::{
    ids::{LearnerId, PackageId, ScoId},
    progress::{CourseProgress, History, LessonProgress},
    views::LearnerDetails,
};

/// Maximum lessons that are drawn: with fewer than 40 points each, a picture has at most 2,000.
const LESSONS: usize = 50;
/// Ranges of scores, from 0 % to 100 %.
const SCORES: usize = 10;
/// Maximum ranges of times.
const TIMES: u32 = 20;
/// The lengths that a range of times may have, in seconds.
const STEPS: [u32; 13] = [1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/// A course over all who have begun it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CourseDashboard {
    /// The package.
    pub package_id: PackageId,
    /// The first 50 lessons, in launch order.
    pub lessons: Vec<LessonDashboard>,
    /// How many lessons there are.
    pub lesson_count: u32,
    /// How long a range of times is, in seconds.
    pub time_step: u32,
    /// Those who have begun the course.
    pub learners: Vec<LearnerResult>,
}

/// A lesson over all who have begun its course.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LessonDashboard {
    /// The SCO.
    pub sco_id: ScoId,
    /// Its place in launch order, from 1.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// How many learners have which status; those that somebody has, from the best to none.
    pub statuses: Vec<StatusCount>,
    /// How many learners have a score from 0 % to 10 % of the most, from 10 % to 20 %, …; the last has 100 % too.
    pub scores: Vec<u32>,
    /// How many learners took less than one range of times, less than two, …; those who took none are not counted.
    pub times: Vec<u32>,
}

/// How many learners have a status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StatusCount {
    /// `cmi.core.lesson_status`
    pub status: String,
    /// How many.
    pub count: u32,
}

/// What a learner has come to in a course.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LearnerResult {
    /// The learner.
    pub learner: LearnerDetails,
    /// A `lesson_status` for all lessons.
    pub status: String,
    /// When the status of one of them changed last.
    pub status_at: Option<DateTime<FixedOffset>>,
    /// How many lessons are completed or passed.
    pub done: u32,
    /// The mean of their scores in percent of the most, rounded down; none without a score.
    pub score: Option<u32>,
    /// The time over all lessons, in seconds.
    pub seconds: u32,
}

/// What there is of a course: its attempts, and the statuses that their sessions ended with, in the order of the sessions.
pub(crate) struct CourseHistory {
    pub(crate) attempts: Vec<(LearnerId, ScoId, Attempt)>,
    pub(crate) statuses: Vec<(LearnerId, RecordedStatus)>,
}

impl CourseDashboard {
    /// Of a package, from those of `learners` who have begun it.
    pub(crate) fn new(package: &PackageRow, scos: &[ScoRow], learners: Vec<Learner>, history: CourseHistory) -> Self {
        let mut attempts = by_learner(
            history
                .attempts
                .into_iter()
                .map(|(learner, sco, one)| (learner, (sco, one))),
        );
        let mut statuses = by_learner(history.statuses);
        let courses: Vec<_> = learners
            .into_iter()
            .filter_map(|learner| {
                let theirs = attempts.remove(&learner.id)?;
                let history = History::new(theirs, &statuses.remove(&learner.id).unwrap_or_default());
                Some((learner, history.course(package, scos)))
            })
            .collect();
        let longest = courses
            .iter()
            .flat_map(|(_, course)| &course.lessons)
            .map(|lesson| lesson.seconds)
            .max();
        let time_step = step(longest.unwrap_or_default());
        let lessons = scos.iter().take(LESSONS).enumerate().map(|(place, sco)| {
            let lessons: Vec<_> = courses
                .iter()
                .filter_map(|(_, course)| course.lessons.get(place))
                .collect();
            lesson(sco, &lessons, time_step)
        });
        Self {
            package_id: package.id,
            lessons: lessons.collect(),
            lesson_count: u32::try_from(scos.len()).unwrap_or(u32::MAX),
            time_step,
            learners: courses
                .into_iter()
                .map(|(learner, course)| result(learner, &course))
                .collect(),
        }
    }
}

fn by_learner<T>(rows: impl IntoIterator<Item = (LearnerId, T)>) -> HashMap<LearnerId, Vec<T>> {
    let mut of: HashMap<LearnerId, Vec<T>> = HashMap::new();
    for (learner, row) in rows {
        of.entry(learner).or_default().push(row);
    }
    of
}

fn lesson(sco: &ScoRow, lessons: &[&LessonProgress], time_step: u32) -> LessonDashboard {
    let mut statuses: BTreeMap<usize, StatusCount> = BTreeMap::new();
    let mut scores = vec![0; SCORES];
    let mut times = vec![0; TIMES as usize];
    for lesson in lessons {
        let rank = RANKS.iter().position(|status| status.as_str() == lesson.status);
        let none = || StatusCount {
            status: lesson.status.clone(),
            count: 0,
        };
        statuses.entry(rank.unwrap_or(RANKS.len())).or_insert_with(none).count += 1;
        if let Some(percent) = percent(&lesson.score) {
            scores[((percent / 100.0 * SCORES as f64) as usize).min(SCORES - 1)] += 1;
        }
        if lesson.seconds > 0 {
            times[((lesson.seconds / time_step) as usize).min(TIMES as usize - 1)] += 1;
        }
    }
    LessonDashboard {
        sco_id: sco.id,
        number: sco.number,
        title: sco.item.title.clone(),
        statuses: statuses.into_values().collect(),
        scores,
        times,
    }
}

/// The statuses, from the best to none.
const RANKS: [LessonStatus; 6] = [
    LessonStatus::Passed,
    LessonStatus::Completed,
    LessonStatus::Browsed,
    LessonStatus::Incomplete,
    LessonStatus::Failed,
    LessonStatus::NotAttempted,
];

fn result(learner: Learner, course: &CourseProgress) -> LearnerResult {
    let scores: Vec<_> = course
        .lessons
        .iter()
        .filter_map(|lesson| percent(&lesson.score))
        .collect();
    LearnerResult {
        learner: learner.into(),
        status: course.status.clone(),
        status_at: course.status_at,
        done: course.done,
        score: (!scores.is_empty()).then(|| (scores.iter().sum::<f64>() / scores.len() as f64).floor() as u32),
        seconds: course.seconds,
    }
}

/// A score in percent of the most that could be reached, which is 100 where the module did not say; none without a score.
fn percent(score: &Score) -> Option<f64> {
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let most = number(&score.max).filter(|most| *most > 0.0).unwrap_or(100.0);
    number(&score.raw).map(|raw| (raw / most * 100.0).clamp(0.0, 100.0))
}

/// How long a range of times is, so that there are at most [`TIMES`] up to the longest.
fn step(longest: u32) -> u32 {
    let fits = |step: &u32| longest / step < TIMES;
    STEPS.into_iter().find(fits).unwrap_or(longest / TIMES + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_a_share_of_the_most() {
        let score = |raw: &str, max: &str| Score {
            raw: raw.into(),
            max: max.into(),
            min: String::new(),
        };
        for (raw, max, expected) in [
            ("75", "100", Some(75.0)),
            ("10", "20", Some(50.0)),
            ("8", "", Some(8.0)),
            ("8", "0", Some(8.0)),
            ("120", "100", Some(100.0)),
            ("-5", "100", Some(0.0)),
            ("", "100", None),
            ("inf", "", None),
        ] {
            assert_eq!(percent(&score(raw, max)), expected, "{raw} of {max}");
        }
    }

    #[test]
    fn times_are_in_at_most_twenty_ranges() {
        for (longest, expected) in [
            (0, 1),
            (19, 1),
            (20, 5),
            (99, 5),
            (100, 10),
            (3599, 300),
            (200_000, 10_001),
        ] {
            assert_eq!(step(longest), expected);
            assert!(longest / step(longest) < TIMES);
        }
    }
}
