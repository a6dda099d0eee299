//! One page, style or script of a package: read once, and what the rules need of it is kept.

use std::{collections::BTreeSet, fs::File, io::Read, path::Path, sync::LazyLock};

use line_index::{LineIndex, TextSize, WideEncoding};
use locale::tools::Tool;
use regex::Regex;
use scorm::{
    rte::{API, Function},
    scorm2004,
};
use serde::de::IgnoredAny;
use web::{CallPart, How, LeavingEvent, Names, Reference, Script, ScriptKind, Selectors, TextKind};

use super::{address::Base, names::FilesByName};
use crate::{authoring::writer, finding::Place};

/// What is read of one file at most, in bytes.
pub(super) const MOST_BYTES: usize = web::MOST_SCRIPT_BYTES;
/// What is read of one file at most, in lines: each is remembered.
const MOST_LINES: usize = 500_000;
/// Lines that weigh as much as an address.
pub(super) const LINES_KEPT_AS_ONE: usize = 8;
/// How long the lines of a script are on average that nobody has written by hand, in bytes.
const MINIFIED: usize = 200;
/// The most handlers of a page, and the most fragments of a script, that are read.
const MOST_PARTS: usize = 1_000;

/// What names the API of SCORM 1.2: `.API`, `["API"]`, or one of its functions, also in a list of names.
#[allow(clippy::expect_used, reason = "a constant of this file, which a test compiles")]
static NAMES_API: LazyLock<Regex> = LazyLock::new(|| {
    let functions = [
        Function::Initialize,
        Function::SetValue,
        Function::GetValue,
        Function::Finish,
        Function::Commit,
    ];
    let functions = functions.map(Function::name).join("|");
    Regex::new(&format!(r#"\b(?:{functions})\b|\.{API}\b|\[["']{API}["']\]"#)).expect("a pattern of ours")
});

/// What reads a bundle's public path: `n.p + "chunk.js"`, `"".concat(n.p, "chunk.js")`.
#[allow(clippy::expect_used, reason = "a constant of this file, which a test compiles")]
static READS_PUBLIC_PATH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\.p\s*\+|\.concat\(\w+\.p\b").expect("a pattern of ours"));

/// The event of leaving that an attribute is the code of.
fn leaving(attribute: &str) -> Option<LeavingEvent> {
    Some(match attribute {
        "onunload" => LeavingEvent::Unload,
        "onbeforeunload" => LeavingEvent::BeforeUnload,
        "onpagehide" => LeavingEvent::PageHide,
        _ => return None,
    })
}

/// A text of the package.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) file: String,
    pub(crate) kind: TextKind,
    /// The product that wrote it, where it is a script that is none of the course's own.
    pub(crate) writer: Option<Tool>,
    /// What its addresses are relative to; none if its path cannot be written as an address.
    pub(crate) base: Option<Base>,
    pub(crate) references: Vec<Written>,
    pub(crate) scripts: Vec<Part>,
    /// The class and id names of a page.
    pub(crate) names: Names,
    /// The words in it that are names of files of the package.
    pub(crate) words: BTreeSet<String>,
    /// Where it first names the API of SCORM 1.2, or one of its functions.
    pub(crate) names_api: Option<usize>,
    /// Whether it names the API of SCORM 2004.
    pub(crate) names_2004: bool,
    /// Whether it puts addresses behind a bundle's public path: `n.p + "chunk.js"`.
    pub(crate) reads_public_path: bool,
    /// Whether it names the status.
    pub(crate) names_status: bool,
    /// Whether it names the call that ends a session, of either edition.
    pub(crate) names_finish: bool,
    /// Whether it was made by a program that leaves out line breaks: of what such a script may load, much is for other courses.
    pub(crate) is_minified: bool,
    /// Whether it is JSON, whatever its name.
    pub(crate) is_json: bool,
    /// Why not all of it was read; none where it was.
    pub(crate) cut: Option<Cut>,
    lines: LineIndex,
    line_count: usize,
}

/// Why a text was not read, or not to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cut {
    /// It has more bytes, or more lines, than are read of a file.
    File,
    /// With those before it, it has more than is read of a package.
    Package,
    /// The time was over.
    Time,
    /// It could not be opened.
    Unopened,
    /// It has more code in attributes, or more texts with tags in a script, than are read.
    Parts,
    /// Its styles are nested deeper than they are read.
    Styles,
}

/// A script, or the code of an attribute.
#[derive(Debug)]
pub(crate) struct Part {
    /// Where it begins, in bytes.
    pub(crate) start: usize,
    pub(crate) script: Script,
    /// The event of leaving whose code it is.
    pub(crate) leaving: Option<LeavingEvent>,
    /// It is the code of an attribute, which runs at its event.
    pub(crate) is_handler: bool,
}

/// An address, as it is written.
#[derive(Debug)]
pub(crate) struct Written {
    /// Where, in bytes.
    pub(crate) start: usize,
    pub(crate) address: String,
    pub(crate) how: How,
    pub(crate) relative_to: RelativeTo,
    /// Only how the address begins.
    pub(crate) is_partial: bool,
    /// The page runs it where it stands: a script that is neither a module nor `async` or `defer`.
    pub(crate) is_at_once: bool,
    /// The elements that a style's rule is about.
    pub(crate) selectors: Selectors,
}

/// What an address is relative to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RelativeTo {
    /// The file that it is written in, or that file's `<base>`.
    File,
    /// The page that runs the script that it is written in.
    Page,
}

