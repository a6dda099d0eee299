//! What the user can set.

use std::collections::BTreeSet;

use package::Limits;
pub use player::RecordingLimits;
use serde::{Deserialize, Serialize};

use store::Store;

use crate::Result;

/// What the user can set; the defaults are what was never set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// The bounds on what is imported.
    pub limits: ImportLimits,
    /// Limits on what is recorded of a session.
    pub recording: RecordingLimits,
    /// The ids of the rules that the audit leaves out.
    pub rules_off: BTreeSet<String>,
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

pub(crate) const THEME: &str = "theme";
const LIMITS: &str = "limits";
const RECORDING: &str = "recording";
const RULES_OFF: &str = "rulesOff";

impl Settings {
    pub(crate) fn read(store: &Store) -> Result<Self> {
        Ok(Self {
            limits: store.setting(LIMITS)?,
            recording: store.setting(RECORDING)?,
            rules_off: store.setting(RULES_OFF)?,
        })
    }

    /// Keeps them; rules that there are not are left out.
    pub(crate) fn write(&self, store: &mut Store) -> Result<()> {
        let known: BTreeSet<_> = self.rules_off.iter().filter(|id| audit::rule(id).is_some()).collect();
        store.set(LIMITS, &self.limits)?;
        store.set(RECORDING, &self.recording)?;
        Ok(store.set(RULES_OFF, &known)?)
    }
}
