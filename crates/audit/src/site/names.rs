//! The files of a package by the last part of their paths.

use std::collections::BTreeMap;

/// The most files of one name that are looked at.
const MOST_NAMESAKES: usize = 16;

/// The files of a package by the last part of their paths, in small letters.
#[derive(Debug)]
pub(super) struct FilesByName<'a>(BTreeMap<String, Vec<&'a str>>);

impl<'a> FilesByName<'a> {
    pub(super) fn new(files: impl Iterator<Item = &'a String>) -> Self {
        let mut by_name: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for file in files {
            let name = file.rsplit('/').next().unwrap_or(file).to_lowercase();
            let namesakes = by_name.entry(name).or_default();
            if namesakes.len() < MOST_NAMESAKES {
                namesakes.push(file);
            }
        }
        Self(by_name)
    }

    /// The files of a name in small letters.
    pub(super) fn named(&self, name: &str) -> &[&'a str] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}
