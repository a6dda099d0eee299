//! LMSCommit until it returns, all that came before it on disk, beside a synchronous request to an empty server.

use std::net::Ipv4Addr;

use anyhow::Result;
use axum::{
    Router,
    http::{StatusCode, header},
};
use serde::Deserialize;
use tokio::net::TcpListener;

use crate::{
    page::Host,
    table::{Row, Target},
};

/// How many times as long an LMSCommit may take.
const LIMIT: f64 = 1.5;

/// Milliseconds.
#[derive(Debug, Deserialize)]
struct Times {
    commit: f64,
    request: f64,
}

/// Measures in Chromium and, where there is a WebDriver for it, in WebKitGTK.
pub(crate) async fn measure() -> Result<Vec<Row>> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let query = format!("?empty=http://{}/", listener.local_addr()?);
    let response = async || ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], StatusCode::NO_CONTENT);
    let server = tokio::spawn(axum::serve(listener, Router::new().fallback(response)).into_future());
    let mut rows = Vec::new();
    let hosts = [("Chromium", Host::Chromium), ("WebKitGTK", Host::WebKitGtk)];
    for (name, host) in hosts
        .into_iter()
        .filter(|host| cfg!(target_os = "linux") || host.0 == "Chromium")
    {
        let Times { commit, request } = host.measure(&query).await?;
        rows.push(Row {
            what: format!("{name}: LMSCommit, beside an empty request"),
            ours: format!("{commit:.2} ms"),
            peer: format!("{request:.2} ms"),
            ratio: commit / request,
            target: Target::AtMost(LIMIT),
        });
    }
    server.abort();
    Ok(rows)
}
