//! What is known of a script.

use std::{collections::BTreeSet, ops::Range};

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
    /// Calls of the API, in the order of the text.
    pub calls: Vec<ApiCall>,
    /// Where it looks for an API.
    pub lookups: Vec<ApiLookup>,
    /// What it calls as it is read, and in callbacks that it gives away then; not while the page is left.
    pub top_level: Reach,
    /// Its functions that other scripts can call.
    pub functions: Vec<NamedFunction>,
    /// What it does while the page is left.
    pub leaving: Vec<LeavingHandler>,
}

impl Script {
    /// Whether `function` of the API is called while the page is left, and by nothing else of this script.
    #[must_use]
    pub fn only_leaving(&self, function: ApiFunction) -> bool {
        let calls = |reach: &Reach| reach.calls.contains(&function);
        let in_time = calls(&self.top_level)
            || self
                .functions
                .iter()
                .any(|known| !known.only_leaving && calls(&known.reach));
        self.leaving.iter().any(|handler| calls(&handler.reach)) && !in_time
    }
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
    /// It is built so that reading it takes longer than its size says.
    TooCostly,
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

/// A function of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApiFunction {
    /// `LMSInitialize`, `Initialize`
    Initialize,
    /// `LMSFinish`, `Terminate`
    Finish,
    /// `LMSGetValue`, `GetValue`
    GetValue,
    /// `LMSSetValue`, `SetValue`
    SetValue,
    /// `LMSCommit`, `Commit`
    Commit,
    /// `LMSGetLastError`, `GetLastError`
    GetLastError,
    /// `LMSGetErrorString`, `GetErrorString`
    GetErrorString,
    /// `LMSGetDiagnostic`, `GetDiagnostic`
    GetDiagnostic,
}

/// Which SCORM an API is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// SCORM 1.2: `API`, `LMSInitialize`
    V12,
    /// SCORM 2004: `API_1484_11`, `Initialize`
    V2004,
}

/// A call of the API, or of a function that does nothing else with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiCall {
    /// What is called.
    pub function: ApiFunction,
    /// By which names; none where a wrapper decides it when it runs.
    pub edition: Option<Edition>,
    /// Where the call is.
    pub span: Range<usize>,
    /// It runs as the script is read, in the order of the text; else when the function around it is called. Branches are not
    /// looked at.
    pub at_top_level: bool,
    /// The function of this script that makes the call, where this is a call of that one.
    pub through: Option<String>,
}

/// Where a script looks for an API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiLookup {
    /// The API of which SCORM.
    pub edition: Edition,
    /// Where its name is.
    pub span: Range<usize>,
}

/// What a part of a script calls, in any number of steps within the script, callbacks included that it gives away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// Functions of the API.
    pub calls: BTreeSet<ApiFunction>,
    /// Functions that this script does not define, with their paths (`finishCourse`, `scorm.quit`), windows left out. At most
    /// [`MOST_OUTSIDE_NAMES`](crate::MOST_OUTSIDE_NAMES).
    pub outside: BTreeSet<String>,
}

/// A function that other scripts can call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFunction {
    /// Its path: `finishCourse`, `scorm.quit`.
    pub name: String,
    /// Where it is.
    pub span: Range<usize>,
    /// What it calls.
    pub reach: Reach,
    /// Nothing but handlers of leaving leads to it in this script. A function that nothing leads to may be called by others.
    pub only_leaving: bool,
}

/// An event of a page that is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeavingEvent {
    /// `unload`
    Unload,
    /// `beforeunload`
    BeforeUnload,
    /// `pagehide`
    PageHide,
    /// `visibilitychange`: also when the learner looks at another tab.
    VisibilityChange,
}

/// What a script does while a page is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeavingHandler {
    /// When it runs.
    pub event: LeavingEvent,
    /// Where it is registered.
    pub span: Range<usize>,
    /// What it calls.
    pub reach: Reach,
}
