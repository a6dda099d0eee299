//! `scorm-audit check`: the audit of packages that are in no library.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::atomic::Ordering,
};

use audit::{
    Severity,
    check::{Checked, Status, check_while, html},
};
use clap::ValueEnum;
use locale::{Language, check as words, cli};
use package::FileError;

use crate::{
    Result,
    error::{CliError, UNREAD},
    interruption::interruption,
    output::{self, OutputError},
    sarif,
};

/// The format of findings.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// To be read
    Text,
    /// A line of JSON for each package
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// A page
    Html,
}

/// Checks each of `paths`; text and lines of JSON are printed as soon as a package is done. Of one that is interrupted, nothing
/// is printed, and nothing of what was unpacked is left.
pub(crate) fn run(paths: &[PathBuf], format: Format, language: Language, without: &[String]) -> Result<ExitCode> {
    if let Some(id) = without.iter().find(|id| audit::rules_named(id).is_empty()) {
        return Err(CliError::UnknownRule { id: id.clone() });
    }
    let without: Vec<_> = without
        .iter()
        .flat_map(|id| audit::rules_named(id))
        .map(|rule| rule.id)
        .collect();
    let is_interrupted =
        interruption().map_err(FileError::at(paths.first().map_or(Path::new(""), PathBuf::as_path)))?;
    let goes_on = || !is_interrupted.load(Ordering::Relaxed);
    let mut worst = 0;
    let mut all = Vec::new();
    for path in paths {
        let mut checked = check_while(path, language, &mut || goes_on());
        if !goes_on() {
            return Err(CliError::Interrupted);
        }
        checked
            .findings
            .retain(|finding| !without.contains(&finding.rule.as_str()));
        worst = worst.max(match checked.status {
            Status::Refused => UNREAD,
            Status::Ok => u8::from(checked.has_errors()),
        });
        match format {
            Format::Json => output::json_line(&checked)?,
            Format::Text => text(&checked, language)?,
            Format::Sarif | Format::Html => all.push(checked),
        }
    }
    match format {
        Format::Sarif => output::json(&serde_json::to_string_pretty(&sarif::log(&all, language))?)?,
        Format::Html => output::html(&html(&all, language))?,
        Format::Text | Format::Json => {}
    }
    Ok(ExitCode::from(worst))
}

fn text(checked: &Checked, language: Language) -> Result<(), OutputError> {
    let [refused, error, warning, suggestion] =
        [cli::REFUSED, cli::ERROR, cli::WARNING, cli::SUGGESTION].map(|text| text.in_language(language));
    let made_with = words::MADE_WITH.in_language(language);
    let width = 1 + [error, warning, suggestion]
        .map(str::len)
        .into_iter()
        .max()
        .unwrap_or_default();
    let standard = checked.standard.map_or("–", scorm::Standard::name);
    output::line(&format!("{} · {standard} · {}", checked.path, checked.title))?;
    for tool in &checked.tools {
        let version = tool
            .version
            .as_deref()
            .map_or_else(String::new, |version| format!(" {version}"));
        let line = tool.line.map_or_else(String::new, |line| format!(":{line}"));
        output::line(&format!(
            "  {made_with} {}{version} ({}{line})",
            tool.tool.name(),
            tool.file
        ))?;
    }
    for line in checked.needs.iter().flat_map(|needed| needed.lines(language)) {
        output::line(&format!("  {line}"))?;
    }
    if let Some(error) = &checked.error {
        output::line(&format!("  {refused} {}", error.message))?;
    }
    for finding in &checked.findings {
        let severity = match finding.severity {
            Severity::Error => error,
            Severity::Warning => warning,
            Severity::Info => suggestion,
        };
        let place = match (&finding.file, finding.line) {
            (Some(file), Some(line)) => format!(" {file}:{line}"),
            (Some(file), None) => format!(" {file}"),
            _ => String::new(),
        };
        output::line(&format!("  {severity:width$}{}{place}", finding.rule))?;
        output::line(&format!("          {}", finding.message))?;
        output::line(&format!("          → {}", finding.fix))?;
        for hint in &finding.tools {
            output::line(&format!("            {}: {}", hint.tool.name(), hint.how))?;
        }
    }
    Ok(())
}
