//! The LMS's side of a session: what its log says at launch, LMSInitialize, LMSCommit and LMSFinish. The shapes are those of
//! [`blocks`]. The texts are derived from the entries and not stored.

pub mod blocks;

use chrono::{DateTime, FixedOffset, TimeDelta};
use scorm::{
    cmi::{element_names as names, mean_score},
    rte::Session,
};

use blocks::{ExitAu, LaunchRequest, LmsRecord};

use crate::{EntryData, Exchange, ExchangeCommand, Micros, Observer, Received, Step};

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

/// Derives the LMS's log from a session's entries: all of it as an observer of the replay, or a block at a time.
#[derive(Debug)]
pub struct LmsLog {
    facts: LmsFacts,
    /// When the page's clock was 0.
    page_opened_at: DateTime<FixedOffset>,
    exchanges: Vec<Exchange>,
    received: Received<LmsRecord>,
}

impl LmsLog {
    /// The log of a session that has just been launched: its launch request.
    #[must_use]
    pub fn launch(facts: LmsFacts, session: &Session) -> Self {
        let mut log = Self {
            page_opened_at: facts.launched_at,
            facts,
            exchanges: Vec::new(),
            received: Received::default(),
        };
        log.exchanges
            .push(log.exchange(0, ExchangeCommand::Launch, Micros::ZERO, session));
        log
    }

    /// Sets when the player page was opened: the times of its entries count from then. Until then they count from the launch.
    pub fn page_opened(&mut self, at: DateTime<FixedOffset>) {
        self.page_opened_at = at;
    }

    /// The exchanges since the last time.
    pub fn take(&mut self) -> Vec<Exchange> {
        std::mem::take(&mut self.exchanges)
    }

    /// The exchange that follows entry `after`, which has the time `at`. `session` is the session after that entry.
    #[must_use]
    pub fn exchange(&self, after: u32, command: ExchangeCommand, at: Micros, session: &Session) -> Exchange {
        Exchange {
            after,
            command,
            at: self.time(command, at),
            data: self.facts.block(
                command,
                session,
                &LmsRecord::from_data(session.data()),
                self.time(command, at),
            ),
        }
    }

    /// The exitau of a session that the LMS closed by entry `after`, which has the time `at`: of what it had `received`, if
    /// that was anything. `session` is the session after that entry.
    #[must_use]
    pub fn validated(&self, after: u32, at: Micros, session: &Session, received: Option<&LmsRecord>) -> Exchange {
        let at = self.time(ExchangeCommand::Exitau, at);
        Exchange {
            after,
            command: ExchangeCommand::Exitau,
            at,
            data: match received {
                Some(record) => self.facts.exitau(session, record, at),
                None => blocks::exitau_empty(),
            },
        }
    }

    /// When an exchange was logged that follows an entry with the time `at` on the page's clock, with the local offset.
    /// Of a launch, when that was.
    #[must_use]
    pub fn time(&self, command: ExchangeCommand, at: Micros) -> DateTime<FixedOffset> {
        if command == ExchangeCommand::Launch {
            return self.facts.launched_at;
        }
        self.page_opened_at
            .checked_add_signed(TimeDelta::microseconds(at.get() as i64))
            .unwrap_or(self.page_opened_at)
    }
}

impl Observer for LmsLog {
    fn observe(&mut self, step: &Step<'_>) {
        let (entry, session) = (step.entry, step.session);
        if let EntryData::Validated { .. } = entry.data {
            let exitau = self.validated(entry.seq, entry.at, session, self.received.last());
            self.exchanges.push(exitau);
        } else if let Some(command) = entry.data.exchange() {
            let (at, record) = (self.time(command, entry.at), LmsRecord::from_data(session.data()));
            self.exchanges.push(Exchange {
                after: entry.seq,
                command,
                at,
                data: self.facts.block(command, session, &record, at),
            });
            self.received.read(entry, || record);
        } else {
            self.received.read(entry, || LmsRecord::from_data(session.data()));
        }
    }
}

impl LmsFacts {
    /// The block of the launch.
    fn launch_request(&self, session: &Session) -> String {
        let launch = session.launched_with();
        let read = |element| session.data().value(element).unwrap_or_default();
        blocks::launch_request(&LaunchRequest {
            stamp: &self.launched_at.format("%d/%m/%Y %H:%M:%S").to_string(),
            student_id: &self.student_id,
            login_id: &self.login_id,
            session_id: &self.session_id,
            parameters: &[
                ("Course ID", &self.course_id),
                ("Lesson ID", &self.lesson_id),
                ("Launch", &self.launch),
                ("LMS profile", &session.profile().name),
                ("Lesson mode", launch.lesson_mode.as_str()),
                ("Credit", launch.credit.as_str()),
                ("Entry", read(names::CORE_ENTRY)),
                ("Launch data", &launch.launch_data),
                ("Mastery score", &launch.mastery_score),
                ("Max time allowed", &launch.max_time_allowed),
                ("Time limit action", &launch.time_limit_action),
            ],
        })
    }

    /// The text of a block that was logged at this moment, when the LMS had received `record`.
    fn block(
        &self,
        command: ExchangeCommand,
        session: &Session,
        record: &LmsRecord,
        at: DateTime<FixedOffset>,
    ) -> String {
        match command {
            ExchangeCommand::Launch => self.launch_request(session),
            ExchangeCommand::Getparam => blocks::getparam(&self.session_id, session.data()),
            ExchangeCommand::Putparam => blocks::putparam(&self.session_id, record),
            ExchangeCommand::Exitau => self.exitau(session, record, at),
        }
    }

    /// The block of an end at which the LMS had received `record`.
    fn exitau(&self, session: &Session, record: &LmsRecord, at: DateTime<FixedOffset>) -> String {
        blocks::exitau(&ExitAu {
            profile: session.profile(),
            average_score: mean_score(self.earlier_scores.iter().chain([&record.score.raw])),
            record,
            attempt: session.attempt(),
            course_id: &self.course_id,
            student_id: &self.student_id,
            lesson_id: &self.lesson_id,
            date: &at.format("%Y/%m/%d").to_string(),
            error: session.last_refused(),
        })
    }
}
