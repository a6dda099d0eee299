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
    /// It has a regular expression that is too large to be checked: it was taken for right.
    pub has_unchecked_expression: bool,
    /// It parses as a module only, or was said to be one.
    pub module: bool,
    /// Addresses that it loads or leads to, in the order of their places.
    pub references: Vec<ScriptReference>,
    /// It opens a page, or goes to one, whose address is known only when it runs.
    pub leads_anywhere: bool,
    /// It runs a script whose address is known only when it runs.
    pub runs_anything: bool,
    /// What it asks a browser for, each once, where it does so first.
    pub permissions: Vec<PermissionUse>,
    /// Texts with tags that it puts into the page.
    pub fragments: Vec<Fragment>,
    /// Elements of the data model that it names.
    pub elements: Vec<ElementUse>,
    /// Calls of the API, in the order of the text.
    pub calls: Vec<ApiCall>,
    /// Where it looks for an API.
    pub lookups: Vec<ApiLookup>,
    /// Which of its parts call which.
    pub graph: CallGraph,
    /// Functions that open a session, read or set the element that they are given, and close it: their places.
    pub sessions_per_value: Vec<Range<usize>>,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unread {
    /// It has more bytes than [`MOST_SCRIPT_BYTES`](crate::MOST_SCRIPT_BYTES), or more than 3.2 million words and signs.
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

/// What a script asks a browser for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermissionUse {
    /// What it is.
    pub permission: Permission,
    /// Where it asks.
    pub span: Range<usize>,
}

/// What a browser, or the frame that an LMS shows a page in, may refuse to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// `getUserMedia` with video
    Camera,
    /// `getUserMedia` with audio
    Microphone,
    /// `navigator.geolocation`
    Geolocation,
    /// `Notification.requestPermission`
    Notifications,
    /// `navigator.clipboard`
    Clipboard,
    /// `requestFullscreen`
    Fullscreen,
    /// Cookies, `localStorage`, `sessionStorage`, `indexedDB`
    Storage,
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

/// Which parts of a script lead to which, as far as its text shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallGraph {
    /// The top level is the first; then come functions, names that stand for functions, and handlers of leaving. Empty where
    /// the script has no part that calls or defines anything.
    pub parts: Vec<CallPart>,
    /// The names that parts have and use, each once: the last of a path, `quit` for `scorm.quit`.
    pub names: Vec<String>,
    /// What is called as the script is read, in that order; calls of the API of SCORM 2004 left out. Branches are not looked at.
    pub steps: Vec<Step>,
}

/// A part of a script that runs as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallPart {
    /// Where it is.
    pub span: Range<usize>,
    /// The event of a page that is left, where it is what runs then.
    pub leaving: Option<LeavingEvent>,
    /// What other scripts call it by, in [`CallGraph::names`].
    pub name: Option<usize>,
    /// They call it as a member of something: `scorm.quit`.
    pub is_member: bool,
    /// Functions of the API that it calls itself.
    pub calls: BTreeSet<ApiFunction>,
    /// Parts that it calls, in [`CallGraph::parts`].
    pub leads_to: Vec<usize>,
    /// Parts that it gives away, to be called later.
    pub gives: Vec<usize>,
    /// Names that it calls and that its script does not define, in [`CallGraph::names`]: functions of other scripts.
    pub uses: Vec<usize>,
    /// The same of members: what they are members of has another name in another script.
    pub members: Vec<usize>,
    /// Names that it mentions: each may be a function's.
    pub mentions: Vec<usize>,
}

/// A call that a script makes as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where the call is.
    pub span: Range<usize>,
    /// What is called.
    pub callee: Callee,
}

/// What a call leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Callee {
    /// A function of the API.
    Api(ApiFunction),
    /// A part of the script, in [`CallGraph::parts`].
    Part(usize),
    /// A function of another script, in [`CallGraph::names`].
    Name(usize),
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
