//! A report on paper: one HTML file that needs nothing else, readable in both colour schemes and in print.

use std::fmt::Write;

use chrono::DateTime;
use locale::Language;
use maud::{Markup, html};
use scorm::cmi::{Score, Timespan};

use super::{
    Loss, Report,
    losses::lost,
    words::{Words, words},
};
use crate::{
    profiles,
    trace::{ByteRange, Decision, Event, MediaFailure, SessionState, What},
};

impl Report {
    /// The report as an HTML page, with the session's whole timeline.
    #[must_use]
    pub fn html(&self, events: &[Event], language: Language) -> String {
        let words = words(language);
        let session = &self.session;
        let body = html! {
            header {
                p.course { (session.package_title) }
                h1 { (session.sco_title) }
                p { (words.report) " · " (session.learner) " · " (local_time(&session.started_at)) }
            }
            (losses(&self.losses, words))
            (self.summary(words))
            (self.interactions(words))
            (self.objectives(words))
            (section(words.faults, self.faults.is_empty(), words, &trace(&self.faults, words)))
            (self.exchanges(words))
            (section(words.trace, events.is_empty(), words, &trace(events, words)))
        };
        let title = format!("{} – {}", session.sco_title, words.report);
        html_page::document(&title, language, &body)
    }

    fn summary(&self, words: &Words) -> Markup {
        let session = &self.session;
        let state = match session.state {
            SessionState::Running => words.running,
            SessionState::Open => words.open,
            SessionState::Finished => words.finished,
        };
        let rows = [
            (words.status, words.status_word(&session.status).to_owned()),
            (words.score, score(&session.score)),
            (words.end, state.to_owned()),
            (words.session_time, dash(&session.session_time)),
            (words.wall_time, clock(session.wall_seconds)),
            (words.total_time, timespan(&self.total_time)),
            (words.profile, profiles::name(&session.profile, words.language)),
            (words.mode, session.lesson_mode.clone()),
            (words.location, dash(&self.lesson_location)),
            (words.exit, dash(&self.exit)),
            (words.calls, session.calls.to_string()),
            (words.failed_calls, session.failed_calls.to_string()),
            (words.differences, self.differences.to_string()),
            (words.confirmed_later, self.confirmed_later.to_string()),
            (words.not_stored, self.not_stored.to_string()),
            (words.blocked, dash(&words.accesses(&self.accesses, Decision::Blocked))),
            (words.allowed, dash(&words.accesses(&self.accesses, Decision::Allowed))),
        ];
        html! {
            dl { @for (name, value) in rows { div { dt { (name) } dd { (value) } } } }
            @if !self.suspend_data.is_empty() {
                section { h2 { (words.suspend_data) } pre { (self.suspend_data) } }
            }
        }
    }

    fn interactions(&self, words: &Words) -> Markup {
        let heads = [
            words.id,
            words.kind,
            words.result,
            words.weighting,
            words.latency,
            words.response,
            words.correct,
        ];
        let table = html! {
            table {
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody {
                    @for row in &self.interactions {
                        tr {
                            td { (row.id) } td { (row.interaction_type) } td { (row.result) } td { (row.weighting) }
                            td { (row.latency) } td { (row.student_response) } td { (row.correct_responses.join(" | ")) }
                        }
                    }
                }
            }
        };
        section(words.interactions, self.interactions.is_empty(), words, &table)
    }

    fn objectives(&self, words: &Words) -> Markup {
        let table = html! {
            table {
                thead { tr { @for head in [words.id, words.status, words.score] { th scope="col" { (head) } } } }
                tbody {
                    @for row in &self.objectives {
                        tr { td { (row.id) } td { (words.status_word(&row.status)) } td { (score(&row.score)) } }
                    }
                }
            }
        };
        section(words.objectives, self.objectives.is_empty(), words, &table)
    }

    fn exchanges(&self, words: &Words) -> Markup {
        let blocks = html! {
            @for exchange in &self.exchanges {
                h3 { (format!("{:?}", exchange.command).to_lowercase()) " · " (local_time(&exchange.at)) }
                pre { (exchange.data) }
            }
        };
        section(words.exchanges, self.exchanges.is_empty(), words, &blocks)
    }
}

/// The losses, before the rest of the report.
fn losses(losses: &[Loss], words: &Words) -> Markup {
    if losses.is_empty() {
        return html! {};
    }
    let count = lost(losses);
    let heading = match count {
        0 if losses.iter().all(|loss| loss.cause.is_refusal()) => words.refused_entries.to_owned(),
        0 => words.lost_unknown.to_owned(),
        1 => words.lost_one.to_owned(),
        _ => words.lost_many.replace("{count}", &count.to_string()),
    };
    html! {
        section.losses role="alert" {
            p { strong { (heading) } }
            ul { @for loss in losses { li { (loss_line(loss, words)) } } }
        }
    }
}

