//! Which elements a rule is about, as far as class and id names tell it.

use std::sync::Arc;

use cssparser::{CowRcStr, Token};

/// How many names of a rule are read. A rule with more may be about any element.
const MAX_NAMES: usize = 256;

/// A name that a selector asks an element for, in lower case: old pages, those without doctype, do not distinguish
/// (Selectors 4, class selectors).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// `.name`
    Class(String),
    /// `#name`
    Id(String),
}

/// The selectors of a rule, each as the class and id names that it needs. Names in `:not()`, `:is()` and the like are
/// not needed by all that it matches, so they are left out, as are those of a rule around it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selectors(Option<Arc<[Vec<Name>]>>);

impl Selectors {
    /// Whether the rule may match something, where `is_used` says which names are used. True also where no name is
    /// needed, and where the selectors are not known.
    pub fn may_match(&self, mut is_used: impl FnMut(&Name) -> bool) -> bool {
        let Some(selectors) = &self.0 else { return true };
        selectors.iter().any(|names| names.iter().all(&mut is_used))
    }
}

/// What is read of a rule before its block: token by token, since only the block shows that it is a rule.
#[derive(Debug, Default)]
pub(super) struct Prelude<'i> {
    /// Each with the number of its selector.
    names: Vec<(usize, bool, CowRcStr<'i>)>,
    selector: usize,
    after_dot: bool,
    too_many: bool,
}

impl<'i> Prelude<'i> {
    pub(super) fn add(&mut self, token: &Token<'i>) {
        let after_dot = std::mem::take(&mut self.after_dot);
        let name = match token {
            Token::Delim('.') => {
                self.after_dot = true;
                return;
            }
            Token::Comma => {
                self.selector += 1;
                return;
            }
            Token::Ident(name) if after_dot => (self.selector, true, name.clone()),
            Token::IDHash(name) => (self.selector, false, name.clone()),
            _ => return,
        };
        match self.names.len() < MAX_NAMES {
            true => self.names.push(name),
            false => self.too_many = true,
        }
    }

    /// The selectors that were read; unknown where one of them needs no name.
    pub(super) fn selectors(&self) -> Selectors {
        if self.too_many || self.selector >= MAX_NAMES {
            return Selectors::default();
        }
        let mut selectors = vec![Vec::new(); self.selector + 1];
        for (number, is_class, name) in &self.names {
            let name = name.to_ascii_lowercase();
            if let Some(names) = selectors.get_mut(*number) {
                names.push(if *is_class { Name::Class(name) } else { Name::Id(name) });
            }
        }
        let needed = selectors.iter().all(|names| !names.is_empty());
        Selectors(needed.then(|| selectors.into()))
    }
}
