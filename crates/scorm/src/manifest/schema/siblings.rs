//! What has been seen of the elements in one element: how far their order has come, and how many of a name there are.

use super::super::schema_error::Specification;
use super::table::{self, Slot};

/// The elements in one element, as far as they have been gone through. All of it is of the table's size, however many
/// there are: names of other specifications stand in the last place, which nothing can stand behind.
#[derive(Default)]
pub(super) struct Siblings {
    /// The furthest place that has been reached, and what stands there first.
    reached: Option<(usize, String)>,
    /// The places of which it was told that something stands too late.
    misplaced: Vec<usize>,
    counts: Vec<(Specification, &'static str, u32)>,
}

impl Siblings {
    /// What the next one stands behind and should stand before; told once for a place.
    pub(super) fn misplaced(&mut self, place: usize, name: impl FnOnce() -> String) -> Option<String> {
        match &self.reached {
            Some((furthest, after)) if *furthest > place => {
                let is_new = !self.misplaced.contains(&place);
                self.misplaced.extend(is_new.then_some(place));
                is_new.then(|| after.clone())
            }
            Some((furthest, _)) if *furthest == place => None,
            _ => {
                self.reached = Some((place, name()));
                None
            }
        }
    }

    /// Counts one of a name, and says how many there are now.
    pub(super) fn count(&mut self, specification: Specification, name: &'static str) -> u32 {
        let is = |row: &&mut (Specification, &str, u32)| (row.0, row.1) == (specification, name);
        match self.counts.iter_mut().find(is) {
            Some(row) => {
                row.2 = row.2.saturating_add(1);
                row.2
            }
            None => {
                self.counts.push((specification, name, 1));
                1
            }
        }
    }

    pub(super) fn has(&self, specification: Specification, name: &str) -> bool {
        self.counts.iter().any(|row| (row.0, row.1) == (specification, name))
    }
}

/// Whether an element may stand more than once in its place, which may be no slot.
pub(super) fn repeats(slot: Option<&Slot>, specification: Specification, name: &str) -> bool {
    let single = || specification == Specification::Adl && table::place(name).is_some_and(|place| place.once);
    slot.map_or_else(|| !single(), |slot| slot.repeats)
}
