//! `scorm-audit judge`: what a session came to, and what its calls come to on each LMS.

use std::process::ExitCode;

use audit::{LocalizedFinding, Severity};
use clap::{Args, ValueEnum};
use locale::{Language, cli};
use serde::Serialize;
use workbench::{
    Workbench, profiles,
    report::{
        LocalizedReport, OutcomeRow, Report, Verdict,
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
    Html,
}

/// What is known of a session.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Judgement {
    verdict: Verdict,
    summary: String,
    findings: Vec<LocalizedFinding>,
    outcomes: Vec<OutcomeRow>,
}

/// Judges a session: on its own LMS and on those that are named, or all. It ends as a failure where one of the findings is an
/// error.
pub(super) fn run(library: &Workbench, options: &Options, language: Language) -> Result<ExitCode> {
    let session = named(library, &options.session)?;
    let has_errors = match options.format {
        Format::Html => {
            let mut report = library.full_report(&session)?;
            keep(&mut report.report.outcomes, &options.profiles)?;
            output::html(&report.html(&library.journal(&session)?.entries, language))?;
            has_errors(&report.report)
        }
        format => {
            let mut report = library.localized_report(&session, language)?;
            keep(&mut report.report.outcomes, &options.profiles)?;
            let has_errors = has_errors(&report.report);
            print(&Judgement::from(report), format, language)?;
            has_errors
        }
    };
    Ok(if has_errors {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn has_errors(report: &Report) -> bool {
    report
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}

impl From<LocalizedReport> for Judgement {
    fn from(LocalizedReport { report, summary, .. }: LocalizedReport) -> Self {
        Self {
            verdict: report.verdict,
            summary: summary.verdict,
            findings: summary.findings,
            outcomes: report.outcomes,
        }
    }
}

/// Keeps the outcomes on the LMSs that are named; all where none is.
fn keep(outcomes: &mut Vec<OutcomeRow>, profiles: &[String]) -> Result<()> {
    let is_known = |id: &String| outcomes.iter().any(|row| row.outcome.profile == *id);
    if let Some(id) = profiles.iter().find(|id| !is_known(id)) {
        let ids = outcomes.iter().map(|row| row.outcome.profile.clone()).collect();
        return Err(CliError::UnknownProfile { id: id.clone(), ids });
    }
    outcomes.retain(|row| profiles.is_empty() || profiles.contains(&row.outcome.profile));
    Ok(())
}

fn print(judgement: &Judgement, format: Format, language: Language) -> Result<()> {
    if format == Format::Json {
        output::json(&serde_json::to_string_pretty(judgement)?)?;
        return Ok(());
    }
    output::line(&judgement.summary)?;
    for finding in &judgement.findings {
        output::line(&finding.message)?;
    }
    for OutcomeRow { outcome, .. } in &judgement.outcomes {
        let parting = outcome.parting.as_ref();
        output::row(&[
            &profiles::name(&outcome.profile, &outcome.name, language),
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
