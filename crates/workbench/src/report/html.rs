//! A report on paper: one HTML file that needs nothing else, readable in both colour schemes and in print.

use std::fmt::Write;

use audit::Severity;
use chrono::{DateTime, FixedOffset};
use journal::FollowUp;
use locale::{Language, report};
use maud::{Markup, html};
use scorm::{
    ErrorNumber,
    cmi::{Score, Timespan},
};

use super::{FullReport, LocalizedProblem, Loss, RefusedCalls, Report, Summary, Tone, words};
use crate::{
    profiles,
    trace::{ByteRange, Decision, Entry, EntryData, MediaFailure, SessionState},
};

impl FullReport {
    /// The report as an HTML page, with the session's whole timeline.
    #[must_use]
    pub fn html(&self, entries: &[Entry], language: Language) -> String {
        let session = &self.report.session;
        let body = html! {
            header {
                p.course { (session.package_title) }
                h1 { (session.sco_title) }
                p { (report::REPORT.in_language(language)) " · " (session.learner) " · " (local_time(session.started_at)) }
            }
            (verdict(&self.report.summary(language)))
            (self.report.facts(language))
            (self.report.refused(language))
            (self.report.interactions(language))
            (self.report.objectives(language))
            (section(report::FAULTS.in_language(language), self.report.faults.is_empty(), language, &trace(&self.report.faults, language)))
            (self.exchanges(language))
            (section(report::TRACE.in_language(language), entries.is_empty(), language, &trace(entries, language)))
        };
        let title = format!("{} – {}", session.sco_title, report::REPORT.in_language(language));
        html_page::document(&title, language, &body)
    }

    fn exchanges(&self, language: Language) -> Markup {
        let blocks = html! {
            @for exchange in &self.exchanges {
                h3 { (format!("{:?}", exchange.command).to_lowercase()) " · " (local_time(exchange.at)) }
                pre { (exchange.data) }
            }
        };
        section(
            report::EXCHANGES.in_language(language),
            self.exchanges.is_empty(),
            language,
            &blocks,
        )
    }
}

impl Report {
    /// The status that the LMS recorded, and why it is not the one that was sent.
    fn recorded(&self, language: Language) -> String {
        let status = words::status(&self.session.status, language);
        match self.summary(language).status_reason {
            Some(reason) => format!("{status} – {reason}"),
            None => status.to_owned(),
        }
    }

    /// The refused calls.
    fn refused(&self, language: Language) -> Markup {
        let heads = [
            "#",
            report::CALL.in_language(language),
            report::ARGUMENTS.in_language(language),
            report::ERROR.in_language(language),
            report::COUNT.in_language(language),
        ];
        let body = html! {
            table.trace {
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody { @for group in &self.refused { (refused_row(group)) } }
            }
        };
        section(
            report::REFUSED.in_language(language),
            self.refused.is_empty(),
            language,
            &body,
        )
    }
    fn facts(&self, language: Language) -> Markup {
        let session = &self.session;
        let mut state = match (session.state, session.follow_up) {
            (SessionState::Running, _) => report::RUNNING,
            (SessionState::Open, FollowUp::None) => report::OPEN,
            (SessionState::Open, FollowUp::Continued) => report::CONTINUED,
            (SessionState::Open, FollowUp::Reset) => report::RESET,
            (SessionState::Finished, _) => report::FINISHED,
        }
        .in_language(language)
        .to_owned();
        if (session.state, session.follow_up) == (SessionState::Finished, FollowUp::Reset) {
            state = format!("{state} · {}", report::RESET.in_language(language));
        }
        let rows = [
            (
                report::STATUS_SENT.in_language(language),
                session
                    .sent
                    .status
                    .as_deref()
                    .map_or_else(|| "–".to_owned(), |sent| words::status(sent, language).to_owned()),
            ),
            (report::STATUS_RECORDED.in_language(language), self.recorded(language)),
            (report::SCORE_SENT.in_language(language), score(&session.sent.score)),
            (report::SCORE_RECORDED.in_language(language), score(&session.score)),
            (report::END.in_language(language), state),
            (report::SESSION_TIME.in_language(language), dash(&session.session_time)),
            (report::WALL_TIME.in_language(language), clock(session.wall_seconds)),
            (report::TOTAL_TIME.in_language(language), timespan(&self.total_time)),
            (
                report::PROFILE.in_language(language),
                profiles::name(&session.profile, language),
            ),
            (
                report::MODE.in_language(language),
                words::mode(session.lesson_mode, language).to_owned(),
            ),
            (report::LOCATION.in_language(language), dash(&self.lesson_location)),
            (report::EXIT.in_language(language), dash(&self.exit)),
            (report::CALLS.in_language(language), session.calls.to_string()),
            (
                report::FAILED_CALLS.in_language(language),
                session.failed_calls.to_string(),
            ),
            (report::DIFFERENCES.in_language(language), self.differences.to_string()),
            (
                report::CONFIRMED_LATER.in_language(language),
                self.confirmed_later.to_string(),
            ),
            (report::NOT_STORED.in_language(language), self.not_stored.to_string()),
            (
                report::BLOCKED.in_language(language),
                dash(&words::accesses(&self.accesses, Decision::Blocked, language)),
            ),
            (
                report::ALLOWED.in_language(language),
                dash(&words::accesses(&self.accesses, Decision::Allowed, language)),
            ),
        ];
        html! {
            dl { @for (name, value) in rows { div { dt { (name) } dd { (value) } } } }
            @if !self.suspend_data.is_empty() {
                section { h2 { (report::SUSPEND_DATA.in_language(language)) } pre { (self.suspend_data) } }
            }
        }
    }

