//! The LMS's side of a session: what its log says at launch, LMSInitialize, LMSCommit and LMSFinish. The shapes are those of
//! `scorm::aicc`. The texts are derived from the entries and not stored.

use chrono::{DateTime, FixedOffset, TimeDelta};
use scorm::{
    ErrorCode,
    aicc::{self, ExitAu, LaunchRequest, State},
    cmi,
    rte::{Answer, Function, Session},
};

use crate::{Exchange, ExchangeCommand, Observer, Step, What};

/// What the log contains and the run-time does not know.
#[derive(Debug, Clone)]
pub struct LmsFacts {
    /// The session's id.
    pub session_id: String,
    /// The learner's id.
    pub student_id: String,
    /// The learner's login.
    pub login_id: String,
    /// The package's identifier.
    pub course_id: String,
    /// The SCO's identifier.
    pub lesson_id: String,
    /// The launch address, from the package's root.
    pub launch: String,
    /// The raw scores of the SCO's earlier sessions.
    pub earlier_scores: Vec<String>,
    /// When the session was launched.
    pub launched_at: DateTime<FixedOffset>,
}

/// Derives the LMS's log from a session's entries.
#[derive(Debug)]
pub struct LmsLog {
    facts: LmsFacts,
    /// When the page's clock was 0.
    page_opened_at: DateTime<FixedOffset>,
    exchanges: Vec<Exchange>,
}

impl LmsLog {
    /// The log of a session that has just been launched: its launch request.
    #[must_use]
    pub fn launch(facts: LmsFacts, session: &Session) -> Self {
        let launch = Exchange {
            after: 0,
            command: ExchangeCommand::Launch,
            at: facts.launched_at.to_rfc3339(),
            data: facts.launch_request(session),
        };
        Self {
            page_opened_at: facts.launched_at,
            facts,
            exchanges: vec![launch],
        }
    }

    /// Sets when the player page was opened: the times of its entries count from then. Until then they count from the launch.
    pub fn page_opened(&mut self, at: DateTime<FixedOffset>) {
        self.page_opened_at = at;
    }

    /// The exchanges since the last time.
    pub fn take(&mut self) -> Vec<Exchange> {
        std::mem::take(&mut self.exchanges)
    }

    /// The moment that is `at_us` on the page's clock.
    fn moment(&self, at_us: f64) -> DateTime<FixedOffset> {
        self.page_opened_at
            .checked_add_signed(TimeDelta::microseconds(at_us as i64))
            .unwrap_or(self.page_opened_at)
    }
}

impl Observer for LmsLog {
    fn observe(&mut self, step: &Step<'_>) {
        let (What::Call { function, .. }, Some(returned)) = (&step.entry.what, step.returned) else {
            return;
        };
        let at = self.moment(step.entry.at_us);
        if let Some((command, data)) = self.facts.after(*function, returned, step.session, at) {
            self.exchanges.push(Exchange {
                after: step.entry.n,
                command,
                at: at.to_rfc3339(),
                data,
            });
        }
    }
}

impl LmsFacts {
    /// The block of the launch.
    fn launch_request(&self, session: &Session) -> String {
        let launch = session.launched_with();
        let read = |element| session.data().value(element).unwrap_or_default();
        aicc::launch_request(&LaunchRequest {
            stamp: &self.launched_at.format("%d/%m/%Y %H:%M:%S").to_string(),
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
    fn after(
        &self,
        function: Function,
        answer: &Answer,
        session: &Session,
        at: DateTime<FixedOffset>,
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

    fn exitau(&self, session: &Session, at: DateTime<FixedOffset>) -> String {
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
