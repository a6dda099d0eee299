//! `scorm-audit judge`: what a session came to, and what its calls come to on each LMS.

use clap::{Args, ValueEnum};
use locale::{Language, cli};
use serde::Serialize;
use workbench::{
    Workbench, profiles,
    report::{
        LocalizedProblem, OutcomeRow, Verdict,
        values::{score, status, timespan},
    },
};

use super::named;
use crate::{CliError, Result, output};

/// The arguments of `judge`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    session: String,
    #[arg(long = "profile", value_name = "ID")]
    profiles: Vec<String>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// What is known of a session.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Judgement {
    verdict: Verdict,
    summary: String,
    problems: Vec<LocalizedProblem>,
    outcomes: Vec<OutcomeRow>,
}

/// Judges a session: on its own LMS and on those that are named, or all.
pub(super) fn run(library: &Workbench, options: &Options, language: Language) -> Result<()> {
    let session = named(library, &options.session)?;
    let report = library.localized_report(&session, language)?;
    let mut outcomes = report.report.outcomes;
    for id in &options.profiles {
        if !outcomes.iter().any(|row| row.outcome.profile == *id) {
            return Err(CliError::UnknownProfile { id: id.clone() });
        }
    }
    let is_asked_for =
        |row: &OutcomeRow| options.profiles.is_empty() || options.profiles.contains(&row.outcome.profile);
    outcomes.retain(is_asked_for);
    let judgement = Judgement {
        verdict: report.report.verdict,
        summary: report.summary.verdict,
        problems: report.summary.problems,
        outcomes,
    };
    match options.format {
        Format::Json => output::json(&serde_json::to_string_pretty(&judgement)?)?,
        Format::Text => print(&judgement, language)?,
    }
    Ok(())
}

fn print(judgement: &Judgement, language: Language) -> Result<()> {
    output::line(&judgement.summary)?;
    for problem in &judgement.problems {
        output::line(&problem.message)?;
    }
    for OutcomeRow { outcome, .. } in &judgement.outcomes {
        let parting = outcome.parting.as_ref();
        output::row(&[
            &profiles::name(&outcome.profile, language),
            status(&outcome.status, language),
            &score(&outcome.score),
            &timespan(&outcome.total_time),
            &cli::REFUSED_CALLS.count(language, outcome.refused.into()),
            &parting.map_or_else(String::new, |parting| {
                cli::parts_at(language, &language.number(parting.seq.into()))
            }),
        ])?;
    }
    Ok(())
}
