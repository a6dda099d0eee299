//! What the workbench shows of its library, as plain data in the words of the field: the one face of it that the
//! window and the command line both see.

use std::collections::BTreeMap;

use scorm::{LmsProfile, Standard, cmi::Score, manifest::Metadata, prerequisites::Requirement, rte::LessonMode};
use serde::{Deserialize, Serialize};

use crate::{report::Language, trace::SessionState};

/// A row of the library.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PackageSummary {
    /// Its identity in this library.
    pub id: u32,
    /// The title of its default organization.
    pub title: String,
    /// The name of the zip it came from.
    pub file_name: String,
    /// When it was imported, RFC 3339.
    pub imported_at: String,
    /// The zip's size in bytes.
    // Finite always, so never the `null` that JSON has for the rest.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub size: f64,
    /// How many SCOs it has.
    pub sco_count: u32,
    /// The standard that it is made for.
    pub standard: Standard,
    /// How many other packages came from the very same zip, byte for byte.
    pub twins: u32,
}

/// A package with its SCOs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PackageDetails {
    /// The row of it.
    pub summary: PackageSummary,
    /// The manifest's `identifier`.
    pub identifier: String,
    /// The manifest's `schemaversion`, where it names one.
    pub schema_version: Option<String>,
    /// Whether its SCOs can be launched: the run-time speaks SCORM 1.2 alone.
    pub can_run: bool,
    /// What it says about itself.
    pub metadata: Metadata,
    /// The SCOs in launch order.
    pub scos: Vec<ScoCard>,
    /// The titles of the items that prerequisites name, by identifier.
    pub titles: BTreeMap<String, String>,
}

/// What must be done before an item, as its manifest says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Prerequisites {
    /// The script as written.
    pub script: String,
    /// What of it the learner has behind them; none where the script cannot be read.
    pub requirement: Option<Requirement>,
}

/// A SCO as its card shows it, for the current learner.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ScoCard {
    /// Its identity in this library.
    pub id: u32,
    /// Its place in launch order, from 1.
    pub number: u32,
    /// The item's title.
    pub title: String,
    /// The titles of the items above it, outermost first.
    pub path: Vec<String>,
    /// The launch address from the package's root, with the item's parameters.
    pub launch: String,
    /// The item's prerequisites; none where it has none.
    pub prerequisites: Option<Prerequisites>,
    /// Whether a menu shows it.
    pub isvisible: bool,
    /// The item's mastery score, as the manifest has it; empty where it has none.
    pub mastery_score: String,
    /// `cmi.core.lesson_status` as it lasts.
    pub status: String,
    /// The score as it lasts.
    pub score: Score,
    /// `cmi.core.total_time`, as a CMITimespan.
    pub total_time: String,
    /// Its sessions, newest first.
    pub sessions: Vec<SessionSummary>,
}

/// One session of a SCO.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SessionSummary {
    /// Its identity: a UUID.
    pub id: String,
    /// The package.
    pub package_id: u32,
    /// The package's title.
    pub package_title: String,
    /// The SCO.
    pub sco_id: u32,
    /// The SCO's title.
    pub sco_title: String,
    /// The learner's display name, `Last, First`.
    pub learner: String,
    /// When it was launched, RFC 3339.
    pub started_at: String,
    /// When it ended, RFC 3339; none while it is running.
    pub ended_at: Option<String>,
    /// Where it stands.
    pub state: SessionState,
    /// How it was launched.
    pub window: LaunchWindow,
    /// The LMS profile's id.
    pub profile: String,
    /// `cmi.core.lesson_mode`
    pub lesson_mode: String,
    /// `cmi.core.lesson_status` at its last Commit or Finish.
    pub status: String,
    /// The score at its last Commit or Finish.
    pub score: Score,
    /// `cmi.core.session_time` as sent; empty where none was.
    pub session_time: String,
    /// From the launch to the last entry of the timeline, in seconds.
    // Finite always, so never the `null` that JSON has for the rest.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub wall_seconds: f64,
    /// How many API calls it made.
    pub calls: u32,
    /// How many of them were answered with an error code.
    pub failed_calls: u32,
}

/// Where the player opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum LaunchWindow {
    /// In the workbench's window, beside the trace.
    Embedded,
    /// In a window of its own.
    Own,
    /// In the system's browser.
    Browser,
}

/// What the user chose for a launch.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LaunchOptions {
    /// Where the player opens.
    pub window: LaunchWindow,
    /// The LMS profile's id.
    pub profile: String,
    /// The mode that the LMS asks for; the profile may make it another.
    pub mode: LessonMode,
    /// The language of the few words that the player page says itself.
    pub language: Language,
}

impl Default for LaunchOptions {
    /// In the workbench's window, as the standard says, in normal mode, in English.
    fn default() -> Self {
        Self {
            window: LaunchWindow::Embedded,
            profile: LmsProfile::default().id,
            mode: LessonMode::Normal,
            language: Language::English,
        }
    }
}

/// A session that has just been launched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Launched {
    /// The session.
    pub session: String,
    /// The player page's address on the loopback server.
    pub url: String,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// Files unpacked so far.
    pub files: u32,
    /// Files in all.
    pub files_total: u32,
    /// Bytes unpacked so far, in KiB.
    pub kib: u32,
    /// Bytes in all, in KiB, as the zip claims them.
    pub kib_total: u32,
}

/// How a session's player was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Closed {
    /// Where the session stands now.
    pub state: SessionState,
    /// Whether the page confirmed that it had unloaded the module and sent everything.
    pub confirmed: bool,
}
