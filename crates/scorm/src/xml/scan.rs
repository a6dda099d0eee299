//! Going through a text once: the terminators that markup is looked for, and characters that XML does not allow.

use super::chars::{is_allowed, is_blank};
use super::entity;
use super::fault::{Faults, XmlFault};

/// What ends markup. Once one has been looked for in vain, it is not looked for again: otherwise a file of nothing but
/// openings would be gone through for each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Terminator {
    Comment,
    Section,
    Instruction,
    DoubleQuote,
    SingleQuote,
}

impl Terminator {
    const ALL: [Self; 5] = [
        Self::Comment,
        Self::Section,
        Self::Instruction,
        Self::DoubleQuote,
        Self::SingleQuote,
    ];

    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Comment => "-->",
            Self::Section => "]]>",
            Self::Instruction => "?>",
            Self::DoubleQuote => "\"",
            Self::SingleQuote => "'",
        }
    }
}

/// A text, with what is known of its terminators.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    /// Whether each terminator stands in the rest of the text.
    exhausted: [bool; Terminator::ALL.len()],
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            exhausted: [false; Terminator::ALL.len()],
        }
    }

    pub(super) fn from(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The place of the next terminator. The reader asks from ever later places.
    pub(super) fn find(&mut self, terminator: Terminator, at: usize) -> Option<usize> {
        let exhausted = self.exhausted.get_mut(terminator as usize)?;
        if *exhausted {
            return None;
        }
        let found = self.text.get(at..)?.find(terminator.text());
        *exhausted = found.is_none();
        found.map(|found| at + found)
    }
}

/// Where characters stand: what they mean depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content<'a> {
    /// Text of an element.
    Text,
    /// The value of the attribute of this name.
    Value(&'a str),
    /// A CDATA section: no markup in it.
    Section,
}

/// The characters of a part of a text as a program sees them: references resolved, lines ended alike (XML 1.0 §2.11), the
/// blanks in values as spaces (§3.3.3).
pub(super) fn content(text: &str, from: usize, to: usize, kind: Content<'_>, faults: &mut Faults) -> String {
    let part = text.get(from..to).unwrap_or_default();
    let mut read = String::with_capacity(part.len());
    let mut copied = 0;
    let mut at = 0;
    while let Some(rest) = part.get(at..) {
        let Some(next) = rest.find(|c| is_special(c, kind)) else {
            break;
        };
        at += next;
        read.push_str(part.get(copied..at).unwrap_or_default());
        let rest = part.get(at..).unwrap_or_default();
        let Some(character) = rest.chars().next() else { break };
        let mut length = character.len_utf8();
        let place = from + at;
        match character {
            '&' => {
                let reference = entity::reference(rest);
                length = reference.length;
                match reference.character {
                    Some(character) => read.push(character),
                    None => read.push_str(rest.get(..length).unwrap_or_default()),
                }
                if let Some(fault) = reference.fault {
                    faults.report(place, place + length, fault);
                }
            }
            '\r' | '\n' | '\t' => {
                length = if rest.starts_with("\r\n") { 2 } else { 1 };
                read.push(if matches!(kind, Content::Value(_)) { ' ' } else { '\n' });
            }
            '<' => {
                read.push('<');
                if let Content::Value(name) = kind {
                    let name = super::fault::brief(name);
                    faults.report(place, place + 1, XmlFault::LessThanInAttribute { name });
                }
            }
            ']' => {
                read.push(']');
                if rest.starts_with(Terminator::Section.text()) {
                    faults.report(place, place + 3, XmlFault::SectionEnd);
                }
            }
            other => {
                read.push(char::REPLACEMENT_CHARACTER);
                not_allowed(place, other, faults);
            }
        }
        at += length;
        copied = at;
    }
    read.push_str(part.get(copied..).unwrap_or_default());
    read
}

fn is_special(character: char, kind: Content<'_>) -> bool {
    match character {
        '&' => kind != Content::Section,
        '\r' => true,
        '\n' | '\t' | '<' => matches!(kind, Content::Value(_)),
        ']' => kind == Content::Text,
        other => !is_allowed(other),
    }
}

/// Reports the characters of a part that XML does not allow, where it is not read: in comments and instructions.
pub(super) fn check(text: &str, from: usize, to: usize, faults: &mut Faults) {
    let part = text.get(from..to).unwrap_or_default();
    for (at, character) in part.char_indices().filter(|(_, character)| !is_allowed(*character)) {
        not_allowed(from + at, character, faults);
    }
}

pub(super) fn not_allowed(at: usize, character: char, faults: &mut Faults) {
    let code = u32::from(character);
    faults.report(at, at + character.len_utf8(), XmlFault::Character { code });
}

/// Where the blanks at a place end.
pub(super) fn skip_blanks(source: &Source<'_>, at: usize) -> usize {
    at + super::chars::run(source.from(at), is_blank)
}
