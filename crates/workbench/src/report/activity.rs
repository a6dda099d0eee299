//! What happened in a session over time, in few enough points to be drawn: exactly as it was where that is little, else
//! what is near together as one.

use journal::{EntryData, Micros, Observer, RowKind, Step};
use scorm::{
    cmi::element_names as names,
    rte::{Argument, Function, Session},
};
use serde::{Deserialize, Serialize};

use locale::quote;

/// Maximum points of one row of the picture. Nine rows and the pauses are fewer than 2,000 points.
const SLICES: usize = 200;
/// A pause is longer than this, in microseconds.
const PAUSE: f64 = 10e6;
/// Maximum pauses: the longest.
const PAUSES: usize = 50;

/// The kinds of entries that have a row of their own.
const KINDS: [RowKind; 6] = [
    RowKind::Lifecycle,
    RowKind::Set,
    RowKind::Get,
    RowKind::Commit,
    RowKind::ErrorCall,
    RowKind::PageError,
];

/// A part of a session's time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TimeRange {
    /// Where it begins.
    #[serde(rename = "fromUs")]
    // Finite always, so never the `null` that JSON has for the rest.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub from: Micros,
    /// Where it ends.
    #[serde(rename = "toUs")]
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub to: Micros,
}

/// What happened in a part of a session, in at most 2,000 points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Activity {
    /// Which part.
    pub range: TimeRange,
    /// Calls, and page errors with failed requests ([`RowKind::PageError`]): by kind, each in order.
    pub calls: Vec<CallPoint>,
    /// `cmi.core.lesson_status`: what it is at the beginning, and whenever the module set another.
    pub statuses: Vec<ValuePoint>,
    /// `cmi.core.score.raw`, likewise.
    pub scores: Vec<ValuePoint>,
    /// The size of `cmi.suspend_data`, whenever the module set it. What it is at the beginning comes first.
    pub suspend_data: Vec<SizePoint>,
    /// The most characters that `cmi.suspend_data` may have under the session's profile.
    pub suspend_limit: Option<u32>,
    /// The longest pauses, in order.
    pub pauses: Vec<TimeRange>,
    /// Whether each point stands for one entry, so that a shorter part shows no more.
    pub is_exact: bool,
}

/// Entries of one kind that are near together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CallPoint {
    /// Their kind.
    pub kind: RowKind,
    /// When the first was.
    #[serde(rename = "atUs")]
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub at: Micros,
    /// The place of the first in the timeline.
    pub seq: u32,
    /// How many they are.
    pub count: u32,
    /// How many of them show a problem, as a refused call does.
    pub problems: u32,
}

/// A value that was set, or the last of several near together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ValuePoint {
    /// When it was set.
    #[serde(rename = "atUs")]
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub at: Micros,
    /// The call's place in the timeline; none if the value was there before.
    pub seq: Option<u32>,
    /// The value, cut.
    pub value: String,
    /// How many changes it stands for.
    pub count: u32,
}

/// The size of a text that was set, or the largest of several near together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SizePoint {
    /// When it was set.
    #[serde(rename = "atUs")]
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub at: Micros,
    /// The call's place in the timeline; none if the text was there before.
    pub seq: Option<u32>,
    /// Its characters.
    pub characters: u32,
    /// How many times it was set.
    pub count: u32,
}

/// A point that a later one can be added to.
trait Point {
    fn at(&self) -> Micros;
    fn add(&mut self, later: Self);
}

impl Activity {
    /// What there is of a session without entries.
    #[cfg(test)]
    pub(super) fn none() -> Self {
        Self {
            range: TimeRange {
                from: Micros::ZERO,
                to: Micros::ZERO,
            },
            calls: Vec::new(),
            statuses: Vec::new(),
            scores: Vec::new(),
            suspend_data: Vec::new(),
            suspend_limit: None,
            pauses: Vec::new(),
            is_exact: true,
        }
    }
}

impl Point for CallPoint {
    fn at(&self) -> Micros {
        self.at
    }

    fn add(&mut self, later: Self) {
        self.count = self.count.saturating_add(later.count);
        self.problems = self.problems.saturating_add(later.problems);
    }
}

impl Point for ValuePoint {
    fn at(&self) -> Micros {
        self.at
    }

    fn add(&mut self, later: Self) {
        let count = self.count.saturating_add(later.count);
        *self = Self { count, ..later };
    }
}

impl Point for SizePoint {
    fn at(&self) -> Micros {
        self.at
    }

    fn add(&mut self, later: Self) {
        let count = self.count.saturating_add(later.count);
        if later.characters >= self.characters {
            *self = later;
        }
        self.count = count;
    }
}

