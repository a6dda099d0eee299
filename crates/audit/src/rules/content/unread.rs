//! Files that were not examined in full, and why: what is read of a package, and followed in it, is bounded.

use std::collections::{BTreeMap, BTreeSet};

use locale::{
    Language, Text as Words,
    rules::unread::{self as words, more_files},
};
use package::MetadataContent;
use web::Unread;

use super::{super::leftovers::listed, UnreadScript};
use crate::{
    finding::{Place, Said},
    findings::Findings,
    input::Package,
    site::{Cut, Gap, Site, Text},
};

/// Why a file was not examined in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// It was not read, or not to its end.
    Cut(Cut),
    /// A script in it was not read.
    Script(Unread),
    /// A regular expression in it was not checked.
    Expression,
    /// Not all that it leads to was followed.
    Gap(Gap),
    /// A rule did not get as far as this file.
    Question(Question),
    /// It is one metadata file too many.
    Metadata,
}

/// What a rule asks of each page, going through what the pages load and call within a bound for all of them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Question {
    /// Whether a launch page reaches the API.
    ApiReach,
    /// What is called before LMSInitialize.
    Order,
    /// Whether LMSFinish is called only while the page is left.
    Leaving,
}

impl Reason {
    /// Its words; none for what a rule did not ask, which is told together.
    fn words(self) -> Option<Words> {
        Some(match self {
            Self::Cut(Cut::File) => words::LARGE_FILE,
            Self::Cut(Cut::Package) => words::LARGE_PACKAGE,
            Self::Cut(Cut::Time) => words::TIME,
            Self::Cut(Cut::Unopened) => words::UNOPENED,
            Self::Cut(Cut::Parts) => words::PARTS,
            Self::Cut(Cut::Styles) => words::DEEP_STYLES,
            Self::Script(Unread::TooLarge) => words::LARGE_SCRIPT,
            Self::Script(Unread::TooDeep) => words::DEEP_SCRIPT,
            Self::Script(Unread::TooCostly) => words::COSTLY_SCRIPT,
            Self::Script(Unread::Failed) => words::FAILED,
            Self::Expression => words::EXPRESSION,
            Self::Gap(Gap::Folders) => words::FOLDERS,
            Self::Gap(Gap::Namesakes) => words::NAMESAKES,
            Self::Metadata => words::METADATA,
            Self::Question(_) => return None,
        })
    }

    fn question(self) -> Option<Words> {
        Some(match self {
            Self::Question(Question::ApiReach) => words::API_REACH,
            Self::Question(Question::Order) => words::ORDER,
            Self::Question(Question::Leaving) => words::LEAVING,
            _ => return None,
        })
    }
}

/// All reasons of a file in a language.
fn sentence(reasons: &BTreeSet<Reason>, language: Language) -> String {
    let said = |words: Words| words.in_language(language);
    let questions: Vec<_> = reasons
        .iter()
        .filter_map(|reason| reason.question())
        .map(said)
        .collect();
    let not_checked = (!questions.is_empty()).then(|| {
        let questions = questions.join(said(words::NOR));
        format!("{}{questions}", said(words::NOT_FOLLOWED))
    });
    let own = reasons
        .iter()
        .filter_map(|reason| reason.words())
        .map(|words| said(words).to_owned());
    own.chain(not_checked).collect::<Vec<_>>().join(said(words::BETWEEN))
}

/// The files of a package that were not examined in full.
#[derive(Debug, Default)]
pub(super) struct UnreadFiles(BTreeMap<String, (Place, BTreeSet<Reason>)>);

impl UnreadFiles {
    /// What was not read.
    pub(super) fn of(package: &Package, site: &Site) -> Self {
        let mut files = Self::default();
        for text in site.texts.values() {
            // Data with the name of a script are not run.
            if text.is_json && !site.reach.runs(&text.file) {
                continue;
            }
            for part in &text.scripts {
                let unread = part.script.unread.map(Reason::Script);
                let expression = part.script.has_unchecked_expression.then_some(Reason::Expression);
                for reason in unread.into_iter().chain(expression) {
                    files.add(text.place(part.start), reason);
                }
            }
            if let Some(cut) = text.cut {
                files.add(text.place(0), Reason::Cut(cut));
            }
        }
        for (file, cut) in &site.unread {
            files.add(Place::file(file), Reason::Cut(*cut));
        }
        for (file, gaps) in site.reach.gaps() {
            for gap in gaps {
                files.add(Place::file(file), Reason::Gap(*gap));
            }
        }
        for metadata in package.metadata {
            if matches!(metadata.content, MetadataContent::Unread) {
                files.add(Place::file(&metadata.path), Reason::Metadata);
            }
        }
        files
    }

    /// A rule did not get as far as this text.
    pub(super) fn not_judged(&mut self, text: Option<&&Text>, question: Question) {
        if let Some(text) = text {
            self.add(Place::file(&text.file), Reason::Question(question));
        }
    }

    fn add(&mut self, place: Place, reason: Reason) {
        let file = place.file.clone().unwrap_or_default();
        let (_, reasons) = self.0.entry(file).or_insert_with(|| (place, BTreeSet::new()));
        reasons.insert(reason);
    }

    /// Adds a finding for all files with the same reasons, at the first of them.
    pub(super) fn report(self, findings: &mut Findings) {
        let mut alike: BTreeMap<BTreeSet<Reason>, Vec<Place>> = BTreeMap::new();
        for (place, reasons) in self.0.into_values() {
            alike.entry(reasons).or_default().push(place);
        }
        for (reasons, places) in alike {
            let Some((first, others)) = places.split_first() else {
                continue;
            };
            let reason = Said::new(|language| sentence(&reasons, language));
            let named: Vec<_> = others.iter().filter_map(|place| place.file.as_deref()).collect();
            let (count, named) = (named.len() as u64, listed(&named));
            let others = Said::new(|language| match count {
                0 => String::new(),
                _ => more_files(language, count, &named),
            });
            findings.add(first.clone(), UnreadScript { reason, others });
        }
    }
}
