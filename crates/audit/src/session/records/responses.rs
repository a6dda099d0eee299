//! Responses, and the grammars of the types of interactions that they follow.

use locale::quote;
use scorm::cmi::{self, element_names as names, follows_feedback_grammar};

/// Maximum responses of a record that are remembered.
const MOST: usize = 4;

/// A type of interactions, by its place in the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind(u8);

impl Kind {
    /// The types, in the order of the standard.
    pub(super) fn all() -> impl Iterator<Item = (Self, &'static str)> {
        let words = cmi::element(names::INTERACTIONS_N_TYPE).map(|element| element.words());
        (0..).map(Self).zip(words.unwrap_or_default().iter().copied())
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        Self::all().find(|(_, known)| *known == word).map(|(kind, _)| kind)
    }

    pub(super) fn word(self) -> &'static str {
        let found = Self::all().find(|(kind, _)| *kind == self);
        found.map_or("", |(_, word)| word)
    }
}

/// The responses of a record that do not follow the grammar of every type: its type may come after them.
#[derive(Debug, Default)]
pub(super) struct Responses {
    doubtful: Vec<Response>,
}

/// A response.
#[derive(Debug)]
pub(super) struct Response {
    /// The number of its entry.
    pub(super) seq: u32,
    /// Its text, quoted.
    pub(super) text: String,
    /// A bit for each type whose grammar it follows.
    follows: u16,
}

impl Responses {
    /// Adds a response of a record whose type may be known.
    pub(super) fn add(&mut self, text: &str, kind: Option<Kind>, seq: u32) {
        let is_right = kind.is_some_and(|kind| follows_feedback_grammar(kind.word(), text));
        if is_right || self.doubtful.len() >= MOST {
            return;
        }
        let follows = Kind::all()
            .filter(|(_, word)| follows_feedback_grammar(word, text))
            .fold(0, |bits, (kind, _)| bits | kind.bit());
        self.doubtful.push(Response {
            seq,
            text: quote(text),
            follows,
        });
    }

    /// Those that do not follow the grammar of a type.
    pub(super) fn wrong(&self, kind: Kind) -> impl Iterator<Item = &Response> {
        self.doubtful
            .iter()
            .filter(move |response| response.follows & kind.bit() == 0)
    }
}

impl Kind {
    fn bit(self) -> u16 {
        1u16.checked_shl(self.0.into()).unwrap_or_default()
    }
}