/// The points of one row. Those in the same slice of the time become one as soon as there are too many.
#[derive(Debug)]
struct Points<P> {
    range: TimeRange,
    points: Vec<P>,
    is_exact: bool,
}

impl<P: Point> Points<P> {
    fn new(range: TimeRange) -> Self {
        Self {
            range,
            points: Vec::new(),
            is_exact: true,
        }
    }

    fn push(&mut self, point: P) {
        if self.is_exact && self.points.len() == SLICES {
            self.is_exact = false;
            for point in std::mem::take(&mut self.points) {
                self.merge(point);
            }
        }
        if self.is_exact {
            self.points.push(point);
        } else {
            self.merge(point);
        }
    }

    fn merge(&mut self, point: P) {
        let slice = self.slice(point.at());
        match self.points.pop() {
            // A timeline does not run backwards: where it does, as damage can make it, the time is that of the entry before.
            Some(mut last) if self.slice(last.at()) >= slice => {
                last.add(point);
                self.points.push(last);
            }
            last => self.points.extend(last.into_iter().chain([point])),
        }
    }

    fn slice(&self, at: Micros) -> usize {
        let TimeRange { from, to } = self.range;
        let share = (at.get() - from.get()) / (to.get() - from.get()).max(1.0);
        ((share * SLICES as f64) as usize).min(SLICES - 1)
    }
}

/// Collects what happens in a part of a session.
#[derive(Debug)]
pub(super) struct ActivityBuilder {
    range: TimeRange,
    /// Whether the part is all of the session: what is outside of it belongs to its last moment.
    is_whole: bool,
    calls: [Points<CallPoint>; KINDS.len()],
    statuses: Points<ValuePoint>,
    scores: Points<ValuePoint>,
    suspend_data: Points<SizePoint>,
    suspend_limit: Option<u32>,
    pauses: Vec<TimeRange>,
    last_at: Micros,
    status: String,
    score: String,
    characters: u32,
}

impl ActivityBuilder {
    /// Of a session from the launch to its last entry.
    pub(super) fn whole(to: Micros, launched: &Session) -> Self {
        let from = Micros::ZERO;
        let to = to.not_before(from);
        Self::new(TimeRange { from, to }, true, launched)
    }

    /// Of a part of a session.
    pub(super) fn part(TimeRange { from, to }: TimeRange, launched: &Session) -> Self {
        let from = from.not_before(Micros::ZERO);
        let to = to.not_before(from);
        Self::new(TimeRange { from, to }, false, launched)
    }

    fn new(range: TimeRange, is_whole: bool, launched: &Session) -> Self {
        let value = |element: &str| launched.data().value(element).unwrap_or_default().to_owned();
        Self {
            range,
            is_whole,
            calls: std::array::from_fn(|_| Points::new(range)),
            statuses: Points::new(range),
            scores: Points::new(range),
            suspend_data: Points::new(range),
            suspend_limit: launched.length_limit(names::SUSPEND_DATA),
            pauses: Vec::new(),
            last_at: Micros::ZERO,
            status: value(names::CORE_LESSON_STATUS),
            score: value(names::CORE_SCORE_RAW),
            characters: length(&value(names::SUSPEND_DATA)),
        }
    }

    /// What was collected.
    pub(super) fn take(mut self) -> Activity {
        self.begin();
        let is_exact = self.calls.iter().all(|row| row.is_exact)
            && self.statuses.is_exact
            && self.scores.is_exact
            && self.suspend_data.is_exact;
        self.pauses
            .sort_by(|one, other| one.from.get().total_cmp(&other.from.get()));
        Activity {
            range: self.range,
            calls: self.calls.into_iter().flat_map(|row| row.points).collect(),
            statuses: self.statuses.points,
            scores: self.scores.points,
            suspend_data: self.suspend_data.points,
            suspend_limit: self.suspend_limit,
            pauses: self.pauses,
            is_exact,
        }
    }

    /// Adds the values that the part begins with, unless it has begun.
    fn begin(&mut self) {
        if !self.statuses.points.is_empty() {
            return;
        }
        let at = self.range.from;
        let before = |value: &str| ValuePoint {
            at,
            seq: None,
            value: quote(value),
            count: 0,
        };
        self.statuses.push(before(&self.status));
        if !self.score.is_empty() {
            self.scores.push(before(&self.score));
        }
        if self.characters > 0 {
            self.suspend_data.push(SizePoint {
                at,
                seq: None,
                characters: self.characters,
                count: 0,
            });
        }
    }

