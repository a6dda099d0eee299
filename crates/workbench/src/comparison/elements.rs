//! What differs in the data model of two sessions at their end.

use std::collections::HashMap;

use locale::Language;
use scorm::rte::Session;
use serde::Serialize;

use super::TextDifference;

/// The most elements that are listed.
const MOST: usize = 500;

/// The elements whose values differ in two sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ElementDifferences {
    /// The first 500, in the order of the data model.
    pub listed: Vec<ElementDifference>,
    /// How many there are.
    pub count: u32,
    /// How many elements have the same value in both.
    pub same: u32,
}

/// An element whose values differ in two sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ElementDifference {
    /// Its name.
    pub element: String,
    /// Its values.
    pub values: TextDifference,
}

impl ElementDifferences {
    /// What differs between two sessions, of all elements that were set or given. First the elements of A, then those that
    /// only B has.
    pub(super) fn between(a: &Session, b: &Session, language: Language) -> Self {
        let mut others: HashMap<_, _> = b.data().entries().collect();
        let mut differences = Self::default();
        for (element, value) in a.data().entries() {
            let other = others.remove(&element);
            if other == Some(value) {
                differences.same += 1;
            } else {
                differences.add(element, Some(value), other, language);
            }
        }
        // In the order of the data model, not of the map.
        for (element, value) in b.data().entries() {
            if others.contains_key(&element) {
                differences.add(element, None, Some(value), language);
            }
        }
        differences
    }

    fn add(&mut self, element: String, a: Option<&str>, b: Option<&str>, language: Language) {
        self.count += 1;
        if self.listed.len() < MOST {
            let [a, b] = [a, b].map(|value| value.map(|value| (value, None)));
            self.listed.push(ElementDifference {
                element,
                values: TextDifference::between(a, b, language),
            });
        }
    }
}
