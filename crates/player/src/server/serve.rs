//! Serves connections. `axum::serve` has hyper's limit on the head of a request, which a browser goes over with the
//! cookies that other servers on this computer have left: a cookie knows no port.

use std::{pin::pin, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{rt::TokioIo, service::TowerToHyperService};
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

/// The most bytes of a request's head. Browsers hold some hundred cookies of 4 KiB for a host.
const HEAD_LIMIT: usize = 8 << 20;
/// How long to wait after a connection that could not be taken: the process has no more files to open.
const RETRY_AFTER: Duration = Duration::from_millis(100);

/// Serves `router` until `stopped`, then what is under way to its end.
pub(super) async fn serve(listener: TcpListener, router: Router, stopped: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.max_buf_size(HEAD_LIMIT);
    let service = TowerToHyperService::new(router);
    let stopping = watch::Sender::new(false);
    let mut connections = JoinSet::new();
    let mut stopped = pin!(stopped);
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    tracing::warn!(%error, "a connection to the player could not be taken");
                    tokio::time::sleep(RETRY_AFTER).await;
                    continue;
                }
            },
            Some(_) = connections.join_next() => continue,
            () = &mut stopped => break,
        };
        let connection = http
            .serve_connection(TokioIo::new(stream), service.clone())
            .with_upgrades();
        let mut stopping = stopping.subscribe();
        connections.spawn(async move {
            let mut connection = pin!(connection);
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                () = async { drop(stopping.wait_for(|stopping| *stopping).await) } => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection to the player broke");
            }
        });
    }
    drop(listener);
    stopping.send_replace(true);
    while connections.join_next().await.is_some() {}
}
