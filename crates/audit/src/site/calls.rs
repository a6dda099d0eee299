//! Who calls whom in the scripts of a package. Functions are followed by their last names from script to script, since what a
//! function is a member of has another name there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use web::{ApiFunction, CallPart, Callee, LeavingEvent};

use super::{
    loads::{Loads, TextId},
    text::Part,
};
use crate::finding::Place;

/// Steps from function to function that are made for all pages together. What calls what is not known beyond.
const MOST_STEPS: usize = 4_000_000;

/// A part of a script that runs as a whole, by its number in the package.
pub(crate) type Node = usize;

/// A script of the package, or the code of an attribute.
#[derive(Debug)]
pub(crate) struct ScriptOf<'a> {
    pub(crate) text: TextId,
    pub(crate) part: &'a Part,
    /// The number of its top level.
    first: Node,
}

/// The graph of all scripts of a package.
#[derive(Debug)]
pub(crate) struct Calls<'a> {
    loads: &'a Loads<'a>,
    scripts: Vec<ScriptOf<'a>>,
    /// Each part, with the number of its script.
    nodes: Vec<(usize, &'a CallPart)>,
    /// What calls a part within its script, and what gives it away.
    callers: Vec<Vec<Node>>,
    givers: Vec<Vec<Node>>,
    /// By their names.
    named: HashMap<&'a str, Named>,
}

#[derive(Debug, Default)]
struct Named {
    /// Functions that all scripts see, and members.
    functions: Vec<Node>,
    members: Vec<Node>,
    called: Vec<Node>,
    called_as_member: Vec<Node>,
    mentioned: Vec<Node>,
}

/// When a part of a script runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// As its script is read, or at an event that is none of leaving.
    InTime,
    /// While the page is left.
    Leaving(LeavingEvent),
}

impl<'a> Calls<'a> {
    /// The graph of the scripts of these texts.
    pub(crate) fn of(loads: &'a Loads<'a>) -> Self {
        let mut calls = Self {
            loads,
            scripts: Vec::new(),
            nodes: Vec::new(),
            callers: Vec::new(),
            givers: Vec::new(),
            named: HashMap::new(),
        };
        for (text, part) in loads
            .texts
            .iter()
            .enumerate()
            .flat_map(|(n, text)| text.scripts.iter().map(move |part| (n, part)))
        {
            calls.add(text, part);
        }
        calls
    }

    fn add(&mut self, text: TextId, part: &'a Part) {
        let graph = &part.script.graph;
        let (script, first) = (self.scripts.len(), self.nodes.len());
        self.scripts.push(ScriptOf { text, part, first });
        self.nodes.extend(graph.parts.iter().map(|own| (script, own)));
        self.callers.resize_with(self.nodes.len(), Vec::new);
        self.givers.resize_with(self.nodes.len(), Vec::new);
        let name = |number: &usize| graph.names.get(*number).map(String::as_str);
        for (n, own) in graph.parts.iter().enumerate() {
            let from = first + n;
            for to in &own.leads_to {
                self.callers
                    .get_mut(first + to)
                    .into_iter()
                    .for_each(|list| list.push(from));
            }
            for to in &own.gives {
                self.givers
                    .get_mut(first + to)
                    .into_iter()
                    .for_each(|list| list.push(from));
            }
            for name in own.name.iter().filter_map(name) {
                let named = self.named.entry(name).or_default();
                let defined = if own.is_member {
                    &mut named.members
                } else {
                    &mut named.functions
                };
                defined.push(from);
            }
            for name in own.uses.iter().filter_map(name) {
                self.named.entry(name).or_default().called.push(from);
            }
            for name in own.members.iter().filter_map(name) {
                self.named.entry(name).or_default().called_as_member.push(from);
            }
            for name in own.mentions.iter().filter_map(name) {
                self.named.entry(name).or_default().mentioned.push(from);
            }
        }
    }

    /// The parts that call a function of the API themselves.
    pub(crate) fn sites(&self, function: ApiFunction) -> Vec<Node> {
        let nodes = self.nodes.iter().enumerate();
        nodes
            .filter(|(_, (_, part))| part.calls.contains(&function))
            .map(|(n, _)| n)
            .collect()
    }

    /// The same by the texts that they are in.
    pub(crate) fn sites_by_text(&self, function: ApiFunction) -> BTreeMap<TextId, Vec<Node>> {
        let mut by_text: BTreeMap<TextId, Vec<Node>> = BTreeMap::new();
        for node in self.sites(function) {
            by_text
                .entry(self.text(node).unwrap_or_default())
                .or_default()
                .push(node);
        }
        by_text
    }

