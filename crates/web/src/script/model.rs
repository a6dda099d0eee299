//! What is known of a script.

use std::ops::Range;

use crate::reference::Reference;

/// What a script says, as written: nothing of it was run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Script {
    /// A browser runs none of it. All other fields are empty then.
    pub fault: Option<ScriptFault>,
    /// It was not read. All other fields are empty then.
    pub unread: Option<Unread>,
    /// It parses as a module only, or was said to be one.
    pub module: bool,
    /// Addresses that it loads or leads to, in the order of their places.
    pub references: Vec<ScriptReference>,
    /// Texts with tags that it puts into the page.
    pub fragments: Vec<Fragment>,
    /// Elements of the data model that it names.
    pub elements: Vec<ElementUse>,
}

/// Why a script does not parse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptFault {
    /// Where the parser stopped.
    pub span: Range<usize>,
    /// The parser's words, in English.
    pub message: String,
}

/// Why a script was not read: it may still be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unread {
    /// It has more bytes than [`MOST_SCRIPT_BYTES`](crate::MOST_SCRIPT_BYTES).
    TooLarge,
    /// It nests deeper than is read.
    TooDeep,
    /// How deep it nests could not be found out.
    Unclear,
    /// The system gave no thread to read it on, or the parser failed.
    Failed,
}

/// An address in a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptReference {
    /// The address.
    pub reference: Reference,
    /// What it is relative to.
    pub base: Base,
    /// Only how it begins: the rest is known when the script runs.
    pub partial: bool,
}

/// What an address in a script is relative to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Base {
    /// The page that runs the script.
    Page,
    /// The script.
    Script,
}

/// A text with tags that a script puts into the page. Read it as a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// Where the literal is.
    pub span: Range<usize>,
    /// Its text, escapes decoded.
    pub text: String,
}

/// An element of the data model, as a script names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementUse {
    /// Where it is named.
    pub span: Range<usize>,
    /// Its name. An index that is known when the script runs is `n`: `cmi.interactions.n.id`.
    pub element: String,
    /// What is done with it.
    pub access: Access,
    /// It stands in a branch that is taken for one edition of SCORM only.
    pub behind_check: bool,
}

/// What a script does with an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Reads it.
    Get,
    /// Sets it to one of these literals; none where the value is known only when it runs.
    Set(Vec<String>),
    /// Only names it, as far as can be seen.
    Named,
}
