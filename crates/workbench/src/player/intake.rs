//! Takes in what the player page records: by its WebSocket while it lives, by a synchronous request where the module
//! waits for an LMSCommit or LMSFinish.

use std::{sync::Arc, time::Duration};

use axum::{
    body::Bytes,
    extract::{
        State, WebSocketUpgrade,
        ws::{Message, WebSocket},
    },
    http::StatusCode,
    response::Response,
};
use serde::Serialize;
use tokio::sync::watch;

use super::{
    MESSAGE_LIMIT, Player, RECONNECT_LIMIT,
    wire::{self, Farewell},
};
use crate::trace::Note;

/// How long an LMSCommit may wait for the disk before the module is told `false`.
const KEEP_LIMIT: Duration = Duration::from_secs(5);

/// What the page is told.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
enum ToPage {
    /// Entries up to this one are on disk.
    Kept(u32),
    /// Unload the module now.
    Close,
}

impl From<ToPage> for Message {
    fn from(message: ToPage) -> Self {
        // Two variants of a number and nothing: they always serialise.
        Message::text(serde_json::to_string(&message).unwrap_or_default())
    }
}

/// `GET socket`
pub(super) async fn socket(State(player): State<Arc<Player>>, upgrade: WebSocketUpgrade) -> Response {
    upgrade
        .max_message_size(MESSAGE_LIMIT)
        .max_frame_size(MESSAGE_LIMIT)
        .on_upgrade(async move |socket| listen(&player, socket).await)
}

/// `POST keep`: the module waits in LMSCommit or LMSFinish. Answers 204 when the entries are on disk.
pub(super) async fn keep(State(player): State<Arc<Player>>, body: Bytes) -> StatusCode {
    let Ok(events) = wire::entries(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    match tokio::time::timeout(KEEP_LIMIT, player.recorder.keep(events)).await {
        Ok(Ok(())) => StatusCode::NO_CONTENT,
        Ok(Err(error)) => {
            tracing::warn!(%error, "an LMSCommit could not be kept");
            StatusCode::INSUFFICIENT_STORAGE
        }
        Err(_) => StatusCode::GATEWAY_TIMEOUT,
    }
}

async fn listen(player: &Player, mut socket: WebSocket) {
    let connection = arrive(player).await;
    let mut recorder = player.recorder.clone();
    let mut closing = player.closing.subscribe();
    let mut ended = player.ended.subscribe();
    let mut close_asked = false;
    let sent = loop {
        tokio::select! {
            message = socket.recv() => match message {
                Some(Ok(Message::Binary(lines))) => match wire::entries(&lines) {
                    Ok(events) => recorder.take(events).await,
                    Err(error) => tracing::warn!(%error, "the page sent what are no entries"),
                },
                Some(Ok(Message::Text(text))) => match serde_json::from_str::<Farewell>(&text) {
                    Ok(farewell) => break Some(farewell.sent()),
                    Err(error) => tracing::warn!(%error, "the page said what is no farewell"),
                },
                Some(Ok(_)) => {}
                Some(Err(_)) | None => break None,
            },
            Some(number) = recorder.next_kept() => {
                let _ = socket.send(ToPage::Kept(number).into()).await;
            }
            () = is_set(&mut closing, |closing| *closing), if !close_asked => {
                close_asked = true;
                let _ = socket.send(ToPage::Close.into()).await;
            }
            () = is_set(&mut ended, Option::is_some) => break None,
        }
    };
    leave(player, connection, sent).await;
}

/// Waits until `receiver`'s value `is` so; for ever where nobody can set it any more.
async fn is_set<T>(receiver: &mut watch::Receiver<T>, is: impl FnMut(&T) -> bool) {
    if receiver.wait_for(is).await.is_err() {
        std::future::pending().await
    }
}

/// The page has connected; answers which connection this is.
async fn arrive(player: &Player) -> u32 {
    let count = player.connections.lock().map_or(0, |mut connections| {
        connections.now = true;
        connections.count += 1;
        connections.count
    });
    if count > 1 {
        player.recorder.note(Note::Reconnected).await;
    }
    count
}

/// The page is gone. With its last number it has said goodbye, and the session ends once all is kept; without, it may
/// come back for a while.
async fn leave(player: &Player, connection: u32, sent: Option<u32>) {
    if let Ok(mut connections) = player.connections.lock() {
        connections.now &= connections.count != connection;
    }
    if player.ended.borrow().is_some() {
        return;
    }
    let confirmed = match sent {
        Some(sent) => tokio::time::timeout(KEEP_LIMIT, player.recorder.kept(sent))
            .await
            .is_ok_and(|kept| kept.is_ok()),
        None => {
            player.recorder.note(Note::ConnectionLost).await;
            let mut closing = player.closing.subscribe();
            let _ = tokio::time::timeout(RECONNECT_LIMIT, closing.wait_for(|closing| *closing)).await;
            let came_back = player.connections.lock().is_ok_and(|connections| connections.now);
            if came_back {
                return;
            }
            false
        }
    };
    if let Err(error) = player.end(confirmed).await {
        tracing::error!(%error, "the session could not be ended");
    }
}
