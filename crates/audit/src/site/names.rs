//! The files of a package by the last part of their paths.

use std::collections::BTreeMap;

/// The most files of one name that are looked at.
const MOST_NAMESAKES: usize = 16;

/// The files of a package by the last part of their paths, in small letters.
#[derive(Debug)]
pub(super) struct FilesByName<'a> {
    by_name: BTreeMap<String, Vec<&'a str>>,
    /// Those that are not looked at: there are too many of their name.
    left_out: BTreeMap<String, Vec<&'a str>>,
}

impl<'a> FilesByName<'a> {
    pub(super) fn new(files: impl Iterator<Item = &'a String>) -> Self {
        let mut names = Self {
            by_name: BTreeMap::new(),
            left_out: BTreeMap::new(),
        };
        for file in files {
            let name = file.rsplit('/').next().unwrap_or(file).to_lowercase();
            let namesakes = names.by_name.entry(name.clone()).or_default();
            match namesakes.len() < MOST_NAMESAKES {
                true => namesakes.push(file),
                false => names.left_out.entry(name).or_default().push(file),
            }
        }
        names
    }

    /// The files of a name in small letters.
    pub(super) fn named(&self, name: &str) -> &[&'a str] {
        self.by_name.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Names in small letters of which not all files are looked at, with those that are not.
    pub(super) fn left_out(&self) -> impl Iterator<Item = (&str, &[&'a str])> {
        self.left_out
            .iter()
            .map(|(name, files)| (name.as_str(), files.as_slice()))
    }
}
