//! What the workbench shows of its library, as plain data in the words of the field: the one face of it that the
//! window and the command line both see.

use std::collections::BTreeMap;

use audit::{FindingCounts, RecognizedTool};
use chrono::{DateTime, FixedOffset};
use journal::{Exchange, Sent, SessionProgress};
use locale::Language;
use scorm::{
    LmsProfile, Standard,
    cmi::{Score, Timespan},
    manifest::Metadata,
    prerequisites::Requirement,
    rte::LessonMode,
};
use serde::{Deserialize, Serialize};
use store::{Learner, LearnerRow, SessionRow};

use crate::{
    Error, LanguageTag,
    ids::{CourseId, LearnerId, PackageId, ScoId, SessionId},
    trace::SessionState,
};

pub use journal::{FollowUp, LaunchWindow};
pub use package::{ImportPhase, ImportProgress};
pub use player::{Closed, Closing};

/// A row of the library.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PackageSummary {
    /// Its identity in this library.
    pub id: PackageId,
    /// The title of its default organization.
    pub title: String,
    /// The name of the zip it came from.
    pub file_name: String,
    /// When it was imported.
    pub imported_at: DateTime<FixedOffset>,
    /// The zip's size in bytes.
    // Finite always, so never the `null` that JSON has for the rest.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub size: f64,
    /// How many SCOs it has.
    pub sco_count: u32,
    /// The standard that it is made for.
    pub standard: Standard,
    /// Which version of the package this is, from 1.
    pub version: u32,
    /// How many versions of it there are here.
    pub versions: u32,
    /// What its last audit found; none before the first.
    pub finding_counts: Option<FindingCounts>,
    /// Whether changes of its source come in as new versions.
    pub watched: bool,
    /// Whether its files could not be read when the library was last opened. That is tried again each time.
    pub unreadable: bool,
}

/// A folder among the packages' folders that no package of the library names. It is never deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OrphanFolder {
    /// Its name.
    pub folder: String,
    /// Where it is.
    pub path: String,
    /// Whether it holds a `package.zip`, so that it can be imported again.
    pub has_zip: bool,
}

/// What in a library is not as it should be, though it can be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LibraryCondition {
    /// The folders among the packages' folders that no package names.
    pub orphans: Vec<OrphanFolder>,
    /// How many records of packages, SCOs and sessions are damaged: they are not shown anywhere.
    pub damaged_records: u32,
    /// Whether a backup took the library's place when it was opened.
    pub restored: bool,
    /// The folder that it was in before, where it was moved until it was opened.
    pub moved_from: Option<String>,
}

/// What a backup holds, or what was restored of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BackedUp {
    /// How many packages it holds, each version of its own.
    pub packages: u32,
    /// How many sessions.
    pub sessions: u32,
    /// The titles of the packages whose zips are not in it, because they cannot be read. Their sessions are.
    pub missing: Vec<String>,
}

/// What a backup is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum BackupKind {
    /// A file that the user made.
    File,
    /// A file that was made every so many days.
    Automatic,
    /// The library that a restored one has replaced.
    BeforeRestore,
    /// The database before a newer version of the workbench brought it up to date. The packages are not in it.
    BeforeUpdate,
}

/// A backup that can be restored.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BackupSummary {
    /// Where it is.
    pub path: String,
    /// What it is.
    pub kind: BackupKind,
    /// When it was made.
    pub made_at: DateTime<FixedOffset>,
    /// How many packages it has, each version of its own.
    pub packages: u32,
    /// How many sessions.
    pub sessions: u32,
    /// Its size in bytes.
    // Finite always, so never the `null` that JSON has for the rest.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub size: f64,
}

/// A backup that is about to be restored, and the library that it replaces.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RestorePreview {
    /// What is restored.
    pub backup: BackupSummary,
    /// How many packages the library has now.
    pub packages: u32,
    /// How many sessions.
    pub sessions: u32,
}

/// A library that is about to be moved.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MovePreview {
    /// Its folder now.
    pub from: String,
    /// Its folder then.
    pub to: String,
    /// How many packages it has, each version of its own.
    pub packages: u32,
    /// How many sessions.
    pub sessions: u32,
    /// How many bytes are copied.
    // Finite always, so never the `null` that JSON has for the rest.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub size: f64,
    /// How many bytes can be written there.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub available: f64,
}

/// What a check of the library came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct IntegrityReport {
    /// How many packages were checked, each version of its own.
    pub packages: u32,
    /// How many sessions there are.
    pub sessions: u32,
    /// What is not as it should be.
    pub findings: Vec<IntegrityFinding>,
}

