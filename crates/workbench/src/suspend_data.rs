//! `cmi.suspend_data` of a session after any of its entries: which entry set them, what they are made of, and what that entry
//! changed in them. As data, and as rows with the sentences of one language.

use std::collections::HashMap;

use locale::{Language, Text, suspend as texts, tools::Tool};
use serde::Serialize;
use suspend::{Change, Decoded, Layer, Problem, Shape, decode, diff};

/// How many rows are shown until all are asked for.
const SOME: usize = 200;

/// How many characters of a path or a value are shown until all are asked for.
const BEGINNING: usize = 500;

/// The text before the entry that set it, and after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SuspendTexts {
    /// The entry up to which the session was replayed.
    pub(crate) seq: u32,
    /// The entry that set it; none if it is that of the launch.
    pub(crate) set_by: Option<u32>,
    /// Before that entry.
    pub(crate) before: String,
    /// After it, and up to `seq`.
    pub(crate) after: String,
}

/// Suspend data after an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SuspendData {
    /// The entry; 0 is the launch.
    pub seq: u32,
    /// The entry that set them; none if they are those of the launch.
    pub set_by: Option<u32>,
    /// What they are made of.
    pub decoded: Decoded,
    /// What that entry changed.
    pub changes: Vec<Change>,
}

/// Suspend data as they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SuspendDataView {
    /// The entry; 0 is the launch.
    pub seq: u32,
    /// The entry that set them; none if they are those of the launch.
    pub set_by: Option<u32>,
    /// Which that is: a sentence.
    pub source: String,
    /// The product that writes suspend data of this shape, where one is known to.
    pub tool: Option<String>,
    /// What was taken off, from the outside in. The last has the values.
    pub layers: Vec<String>,
    /// Why it cannot be read, or not to its end.
    pub problem: Option<String>,
    /// Said where there are more values than are decoded.
    pub incomplete: Option<String>,
    /// How many values the entry added.
    pub added: u32,
    /// How many it changed.
    pub changed: u32,
    /// How many it removed.
    pub removed: u32,
    /// The values, and after them those that were removed. Where not all are asked for, those that changed come first.
    pub rows: Vec<SuspendRow>,
    /// How many rows there are.
    pub total: u32,
    /// Whether rows, or the ends of values, were left out.
    pub has_more: bool,
}

/// A value of suspend data, or one that is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SuspendRow {
    /// Where it is: empty for a text that is not decoded.
    pub path: String,
    /// The value; none if it is gone.
    pub value: Option<String>,
    /// What the entry did to it.
    pub change: ValueChange,
    /// Its value before, where that was another.
    pub before: Option<String>,
}

/// What became of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ValueChange {
    /// It is as before.
    Same,
    /// It is new.
    Added,
    /// It has another value.
    Changed,
    /// It is gone.
    Removed,
}

impl From<SuspendTexts> for SuspendData {
    fn from(texts: SuspendTexts) -> Self {
        let decoded = decode(&texts.after);
        let changes = match texts.set_by {
            Some(_) => diff(&decode(&texts.before), &decoded),
            None => Vec::new(),
        };
        Self {
            seq: texts.seq,
            set_by: texts.set_by,
            decoded,
            changes,
        }
    }
}

impl SuspendData {
    /// With the sentences of a language. Without `all`, at most 200 rows, and 500 characters of each value.
    #[must_use]
    pub fn view(self, all: bool, language: Language) -> SuspendDataView {
        let source = self.source(language);
        let Self {
            seq,
            set_by,
            decoded,
            changes,
        } = self;
        let text = |text: Text| text.in_language(language).to_owned();
        let mut rows = rows(&decoded, changes);
        let total = rows.len();
        let count = |change| rows.iter().filter(|row| row.change == change).count() as u32;
        let [added, changed, removed] = [ValueChange::Added, ValueChange::Changed, ValueChange::Removed].map(count);
        let mut has_more = false;
        if !all {
            if total > SOME {
                // The order is otherwise that of the text.
                rows.sort_by_key(|row| row.change == ValueChange::Same);
                rows.truncate(SOME);
                has_more = true;
            }
            for row in &mut rows {
                let texts = [Some(&mut row.path), row.value.as_mut(), row.before.as_mut()];
                for text in texts.into_iter().flatten() {
                    has_more |= shorten(text);
                }
            }
        }
        SuspendDataView {
            seq,
            set_by,
            source,
            tool: decoded.shape.map(|shape| tool(shape).name().to_owned()),
            layers: decoded.layers.iter().map(|&layer| text(name(layer))).collect(),
            problem: decoded.problem.map(|problem| reason(problem, language)),
            incomplete: decoded.incomplete.then(|| text(texts::INCOMPLETE)),
            added,
            changed,
            removed,
            rows,
            total: total as u32,
            has_more,
        }
    }