    fn interactions(&self, language: Language) -> Markup {
        let heads = [
            report::ID.in_language(language),
            report::KIND.in_language(language),
            report::RESULT.in_language(language),
            report::WEIGHTING.in_language(language),
            report::LATENCY.in_language(language),
            report::RESPONSE.in_language(language),
            report::CORRECT.in_language(language),
        ];
        let table = html! {
            table {
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody {
                    @for row in &self.interactions {
                        tr {
                            td { (row.interaction.id) } td { (row.interaction.interaction_type) } td { (row.interaction.result) } td { (row.interaction.weighting) }
                            td { (row.interaction.latency) } td { (row.interaction.student_response) } td { (row.interaction.correct_responses.join(" | ")) }
                        }
                    }
                }
            }
        };
        section(
            report::INTERACTIONS.in_language(language),
            self.interactions.is_empty(),
            language,
            &table,
        )
    }

    fn objectives(&self, language: Language) -> Markup {
        let table = html! {
            table {
                thead { tr { @for head in [report::ID.in_language(language), report::STATUS.in_language(language), report::SCORE.in_language(language)] { th scope="col" { (head) } } } }
                tbody {
                    @for row in &self.objectives {
                        tr { td { (row.id) } td { (words::status(&row.status, language)) } td { (score(&row.score)) } }
                    }
                }
            }
        };
        section(
            report::OBJECTIVES.in_language(language),
            self.objectives.is_empty(),
            language,
            &table,
        )
    }
}

/// What the LMS recorded and why, and what went wrong.
fn verdict(summary: &Summary) -> Markup {
    let tone = match summary.tone {
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Open => "open",
    };
    html! {
        p.verdict.(tone) { (summary.verdict) }
        @if let Some(none) = &summary.no_problems { p.well { "✓ " (none) } }
        @if !summary.problems.is_empty() {
            section {
                h2 { (summary.problems_title) }
                ul.problems { @for problem in &summary.problems { (problem_item(problem)) } }
            }
        }
    }
}

fn problem_item(problem: &LocalizedProblem) -> Markup {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    html! {
        li.(severity) {
            strong { (problem.message) }
            @if !problem.details.is_empty() { ul { @for detail in &problem.details { li { (detail) } } } }
            p { (problem.fix) @if let (Some(entry), Some(name)) = (&problem.entry, &problem.entry_name) { " " a href=(format!("#entry-{}", entry.seq)) { (name) } } }
        }
    }
}

fn section(title: &str, empty: bool, language: Language, body: &Markup) -> Markup {
    html! { section { h2 { (title) } @if empty { p.none { (report::NONE.in_language(language)) } } @else { (body) } } }
}

fn refused_row(group: &RefusedCalls) -> Markup {
    let EntryData::Call {
        function,
        arguments,
        error,
        ..
    } = &group.first.data
    else {
        return html! {};
    };
    let error = match error {
        ErrorNumber::Standard(code) => format!("{} {}", code.code(), code.text()),
        ErrorNumber::Unknown(number) => number.to_string(),
    };
    html! {
        tr.failed {
            td { a href=(format!("#entry-{}", group.first.seq)) { (group.first.seq) } } td { (function.name()) }
            td { @for (i, argument) in arguments.iter().enumerate() { @if i > 0 { ", " } code { (argument.text) } } }
            td { (error) } td { (group.count) }
        }
    }
}

fn trace(entries: &[Entry], language: Language) -> Markup {
    let heads = [
        "#",
        report::TIME.in_language(language),
        report::CALL.in_language(language),
        report::ARGUMENTS.in_language(language),
        report::RETURNED.in_language(language),
        report::ERROR.in_language(language),
    ];
    html! {
        table.trace {
            thead { tr { @for head in heads { th scope="col" { (head) } } } }
            tbody { @for entry in entries { (row(entry, language)) } }
        }
    }
}

fn row(entry: &Entry, language: Language) -> Markup {
    let at = format!("{:.3} s", entry.at.as_seconds());
    match &entry.data {
        EntryData::Call {
            function,
            arguments,
            returned,
            error,
            ..
        } => html! {
            tr.failed[error.is_error()] id=(format!("entry-{}", entry.seq)) {
                td { (entry.seq) } td { (at) } td { (function.name()) }
                td { @for (i, argument) in arguments.iter().enumerate() { @if i > 0 { ", " } code { (argument.text) } @if let Some(length) = argument.length { "… (" (length) ")" } } }
                td { code { (returned) } } td { @if error.is_error() { (error) } }
            }
        },
        other => html! {
            tr.observed id=(format!("entry-{}", entry.seq)) { td { (entry.seq) } td { (at) } td colspan="4" { (observation(other, language)) } }
        },
    }
}

