//! The files that a manifest names for metadata (`adlcp:location`): whether they are there, and what they say.

use std::{
    collections::BTreeMap,
    path::{Component, Path},
};

use scorm::{
    Span,
    manifest::{self, ManifestDocument, ManifestError, Metadata, MetadataDocument},
};

use crate::{
    Result,
    contents::{base_of, read_bounded},
};

/// How many metadata files of a package are read, and how many bytes of them; the others are only looked for.
const MOST_FILES: usize = 2000;
const MOST_BYTES: usize = 64 << 20;

/// A file that a manifest names for metadata.
#[derive(Debug)]
pub struct MetadataFile {
    /// Its path from the package's root.
    pub path: String,
    /// The element of the manifest that names it first.
    pub span: Span,
    /// Whether it describes the package as a whole.
    pub is_of_package: bool,
    /// What is in it.
    pub content: MetadataContent,
}

/// What a metadata file is found to be.
#[derive(Debug)]
pub enum MetadataContent {
    /// Not there.
    Missing,
    /// No XML, or past a limit.
    Unreadable(ManifestError),
    /// What it says, with what is not well-formed in it.
    Read(MetadataDocument),
    /// Not read: there are too many.
    Unread,
}

/// The metadata files that the manifest at `path` names, each once; `has` says whether there is a file. Addresses that lead
/// out of the package are none of its files.
pub(crate) fn metadata_files(
    content: &Path,
    path: &str,
    document: &ManifestDocument,
    has: &dyn Fn(&str) -> Result<bool>,
) -> Result<Vec<MetadataFile>> {
    let base = base_of(path);
    let in_package = |path: &str| match base {
        "" => path.to_owned(),
        base => format!("{base}/{path}"),
    };
    let mut found: Vec<MetadataFile> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut bytes = 0;
    for location in &document.metadata_files {
        let (span, location) = (location.span, &location.value);
        if !is_inside(&location.path) {
            continue;
        }
        let (with_base, without) = (in_package(&location.path), in_package(&location.path_without_base));
        if let Some(at) = known.get(&with_base) {
            if let Some(file) = found.get_mut(*at) {
                file.is_of_package |= location.is_of_package;
            }
            continue;
        }
        let has_with_base = has(&with_base)?;
        let is_other = !has_with_base && with_base != without && is_inside(&location.path_without_base);
        let path = if is_other && has(&without)? {
            without
        } else {
            with_base.clone()
        };
        let is_there = has_with_base || path != with_base;
        let content = match is_there {
            true if found.len() < MOST_FILES && bytes < MOST_BYTES => {
                let file = read_bounded(&content.join(&path))?.unwrap_or_default();
                bytes += file.len();
                manifest::read_metadata(&file).map_or_else(MetadataContent::Unreadable, MetadataContent::Read)
            }
            true => MetadataContent::Unread,
            false => MetadataContent::Missing,
        };
        known.insert(with_base, found.len());
        found.push(MetadataFile {
            path,
            span,
            is_of_package: location.is_of_package,
            content,
        });
    }
    Ok(found)
}

/// Whether a path stays in the folder that it is joined to, on every system.
fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    !path.is_empty() && parts.all(|part| matches!(part, Component::Normal(_)))
}

/// Adds what metadata files say to what the manifest says itself: the package's own file, then a language wherever one is.
pub(crate) fn complete(metadata: &mut Metadata, files: &[MetadataFile]) {
    let read = |file: &&MetadataFile| match &file.content {
        MetadataContent::Read(document) => Some(document.metadata.clone()),
        _ => None,
    };
    let fill = |field: &mut String, value: String| {
        if field.is_empty() {
            *field = value;
        }
    };
    let of_package = files.iter().filter(|file| file.is_of_package);
    for said in of_package.filter_map(|file| read(&file)) {
        fill(&mut metadata.title, said.title);
        fill(&mut metadata.description, said.description);
        fill(&mut metadata.language, said.language);
    }
    for said in files.iter().filter_map(|file| read(&file)) {
        fill(&mut metadata.language, said.language);
    }
}