    /// Where the text comes from.
    fn source(&self, language: Language) -> String {
        let is_empty = self.decoded.values.is_empty() && self.decoded.problem.is_none();
        match self.set_by {
            Some(entry) => texts::set_by(language, &language.number(entry.into())),
            None if is_empty => texts::NONE.in_language(language).to_owned(),
            None => texts::OF_LAUNCH.in_language(language).to_owned(),
        }
    }
}

/// The values with what became of each, and after them those that are gone.
fn rows(decoded: &Decoded, changes: Vec<Change>) -> Vec<SuspendRow> {
    let (gone, changed): (Vec<_>, Vec<_>) = changes.into_iter().partition(|change| change.after.is_none());
    let changed = changed.into_iter().map(|change| (change.path, change.before));
    let mut changed: HashMap<_, _> = changed.collect();
    let values = decoded.values.iter().map(|value| {
        let (change, before) = match changed.remove(&value.path) {
            None => (ValueChange::Same, None),
            Some(None) => (ValueChange::Added, None),
            Some(before) => (ValueChange::Changed, before),
        };
        SuspendRow {
            path: value.path.clone(),
            value: Some(value.value.clone()),
            change,
            before,
        }
    });
    let values: Vec<_> = values.collect();
    let gone = gone.into_iter().map(|change| SuspendRow {
        path: change.path,
        value: None,
        change: ValueChange::Removed,
        before: change.before,
    });
    values.into_iter().chain(gone).collect()
}

/// Cuts a long text; whether it was one.
fn shorten(text: &mut String) -> bool {
    let Some((end, _)) = text.char_indices().nth(BEGINNING) else {
        return false;
    };
    text.truncate(end);
    text.push('…');
    true
}

fn reason(problem: Problem, language: Language) -> String {
    match problem {
        Problem::NotUnderstood => texts::NOT_UNDERSTOOD.in_language(language).to_owned(),
        Problem::Cut { characters } => texts::cut(language, &language.number(characters.into())),
        Problem::TooLarge => texts::TOO_LARGE.in_language(language).to_owned(),
    }
}

fn name(layer: Layer) -> Text {
    match layer {
        Layer::UrlEncoded => texts::URL_ENCODED,
        Layer::Base64 => texts::BASE64,
        Layer::LzStringBase64 => texts::LZ_STRING_BASE64,
        Layer::LzStringUri => texts::LZ_STRING_URI,
        Layer::LzStringUtf16 => texts::LZ_STRING_UTF16,
        Layer::Deflate => texts::DEFLATE,
        Layer::Zlib => texts::ZLIB,
        Layer::Gzip => texts::GZIP,
        Layer::Lzw => texts::LZW,
        Layer::Json => texts::JSON,
        Layer::Pairs => texts::PAIRS,
        Layer::List => texts::LIST,
        Layer::StorylineChunks => texts::STORYLINE_CHUNKS,
        Layer::CaptivateState => texts::CAPTIVATE_STATE,
        Layer::AdaptBits => texts::ADAPT_BITS,
    }
}

fn tool(shape: Shape) -> Tool {
    match shape {
        Shape::Storyline => Tool::Storyline,
        Shape::Rise => Tool::Rise,
        Shape::Captivate => Tool::Captivate,
        Shape::ISpring => Tool::ISpring,
        Shape::Adapt => Tool::Adapt,
        Shape::Xerte => Tool::Xerte,
    }
}

#[cfg(test)]
mod tests;
