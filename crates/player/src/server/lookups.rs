//! Whether lookups of the API can be recorded without the module noticing. To record those that find nothing, the property is
//! defined on every window; a script that looks by `'API' in window` would take the first window for the one with the API.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
    sync::LazyLock,
};

use regex::bytes::Regex;
use scorm::{rte, scorm2004};
use walkdir::WalkDir;

/// Maximum bytes of scripts and pages that are searched at a launch.
const SEARCHED: u64 = 32 << 20;
const ENDINGS: [&str; 4] = ["js", "mjs", "html", "htm"];

static BY_PRESENCE: LazyLock<Regex> = LazyLock::new(|| {
    let apis = [rte::API, scorm2004::API].join("|");
    Regex::new(&format!(r#"["'`](?:{apis})["'`]\s*in\b"#)).expect("a pattern of ours")
});

/// Whether no script of the module looks for the API by its presence, as far as [`SEARCHED`] goes.
pub(super) fn can_be_recorded(content: &Path) -> bool {
    let mut left = SEARCHED;
    for entry in WalkDir::new(content).into_iter().filter_map(Result::ok) {
        let is_script = entry
            .path()
            .extension()
            .is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)));
        if !is_script || !entry.file_type().is_file() {
            continue;
        }
        match read(entry.path(), left) {
            Ok(text) if BY_PRESENCE.is_match(&text) => return false,
            Ok(text) => left = left.saturating_sub(text.len() as u64),
            Err(error) => tracing::warn!(%error, "a script of the module could not be searched"),
        }
        if left == 0 {
            break;
        }
    }
    true
}

fn read(path: &Path, at_most: u64) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    File::open(path)?.take(at_most).read_to_end(&mut text)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_looks_by_presence_is_known() {
        for script in ["while (!('API' in win))", r#"if("API_1484_11"in e)"#, "`API` in window"] {
            assert!(BY_PRESENCE.is_match(script.as_bytes()), "{script}");
        }
        for script in [
            "while (win.API == null)",
            "say('API inside')",
            "find('API'); in_frame()",
            "for (name in API)",
            "'APIs' in win",
        ] {
            assert!(!BY_PRESENCE.is_match(script.as_bytes()), "{script}");
        }
    }
}
