//! The facts of a report, in groups.

use journal::{FollowUp, SessionState};
use locale::{Language, Text, report as text};
use serde::Serialize;

use super::{
    Report,
    values::{clock, dash, local_time, score, timespan},
    words,
};
use crate::{profiles, trace::Decision};

/// Facts that belong together.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FactGroup {
    /// What they are about.
    pub title: String,
    /// Whether few readers need them: they are shown on demand.
    pub is_technical: bool,
    /// The facts.
    pub facts: Vec<Fact>,
}

/// A name and its value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// Which fact it is, in every language.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The value.
    pub value: String,
    /// The `lesson_status` that the value stands for.
    pub status: Option<String>,
    /// What explains the value.
    pub note: Option<String>,
}

impl Report {
    /// The facts, the result first.
    pub(super) fn facts(&self, language: Language) -> Vec<FactGroup> {
        let session = &self.session;
        let build = Builder { language };
        let sent = session.sent.status.as_deref();
        let recorded = build.status("status", text::STATUS_RECORDED, &session.status);
        let result = vec![
            Fact {
                note: self.summary(language).status_reason,
                ..recorded
            },
            match sent {
                Some(sent) => build.status("status-sent", text::STATUS_SENT, sent),
                None => build.fact("no-status-sent", text::STATUS_SENT, "–".to_owned()),
            },
            build.fact("score", text::SCORE_RECORDED, score(&session.score)),
            build.fact("score-sent", text::SCORE_SENT, score(&session.sent.score)),
        ];
        let time = vec![
            build.fact("launched", text::LAUNCHED, local_time(session.started_at)),
            build.fact("state", text::END, self.end(language)),
            build.fact("session-time", text::SESSION_TIME, timespan(&session.session_time)),
            build.fact("wall-time", text::WALL_TIME, clock(session.wall_seconds)),
            build.fact("total-time", text::TOTAL_TIME, timespan(&self.total_time)),
        ];
        let launch = vec![
            build.fact("learner", text::LEARNER, session.learner.clone()),
            build.fact(
                "profile",
                text::PROFILE,
                profiles::name(&session.profile, &session.profile_name, language),
            ),
            build.fact(
                "mode",
                text::MODE,
                words::mode(session.lesson_mode, language).to_owned(),
            ),
            build.fact(
                "window",
                text::WINDOW,
                words::window(session.window, language).to_owned(),
            ),
        ];
        let data = vec![
            build.fact("location", text::LOCATION, dash(&self.lesson_location)),
            build.fact("exit", text::EXIT, dash(&self.exit)),
            build.fact("suspend-data", text::SUSPEND_DATA, self.suspend_length(language)),
        ];
        let group = |title: Text, facts: Vec<Fact>| FactGroup {
            title: title.in_language(language).to_owned(),
            is_technical: false,
            facts,
        };
        vec![
            group(text::RESULT_GROUP, result),
            group(text::TIME_GROUP, time),
            group(text::LAUNCH_GROUP, launch),
            group(text::DATA_GROUP, data),
            FactGroup {
                is_technical: true,
                ..group(text::TECHNICAL_GROUP, self.technical(&build))
            },
        ]
    }

    fn technical(&self, build: &Builder) -> Vec<Fact> {
        let language = build.language;
        let count = |id, name, count: u32| build.fact(id, name, language.number(count.into()));
        let accesses = |decision| {
            let counts = self.accesses.iter().filter(|one| one.decision == decision);
            let counts = counts.map(|one| (one.access, one.count));
            dash(&audit::session::accesses(counts, language))
        };
        let mut facts = vec![
            count("calls", text::CALLS, self.session.calls),
            count("refused", text::FAILED_CALLS, self.session.failed_calls),
            count("differences", text::DIFFERENCES, self.differences),
            build.fact("blocked", text::BLOCKED, accesses(Decision::Blocked)),
            build.fact("allowed", text::ALLOWED, accesses(Decision::Allowed)),
        ];
        // Of no interest where every save was confirmed at once.
        if self.confirmed_later > 0 {
            facts.push(Fact {
                note: Some(text::CONFIRMED_LATER_NOTE.in_language(language).to_owned()),
                ..count("confirmed-later", text::CONFIRMED_LATER, self.confirmed_later)
            });
        }
        if self.not_stored > 0 {
            facts.push(count("not-stored", text::NOT_STORED, self.not_stored));
        }
        facts
    }

    /// How the session ended, and what came of its attempt.
    fn end(&self, language: Language) -> String {
        let (state, follow_up) = (self.session.state, self.session.follow_up);
        let end = match (state, follow_up) {
            (SessionState::Running, _) => text::RUNNING,
            (SessionState::Open, FollowUp::None) => text::OPEN,
            (SessionState::Open, FollowUp::Continued) => text::CONTINUED,
            (SessionState::Open, FollowUp::Reset) => text::RESET,
            (SessionState::Validated, _) => text::VALIDATED,
            (SessionState::Finished, _) => text::FINISHED,
        }
        .in_language(language);
        match (state, follow_up) {
            (SessionState::Finished | SessionState::Validated, FollowUp::Reset) => {
                format!("{end} · {}", text::RESET.in_language(language))
            }
            _ => end.to_owned(),
        }
    }

    fn suspend_length(&self, language: Language) -> String {
        match self.suspend_data.chars().count() {
            0 => "–".to_owned(),
            length => text::CHARACTERS.count(language, length as u64),
        }
    }
}

struct Builder {
    language: Language,
}

impl Builder {
    fn fact(&self, id: &str, name: Text, value: String) -> Fact {
        Fact {
            id: id.to_owned(),
            name: name.in_language(self.language).to_owned(),
            value,
            status: None,
            note: None,
        }
    }

    fn status(&self, id: &str, name: Text, word: &str) -> Fact {
        Fact {
            status: Some(word.to_owned()),
            ..self.fact(id, name, words::status(word, self.language).to_owned())
        }
    }
}
