//! The records that reports read: interactions, objectives, scores, and the status's words. How they are read and set is not here.

use serde::{Deserialize, Serialize};

use super::types::decimal;

/// A score as it was set, each part blank where it was not (SCORM 1.2 RTE §3.4.4, `cmi.core.score`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Score {
    /// What the learner reached.
    pub raw: String,
    /// The most that could be reached.
    pub max: String,
    /// The least.
    pub min: String,
}

impl Score {
    /// Whether two records of a score say the same of the learner: `raw` is a number from 0 to 100 (SCORM 1.2 RTE §3.4.4), so
    /// bounds that one of them lacks are these.
    #[must_use]
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        fn bound<'a>(set: &'a str, usual: &'a str) -> &'a str {
            if set.is_empty() { usual } else { set }
        }
        let has_same_bounds =
            bound(&self.max, "100") == bound(&other.max, "100") && bound(&self.min, "0") == bound(&other.min, "0");
        self.raw == other.raw && (self.raw.is_empty() || has_same_bounds)
    }
}

/// The mean of the raw scores that are numbers, rounded down; `None` where none is.
pub fn mean_score<'a>(raw: impl IntoIterator<Item = &'a String>) -> Option<i32> {
    let scores: Vec<_> = raw.into_iter().filter_map(|raw| decimal(raw)).collect();
    (!scores.is_empty()).then(|| (scores.iter().sum::<f64>() / scores.len() as f64).floor() as i32)
}

/// One objective (SCORM 1.2 RTE §3.4.4, `cmi.objectives.n`); what was not set is blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Objective {
    /// The `n` of its name.
    pub index: u32,
    /// The identifier that the SCO gave it.
    pub id: String,
    /// Its score.
    pub score: Score,
    /// One of the six words of a status, or blank.
    pub status: String,
}

/// One interaction (SCORM 1.2 RTE §3.4.4, `cmi.interactions.n`); what was not set is blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Interaction {
    /// The `n` of its name.
    pub index: u32,
    /// The identifier that the SCO gave it.
    pub id: String,
    /// Identifiers of the objectives that it bears on.
    pub objectives: Vec<String>,
    /// When it was answered, a CMITime.
    pub time: String,
    /// `choice`, `fill-in` and so on.
    #[serde(rename = "type")]
    pub interaction_type: String,
    /// The patterns that count as right.
    pub correct_responses: Vec<String>,
    /// Its weight among the others, a CMIDecimal.
    pub weighting: String,
    /// What the learner answered.
    pub student_response: String,
    /// `correct`, `wrong`, `unanticipated`, `neutral` or a CMIDecimal.
    pub result: String,
    /// How long the answer took, a CMITimespan.
    pub latency: String,
}

/// `cmi.core.lesson_status` (SCORM 1.2 RTE §3.4.4). Serialises as the standard's word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum LessonStatus {
    /// `passed`
    #[serde(rename = "passed")]
    Passed,
    /// `completed`
    #[serde(rename = "completed")]
    Completed,
    /// `failed`
    #[serde(rename = "failed")]
    Failed,
    /// `incomplete`
    #[serde(rename = "incomplete")]
    Incomplete,
    /// `browsed`
    #[serde(rename = "browsed")]
    Browsed,
    /// `not attempted`
    #[default]
    #[serde(rename = "not attempted")]
    NotAttempted,
}

/// Each status with its word and the letter that AICC gives it.
const STATUS: [(LessonStatus, &str, char); 6] = [
    (LessonStatus::Passed, "passed", 'P'),
    (LessonStatus::Completed, "completed", 'C'),
    (LessonStatus::Failed, "failed", 'F'),
    (LessonStatus::Incomplete, "incomplete", 'I'),
    (LessonStatus::Browsed, "browsed", 'B'),
    (LessonStatus::NotAttempted, "not attempted", 'N'),
];

impl LessonStatus {
    /// The standard's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        STATUS[self as usize].1
    }

    /// The letter of AICC: `P C F I B N`.
    #[must_use]
    pub fn letter(self) -> char {
        STATUS[self as usize].2
    }

    /// Whether it says that the learner is through: completed or passed.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, Self::Completed | Self::Passed)
    }

    /// The status that a word stands for, whole and in the standard's case.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        STATUS.iter().find(|row| row.1 == word).map(|row| row.0)
    }

    /// The status that a word or its AICC letter stands for, in any case: how scripts and logs write them.
    #[must_use]
    pub fn parse_loosely(word: &str) -> Option<Self> {
        let word = word.trim();
        let letter = |letter: char| word.len() == 1 && word.starts_with([letter, letter.to_ascii_lowercase()]);
        STATUS
            .iter()
            .find(|row| row.1.eq_ignore_ascii_case(word) || letter(row.2))
            .map(|row| row.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_say_the_same_where_bounds_are_the_usual_ones_or_not_there() {
        let score = |raw: &str, min: &str, max: &str| Score {
            raw: raw.to_owned(),
            max: max.to_owned(),
            min: min.to_owned(),
        };
        let full = score("75", "0", "100");
        for same in [score("75", "", ""), score("75", "", "100"), full.clone()] {
            assert!(full.says_the_same_as(&same), "{same:?}");
        }
        for other in [score("70", "0", "100"), score("75", "0", "80"), score("", "0", "100")] {
            assert!(!full.says_the_same_as(&other), "{other:?}");
        }
        // Bounds of no score say nothing.
        assert!(score("", "0", "10").says_the_same_as(&score("", "", "")));
    }

    #[test]
    fn the_mean_is_of_scores_that_are_numbers_and_rounded_down() {
        let of = |scores: &[&str]| {
            let scores: Vec<_> = scores.iter().map(|score| (*score).to_owned()).collect();
            mean_score(&scores)
        };
        assert_eq!(of(&["100", "", "75"]), Some(87));
        assert_eq!(of(&["", ""]), None);
    }

    #[test]
    fn each_status_finds_its_own_row() {
        for (status, word, _) in STATUS {
            assert_eq!(status.as_str(), word);
            assert_eq!(LessonStatus::parse(word), Some(status));
            assert_eq!(serde_json::to_string(&status).unwrap(), format!("{word:?}"));
        }
    }
}
