//! Findings as SARIF 2.1.0, which code hosts and editors show beside the files. One run for all packages.

use audit::{Severity, check::Checked, rules};
use locale::Language;
use serde_json::{Value, json};

/// The log of everything that was checked.
pub(crate) fn log(checked: &[Checked], language: Language) -> Value {
    let results: Vec<_> = checked
        .iter()
        .flat_map(|package| package.findings.iter().map(move |finding| (package, finding)))
        .map(|(package, finding)| {
            let place = match &finding.file {
                Some(file) => format!("{}/{file}", package.path),
                None => package.path.clone(),
            };
            let region = finding.line.map(|line| json!({ "startLine": line }));
            let mut location = json!({ "physicalLocation": { "artifactLocation": { "uri": place } } });
            if let Some(region) = region {
                location["physicalLocation"]["region"] = region;
            }
            json!({
                "ruleId": finding.rule,
                "level": level(finding.severity),
                "message": { "text": finding.message },
                "locations": [location],
            })
        })
        .collect();
    let unread: Vec<_> = checked
        .iter()
        .filter_map(|package| {
            let error = package.error.as_ref()?;
            Some(json!({
                "level": "error",
                "descriptor": { "id": error.code },
                "message": { "text": error.message },
            }))
        })
        .collect();
    let rules: Vec<_> = rules()
        .map(|rule| {
            let [message, why, fix] = rule.page(language);
            json!({
                "id": rule.id,
                "shortDescription": { "text": message },
                "fullDescription": { "text": why },
                "help": { "text": fix },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "scorm-audit", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "invocations": [{ "executionSuccessful": unread.is_empty(), "toolExecutionNotifications": unread }],
            "results": results,
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
