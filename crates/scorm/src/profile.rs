//! Where real LMSs differ from the standard and from each other, as data. How the differences act is in `rte`.

use serde::{Deserialize, Serialize};

/// What an LMS does with a session that was left without `LMSFinish`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Leaving {
    /// Leaving has the effects of `LMSFinish` on what was committed (SCORM 1.2 RTE §3.4.4).
    #[default]
    Finish,
    /// The session stays open: the next launch resumes it, or somebody validates it.
    KeepOpen,
    /// What was committed stays as it is; the session's time is lost.
    Abandon,
}

/// When a mastery score decides between passed and failed at the end of a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum MasteryRule {
    /// Always but where the SCO said `incomplete` (SCORM 1.2 Conformance Requirements p. 2-19).
    #[default]
    UnlessIncomplete,
    /// Always.
    Always,
    /// Only where the status is `completed`.
    OnlyCompleted,
    /// Never.
    Never,
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

/// How one LMS behaves where the standard is silent, or where the LMS differs from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LmsProfile {
    /// Stands for the profile in files and on command lines.
    pub id: String,
    /// What people call the LMS.
    pub name: String,
    /// Where these facts come from.
    pub source: String,
    /// What becomes of a session left without `LMSFinish`.
    pub leaving: Leaving,
    /// When a mastery score decides the status.
    pub mastery: MasteryRule,
    /// Whether `lesson_location` is emptied at the end of a session whose status is completed or passed.
    pub reinitializes_location: bool,
    /// Where its limits of characters are not the standard's.
    pub limits: Vec<ElementLimit>,
}

impl Default for LmsProfile {
    fn default() -> Self {
        Self::strict()
    }
}

impl LmsProfile {
    /// The standard to the letter: the oracle that packages are judged by.
    #[must_use]
    pub fn strict() -> Self {
        Self {
            id: "strict".to_owned(),
            name: "SCORM 1.2".to_owned(),
            source: "SCORM 1.2 RTE §3.4.4, Conformance Requirements 1.2".to_owned(),
            leaving: Leaving::Finish,
            mastery: MasteryRule::UnlessIncomplete,
            reinitializes_location: false,
            limits: Vec::new(),
        }
    }

    /// The LMS whose audit assistant this workbench mirrors: a session left open is resumed, and the location is emptied
    /// once the lesson is done.
    #[must_use]
    pub fn xlms() -> Self {
        Self {
            id: "xlms".to_owned(),
            name: "xLMS".to_owned(),
            source: "exchanges logged by the LMS".to_owned(),
            leaving: Leaving::KeepOpen,
            reinitializes_location: true,
            ..Self::strict()
        }
    }

    fn moodle() -> Self {
        let long = |element: &str| ElementLimit {
            element: element.to_owned(),
            length: 64_000,
        };
        Self {
            id: "moodle".to_owned(),
            name: "Moodle 4".to_owned(),
            source: "mod/scorm: scorm_12.js, scorm_12lib.php (scormstandard off, masteryoverride on)".to_owned(),
            leaving: Leaving::Abandon,
            mastery: MasteryRule::Always,
            limits: ["cmi.core.lesson_location", "cmi.suspend_data", "cmi.comments"]
                .map(long)
                .into(),
            ..Self::strict()
        }
    }

    fn ilias() -> Self {
        Self {
            id: "ilias".to_owned(),
            name: "ILIAS".to_owned(),
            source: "Modules/ScormAicc: SCORM1_2standard.js (check of values on)".to_owned(),
            leaving: Leaving::Abandon,
            mastery: MasteryRule::OnlyCompleted,
            ..Self::strict()
        }
    }

    /// The profile with this id among [`profiles`].
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        profiles().into_iter().find(|profile| profile.id == id)
    }
}

/// Every profile that ships, the strict one first.
#[must_use]
pub fn profiles() -> Vec<LmsProfile> {
    vec![
        LmsProfile::strict(),
        LmsProfile::xlms(),
        LmsProfile::moodle(),
        LmsProfile::ilias(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_name_elements_that_have_one() {
        for limit in profiles().iter().flat_map(|profile| &profile.limits) {
            let element = crate::cmi::element(&limit.element).unwrap();
            assert!(
                matches!(element.limit, crate::cmi::Limit::Length(_)),
                "{}",
                limit.element
            );
        }
    }

    #[test]
    fn ids_are_unique() {
        let mut ids: Vec<_> = profiles().into_iter().map(|profile| profile.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), profiles().len());
    }
}
