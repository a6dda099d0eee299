//! The activity of a session as a picture on paper: SVG of which nothing moves. A mark says what it is, and leads to its row of
//! the trace below.

use journal::{Micros, RowKind};
use locale::{Language, report as text};
use maud::{Markup, html};

use super::{Activity, CallPoint, SizePoint, ValuePoint, values::at, words};

const WIDTH: f64 = 1000.0;
/// Left of the lanes are their names.
const LEFT: f64 = 150.0;
const RIGHT: f64 = WIDTH - 12.0;
const GAP: f64 = 8.0;
const BAND: f64 = 22.0;
const BAR: f64 = 26.0;
const LINE: f64 = 44.0;
const AREA: f64 = 56.0;
/// The height of the times below.
const AXIS: f64 = 24.0;
/// So wide is a character, as far as is known.
const CHARACTER: f64 = 7.0;
/// Maximum times below.
const TICKS: f64 = 9.0;
const STEPS: [f64; 21] = [
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0,
    900.0, 1800.0,
];
const HOUR: f64 = 3600.0;
const FULL_SCORE: f64 = 100.0;

/// The kinds in the order of their lanes, and whether a lane is there even if it is empty.
const KINDS: [(RowKind, bool); 6] = [
    (RowKind::Lifecycle, true),
    (RowKind::Set, true),
    (RowKind::Get, true),
    (RowKind::Commit, true),
    (RowKind::ErrorCall, false),
    (RowKind::PageError, false),
];

/// Where marks are on the paper.
struct Axis {
    from: f64,
    to: f64,
    /// Whether they lead to their rows of the trace.
    is_linked: bool,
}

impl Axis {
    fn x(&self, at: Micros) -> f64 {
        let share = (at.get() - self.from) / (self.to - self.from).max(1.0);
        LEFT + share.clamp(0.0, 1.0) * (RIGHT - LEFT)
    }
}

/// A lane: its upper end, and its height.
#[derive(Clone, Copy)]
struct Lane {
    top: f64,
    height: f64,
}

impl Lane {
    fn y(self, share: f64) -> f64 {
        self.top + self.height * (1.0 - share.clamp(0.0, 1.0))
    }

    fn bottom(self) -> f64 {
        self.top + self.height
    }
}

