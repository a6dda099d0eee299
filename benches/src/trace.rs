//! The trace of a long session: how fast its trace opens and goes to any place, and how much of the disk it takes.

use std::{fs, path::Path, time::Instant};

use anyhow::{Result, ensure};
use workbench::{
    Workbench,
    ids::SessionId,
    trace::{Detail, RowFilter, RowKind, TracePage, TraceRequest},
};

use crate::{
    long_session::{COMMITS, LongSession, Random},
    median,
    table::{Row, Target},
};

const ROUNDS: usize = 7;
/// Places that are gone to.
const JUMPS: usize = 300;
/// Rows of a page, as the interface asks for them.
const PAGE: u32 = 200;

/// Measures it.
pub(crate) async fn measure() -> Result<Vec<Row>> {
    let mut before = 0;
    let long = LongSession::record(|data| {
        before = size(data)?;
        Ok(())
    })
    .await?;
    let (data, session, count) = (long.data(), &long.session, long.calls);
    let bytes = (size(&data)? - before) as f64 / count as f64;
    let mut opened = Vec::new();
    for _ in 0..ROUNDS {
        let workbench = Workbench::open(&data)?;
        opened.push(timed(|| page(&workbench, session, &trace(), 0, PAGE, Detail::Preview))?.0);
    }
    let workbench = Workbench::open(&data)?;
    let first = page(&workbench, session, &trace(), 0, PAGE, Detail::Preview)?;
    ensure!(first.total as usize > count, "only {} rows", first.total);
    let mut random = Random(0x5EED);
    let mut jumps = Vec::new();
    for _ in 0..JUMPS {
        let from = random.below(first.shown);
        jumps.push(timed(|| page(&workbench, session, &trace(), from, PAGE, Detail::Preview))?.0);
    }
    let filters = [RowKind::Commit, RowKind::Get].map(only);
    let mut filtered = Vec::new();
    for round in 0..JUMPS {
        let filter = &filters[round % filters.len()];
        filtered.push(timed(|| page(&workbench, session, filter, 1_000, PAGE, Detail::Preview))?.0);
    }
    let exchanges = only(RowKind::Exchange);
    let (replayed, _) = timed(|| derived_page(&workbench, session, &exchanges, COMMITS as u32))?;
    let mut seeks = Vec::new();
    for _ in 0..JUMPS {
        let at = random.below(COMMITS as u32);
        seeks.push(timed(|| page(&workbench, session, &exchanges, at, 1, Detail::Full))?.0);
    }
    let text = RowFilter {
        text: "page-9999".into(),
        ..trace()
    };
    let (searched, _) = timed(|| derived_page(&workbench, session, &text, 0))?;
    let (reported, _) = timed(|| Ok(workbench.report(session)?))?;
    let (reported_in_full, _) = timed(|| Ok(workbench.full_report(session)?))?;
    drop(long);
    let worst = jumps.iter().copied().fold(0.0, f64::max);
    Ok(vec![
        row("open a trace of 200,000 entries", median(opened), 150.0),
        row("go to any place of it, median", median(jumps), 50.0),
        row("go to any place of it, slowest", worst, 50.0),
        row("filter it by kind", median(filtered), 50.0),
        row("seek to any exchange and derive it, median", median(seeks), 16.0),
        row("the same before there are keyframes, at the end", replayed, 2_000.0),
        row("search all of it, exchanges too", searched, 10_000.0),
        row("its report", reported, 2_000.0),
        row("its report with 10,000 exchanges", reported_in_full, 5_000.0),
        Row {
            what: "bytes on disk a call, a commit of 100 interactions every 20".into(),
            ours: format!("{bytes:.0}"),
            peer: "400".into(),
            ratio: bytes / 400.0,
            target: Target::AtMost(1.0),
        },
    ])
}

/// How long something takes, beside the most that it may.
pub(crate) fn row(what: &str, ms: f64, most: f64) -> Row {
    Row {
        what: what.into(),
        ours: format!("{ms:.1} ms"),
        peer: format!("{most:.0} ms"),
        ratio: ms / most,
        target: Target::AtMost(1.0),
    }
}

/// As the interface shows a trace at first.
fn trace() -> RowFilter {
    RowFilter {
        hidden: vec![RowKind::Served],
        ..RowFilter::default()
    }
}

fn only(kind: RowKind) -> RowFilter {
    RowFilter {
        hidden: RowKind::ALL.into_iter().filter(|one| *one != kind).collect(),
        ..RowFilter::default()
    }
}

fn page(
    workbench: &Workbench,
    session: &SessionId,
    filter: &RowFilter,
    from: u32,
    limit: u32,
    detail: Detail,
) -> Result<TracePage> {
    let request = TraceRequest {
        filter: filter.clone(),
        from,
        limit,
        detail,
        until: None,
    };
    Ok(workbench.trace_page(session, &request)?)
}

/// Asks for a page until it is complete.
fn derived_page(workbench: &Workbench, session: &SessionId, filter: &RowFilter, from: u32) -> Result<TracePage> {
    loop {
        let page = page(workbench, session, filter, from, 1, Detail::Full)?;
        if page.complete {
            return Ok(page);
        }
    }
}

/// How long it takes, in milliseconds.
pub(crate) fn timed<T>(act: impl FnOnce() -> Result<T>) -> Result<(f64, T)> {
    let began = Instant::now();
    let value = act()?;
    Ok((began.elapsed().as_secs_f64() * 1e3, value))
}

/// The bytes of the database and what belongs to it.
fn size(data: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(data)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("library.sqlite") {
            bytes += entry.metadata()?.len();
        }
    }
    ensure!(bytes > 0, "no database");
    Ok(bytes)
}
