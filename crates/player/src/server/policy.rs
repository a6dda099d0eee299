//! Requests to other hosts: a Content-Security-Policy on every response lets the module do all that it may do on its own
//! origin, and reach no other host. Offline the browser blocks by it, else it lets the request through; it reports either to
//! the server, from workers and blank frames too.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
};
use journal::{AccessKind, Decision};
use serde::Deserialize;

use super::Player;

/// Where browsers send what they report, under the session's token.
pub(super) const REPORTS: &str = "reports";
/// How many different reports are distinguished; those beyond are counted as new ones.
const REPORTS_LIMIT: usize = 1_000;
/// Own origin, and what a page makes itself: inline scripts, `eval`, `data:` fonts, `blob:` workers, media streams.
const OWN: &str = "'self' data: blob: mediastream: 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'";
/// A host name that is looked up tells its DNS server of it.
const DNS_PREFETCH: HeaderName = HeaderName::from_static("x-dns-prefetch-control");

/// The headers of every response of a session whose player is at `address`: origin, token and a slash.
pub(super) fn headers(authority: &str, address: &str, is_offline: bool) -> Option<HeaderMap> {
    // Some browsers take a WebSocket of the same host for another origin. A link to a mail address is checked as a frame
    // is, and where it is refused the module's page is lost. A script as a form's address is a script.
    let policy = format!(
        "default-src {OWN}; connect-src 'self' ws://{authority} data: blob:; frame-src 'self' data: blob: mailto: tel: sms:; \
         form-action 'self' javascript:; base-uri 'self'; report-uri {address}{REPORTS}"
    );
    let mut headers = HeaderMap::new();
    let policy = HeaderValue::try_from(policy).ok()?;
    if is_offline {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        headers.insert(DNS_PREFETCH, HeaderValue::from_static("off"));
    } else {
        headers.insert(header::CONTENT_SECURITY_POLICY_REPORT_ONLY, policy);
    }
    Some(headers)
}

/// What a page was to load from another host, as the browser reports it (CSP 3 §5.3).
#[derive(Debug, Deserialize)]
struct Violation {
    #[serde(rename = "csp-report")]
    report: Report,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Report {
    #[serde(default)]
    document_uri: String,
    /// The address, or its origin alone. Browsers call it blocked where they only report, too.
    blocked_uri: String,
    #[serde(default)]
    effective_directive: String,
}

/// The reports of a session: a page that asks for the same address again and again is noted once.
#[derive(Debug, Default)]
pub(super) struct Reports(Mutex<HashSet<[String; 3]>>);

impl Reports {
    fn is_new(&self, report: Report) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let report = [report.document_uri, report.blocked_uri, report.effective_directive];
        seen.len() >= REPORTS_LIMIT || seen.insert(report)
    }
}

/// `POST reports`. Any page of the module may forge a report; it says no more than that the module tried.
pub(super) async fn report(State(player): State<Arc<Player>>, body: Bytes) -> StatusCode {
    let Ok(Violation { report }) = serde_json::from_slice(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    let target = format!("{} ({})", report.blocked_uri, report.effective_directive);
    if player.reports.is_new(report) {
        let decision = if player.is_offline {
            Decision::Blocked
        } else {
            Decision::Allowed
        };
        player.recorder.note_access(AccessKind::Request, &target, decision);
    }
    StatusCode::NO_CONTENT
}
