//! Numbers in the place of texts, so that long ones need not be kept to be compared.

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hash, RandomState},
};

/// Gives equal values the same number. It remembers 128 bits of each value, by two keyed hashes: a module that does not know
/// the keys cannot make two values that have the same.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    keys: [RandomState; 2],
    numbers: HashMap<[u64; 2], u32>,
}

impl Fingerprints {
    /// The number of this value.
    pub(super) fn number(&mut self, value: &impl Hash) -> u32 {
        let fingerprint = self.keys.each_ref().map(|key| key.hash_one(value));
        let next = super::number(self.numbers.len());
        *self.numbers.entry(fingerprint).or_insert(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_have_one_number_and_others_another() {
        let mut fingerprints = Fingerprints::default();
        let numbers: Vec<_> = ["a", "b", "a", "", "b"]
            .iter()
            .map(|text| fingerprints.number(text))
            .collect();
        assert_eq!(numbers, [0, 1, 0, 2, 1]);
    }
}