/// What a file is, by the ending of its name; none where it is no text of a course.
pub(crate) fn kind(file: &str) -> Option<TextKind> {
    let (_, ending) = file.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" => TextKind::Page,
        "css" => TextKind::Style,
        "js" | "mjs" | "cjs" => TextKind::Script,
        _ => return None,
    })
}

impl Text {
    /// Reads a file of the package; none where it cannot be read.
    pub(super) fn read(file: &str, path: &Path, kind: TextKind, files: &FilesByName<'_>) -> Option<Self> {
        let mut bytes = Vec::new();
        let limit = MOST_BYTES as u64 + 1;
        File::open(path).ok()?.take(limit).read_to_end(&mut bytes).ok()?;
        let is_too_large = bytes.len() > MOST_BYTES;
        bytes.truncate(MOST_BYTES);
        let mut content = web::text(&bytes, kind).text;
        drop(bytes);
        let end = content.match_indices('\n').map(|(at, _)| at).nth(MOST_LINES);
        if let Some(end) = end {
            content.truncate(end);
        }
        let cut = (is_too_large || end.is_some()).then_some(Cut::File);
        let mut text = Self {
            file: file.to_owned(),
            kind,
            writer: (kind == TextKind::Script).then(|| writer(file, &content)).flatten(),
            base: Base::file(file),
            references: Vec::new(),
            scripts: Vec::new(),
            names: Names::default(),
            words: words(&content, files),
            names_api: (kind != TextKind::Style)
                .then(|| NAMES_API.find(&content).map(|found| found.start()))
                .flatten(),
            names_2004: content.contains(scorm2004::API),
            reads_public_path: kind != TextKind::Style && READS_PUBLIC_PATH.is_match(&content),
            names_status: content.contains("lesson_status"),
            names_finish: content.contains(Function::Finish.name()) || content.contains(scorm2004::TERMINATE),
            is_minified: content.len() > MINIFIED * content.lines().count().max(1),
            is_json: content.starts_with(['{', '[']) && serde_json::from_str::<IgnoredAny>(&content).is_ok(),
            cut,
            lines: LineIndex::new(&content),
            line_count: content.lines().count(),
        };
        match kind {
            TextKind::Page => text.page(&content),
            TextKind::Style => {
                let style = web::style(&content);
                text.cut_where(style.is_too_deep, Cut::Styles);
                text.styles(0, style.references, RelativeTo::File);
            }
            TextKind::Script if cut.is_some() => {}
            TextKind::Script => {
                let kind = file.ends_with(".mjs").then_some(ScriptKind::Module);
                text.script(0, web::script(&content, kind), RelativeTo::Page);
            }
        }
        Some(text)
    }

    /// Notes why not all of it was read, where that is so; the first reason is told.
    fn cut_where(&mut self, is_cut: bool, cut: Cut) {
        self.cut = self.cut.or(is_cut.then_some(cut));
    }

    /// How much is kept of it: addresses, names, functions, ….
    pub(super) fn kept(&self) -> usize {
        let of_part = |part: &Part| {
            let script = &part.script;
            let graph = &script.graph;
            let leads = |part: &CallPart| {
                let CallPart {
                    leads_to,
                    gives,
                    uses,
                    members,
                    mentions,
                    ..
                } = part;
                1 + leads_to.len() + gives.len() + uses.len() + members.len() + mentions.len()
            };
            1 + script.elements.len()
                + script.calls.len()
                + script.lookups.len()
                + graph.names.len()
                + graph.steps.len()
                + graph.parts.iter().map(leads).sum::<usize>()
        };
        self.references.len()
            + self.words.len()
            + self.names.count()
            + self.line_count / LINES_KEPT_AS_ONE
            + self.scripts.iter().map(of_part).sum::<usize>()
    }

    /// Drops what is more than so much: scripts, names, then the last addresses.
    pub(super) fn keep(&mut self, most: usize) {
        if self.kept() <= most {
            return;
        }
        self.cut = Some(Cut::Package);
        self.scripts = Vec::new();
        self.words = BTreeSet::new();
        self.names = Names::unknown();
        if self.line_count / LINES_KEPT_AS_ONE > most {
            self.lines = LineIndex::new("");
            self.line_count = 0;
        }
        self.references.truncate(most - self.line_count / LINES_KEPT_AS_ONE);
        self.references.shrink_to_fit();
    }

