//! The blocks of the LMS's log.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// One of the LMS's own blocks, placed in the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
    /// The entry of the timeline after which it stands; 0 before the first.
    pub after: u32,
    /// Which of the four.
    pub command: ExchangeCommand,
    /// When, with the local offset.
    pub at: DateTime<FixedOffset>,
    /// The block as the LMS logs it.
    pub data: String,
}

/// The four exchanges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum ExchangeCommand {
    /// The launch, with its parameters.
    Launch,
    /// What the LMS hands the module at LMSInitialize.
    Getparam,
    /// The state at an LMSCommit.
    Putparam,
    /// What the LMS made of the session at LMSFinish.
    Exitau,
}

/// What an exchange says of the attempt, as the LMS writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ExchangeSummary {
    /// The status's letter, with what follows it (`N,A`); of an exitau the status that was recorded.
    pub status: String,
    /// Raw, max and min score, without the commas of what is missing at the end.
    pub score: String,
    /// The location.
    pub location: String,
}

impl Exchange {
    /// What it says of the attempt; `None` for a launch request, and for a text in another form.
    #[must_use]
    pub fn summary(&self) -> Option<ExchangeSummary> {
        // What the module sent as a text comes after the values of the core, and may look like them.
        let core = self.data.split("\n[core_lesson]").next().unwrap_or_default();
        let read = |name: &str| {
            let mut lines = core.lines();
            lines.find_map(|line| line.trim_start_matches("[core]").strip_prefix(name)?.strip_prefix('='))
        };
        let status = read("status used").or_else(|| read("lesson_status"))?;
        Some(ExchangeSummary {
            status: status.to_owned(),
            score: read("score").unwrap_or_default().to_owned(),
            location: read("lesson_location").unwrap_or_default().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(data: &str) -> Option<[String; 3]> {
        let exchange = Exchange {
            after: 1,
            command: ExchangeCommand::Putparam,
            at: DateTime::default(),
            data: data.into(),
        };
        let summary = exchange.summary()?;
        Some([summary.status, summary.score, summary.location])
    }

    #[test]
    fn an_exchange_says_status_score_and_location() {
        let putparam = "command=putparam\ntime=00:00:01\nlesson_location=5\nscore=75,100,0\nlesson_status=I\n[core_lesson]\nscore=1\n";
        assert_eq!(summary(putparam), Some(["I", "75,100,0", "5"].map(str::to_owned)));
        let exitau =
            "[core]lesson_status=C, \n[core]lesson_location=\n[core]score=75,100\nscore used=75\nstatus used=P\n";
        assert_eq!(summary(exitau), Some(["P", "75,100", ""].map(str::to_owned)));
        assert_eq!(summary("***** Au Launch Request *****\nStudent ID: 1\n"), None);
    }
}
