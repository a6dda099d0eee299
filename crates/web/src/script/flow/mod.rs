//! Which part of a script leads to which call of the API: a graph of functions by their names.

mod graph;

use std::{collections::HashMap, ops::Range};

pub(super) use graph::{Node, TOP};
use graph::{bit, lead_back};

use super::{
    api::Called,
    functions::{FunctionId, Functions, Key},
    model::{ApiCall, ApiFunction, CallGraph, CallPart, Callee, Edition, LeavingEvent, Script, Step},
};

/// Bytes of a name that others may call a function by.
const MOST_NAME_BYTES: usize = 64;

/// Bytes of the name of a member that others may call: names that a bundler has made say nothing.
const LEAST_MEMBER_BYTES: usize = 3;

/// The functions of the API that one call may stand for.
const MAIN: [ApiFunction; 5] = [
    ApiFunction::Initialize,
    ApiFunction::Finish,
    ApiFunction::GetValue,
    ApiFunction::SetValue,
    ApiFunction::Commit,
];

/// The part that a function is.
pub(super) fn node(function: FunctionId) -> Node {
    function + 1
}

/// The name of a member that other scripts may call it by. Browsers call some themselves: `onclick`, `constructor`.
pub(super) fn member_name(path: &str) -> Option<&str> {
    const BY_BROWSERS: [&str; 4] = [
        "constructor",
        "handleEvent",
        "connectedCallback",
        "disconnectedCallback",
    ];
    let (_, last) = path.rsplit_once('.')?;
    let is_called_by_its_name =
        last.len() >= LEAST_MEMBER_BYTES && !last.starts_with("on") && !BY_BROWSERS.contains(&last);
    is_called_by_its_name.then_some(last)
}

/// What a handler of leaving is.
#[derive(Debug)]
pub(super) enum Handler {
    /// Written where it is registered.
    Inline(FunctionId),
    /// Written somewhere else.
    Named(Key),
}

#[derive(Debug)]
struct FunctionPlace {
    /// The last name that other scripts may call it by, and whether as a member.
    name: Option<(usize, bool)>,
    /// Its path, where it can be seen by other scripts.
    path: Option<String>,
    span: Range<usize>,
}

#[derive(Debug)]
struct CallPlace {
    from: Node,
    key: Key,
    path: Option<String>,
    /// Its last name; none for a name of the script.
    name: Option<usize>,
    span: Range<usize>,
    at_top_level: bool,
}

impl CallPlace {
    /// Whether what is called is a function of all scripts, by its name alone.
    fn is_global(&self) -> bool {
        self.path.as_ref().is_some_and(|path| !path.contains('.'))
    }
}

#[derive(Debug)]
struct DirectCall {
    from: Node,
    called: Called,
    key: Option<Key>,
    span: Range<usize>,
    at_top_level: bool,
}

/// A name that stands for what has another.
#[derive(Debug)]
struct Alias {
    name: (usize, bool),
    of: Key,
    span: Range<usize>,
}

/// Collects who calls whom.
#[derive(Debug, Default)]
pub(super) struct Flow {
    functions: Vec<FunctionPlace>,
    direct: Vec<DirectCall>,
    calls: Vec<CallPlace>,
    /// Functions that are called where they are written.
    at_once: Vec<(Node, Node)>,
    /// Functions that are given away where they are written.
    given_at_once: Vec<(Node, Node)>,
    /// Functions that are given away by their names.
    given: Vec<(Node, Key)>,
    /// Names that are mentioned.
    mentions: Vec<(Node, usize)>,
    aliases: Vec<Alias>,
    handlers: Vec<(LeavingEvent, Range<usize>, Handler)>,
    names: Names,
}

impl Flow {
    /// The next function. `path` is what other scripts see it by, `name` what they may call it by.
    pub(super) fn function(&mut self, path: Option<String>, name: Option<(&str, bool)>, span: Range<usize>) {
        let name = name.and_then(|(name, is_member)| Some((self.names.number(name)?, is_member)));
        self.functions.push(FunctionPlace { name, path, span });
    }

    /// A function is called where it is written.
    pub(super) fn runs(&mut self, from: Node, function: FunctionId) {
        self.at_once.push((from, node(function)));
    }

    /// A function is given away where it is written.
    pub(super) fn gives_written(&mut self, from: Node, function: FunctionId) {
        self.given_at_once.push((from, node(function)));
    }

    /// A function is given away by its name.
    pub(super) fn gives(&mut self, from: Node, key: Key) {
        self.given.push((from, key));
    }

    /// A name that may be a function's is mentioned.
    pub(super) fn mentions(&mut self, from: Node, name: &str) {
        self.mentions.extend(self.names.number(name).map(|name| (from, name)));
    }

    /// Other scripts may call a function by this name too.
    pub(super) fn alias(&mut self, (name, is_member): (&str, bool), of: Key, span: Range<usize>) {
        if let Key::Name(path) = &of {
            self.names.number(last(path));
        }
        if let Some(name) = self.names.number(name) {
            self.aliases.push(Alias {
                name: (name, is_member),
                of,
                span,
            });
        }
    }