/// What was observed, in the words of browsers and of the log: these are quotations. What the workbench decided is in its
/// own words.
fn observation(data: &EntryData, language: Language) -> String {
    match data {
        EntryData::Call { function, .. } => function.name().to_owned(),
        EntryData::ApiLookup {
            name, looked_in, found, ..
        } => format!("{name} ← {looked_in}: {}", if *found { "✓" } else { "✗" }),
        EntryData::Page { url, .. } => format!("page {url}"),
        EntryData::Console { level, text } => format!("console.{level} {text}"),
        EntryData::Error { message, source } => format!("{message} {}", source.as_deref().unwrap_or_default()),
        EntryData::Rejection { message } => format!("unhandledrejection {message}"),
        EntryData::Resource { url, element, .. } => format!("<{element}> {url}"),
        EntryData::Unplayable { .. } => unplayable(data, language),
        EntryData::Served { .. } => served(data, language),
        EntryData::Window { url, opened } => format!("window.open {url}: {}", if *opened { "✓" } else { "✗" }),
        EntryData::ObserverError { message } => format!("{} {message}", report::OBSERVER_FAILED.in_language(language)),
        EntryData::Access {
            access,
            target,
            decision,
            count,
        } => {
            let attempts = words::access(*access).count(language, (*count).into());
            format!(
                "{}: {attempts} {target}",
                words::decision(*decision).in_language(language)
            )
        }
        EntryData::Unconfirmed { call, returned, .. } => format!("#{call} commit unconfirmed: {returned}"),
        EntryData::Note { note } => format!("{note:?}"),
        EntryData::NotRecorded { cause, entries, count } => words::loss_line(
            &Loss {
                cause: *cause,
                entries: entries.clone(),
                count: Some(*count),
            },
            language,
        ),
    }
}

/// A media file that was not played: `<video> clip.mp4: cannot be played here – MP4, H.264, AAC – …`.
fn unplayable(data: &EntryData, language: Language) -> String {
    let EntryData::Unplayable {
        url,
        element,
        failure,
        message,
        format,
    } = data
    else {
        return String::new();
    };
    let failed = match failure {
        MediaFailure::NotSupported | MediaFailure::Decoding => report::NOT_PLAYABLE.in_language(language),
        MediaFailure::Picture => report::NO_PICTURE.in_language(language),
    };
    let mut parts = vec![format!("<{element}> {url}: {failed}")];
    if let Some(format) = format {
        parts.push(format.to_string());
        if !format.packages.is_empty() {
            parts.push(report::media_packages(language, &format.packages.join(", ")));
        }
        parts.push(report::PLAYABLE_ELSEWHERE.in_language(language).to_owned());
    } else if !data.is_made_by_script() {
        parts.push(report::UNKNOWN_FORMAT.in_language(language).to_owned());
    }
    if !message.is_empty() {
        parts.push(message.clone());
    }
    parts.join(" – ")
}

/// A request as logs write it: `404 images/logo.png (image)`.
fn served(data: &EntryData, language: Language) -> String {
    let EntryData::Served {
        path,
        status,
        destination,
        bytes,
        range,
        actual_path,
        count,
        ..
    } = data
    else {
        return String::new();
    };
    let mut line = format!("{status} {path}");
    if let Some(destination) = destination {
        let _ = write!(line, " ({destination})");
    }
    if let Some(ByteRange { first, last }) = range {
        let _ = write!(line, " {first}–{last}");
    }
    if *bytes > 0 {
        let _ = write!(line, " {bytes} {}", report::BYTES.in_language(language));
    }
    if *count > 1 {
        let _ = write!(line, " × {count}");
    }
    if let Some(actual) = actual_path {
        let _ = write!(line, " – {}", report::actual_path(language, actual));
    }
    line
}

/// `75 %` where the most is 100, else `raw / max`, `–` where there is none.
fn score(score: &Score) -> String {
    match (score.raw.as_str(), score.max.as_str()) {
        ("", _) => "–".into(),
        (raw, "") => raw.into(),
        (raw, "100") => format!("{raw} %"),
        (raw, max) => format!("{raw} / {max}"),
    }
}

fn dash(value: &str) -> String {
    if value.is_empty() { "–".into() } else { value.into() }
}

/// A CMITimespan as `HH:MM:SS`; anything else as it is.
fn timespan(value: &str) -> String {
    Timespan::parse(value).map_or_else(|| dash(value), Timespan::clock)
}

fn clock(seconds: f64) -> String {
    let seconds = seconds.max(0.0) as u64;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

fn local_time(at: DateTime<FixedOffset>) -> String {
    at.format("%Y-%m-%d %H:%M:%S").to_string()
}
