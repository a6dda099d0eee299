//! The pages, styles and scripts of a package, read once for all rules that look into them.

use std::{fs, io::Read};

use crate::input::Package;

/// What is read of one file at most: no page or script of a module that a person wrote is larger; bundles are.
const MOST: u64 = 4 << 20;

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextKind {
    Page,
    Style,
    Script,
}

/// A text of the package.
#[derive(Debug)]
pub(super) struct TextFile {
    pub(super) file: String,
    pub(super) kind: TextKind,
    pub(super) text: String,
}

impl TextFile {
    /// The line that a place in the text is on, from 1.
    pub(super) fn line_at(&self, at: usize) -> u32 {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        u32::try_from(before.iter().filter(|byte| **byte == b'\n').count() + 1).unwrap_or(u32::MAX)
    }
}

/// The texts of a package, in the order of their names. One that cannot be read is passed over.
pub(super) fn text_files(package: &Package) -> impl Iterator<Item = TextFile> {
    package.files.keys().filter_map(|file| {
        let kind = kind(file)?;
        let mut bytes = Vec::new();
        fs::File::open(package.path(file))
            .ok()?
            .take(MOST)
            .read_to_end(&mut bytes)
            .ok()?;
        Some(TextFile {
            file: file.clone(),
            kind,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        })
    })
}

fn kind(file: &str) -> Option<TextKind> {
    let (_, ending) = file.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" => TextKind::Page,
        "css" => TextKind::Style,
        "js" | "mjs" => TextKind::Script,
        _ => return None,
    })
}
