//! What the LMS knows before a launch. What it kept of earlier sessions is in `attempt`.

use serde::{Deserialize, Serialize};

use crate::cmi::CmiData;

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
    /// `cmi.core.credit`: `credit` or `no-credit`; any mode but `normal` makes it `no-credit`.
    pub credit: String,
    /// `cmi.core.lesson_mode`: `browse`, `normal` or `review`
    pub lesson_mode: String,
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
            credit: "credit".to_owned(),
            lesson_mode: "normal".to_owned(),
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

type Fact = fn(&Launch) -> &String;

/// Which fact goes to which element.
const GIVEN: [(&str, Fact); 9] = [
    ("cmi.core.student_id", |l| &l.student_id),
    ("cmi.core.student_name", |l| &l.student_name),
    ("cmi.core.credit", |l| &l.credit),
    ("cmi.core.lesson_mode", |l| &l.lesson_mode),
    ("cmi.launch_data", |l| &l.launch_data),
    ("cmi.comments_from_lms", |l| &l.comments_from_lms),
    ("cmi.student_data.mastery_score", |l| &l.mastery_score),
    ("cmi.student_data.max_time_allowed", |l| &l.max_time_allowed),
    ("cmi.student_data.time_limit_action", |l| &l.time_limit_action),
];

impl Launch {
    /// The launch as the SCO sees it: a mode other than normal is never for credit (SCORM 1.2 RTE §3.4.4,
    /// `cmi.core.credit`).
    pub(crate) fn settled(mut self) -> Self {
        if self.lesson_mode != "normal" {
            self.credit = "no-credit".to_owned();
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
