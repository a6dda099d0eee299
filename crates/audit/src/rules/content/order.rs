//! What the scripts of a page call as they are read, one after the other: values that are read or set before LMSInitialize,
//! also where another script opens the session.

use std::collections::BTreeSet;

use scorm::rte::Function;
use web::{ApiFunction, TextKind};

use super::{
    CallBeforeInitialize,
    unread::{Question, UnreadFiles},
};
use crate::{
    finding::Place,
    findings::Findings,
    site::{By, Called, Calls, CallsWalk, Loads, Node, ScriptOf, Site, Target, Text, TextId},
};

/// What must not be called before LMSInitialize.
const LATER: [(ApiFunction, Function); 4] = [
    (ApiFunction::GetValue, Function::GetValue),
    (ApiFunction::SetValue, Function::SetValue),
    (ApiFunction::Commit, Function::Commit),
    (ApiFunction::Finish, Function::Finish),
];

/// Calls that are looked at for all pages together. Pages after them are not judged.
const MOST_STEPS: usize = 4_000_000;

pub(super) fn check(site: &Site, loads: &Loads, calls: &Calls, unread: &mut UnreadFiles, findings: &mut Findings) {
    let has = |function| !calls.sites(function).is_empty();
    if !has(ApiFunction::Initialize) || !LATER.iter().any(|(api, _)| has(*api)) {
        return;
    }
    let leading = Leading::of(calls);
    let mut pages = loads.walk();
    let mut steps = 0;
    for page in loads.pages() {
        let scripts = in_order(site, loads, calls, page);
        if scripts.len() < 2 || scripts.iter().all(|script| calls.steps(script).next().is_none()) {
            continue;
        }
        let leading = leading.as_ref().filter(|_| steps <= MOST_STEPS);
        let Some((leading, own)) = leading.and_then(|leading| Some((leading, pages.scripts(page)?))) else {
            unread.not_judged(loads.texts.get(page), Question::Order);
            continue;
        };
        if let Some((place, function)) = leading.early(&scripts, &own, loads, calls, &mut steps) {
            let found = function.name().to_owned();
            findings.add(place, CallBeforeInitialize { found });
        }
    }
}

/// The scripts that a page runs as it is read, in that order.
fn in_order<'c, 'a>(site: &Site, loads: &Loads, calls: &'c Calls<'a>, page: TextId) -> Vec<&'c ScriptOf<'a>> {
    let Some(text) = loads.texts.get(page) else {
        return Vec::new();
    };
    let is_run = |script: &&ScriptOf| !script.part.is_handler && !script.part.script.module;
    let own = calls
        .scripts(page)
        .filter(is_run)
        .map(|script| (script.part.start, script));
    let loaded = text
        .references
        .iter()
        .filter(|written| written.is_at_once)
        .filter_map(|written| Some((written.start, external(site, loads, text, &written.address)?)))
        .flat_map(|(start, of)| calls.scripts(of).filter(is_run).map(move |script| (start, script)));
    let mut scripts: Vec<_> = own.chain(loaded).collect();
    scripts.sort_by_key(|(start, _)| *start);
    scripts.into_iter().map(|(_, script)| script).collect()
}

/// The script with this address in a page.
fn external(site: &Site, loads: &Loads, page: &Text, address: &str) -> Option<TextId> {
    let Target::File(file) = page.base.as_ref()?.resolve(address) else {
        return None;
    };
    let is_script = site.texts.get(&file)?.kind == TextKind::Script;
    loads.number(&file).filter(|_| is_script)
}

/// The parts that lead to functions of the API by calls, which happen at once.
struct Leading {
    initialize: BTreeSet<Node>,
    later: Vec<(ApiFunction, Function, BTreeSet<Node>)>,
}

impl Leading {
    fn of(calls: &Calls) -> Option<Self> {
        let mut walk = calls.walk();
        let mut to = |function| CallsWalk::back(&mut walk, calls.sites(function), None, By::Calls);
        let initialize = to(ApiFunction::Initialize)?;
        let later: Option<Vec<_>> = LATER
            .into_iter()
            .map(|(api, function)| Some((api, function, to(api)?)))
            .collect();
        Some(Self {
            initialize,
            later: later?,
        })
    }

    /// The first call of these scripts that should be after LMSInitialize, where that is called by one of them after it.
    fn early(
        &self,
        scripts: &[&ScriptOf],
        own: &BTreeSet<TextId>,
        loads: &Loads,
        calls: &Calls,
        steps: &mut usize,
    ) -> Option<(Place, Function)> {
        let mut early = None;
        for script in scripts {
            let text = loads.texts.get(script.text)?;
            for (at, called) in calls.steps(script) {
                *steps += match called {
                    Called::Parts(parts) => parts.len(),
                    Called::Api(_) | Called::Part(_) => 1,
                };
                let leads = |api: ApiFunction, to: &BTreeSet<Node>| match called {
                    Called::Api(function) => function == api,
                    Called::Part(part) => to.contains(&part),
                    Called::Parts(parts) => {
                        let is_own = |part: &&Node| calls.text(**part).is_some_and(|text| own.contains(&text));
                        parts.iter().filter(is_own).any(|part| to.contains(part))
                    }
                };
                if leads(ApiFunction::Initialize, &self.initialize) {
                    return early;
                }
                let found = self.later.iter().find(|(api, _, to)| leads(*api, to));
                early = early.or_else(|| found.map(|(_, function, _)| (text.place(at), *function)));
            }
        }
        None
    }
}
