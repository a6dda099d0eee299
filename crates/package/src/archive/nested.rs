//! Packages inside a package: one that was zipped once more, or several courses in one zip.

use std::{collections::BTreeMap, path::Path};

use scorm::Standard;

use super::{SharedFile, directory, opened};
use crate::{Limits, contents::manifest_among};

/// How many zips are looked into.
const MOST_ZIPS: usize = 50;
/// What the names of zips end in: `.pif` is the standard's own (SCORM 1.2 CAM §2.2).
const ENDINGS: [&str; 2] = ["zip", "pif"];

/// The zips among the files of a folder that hold a package, by path from it, the least deep first. One that cannot be read
/// holds none, nor does one past the first [`MOST_ZIPS`].
pub(crate) fn nested_packages(content: &Path, files: &BTreeMap<String, u64>) -> Vec<String> {
    let is_zip = |path: &&String| {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
    };
    let mut zips: Vec<_> = files.keys().filter(is_zip).collect();
    zips.sort_by_key(|path| (path.matches('/').count(), *path));
    zips.truncate(MOST_ZIPS);
    zips.retain(|path| names(&content.join(path)).is_some_and(|names| is_package(&names)));
    zips.into_iter().cloned().collect()
}

fn is_package(names: &[String]) -> bool {
    manifest_among(names.iter()).is_some() || Standard::from_files(names.iter().map(String::as_str)).is_some()
}

/// The names in a zip, as far as they are ASCII; none where it is no zip, or has a longer list than is ever unpacked.
fn names(zip: &Path) -> Option<Vec<String>> {
    let mut reader = SharedFile::open(zip).ok()?;
    let claim = directory::longest_claim(&mut reader).ok()?;
    if claim.entries > Limits::default().entries as u64 || claim.bytes > directory::LONGEST_LIST {
        return None;
    }
    let archive = opened(reader, "").ok()?;
    let name = |index| {
        let entry = archive.by_index_data(index).ok()?;
        Some(String::from_utf8_lossy(entry.name_raw()).replace('\\', "/"))
    };
    (0..archive.len()).map(name).collect()
}
