//! Where real LMSs differ from the standard and from each other, as data. Which LMS does what stands in `shipped`; how a
//! difference acts is in `rte`.

pub mod bounds;
mod shipped;

use std::ops::Deref;

use serde::{Deserialize, Serialize};

pub use shipped::profiles;

use crate::cmi;

/// A behaviour with where the fact comes from. On the wire it is the behaviour alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sourced<T> {
    /// What the LMS does.
    pub value: T,
    /// A section of the standard, or a file, a page or a thread; blank in what came over the wire.
    #[serde(skip)]
    pub source: &'static str,
}

impl<T> Deref for Sourced<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// What an LMS does with a session that was left without `LMSFinish`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ExitWithoutFinish {
    /// Leaving has the effects of `LMSFinish` on what was committed (SCORM 1.2 RTE §3.4.4). The status is the one that the
    /// SCO set last, committed or not: the standard lets an LMS decide only where a SCO does not *set* a status. To commit it is
    /// not asked for, and `completed` for a SCO that said `incomplete` would be wrong.
    #[default]
    Finish,
    /// The session stays open: the next launch resumes it, or somebody validates it.
    KeepOpen,
    /// What was committed stays as it is; the session's time is lost.
    Abandon,
}

/// The `cmi.core.entry` of a launch after a session that has ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EntryRule {
    /// `resume` where the SCO suspended, else blank (SCORM 1.2 RTE §3.4.4).
    #[default]
    Suspended,
    /// `resume` also where a location or suspend data were stored.
    #[serde(rename = "kept")]
    HasData,
}

/// The status that an LMS records at the end of a session in which the SCO gave none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum UnsetStatus {
    /// `completed`; `browsed` in browse mode (SCORM 1.2 RTE §3.4.4).
    #[default]
    CompletedOrBrowsed,
    /// `completed` in every mode.
    Completed,
    /// `incomplete`; `browsed` in browse mode.
    IncompleteOrBrowsed,
}

/// When a mastery score decides between passed and failed at the end of a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MasteryRule {
    /// Always but where the SCO said `incomplete` (SCORM 1.2 Conformance Requirements p. 2-19).
    #[default]
    UnlessIncomplete,
    /// Always.
    Always,
    /// Only where the status is `completed`.
    OnlyCompleted,
    /// Only where the SCO gave no status.
    OnlyUnset,
    /// Never.
    Never,
}

/// How an LMS launches a SCO that is completed or passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CompletedRelaunch {
    /// As any other.
    #[default]
    AsBefore,
    /// For no credit.
    NoCredit,
    /// In review mode, for no credit and with a blank entry.
    Review,
}

/// In which modes what a SCO sets is recorded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Recording {
    /// In all of them.
    #[default]
    EveryMode,
    /// In review mode status and score are accepted and dropped, in browse mode nothing lasts.
    NormalMode,
}

/// What begins a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SessionStart {
    /// `LMSInitialize` alone, once (SCORM 1.2 RTE §3.3.2).
    #[default]
    Initialize,
    /// Any call, and `LMSInitialize` may come again until `LMSFinish`.
    AnyCall,
}

/// Which values an LMS takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ValueChecking {
    /// Those of the element's type, range and length (SCORM 1.2 RTE §3.4.3).
    #[default]
    Checked,
    /// Any text.
    Any,
}

/// Which elements `_children` names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ChildrenList {
    /// All that the standard has.
    #[default]
    All,
    /// Those that the LMS supports (SCORM 1.2 RTE §3.4.1.2).
    Supported,
}

/// What an LMS gives as `cmi.core.student_name`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StudentName {
    /// `Last, First` (SCORM 1.2 RTE §3.4.4).
    #[default]
    LastFirst,
    /// `First Last`.
    FirstLast,
}

/// What an LMS gives as `cmi.core.student_id`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StudentId {
    /// The learner's identifier.
    #[default]
    Identifier,
    /// The name that the learner signs in with.
    Login,
}

impl StudentName {
    /// The learner's name as the LMS writes it.
    #[must_use]
    pub fn format(self, family: &str, given: &str) -> String {
        match self {
            Self::LastFirst => format!("{family}, {given}"),
            Self::FirstLast => format!("{given} {family}"),
        }
    }
}

impl StudentId {
    /// What the LMS gives as the learner's identifier.
    #[must_use]
    pub fn choose<'a>(self, identifier: &'a str, login: &'a str) -> &'a str {
        match self {
            Self::Identifier => identifier,
            Self::Login => login,
        }
    }
}

/// An element that an LMS gives more or fewer characters than the standard does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ElementLimit {
    /// The element's name as the table has it.
    pub element: String,
    /// The most characters that it takes.
    pub length: u32,
}

/// An element whose numbers an LMS bounds otherwise than the standard does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ElementRange {
    /// The element's name as the table has it.
    pub element: String,
    /// The least that it takes.
    pub least: i32,
    /// The most that it takes.
    pub most: i32,
}

