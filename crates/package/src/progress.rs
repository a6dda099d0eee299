//! How far an import is. Whoever hears of it returns whether to go on.

use serde::Serialize;

/// What an import is at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ImportPhase {
    /// Taking a copy of the zip, or making one of the folder.
    #[default]
    Copying,
    /// Unpacking it.
    Unpacking,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// What it is at.
    pub phase: ImportPhase,
    /// Files that are done.
    pub files: u32,
    /// Files in all; 0 where that is not known.
    pub files_total: u32,
    /// Bytes that are done, in KiB.
    pub kib: u32,
    /// Bytes in all, in KiB, as the zip claims them.
    pub kib_total: u32,
}