/// Something in a library that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum IntegrityFinding {
    /// SQLite finds damage in the database.
    DatabaseDamaged {
        /// In how many places, as far as it was counted.
        count: u32,
    },
    /// Rows of the database refer to others that are not there.
    LostParents {
        /// How many.
        count: u32,
    },
    /// Records of packages, SCOs and sessions cannot be read.
    DamagedRecords {
        /// How many.
        count: u32,
    },
    /// The zip of a package is gone, or cannot be read.
    ZipUnreadable {
        /// The package's title.
        title: String,
    },
    /// The zip of a package is another than was imported.
    ZipChanged {
        /// The package's title.
        title: String,
    },
    /// The unpacked files of a package are not those of its zip.
    FilesIncomplete {
        /// The package's title.
        title: String,
    },
    /// Folders of packages are not in the library.
    UnknownFolders {
        /// How many.
        count: u32,
    },
    /// Sessions are not in the index of the journal as they are.
    JournalNotIndexed {
        /// How many.
        count: u32,
    },
}

/// What a recovery of a library came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Recovered {
    /// Where the old database is now, where a new one took its place.
    pub replaced: Option<String>,
    /// Whether all of the old database could be read, as far as can be seen.
    pub complete: bool,
    /// How many packages the library has now.
    pub packages: u32,
    /// How many of them were imported again from their folders.
    pub imported: u32,
    /// How many sessions it has now.
    pub sessions: u32,
    /// The folders that could not be imported again. They are left as they are.
    pub failed: Vec<UnrecoveredFolder>,
}

/// A folder that could not be imported again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UnrecoveredFolder {
    /// Where it is.
    pub path: String,
    /// What is wrong with it.
    pub error: Error,
}

/// A package that has just been imported.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// The package.
    pub package: PackageSummary,
    /// The package in the library that it may be a new version of.
    pub earlier: Option<Earlier>,
    /// Whether it is a resource package, which has nothing to launch and is no course.
    pub is_resource_package: bool,
}

/// A package that an imported one may be a new version of.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Earlier {
    /// Its newest version.
    pub package: PackageSummary,
    /// Whether one of its versions is the very same zip, byte for byte.
    pub same: bool,
    /// What else says that the two are of one course.
    pub signs: Vec<Sign>,
}

/// What says that two packages are of one course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Sign {
    /// The manifest's identifier, which is no authoring tool's default.
    Identifier,
    /// The title.
    Title,
    /// The file's name, but for numbers.
    FileName,
}

/// A version of a package, as its history shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct VersionSummary {
    /// The row of it.
    pub summary: PackageSummary,
    /// The zip or folder that it was imported from.
    pub source: Option<String>,
    /// How many sessions it has.
    pub sessions: u32,
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
    /// Whether it is a resource package: resources and no organization, so nothing to launch.
    pub is_resource_package: bool,
    /// What it says about itself.
    pub metadata: Metadata,
    /// The authoring tools and SCORM wrappers that it was made with, the tools first.
    pub tools: Vec<RecognizedTool>,
    /// The SCOs in launch order.
    pub scos: Vec<ScoCard>,
    /// The titles of the items that prerequisites name, by identifier.
    pub titles: BTreeMap<String, String>,
    /// Its versions, the newest first, itself among them.
    pub versions: Vec<VersionSummary>,
    /// The zip or folder that it was imported from, where that is known.
    pub source: Option<String>,
    /// The zip or folder whose changes come in as new versions.
    pub watched: Option<String>,
    /// Who plays, and whose statuses the SCOs show.
    pub learner: LearnerDetails,
    /// How its SCOs are launched, as was last chosen for the course.
    pub launch_options: LaunchOptions,
    /// How they are launched unless something else is chosen.
    pub default_launch_options: LaunchOptions,
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
    pub id: ScoId,
    /// Its place in launch order, from 1.
    pub number: u32,
    /// The item's title.
    pub title: String,
    /// The titles of the items above it, outermost first.
    pub path: Vec<String>,
    /// The launch address from the package's root, with the item's parameters.
    pub launch: String,
    /// The host that the launch address names, where that is not the package itself.
    pub launch_host: Option<String>,
    /// The launch file's path, as the manifest gives it, where the package does not contain it. Such a SCO cannot be launched.
    pub missing_launch_file: Option<String>,
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
    /// The same in whole seconds; absent if it is none.
    pub total_seconds: Option<u32>,
    /// Its sessions, newest first.
    pub sessions: Vec<SessionSummary>,
}