/// One line: how many entries were not recorded, and why.
fn loss_line(loss: &Loss, words: &Words) -> String {
    let why = words.loss(loss.cause);
    let Some(count) = loss.count else {
        return why.to_owned();
    };
    let kind = loss
        .entries
        .as_deref()
        .map(|kind| format!(" ({kind})"))
        .unwrap_or_default();
    format!("{count} {}{kind} – {why}", words.entries(count))
}

fn section(title: &str, empty: bool, words: &Words, body: &Markup) -> Markup {
    html! { section { h2 { (title) } @if empty { p.none { (words.none) } } @else { (body) } } }
}

fn trace(events: &[Event], words: &Words) -> Markup {
    let heads = ["#", words.time, words.call, words.arguments, words.answer, words.error];
    html! {
        table.trace {
            thead { tr { @for head in heads { th scope="col" { (head) } } } }
            tbody { @for event in events { (row(event, words)) } }
        }
    }
}

fn row(event: &Event, words: &Words) -> Markup {
    let at = format!("{:.3} s", event.at_us / 1e6);
    match &event.what {
        What::Call {
            function,
            arguments,
            answer,
            error,
            ..
        } => html! {
            tr.failed[*error != 0] {
                td { (event.n) } td { (at) } td { (function.name()) }
                td { @for (i, argument) in arguments.iter().enumerate() { @if i > 0 { ", " } code { (argument.text) } @if let Some(length) = argument.length { "… (" (length) ")" } } }
                td { code { (answer) } } td { @if *error != 0 { (error) } }
            }
        },
        other => html! {
            tr.observed { td { (event.n) } td { (at) } td colspan="4" { (observation(other, words)) } }
        },
    }
}

/// What was observed, in the words of browsers and of the log: these are quotations. What the workbench decided is in its
/// own words.
fn observation(what: &What, words: &Words) -> String {
    match what {
        What::Call { function, .. } => function.name().to_owned(),
        What::Hunt {
            name, looked_in, found, ..
        } => format!("{name} ← {looked_in}: {}", if *found { "✓" } else { "✗" }),
        What::Page { url, .. } => format!("page {url}"),
        What::Console { level, text } => format!("console.{level} {text}"),
        What::Error { message, source } => format!("{message} {}", source.as_deref().unwrap_or_default()),
        What::Rejection { message } => format!("unhandledrejection {message}"),
        What::Resource { url, element, .. } => format!("<{element}> {url}"),
        What::Unplayable { .. } => unplayable(what, words),
        What::Served { .. } => served(what, words),
        What::Window { url, opened } => format!("window.open {url}: {}", if *opened { "✓" } else { "✗" }),
        What::ObserverError { message } => format!("{} {message}", words.observer_failed),
        What::Access {
            access,
            target,
            decision,
            count,
        } => {
            let attempts = format!("{count} {}", words.access_name(*access, *count));
            format!("{}: {attempts} {target}", words.decision(*decision))
        }
        What::Unconfirmed { call, answered, .. } => format!("#{call} commit unconfirmed: {answered}"),
        What::Note { note } => format!("{note:?}"),
        What::NotRecorded { cause, entries, count } => loss_line(
            &Loss {
                cause: *cause,
                entries: entries.clone(),
                count: Some(*count),
            },
            words,
        ),
    }
}

/// A media file that was not played: `<video> clip.mp4: cannot be played here – MP4, H.264, AAC – …`.
fn unplayable(what: &What, words: &Words) -> String {
    let What::Unplayable {
        url,
        element,
        failure,
        message,
        format,
    } = what
    else {
        return String::new();
    };
    let failed = match failure {
        MediaFailure::NotSupported | MediaFailure::Decoding => words.not_playable,
        MediaFailure::Picture => words.no_picture,
    };
    let mut parts = vec![format!("<{element}> {url}: {failed}")];
    if let Some(format) = format {
        parts.push(format.to_string());
        if !format.packages.is_empty() {
            parts.push(words.media_packages.replace("{packages}", &format.packages.join(", ")));
        }
        parts.push(words.playable_elsewhere.to_owned());
    } else if !what.is_made_by_script() {
        parts.push(words.unknown_format.to_owned());
    }
    if !message.is_empty() {
        parts.push(message.clone());
    }
    parts.join(" – ")
}

/// A request as logs write it: `404 images/logo.png (image)`.
fn served(what: &What, words: &Words) -> String {
    let What::Served {
        path,
        status,
        destination,
        bytes,
        range,
        actual_path,
        count,
        ..
    } = what
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
        let _ = write!(line, " {bytes} {}", words.bytes);
    }
    if *count > 1 {
        let _ = write!(line, " × {count}");
    }
    if let Some(actual) = actual_path {
        let _ = write!(line, " – {}", words.actual_path.replace("{path}", actual));
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

fn local_time(rfc3339: &str) -> String {
    DateTime::parse_from_rfc3339(rfc3339)
        .map_or_else(|_| rfc3339.to_owned(), |at| at.format("%Y-%m-%d %H:%M:%S").to_string())
}
