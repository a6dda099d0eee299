//! What the journal names, in words.

use std::collections::BTreeSet;

use journal::{AccessKind, Loss, LossCause, lost};
use locale::{Language, Plural, Text, problems as text, report};

use super::learner::LearnerDatum;

/// Why entries were not recorded.
#[must_use]
pub fn loss(cause: LossCause) -> Text {
    match cause {
        LossCause::NotReceived => report::LOST_NOT_RECEIVED,
        LossCause::EndUnknown => report::LOST_END_UNKNOWN,
        LossCause::Full => report::LOST_FULL,
        LossCause::TooMany => report::LOST_TOO_MANY,
        LossCause::OutOfOrder => report::LOST_OUT_OF_ORDER,
        LossCause::Conflict => report::LOST_CONFLICT,
        LossCause::Unreadable => report::LOST_UNREADABLE,
        LossCause::Damaged => report::LOST_DAMAGED,
    }
}

/// How many entries are missing. Those that were refused may be forged, so they do not count as lost.
pub(super) fn losses_heading(losses: &[Loss], language: Language) -> String {
    match lost(losses) {
        0 if losses.iter().all(|loss| loss.cause.is_refusal()) => {
            report::REFUSED_ENTRIES.in_language(language).to_owned()
        }
        0 => report::LOST_UNKNOWN.in_language(language).to_owned(),
        count => report::LOST.count(language, count.into()),
    }
}

/// One line: how many entries were not recorded, and why.
#[must_use]
pub fn loss_line(loss: &Loss, language: Language) -> String {
    let why = self::loss(loss.cause).in_language(language);
    let Some(count) = loss.count else {
        return why.to_owned();
    };
    let kind = loss
        .entries
        .as_deref()
        .and_then(observation_kind)
        .map(|kind| format!(" ({})", kind.in_language(language)))
        .unwrap_or_default();
    let entries = report::ENTRIES.count(language, count.into());
    report::loss_line(language, &format!("{entries}{kind}"), why)
}

/// What the kind of an observation is called; `tag` as in the entries' serialized form.
fn observation_kind(tag: &str) -> Option<Text> {
    Some(match tag {
        "hunt" => text::KIND_API_LOOKUP,
        "page" => text::KIND_PAGE,
        "console" => text::KIND_CONSOLE,
        "error" | "rejection" | "resource" | "unplayable" => text::KIND_PAGE_ERROR,
        "window" => text::KIND_WINDOW,
        "access" | "requestBody" => text::KIND_ACCESS,
        "served" => text::KIND_SERVED,
        "observerError" => text::KIND_WORKBENCH,
        _ => return None,
    })
}

/// What attempts to reach `kind` are called.
#[must_use]
pub fn access(kind: AccessKind) -> Plural {
    match kind {
        AccessKind::Ipc => report::ACCESS_IPC,
        AccessKind::Navigation => report::ACCESS_NAVIGATION,
        AccessKind::Popup => report::ACCESS_POPUP,
        AccessKind::Request => report::ACCESS_REQUEST,
        AccessKind::ServiceWorker => report::ACCESS_SERVICE_WORKER,
        AccessKind::Download => report::ACCESS_DOWNLOAD,
        AccessKind::Camera => report::ACCESS_CAMERA,
        AccessKind::Microphone => report::ACCESS_MICROPHONE,
        AccessKind::Location => report::ACCESS_LOCATION,
        AccessKind::Notifications => report::ACCESS_NOTIFICATIONS,
        AccessKind::Clipboard => report::ACCESS_CLIPBOARD,
        AccessKind::ClipboardWrite => report::ACCESS_CLIPBOARD_WRITE,
        AccessKind::Fullscreen => report::ACCESS_FULLSCREEN,
        AccessKind::PointerLock => report::ACCESS_POINTER_LOCK,
        AccessKind::LocalStorage => report::ACCESS_LOCAL_STORAGE,
        AccessKind::SessionStorage => report::ACCESS_SESSION_STORAGE,
        AccessKind::Cookie => report::ACCESS_COOKIE,
        AccessKind::IndexedDb => report::ACCESS_INDEXED_DB,
        AccessKind::Cache => report::ACCESS_CACHE,
    }
}

/// Attempts to reach something outside the session: "3 requests to other hosts, 1 download".
#[must_use]
pub fn accesses(counts: impl Iterator<Item = (AccessKind, u32)>, language: Language) -> String {
    let words: Vec<_> = counts
        .map(|(kind, count)| access(kind).count(language, count.into()))
        .collect();
    words.join(", ")
}

/// What a learner's data is called, after "the learner's": "identifier and name".
#[must_use]
pub fn learner_data(data: &BTreeSet<LearnerDatum>, language: Language) -> String {
    let has = |datum| data.contains(&datum);
    let text = match (has(LearnerDatum::Identifier), has(LearnerDatum::Name)) {
        (true, true) => report::LEARNER_IDENTIFIER_AND_NAME,
        (true, false) => report::LEARNER_IDENTIFIER,
        (false, true) => report::LEARNER_NAME,
        (false, false) => return String::new(),
    };
    text.in_language(language).to_owned()
}
