//! How a course finishes: which of its scripts reach LMSFinish, and when. Functions are followed by their names from script to
//! script, since the wrapper is often another file.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use web::{ApiFunction, LeavingEvent, NamedFunction, Reach};

use super::{FinishInUnload, FinishWhenHidden, NeverFinishes};
use crate::{
    finding::Place,
    findings::Findings,
    site::{Part, Site},
};

pub(super) fn check(site: &Site, findings: &mut Findings) {
    let calls = Calls::of(site);
    let mut handlers = Vec::new();
    let mut ends_otherwise = false;
    let mut initializes = None;
    for text in site.texts.values() {
        for Part { start, script, leaving } in &text.scripts {
            let call = script
                .calls
                .iter()
                .find(|call| call.function == ApiFunction::Initialize);
            if let (None, Some(call)) = (&initializes, call) {
                initializes = Some(text.place(start + call.span.start));
            }
            // The code of an attribute runs at its event.
            match leaving {
                Some(event) if calls.finishes(&script.top_level) => handlers.push((*event, text.place(*start))),
                _ => ends_otherwise |= leaving.is_none() && calls.finishes(&script.top_level),
            }
            for handler in script.leaving.iter().filter(|handler| calls.finishes(&handler.reach)) {
                handlers.push((handler.event, text.place(start + handler.span.start)));
            }
        }
    }
    ends_otherwise |= calls.is_called_otherwise();
    judge(&handlers, ends_otherwise, findings);
    if handlers.is_empty()
        && !ends_otherwise
        && !site.names_finish()
        && let Some(place) = initializes
    {
        findings.add(place, NeverFinishes {});
    }
}

fn judge(handlers: &[(LeavingEvent, Place)], ends_otherwise: bool, findings: &mut Findings) {
    let is_lost = |event: LeavingEvent| matches!(event, LeavingEvent::Unload | LeavingEvent::BeforeUnload);
    for (_, place) in handlers
        .iter()
        .filter(|(event, _)| *event == LeavingEvent::VisibilityChange)
    {
        findings.add(place.clone(), FinishWhenHidden {});
    }
    if !ends_otherwise && handlers.iter().all(|(event, _)| is_lost(*event)) {
        for (_, place) in handlers {
            findings.add(place.clone(), FinishInUnload {});
        }
    }
}

/// The functions of a package that reach LMSFinish.
struct Calls<'a> {
    finishing: BTreeSet<&'a str>,
    functions: Vec<&'a NamedFunction>,
    /// The functions that something leads to, other than what runs while a page is left.
    led_to: BTreeSet<&'a str>,
    /// Those that only what runs while a page is left leads to.
    left_by: BTreeSet<&'a str>,
}

impl<'a> Calls<'a> {
    fn of(site: &'a Site) -> Self {
        let scripts = || site.texts.values().flat_map(|text| &text.scripts);
        let functions: Vec<_> = scripts().flat_map(|part| &part.script.functions).collect();
        let mut callers: BTreeMap<&str, Vec<&NamedFunction>> = BTreeMap::new();
        for function in &functions {
            for name in &function.reach.outside {
                callers.entry(last(name)).or_default().push(function);
            }
        }
        let is_finish = |function: &&&NamedFunction| function.reach.calls.contains(&ApiFunction::Finish);
        let mut finishing: BTreeSet<_> = functions
            .iter()
            .filter(is_finish)
            .map(|function| last(&function.name))
            .collect();
        let mut left: VecDeque<_> = finishing.iter().copied().collect();
        while let Some(name) = left.pop_front() {
            for caller in callers.get(name).into_iter().flatten() {
                if finishing.insert(last(&caller.name)) {
                    left.push_back(last(&caller.name));
                }
            }
        }
        let named = |reach: &'a Reach| reach.outside.iter().map(|name| last(name));
        let mut led_to: BTreeSet<_> = functions.iter().flat_map(|function| named(&function.reach)).collect();
        let mut left_by = BTreeSet::new();
        for part in scripts() {
            let side = if part.leaving.is_some() {
                &mut left_by
            } else {
                &mut led_to
            };
            side.extend(named(&part.script.top_level));
            left_by.extend(part.script.leaving.iter().flat_map(|handler| named(&handler.reach)));
        }
        Self {
            finishing,
            functions,
            led_to,
            left_by,
        }
    }

    /// Whether it reaches LMSFinish, in its own script or by a function of another.
    fn finishes(&self, reach: &Reach) -> bool {
        reach.calls.contains(&ApiFunction::Finish)
            || reach.outside.iter().any(|name| self.finishing.contains(last(name)))
    }

    /// Whether a function that reaches LMSFinish is called, or may be, at another time than while a page is left: nothing is
    /// known of who calls it, or something that is called so itself.
    fn is_called_otherwise(&self) -> bool {
        self.functions
            .iter()
            .filter(|function| !function.only_leaving && self.finishing.contains(last(&function.name)))
            .any(|function| !self.left_by.contains(last(&function.name)) && !self.led_to.contains(last(&function.name)))
    }
}

/// The last name of a path: what it is a member of has another name in another script.
fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}
