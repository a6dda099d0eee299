//! Events a second, from the page's socket to the disk: all are acknowledged.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::{
    connect_async,
    tungstenite::{Message, client::IntoClientRequest},
};
use workbench::views::Launched;

use crate::{
    library::Library,
    median,
    table::{Row, Target},
};

const EVENTS: usize = 100_000;
const ROUNDS: usize = 5;
const BATCHES: [usize; 2] = [100, 1_000];
const TARGET: f64 = 50_000.0;

/// Measures it, in batches of several sizes.
pub(crate) async fn measure() -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for batch in BATCHES {
        let mut rates = Vec::new();
        for _ in 0..ROUNDS {
            rates.push(rate(batch).await?);
        }
        let rate = median(rates);
        rows.push(Row {
            what: format!("intake, {batch} entries a message, beside what is asked"),
            ours: format!("{rate:.0}/s"),
            peer: format!("{TARGET:.0}/s"),
            ratio: rate / TARGET,
            target: Target::AtLeast(1.0),
        });
    }
    Ok(rows)
}

/// Events a second in a new session of a new library.
async fn rate(batch: usize) -> Result<f64> {
    let library = Library::with_fixture("minimal")?;
    let launched = library.launch().await?;
    let took = record(&library, &launched, messages(batch), EVENTS).await?;
    Ok(EVENTS as f64 / took.as_secs_f64())
}

/// Sends these messages with `count` entries as a page does, and ends the session; how long it took until all was on disk.
pub(crate) async fn record(
    library: &Library,
    launched: &Launched,
    messages: Vec<String>,
    count: usize,
) -> Result<Duration> {
    let page: Value = reqwest::get(format!("{}launch.json", launched.url))
        .await?
        .json()
        .await?;
    let key = page["key"].as_str().context("the session's key")?;
    let request = format!("{}socket?key={key}", launched.url.replacen("http", "ws", 1));
    let (socket, _) = connect_async(request.into_client_request()?).await?;
    let (mut to, mut from) = socket.split();
    let began = Instant::now();
    let send = async {
        for message in messages {
            to.send(Message::binary(message)).await?;
        }
        anyhow::Ok(())
    };
    let persisted = async {
        while let Some(message) = from.next().await {
            let reported: Value = serde_json::from_str(message?.to_text()?)?;
            if reported["persisted"].as_u64() >= Some(count as u64) {
                return anyhow::Ok(began.elapsed());
            }
        }
        anyhow::bail!("the connection ended before all was kept")
    };
    let ((), took) = tokio::try_join!(send, persisted)?;
    to.send(Message::text(json!({ "closed": count }).to_string())).await?;
    library.workbench.ended(&launched.session).await;
    let on_disk = library
        .workbench
        .journal(&launched.session)
        .context("the trace")?
        .entries
        .len();
    ensure!(on_disk >= count, "only {on_disk} of {count} entries are on disk");
    Ok(took)
}

/// What a page would send, made beforehand.
fn messages(batch: usize) -> Vec<String> {
    let events: Vec<_> = (1..=EVENTS).map(event).collect();
    let message = |events: &[Value]| events.iter().map(|event| format!("{event}\n")).collect();
    events.chunks(batch).map(message).collect()
}

/// The page's entry `n`, a call as it writes one: the API is initialized, then elements are set and read again.
fn event(n: usize) -> Value {
    let turn = n / 6;
    let (element, value) = match n / 2 % 3 {
        0 => ("cmi.core.lesson_location", format!("page-{turn}")),
        1 => ("cmi.core.score.raw", (turn % 101).to_string()),
        _ => ("cmi.suspend_data", format!("{turn:a<200}")),
    };
    let (function, arguments, returned) = match n {
        1 => ("LMSInitialize", vec![String::new()], "true".into()),
        _ if n.is_multiple_of(2) => ("LMSSetValue", vec![element.into(), value], "true".into()),
        _ => ("LMSGetValue", vec![element.into()], value),
    };
    let row = json!([n, n * 10, "complete", function, returned, 0]);
    let mut row = row.as_array().cloned().unwrap_or_default();
    row.extend(arguments.into_iter().map(Value::from));
    Value::from(row)
}