    /// A function is called. `path` is its path where the script does not declare what it begins with, `name` its last name.
    pub(super) fn calls(
        &mut self,
        from: Node,
        key: Key,
        (path, name): (Option<String>, Option<&str>),
        span: Range<usize>,
        at_top_level: bool,
    ) {
        let name = name.and_then(|name| self.names.number(name));
        self.calls.push(CallPlace {
            from,
            key,
            path,
            name,
            span,
            at_top_level,
        });
    }

    /// The API is called.
    pub(super) fn calls_api(
        &mut self,
        from: Node,
        called: Called,
        key: Option<Key>,
        span: Range<usize>,
        at_top_level: bool,
    ) {
        self.direct.push(DirectCall {
            from,
            called,
            key,
            span,
            at_top_level,
        });
    }

    /// A handler of leaving is registered.
    pub(super) fn leaves(&mut self, event: LeavingEvent, span: Range<usize>, handler: Handler) {
        if let Handler::Named(Key::Name(path)) = &handler {
            self.names.number(last(path));
        }
        self.handlers.push((event, span, handler));
    }

    /// Notes in the script what its parts call, once all functions are known. `per_value` are the functions that read or set
    /// the element that they are given.
    pub(super) fn finish(mut self, functions: &Functions, per_value: &[FunctionId], script: &mut Script) {
        self.direct.retain(|call| {
            let own = call.key.as_ref().and_then(|key| functions.find_exact(key));
            !call.called.by_wrapper || own.is_none()
        });
        let parts = self.parts(functions);
        let api = lead_back(&parts);
        let leads_to = |node: Node, function| api.get(node).is_some_and(|own| own & bit(function) != 0);
        for call in &self.direct {
            script.calls.push(ApiCall {
                function: call.called.function,
                edition: call.called.edition,
                span: call.span.clone(),
                at_top_level: call.at_top_level,
                through: None,
            });
        }
        for call in &self.calls {
            let Some(function) = functions.find(&call.key) else {
                continue;
            };
            let mut main = MAIN.into_iter().filter(|main| leads_to(node(function), *main));
            if let (Some(function), None, Some(through)) = (main.next(), main.next(), self.path(function, call)) {
                script.calls.push(ApiCall {
                    function,
                    edition: None,
                    span: call.span.clone(),
                    at_top_level: call.at_top_level,
                    through: Some(through),
                });
            }
        }
        script.calls.sort_by_key(|call| (call.span.start, call.span.end));
        script.sessions_per_value = self.sessions(functions, per_value, leads_to);
        script.graph.steps = self.steps(functions);
        script.graph.parts = parts;
        script.graph.names = self.names.all;
        if script.graph.parts.iter().all(CallPart::is_blank) {
            script.graph = CallGraph::default();
        }
    }

    /// The top level, the functions, the names that stand for functions, the handlers of leaving.
    fn parts(&self, functions: &Functions) -> Vec<CallPart> {
        let mut parts = vec![CallPart::default()];
        parts.extend(self.functions.iter().map(|place| CallPart {
            span: place.span.clone(),
            name: place.name.map(|(name, _)| name),
            is_member: place.name.is_some_and(|(_, is_member)| is_member),
            ..CallPart::default()
        }));
        for Alias { name, of, span } in &self.aliases {
            let mut part = CallPart {
                span: span.clone(),
                name: Some(name.0),
                is_member: name.1,
                ..CallPart::default()
            };
            self.follow(functions, of, &mut part);
            parts.push(part);
        }
        for (event, span, handler) in &self.handlers {
            let mut part = CallPart {
                span: span.clone(),
                leaving: Some(*event),
                ..CallPart::default()
            };
            match handler {
                Handler::Inline(function) => part.leads_to.push(node(*function)),
                Handler::Named(key) => self.follow(functions, key, &mut part),
            }
            parts.push(part);
        }
        for (from, to) in &self.at_once {
            parts
                .get_mut(*from)
                .into_iter()
                .for_each(|part| part.leads_to.push(*to));
        }
        for (from, to) in &self.given_at_once {
            parts.get_mut(*from).into_iter().for_each(|part| part.gives.push(*to));
        }
        for (from, key) in &self.given {
            let own = functions.find(key).map(node);
            parts.get_mut(*from).into_iter().for_each(|part| part.gives.extend(own));
        }
        for call in &self.calls {
            let Some(part) = parts.get_mut(call.from) else { continue };
            match functions.find(&call.key) {
                Some(function) => part.leads_to.push(node(function)),
                None if call.is_global() => part.uses.extend(call.name),
                None => part.members.extend(call.name),
            }
        }
        for (from, name) in &self.mentions {
            parts
                .get_mut(*from)
                .into_iter()
                .for_each(|part| part.mentions.push(*name));
        }
        for call in &self.direct {
            if let Some(part) = parts.get_mut(call.from) {
                part.calls.insert(call.called.function);
            }
        }
        for part in &mut parts {
            let CallPart {
                leads_to,
                gives,
                uses,
                members,
                mentions,
                ..
            } = part;
            for list in [leads_to, gives, uses, members, mentions] {
                list.sort_unstable();
                list.dedup();
            }
        }
        parts
    }

