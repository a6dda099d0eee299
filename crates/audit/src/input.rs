//! A package as the rules see it: its manifest, and its files.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use package::{MetadataFile, OddNames, PackageFacts, base_of, case_folded};
use scorm::{
    Span,
    manifest::{Manifest, ManifestDocument},
};

use crate::{
    authoring::{Inspected, RecognizedTool, recognize},
    finding::Place,
    lines::Lines,
};

/// A package that has been unpacked.
#[derive(Debug)]
pub(super) struct Package<'f> {
    content: PathBuf,
    /// The folder of its manifest from the package's root, with a slash; blank at the root.
    pub(super) base: String,
    /// The manifest's own path.
    pub(super) manifest_path: &'f str,
    pub(super) manifest: &'f Manifest,
    /// The manifest's text and problems.
    pub(super) document: &'f ManifestDocument,
    lines: Lines,
    /// The files that the manifest names for metadata.
    pub(super) metadata: &'f [MetadataFile],
    /// Its files with their sizes, by path from the root.
    pub(super) files: &'f BTreeMap<String, u64>,
    /// The tools and wrappers that it was made with.
    pub(super) tools: Vec<RecognizedTool>,
    /// What was odd in the zip that it came in.
    pub(super) names: &'f OddNames,
    /// The same paths folded, each with how it is written.
    case_folded_paths: BTreeMap<String, &'f str>,
}

impl<'f> Package<'f> {
    /// The package in the folder `content`, of which this is known.
    pub(super) fn new(content: &Path, facts: &'f PackageFacts) -> Self {
        let PackageFacts {
            files,
            names,
            manifest,
            metadata,
        } = facts;
        let document = &manifest.document;
        let tools = recognize(Inspected {
            content,
            files,
            manifest: &manifest.path,
            manifest_text: &document.text,
        });
        Self {
            content: content.to_owned(),
            base: match base_of(&manifest.path) {
                "" => String::new(),
                folder => format!("{folder}/"),
            },
            lines: Lines::new(&document.text),
            manifest_path: &manifest.path,
            manifest: &document.manifest,
            document,
            metadata,
            tools,
            names,
            case_folded_paths: files.keys().map(|file| (case_folded(file), file.as_str())).collect(),
            files,
        }
    }

    /// Where a file of the package is.
    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.content.join(file)
    }

    /// Whether there is a file of this name, capitals included.
    pub(super) fn has(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// The file that has this name but for its case and its normal form.
    pub(super) fn with_case_folded(&self, file: &str) -> Option<&str> {
        self.case_folded_paths.get(&case_folded(file)).copied()
    }

    /// The files that its resources open.
    pub(super) fn opened(&self) -> impl Iterator<Item = String> {
        let opened = self.manifest.resources.iter().filter_map(|resource| {
            let href = resource.href.as_deref()?;
            resource.files.iter().find(|file| file.href == href)
        });
        let scos = self.manifest.scos().into_iter().map(|sco| sco.file);
        let paths: Vec<_> = opened.map(|file| file.path.clone()).chain(scos).collect();
        paths.into_iter().map(|path| format!("{}{path}", self.base))
    }

    /// Where in the manifest the element with this identifier begins.
    pub(super) fn place_of(&self, identifier: &str) -> Place {
        let span = self.document.place_of(identifier);
        span.map_or_else(|| Place::file(self.manifest_path), |span| self.place(span))
    }

    /// Where in the manifest a part of it begins. A package of a standard that has none has no manifest.
    pub(super) fn place(&self, span: Span) -> Place {
        if self.manifest_path.is_empty() {
            return Place::default();
        }
        self.lines.in_file(self.manifest_path, &self.document.text, span)
    }
}
