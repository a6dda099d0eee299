//! What the user can set.

use std::collections::{BTreeMap, BTreeSet};

use package::Limits;
pub use player::RecordingLimits;
use serde::{Deserialize, Serialize};

use scorm::profile::LmsProfile;
use store::{LearnerId, Store};

use crate::Result;

/// What the user can set; the defaults are what was never set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// How the SCOs of a course are launched for which nothing else was chosen.
    pub launching: LaunchingSettings,
    /// The bounds on what is imported.
    pub limits: ImportLimits,
    /// Limits on what is recorded of a session.
    pub recording: RecordingLimits,
    /// When sessions that were left open are closed.
    pub closing: ClosingSettings,
    /// When the library is backed up by itself.
    pub backups: BackupSettings,
    /// When logs are deleted.
    pub retention: RetentionSettings,
    /// The ids of the rules that the audit leaves out.
    pub rules_off: BTreeSet<String>,
}

/// How the SCOs of a course are launched for which nothing else was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LaunchingSettings {
    /// The LMS profile's id.
    pub profile: String,
    /// Who plays; none for the first learner.
    pub learner: Option<LearnerId>,
}

impl Default for LaunchingSettings {
    fn default() -> Self {
        Self {
            profile: LmsProfile::default().id,
            learner: None,
        }
    }
}

/// When sessions that were left open are closed by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ClosingSettings {
    /// So many days after their start; 0 for never.
    pub days: u32,
}

impl Default for ClosingSettings {
    fn default() -> Self {
        Self { days: 30 }
    }
}

/// When the library is backed up by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BackupSettings {
    /// Every so many days; 0 for never.
    pub days: u32,
    /// How many of these backups are kept, at least one.
    pub keep: u32,
}

impl Default for BackupSettings {
    fn default() -> Self {
        Self { days: 0, keep: 3 }
    }
}

/// When the logs of sessions are deleted. Their reports stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RetentionSettings {
    /// So many days after the session's end; 0 for never.
    pub days: u32,
}

impl Default for RetentionSettings {
    fn default() -> Self {
        Self { days: 30 }
    }
}

/// The bounds on what is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ImportLimits {
    /// The most entries of a zip.
    pub entries: u32,
    /// The most that may come out of it, in MiB.
    pub total_mib: u32,
    /// The most bytes that may come out for each byte of it.
    pub ratio: u32,
}

impl Default for ImportLimits {
    fn default() -> Self {
        let limits = Limits::default();
        let within = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
        Self {
            entries: within(limits.entries as u64),
            total_mib: within(limits.total >> 20),
            ratio: within(limits.ratio),
        }
    }
}

impl From<ImportLimits> for Limits {
    fn from(limits: ImportLimits) -> Self {
        Self {
            entries: limits.entries as usize,
            total: u64::from(limits.total_mib) << 20,
            ratio: u64::from(limits.ratio),
            ..Self::default()
        }
    }
}

/// The colours of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// Those of the system.
    #[default]
    System,
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// How the interface was left, each part by its name: pane sizes, columns, filters. Each value is JSON of the interface's own.
pub type Layout = BTreeMap<String, String>;

pub(crate) const LANGUAGE: &str = "language";
pub(crate) const THEME: &str = "theme";
pub(crate) const LAYOUT: &str = "layout";
pub(crate) const LAST_LOG_DELETION: &str = "lastLogDeletion";
pub(crate) const FOLLOW_EVERYONE: &str = "followEveryone";
const LAUNCHING: &str = "launching";
const LIMITS: &str = "limits";
const RECORDING: &str = "recording";
const CLOSING: &str = "closing";
const BACKUPS: &str = "backups";
const RETENTION: &str = "retention";
const RULES_OFF: &str = "rulesOff";

/// The most parts of a layout, and the most bytes of a part's name and value.
const LAYOUT_PARTS: usize = 128;
const LAYOUT_NAME: usize = 64;
const LAYOUT_VALUE: usize = 16 << 10;

/// Puts a part into a layout; whether there was room for it.
pub(crate) fn keep(layout: &mut Layout, name: String, value: String) -> bool {
    let fits = name.len() <= LAYOUT_NAME && value.len() <= LAYOUT_VALUE;
    let has_room = layout.contains_key(&name) || layout.len() < LAYOUT_PARTS;
    if fits && has_room {
        layout.insert(name, value);
    }
    fits && has_room
}

impl Settings {
    pub(crate) fn read(store: &Store) -> Result<Self> {
        Ok(Self {
            launching: store.setting(LAUNCHING)?,
            limits: store.setting(LIMITS)?,
            recording: store.setting(RECORDING)?,
            closing: store.setting(CLOSING)?,
            backups: store.setting(BACKUPS)?,
            retention: store.setting(RETENTION)?,
            rules_off: store.setting(RULES_OFF)?,
        })
    }

    /// Keeps them; rules that there are not are left out, and one that was divided becomes its parts.
    pub(crate) fn write(&self, store: &mut Store) -> Result<()> {
        let named = self.rules_off.iter().flat_map(|id| audit::rules_named(id));
        let known: BTreeSet<_> = named.map(|rule| rule.id).collect();
        store.set(LAUNCHING, &self.launching)?;
        store.set(LIMITS, &self.limits)?;
        store.set(RECORDING, &self.recording)?;
        store.set(CLOSING, &self.closing)?;
        store.set(BACKUPS, &self.backups)?;
        store.set(RETENTION, &self.retention)?;
        Ok(store.set(RULES_OFF, &known)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_is_limited_in_parts_and_bytes() {
        let mut layout = Layout::new();
        for part in 0..LAYOUT_PARTS {
            assert!(keep(&mut layout, part.to_string(), "1".into()));
        }
        assert!(!keep(&mut layout, "one more".into(), "1".into()));
        assert!(keep(&mut layout, "0".into(), "2".into()), "a part that it has already");
        assert!(!keep(&mut layout, "0".into(), "3".repeat(LAYOUT_VALUE + 1)));
        assert!(!keep(&mut layout, "n".repeat(LAYOUT_NAME + 1), "1".into()));
        assert_eq!((layout.len(), layout["0"].as_str()), (LAYOUT_PARTS, "2"));
    }
}
