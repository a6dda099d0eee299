//! `scorm-audit state --decoded`: what a session's suspend data are made of at any of its entries, and what the set that they
//! come from changed in them.

use std::collections::HashMap;

use locale::{Language, Text, cli, suspend as texts, tools::Tool};
use scorm::{cmi::element_names::SUSPEND_DATA, rte::Function};
use serde::Serialize;
use suspend::{Change, Decoded, Layer, Problem, Shape, decode, diff};
use workbench::{
    Workbench,
    ids::SessionId,
    trace::{Entry, StateAt},
};

use super::table::{self, Row, TableFormat};
use crate::{Result, output};

/// Suspend data after an entry.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SuspendData {
    /// The entry that set them; none if they are those of the launch.
    set_by: Option<u32>,
    decoded: Decoded,
    /// What that entry changed.
    changes: Vec<Change>,
}

/// A value, or one that is gone.
#[derive(Debug, Serialize)]
struct Line {
    path: String,
    value: String,
    change: Mark,
    before: String,
}

/// How a value changed: a sign for people, and a word for other programs, since a spreadsheet takes the signs for formulas.
#[derive(Debug, Clone, Copy, Serialize)]
struct Mark {
    sign: &'static str,
    word: &'static str,
}

const SAME: Mark = Mark { sign: "", word: "" };
const ADDED: Mark = Mark {
    sign: "+",
    word: "added",
};
const CHANGED: Mark = Mark {
    sign: "*",
    word: "changed",
};
const REMOVED: Mark = Mark {
    sign: "-",
    word: "removed",
};

/// Prints the suspend data after entry `seq`.
pub(super) fn print(
    library: &Workbench,
    session: &SessionId,
    seq: u32,
    format: TableFormat,
    language: Language,
) -> Result<()> {
    let entries = library.journal(session)?.entries;
    let set_by = entries.iter().rfind(|entry| entry.seq <= seq && sets(entry));
    let set_by = set_by.map(|entry| entry.seq);
    let after = decode(&value(&library.state_at(session, seq)?));
    let changes = match set_by {
        Some(entry) => diff(
            &decode(&value(&library.state_at(session, entry.saturating_sub(1))?)),
            &after,
        ),
        None => Vec::new(),
    };
    let data = SuspendData {
        set_by,
        decoded: after,
        changes,
    };
    if format == TableFormat::Json {
        output::json(&serde_json::to_string_pretty(&data)?)?;
        return Ok(());
    }
    if format == TableFormat::Text {
        for line in summary(&data, language) {
            output::line(&line)?;
        }
    }
    table::print(&lines(data), format, |line| line.fields(line.change.sign))
}

fn sets(entry: &Entry) -> bool {
    entry.data.function() == Some(Function::SetValue) && entry.data.element() == Some(SUSPEND_DATA)
}

fn value(at: &StateAt) -> String {
    let mut elements = at.state.elements.iter();
    let found = elements.find(|element| element.element == SUSPEND_DATA);
    found.map(|element| element.value.clone()).unwrap_or_default()
}

/// Where the text comes from, what it is made of, and what is wrong with it: each where there is something to say.
fn summary(data: &SuspendData, language: Language) -> Vec<String> {
    let decoded = &data.decoded;
    let layers = decoded.layers.iter().map(|&layer| name(layer).in_language(language));
    let made_of = layers.collect::<Vec<_>>().join(" → ");
    let made_of = match decoded.shape {
        Some(shape) => format!("{} – {made_of}", product(shape).name()),
        None => made_of,
    };
    let problem = decoded.problem.map(|problem| match problem {
        Problem::NotUnderstood => texts::NOT_UNDERSTOOD.in_language(language).to_owned(),
        Problem::Cut { characters } => texts::cut(language, &language.number(characters.into())),
        Problem::TooLarge => texts::TOO_LARGE.in_language(language).to_owned(),
    });
    let incomplete = decoded
        .incomplete
        .then(|| texts::INCOMPLETE.in_language(language).to_owned());
    let is_empty = decoded.values.is_empty() && problem.is_none();
    let source = match data.set_by {
        Some(entry) => cli::suspend_data_set_by(language, &language.number(entry.into())),
        None if is_empty => cli::NO_SUSPEND_DATA.in_language(language).to_owned(),
        None => cli::SUSPEND_DATA_OF_LAUNCH.in_language(language).to_owned(),
    };
    let lines = [Some(source), Some(made_of), problem, incomplete];
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect()
}

fn lines(data: SuspendData) -> Vec<Line> {
    let (gone, changed): (Vec<_>, Vec<_>) = data.changes.into_iter().partition(|change| change.after.is_none());
    let changed = changed.into_iter().map(|change| (change.path, change.before));
    let mut changed: HashMap<_, _> = changed.collect();
    let values = data.decoded.values.into_iter().map(|value| {
        let (change, before) = match changed.remove(&value.path) {
            None => (SAME, None),
            Some(None) => (ADDED, None),
            Some(before) => (CHANGED, before),
        };
        Line {
            path: value.path,
            value: value.value,
            change,
            before: before.unwrap_or_default(),
        }
    });
    let gone = gone.into_iter().map(|change| Line {
        path: change.path,
        value: String::new(),
        change: REMOVED,
        before: change.before.unwrap_or_default(),
    });
    values.chain(gone).collect()
}

impl Row for Line {
    const HEAD: &'static [&'static str] = &["path", "value", "change", "before"];

    fn cells(&self) -> Vec<String> {
        self.fields(self.change.word)
    }
}

impl Line {
    fn fields(&self, change: &str) -> Vec<String> {
        vec![
            self.path.clone(),
            self.value.clone(),
            change.to_owned(),
            self.before.clone(),
        ]
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

fn product(shape: Shape) -> Tool {
    match shape {
        Shape::Storyline => Tool::Storyline,
        Shape::Rise => Tool::Rise,
        Shape::Captivate => Tool::Captivate,
        Shape::ISpring => Tool::ISpring,
        Shape::Adapt => Tool::Adapt,
        Shape::Xerte => Tool::Xerte,
    }
}
