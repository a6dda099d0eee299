//! How far a session has come.

use scorm::{
    cmi::{Score, element_names as names},
    rte::{ErrorCode, Function},
};
use serde::{Deserialize, Serialize};

use crate::{Entry, EntryData, Micros, Observer, Step};

/// Maximum characters of a value in [`Sent`]. No profile with checks accepts a longer one.
const SENT_LIMIT: usize = 255;

/// What a module has sent of its result in one session, committed or not. What an attempt carries over from earlier sessions is
/// not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Sent {
    /// The last accepted value of `cmi.core.lesson_status`; `None` if the module set none.
    pub status: Option<String>,
    /// The last accepted values of `cmi.core.score`; empty where the module set none.
    pub score: Score,
}

impl Sent {
    fn set(&mut self, element: &str, value: &str) {
        let part = match element {
            names::CORE_LESSON_STATUS => self.status.get_or_insert_default(),
            names::CORE_SCORE_RAW => &mut self.score.raw,
            names::CORE_SCORE_MIN => &mut self.score.min,
            names::CORE_SCORE_MAX => &mut self.score.max,
            _ => return,
        };
        *part = value.chars().take(SENT_LIMIT).collect();
    }
}

/// The counts and results of a session that its summary shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Progress {
    /// Calls of the API.
    pub calls: u32,
    /// Calls that returned an error in the page. Those that only ask about errors do not count.
    pub failed_calls: u32,
    /// Time of the last entry.
    pub at: Micros,
    /// What the module has sent.
    pub sent: Sent,
}

impl Observer for Progress {
    fn observe(&mut self, step: &Step<'_>) {
        let Entry { at, data, .. } = step.entry;
        self.at = *at;
        if let EntryData::Call {
            function,
            arguments,
            error,
            ..
        } = data
        {
            self.calls += 1;
            self.failed_calls += u32::from(error.is_error() && !function.asks_about_errors());
            let is_accepted = step
                .returned
                .is_some_and(|returned| returned.error == ErrorCode::NoError);
            if let (Function::SetValue, true, [element, value, ..]) = (function, is_accepted, arguments.as_slice()) {
                self.sent.set(&element.text, &value.text);
            }
        }
    }
}
