//! The parts of a script, and where one leads.

use std::collections::BTreeSet;

use crate::script::model::{ApiFunction, Reach};

/// The most names of functions of other scripts that are noted for one part of a script.
pub const MOST_OUTSIDE_NAMES: usize = 256;

/// Steps from function to function that are made for all parts of a script together. What other scripts' functions they
/// call is not complete beyond; what they call of the API is.
const MOST_STEPS: usize = 2_000_000;

/// Names of other scripts' functions that are noted for all parts of a script together.
const MOST_NAMES: usize = 100_000;

/// A part of a script that runs as a whole: 0 is the top level, then come the functions.
pub(in crate::script) type Node = usize;

/// The top level.
pub(in crate::script) const TOP: Node = 0;

/// The parts of a script, each with those that it leads to.
pub(super) struct Graph<'f> {
    /// Those of node `n` are `next[first[n]..first[n + 1]]`.
    first: Vec<usize>,
    next: Vec<Node>,
    /// Functions of other scripts that a node calls itself, in the order of the nodes.
    outside: Vec<(Node, &'f str)>,
    /// Functions of the API that a node leads to.
    api: Vec<u8>,
    first_handler: Node,
}

impl<'f> Graph<'f> {
    /// `api` is what each node calls of the API itself.
    pub(super) fn new(
        mut edges: Vec<(Node, Node)>,
        mut outside: Vec<(Node, &'f str)>,
        mut api: Vec<u8>,
        first_handler: Node,
    ) -> Self {
        edges.sort_unstable();
        edges.dedup();
        outside.sort_unstable();
        outside.dedup();
        lead_back(&edges, &mut api);
        Self {
            first: starts(&edges, api.len()),
            next: edges.into_iter().map(|(_, to)| to).collect(),
            outside,
            api,
            first_handler,
        }
    }

    /// Whether a node leads to a function of the API.
    pub(super) fn leads_to(&self, from: Node, function: ApiFunction) -> bool {
        self.api.get(from).is_some_and(|own| own & bit(function) != 0)
    }

    fn next(&self, node: Node) -> &[Node] {
        let from = self.first.get(node).copied().unwrap_or_default();
        let to = self.first.get(node + 1).copied().unwrap_or_default();
        self.next.get(from..to).unwrap_or_default()
    }

    fn outside(&self, node: Node) -> impl Iterator<Item = &'f str> {
        let from = self.outside.partition_point(|(own, _)| *own < node);
        let own = self.outside.get(from..).unwrap_or_default().iter();
        own.take_while(move |(own, _)| *own == node).map(|(_, name)| *name)
    }

    /// The nodes that something else than a handler of leaving leads to: the top level, or a function that nothing leads to.
    pub(super) fn in_time(&self) -> Vec<bool> {
        let nodes = self.first.len().saturating_sub(1);
        let mut is_led_to = vec![false; nodes];
        for to in &self.next {
            if let Some(own) = is_led_to.get_mut(*to) {
                *own = true;
            }
        }
        let roots =
            (0..self.first_handler).filter(|node| *node == TOP || !is_led_to.get(*node).copied().unwrap_or_default());
        let mut seen = vec![false; nodes];
        let mut waiting: Vec<Node> = roots.collect();
        while let Some(node) = waiting.pop() {
            match seen.get_mut(node) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            waiting.extend(self.next(node));
        }
        seen
    }
}

/// Walks the graph from one node after the other.
pub(super) struct Walker<'g, 'f> {
    graph: &'g Graph<'f>,
    /// In which walk a node was seen last.
    seen: Vec<usize>,
    walk: usize,
    steps: usize,
    names: usize,
}

impl<'g, 'f> Walker<'g, 'f> {
    pub(super) fn new(graph: &'g Graph<'f>) -> Self {
        Self {
            graph,
            seen: vec![0; graph.api.len()],
            walk: 0,
            steps: 0,
            names: 0,
        }
    }

    pub(super) fn reach(&mut self, from: Node) -> Reach {
        self.walk += 1;
        let mut reach = Reach {
            calls: ALL
                .into_iter()
                .filter(|function| self.graph.leads_to(from, *function))
                .collect(),
            outside: BTreeSet::new(),
        };
        let mut waiting = vec![from];
        while let Some(node) = waiting.pop() {
            match self.seen.get_mut(node) {
                Some(seen) if *seen != self.walk => *seen = self.walk,
                _ => continue,
            }
            let next = self.graph.next(node);
            self.steps += 1 + next.len();
            for name in self.graph.outside(node) {
                self.steps += 1;
                if reach.outside.len() < MOST_OUTSIDE_NAMES && !reach.outside.contains(name) {
                    self.names += 1;
                    reach.outside.insert(name.to_owned());
                }
            }
            if self.steps > MOST_STEPS || self.names > MOST_NAMES {
                break;
            }
            waiting.extend(next);
        }
        reach
    }
}

const ALL: [ApiFunction; 8] = [
    ApiFunction::Initialize,
    ApiFunction::Finish,
    ApiFunction::GetValue,
    ApiFunction::SetValue,
    ApiFunction::Commit,
    ApiFunction::GetLastError,
    ApiFunction::GetErrorString,
    ApiFunction::GetDiagnostic,
];

pub(super) fn bit(function: ApiFunction) -> u8 {
    1 << function as u8
}

/// Gives every node what the nodes that it leads to have. Each node is looked at again at most once for each function.
fn lead_back(edges: &[(Node, Node)], api: &mut [u8]) {
    let mut back: Vec<(Node, Node)> = edges.iter().map(|(from, to)| (*to, *from)).collect();
    back.sort_unstable();
    let first = starts(&back, api.len());
    let mut waiting: Vec<Node> = (0..api.len())
        .filter(|node| api.get(*node).is_some_and(|own| *own != 0))
        .collect();
    while let Some(node) = waiting.pop() {
        let own = api.get(node).copied().unwrap_or_default();
        let from = first.get(node).copied().unwrap_or_default();
        let to = first.get(node + 1).copied().unwrap_or_default();
        for (_, before) in back.get(from..to).unwrap_or_default() {
            if let Some(known) = api.get_mut(*before)
                && *known | own != *known
            {
                *known |= own;
                waiting.push(*before);
            }
        }
    }
}

/// Where the edges of each node begin in a sorted list.
fn starts(edges: &[(Node, Node)], nodes: usize) -> Vec<usize> {
    let mut starts = Vec::with_capacity(nodes + 1);
    let mut at = 0;
    for node in 0..=nodes {
        while edges.get(at).is_some_and(|(from, _)| *from < node) {
            at += 1;
        }
        starts.push(at);
    }
    starts
}