    /// The scripts of a text.
    pub(crate) fn scripts(&self, text: TextId) -> impl Iterator<Item = &ScriptOf<'a>> {
        let first = self.scripts.partition_point(|script| script.text < text);
        let after = self.scripts.get(first..).unwrap_or_default();
        after.iter().take_while(move |script| script.text == text)
    }

    /// The text that a part is in.
    pub(crate) fn text(&self, node: Node) -> Option<TextId> {
        let (script, _) = self.nodes.get(node)?;
        Some(self.scripts.get(*script)?.text)
    }

    /// When a part runs, and where it is registered; none for one that only a call runs.
    pub(crate) fn when(&self, node: Node) -> Option<(When, Place)> {
        let (script, part) = self.nodes.get(node)?;
        let ScriptOf { text, part: of, first } = self.scripts.get(*script)?;
        let place = self.loads.texts.get(*text)?.place(of.start + part.span.start);
        let event = part.leaving.or(of.leaving.filter(|_| *first == node));
        match event {
            Some(event) => Some((When::Leaving(event), place)),
            None => (*first == node).then_some((When::InTime, place)),
        }
    }

    /// Goes back from calls, within one bound for all.
    pub(crate) fn walk(&self) -> Walk<'_, 'a> {
        Walk { calls: self, steps: 0 }
    }

    /// What is called as a script is read, in that order: where, and the parts or the function of the API.
    pub(crate) fn steps<'c>(&'c self, script: &'c ScriptOf<'a>) -> impl Iterator<Item = (usize, Called<'c>)> {
        let graph = &script.part.script.graph;
        graph.steps.iter().filter_map(move |step| {
            let called = match step.callee {
                Callee::Api(function) => Called::Api(function),
                Callee::Part(part) => Called::Part(script.first + part),
                Callee::Name(name) => Called::Parts(&self.named.get(graph.names.get(name)?.as_str())?.functions),
            };
            Some((script.part.start + step.span.start, called))
        })
    }
}

/// What a call leads to.
#[derive(Debug)]
pub(crate) enum Called<'c> {
    Api(ApiFunction),
    Part(Node),
    /// One of these: they have the same name.
    Parts(&'c [Node]),
}

/// Goes back from calls.
pub(crate) struct Walk<'c, 'a> {
    calls: &'c Calls<'a>,
    steps: usize,
}

/// How one part leads to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    /// It calls it, by a name that all scripts see where it is in another one.
    Calls,
    /// It gives it away too, to be called later, or calls a member of its name.
    Callbacks,
    /// It mentions its name too, so that it may be called in a way that is not seen.
    Mentions,
}

impl Walk<'_, '_> {
    /// The parts in these texts that lead to one of `sites`, in any number of steps; none beyond the bound.
    pub(crate) fn back(
        &mut self,
        sites: impl IntoIterator<Item = Node>,
        within: Option<&BTreeSet<TextId>>,
        by: By,
    ) -> Option<BTreeSet<Node>> {
        if self.steps > MOST_STEPS {
            return None;
        }
        let calls = self.calls;
        let is_within =
            |node: &Node| within.is_none_or(|texts| calls.text(*node).is_some_and(|text| texts.contains(&text)));
        let mut found: BTreeSet<Node> = sites.into_iter().filter(is_within).collect();
        let mut waiting: Vec<Node> = found.iter().copied().collect();
        let mut names = BTreeSet::new();
        while let Some(node) = waiting.pop() {
            let (script, part) = calls.nodes.get(node)?;
            let mut before: Vec<&Vec<Node>> = calls.callers.get(node).into_iter().collect();
            if by >= By::Callbacks {
                before.extend(calls.givers.get(node));
            }
            let graph = &calls.scripts.get(*script)?.part.script.graph;
            let name = part.name.and_then(|name| graph.names.get(name)).map(String::as_str);
            if let Some((name, named)) = name.and_then(|name| Some((name, calls.named.get(name)?)))
                && (!part.is_member || by >= By::Callbacks)
                && names.insert(name)
            {
                before.push(&named.called);
                if by >= By::Callbacks {
                    before.push(&named.called_as_member);
                }
                if by == By::Mentions {
                    before.push(&named.mentioned);
                }
            }
            for node in before.into_iter().flatten() {
                self.steps += 1;
                if is_within(node) && found.insert(*node) {
                    waiting.push(*node);
                }
            }
            if self.steps > MOST_STEPS {
                return None;
            }
        }
        Some(found)
    }
}
