use std::collections::HashMap;

use serde::Serialize;

use crate::{Decoded, Value};

/// A value that differs between two texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Change {
    /// Its path.
    pub path: String,
    /// The value before. None if the path is new.
    pub before: Option<String>,
    /// The value after. None if the path is gone.
    pub after: Option<String>,
}

/// What changed from `before` to `after`: first the values that changed or came, in the order of `after`, then those that are
/// gone, in the order of `before`. At most twice [`MOST_VALUES`](crate::MOST_VALUES); the cost is linear. If one of the two
/// is incomplete, values beyond its end count as absent.
#[must_use]
pub fn diff(before: &Decoded, after: &Decoded) -> Vec<Change> {
    let old = by_path(&before.values);
    let new = by_path(&after.values);
    let come = after.values.iter().filter_map(|value| {
        let earlier = old.get(value.path.as_str()).copied();
        (earlier != Some(&value.value)).then(|| Change {
            path: value.path.clone(),
            before: earlier.map(str::to_owned),
            after: Some(value.value.clone()),
        })
    });
    let gone = before
        .values
        .iter()
        .filter(|value| !new.contains_key(value.path.as_str()));
    let gone = gone.map(|value| Change {
        path: value.path.clone(),
        before: Some(value.value.clone()),
        after: None,
    });
    come.chain(gone).collect()
}

fn by_path(values: &[Value]) -> HashMap<&str, &str> {
    values
        .iter()
        .map(|value| (value.path.as_str(), value.value.as_str()))
        .collect()
}
