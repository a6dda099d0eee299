//! Whether two packages are versions of one course: no sign is enough by itself but a course's own identifier.

use std::collections::BTreeSet;

use audit::is_default_identifier;
use store::PackageRow;

use crate::views::Sign;

/// What says that two packages are of one course.
pub(super) fn signs(one: &PackageRow, other: &PackageRow) -> BTreeSet<Sign> {
    let same = |of: fn(&PackageRow) -> String| {
        let (one, other) = (of(one), of(other));
        !one.is_empty() && one == other
    };
    let is_own = !is_default_identifier(&one.identifier);
    [
        (Sign::Identifier, is_own && same(|row| row.identifier.clone())),
        (Sign::Title, same(|row| row.title.trim().to_lowercase())),
        (Sign::FileName, same(|row| stem(&row.file_name))),
    ]
    .into_iter()
    .filter_map(|(sign, is_there)| is_there.then_some(sign))
    .collect()
}

/// Whether these signs are enough to ask the user.
pub(super) fn are_enough(signs: &BTreeSet<Sign>) -> bool {
    signs.contains(&Sign::Identifier) || signs.len() > 1
}

/// A file's name without its ending and without what tells one publication of it from the next: numbers, "v2", "(1)".
fn stem(file_name: &str) -> String {
    let small = file_name.to_lowercase();
    let name = small.strip_suffix(".zip").unwrap_or(&small);
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        let number = word.strip_prefix('v').unwrap_or(word);
        !word.is_empty() && !number.bytes().all(|byte| byte.is_ascii_digit())
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publications_of_one_file_have_one_stem() {
        for name in [
            "Fire safety v2.zip",
            "fire-safety_2026-11-27.ZIP",
            "fire safety (1).zip",
        ] {
            assert_eq!(stem(name), "fire safety", "{name}");
        }
        assert_ne!(stem("fire safety.zip"), stem("first aid.zip"));
    }
}
