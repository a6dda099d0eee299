//! The comparison of two long sessions, 200,000 entries each: of the same course, and of two that have nothing in common.

use std::time::Instant;

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use workbench::{comparison::CallCounts, ids::SessionId, report::Language};

use crate::{
    intake::record,
    library::Library,
    long_session::Random,
    table::{Row, Target},
};

const CALLS: usize = 200_000;
/// Calls of a page of the course.
const PAGE: usize = 20;
/// Calls that a message carries.
const BATCH: usize = 1_000;
/// How long a comparison may take, in milliseconds.
const MOST: f64 = 10_000.0;

/// Measures it.
pub(crate) async fn measure() -> Result<Vec<Row>> {
    let library = Library::with_fixture("minimal")?;
    let whole = play(&library, course(|_| true)).await?;
    let with_gaps = play(&library, course(|page| page % 10 != 3)).await?;
    let [one, other] = [random(1), random(2)];
    let (one, other) = (play(&library, one).await?, play(&library, other).await?);
    let (same, counts) = compare(&library, &whole, &whole)?;
    ensure!(counts.is_same(), "{counts:?}");
    let (gaps, counts) = compare(&library, &whole, &with_gaps)?;
    ensure!(counts.only_a > 0 && counts.equal > counts.only_a, "{counts:?}");
    let (apart, counts) = compare(&library, &one, &other)?;
    ensure!(counts.only_a > 0, "{counts:?}");
    Ok(vec![
        row("compare a session of 200,000 calls with itself", same),
        row("the same with one that left out every tenth page", gaps),
        row("two sessions of 200,000 random calls", apart),
    ])
}

fn compare(library: &Library, a: &SessionId, b: &SessionId) -> Result<(f64, CallCounts)> {
    let began = Instant::now();
    let comparison = library.workbench.compare_sessions(a, b, Language::English)?;
    let took = began.elapsed().as_secs_f64() * 1e3;
    let counts = comparison.logs.map(|logs| logs.counts).unwrap_or_default();
    Ok((took, counts))
}

fn row(what: &str, ms: f64) -> Row {
    Row {
        what: what.into(),
        ours: format!("{ms:.0} ms"),
        peer: format!("{MOST:.0} ms"),
        ratio: ms / MOST,
        target: Target::AtMost(1.0),
    }
}

async fn play(library: &Library, calls: Vec<[String; 3]>) -> Result<SessionId> {
    let launched = library.launch().await?;
    let count = calls.len();
    let lines: Vec<String> = calls.iter().enumerate().map(line).collect();
    let messages = lines.chunks(BATCH).map(<[String]>::concat).collect();
    record(library, &launched, messages, count).await?;
    Ok(launched.session)
}

fn line((at, [function, element, value]): (usize, &[String; 3])) -> String {
    let number = at + 1;
    let mut row = vec![
        json!(number),
        json!(number * 10),
        json!("complete"),
        json!(function),
        json!("true"),
        json!(0),
    ];
    row.push(json!(element));
    if !value.is_empty() {
        row.push(json!(value));
    }
    format!("{}\n", Value::from(row))
}

fn call(function: &str, element: &str, value: String) -> [String; 3] {
    [function.to_owned(), element.to_owned(), value]
}

/// A course whose learner visits these pages.
fn course(visits: impl Fn(usize) -> bool) -> Vec<[String; 3]> {
    let mut calls = vec![call("LMSInitialize", "", String::new())];
    for page in (0..CALLS / PAGE).filter(|&page| visits(page)) {
        for step in 0..PAGE - 2 {
            calls.push(call(
                "LMSSetValue",
                "cmi.core.lesson_location",
                format!("{page}-{step}"),
            ));
        }
        calls.push(call("LMSSetValue", "cmi.suspend_data", format!("{page:a<200}")));
        calls.push(call("LMSCommit", "", String::new()));
    }
    calls
}

/// Calls of twenty kinds in an order that is another for each `seed`.
fn random(seed: u64) -> Vec<[String; 3]> {
    let mut random = Random(seed);
    let mut calls = vec![call("LMSInitialize", "", String::new())];
    for _ in 0..CALLS {
        let element = format!("cmi.interactions.{}.id", random.below(20));
        calls.push(call("LMSSetValue", &element, random.below(10).to_string()));
    }
    calls
}