/// One session of a SCO.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SessionSummary {
    /// Its identity.
    pub id: SessionId,
    /// The package.
    pub package_id: PackageId,
    /// The package's title.
    pub package_title: String,
    /// The SCO.
    pub sco_id: ScoId,
    /// The SCO's title.
    pub sco_title: String,
    /// The learner.
    pub learner_id: LearnerId,
    /// The learner's display name, `Last, First`.
    pub learner: String,
    /// When it was launched.
    pub started_at: DateTime<FixedOffset>,
    /// When it ended; none while it is running.
    pub ended_at: Option<DateTime<FixedOffset>>,
    /// When its entries and exchanges were deleted for their age; its report is kept.
    pub logs_deleted_at: Option<DateTime<FixedOffset>>,
    /// Where it stands.
    pub state: SessionState,
    /// What came of its attempt after it.
    pub follow_up: FollowUp,
    /// How it was launched.
    pub window: LaunchWindow,
    /// The LMS profile's id.
    pub profile: String,
    /// What that profile was called at the launch; blank in what earlier versions stored.
    #[serde(default)]
    pub profile_name: String,
    /// `cmi.core.lesson_mode`
    pub lesson_mode: LessonMode,
    /// `cmi.core.lesson_status` as the LMS recorded it, with what earlier sessions left.
    pub status: String,
    /// The score as the LMS recorded it.
    pub score: Score,
    /// What the module sent in this session.
    pub sent: Sent,
    /// `cmi.core.session_time` as sent; empty where none was.
    pub session_time: String,
    /// The same in whole seconds; absent if it is no CMITimespan.
    pub session_seconds: Option<u32>,
    /// From the launch to the last entry of the timeline, in seconds.
    // Finite always, so never the `null` that JSON has for the rest.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub wall_seconds: f64,
    /// How many API calls it made.
    pub calls: u32,
    /// How many of them returned an error code.
    pub failed_calls: u32,
}

impl From<SessionRow> for SessionSummary {
    fn from(row: SessionRow) -> Self {
        let SessionProgress {
            state,
            status,
            score,
            session_time,
            counts,
            page_opened_at: _,
        } = row.progress;
        Self {
            id: row.id,
            package_id: row.package,
            package_title: row.package_title,
            sco_id: row.sco,
            sco_title: row.sco_title,
            learner_id: row.learner_id,
            learner: row.learner,
            started_at: row.started_at,
            ended_at: row.ended_at,
            logs_deleted_at: row.logs_deleted_at,
            state,
            follow_up: row.follow_up,
            window: row.window,
            profile: row.profile.id,
            profile_name: row.profile.name,
            lesson_mode: row.launch.lesson_mode,
            status,
            score,
            session_seconds: timespan_seconds(&session_time),
            sent: counts.sent,
            session_time,
            wall_seconds: counts.at.as_seconds(),
            calls: counts.calls,
            failed_calls: counts.failed_calls,
        }
    }
}

/// A session whose end never came: it runs, or was left open.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OpenSession {
    /// The session.
    pub session: SessionSummary,
    /// The learner's family name.
    pub family_name: String,
    /// The learner's given name.
    pub given_name: String,
}

impl From<SessionRow> for OpenSession {
    fn from(row: SessionRow) -> Self {
        Self {
            family_name: row.family_name.clone(),
            given_name: row.given_name.clone(),
            session: row.into(),
        }
    }
}

/// A session that was left open and is closed now.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ValidatedSession {
    /// The session.
    pub session: SessionSummary,
    /// What the LMS made of it, as it logs that.
    pub exitau: Exchange,
}

/// Logs of sessions: their entries, of which exchanges are derived.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LogAmount {
    /// Of how many sessions.
    pub sessions: u32,
    /// How many entries they have.
    pub rows: u32,
}

impl LogAmount {
    /// Adds a session with so many entries.
    pub(crate) fn add(&mut self, rows: u32) {
        self.sessions += 1;
        self.rows = self.rows.saturating_add(rows);
    }
}

/// How far a deletion of logs has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LogDeletionProgress {
    /// The sessions that are done.
    pub done: u32,
    /// All sessions whose logs are deleted.
    pub sessions: u32,
}

/// A deletion of logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LogDeletion {
    /// When it was.
    pub at: DateTime<FixedOffset>,
    /// What was deleted.
    pub deleted: LogAmount,
}

/// A CMITimespan in whole seconds.
pub(crate) fn timespan_seconds(text: &str) -> Option<u32> {
    Timespan::parse(text).map(Timespan::seconds)
}

/// How a SCO is launched: what the user chose, which is remembered for the course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LaunchOptions {
    /// Who plays; none for the default learner.
    pub learner: Option<LearnerId>,
    /// Where the player opens.
    pub window: LaunchWindow,
    /// The LMS profile's id.
    pub profile: String,
    /// The mode that the LMS asks for; the profile may make it another.
    pub mode: LessonMode,
    /// Whether requests of the module to other hosts are blocked.
    pub offline: bool,
    /// The language that the module finds in the browser (`navigator.language`, `Accept-Language`); none for the interface's.
    /// The system's browser has its own. `cmi.student_preference.language` is the learner's to set, and is not given.
    pub learner_language: Option<LanguageTag>,
}

