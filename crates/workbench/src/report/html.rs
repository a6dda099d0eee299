//! A report on paper: one HTML file that needs nothing else, readable in both colour schemes and in print.

use std::fmt::Write;

use audit::{LocalizedFinding, Severity};
use locale::{Language, Text, problems, report};
use maud::{Markup, html};
use scorm::ErrorNumber;

use super::{
    FactGroup, FullReport, Loss, RefusedCalls, Report, Summary, Table, Tone,
    values::{date, local_time},
    words,
};
use crate::trace::{ByteRange, Entry, EntryData, Exchange, MediaFailure};

/// The most entries, and the most exchanges, of a report on paper. A browser takes ten seconds and 1.5 GB to print so many; from
/// 20,000 on it would take the computer's memory.
const ON_PAPER: usize = 2_000;

impl FullReport {
    /// The report as an HTML page, with the session's whole timeline.
    #[must_use]
    pub fn html(&self, entries: &[Entry], language: Language) -> String {
        self.page(entries, usize::MAX, language)
    }

    /// The report as an HTML page to be printed: of a long session with the first entries and exchanges, and how many there are.
    #[must_use]
    pub fn paper(&self, entries: &[Entry], language: Language) -> String {
        self.page(entries, ON_PAPER, language)
    }

    fn page(&self, entries: &[Entry], most: usize, language: Language) -> String {
        let session = &self.report.session;
        let anchors = match session.logs_deleted_at {
            None => Anchors::Each,
            Some(_) => Anchors::None,
        };
        let body = html! {
            header {
                p.course { (session.package_title) }
                h1 { (session.sco_title) }
                p { (report::REPORT.in_language(language)) " · " (session.learner) " · " (local_time(session.started_at)) }
            }
            (verdict(&self.report.summary(language), anchors, language))
            (facts(&self.report.facts(language)))
            (table(&self.report.outcomes_table(language)))
            (section(report::ACTIVITY, language, &self.report.activity.svg(language, anchors == Anchors::Each)))
            (self.report.suspend_data(language))
            (table(&self.report.interactions_table(language)))
            (table(&self.report.objectives_table(language)))
            @if !self.report.privacy.rows.is_empty() { (self.report.privacy(anchors, language)) }
            @if !self.report.refused.is_empty() { (section(report::REFUSED, language, &refused(&self.report.refused, anchors, language))) }
            @if !self.report.faults.is_empty() { (section(report::FAULTS, language, &trace(&self.report.faults, Anchors::None, language))) }
            (table(&self.report.timeline_table(language)))
            @if let Some(at) = session.logs_deleted_at {
                (section(report::TRACE, language, &html! { p.none { (report::logs_deleted(language, &date(at))) } }))
            } @else {
                (section(report::EXCHANGES, language, &first(&self.exchanges, most, language, exchanges)))
                (section(report::TRACE, language, &first(entries, most, language, |entries| trace(entries, anchors, language))))
            }
        };
        let title = format!("{} – {}", session.sco_title, report::REPORT.in_language(language));
        html_page::document(&title, language, &body)
    }
}

/// At most `most` of `all` as `shown`, and above how many there are if not all are.
fn first<T>(all: &[T], most: usize, language: Language, shown: impl Fn(&[T]) -> Markup) -> Markup {
    let some = all.get(..most).unwrap_or(all);
    html! {
        @if some.len() < all.len() {
            p.none { (report::first_on_paper(language, &language.number(some.len() as u64), &language.number(all.len() as u64))) }
        }
        (shown(some))
    }
}

fn exchanges(exchanges: &[Exchange]) -> Markup {
    html! {
        @for exchange in exchanges {
            h3 { (format!("{:?}", exchange.command).to_lowercase()) " · " (local_time(exchange.at)) }
            pre { (exchange.data) }
        }
    }
}

