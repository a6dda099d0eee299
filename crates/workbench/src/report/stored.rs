//! The report that is stored in the place of a session's log, as this version and earlier ones wrote it.

use serde_json::{Value, json};

use super::Report;

/// Kinds of what earlier versions called the problems of a report, each with the rule that has taken its place and the value of
/// its finding.
const PROBLEMS: [(&str, &str, &str); 16] = [
    ("finishNotSaved", "session/finish-not-saved", ""),
    ("commitsNotSaved", "session/commit-not-saved", ""),
    ("notOpened", "session/not-opened", ""),
    ("initializeRefused", "session/initialize-refused", "error"),
    ("neverInitialized", "session/never-initialized", ""),
    ("finishRefused", "session/finish-refused", "error"),
    ("noFinish", "session/never-finished", ""),
    ("valuesLost", "session/values-lost", ""),
    ("scoreNotRecorded", "session/score-not-recorded", "score"),
    ("noStatus", "session/no-status", ""),
    ("mismatches", "session/replay-differs", ""),
    ("unplayable", "session/media-not-played", ""),
    ("refusedCalls", "session/refused-call", "call"),
    ("scriptErrors", "session/script-error", "message"),
    ("failedRequests", "session/failed-request", "file"),
    ("entriesLost", "session/entries-lost", "lost"),
];

/// Reads it.
pub(super) fn read(text: &str) -> serde_json::Result<Report> {
    let mut report: Value = serde_json::from_str(text)?;
    if let Some(findings) = upgraded(&report) {
        report["findings"] = findings;
    }
    serde_json::from_value(report)
}

/// The findings of a report that has problems instead.
fn upgraded(report: &Value) -> Option<Value> {
    let problems = report.get("problems")?.as_array()?;
    let finding = |problem: &Value| {
        let kind = problem.get("kind")?.as_str()?;
        let (_, rule, name) = PROBLEMS.iter().find(|(of, ..)| *of == kind)?;
        let entry = problem.get("entry").filter(|entry| !entry.is_null());
        let data = entry.and_then(|entry| entry.get("data"));
        let value = match *name {
            "error" => problem.get("error").cloned(),
            "score" => problem.pointer("/score/raw").cloned(),
            "call" => data.and_then(|data| data.get("function")).cloned(),
            "message" => data.and_then(|data| data.get("message")).cloned(),
            "file" => data
                .and_then(|data| data.get("path").or_else(|| data.get("url")))
                .cloned(),
            _ => None,
        };
        let mut values: Vec<Value> = value.into_iter().map(|value| json!([name, value])).collect();
        if kind == "refusedCalls" {
            let error = data.and_then(|data| data.get("error"));
            values.extend(error.map(|error| json!(["error", error])));
        }
        let entries: Vec<_> = entry.and_then(|entry| entry.get("seq")).into_iter().collect();
        let count = problem.get("count").cloned().unwrap_or_else(|| entries.len().into());
        Some(json!({
            "rule": rule,
            "severity": problem.get("severity")?,
            "entries": entries,
            "count": count,
            "values": values,
        }))
    };
    Some(problems.iter().filter_map(finding).collect())
}
