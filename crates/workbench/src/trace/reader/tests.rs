//! Pages are the rows that the definition selects, whatever the filter and wherever they are cut.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use journal::{
    AccessKind, Decision, EntryData, EntrySource, LossCause, Micros, Note, PageState, RowFilter, SentBy, Transaction,
};
use proptest::{prelude::*, sample::subsequence};
use rusqlite::Connection;
use scorm::rte::{ApiState, Argument, Function};
use tempfile::TempDir;

use super::{super::ElementChange, *};
use crate::suspend_data::SuspendTexts;

const SESSION: &str = "00000000-0000-4000-8000-000000000001";

fn session_id() -> SessionId {
    SessionId(SESSION.to_owned())
}

/// A library with one session, whose entries are gone.
fn library() -> (TempDir, PathBuf) {
    static EMPTY: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("library.sqlite");
        let first = Connection::open(&path).unwrap();
        for sql in [
            include_str!("../../../../store/migrations/001-library-and-sessions.sql"),
            include_str!("../../../tests/libraries/rows.v1.sql"),
            "DELETE FROM event; PRAGMA user_version = 1;",
        ] {
            first.execute_batch(sql).unwrap();
        }
        drop(first);
        drop(Store::prepare(&path).unwrap());
        fs::read(path).unwrap()
    });
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("library.sqlite");
    fs::write(&path, &*EMPTY).unwrap();
    (folder, path)
}

/// Adds entries as the recorder does.
fn record(path: &Path, all_data: &[EntryData]) -> Vec<Entry> {
    let mut store = Store::open(path).unwrap();
    let session = store.session(&session_id()).unwrap();
    let mut replay = session.replay();
    replay.fold(&store.entries(session.key), &mut []).unwrap();
    let entry = |data: &EntryData| {
        let seq = replay.seq() + 1;
        let mut entry = Entry {
            seq,
            at: Micros::new(f64::from(seq)),
            phase: PageState::Complete,
            data: data.clone(),
        };
        replay.ingest(&mut entry, &mut []);
        entry
    };
    let entries: Vec<_> = all_data.iter().map(entry).collect();
    let written = Transaction {
        entries: &entries,
        progress: &session.progress,
        attempt: None,
    };
    store.append(session.key, session.attempt, &written).unwrap();
    entries
}

/// The row of an exchange: the page was opened when the session was launched.
fn exchange_row(number: u32, exchange: Exchange) -> TraceRow {
    TraceRow::Exchange {
        number,
        at_us: Micros::new(f64::from(exchange.after)),
        summary: exchange.summary(),
        exchange,
    }
}

/// Every row of the session that passes the filter, by its definition.
fn expected(path: &Path, filter: &RowFilter) -> Vec<TraceRow> {
    let store = Store::open(path).unwrap();
    let session = store.session(&session_id()).unwrap();
    let entries = store.entries(session.key).after(0, u32::MAX).unwrap();
    let (mut log, mut replay) = (store.lms_log(&session).unwrap(), session.replay());
    replay.fold(entries.as_slice(), &mut [&mut log]).unwrap();
    let mut exchanges = store.exchanges(session.key, log.take()).unwrap().into_iter().peekable();
    let (mut rows, mut number) = (Vec::new(), 0);
    let mut exchanges_before = |seq: u32, rows: &mut Vec<TraceRow>| {
        while let Some(exchange) = exchanges.next_if(|exchange| exchange.after < seq) {
            rows.push(exchange_row(number, exchange));
            number += 1;
        }
    };
    for entry in entries {
        exchanges_before(entry.seq, &mut rows);
        rows.push(TraceRow::from_entry(entry));
    }
    exchanges_before(u32::MAX, &mut rows);
    let text = filter.text.to_lowercase();
    rows.retain(|row| match row {
        TraceRow::Entry { kind, problem, entry } => {
            filter.passes(*kind, *problem) && entry.search_text().to_lowercase().contains(&text)
        }
        TraceRow::Pages { .. } => false,
        TraceRow::Exchange { exchange, .. } => {
            filter.passes(RowKind::Exchange, false) && exchange.search_text().to_lowercase().contains(&text)
        }
    });
    rows
}