impl Report {
    /// The privacy table; the last cell of a row leads to its entry.
    fn privacy(&self, anchors: Anchors, language: Language) -> Markup {
        let Table {
            title, columns, rows, ..
        } = self.privacy_table(language);
        let mut firsts = self.privacy.rows.iter().map(|row| row.first);
        html! {
            section {
                h2 { (title) }
                table.rows {
                    thead { tr { @for column in &columns { th scope="col" { (column) } } } }
                    tbody {
                        @for row in &rows {
                            tr {
                                @if let Some((last, cells)) = row.split_last() {
                                    @for cell in cells { td.quoted[cell.is_quoted] { (cell.text) } }
                                    td { @if let Some(seq) = firsts.next() { (link(seq, &last.text, anchors)) } @else { (last.text) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn suspend_data(&self, language: Language) -> Markup {
        html! {
            @if !self.suspend_data.is_empty() {
                section { h2 { (report::SUSPEND_DATA.in_language(language)) } pre { (self.suspend_data) } }
            }
        }
    }
}

fn facts(groups: &[FactGroup]) -> Markup {
    let list = |group: &FactGroup| {
        html! {
            dl { @for fact in &group.facts { div { dt { (fact.name) } dd { (fact.value) @if let Some(note) = &fact.note { p.note { (note) } } } } } }
        }
    };
    html! {
        div.groups {
            @for group in groups {
                @if group.is_technical { details { summary { (group.title) } (list(group)) } }
                @else { section { h2 { (group.title) } (list(group)) } }
            }
        }
    }
}

fn table(table: &Table) -> Markup {
    html! {
        section {
            h2 { (table.title) }
            @if table.rows.is_empty() { p.none { (table.none) } }
            @else {
                table.rows {
                    thead { tr { @for column in &table.columns { th scope="col" { (column) } } } }
                    tbody { @for row in &table.rows { tr { @for cell in row { td.quoted[cell.is_quoted] { (cell.text) } } } } }
                }
            }
        }
    }
}

/// What the LMS recorded and why, and what went wrong.
fn verdict(summary: &Summary, anchors: Anchors, language: Language) -> Markup {
    let tone = match summary.tone {
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Open => "open",
    };
    html! {
        @if !summary.glance.is_empty() { p.glance { (summary.glance.join(" · ")) } }
        p.verdict.(tone) { (summary.verdict) }
        @for sentence in &summary.elsewhere { p.elsewhere { (sentence) } }
        @if let Some(none) = &summary.no_findings { p.well { "✓ " (none) } }
        @if !summary.findings.is_empty() {
            section {
                h2 { (summary.findings_title) }
                ul.problems { @for finding in &summary.findings { (finding_item(finding, anchors, language)) } }
            }
        }
    }
}

fn finding_item(finding: &LocalizedFinding, anchors: Anchors, language: Language) -> Markup {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    html! {
        li.(severity) {
            strong { (finding.message) }
            @if finding.count > 1 { " " (problems::times(language, &language.number(finding.count.into()))) }
            p { (finding.why) }
            p { (finding.fix) }
            @if !finding.tools.is_empty() { ul { @for hint in &finding.tools { li { (hint.tool.name()) ": " (hint.how) } } } }
            @if !finding.entries.is_empty() {
                p { @for seq in &finding.entries { (link(*seq, &problems::entry(language, &language.number((*seq).into())), anchors)) " " } }
            }
        }
    }
}

/// What is called `name`, as a link to the entry in the trace.
fn link(seq: u32, name: &str, anchors: Anchors) -> Markup {
    html! {
        @if anchors == Anchors::Each { a href=(format!("#entry-{seq}")) { (name) } } @else { (name) }
    }
}

fn section(title: Text, language: Language, body: &Markup) -> Markup {
    html! { section { h2 { (title.in_language(language)) } (body) } }
}

/// The refused calls.
fn refused(groups: &[RefusedCalls], anchors: Anchors, language: Language) -> Markup {
    let heads = [
        "#",
        report::CALL.in_language(language),
        report::ARGUMENTS.in_language(language),
        report::ERROR.in_language(language),
        report::COUNT.in_language(language),
    ];
    html! {
        table.trace {
            thead { tr { @for head in heads { th scope="col" { (head) } } } }
            tbody { @for group in groups { (refused_row(group, anchors)) } }
        }
    }
}

fn refused_row(group: &RefusedCalls, anchors: Anchors) -> Markup {
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
            td { (link(group.first.seq, &group.first.seq.to_string(), anchors)) } td { (function.name()) }
            td { @for (i, argument) in arguments.iter().enumerate() { @if i > 0 { ", " } code { (argument.text) } } }
            td { (error) } td { (group.count) }
        }
    }
}

/// Whether the rows of entries can be linked to: those of the trace alone, so that each is there once. Where the log was
/// deleted, there are none.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Anchors {
    None,
    Each,
}

fn trace(entries: &[Entry], anchors: Anchors, language: Language) -> Markup {
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
            tbody { @for entry in entries { (row(entry, anchors, language)) } }
        }
    }
}

fn row(entry: &Entry, anchors: Anchors, language: Language) -> Markup {
    let id = (anchors == Anchors::Each).then(|| format!("entry-{}", entry.seq));
    let at = format!("{:.3} s", entry.at.as_seconds());
    match &entry.data {
        EntryData::Call {
            function,
            arguments,
            returned,
            error,
            ..
        } => html! {
            tr.failed[error.is_error()] id=[&id] {
                td { (entry.seq) } td { (at) } td { (function.name()) }
                td { @for (i, argument) in arguments.iter().enumerate() { @if i > 0 { ", " } code { (argument.text) } @if let Some(length) = argument.length { "… (" (length) ")" } } }
                td { code { (returned) } } td { @if error.is_error() { (error) } }
            }
        },
        other => html! {
            tr.observed id=[&id] { td { (entry.seq) } td { (at) } td colspan="4" { (observation(other, language)) } }
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
            let attempts = audit::session::access(*access).count(language, (*count).into());
            format!(
                "{}: {attempts} {target}",
                words::decision(*decision).in_language(language)
            )
        }
        EntryData::RequestBody { .. } => request_body(data, language),
        EntryData::Unconfirmed { call, returned, .. } => {
            let text = match returned.as_str() {
                "true" => report::UNCONFIRMED_TRUE,
                _ => report::UNCONFIRMED_FALSE,
            };
            format!("#{call} – {}", text.in_language(language))
        }
        EntryData::Note { note } => words::note(*note).in_language(language).to_owned(),
        EntryData::Validated { automatic, .. } => words::validated(*automatic).in_language(language).to_owned(),
        EntryData::NotRecorded { cause, entries, count } => audit::session::loss_line(
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

/// What was sent to another host: `fetch https://stats.example/: {"id":"learner-1"}`.
fn request_body(data: &EntryData, language: Language) -> String {
    let EntryData::RequestBody { url, by, text, length } = data else {
        return String::new();
    };
    let said = match (text, length) {
        (Some(text), Some(length)) if text.encode_utf16().count() < *length as usize => {
            format!("{text}… ({length})")
        }
        (Some(text), _) => text.clone(),
        (None, Some(length)) => format!("{length} {}", report::BYTES.in_language(language)),
        (None, None) => report::BODY_NOT_KNOWN.in_language(language).to_owned(),
    };
    format!("{} {url}: {said}", by.function())
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
