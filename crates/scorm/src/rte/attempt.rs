//! What an LMS keeps of a learner on a SCO between sessions. When it is taken and closed is in `session` and `closing`.

use serde::{Deserialize, Serialize};

use crate::cmi::{
    CmiData, LessonStatus, Member, OBJECTIVES, Objective, Score, Timespan, element_names as names,
    entry_words::{AB_INITIO, RESUME},
};

/// `cmi.student_preference` (SCORM 1.2 RTE §3.4.4); blank stands for the initial value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// Volume, −1 to 100.
    pub audio: String,
    /// Language, in no fixed form.
    pub language: String,
    /// Pace, −100 to 100.
    pub speed: String,
    /// Captions: −1, 0 or 1.
    pub text: String,
}

/// What lasts of a learner's work on a SCO, from the first launch until it is reset (SCORM 1.2 RTE §3.4.4).
///
/// `Default` is a SCO never launched. Goes through serde and back unchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct Attempt {
    /// Whether a session of it ever began: if not, `cmi.core.entry` is `ab-initio`.
    pub launched: bool,
    /// Whether its last session has not ended: neither `LMSFinish` nor the LMS closed it.
    pub open: bool,
    /// `cmi.core.lesson_status`
    pub status: LessonStatus,
    /// `cmi.core.lesson_location`
    pub location: String,
    /// `cmi.suspend_data`
    pub suspend_data: String,
    /// `cmi.core.score`
    pub score: Score,
    /// `cmi.core.total_time`, without the session that is open; blank for none yet
    pub total_time: String,
    /// `cmi.core.session_time` of the open session; blank where it was not set, and once it is in the total.
    pub session_time: String,
    /// `cmi.core.exit` of the last session; blank where it was not set
    pub exit: String,
    /// `cmi.comments`
    pub comments: String,
    /// `cmi.student_preference`
    pub preferences: Preferences,
    /// `cmi.objectives`
    pub objectives: Vec<Objective>,
    /// How many records `cmi.interactions` has.
    pub interactions: u32,
}

type Field = fn(&mut Attempt) -> &mut String;

/// What lasts as plain text, beside its element.
const CARRIED: [(&str, Field); 11] = [
    (names::CORE_LESSON_LOCATION, |a| &mut a.location),
    (names::SUSPEND_DATA, |a| &mut a.suspend_data),
    (names::CORE_SCORE_RAW, |a| &mut a.score.raw),
    (names::CORE_SCORE_MAX, |a| &mut a.score.max),
    (names::CORE_SCORE_MIN, |a| &mut a.score.min),
    (names::CORE_TOTAL_TIME, |a| &mut a.total_time),
    (names::COMMENTS, |a| &mut a.comments),
    (names::STUDENT_PREFERENCE_AUDIO, |a| &mut a.preferences.audio),
    (names::STUDENT_PREFERENCE_LANGUAGE, |a| &mut a.preferences.language),
    (names::STUDENT_PREFERENCE_SPEED, |a| &mut a.preferences.speed),
    (names::STUDENT_PREFERENCE_TEXT, |a| &mut a.preferences.text),
];

/// What belongs to one session and is not given to the next.
const OF_SESSION: [(&str, Field); 2] = [
    (names::CORE_SESSION_TIME, |a| &mut a.session_time),
    (names::CORE_EXIT, |a| &mut a.exit),
];

impl Attempt {
    /// `cmi.core.entry` of the next launch (SCORM 1.2 RTE §3.4.4).
    #[must_use]
    pub fn entry(&self) -> &'static str {
        match (self.launched, self.exit.as_str()) {
            (false, _) => AB_INITIO,
            (true, "suspend") => RESUME,
            (true, _) => "",
        }
    }

    /// The time over all closed sessions; nothing where `total_time` is no CMITimespan.
    #[must_use]
    pub fn total(&self) -> Timespan {
        Timespan::parse(&self.total_time).unwrap_or_default()
    }

    /// Puts the open session's time into the total, so that it counts once.
    pub(crate) fn count_session_time(&mut self) {
        if let Some(session) = Timespan::parse(&self.session_time) {
            self.total_time = self.total().plus(session).to_string();
        }
        self.session_time.clear();
    }

    /// Gives a new session what lasts.
    pub(crate) fn give(&mut self, data: &mut CmiData) {
        for (element, field) in CARRIED {
            let stored = field(self);
            if !stored.is_empty() {
                data.give(element, stored);
            }
        }
        data.give(names::CORE_LESSON_STATUS, self.status.as_str());
        // Its place in the list is its index: the number beside it is for those who read the record alone.
        for (index, objective) in self.objectives.iter_mut().enumerate() {
            for (name, member) in OBJECTIVES.members {
                if let Member::Text(field) = member {
                    let stored = field(objective);
                    if !stored.is_empty() {
                        data.give(&name.replacen(".n.", &format!(".{index}."), 1), stored);
                    }
                }
            }
        }
        data.give_records(OBJECTIVES.count, self.objectives.len() as u32);
        data.give_records(names::INTERACTIONS_COUNT, self.interactions);
    }

    /// What lasts of a running session: `LMSCommit` (SCORM 1.2 RTE §3.3.2).
    pub(crate) fn updated(&self, data: &CmiData) -> Self {
        let mut attempt = Self {
            launched: true,
            open: true,
            ..self.clone()
        };
        for (element, field) in CARRIED.iter().chain(&OF_SESSION) {
            let field = field(&mut attempt);
            field.clear();
            field.push_str(data.value(element).unwrap_or_default());
        }
        attempt.status = data
            .value(names::CORE_LESSON_STATUS)
            .and_then(LessonStatus::parse)
            .unwrap_or_default();
        attempt.objectives = data.objectives();
        attempt.interactions = data.count(names::INTERACTIONS);
        attempt
    }
}