fn open(path: &Path) -> TraceReader {
    TraceReader::open(Store::open(path).unwrap(), &session_id()).unwrap()
}

fn request(filter: &RowFilter, from: usize, limit: u32) -> TraceRequest {
    TraceRequest {
        filter: filter.clone(),
        from: from as u32,
        limit,
        detail: Detail::Full,
        until: None,
    }
}

/// A page once it is complete: on a slow machine that takes several calls.
fn page(reader: &mut TraceReader, request: &TraceRequest) -> TracePage {
    loop {
        let page = reader.page(request).unwrap();
        if page.complete {
            return page;
        }
    }
}

/// All rows, in pages of `limit`.
fn all(reader: &mut TraceReader, filter: &RowFilter, limit: u32) -> Vec<TraceRow> {
    let mut rows = Vec::new();
    loop {
        let page = reader.page(&request(filter, rows.len(), limit)).unwrap();
        rows.extend(page.rows);
        if page.complete && rows.len() == page.shown as usize {
            return rows;
        }
    }
}

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

fn commit() -> EntryData {
    call(Function::Commit, &[""])
}

fn data() -> impl Strategy<Value = EntryData> {
    let served = |status| EntryData::Served {
        path: "Film.mp4".into(),
        status,
        destination: None,
        bytes: 1,
        range: None,
        took_us: 1,
        actual_path: None,
        count: 1,
    };
    prop_oneof![
        Just(call(Function::Initialize, &[""])),
        Just(call(Function::Finish, &[""])),
        Just(commit()),
        Just(commit()),
        (0..50_u32).prop_map(|page| call(
            Function::SetValue,
            &["cmi.core.lesson_location", &format!("Page {page}")]
        )),
        Just(call(Function::SetValue, &["cmi.core.score.raw", "İmpossible"])),
        Just(call(Function::GetValue, &["cmi.core.lesson_location"])),
        Just(call(Function::GetLastError, &[])),
        prop_oneof![Just("log"), Just("error")].prop_map(|level| EntryData::Console {
            level: level.into(),
            text: "Page 7".into(),
        }),
        prop_oneof![Just(200), Just(404)].prop_map(served),
        proptest::option::of(Just(404)).prop_map(|status| EntryData::Resource {
            url: "a.png".into(),
            element: "img".into(),
            status,
        }),
        prop_oneof![Just(Decision::Allowed), Just(Decision::Blocked)].prop_map(|decision| EntryData::Access {
            access: AccessKind::Popup,
            target: "page.html".into(),
            decision,
            count: 1,
        }),
        proptest::option::of(Just("Page 7".to_owned())).prop_map(|text| EntryData::RequestBody {
            url: "https://x.example/".into(),
            by: SentBy::Fetch,
            text,
            length: None,
        }),
        prop_oneof![Just(Note::Closing), Just(Note::Interrupted)].prop_map(|note| EntryData::Note { note }),
        Just(EntryData::NotRecorded {
            cause: LossCause::TooMany,
            entries: Some("console".into()),
            count: 3,
        }),
        prop_oneof![Just("true"), Just("false")].prop_map(|returned| EntryData::Unconfirmed {
            call: 0,
            returned: returned.into(),
            error: 0.into(),
        }),
    ]
}

