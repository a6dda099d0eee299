//! What the LMS knows before a launch. What it stored of earlier sessions is in `attempt`.

use serde::{Deserialize, Serialize};

use crate::{
    LmsProfile,
    cmi::{CmiData, element_names as names},
    manifest::ScoRef,
};

/// The learner's, the item's and the launch's own facts, that the SCO may read (SCORM 1.2 RTE §3.4.4).
///
/// Nothing is checked: what a manifest says goes to the SCO as it stands. `Default` is the standard's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct Launch {
    /// `cmi.core.student_id`
    pub student_id: String,
    /// `cmi.core.student_name`, "Last, First"
    pub student_name: String,
    /// `cmi.core.credit`; any mode but normal makes it [`Credit::NoCredit`].
    pub credit: Credit,
    /// `cmi.core.lesson_mode`
    pub lesson_mode: LessonMode,
    /// `cmi.launch_data`, from `adlcp:datafromlms`
    pub launch_data: String,
    /// `cmi.comments_from_lms`
    pub comments_from_lms: String,
    /// `cmi.student_data.mastery_score`, from `adlcp:masteryscore`; blank for none
    pub mastery_score: String,
    /// `cmi.student_data.max_time_allowed`, from `adlcp:maxtimeallowed`; blank for none
    pub max_time_allowed: String,
    /// `cmi.student_data.time_limit_action`, from `adlcp:timelimitaction`
    pub time_limit_action: String,
}

impl Default for Launch {
    fn default() -> Self {
        Self {
            student_id: String::new(),
            student_name: String::new(),
            credit: Credit::Credit,
            lesson_mode: LessonMode::Normal,
            launch_data: String::new(),
            comments_from_lms: String::new(),
            mastery_score: String::new(),
            max_time_allowed: String::new(),
            time_limit_action: "continue,no message".to_owned(),
        }
    }
}

/// `cmi.core.lesson_mode` (SCORM 1.2 RTE §3.4.4). Serialises as the standard's word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum LessonMode {
    /// The learner works for credit, unless the LMS says otherwise.
    #[default]
    Normal,
    /// The learner looks around; nothing counts.
    Browse,
    /// The learner looks at what they have done before.
    Review,
}

impl LessonMode {
    /// The standard's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Browse => "browse",
            Self::Review => "review",
        }
    }
}

/// `cmi.core.credit` (SCORM 1.2 RTE §3.4.4). Serialises as the standard's word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Credit {
    /// What the learner does counts.
    #[default]
    Credit,
    /// It does not.
    NoCredit,
}

impl Credit {
    /// The standard's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Credit => "credit",
            Self::NoCredit => "no-credit",
        }
    }
}

type Fact = fn(&Launch) -> &str;

/// Which fact goes to which element.
const GIVEN: [(&str, Fact); 9] = [
    (names::CORE_STUDENT_ID, |l| &l.student_id),
    (names::CORE_STUDENT_NAME, |l| &l.student_name),
    (names::CORE_CREDIT, |l| l.credit.as_str()),
    (names::CORE_LESSON_MODE, |l| l.lesson_mode.as_str()),
    (names::LAUNCH_DATA, |l| &l.launch_data),
    (names::COMMENTS_FROM_LMS, |l| &l.comments_from_lms),
    (names::STUDENT_DATA_MASTERY_SCORE, |l| &l.mastery_score),
    (names::STUDENT_DATA_MAX_TIME_ALLOWED, |l| &l.max_time_allowed),
    (names::STUDENT_DATA_TIME_LIMIT_ACTION, |l| &l.time_limit_action),
];

/// Who a learner is to an LMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LearnerNames<'a> {
    /// The identifier that the LMS gave them.
    pub identifier: &'a str,
    /// The name that they log in with.
    pub login: &'a str,
    /// Their family name.
    pub family: &'a str,
    /// Their given name.
    pub given: &'a str,
}

impl Launch {
    /// What an LMS knows when it launches a SCO for a learner in a mode: what the manifest says of its item (SCORM 1.2 CAM
    /// §2.3.2), else the standard's default; the learner as the profile gives them.
    #[must_use]
    pub fn from_sco(sco: &ScoRef, learner: &LearnerNames<'_>, profile: &LmsProfile, mode: LessonMode) -> Self {
        let standard = Self::default();
        let said = |value: &str, default: String| if value.is_empty() { default } else { value.to_owned() };
        Self {
            student_id: profile.student_id.choose(learner.identifier, learner.login).to_owned(),
            student_name: profile.student_name.format(learner.family, learner.given),
            lesson_mode: mode,
            launch_data: said(&sco.launch_data, standard.launch_data),
            mastery_score: said(&sco.mastery_score, standard.mastery_score),
            max_time_allowed: said(&sco.max_time_allowed, standard.max_time_allowed),
            time_limit_action: said(&sco.time_limit_action, standard.time_limit_action),
            credit: standard.credit,
            comments_from_lms: standard.comments_from_lms,
        }
    }

    /// The launch as the SCO sees it: a mode other than normal is never for credit (SCORM 1.2 RTE §3.4.4,
    /// `cmi.core.credit`).
    pub(crate) fn with_profile(mut self) -> Self {
        if self.lesson_mode != LessonMode::Normal {
            self.credit = Credit::NoCredit;
        }
        self
    }

    /// Blank facts leave the element its initial value.
    pub(crate) fn give(&self, data: &mut CmiData) {
        for (element, fact) in GIVEN {
            let fact = fact(self);
            if !fact.is_empty() {
                data.give(element, fact);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEARNER: LearnerNames<'_> = LearnerNames {
        identifier: "4711",
        login: "ada",
        family: "Lovelace",
        given: "Ada",
    };

    #[test]
    fn what_the_manifest_does_not_say_is_the_standards() {
        let blank = ScoRef::default();
        let said = ScoRef {
            launch_data: "level=2".to_owned(),
            mastery_score: "80".to_owned(),
            max_time_allowed: "00:30:00".to_owned(),
            time_limit_action: "exit,message".to_owned(),
            ..ScoRef::default()
        };
        let launch = |sco| Launch::from_sco(sco, &LEARNER, &LmsProfile::strict(), LessonMode::Browse);
        let from_manifest = |launch: Launch| {
            [
                launch.launch_data,
                launch.mastery_score,
                launch.max_time_allowed,
                launch.time_limit_action,
            ]
        };
        assert_eq!(from_manifest(launch(&blank)), ["", "", "", "continue,no message"]);
        assert_eq!(
            from_manifest(launch(&said)),
            ["level=2", "80", "00:30:00", "exit,message"]
        );
        assert_eq!(launch(&blank).lesson_mode, LessonMode::Browse);
    }

    #[test]
    fn the_learner_is_named_as_the_profile_does() {
        let named = |profile: &str| {
            let profile = LmsProfile::named(profile).unwrap();
            let launch = Launch::from_sco(&ScoRef::default(), &LEARNER, &profile, LessonMode::Normal);
            (launch.student_id, launch.student_name)
        };
        assert_eq!(named("strict"), ("4711".to_owned(), "Lovelace, Ada".to_owned()));
        assert_eq!(named("moodle"), ("ada".to_owned(), "Ada Lovelace".to_owned()));
    }
}
