//! Pages of a module as the learner turns them: what the phases of their lives come to.

use std::collections::HashMap;

use crate::PageState;

/// The entries of one page's life that belong together: a page that is left, and the page that comes in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageTurn {
    /// The numbers of its entries, in order.
    pub entries: Vec<u32>,
    /// Whether the page that comes has not loaded yet, so that entries may be added.
    pub is_open: bool,
    /// The page that is left.
    from: Option<String>,
    /// The page that comes.
    to: Option<String>,
}

impl PageTurn {
    /// Whether a phase of this page belongs to it.
    fn takes(&self, url: &str, is_leaving: bool) -> bool {
        match (&self.to, is_leaving) {
            (None, true) => self.from.as_deref() == Some(url),
            (None, false) => true,
            (Some(_), true) => false,
            (Some(to), false) => to == url,
        }
    }
}

/// All turns of a session's pages. Each frame has its own.
#[derive(Debug, Default)]
pub struct PageTurns {
    turns: Vec<PageTurn>,
    /// The turn of each entry.
    of: HashMap<u32, usize>,
    /// The last turn at each depth of frames.
    last: HashMap<u32, usize>,
}

impl PageTurns {
    /// Adds the next phase of a page: its entry, its address and the depth of its frame. Returns whether the entry is the
    /// first of its turn.
    pub fn push(&mut self, seq: u32, url: &str, depth: u32, phase: PageState) -> bool {
        let is_leaving = phase.is_leaving();
        let last = self.last.get(&depth).copied();
        let joined = last.filter(|turn| {
            self.turns
                .get(*turn)
                .is_some_and(|turn| turn.is_open && turn.takes(url, is_leaving))
        });
        let place = joined.unwrap_or(self.turns.len());
        if joined.is_none() {
            // Nothing more comes to the one before.
            if let Some(before) = last.and_then(|last| self.turns.get_mut(last)) {
                before.is_open = false;
            }
            self.turns.push(PageTurn {
                entries: Vec::new(),
                is_open: true,
                from: None,
                to: None,
            });
            self.last.insert(depth, place);
        }
        if let Some(turn) = self.turns.get_mut(place) {
            turn.entries.push(seq);
            let page = if is_leaving { &mut turn.from } else { &mut turn.to };
            *page = Some(url.to_owned());
            turn.is_open &= phase != PageState::Complete;
        }
        self.of.insert(seq, place);
        joined.is_none()
    }

    /// The turn that an entry belongs to.
    #[must_use]
    pub fn of(&self, seq: u32) -> Option<&PageTurn> {
        self.turns.get(*self.of.get(&seq)?)
    }
}

#[cfg(test)]
mod tests {
    use PageState::{Beforeunload, Complete, Hidden, Interactive, Pagehide, Unload};

    use super::*;

    /// The turns that these phases come to.
    fn turns(phases: &[(&str, u32, PageState)]) -> Vec<(Vec<u32>, bool)> {
        let mut turns = PageTurns::default();
        let mut firsts = Vec::new();
        for (seq, (url, depth, phase)) in (1..).zip(phases) {
            if turns.push(seq, url, *depth, *phase) {
                firsts.push(seq);
            }
        }
        let turn = |seq: &u32| turns.of(*seq).map(|turn| (turn.entries.clone(), turn.is_open));
        firsts.iter().filter_map(turn).collect()
    }

    #[test]
    fn a_page_that_is_left_and_the_next_are_one_turn() {
        let story = [
            ("1.html", 1, Interactive),
            ("1.html", 1, Complete),
            ("1.html", 1, Beforeunload),
            ("1.html", 1, Pagehide),
            ("1.html", 1, Unload),
            ("2.html", 1, Interactive),
            ("2.html", 1, Complete),
            ("2.html", 1, Pagehide),
        ];
        let expected = [(vec![1, 2], false), (vec![3, 4, 5, 6, 7], false), (vec![8], true)];
        assert_eq!(turns(&story), expected);
    }

    #[test]
    fn frames_have_turns_of_their_own() {
        let story = [
            ("index.html", 1, Interactive),
            ("menu.html", 2, Interactive),
            ("menu.html", 2, Complete),
            ("index.html", 1, Complete),
            ("menu.html", 2, Pagehide),
            ("index.html", 1, Hidden),
        ];
        let expected = [
            (vec![1, 4], false),
            (vec![2, 3], false),
            (vec![5], true),
            (vec![6], true),
        ];
        assert_eq!(turns(&story), expected);
    }

    #[test]
    fn a_page_that_never_loads_is_a_turn_of_its_own() {
        let story = [
            ("1.html", 1, Interactive),
            ("2.html", 1, Interactive),
            ("2.html", 1, Pagehide),
        ];
        let expected = [(vec![1], false), (vec![2], false), (vec![3], true)];
        assert_eq!(turns(&story), expected);
    }
}
