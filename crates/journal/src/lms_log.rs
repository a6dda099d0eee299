//! The LMS's side of a session: what its log says at launch, LMSInitialize, LMSCommit and LMSFinish. The shapes are
//! `scorm::aicc`'s; who the learner is and what day it is are known here.

use chrono::{DateTime, Local};
use scorm::{
    ErrorCode,
    aicc::{self, ExitAu, LaunchRequest, State},
    cmi,
    rte::{Answer, Function, Session},
};

use crate::trace::ExchangeCommand;

/// What the blocks say that the run-time does not know.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    pub(crate) session_id: String,
    pub(crate) student_id: String,
    pub(crate) login_id: String,
    pub(crate) course_id: String,
    pub(crate) lesson_id: String,
    /// The launch address, from the package's root.
    pub(crate) launch: String,
    /// The raw scores of the lesson's earlier sessions.
    pub(crate) earlier_scores: Vec<String>,
}

impl Facts {
    /// The block of the launch.
    pub(super) fn launch_request(&self, session: &Session, at: DateTime<Local>) -> String {
        let launch = session.launched_with();
        let read = |element| session.data().value(element).unwrap_or_default();
        aicc::launch_request(&LaunchRequest {
            stamp: &at.format("%d/%m/%Y %H:%M:%S").to_string(),
            student_id: &self.student_id,
            login_id: &self.login_id,
            session_id: &self.session_id,
            parameters: &[
                ("Course ID", &self.course_id),
                ("Lesson ID", &self.lesson_id),
                ("Launch", &self.launch),
                ("LMS profile", &session.profile().name),
                ("Lesson mode", &launch.lesson_mode),
                ("Credit", &launch.credit),
                ("Entry", read("cmi.core.entry")),
                ("Launch data", &launch.launch_data),
                ("Mastery score", &launch.mastery_score),
                ("Max time allowed", &launch.max_time_allowed),
                ("Time limit action", &launch.time_limit_action),
            ],
        })
    }

    /// The block for a call that was answered `true`, if it is one that the LMS logs.
    pub(super) fn after(
        &self,
        function: Function,
        answer: &Answer,
        session: &Session,
        at: DateTime<Local>,
    ) -> Option<(ExchangeCommand, String)> {
        if answer.value != "true" {
            return None;
        }
        match function {
            Function::Initialize => Some((
                ExchangeCommand::Getparam,
                aicc::getparam(&self.session_id, session.data()),
            )),
            Function::Commit => {
                let state = State::of_data(session.data());
                Some((ExchangeCommand::Putparam, aicc::putparam(&self.session_id, &state)))
            }
            Function::Finish => Some((ExchangeCommand::Exitau, self.exitau(session, at))),
            _ => None,
        }
    }

    fn exitau(&self, session: &Session, at: DateTime<Local>) -> String {
        let state = State::of_data(session.data());
        aicc::exitau(&ExitAu {
            profile: session.profile(),
            average_score: average(self.earlier_scores.iter().chain([&state.score.raw])),
            state: &state,
            attempt: session.attempt(),
            course_id: &self.course_id,
            student_id: &self.student_id,
            lesson_id: &self.lesson_id,
            date: &at.format("%Y/%m/%d").to_string(),
            error: ErrorCode::NoError,
        })
    }
}

/// The mean of the scores that are numbers, rounded down.
fn average<'a>(scores: impl Iterator<Item = &'a String>) -> Option<i32> {
    let scores: Vec<_> = scores.filter_map(|raw| cmi::decimal(raw)).collect();
    (!scores.is_empty()).then(|| (scores.iter().sum::<f64>() / scores.len() as f64).floor() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_average_is_of_scored_sessions_and_rounded_down() {
        let of = |scores: &[&str]| {
            let scores: Vec<_> = scores.iter().map(|score| (*score).to_owned()).collect();
            average(scores.iter())
        };
        assert_eq!(of(&["100", "", "75"]), Some(87));
        assert_eq!(of(&["", ""]), None);
    }
}
