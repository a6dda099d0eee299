//! What the system's browser keeps of a session – cookies, storage, caches, service workers – goes when the session ends.

use std::sync::Arc;

use axum::{
    Extension,
    extract::State,
    http::{HeaderName, StatusCode},
    response::{IntoResponse, Response},
};

use super::{Player, request::SentTo};

/// Where the page asks for it, under the session's token.
pub(super) const CLEAR: &str = "clear";
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");
/// At the session's own host, all is the session's.
const ALL: &str = r#""cache", "cookies", "storage""#;
/// At the loopback address, cookies are those of every server on this computer: the page deletes the session's itself.
const OF_THE_ORIGIN: &str = r#""cache", "storage""#;

/// `POST clear`
pub(super) async fn clear(State(player): State<Arc<Player>>, Extension(sent_to): Extension<SentTo>) -> Response {
    if player.how_ended().is_some() {
        player.cleared.send_replace(true);
    }
    let what = if sent_to.named { ALL } else { OF_THE_ORIGIN };
    (StatusCode::NO_CONTENT, [(CLEAR_SITE_DATA, what)]).into_response()
}