    /// Where a key leads: to a part of the script, or to a name of another's.
    fn follow(&self, functions: &Functions, key: &Key, part: &mut CallPart) {
        match (functions.find(key), key) {
            (Some(function), _) => part.leads_to.push(node(function)),
            (None, Key::Name(path)) if path.contains('.') => part.members.extend(self.names.find(last(path))),
            (None, Key::Name(path)) => part.uses.extend(self.names.find(path)),
            (None, Key::Symbol(_)) => {}
        }
    }

    fn steps(&self, functions: &Functions) -> Vec<Step> {
        let is_of_12 = |call: &&DirectCall| call.called.edition != Some(Edition::V2004);
        let direct = self
            .direct
            .iter()
            .filter(|call| call.at_top_level)
            .filter(is_of_12)
            .map(|call| Step {
                span: call.span.clone(),
                callee: Callee::Api(call.called.function),
            });
        let others = self.calls.iter().filter(|call| call.at_top_level).filter_map(|call| {
            let own = functions.find(&call.key).map(|function| Callee::Part(node(function)));
            Some(Step {
                span: call.span.clone(),
                callee: own.or_else(|| call.name.filter(|_| call.is_global()).map(Callee::Name))?,
            })
        });
        let mut steps: Vec<_> = direct.chain(others).collect();
        steps.sort_by_key(|step| (step.span.end, step.span.start));
        steps
    }

    /// Of the functions that read or set the element that they are given, those that open a session before and close it after.
    fn sessions(
        &self,
        functions: &Functions,
        per_value: &[FunctionId],
        leads_to: impl Fn(Node, ApiFunction) -> bool,
    ) -> Vec<Range<usize>> {
        let mut of: HashMap<Node, Around> = per_value.iter().map(|id| (node(*id), Around::default())).collect();
        for call in &self.direct {
            if let Some(around) = of.get_mut(&call.from) {
                around.add(call.span.start, |function| call.called.function == function);
            }
        }
        for call in &self.calls {
            if let (Some(around), Some(function)) = (of.get_mut(&call.from), functions.find(&call.key)) {
                around.add(call.span.start, |wanted| leads_to(node(function), wanted));
            }
        }
        let mut found: Vec<_> = per_value
            .iter()
            .filter(|id| of.get(&node(**id)).is_some_and(Around::is_session))
            .filter_map(|id| self.functions.get(*id).map(|place| place.span.clone()))
            .collect();
        found.sort_by_key(|span| span.start);
        found
    }

    fn path(&self, function: FunctionId, call: &CallPlace) -> Option<String> {
        let own = self.functions.get(function).and_then(|place| place.path.clone());
        own.or_else(|| call.path.clone()).or_else(|| match &call.key {
            Key::Name(name) => Some(name.trim_start_matches('.').to_owned()),
            Key::Symbol(_) => Some(String::new()),
        })
    }
}

impl CallPart {
    /// Whether it says nothing: it calls nothing, and nothing can call it.
    fn is_blank(&self) -> bool {
        let Self {
            leaving,
            name,
            calls,
            leads_to,
            gives,
            uses,
            members,
            mentions,
            span: _,
            is_member: _,
        } = self;
        let leads_nowhere = [leads_to, gives, uses, members, mentions]
            .into_iter()
            .all(Vec::is_empty);
        leaving.is_none() && name.is_none() && calls.is_empty() && leads_nowhere
    }
}

/// Where the calls of a function are.
#[derive(Debug, Default)]
struct Around {
    opens: Option<usize>,
    value: Option<usize>,
    closes: Option<usize>,
}

impl Around {
    fn add(&mut self, at: usize, leads_to: impl Fn(ApiFunction) -> bool) {
        let (opens, closes) = (leads_to(ApiFunction::Initialize), leads_to(ApiFunction::Finish));
        if opens && !closes {
            self.opens = Some(self.opens.map_or(at, |first| first.min(at)));
        }
        if closes && !opens {
            self.closes = Some(self.closes.map_or(at, |last| last.max(at)));
        }
        if !opens && !closes && (leads_to(ApiFunction::GetValue) || leads_to(ApiFunction::SetValue)) {
            self.value = Some(at);
        }
    }

    fn is_session(&self) -> bool {
        let Self { opens, value, closes } = self;
        matches!((opens, value, closes), (Some(opens), Some(value), Some(closes)) if opens < value && value < closes)
    }
}

/// Names, each once.
#[derive(Debug, Default)]
struct Names {
    numbers: HashMap<String, usize>,
    all: Vec<String>,
}

impl Names {
    fn number(&mut self, name: &str) -> Option<usize> {
        if name.len() > MOST_NAME_BYTES {
            return None;
        }
        if let Some(known) = self.numbers.get(name) {
            return Some(*known);
        }
        let number = self.all.len();
        self.numbers.insert(name.to_owned(), number);
        self.all.push(name.to_owned());
        Some(number)
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).copied()
    }
}

/// The last name of a path.
fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

#[cfg(test)]
mod tests;