fn filter() -> impl Strategy<Value = RowFilter> {
    let text = prop_oneof![
        3 => Just(""),
        1 => Just("PAGE 7"),
        1 => Just("i̇mp"),
        1 => Just("lesson_location"),
        1 => Just("putparam"),
        1 => Just("nowhere"),
    ];
    (subsequence(RowKind::ALL.to_vec(), 0..=15), any::<bool>(), text).prop_map(|(hidden, problems_only, text)| {
        RowFilter {
            hidden,
            problems_only,
            text: text.into(),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn pages_are_the_rows_that_the_filter_selects(
        batches in prop::collection::vec(prop::collection::vec(data(), 0..60), 1..4),
        filters in prop::collection::vec((filter(), 1..40_u32), 1..4),
    ) {
        let (_folder, path) = library();
        record(&path, &[call(Function::Initialize, &[""])]);
        let mut reader = open(&path);
        for batch in batches {
            let earlier = expected(&path, &RowFilter::default());
            let before = earlier.len() as u32;
            record(&path, &batch);
            for (filter, limit) in &filters {
                let rows = expected(&path, filter);
                prop_assert_eq!(&all(&mut reader, filter, *limit), &rows);
                for from in [0, rows.len() / 2, rows.len()] {
                    let page = page(&mut reader, &request(filter, from, 5));
                    prop_assert_eq!(&page.rows[..], &rows[from..rows.len().min(from + 5)]);
                    prop_assert_eq!(page.shown as usize, rows.len());
                }
                // As it was before the batch: a page of a trace that is held still.
                let held = TraceRequest { until: Some(before), ..request(filter, 0, 1_000) };
                let page = page(&mut reader, &held);
                prop_assert_eq!((page.total, page.shown as usize), (before, page.rows.len()));
                prop_assert_eq!(&page.rows[..], &rows[..page.rows.len()]);
                let next = rows.get(page.rows.len());
                prop_assert!(next.is_none_or(|row| !earlier.contains(row)));
            }
        }
    }
}

#[test]
fn how_the_lms_closed_a_session_is_shown_as_the_log_has_it() {
    for received in [0, 3] {
        let (_folder, path) = library();
        let location = |page| call(Function::SetValue, &["cmi.core.lesson_location", page]);
        let calls = [
            call(Function::Initialize, &[""]),
            location("3"),
            commit(),
            location("4"),
        ];
        let calls = if received == 0 { &calls[..2] } else { &calls };
        record(&path, calls);
        record(
            &path,
            &[EntryData::Validated {
                received,
                automatic: false,
            }],
        );
        let mut reader = open(&path);
        let filter = RowFilter::default();
        let rows = all(&mut reader, &filter, 100);
        assert_eq!(rows, expected(&path, &filter));
        let Some(TraceRow::Exchange { exchange, number, .. }) = rows.last() else {
            panic!("no exitau: {rows:?}")
        };
        let line = if received == 0 {
            "Session empty"
        } else {
            "[core]lesson_location=3"
        };
        assert!(exchange.data.lines().any(|one| one == line), "{}", exchange.data);
        // Also where the replay has to go back for it.
        let details = open(&path).details(RowId::Exchange { number: *number }).unwrap();
        assert!(matches!(details.row, TraceRow::Exchange { exchange: ref one, .. } if one == exchange));
    }
}

#[test]
fn what_an_earlier_version_recorded_of_the_lms_stands_where_it_was_and_is_searched() {
    let (_folder, path) = library();
    record(
        &path,
        &[call(Function::Initialize, &[""]), commit(), commit(), commit()],
    );
    let database = Connection::open(&path).unwrap();
    database
        .execute_batch(
            r#"INSERT INTO exchange VALUES (1, 0, 0, '"launch"', '2026-11-24T04:06:19+00:00', 'Launched by an old version'),
               (1, 2, 3, '"putparam"', '2026-11-24T04:06:20+00:00', ''),
               (1, 5, 9, '"exitau"', '2026-11-24T04:06:21+00:00', 'after the last entry')"#,
        )
        .unwrap();
    let mut reader = open(&path);
    let rows = all(&mut reader, &RowFilter::default(), 3);
    let shown: Vec<_> = rows
        .iter()
        .map(|row| match row {
            TraceRow::Entry { entry, .. } => entry.seq.to_string(),
            TraceRow::Exchange { exchange, .. } => format!("{:?} {}", exchange.command, exchange.data.len()),
            TraceRow::Pages { .. } => panic!("no page has a phase"),
        })
        .collect();
    let derived = match &rows[4] {
        TraceRow::Exchange { exchange, .. } => exchange.clone(),
        other => panic!("{other:?}"),
    };
    assert!(derived.data.starts_with("command=putparam"), "{derived:?}");
    assert_eq!(derived.at.to_rfc3339(), "2026-11-24T04:06:20+00:00");
    let putparam = format!("Putparam {}", derived.data.len());
    assert_eq!(shown, ["Launch 26", "1", "2", "3", &putparam, "4", "Exitau 20"]);
    let launch = reader.launch_request().unwrap().unwrap();
    assert_eq!(launch.data, "Launched by an old version");
    let search = |text: &str| RowFilter {
        text: text.into(),
        ..RowFilter::default()
    };
    assert_eq!(all(&mut reader, &search("OLD VERSION"), 9), rows[..1]);
    assert_eq!(all(&mut reader, &search("command=putparam"), 9), rows[4..5]);
    assert_eq!(all(&mut reader, &search("the last entry"), 9), rows[6..]);
}

#[test]
fn a_preview_has_the_beginning_of_long_texts() {
    let (_folder, path) = library();
    let long = "é".repeat(10_000);
    record(
        &path,
        &[
            call(Function::Initialize, &[""]),
            call(Function::SetValue, &["cmi.suspend_data", &long]),
            commit(),
        ],
    );
    let mut reader = open(&path);
    let preview = TraceRequest {
        detail: Detail::Preview,
        ..request(&RowFilter::default(), 0, 10)
    };
    let page = page(&mut reader, &preview);
    assert_eq!(page.rows.len(), 6);
    for row in &page.rows {
        assert!(size(row) <= 2 * PREVIEW * 2, "{row:?}");
    }
    let page = all(&mut reader, &RowFilter::default(), 10);
    assert!(
        matches!(&page[3], TraceRow::Entry { entry: Entry { data: EntryData::Call { arguments, .. }, .. }, .. }
        if arguments[1].text == long)
    );
}

/// The details of a row once all of them are there.
fn details(reader: &mut TraceReader, id: RowId) -> RowDetails {
    loop {
        let details = reader.details(id).unwrap();
        if details.complete {
            return details;
        }
    }
}

#[test]
fn the_details_of_a_call_say_what_it_changed() {
    let (_folder, path) = library();
    let mut story = vec![call(Function::Initialize, &[""])];
    // Far enough to go back to a keyframe.
    for page in 0..3_000 {
        story.push(call(
            Function::SetValue,
            &["cmi.core.lesson_location", &format!("Page {page}")],
        ));
    }
    story.push(call(
        Function::SetValue,
        &["cmi.core.lesson_location", &"x".repeat(300)],
    ));
    story.push(commit());
    record(&path, &story);
    let mut reader = open(&path);
    let change = |before: Option<&str>, after: &str| ElementChange {
        element: "cmi.core.lesson_location".into(),
        before: before.map(str::to_owned),
        after: after.into(),
    };
    for page in [2_500, 40, 41, 2_999] {
        let set = details(&mut reader, RowId::Entry { seq: page + 2 });
        let state = set.state.unwrap();
        let after = format!("Page {page}");
        assert_eq!(state.changed, [change(Some(&format!("Page {}", page - 1)), &after)]);
        assert!(
            state
                .elements
                .iter()
                .any(|one| one.element == "cmi.core.lesson_location" && one.value == after)
        );
        assert_eq!(set.exchange, None);
    }
    let initialize = details(&mut reader, RowId::Entry { seq: 1 });
    let state = initialize.state.unwrap();
    assert_eq!(
        (state.api_before, state.api_after),
        (ApiState::NotInitialized, ApiState::Running)
    );
    assert!(initialize.exchange.unwrap().data.starts_with("command=getparam"));
    // What is refused changes nothing.
    let refused = details(&mut reader, RowId::Entry { seq: 3_002 }).state.unwrap();
    assert_eq!((refused.changed.len(), refused.api_after), (0, ApiState::Running));
    let commit = details(&mut reader, RowId::Entry { seq: 3_003 });
    let putparam = commit.exchange.unwrap();
    assert!(putparam.data.contains("lesson_location=Page 2999"), "{putparam:?}");
    let exchange = details(&mut reader, RowId::Exchange { number: 2 });
    assert_eq!(exchange.state, None);
    assert_eq!(exchange.row, exchange_row(2, putparam));
}

#[test]
fn suspend_data_are_found_with_the_set_that_they_come_from() {
    let (_folder, path) = library();
    let mut story = vec![call(Function::Initialize, &[""])];
    let set = |text: &str| call(Function::SetValue, &["cmi.suspend_data", text]);
    // Far enough to go back to a keyframe, with much between two sets.
    for page in 0..3_000 {
        story.push(match page % 1_000 {
            0 => set(&format!("page={page}")),
            _ => call(Function::SetValue, &["cmi.core.lesson_location", &page.to_string()]),
        });
    }
    // Refused: the data stay those of the set before.
    story.push(set(&"x".repeat(5_000)));
    record(&path, &story);
    let mut reader = open(&path);
    let texts = |seq, set_by, before: &str, after: &str| SuspendTexts {
        seq,
        set_by,
        before: before.into(),
        after: after.into(),
    };
    let launch = reader.suspend_texts(0).unwrap();
    let given = launch.after.clone();
    assert_eq!(launch, texts(0, None, "", &given));
    assert_eq!(reader.suspend_texts(1).unwrap(), texts(1, None, "", &given));
    for (asked, expected) in [
        (u32::MAX, texts(3_002, Some(2_002), "page=1000", "page=2000")),
        (2, texts(2, Some(2), &given, "page=0")),
        (1_001, texts(1_001, Some(2), &given, "page=0")),
        (1_002, texts(1_002, Some(1_002), "page=0", "page=1000")),
        (2_999, texts(2_999, Some(2_002), "page=1000", "page=2000")),
    ] {
        assert_eq!(reader.suspend_texts(asked).unwrap(), expected);
    }
}

#[test]
fn a_row_is_found_in_the_list_that_a_filter_leaves() {
    let (_folder, path) = library();
    let log = EntryData::Console {
        level: "log".into(),
        text: "Page 7".into(),
    };
    let story = [
        call(Function::Initialize, &[""]),
        log,
        call(Function::SetValue, &["cmi.core.score.raw", "1000"]),
        commit(),
        call(Function::SetValue, &["cmi.core.score.raw", "high"]),
    ];
    record(&path, &story);
    let mut reader = open(&path);
    let mut find = |filter: &RowFilter, target: RowTarget| loop {
        let (filter, until) = (filter.clone(), None);
        let found = reader.place(&RowLookup { filter, until, target }).unwrap();
        if found.complete {
            return found.place;
        }
    };
    // Launch request, 1, getparam, 2, 3, 4, putparam, 5.
    let all = RowFilter::default();
    let row = |id| RowTarget::Row { id };
    assert_eq!(find(&all, row(RowId::Entry { seq: 1 })), Some(1));
    assert_eq!(find(&all, row(RowId::Exchange { number: 2 })), Some(6));
    assert_eq!(find(&all, row(RowId::Entry { seq: 6 })), None);
    let next = |after| RowTarget::NextFailedCall { after };
    assert_eq!(
        [None, Some(4), Some(7)].map(|after| find(&all, next(after))),
        [Some(4), Some(7), None]
    );
    let previous = |before| RowTarget::PreviousFailedCall { before };
    assert_eq!([7, 4].map(|before| find(&all, previous(before))), [Some(4), None]);
    // A row that does not pass stands for the next that does.
    let calls = RowFilter {
        hidden: vec![RowKind::Console, RowKind::Exchange],
        ..RowFilter::default()
    };
    assert_eq!(find(&calls, row(RowId::Entry { seq: 2 })), Some(1));
    assert_eq!(find(&calls, row(RowId::Entry { seq: 3 })), Some(1));
    let text = RowFilter {
        text: "SCORE.RAW".into(),
        ..RowFilter::default()
    };
    assert_eq!(find(&text, row(RowId::Entry { seq: 5 })), Some(1));
    assert_eq!(find(&text, previous(1)), Some(0));
}

/// Adds phases of pages, each with its address.
fn turn(path: &Path, phases: &[(PageState, &str)]) {
    let mut store = Store::open(path).unwrap();
    let session = store.session(&session_id()).unwrap();
    let mut replay = session.replay();
    replay.fold(&store.entries(session.key), &mut []).unwrap();
    let entries: Vec<_> = (replay.seq() + 1..)
        .zip(phases)
        .map(|(seq, (phase, url))| Entry {
            seq,
            at: Micros::new(f64::from(seq)),
            phase: *phase,
            data: EntryData::Page {
                url: (*url).into(),
                depth: 1,
            },
        })
        .collect();
    let written = Transaction {
        entries: &entries,
        progress: &session.progress,
        attempt: None,
    };
    store.append(session.key, session.attempt, &written).unwrap();
}

#[test]
fn the_phases_of_pages_are_folded_into_turns() {
    use PageState::{Complete, Interactive, Pagehide, Unload};
    let (_folder, path) = library();
    turn(
        &path,
        &[(Interactive, "1.html"), (Complete, "1.html"), (Pagehide, "1.html")],
    );
    record(&path, &[commit()]);
    turn(&path, &[(Unload, "1.html")]);
    let mut reader = open(&path);
    let pages = |reader: &mut TraceReader, filter: &RowFilter| -> Vec<_> {
        let row = |row: &TraceRow| match row {
            TraceRow::Pages { entries, open } => Some((entries.iter().map(|entry| entry.seq).collect(), *open)),
            _ => None,
        };
        all(reader, filter, 100)
            .iter()
            .filter_map(row)
            .collect::<Vec<(Vec<u32>, bool)>>()
    };
    let everything = RowFilter::default();
    assert_eq!(
        pages(&mut reader, &everything),
        [(vec![1, 2], false), (vec![3, 5], true)]
    );
    // The page that comes belongs to the one that went, whatever was between.
    turn(&path, &[(Interactive, "2.html"), (Complete, "2.html")]);
    let turned = [(vec![1, 2], false), (vec![3, 5, 6, 7], false)];
    assert_eq!(pages(&mut reader, &everything), turned);
    let search = |text: &str| RowFilter {
        text: text.into(),
        ..RowFilter::default()
    };
    assert_eq!(pages(&mut reader, &search("2.html")), turned[1..]);
    assert_eq!(
        details(&mut reader, RowId::Entry { seq: 3 }).row,
        all(&mut reader, &search("2.html"), 9)[0]
    );
    // Every entry counts, folded or not.
    let page = page(&mut reader, &request(&everything, 0, 1));
    let count = page.counts.iter().find(|one| one.kind == RowKind::Page);
    assert_eq!(count.map(|one| one.count), Some(6));
}

#[test]
fn a_session_that_is_deleted_has_no_pages() {
    let (_folder, path) = library();
    let mut reader = open(&path);
    reader.page(&request(&RowFilter::default(), 0, 1)).unwrap();
    Connection::open(&path)
        .unwrap()
        .execute_batch("PRAGMA foreign_keys = ON; DELETE FROM session")
        .unwrap();
    assert!(matches!(
        reader.page(&request(&RowFilter::default(), 0, 1)),
        Err(Error::NotFound { .. })
    ));
}