impl Activity {
    /// The picture, with links to the trace if there is one; a sentence where there is nothing to draw.
    pub(super) fn svg(&self, language: Language, is_linked: bool) -> Markup {
        if self.calls.is_empty() {
            return html! { p.none { (text::ACTIVITY_NONE.in_language(language)) } };
        }
        let axis = Axis {
            from: self.range.from.get(),
            to: self.range.to.get(),
            is_linked,
        };
        let mut top = GAP / 2.0;
        let mut lane = |height: f64| {
            let lane = Lane { top, height };
            top += height + GAP;
            lane
        };
        let mut lanes = vec![self.status_lane(lane(BAND), &axis, language)];
        if !self.scores.is_empty() {
            lanes.push(self.score_lane(lane(LINE), &axis));
        }
        for (kind, is_always) in KINDS {
            let points: Vec<_> = self.calls.iter().filter(|point| point.kind == kind).collect();
            if is_always || !points.is_empty() {
                lanes.push(call_lane(lane(BAR), kind, &points, &axis, language));
            }
        }
        if !self.suspend_data.is_empty() {
            lanes.push(self.suspend_lane(lane(AREA), &axis, language));
        }
        let bottom = top + if self.pauses.is_empty() { 0.0 } else { AXIS / 2.0 };
        let title = text::ACTIVITY.in_language(language);
        html! {
            p.legend { span.bad { "×" } " " (text::ACTIVITY_BAD.in_language(language)) " · " (text::ACTIVITY_PAUSE.in_language(language)) }
            div.wide { svg.activity viewBox=(format!("0 0 {WIDTH} {}", bottom + AXIS)) role="group" aria-labelledby="activity-title activity-description" {
                title id="activity-title" { (title) }
                desc id="activity-description" { (self.description(language)) }
                defs { pattern id="activity-pause" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" { line.rule y2="6" stroke-width="3" {} } }
                (ticks(&axis, bottom))
                @for pause in &self.pauses {
                    @let (from, to) = (axis.x(pause.from), axis.x(pause.to));
                    rect x=(place(from)) y="0" width=(place(to - from)) height=(place(bottom)) fill="url(#activity-pause)" {}
                    @if to - from > 64.0 {
                        text.quiet x=(place(f64::midpoint(from, to))) y=(place(bottom - 2.0)) text-anchor="middle" { (duration((pause.to.get() - pause.from.get()) / 1e6)) }
                    }
                }
                @for lane in lanes { (lane) }
            } }
        }
    }

    /// How many calls of each kind there were.
    fn description(&self, language: Language) -> String {
        let counts = KINDS.iter().filter_map(|(kind, _)| {
            let count: u64 = self
                .calls
                .iter()
                .filter(|point| point.kind == *kind)
                .map(|point| u64::from(point.count))
                .sum();
            (count > 0).then(|| text::activity_of(language, name(*kind).in_language(language), &language.number(count)))
        });
        counts.collect::<Vec<_>>().join(" · ")
    }

    fn status_lane(&self, lane: Lane, axis: &Axis, language: Language) -> Markup {
        let ends = self.statuses.iter().skip(1).map(|next| axis.x(next.at)).chain([RIGHT]);
        html! {
            (name_of(lane, "lesson_status"))
            @for (point, end) in self.statuses.iter().zip(ends) {
                @let x = axis.x(point.at);
                @let word = words::status(&point.value, language);
                @let width = (end - x).max(2.0);
                (linked(axis, point.seq, &html! {
                    title { (set_at(point.at, point.seq, language)) " – lesson_status, " (word) }
                    g.(status_class(&point.value)) {
                        rect.pale x=(place(x)) y=(place(lane.top)) width=(place(width)) height=(place(lane.height)) {}
                        rect x=(place(x)) y=(place(lane.top)) width="2" height=(place(lane.height)) {}
                    }
                    @if width > word.chars().count() as f64 * CHARACTER + 12.0 {
                        text x=(place(x + 7.0)) y=(place(lane.top + lane.height / 2.0 + 4.0)) { (word) }
                    }
                }))
            }
        }
    }

    fn score_lane(&self, lane: Lane, axis: &Axis) -> Markup {
        let value = |point: &ValuePoint| {
            point
                .value
                .parse::<f64>()
                .ok()
                .filter(|value| value.is_finite())
                .unwrap_or_default()
        };
        let most = self.scores.iter().map(value).fold(FULL_SCORE, f64::max);
        let corners: Vec<_> = self
            .scores
            .iter()
            .map(|point| (axis.x(point.at), lane.y(value(point) / most)))
            .collect();
        html! {
            (name_of(lane, "score.raw"))
            (rule(lane, 0.0, "rule"))
            text.quiet x=(place(LEFT - 10.0)) y=(place(lane.top + 8.0)) text-anchor="end" { (most) }
            path.accent.line d=(steps(&corners)) {}
            @for (point, (x, y)) in self.scores.iter().zip(&corners) {
                (linked(axis, point.seq, &html! {
                    title { (at(point.at)) " – score.raw, " (point.value) }
                    circle.accent cx=(place(*x)) cy=(place(*y)) r="3" {}
                }))
            }
        }
    }

    fn suspend_lane(&self, lane: Lane, axis: &Axis, language: Language) -> Markup {
        let limit = self.suspend_limit.unwrap_or_default();
        let most = self
            .suspend_data
            .iter()
            .map(|point| point.characters)
            .fold(limit.max(1), u32::max);
        let share = |characters: u32| f64::from(characters) / f64::from(most);
        let corner = |point: &SizePoint| (axis.x(point.at), lane.y(share(point.characters)));
        let corners: Vec<_> = self.suspend_data.iter().map(corner).collect();
        let bottom = place(lane.bottom());
        html! {
            (name_of(lane, "suspend_data"))
            (rule(lane, 0.0, "rule"))
            text.quiet x=(place(LEFT - 10.0)) y=(place(lane.top + 8.0)) text-anchor="end" { (language.number(most.into())) }
            @if let Some((x, _)) = corners.first() {
                path.accent.pale d=(format!("{}V{bottom}H{}Z", steps(&corners), place(*x))) {}
            }
            path.accent.line d=(steps(&corners)) {}
            @if self.suspend_limit.is_some() {
                (rule(lane, share(limit), "limit"))
                text.bad x=(place(RIGHT - 4.0)) y=(place(lane.y(share(limit)) + 12.0)) text-anchor="end" { (text::activity_limit(language, &language.number(limit.into()))) }
            }
            @for (point, (x, y)) in self.suspend_data.iter().zip(&corners) {
                (linked(axis, point.seq, &html! {
                    title { (set_at(point.at, point.seq, language)) " – suspend_data, " (text::CHARACTERS.count(language, point.characters.into())) }
                    circle.accent cx=(place(*x)) cy=(place(*y)) r="2" {}
                }))
            }
        }
    }
}

fn call_lane(lane: Lane, kind: RowKind, points: &[&CallPoint], axis: &Axis, language: Language) -> Markup {
    let most = points.iter().map(|point| point.count).max().unwrap_or(1).max(1);
    let name = name(kind).in_language(language);
    html! {
        (name_of(lane, name))
        (rule(lane, 0.0, "rule"))
        @for point in points {
            @let x = axis.x(point.at);
            @let height = 4.0 + (lane.height - 4.0) * f64::from(point.count) / f64::from(most);
            (linked(axis, Some(point.seq), &html! {
                title { (at(point.at)) " – " (name) ", " (counted(point, language)) }
                rect.(class(kind)) x=(place(x - 1.5)) y=(place(lane.bottom() - height)) width="3" height=(place(height)) {}
                @if point.problems > 0 {
                    @let bad = (height * f64::from(point.problems) / f64::from(point.count)).max(3.0);
                    rect.bad x=(place(x - 1.5)) y=(place(lane.bottom() - bad)) width="3" height=(place(bad)) {}
                    path.bad.line d=(format!("M{},{}l7,7m0,-7l-7,7", place(x - 3.5), place(lane.top - 4.0))) {}
                }
            }))
        }
    }
}

/// A mark that leads to its entry. There are too many to go through by the keyboard: the trace has them all.
fn linked(axis: &Axis, seq: Option<u32>, mark: &Markup) -> Markup {
    html! {
        @if let Some(seq) = seq.filter(|_| axis.is_linked) { a href=(format!("#entry-{seq}")) tabindex="-1" { (mark) } }
        @else { g { (mark) } }
    }
}

fn counted(point: &CallPoint, language: Language) -> String {
    if point.kind == RowKind::PageError {
        return text::ACTIVITY_ERRORS.count(language, point.count.into());
    }
    let calls = text::ACTIVITY_CALLS.count(language, point.count.into());
    if point.problems == 0 {
        return calls;
    }
    format!(
        "{calls}, {}",
        text::ACTIVITY_REFUSED.count(language, point.problems.into())
    )
}

fn name_of(lane: Lane, name: &str) -> Markup {
    html! { text x=(place(LEFT - 10.0)) y=(place(lane.top + lane.height / 2.0 + 4.0)) text-anchor="end" { (name) } }
}

fn rule(lane: Lane, share: f64, class: &str) -> Markup {
    let y = place(lane.y(share));
    html! { line.(class) x1=(LEFT) x2=(RIGHT) y1=(y) y2=(y) {} }
}

/// The times below, each with a line through the lanes.
fn ticks(axis: &Axis, bottom: f64) -> Markup {
    let (from, to) = (axis.from / 1e6, axis.to / 1e6);
    let length = (to - from).max(STEPS[0]);
    let hours = HOUR * (length / HOUR / TICKS).ceil();
    let step = STEPS.into_iter().find(|step| length / step <= TICKS).unwrap_or(hours);
    let first = (from / step - 1e-9).ceil();
    let count = ((to / step + 1e-9).floor() - first).max(0.0) as usize;
    html! {
        @for tick in 0..=count {
            @let seconds = (first + tick as f64) * step;
            @let x = place(axis.x(Micros::new(seconds * 1e6)));
            line.rule x1=(x) x2=(x) y1="0" y2=(place(bottom)) {}
            text.quiet x=(x) y=(place(bottom + 16.0)) text-anchor="middle" { (clock(seconds, step)) }
        }
    }
}

/// Seconds as m:ss, h:mm:ss, or with as many digits after the point as the step has.
fn clock(seconds: f64, step: f64) -> String {
    let digits = match step {
        step if step >= 1.0 => 0,
        step if step >= 0.1 => 1,
        step if step >= 0.01 => 2,
        _ => 3,
    };
    let width = if digits > 0 { digits + 3 } else { 2 };
    let rest = format!("{:0width$.digits$}", seconds % 60.0);
    let minutes = (seconds / 60.0).floor() as u64;
    if minutes < 60 {
        format!("{minutes}:{rest}")
    } else {
        format!("{}:{:02}:{rest}", minutes / 60, minutes % 60)
    }
}

/// The path through corners whose height lasts until the next, to the right end.
fn steps(corners: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (index, (x, y)) in corners.iter().enumerate() {
        let (x, y) = (place(*x), place(*y));
        path += &if index == 0 {
            format!("M{x},{y}")
        } else {
            format!("H{x}V{y}")
        };
    }
    if !path.is_empty() {
        path += &format!("H{RIGHT}");
    }
    path
}

/// A duration of some seconds or more.
fn duration(seconds: f64) -> String {
    if seconds < 90.0 {
        format!("{seconds:.0} s")
    } else {
        format!("{:.0} min", seconds / 60.0)
    }
}

/// A place on the paper, to a tenth.
fn place(at: f64) -> f64 {
    (at * 10.0).round() / 10.0
}

/// When a value was set; what was there before says so.
fn set_at(when: Micros, seq: Option<u32>, language: Language) -> String {
    match seq {
        Some(_) => at(when),
        None => text::ACTIVITY_BEFORE.in_language(language).to_owned(),
    }
}

fn name(kind: RowKind) -> locale::Text {
    match kind {
        RowKind::Set => text::ACTIVITY_SET,
        RowKind::Get => text::ACTIVITY_GET,
        RowKind::Commit => text::ACTIVITY_COMMIT,
        RowKind::ErrorCall => text::ACTIVITY_ERROR_CALL,
        RowKind::PageError => text::FAULTS,
        _ => text::ACTIVITY_LIFECYCLE,
    }
}

fn class(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Lifecycle => "accent",
        RowKind::Set => "good",
        RowKind::Commit => "warn",
        RowKind::PageError => "bad",
        _ => "quiet",
    }
}

