//! The records that reports read: interactions, objectives, scores, and the status's words. How they are set is not here.

use serde::{Deserialize, Serialize};

use super::data::CmiData;
use super::names::{array_number, element_number};

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

/// Where a record's member is kept in its struct.
pub(crate) enum Member<T> {
    Text(fn(&mut T) -> &mut String),
    List(fn(&mut T) -> &mut Vec<String>),
}

/// An array of the data model beside the struct of its records: names as the table has them.
pub(crate) struct RecordTable<T: 'static> {
    pub(crate) count: &'static str,
    pub(crate) members: &'static [(&'static str, Member<T>)],
}

/// `cmi.objectives`.
pub(crate) static OBJECTIVES: RecordTable<Objective> = RecordTable {
    count: "cmi.objectives._count",
    members: &[
        ("cmi.objectives.n.id", Member::Text(|o| &mut o.id)),
        ("cmi.objectives.n.score.raw", Member::Text(|o| &mut o.score.raw)),
        ("cmi.objectives.n.score.max", Member::Text(|o| &mut o.score.max)),
        ("cmi.objectives.n.score.min", Member::Text(|o| &mut o.score.min)),
        ("cmi.objectives.n.status", Member::Text(|o| &mut o.status)),
    ],
};

/// `cmi.interactions`.
pub(crate) static INTERACTIONS: RecordTable<Interaction> = RecordTable {
    count: "cmi.interactions._count",
    members: &[
        ("cmi.interactions.n.id", Member::Text(|i| &mut i.id)),
        (
            "cmi.interactions.n.objectives.m.id",
            Member::List(|i| &mut i.objectives),
        ),
        ("cmi.interactions.n.time", Member::Text(|i| &mut i.time)),
        ("cmi.interactions.n.type", Member::Text(|i| &mut i.interaction_type)),
        (
            "cmi.interactions.n.correct_responses.m.pattern",
            Member::List(|i| &mut i.correct_responses),
        ),
        ("cmi.interactions.n.weighting", Member::Text(|i| &mut i.weighting)),
        (
            "cmi.interactions.n.student_response",
            Member::Text(|i| &mut i.student_response),
        ),
        ("cmi.interactions.n.result", Member::Text(|i| &mut i.result)),
        ("cmi.interactions.n.latency", Member::Text(|i| &mut i.latency)),
    ],
};

/// The records of an array that have anything set.
pub(crate) fn read_records<T>(data: &CmiData, table: &RecordTable<T>, new: fn(u32) -> T) -> Vec<T> {
    let Some(array) = array_number(table.count) else {
        return Vec::new();
    };
    let members: Vec<_> = table
        .members
        .iter()
        .filter_map(|(name, member)| Some((element_number(name)?, member)))
        .collect();
    let mut records: Vec<(u32, T)> = Vec::new();
    for (key, value) in data.records_of(array) {
        let Some((_, member)) = members.iter().find(|m| m.0 == key.element) else {
            continue;
        };
        if records.last().is_none_or(|last| last.0 != key.n) {
            records.push((key.n, new(key.n)));
        }
        let Some((_, record)) = records.last_mut() else {
            continue;
        };
        match member {
            Member::Text(field) => field(record).push_str(value),
            Member::List(field) => field(record).push(value.to_owned()),
        }
    }
    records.into_iter().map(|(_, record)| record).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_finds_its_own_row() {
        for (status, word, _) in STATUS {
            assert_eq!(status.as_str(), word);
            assert_eq!(LessonStatus::parse(word), Some(status));
            assert_eq!(serde_json::to_string(&status).unwrap(), format!("{word:?}"));
        }
    }

    #[test]
    fn every_member_is_an_element() {
        for (name, _) in OBJECTIVES.members {
            assert!(element_number(name).is_some(), "{name}");
        }
        for (name, _) in INTERACTIONS.members {
            assert!(element_number(name).is_some(), "{name}");
        }
    }
}
