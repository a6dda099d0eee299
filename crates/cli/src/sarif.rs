//! Findings as SARIF 2.1.0, which code hosts and editors show beside the files. One run for all packages.

use std::path::MAIN_SEPARATOR;

use audit::{Family, Severity, check::Checked, rules};
use locale::Language;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use url::Url;

/// What a finding is known by from one run to the next.
const FINGERPRINT: &str = "scormAudit/v1";
/// What a path has no need to escape (RFC 3986 §2.3), and the slash between its parts.
const NOT_IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

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
            let mut location = json!({ "artifactLocation": { "uri": address(&place) } });
            if let Some(line) = finding.line {
                location["region"] = json!({ "startLine": line });
                if let Some(column) = finding.column {
                    location["region"]["startColumn"] = column.into();
                }
            }
            json!({
                "ruleId": finding.rule,
                "level": level(finding.severity),
                "message": { "text": finding.message },
                "locations": [{ "physicalLocation": location }],
                "partialFingerprints": { FINGERPRINT: finding.key },
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
        .filter(|rule| rule.family() != Family::Session)
        .map(|rule| {
            let [message, why, fix] = rule.page(language);
            let mut descriptor = json!({
                "id": rule.id,
                "shortDescription": { "text": message },
                "fullDescription": { "text": why },
                "help": { "text": fix },
                "defaultConfiguration": { "level": level(rule.severity) },
            });
            if let Some(address) = rule.sources().iter().find_map(|source| source.address) {
                descriptor["helpUri"] = address.into();
            }
            descriptor
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

/// A path as an address: of a whole path from its root, else relative (RFC 3986 §4.2).
fn address(path: &str) -> String {
    match Url::from_file_path(path) {
        Ok(address) => address.into(),
        Err(()) => {
            let separated = path.replace(MAIN_SEPARATOR, "/");
            utf8_percent_encode(&separated, NOT_IN_PATHS).to_string()
        }
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