/// How one LMS behaves where the standard is silent, or where the LMS differs from it.
///
/// A field that is missing on the wire has the standard's value: sessions that were stored before a behaviour was known
/// stay what they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LmsProfile {
    /// Stands for the profile in files and on command lines.
    pub id: String,
    /// What people call the LMS.
    pub name: String,
    /// What becomes of a session left without `LMSFinish`.
    #[serde(rename = "leaving")]
    pub exit_without_finish: Sourced<ExitWithoutFinish>,
    /// The `cmi.core.entry` of the next launch.
    pub entry: Sourced<EntryRule>,
    /// The status where the SCO gave none.
    pub unset_status: Sourced<UnsetStatus>,
    /// When a mastery score decides the status.
    pub mastery: Sourced<MasteryRule>,
    /// Whether a status of completed or passed stays, whatever a later session sets.
    #[serde(rename = "keepsDone")]
    pub completion_is_final: Sourced<bool>,
    /// How a SCO that is done is launched again.
    #[serde(rename = "relaunch")]
    pub completed_relaunch: Sourced<CompletedRelaunch>,
    /// In which modes a session is recorded.
    pub recording: Sourced<Recording>,
    /// Whether `lesson_location` is emptied at the end of a session whose status is completed or passed.
    pub reinitializes_location: Sourced<bool>,
    /// What begins a session.
    #[serde(rename = "beginning")]
    pub session_start: Sourced<SessionStart>,
    /// Which values are taken.
    #[serde(rename = "values")]
    pub value_checking: Sourced<ValueChecking>,
    /// Where its limits of characters are not the standard's.
    pub limits: Sourced<Vec<ElementLimit>>,
    /// Where its ranges of numbers are not the standard's.
    pub ranges: Sourced<Vec<ElementRange>>,
    /// Optional elements that it returns 401 for, each with all below it.
    pub unsupported: Sourced<Vec<String>>,
    /// Which elements its `_children` name.
    pub children: Sourced<ChildrenList>,
    /// How it writes the learner's name.
    pub student_name: Sourced<StudentName>,
    /// What it gives as the learner's identifier.
    pub student_id: Sourced<StudentId>,
}

impl Default for LmsProfile {
    fn default() -> Self {
        Self::strict()
    }
}

impl LmsProfile {
    /// The profile with this id among [`profiles`].
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        profiles().into_iter().find(|profile| profile.id == id)
    }

    /// Whether it is of an LMS that there is: the standard, its mandatory elements and the lenient one are of none.
    #[must_use]
    pub fn is_of_an_lms(&self) -> bool {
        !shipped::NO_LMS.contains(&self.id.as_str())
    }

    /// The most characters of an element that it takes; `None` where it does not check their number, or the element has no
    /// such limit.
    #[must_use]
    pub fn length_limit(&self, element: &str) -> Option<u32> {
        if *self.value_checking == ValueChecking::Any {
            return None;
        }
        let own = self.limits.iter().find(|limit| limit.element == element);
        own.map_or_else(|| cmi::element(element)?.length_limit(), |own| Some(own.length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cmi::element_names as names;

    #[test]
    fn a_length_is_limited_by_the_lms_or_the_standard_or_not_at_all() {
        let limit = |id: &str| LmsProfile::named(id).unwrap().length_limit(names::SUSPEND_DATA);
        assert_eq!(limit("strict"), Some(4_096));
        assert_eq!(limit("moodle"), Some(64_000));
        assert_eq!(limit("chamilo"), None);
        assert_eq!(LmsProfile::strict().length_limit(names::CORE_EXIT), None);
    }

    #[test]
    fn profiles_of_no_lms_are_known() {
        let of_none: Vec<_> = profiles()
            .into_iter()
            .filter(|profile| !profile.is_of_an_lms())
            .collect();
        assert_eq!(of_none.len(), shipped::NO_LMS.len());
    }

    #[test]
    fn ids_are_unique() {
        let mut ids: Vec<_> = profiles().into_iter().map(|profile| profile.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), profiles().len());
    }

    #[test]
    fn stored_profiles_get_the_standards_value_of_new_behaviours() {
        let json = r#"{"id":"moodle","name":"Moodle 4","source":"x","leaving":"abandon","mastery":"always",
            "reinitializesLocation":false,"limits":[{"element":"cmi.comments","length":64000}]}"#;
        let profile: LmsProfile = serde_json::from_str(json).unwrap();
        assert_eq!(profile.limits.len(), 1);
        assert_eq!(*profile.session_start, SessionStart::Initialize);
        let written: LmsProfile = serde_json::from_str(&serde_json::to_string(&profile).unwrap()).unwrap();
        assert_eq!(written.limits.value, profile.limits.value);
    }
}
