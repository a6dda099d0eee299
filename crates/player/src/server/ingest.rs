//! Takes in what the player page records: by its WebSocket while it lives, by a synchronous request where the module
//! waits for an LMSCommit or LMSFinish.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    body::{self, Bytes},
    extract::{
        Query, Request, State, WebSocketUpgrade,
        ws::{Message, WebSocket},
    },
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use journal::{AccessKind, Decision, Note};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::{
    MESSAGE_LIMIT, Player, RECONNECT_LIMIT,
    wire::{self, PageMessage},
};
use crate::recorder::NotStored;

/// How long an LMSCommit may wait for the disk before it returns `false`.
const PERSIST_TIMEOUT: Duration = Duration::from_secs(5);

/// Messages to the page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
enum ToPage {
    /// Entries up to this one are on disk.
    Persisted(u32),
    /// Recording has stopped.
    Stop,
    /// Unload the module now.
    Close,
}

impl From<ToPage> for Message {
    fn from(message: ToPage) -> Self {
        // A number or nothing: serialization cannot fail.
        Message::text(serde_json::to_string(&message).unwrap_or_default())
    }
}

/// The request header with the session's key.
const KEY_HEADER: &str = "x-session-key";

/// The session's key in the socket's address, because a page cannot set headers for a WebSocket.
#[derive(Debug, Deserialize)]
pub(super) struct Key {
    #[serde(default)]
    key: String,
}

/// A beacon's address, because a page cannot set headers for one.
#[derive(Debug, Deserialize)]
pub(super) struct LastWords {
    #[serde(default)]
    key: String,
    /// The number of the last entry that there was.
    sent: u32,
}

/// `GET socket`. Returns 409 if the key is wrong or the page is already connected.
pub(super) async fn socket(
    State(player): State<Arc<Player>>,
    Query(Key { key }): Query<Key>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let Some(connection) = player.client.connect(&key) else {
        note_refused(&player).await;
        return StatusCode::CONFLICT.into_response();
    };
    let failed = Arc::clone(&player);
    upgrade
        .max_message_size(MESSAGE_LIMIT)
        .max_frame_size(MESSAGE_LIMIT)
        .on_failed_upgrade(move |_| failed.client.disconnect())
        .on_upgrade(async move |socket| listen(&player, connection, socket).await)
}

/// `POST beacon`: the page is gone, and so was its socket; these are the last entries, as far as a beacon carries them. Returns
/// 204, or 403 if the key is wrong.
pub(super) async fn beacon(
    State(player): State<Arc<Player>>,
    Query(LastWords { key, sent }): Query<LastWords>,
    lines: Bytes,
) -> StatusCode {
    if !player.client.has_key(&key) {
        note_refused(&player).await;
        return StatusCode::FORBIDDEN;
    }
    let persisted = tokio::time::timeout(PERSIST_TIMEOUT, player.recorder.persist(wire::entries(&lines))).await;
    if !matches!(persisted, Ok(Ok(()))) {
        tracing::warn!("the entries of a beacon could not all be stored");
    }
    if !player.client.is_connected() {
        player.recorder.note(Note::Reconnected).await;
    }
    leave(&player, Some(sent)).await;
    StatusCode::NO_CONTENT
}

/// `POST keep`: the module waits in LMSCommit or LMSFinish. Returns 204 if all entries are on disk, 409 if some were
/// refused, 410 if recording has stopped, 403 if the key is wrong.
pub(super) async fn persist(State(player): State<Arc<Player>>, request: Request) -> StatusCode {
    if !has_key(&player, request.headers()) {
        note_refused(&player).await;
        return StatusCode::FORBIDDEN;
    }
    let Ok(lines) = body::to_bytes(request.into_body(), MESSAGE_LIMIT).await else {
        return StatusCode::PAYLOAD_TOO_LARGE;
    };
    player.closing.heard();
    match tokio::time::timeout(PERSIST_TIMEOUT, player.recorder.persist(wire::entries(&lines))).await {
        Ok(Ok(())) => StatusCode::NO_CONTENT,
        Ok(Err(NotStored::Refused)) => StatusCode::CONFLICT,
        Ok(Err(NotStored::Stopped)) => StatusCode::GONE,
        Ok(Err(error)) => {
            tracing::warn!(%error, "an LMSCommit could not be stored");
            StatusCode::INSUFFICIENT_STORAGE
        }
        Err(_) => StatusCode::GATEWAY_TIMEOUT,
    }
}

fn has_key(player: &Player, headers: &HeaderMap) -> bool {
    let key = headers.get(KEY_HEADER).and_then(|key| key.to_str().ok());
    key.is_some_and(|key| player.client.has_key(key))
}

async fn note_refused(player: &Player) {
    if player.client.should_note_refusal(Instant::now()) {
        player.recorder.note(Note::ClientRefused).await;
    }
}

async fn listen(player: &Player, connection: u32, mut socket: WebSocket) {
    if connection > 1 {
        player.recorder.note(Note::Reconnected).await;
    } else {
        player.recorder.page_connected().await;
    }
    let mut recorder = player.recorder.clone();
    let mut closing = player.closing.asked();
    let mut close_asked = false;
    let sent = loop {
        tokio::select! {
            message = socket.recv() => {
                player.closing.heard();
                match message {
                    Some(Ok(Message::Binary(lines))) => recorder.ingest(wire::entries(&lines)).await,
                    Some(Ok(Message::Text(text))) => match serde_json::from_str::<PageMessage>(&text) {
                        Ok(PageMessage::Closed(sent) | PageMessage::Bye(sent)) => break Some(sent),
                        Ok(PageMessage::Stayed) => {
                            close_asked = false;
                            player.stay().await;
                        }
                        Ok(PageMessage::Refused(url)) => {
                            player.recorder.note_access(AccessKind::Navigation, &url, Decision::Blocked);
                        }
                        Err(error) => tracing::warn!(%error, "the page said what is not understood"),
                    },
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => break None,
                }
            },
            Some((number, stopped)) = recorder.next_persisted() => {
                let _ = socket.send(ToPage::Persisted(number).into()).await;
                if stopped {
                    let _ = socket.send(ToPage::Stop.into()).await;
                }
            }
            () = is_set(&mut closing), if !close_asked => {
                close_asked = true;
                let _ = socket.send(ToPage::Close.into()).await;
            }
            () = player.ended() => break None,
        }
    };
    player.client.disconnect();
    leave(player, sent).await;
}

/// Waits until `flag` is set; for ever where nobody can set it any more.
async fn is_set(flag: &mut watch::Receiver<bool>) {
    if flag.wait_for(|flag| *flag).await.is_err() {
        std::future::pending().await
    }
}

/// The page is gone. With its last number it has said goodbye, and the session ends once all is on disk; without, it may
/// come back for a while.
async fn leave(player: &Player, sent: Option<u32>) {
    if player.ended.borrow().is_some() {
        return;
    }
    let confirmed = match sent {
        Some(sent) => tokio::time::timeout(PERSIST_TIMEOUT, player.recorder.farewell(sent))
            .await
            .is_ok_and(|persisted| persisted.is_ok()),
        None => {
            player.recorder.note(Note::ConnectionLost).await;
            let mut closing = player.closing.asked();
            let _ = tokio::time::timeout(RECONNECT_LIMIT, closing.wait_for(|closing| *closing)).await;
            if player.client.is_connected() {
                return;
            }
            false
        }
    };
    if let Err(error) = player.end(confirmed).await {
        tracing::error!(%error, "the session could not be ended");
    }
}
