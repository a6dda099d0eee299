//! The journal of a million calls in 5,000 sessions: how fast it opens, is filtered and searched.

use std::time::Instant;

use anyhow::{Result, ensure};
use workbench::{
    Workbench,
    session_journal::{JournalFilter, JournalKind, JournalPage, JournalRequest, JournalSort},
    trace::Detail,
};

use crate::{
    library::Library,
    median,
    recorder::{CALLS, Recorder},
    table::{Row, Target},
};

const SESSIONS: usize = 5_000;
const ROUNDS: usize = 9;
/// Rows of a page, as the interface asks for them.
const PAGE: u32 = 200;

/// Measures it.
pub(crate) async fn measure() -> Result<Vec<Row>> {
    let library = Library::new()?;
    let mut recorder = Recorder::new(&library)?;
    recorder.until(SESSIONS, CALLS)?;
    let learners = recorder.learners;
    let Library { folder, workbench } = library;
    let data = folder.path().join("data");
    let began = Instant::now();
    workbench.index_journal()?;
    let indexed = began.elapsed().as_secs_f64();
    drop(workbench);

    let first = JournalFilter {
        kinds: JournalKind::EXCHANGES.to_vec(),
        ..JournalFilter::default()
    };
    let mut opened = Vec::new();
    for _ in 0..ROUNDS {
        let workbench = Workbench::open(&data)?;
        opened.push(timed(|| page(&workbench, &first, 0))?.0);
    }
    let workbench = Workbench::open(&data)?;
    let all = page(&workbench, &JournalFilter::default(), 0)?;
    ensure!(
        all.total as usize >= SESSIONS * CALLS as usize,
        "only {} rows",
        all.total
    );
    let filtered = rounds(|round| {
        let filter = JournalFilter {
            learner: learners.get(round % learners.len()).copied(),
            kinds: vec![JournalKind::Putparam],
            ..JournalFilter::default()
        };
        Ok(timed(|| page(&workbench, &filter, 0))?.0)
    })?;
    let rare = rounds(|round| search(&workbench, &format!("page-{}-", round * 500 + 1), 0))?;
    let common = rounds(|round| search(&workbench, ["lesson_location", "question", "completed"][round % 3], 0))?;
    let end = rounds(|round| {
        // Another filter each time: what is known of the last one does not help.
        let filter = JournalFilter {
            kinds: JournalKind::ALL[round % 2..].to_vec(),
            ..JournalFilter::default()
        };
        let shown = page(&workbench, &filter, 0)?.shown;
        Ok(timed(|| page(&workbench, &filter, shown.saturating_sub(PAGE)))?.0)
    })?;
    let began = Instant::now();
    let everywhere = JournalFilter {
        text: "lesson_location".into(),
        ..JournalFilter::default()
    };
    loop {
        let page = page(&workbench, &everywhere, 0)?;
        if page.searched >= page.to_search {
            break;
        }
    }
    let all_found = began.elapsed().as_secs_f64() * 1e3;
    drop(workbench);
    let index = std::fs::metadata(data.join("journal-index.sqlite"))?.len() as f64;
    let library = std::fs::metadata(data.join("library.sqlite"))?.len() as f64;
    let rows = vec![
        row("open the journal of a million calls", opened, 100.0),
        row("filter it by learner and command", filtered, 100.0),
        row("search it for a text of one session, first rows", rare, 100.0),
        row("search it for a text of all sessions, first rows", common, 100.0),
        row("jump to its end", end, 100.0),
        row("find a text in all of its sessions", vec![all_found], 30_000.0),
        row("index it, all at once", vec![indexed * 1e3], 120_000.0),
        Row {
            what: "bytes of the index for each byte of the library".into(),
            ours: format!("{:.0} MB", index / 1e6),
            peer: format!("{:.0} MB", library / 1e6),
            ratio: index / library,
            target: Target::AtMost(1.0),
        },
    ];
    drop(folder);
    Ok(rows)
}

fn rounds(mut measure: impl FnMut(usize) -> Result<f64>) -> Result<Vec<f64>> {
    (0..ROUNDS).map(&mut measure).collect()
}

fn row(what: &str, ms: Vec<f64>, most: f64) -> Row {
    let ms = median(ms);
    Row {
        what: what.into(),
        ours: format!("{ms:.1} ms"),
        peer: format!("{most:.0} ms"),
        ratio: ms / most,
        target: Target::AtMost(1.0),
    }
}

fn page(workbench: &Workbench, filter: &JournalFilter, from: u32) -> Result<JournalPage> {
    Ok(workbench.journal_page(&JournalRequest {
        filter: filter.clone(),
        sort: JournalSort::default(),
        from,
        limit: PAGE,
        detail: Detail::Preview,
    })?)
}

/// Searches until there are rows to show.
fn search(workbench: &Workbench, text: &str, from: u32) -> Result<f64> {
    // The search before this one must not help.
    page(workbench, &JournalFilter::default(), 0)?;
    let filter = JournalFilter {
        text: text.into(),
        ..JournalFilter::default()
    };
    let (took, found) = timed(|| {
        loop {
            let page = page(workbench, &filter, from)?;
            if !page.rows.is_empty() || page.searched >= page.to_search {
                return Ok(page);
            }
        }
    })?;
    ensure!(!found.rows.is_empty(), "nothing has “{text}”");
    Ok(took)
}

fn timed<T>(act: impl FnOnce() -> Result<T>) -> Result<(f64, T)> {
    let began = Instant::now();
    let value = act()?;
    Ok((began.elapsed().as_secs_f64() * 1e3, value))
}