    /// The pause since the entry before, if it is one.
    fn pause(&mut self, at: Micros) {
        let pause = TimeRange {
            from: self.last_at,
            to: at,
        };
        self.last_at = at;
        let TimeRange { from, to } = self.range;
        if length_of(pause) <= PAUSE || pause.from > to || pause.to < from {
            return;
        }
        self.pauses.push(pause);
        if self.pauses.len() > PAUSES {
            let lengths = self.pauses.iter().enumerate();
            let shortest = lengths.min_by(|(_, one), (_, other)| length_of(**one).total_cmp(&length_of(**other)));
            if let Some((shortest, _)) = shortest {
                self.pauses.remove(shortest);
            }
        }
    }

    /// A value that the module set, and that was accepted.
    fn value(&mut self, at: Micros, seq: u32, element: &str, value: &Argument, is_shown: bool) {
        let seq = Some(seq);
        let (current, row) = match element {
            names::CORE_LESSON_STATUS => (&mut self.status, &mut self.statuses),
            names::CORE_SCORE_RAW => (&mut self.score, &mut self.scores),
            names::SUSPEND_DATA => {
                self.characters = value.length.unwrap_or_else(|| length(&value.text));
                if is_shown {
                    self.suspend_data.push(SizePoint {
                        at,
                        seq,
                        characters: self.characters,
                        count: 1,
                    });
                }
                return;
            }
            _ => return,
        };
        if *current == value.text {
            return;
        }
        current.clone_from(&value.text);
        if is_shown {
            row.push(ValuePoint {
                at,
                seq,
                value: quote(current),
                count: 1,
            });
        }
    }
}

impl Observer for ActivityBuilder {
    fn observe(&mut self, step: &Step<'_>) {
        let entry = step.entry;
        let (seq, at) = (entry.seq, entry.at.not_before(self.last_at));
        self.pause(at);
        let TimeRange { from, to } = self.range;
        let is_shown = self.is_whole || (from..=to).contains(&at);
        if is_shown {
            self.begin();
            let kind = match entry.data.row_kind() {
                RowKind::FailedRequest => RowKind::PageError,
                kind => kind,
            };
            let is_counted = kind == RowKind::PageError || entry.data.function().is_some();
            if let (Some(row), true) = (KINDS.iter().position(|one| *one == kind), is_counted) {
                self.calls[row].push(CallPoint {
                    kind,
                    at,
                    seq,
                    count: 1,
                    problems: entry.data.is_problem().into(),
                });
            }
        }
        if let (
            EntryData::Call {
                function: Function::SetValue,
                arguments,
                ..
            },
            Some(returned),
        ) = (&entry.data, step.returned)
            && let ([element, value, ..], false) = (arguments.as_slice(), returned.error.is_error())
        {
            self.value(at, seq, &element.text, value, is_shown);
        }
    }
}

