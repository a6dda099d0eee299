//! The tools and wrappers that a package was made with, by what they leave in it: names of files, and words in manifests,
//! pages and scripts. Nothing is run, and of each file no more than its beginning is read.

mod signs;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, btree_map::Entry},
    fs::File,
    io::Read,
    path::Path,
};

use locale::tools::Tool;
use serde::Serialize;

use signs::{SIGNS, Sign, Within};

/// What is read of a page or a script, in bytes.
const HEAD: usize = 32 << 10;
/// What is read of a file that is known by its path.
const NAMED_HEAD: usize = 256 << 10;
/// The most pages, the most scripts and the most files of known paths that are looked into: those that are least deep.
const MOST_FILES: usize = 200;
/// How far behind the mark its version stands at most, in bytes.
const REACH: usize = 256;
/// The longest version, in bytes.
const LONGEST_VERSION: usize = 32;

/// A tool or a wrapper that a package was made with, and what shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecognizedTool {
    /// Which it is.
    pub tool: Tool,
    /// What it does for the course.
    pub role: ToolRole,
    /// Its version, where the package gives it.
    pub version: Option<String>,
    /// The file that shows it, from the package's root.
    pub file: String,
    /// The line in it, from 1; none where the file's path shows it.
    pub line: Option<u32>,
}

/// What a tool does for a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum ToolRole {
    /// The course was written in it.
    Author,
    /// It speaks with the LMS for the course.
    Wrapper,
}

impl ToolRole {
    const fn of(tool: Tool) -> Self {
        match tool {
            Tool::ScormDriver | Tool::Spoor | Tool::Pipwerks => Self::Wrapper,
            _ => Self::Author,
        }
    }
}

/// A package as its tools are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Inspected<'a> {
    /// The folder that it was unpacked in.
    pub content: &'a Path,
    /// Its files with their sizes, by path from its root.
    pub files: &'a BTreeMap<String, u64>,
    /// The manifest's path from its root; blank where there is none.
    pub manifest: &'a str,
    /// The manifest's text.
    pub manifest_text: &'a str,
}

/// The tools and wrappers that a package was made with: the tools first, each once. A file that cannot be read shows none.
#[must_use]
pub fn recognize(package: Inspected<'_>) -> Vec<RecognizedTool> {
    let mut found = Found::default();
    if !package.manifest.is_empty() {
        found.look(package.manifest, package.manifest_text, |within| {
            within == Within::Manifest
        });
    }
    let chosen = |is_chosen: &dyn Fn(&str) -> bool| {
        let mut chosen: Vec<&String> = package.files.keys().filter(|file| is_chosen(file)).collect();
        chosen.sort_by_key(|file| (file.matches('/').count(), *file));
        chosen.truncate(MOST_FILES);
        chosen
    };
    let mut look = |files: Vec<&String>, most: usize, concerns: &dyn Fn(&str, Within) -> bool| {
        for file in files {
            if let Some(head) = head(&package.content.join(file), most) {
                found.look(file, &head, |within| concerns(file, within));
            }
        }
    };
    look(chosen(&is_named), NAMED_HEAD, &is_of_path);
    look(chosen(&is_page), HEAD, &|_, within| within == Within::Page);
    look(chosen(&is_script), HEAD, &|_, within| within == Within::Script);
    found.sorted()
}

/// The product that wrote a script, by its path or by what stands at its beginning; none where it may be the course's own.
pub(crate) fn writer(file: &str, script: &str) -> Option<Tool> {
    let head = script.get(..script.floor_char_boundary(HEAD))?;
    let concerns = |within| within == Within::Script || is_of_path(file, within);
    let mut signs = SIGNS.iter().filter(|sign| concerns(sign.within));
    signs.find(|sign| sign.place(head).is_some()).map(|sign| sign.tool)
}

/// What was found so far: for each product what shows it best, with the place of its sign in the list.
#[derive(Debug, Default)]
struct Found {
    best: BTreeMap<(ToolRole, Tool), (usize, RecognizedTool)>,
}

impl Found {
    /// Looks in a text for the signs that may be in it.
    fn look(&mut self, file: &str, text: &str, concerns: impl Fn(Within) -> bool) {
        for (rank, sign) in SIGNS.iter().enumerate().filter(|(_, sign)| concerns(sign.within)) {
            let Some(place) = sign.place(text) else { continue };
            let role = ToolRole::of(sign.tool);
            let recognized = RecognizedTool {
                tool: sign.tool,
                role,
                version: sign.version(text, place),
                file: file.to_owned(),
                line: (!sign.marks.is_empty()).then(|| line(text, place)),
            };
            match self.best.entry((role, sign.tool)) {
                Entry::Vacant(free) => _ = free.insert((rank, recognized)),
                Entry::Occupied(mut known) => {
                    let order = |(rank, found): &(usize, RecognizedTool)| (found.version.is_none(), *rank);
                    let new = (rank, recognized);
                    if order(&new) < order(known.get()) {
                        known.insert(new);
                    }
                }
            }
        }
    }

    fn sorted(self) -> Vec<RecognizedTool> {
        self.best.into_values().map(|(_, recognized)| recognized).collect()
    }
}

impl Sign {
    /// Where its first mark stands in a text that has all of them.
    fn place(&self, text: &str) -> Option<usize> {
        let mut places = self.marks.iter().map(|mark| text.find(mark));
        let first = places.next().unwrap_or(Some(0))?;
        places.all(|place| place.is_some()).then_some(first)
    }

    /// The version that a text gives behind a place.
    fn version(&self, text: &str, place: usize) -> Option<String> {
        let behind = text.get(place..text.floor_char_boundary(place + REACH))?;
        let (_, version) = behind.split_once(self.version?)?;
        let version = version.strip_prefix('v').unwrap_or(version);
        let is_of_one = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        let length = version.find(|c| !is_of_one(c)).unwrap_or(version.len());
        let version = version.get(..length)?.trim_end_matches(['.', '-']);
        let is_one = version.starts_with(|c: char| c.is_ascii_digit()) && version.len() <= LONGEST_VERSION;
        is_one.then(|| version.to_owned())
    }
}

/// The line of a place in a text, from 1.
fn line(text: &str, place: usize) -> u32 {
    let before = text.get(..place).unwrap_or_default();
    u32::try_from(before.matches('\n').count()).map_or(u32::MAX, |lines| lines.saturating_add(1))
}

/// The beginning of a file as text; none where it cannot be read.
fn head(path: &Path, most: usize) -> Option<String> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(most as u64).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// Whether a file has the path of a sign, in whatever folder.
fn is_of_path(file: &str, within: Within) -> bool {
    let Within::File(path) = within else { return false };
    let before = file.strip_suffix(path);
    before.is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
}

/// Whether any sign is of the path of a file.
fn is_named(file: &str) -> bool {
    SIGNS.iter().any(|sign| is_of_path(file, sign.within))
}

fn is_page(file: &str) -> bool {
    has_ending(file, &["html", "htm", "xhtml"])
}

fn is_script(file: &str) -> bool {
    has_ending(file, &["js", "mjs", "cjs"])
}

fn has_ending(file: &str, endings: &[&str]) -> bool {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings.iter().any(|wanted| ending.eq_ignore_ascii_case(wanted))
}
