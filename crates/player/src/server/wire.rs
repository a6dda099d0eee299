//! What the player page says: the timeline's entries as lines ([`journal::wire`]), its farewell as a text.

use std::hash::{DefaultHasher, Hasher};

use journal::wire;
use serde::Deserialize;

use crate::recorder::{Batch, Sent};

/// What the page says beside its entries.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum PageMessage {
    /// The module is unloaded, as was asked; so many entries were sent in all.
    Closed(u32),
    /// The page itself is going away; so many entries were sent in all.
    Bye(u32),
    /// The learner was asked by the module whether to leave it, and stays.
    Stayed,
    /// The module was kept from replacing the player's page with this address. A module may forge it; it says no more than
    /// that the module tried.
    Refused(String),
}

/// Parses entries, one per line, up to the first line without a number.
pub(super) fn entries(lines: &[u8]) -> Batch {
    let mut lines = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let mut batch = Batch::default();
    for line in lines.by_ref() {
        let Some(read) = wire::read(line) else {
            let behind = u32::try_from(lines.count()).unwrap_or(u32::MAX);
            batch.unreadable = behind.saturating_add(1);
            break;
        };
        let mut digest = DefaultHasher::new();
        digest.write(line);
        batch.entries.push(Sent {
            line: read,
            digest: digest.finish(),
            size: line.len(),
        });
    }
    batch
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_a_number_is_refused_with_all_lines_after_it() {
        let good = r#"{"seq":1,"atUs":1,"phase":"complete","data":{"kind":"rejection","message":""}}"#;
        for bad in [
            "[]",
            "[1]",
            r#"[1, 2, "complete", "LMSNothing", "", 0]"#,
            r#"[1, 2, "complete", "LMSCommit", "", 0, 5]"#,
            "{",
            "null",
            r#"{"seq":-1}"#,
            r#"{"seq":4294967296}"#,
        ] {
            let batch = entries(format!("{good}\n{bad}\n{good}\n").as_bytes());
            assert_eq!((batch.entries.len(), batch.unreadable), (1, 2), "{bad}");
        }
    }

    #[test]
    fn equal_lines_have_equal_digests() {
        let digests: Vec<_> = entries(b"{\"seq\":1}\n{\"seq\":1}\n{\"seq\":1 }")
            .entries
            .iter()
            .map(|sent| sent.digest)
            .collect();
        assert_eq!(digests[0], digests[1]);
        assert_ne!(digests[0], digests[2]);
    }
}
