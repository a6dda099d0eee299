//! What each page of a package loads: its scripts, and the pages that it leads to.

use std::collections::{BTreeMap, BTreeSet};

use web::{How, TextKind};

use super::{Site, Target, names::FilesByName, text::Text};
use crate::input::Package;

/// Steps from text to text that are made for all pages together. What those after them load is not known.
const MOST_STEPS: usize = 2_000_000;

/// A text, by its number in the order of their paths.
pub(crate) type TextId = usize;

/// The pages and scripts of a package, each with those that it leads to.
#[derive(Debug)]
pub(crate) struct Loads<'a> {
    pub(crate) texts: Vec<&'a Text>,
    numbers: BTreeMap<&'a str, TextId>,
    to: Vec<BTreeSet<TextId>>,
}

impl<'a> Loads<'a> {
    /// Resolves the addresses of all texts once. What is named counts as loaded: a list of scripts or pages is one.
    pub(crate) fn read(package: &Package, site: &'a Site) -> Self {
        let texts: Vec<_> = site.texts.values().collect();
        let numbers: BTreeMap<_, _> = texts
            .iter()
            .enumerate()
            .map(|(n, text)| (text.file.as_str(), n))
            .collect();
        let names = FilesByName::new(package.files.keys());
        let to = texts.iter().map(|text| {
            let mut to = BTreeSet::new();
            let loaded = text
                .references
                .iter()
                .filter(|written| !matches!(written.how, How::Note | How::Worker));
            for written in loaded {
                for base in site.reach.bases(text, written.relative_to) {
                    if let Target::File(file) = base.resolve(&written.address) {
                        to.extend(numbers.get(file.as_str()).copied());
                    }
                }
            }
            let named = text.words.iter().flat_map(|word| names.named(word));
            to.extend(named.filter_map(|file| numbers.get(file).copied()));
            to
        });
        Self {
            to: to.collect(),
            texts,
            numbers,
        }
    }

    /// The number of a file's text.
    pub(crate) fn number(&self, file: &str) -> Option<TextId> {
        self.numbers.get(file).copied()
    }

    /// The pages, by their numbers.
    pub(crate) fn pages(&self) -> impl Iterator<Item = TextId> {
        let texts = self.texts.iter().enumerate();
        texts.filter(|(_, text)| text.kind == TextKind::Page).map(|(n, _)| n)
    }

    /// Goes through what pages load, within one bound for all.
    pub(crate) fn walk(&self) -> Walk<'_, 'a> {
        Walk { loads: self, steps: 0 }
    }
}

/// Goes through what pages load.
pub(crate) struct Walk<'l, 'a> {
    loads: &'l Loads<'a>,
    steps: usize,
}

impl Walk<'_, '_> {
    /// A page and the scripts that it loads; none beyond the bound.
    pub(crate) fn scripts(&mut self, page: TextId) -> Option<BTreeSet<TextId>> {
        self.from(page, |text| text.kind == TextKind::Script)
    }

    /// A page, the scripts that it loads, and the pages that these lead to, with theirs: in its frames, and after it.
    pub(crate) fn all(&mut self, page: TextId) -> Option<BTreeSet<TextId>> {
        self.from(page, |text| text.kind != TextKind::Style)
    }

    fn from(&mut self, page: TextId, passes: impl Fn(&Text) -> bool) -> Option<BTreeSet<TextId>> {
        if self.steps > MOST_STEPS {
            return None;
        }
        let mut found = BTreeSet::from([page]);
        let mut waiting = vec![page];
        while let Some(text) = waiting.pop() {
            for next in self.loads.to.get(text).into_iter().flatten() {
                self.steps += 1;
                let is_one = self.loads.texts.get(*next).is_some_and(|text| passes(text));
                if is_one && found.insert(*next) {
                    waiting.push(*next);
                }
            }
            if self.steps > MOST_STEPS {
                return None;
            }
        }
        Some(found)
    }
}
