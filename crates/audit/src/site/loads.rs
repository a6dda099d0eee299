//! What each page of a package loads: its scripts, and the pages that it leads to.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    rc::Rc,
};

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
        Walk {
            loads: self,
            steps: 0,
            known: HashMap::new(),
        }
    }
}

/// Goes through what pages load.
pub(crate) struct Walk<'l, 'a> {
    loads: &'l Loads<'a>,
    steps: usize,
    /// What [`Walk::all`] found from a page.
    known: HashMap<TextId, Rc<BTreeSet<TextId>>>,
}

impl Walk<'_, '_> {
    /// A page and the scripts that it loads; none beyond the bound.
    pub(crate) fn scripts(&mut self, page: TextId) -> Option<BTreeSet<TextId>> {
        if self.steps > MOST_STEPS {
            return None;
        }
        let mut found = BTreeSet::from([page]);
        let mut waiting = vec![page];
        while let Some(text) = waiting.pop() {
            for next in self.loads.to.get(text).into_iter().flatten() {
                self.steps += 1;
                if self.is(*next, |kind| kind == TextKind::Script) && found.insert(*next) {
                    waiting.push(*next);
                }
            }
            if self.steps > MOST_STEPS {
                return None;
            }
        }
        Some(found)
    }

    /// A page, the scripts that it loads, and the pages that these lead to, with theirs: in its frames, and after it. What was
    /// found from a page is not followed again, and pages that lead to each other, as through a menu, share it.
    pub(crate) fn all(&mut self, page: TextId) -> Option<Rc<BTreeSet<TextId>>> {
        if let Some(known) = self.known.get(&page) {
            return Some(Rc::clone(known));
        }
        if self.steps > MOST_STEPS {
            return None;
        }
        let mut found = BTreeSet::from([page]);
        let mut waiting = vec![page];
        while let Some(text) = waiting.pop() {
            for next in self.loads.to.get(text).into_iter().flatten() {
                self.steps += 1;
                if !self.is(*next, |kind| kind != TextKind::Style) || !found.insert(*next) {
                    continue;
                }
                match self.known.get(next) {
                    // Each leads to the other.
                    Some(all) if all.contains(&page) => {
                        let all = Rc::clone(all);
                        self.known.insert(page, Rc::clone(&all));
                        return Some(all);
                    }
                    Some(all) => {
                        self.steps += all.len();
                        found.extend(all.iter());
                    }
                    None => waiting.push(*next),
                }
            }
            if self.steps > MOST_STEPS {
                return None;
            }
        }
        let found = Rc::new(found);
        self.known.insert(page, Rc::clone(&found));
        Some(found)
    }

    fn is(&self, text: TextId, kind: impl Fn(TextKind) -> bool) -> bool {
        self.loads.texts.get(text).is_some_and(|text| kind(text.kind))
    }
}
