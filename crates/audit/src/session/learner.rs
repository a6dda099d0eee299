//! The learner's data in what a module sends.

use scorm::{manifest::decode_percent, rte::Launch};
use serde::{Deserialize, Serialize};

/// The fewest characters of an identifier of one word that is looked for: a shorter one is found by chance.
const SHORTEST: usize = 4;
/// Maximum words of a name that are looked for.
const NAME_WORDS: usize = 8;

/// Data about a learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum LearnerDatum {
    /// `cmi.core.student_id`
    Identifier,
    /// `cmi.core.student_name`
    Name,
}

/// The learner of a session, as they are looked for in addresses and in the bodies of requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnerWords {
    /// The words of the identifier, one after the other; none where it is too short.
    identifier: Option<String>,
    /// The words of the name; none where they are fewer than two.
    name: Vec<String>,
    /// The words of the name one after the other, beginning with each: the family name may be first or last.
    orders: Vec<String>,
}

impl LearnerWords {
    /// The learner that a session was launched for.
    #[must_use]
    pub fn of(launch: &Launch) -> Self {
        let identifier = words(&launch.student_id);
        let is_long = identifier.trim().contains(' ') || identifier.trim().chars().count() >= SHORTEST;
        let mut name: Vec<_> = words(&launch.student_name)
            .split_whitespace()
            .take(NAME_WORDS)
            .map(str::to_owned)
            .collect();
        if name.len() < 2 {
            name.clear();
        }
        let orders = (0..name.len()).map(|first| {
            let (last, first) = name.split_at(first);
            format!(" {} ", [first, last].concat().join(" "))
        });
        Self {
            identifier: (is_long && !identifier.trim().is_empty()).then_some(identifier),
            orders: orders.collect(),
            name,
        }
    }

    /// Which data of them are in these values, plain or percent-encoded. A name is found where its words follow each other, or
    /// where each of them is in a value that has nothing else. A text may have all of them by chance.
    pub(super) fn found_in<T: AsRef<str>>(&self, values: impl IntoIterator<Item = T>) -> Vec<LearnerDatum> {
        let (mut has_identifier, mut has_name) = (false, false);
        let mut seen = vec![false; self.name.len()];
        for value in values {
            let said = words(&decode_percent(value.as_ref()));
            has_identifier |= self.identifier.as_ref().is_some_and(|words| said.contains(words));
            has_name |= self.orders.iter().any(|words| said.contains(words));
            if said
                .split_whitespace()
                .all(|word| self.name.iter().any(|one| one == word))
            {
                for word in said.split_whitespace() {
                    for (one, seen) in self.name.iter().zip(&mut seen) {
                        *seen |= one == word;
                    }
                }
            }
        }
        has_name |= !seen.is_empty() && seen.iter().all(|seen| *seen);
        let found = [
            (has_identifier, LearnerDatum::Identifier),
            (has_name, LearnerDatum::Name),
        ];
        found
            .into_iter()
            .filter(|(is_found, _)| *is_found)
            .map(|(_, datum)| datum)
            .collect()
    }
}

/// The words of a text in lower case, with a space before and after each.
fn words(text: &str) -> String {
    let mut words = String::from(" ");
    for word in text.split(|letter: char| !letter.is_alphanumeric()) {
        if !word.is_empty() {
            words.extend(word.chars().flat_map(char::to_lowercase));
            words.push(' ');
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learner(id: &str, name: &str) -> LearnerWords {
        LearnerWords::of(&Launch {
            student_id: id.to_owned(),
            student_name: name.to_owned(),
            ..Launch::default()
        })
    }

    #[test]
    fn a_name_is_found_in_any_order_and_not_by_chance() {
        let learner = learner("l1", "Le Petit, Jean");
        for said in [
            vec!["Bonjour Jean LE PETIT !"],
            vec!["le petit, jean"],
            vec!["Jean", "page 4", "Le Petit"],
            vec!["Le%20Petit%20Jean"],
        ] {
            assert_eq!(learner.found_in(&said), [LearnerDatum::Name], "{said:?}");
        }
        for said in [
            vec!["Jean mange le petit pain"],
            vec!["le petit prince", "Jean"],
            vec!["Le", "Petit"],
            vec![],
        ] {
            assert_eq!(learner.found_in(&said), [], "{said:?}");
        }
    }

    #[test]
    fn words_of_two_values_are_no_identifier() {
        let learner = learner("learner-1", "");
        assert_eq!(learner.found_in(["learner", "1"]), []);
        assert_eq!(
            learner.found_in(["mailto:learner-1@x.example"]),
            [LearnerDatum::Identifier]
        );
    }
}