fn length_of(range: TimeRange) -> f64 {
    range.to.get() - range.from.get()
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use journal::{Entry, PageState, Replay};
    use proptest::prelude::*;
    use scorm::{
        LmsProfile,
        rte::{Attempt, Launch},
    };

    use super::*;

    fn call(function: Function, arguments: &[&str]) -> EntryData {
        EntryData::Call {
            function,
            arguments: arguments.iter().copied().map(Argument::string).collect(),
            returned: "true".into(),
            error: 0.into(),
            refused: None,
            replay: None,
        }
    }

    fn set(element: &str, value: &str) -> EntryData {
        call(Function::SetValue, &[element, value])
    }

    fn entries(rows: Vec<(f64, EntryData)>) -> Vec<Entry> {
        let rows = rows.into_iter().zip(1..);
        rows.map(|((at, data), seq)| Entry {
            seq,
            at: Micros::new(at),
            phase: PageState::Complete,
            data,
        })
        .collect()
    }

    fn activity(entries: &[Entry], part: Option<TimeRange>) -> Activity {
        let mut replay = Replay::launch(LmsProfile::strict(), Launch::default(), Attempt::default());
        let to = entries.last().map_or(Micros::ZERO, |entry| entry.at);
        let mut builder = match part {
            Some(part) => ActivityBuilder::part(part, replay.session()),
            None => ActivityBuilder::whole(to, replay.session()),
        };
        replay.fold(entries, &mut [&mut builder]).unwrap();
        builder.take()
    }

    fn points(activity: &Activity) -> usize {
        activity.calls.len()
            + activity.statuses.len()
            + activity.scores.len()
            + activity.suspend_data.len()
            + activity.pauses.len()
    }

    fn played() -> Vec<Entry> {
        entries(vec![
            (1e6, call(Function::Initialize, &[""])),
            (2e6, set(names::CORE_LESSON_STATUS, "incomplete")),
            (3e6, set(names::CORE_LESSON_STATUS, "incomplete")),
            (4e6, set(names::SUSPEND_DATA, "abc")),
            (30e6, set(names::CORE_SCORE_RAW, "80")),
            (31e6, set(names::CORE_LESSON_STATUS, "completed")),
            (32e6, set(names::CORE_LESSON_STATUS, "over")),
            (33e6, call(Function::Finish, &[""])),
        ])
    }

    #[test]
    fn changes_and_pauses_are_where_they_were() {
        let activity = activity(&played(), None);
        let statuses: Vec<_> = activity
            .statuses
            .iter()
            .map(|one| (one.seq, one.value.as_str()))
            .collect();
        assert_eq!(
            statuses,
            [(None, "not attempted"), (Some(2), "incomplete"), (Some(6), "completed")]
        );
        let scores: Vec<_> = activity
            .scores
            .iter()
            .map(|one| (one.seq, one.value.as_str()))
            .collect();
        assert_eq!(scores, [(Some(5), "80")]);
        let sizes: Vec<_> = activity
            .suspend_data
            .iter()
            .map(|one| (one.seq, one.characters))
            .collect();
        assert_eq!((sizes, activity.suspend_limit), (vec![(Some(4), 3)], Some(4096)));
        let pauses: Vec<_> = activity
            .pauses
            .iter()
            .map(|one| (one.from.get(), one.to.get()))
            .collect();
        assert_eq!(pauses, [(4e6, 30e6)]);
        assert!(activity.is_exact);
    }

    #[test]
    fn a_part_begins_with_what_was_there_before() {
        let (from, to) = (Micros::new(25e6), Micros::new(30.5e6));
        let activity = activity(&played(), Some(TimeRange { from, to }));
        let statuses: Vec<_> = activity
            .statuses
            .iter()
            .map(|one| (one.seq, one.value.as_str()))
            .collect();
        assert_eq!(statuses, [(None, "incomplete")]);
        assert_eq!(
            activity
                .suspend_data
                .iter()
                .map(|one| one.characters)
                .collect::<Vec<_>>(),
            [3]
        );
        assert_eq!(activity.calls.iter().map(|one| one.seq).collect::<Vec<_>>(), [5]);
        assert_eq!(activity.pauses.len(), 1);
    }

    #[test]
    fn a_session_without_calls_has_a_status_alone() {
        let activity = activity(&[], None);
        assert_eq!((points(&activity), activity.statuses.len()), (1, 1));
    }

    fn any_entry() -> impl Strategy<Value = EntryData> {
        let element = prop::sample::select(vec![
            names::CORE_LESSON_STATUS,
            names::CORE_SCORE_RAW,
            names::SUSPEND_DATA,
            "cmi.core.no_such_element",
        ]);
        let value = prop::sample::select(vec!["incomplete", "completed", "1", "99", "x"]);
        prop_oneof![
            (element, value).prop_map(|(element, value)| set(element, value)),
            Just(call(Function::Commit, &[""])),
            Just(call(Function::Initialize, &[""])),
            Just(call(Function::GetLastError, &[])),
            Just(EntryData::Rejection { message: "no".into() }),
            Just(EntryData::Note {
                note: journal::Note::Stayed
            }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn points_are_few_and_their_counts_add_up(
            rows in prop::collection::vec((any_entry(), -5e6..60e6_f64), 0..1_500),
            part in prop::option::of((0.0..40e6_f64, 0.0..40e6_f64)),
        ) {
            let mut at = 0.0;
            let rows = rows.into_iter().map(|(data, pause)| { at += pause; (at, data) }).collect();
            let entries = entries(rows);
            let whole = activity(&entries, None);
            let counted = |is: fn(&EntryData) -> bool| entries.iter().filter(|entry| is(&entry.data)).count() as u32;
            let sum = |count: fn(&CallPoint) -> u32| whole.calls.iter().map(count).sum::<u32>();
            let is_shown = |data: &EntryData| !matches!(data, EntryData::Note { .. });
            prop_assert_eq!(sum(|point| point.count), counted(is_shown));
            let is_problem = |data: &EntryData| data.is_problem() && !matches!(data, EntryData::Note { .. });
            prop_assert_eq!(sum(|point| point.problems), counted(is_problem));
            prop_assert!(points(&whole) <= 2_000);
            for row in KINDS {
                let times: Vec<_> = whole.calls.iter().filter(|one| one.kind == row).map(|one| one.at).collect();
                prop_assert!(times.is_sorted());
            }
            if let Some((from, length)) = part {
                let part = TimeRange { from: Micros::new(from), to: Micros::new(from + length) };
                prop_assert!(points(&activity(&entries, Some(part))) <= 2_000);
            }
        }
    }
}
