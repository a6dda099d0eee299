//! Which part of a script leads to which call of the API: a graph of functions by their names.

mod graph;

use std::ops::Range;

pub use graph::MOST_OUTSIDE_NAMES;
use graph::{Graph, Walker, bit};
pub(super) use graph::{Node, TOP};

use super::{
    api::Called,
    functions::{FunctionId, Functions, Key},
    model::{ApiCall, ApiFunction, LeavingEvent, LeavingHandler, NamedFunction, Script},
};

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
    /// None where other scripts cannot call it.
    name: Option<String>,
    span: Range<usize>,
}

#[derive(Debug)]
struct CallPlace {
    from: Node,
    key: Key,
    name: Option<String>,
    span: Range<usize>,
    at_top_level: bool,
}

#[derive(Debug)]
struct DirectCall {
    from: Node,
    called: Called,
    key: Option<Key>,
    span: Range<usize>,
    at_top_level: bool,
}

/// Collects who calls whom.
#[derive(Debug, Default)]
pub(super) struct Flow {
    functions: Vec<FunctionPlace>,
    direct: Vec<DirectCall>,
    calls: Vec<CallPlace>,
    /// Functions that are given away or called where they are written.
    edges: Vec<(Node, Node)>,
    /// Functions that are given away by their names.
    given: Vec<(Node, Key)>,
    handlers: Vec<(LeavingEvent, Range<usize>, Handler)>,
}

impl Flow {
    /// The next function. `name` is what other scripts call it by.
    pub(super) fn function(&mut self, name: Option<String>, span: Range<usize>) {
        self.functions.push(FunctionPlace { name, span });
    }

    /// A function is called or given away where it is written.
    pub(super) fn runs(&mut self, from: Node, function: FunctionId) {
        self.edges.push((from, node(function)));
    }

    /// A function is given away by its name.
    pub(super) fn gives(&mut self, from: Node, key: Key) {
        self.given.push((from, key));
    }

    /// A function is called. `name` is its path, where the script does not declare what it begins with.
    pub(super) fn calls(&mut self, from: Node, key: Key, name: Option<String>, span: Range<usize>, at_top_level: bool) {
        self.calls.push(CallPlace {
            from,
            key,
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
        self.handlers.push((event, span, handler));
    }

    /// Notes in the script what its parts call, once all functions are known.
    pub(super) fn finish(mut self, functions: &Functions, script: &mut Script) {
        self.direct.retain(|call| {
            let own = call.key.as_ref().and_then(|key| functions.find_exact(key));
            !call.called.by_wrapper || own.is_none()
        });
        let first_handler = self.functions.len() + 1;
        let graph = self.graph(functions, first_handler);
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
            let mut main = MAIN.into_iter().filter(|main| graph.leads_to(node(function), *main));
            if let (Some(function), None, Some(through)) = (main.next(), main.next(), self.name(function, call)) {
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
        let mut walker = Walker::new(&graph);
        script.top_level = walker.reach(TOP);
        let in_time = graph.in_time();
        for (id, place) in self.functions.iter().enumerate() {
            if let Some(name) = &place.name {
                script.functions.push(NamedFunction {
                    name: name.clone(),
                    span: place.span.clone(),
                    reach: walker.reach(node(id)),
                    only_leaving: !in_time.get(node(id)).copied().unwrap_or_default(),
                });
            }
        }
        for (n, (event, span, _)) in self.handlers.iter().enumerate() {
            script.leaving.push(LeavingHandler {
                event: *event,
                span: span.clone(),
                reach: walker.reach(first_handler + n),
            });
        }
    }

    fn graph(&self, functions: &Functions, first_handler: Node) -> Graph<'_> {
        let mut edges = self.edges.clone();
        let mut outside = Vec::new();
        for call in &self.calls {
            match (functions.find(&call.key), &call.name) {
                (Some(function), _) => edges.push((call.from, node(function))),
                (None, Some(name)) => outside.push((call.from, name.as_str())),
                (None, None) => {}
            }
        }
        for (from, key) in &self.given {
            edges.extend(functions.find(key).map(|function| (*from, node(function))));
        }
        for (n, (_, _, handler)) in self.handlers.iter().enumerate() {
            let from = first_handler + n;
            match handler {
                Handler::Inline(function) => edges.push((from, node(*function))),
                Handler::Named(key) => match (functions.find(key), key) {
                    (Some(function), _) => edges.push((from, node(function))),
                    (None, Key::Name(name)) => outside.push((from, name.as_str())),
                    (None, Key::Symbol(_)) => {}
                },
            }
        }
        let mut api = vec![0; first_handler + self.handlers.len()];
        for call in &self.direct {
            if let Some(own) = api.get_mut(call.from) {
                *own |= bit(call.called.function);
            }
        }
        Graph::new(edges, outside, api, first_handler)
    }

    fn name(&self, function: FunctionId, call: &CallPlace) -> Option<String> {
        let own = self.functions.get(function).and_then(|place| place.name.clone());
        own.or_else(|| call.name.clone()).or_else(|| match &call.key {
            Key::Name(name) => Some(name.trim_start_matches('.').to_owned()),
            Key::Symbol(_) => Some(String::new()),
        })
    }
}

#[cfg(test)]
mod tests;
