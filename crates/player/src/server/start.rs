//! Where the system's browser begins: a page that looks whether this browser resolves the session's own host name, and
//! goes on there, or else at the loopback address.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use super::Player;

/// The page, under the session's token.
pub(super) const START: &str = "start";
/// What it looks for at the session's own host. The token is not in this path: it is another server's to hear where a
/// DNS server says so.
pub(super) const ALIVE: &str = "/alive";

const PAGE: &str = include_str!("../../../../ui/dist/player/start.html");

/// `GET start`
pub(super) async fn page(State(player): State<Arc<Player>>) -> Response {
    let Some(named) = &player.addresses.named else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let page = PAGE.replace("{{host}}", &named.host).replace("{{proof}}", &named.proof);
    let policy = format!(
        "default-src 'none'; script-src 'unsafe-inline'; connect-src {}",
        named.address.origin
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, &policy),
    ];
    (headers, page).into_response()
}

/// `GET /alive`
pub(super) async fn alive(State(player): State<Arc<Player>>) -> Response {
    let Some(named) = &player.addresses.named else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let origin = player.addresses.loopback.origin.clone();
    ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin)], named.proof.clone()).into_response()
}