impl LaunchOptions {
    /// The language that the module finds in the browser, where the interface is in `language`.
    #[must_use]
    pub fn browser_language(&self, language: Language) -> LanguageTag {
        self.learner_language.clone().unwrap_or_else(|| language.into())
    }
}

impl Default for LaunchOptions {
    /// The default learner, in the workbench's window, as the standard says, in normal mode, offline.
    fn default() -> Self {
        Self {
            learner: None,
            window: LaunchWindow::Embedded,
            profile: LmsProfile::default().id,
            mode: LessonMode::Normal,
            offline: true,
            learner_language: None,
        }
    }
}

/// A local learner, who stands for one of the LMS's users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LearnerDetails {
    /// Its identity.
    pub id: LearnerId,
    /// `cmi.core.student_id`
    pub student_id: String,
    /// The display name, `Last, First`.
    pub name: String,
}

impl From<Learner> for LearnerDetails {
    fn from(learner: Learner) -> Self {
        let Learner {
            id,
            student_id,
            family_name,
            given_name,
            login: _,
        } = learner;
        Self {
            id,
            student_id,
            name: Self::display_name(&family_name, &given_name),
        }
    }
}

impl LearnerDetails {
    /// `Last, First`, or the one of them that there is.
    pub(crate) fn display_name(family_name: &str, given_name: &str) -> String {
        let names = [family_name, given_name].into_iter().filter(|name| !name.is_empty());
        names.collect::<Vec<_>>().join(", ")
    }
}

/// The learners of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LearnerList {
    /// The default learner first.
    pub learners: Vec<LearnerSummary>,
    /// Whether the journal holds everyone's sessions; else it holds those of the learners who are followed.
    pub follow_everyone: bool,
}

/// A learner with what there is of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LearnerSummary {
    /// Its identity.
    pub id: LearnerId,
    /// `cmi.core.student_id`
    pub student_id: String,
    /// The display name, `Last, First`.
    pub name: String,
    /// The family name.
    pub family_name: String,
    /// The given name; it may be blank.
    pub given_name: String,
    /// The login.
    pub login: String,
    /// Whether the journal holds their sessions, where it does not hold everyone's.
    pub followed: bool,
    /// How many attempts they have begun.
    pub attempts: u32,
    /// How many sessions they have had.
    pub sessions: u32,
    /// When the last of them began.
    pub last_session_at: Option<DateTime<FixedOffset>>,
    /// Whether one of them is running.
    pub is_running: bool,
}

impl From<LearnerRow> for LearnerSummary {
    fn from(row: LearnerRow) -> Self {
        let Learner {
            id,
            student_id,
            family_name,
            given_name,
            login,
        } = row.learner;
        Self {
            id,
            student_id,
            name: LearnerDetails::display_name(&family_name, &given_name),
            family_name,
            given_name,
            login,
            followed: row.followed,
            attempts: row.attempts,
            sessions: row.sessions,
            last_session_at: row.last_session_at,
            is_running: row.is_running,
        }
    }
}

/// A learner about to be added, or what a learner is changed to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NewLearner {
    /// `cmi.core.student_id`
    pub student_id: String,
    /// The family name.
    pub family_name: String,
    /// The given name; it may be blank.
    pub given_name: String,
    /// The login; the identifier where it is blank.
    #[serde(default)]
    pub login: String,
}

/// A session that has just been launched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Launched {
    /// The session.
    pub session: SessionId,
    /// The player page's address on the loopback server.
    pub url: String,
}

/// What happens to a watched source.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum WatchEvent {
    /// It has changed, and comes in.
    Importing {
        /// Which package's source it is: the same in all events about it.
        course: CourseId,
        /// The package's title.
        title: String,
        /// How far it is.
        progress: ImportProgress,
    },
    /// It is as it was.
    Unchanged {
        /// Which package's source it is.
        course: CourseId,
    },
    /// It has come in as a new version.
    Imported {
        /// Which package's source it is.
        course: CourseId,
        /// The version that was the newest before.
        before: PackageId,
        /// The new version.
        package: PackageSummary,
    },
    /// It could not be read, or is no package that can be imported.
    Failed {
        /// Which package's source it is.
        course: CourseId,
        /// The package's title.
        title: String,
        /// The zip or folder.
        source: String,
        /// What is wrong with it.
        error: Error,
    },
}