    /// Where something is that begins so many bytes into the text.
    pub(crate) fn place(&self, start: usize) -> Place {
        let at = u32::try_from(start).map(TextSize::new).unwrap_or_default();
        let position = self.lines.try_line_col(at);
        let wide = position.and_then(|position| self.lines.to_wide(WideEncoding::Utf32, position));
        Place {
            file: Some(self.file.clone()),
            line: position.map(|position| position.line + 1),
            column: wide.map(|position| position.col + 1),
        }
    }

    fn page(&mut self, content: &str) {
        let page = web::page(content);
        if let (Some(own), Some(base)) = (&self.base, &page.base) {
            self.base = Some(own.with(&base.target));
        }
        for reference in page.references {
            self.reference(0, reference, RelativeTo::File, false);
        }
        for external in page.external.iter().filter(|external| !external.is_later) {
            if let Some(written) = self.references.get_mut(external.reference) {
                written.is_at_once = true;
            }
        }
        self.cut_where(page.has_too_deep_style, Cut::Styles);
        self.styles(0, page.style_references, RelativeTo::File);
        for embedded in page.scripts {
            let code = content.get(embedded.span.clone()).unwrap_or_default();
            self.script(
                embedded.span.start,
                web::script(code, Some(embedded.kind)),
                RelativeTo::File,
            );
        }
        // The same code again says nothing new.
        let mut seen = BTreeSet::new();
        let mut handlers = page
            .handlers
            .into_iter()
            .filter(|one| seen.insert((one.name, one.code.clone())));
        for handler in handlers.by_ref().take(MOST_PARTS) {
            let leaving = leaving(handler.name);
            self.handler(handler.span.start, web::handler(&handler.code), leaving);
        }
        self.cut_where(handlers.next().is_some(), Cut::Parts);
        self.names = page.names;
    }

    /// The code of an attribute: places in it are those of the attribute.
    fn handler(&mut self, start: usize, mut script: Script, leaving: Option<LeavingEvent>) {
        for written in &mut script.references {
            written.reference.span = 0..0;
        }
        for element in &mut script.elements {
            element.span = 0..0;
        }
        for part in &mut script.graph.parts {
            part.span = 0..0;
        }
        script.fragments.clear();
        script.calls.clear();
        script.sessions_per_value.clear();
        script.fault = None;
        self.script(start, script, RelativeTo::File);
        if let Some(last) = self.scripts.last_mut() {
            last.leaving = leaving;
            last.is_handler = true;
        }
    }

    fn script(&mut self, start: usize, mut script: Script, page: RelativeTo) {
        for written in std::mem::take(&mut script.references) {
            let relative_to = match written.base {
                web::Base::Page => page,
                web::Base::Script => RelativeTo::File,
            };
            self.reference(start, written.reference, relative_to, written.partial);
        }
        self.cut_where(script.fragments.len() > MOST_PARTS, Cut::Parts);
        for fragment in std::mem::take(&mut script.fragments).into_iter().take(MOST_PARTS) {
            let read = web::page(&fragment.text);
            self.cut_where(read.has_too_deep_style, Cut::Styles);
            let at = start + fragment.span.start;
            for reference in read.references {
                let reference = Reference {
                    span: 0..0,
                    ..reference
                };
                self.reference(at, reference, page, false);
            }
        }
        self.scripts.push(Part {
            start,
            script,
            leaving: None,
            is_handler: false,
        });
    }

    fn styles(&mut self, start: usize, styles: Vec<web::StyleReference>, relative_to: RelativeTo) {
        for style in styles {
            self.reference(start, style.reference, relative_to, false);
            if let Some(last) = self.references.last_mut() {
                last.selectors = style.selectors;
            }
        }
    }

    fn reference(&mut self, start: usize, reference: Reference, relative_to: RelativeTo, is_partial: bool) {
        self.references.push(Written {
            start: start + reference.span.start,
            address: reference.target,
            how: reference.how,
            relative_to,
            is_partial,
            is_at_once: false,
            selectors: Selectors::default(),
        });
    }
}

/// The words of a text that are names of files: a name in a list of pages is one of these.
fn words(content: &str, files: &FilesByName<'_>) -> BTreeSet<String> {
    let is_of_a_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '%');
    content
        .split(|c| !is_of_a_name(c))
        .filter_map(|word| {
            let name = word.rsplit('/').next()?;
            let (_, ending) = name.rsplit_once('.')?;
            let is_name = (2..=5).contains(&ending.len()) && name.len() < 200;
            let name = is_name.then(|| name.to_lowercase())?;
            (!files.named(&name).is_empty()).then_some(name)
        })
        .collect()
}