fn status_class(status: &str) -> &'static str {
    match status {
        "completed" | "passed" => "good",
        "failed" => "bad",
        "incomplete" => "warn",
        "browsed" => "accent",
        _ => "quiet",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::TimeRange;

    fn range(from: f64, to: f64) -> TimeRange {
        TimeRange {
            from: Micros::new(from * 1e6),
            to: Micros::new(to * 1e6),
        }
    }

    fn call(kind: RowKind, seconds: f64, seq: u32, count: u32, problems: u32) -> CallPoint {
        CallPoint {
            kind,
            at: Micros::new(seconds * 1e6),
            seq,
            count,
            problems,
        }
    }

    fn value(seconds: f64, seq: Option<u32>, value: &str) -> ValuePoint {
        ValuePoint {
            at: Micros::new(seconds * 1e6),
            seq,
            value: value.into(),
            count: 1,
        }
    }

    fn played() -> Activity {
        Activity {
            range: range(0.0, 130.0),
            calls: vec![
                call(RowKind::Lifecycle, 1.0, 1, 1, 0),
                call(RowKind::Set, 2.0, 2, 900, 3),
                call(RowKind::Commit, 61.0, 1199, 1, 0),
                call(RowKind::PageError, 62.0, 1300, 1, 1),
            ],
            statuses: vec![
                value(0.0, None, "not attempted"),
                value(2.1, Some(12), "incomplete"),
                value(60.0, Some(951), "</text><script>alert(1)</script>"),
            ],
            scores: vec![value(60.1, Some(952), "75"), value(61.0, Some(953), "x")],
            suspend_data: vec![SizePoint {
                at: Micros::new(3e6),
                seq: Some(20),
                characters: 1200,
                count: 1,
            }],
            suspend_limit: Some(4096),
            pauses: vec![range(8.0, 59.0)],
            is_exact: false,
        }
    }

    #[test]
    fn a_picture_has_a_name_and_a_description_and_is_drawn_in_lanes() {
        let svg = played().svg(Language::English, true).into_string();
        insta::assert_snapshot!(svg.replace("><", ">\n<"));
        assert!(!svg.contains("<script>"), "{svg}");
    }

    #[test]
    fn a_picture_is_in_the_readers_language() {
        let svg = played().svg(Language::French, true).into_string();
        for text in [
            "Activité dans le temps",
            "En cours",
            "900 appels, 3 refusés",
            "limite 4\u{202f}096",
            "51 s",
        ] {
            assert!(svg.contains(text), "{text} in {svg}");
        }
    }

    #[test]
    fn a_session_without_calls_has_a_sentence() {
        let svg = Activity::none().svg(Language::English, true).into_string();
        assert!(svg.contains("Nothing to draw") && !svg.contains("<svg"), "{svg}");
    }

    #[test]
    fn times_are_whole_and_few() {
        for (to, expected) in [
            (130.0, "0:15"),
            (7200.0, "1:30:00"),
            (0.005, "0:00.003"),
            (360_000.0, "96:00:00"),
        ] {
            let axis = Axis {
                from: 0.0,
                to: to * 1e6,
                is_linked: true,
            };
            let svg = ticks(&axis, 10.0).into_string();
            assert!(svg.contains(&format!(">{expected}<")), "{expected} in {svg}");
            assert!(svg.matches("<text").count() <= 10, "{svg}");
        }
    }
}
