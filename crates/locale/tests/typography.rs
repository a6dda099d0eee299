//! How the French texts are written.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fs, path::Path};

/// The French texts in a source file: what follows `fr:`, or stands between that and the next language.
fn french(source: &str) -> impl Iterator<Item = &str> {
    source.split("fr: ").skip(1).filter_map(|rest| {
        let start = rest.find('"')?;
        // An array, or one literal: up to the closing brace of the text.
        let end = rest.find("\n    }").or_else(|| rest.find(" }")).unwrap_or(rest.len());
        rest.get(start..end)
    })
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push((path.display().to_string(), fs::read_to_string(path).unwrap()));
        }
    }
}

/// French has a no-break space before `: ; ? !` and inside guillemets.
#[test]
fn french_texts_have_no_break_spaces() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let (mut checked, mut wrong) = (0, Vec::new());
    for (file, source) in files.iter().filter(|(file, _)| !file.ends_with("text.rs")) {
        for text in french(source) {
            checked += 1;
            // A mark that a word follows is code: `?name=value`.
            let is_mark = |rest: &str| rest.chars().nth(1).is_none_or(|next| !next.is_alphanumeric());
            let marks = text
                .split(' ')
                .skip(1)
                .filter(|rest| rest.starts_with([':', ';', '?', '!']));
            if marks.into_iter().any(is_mark) || text.contains("« ") || text.contains(" »") {
                wrong.push(format!("{file}: {text}"));
            }
        }
    }
    assert!(checked > 300, "only {checked} texts were found");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
