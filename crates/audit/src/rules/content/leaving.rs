//! How a course finishes: which of its scripts reach LMSFinish, and when. Each page is judged with the scripts that it loads: one
//! that finishes while it is left only loses its results, whatever other pages do.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    rc::Rc,
};

use web::{ApiFunction, How, LeavingEvent};

use super::{
    FinishInUnload, FinishWhenHidden, NeverFinishes,
    unread::{Question, UnreadFiles},
};
use crate::{
    finding::Place,
    findings::Findings,
    site::{By, Calls, CallsWalk as Walk, Loads, Node, Site, Text, TextId, When},
};

/// The most calls of LMSFinish of a page that are remembered, so that pages which share them are judged once.
const MOST_REMEMBERED: usize = 64;

pub(super) fn check(site: &Site, loads: &Loads, calls: &Calls, unread: &mut UnreadFiles, findings: &mut Findings) {
    let sites = calls.sites_by_text(ApiFunction::Finish);
    if sites.is_empty() {
        if let Some(place) = initializes(loads).filter(|_| !site.names_finish() && site.is_complete()) {
            findings.add(place, NeverFinishes {});
        }
        return;
    }
    let mut walk = calls.walk();
    // One walk goes along each call once: fewer are kept of a package than its bound.
    let all = walk
        .back(sites.values().flatten().copied(), None, By::Callbacks)
        .unwrap_or_default();
    for (when, place) in all.iter().filter_map(|node| calls.when(*node)) {
        if when == When::Leaving(LeavingEvent::VisibilityChange) {
            findings.add(place, FinishWhenHidden {});
        }
    }
    let (mut scripts_of, mut all_of) = (loads.walk(), loads.walk());
    let (mut loaded, mut judged) = (BTreeSet::new(), HashSet::new());
    let mut is_known = true;
    for page in loads.pages() {
        let text = loads.texts.get(page);
        let Some(scripts) = scripts_of.scripts(page) else {
            is_known = false;
            unread.not_judged(text.filter(|text| runs_scripts(text)), Question::Leaving);
            continue;
        };
        let own = within(&sites, &scripts);
        if own.is_empty() {
            continue;
        }
        loaded.extend(scripts);
        let Some(around) = all_of.all(page) else {
            unread.not_judged(text, Question::Leaving);
            continue;
        };
        // Pages that lead to each other and load the same script are judged once.
        let same = (Rc::as_ptr(&around), own);
        if judged.contains(&same) {
            continue;
        }
        match judge(&same.1, Some(&around), &mut walk, calls, findings) {
            Some(()) if same.1.len() <= MOST_REMEMBERED => {
                judged.insert(same);
            }
            Some(()) => {}
            None => unread.not_judged(text, Question::Leaving),
        }
    }
    if !is_known {
        return;
    }
    // What no page is known to load may be loaded by any.
    let rest: Vec<_> = sites.into_iter().filter(|(text, _)| !loaded.contains(text)).collect();
    let all: Vec<_> = rest.iter().flat_map(|(_, sites)| sites).copied().collect();
    if judge(&all, None, &mut walk, calls, findings).is_none() {
        for (text, _) in rest {
            unread.not_judged(loads.texts.get(text), Question::Leaving);
        }
    }
}

/// Whether a page runs a script of any kind.
fn runs_scripts(page: &Text) -> bool {
    !page.scripts.is_empty() || page.references.iter().any(|written| written.how == How::Script)
}

/// Those of the parts that are in these texts.
fn within(nodes: &BTreeMap<TextId, Vec<Node>>, texts: &BTreeSet<TextId>) -> Vec<Node> {
    let nodes = texts.iter().filter_map(|text| nodes.get(text));
    nodes.flatten().copied().collect()
}

/// Judges what calls LMSFinish in `sites`, from these texts; none beyond the bound. What only may lead there counts for the
/// course, not against it.
fn judge(
    sites: &[Node],
    texts: Option<&BTreeSet<TextId>>,
    walk: &mut Walk,
    calls: &Calls,
    findings: &mut Findings,
) -> Option<()> {
    let is_lost = |when| matches!(when, When::Leaving(LeavingEvent::Unload | LeavingEvent::BeforeUnload));
    let may = walk.back(sites.iter().copied(), texts, By::Mentions)?;
    if may
        .iter()
        .filter_map(|node| calls.when(*node))
        .all(|(when, _)| is_lost(when))
    {
        let does = walk.back(sites.iter().copied(), texts, By::Callbacks)?;
        for (_, place) in does.iter().filter_map(|node| calls.when(*node)) {
            findings.add(place, FinishInUnload {});
        }
    }
    Some(())
}

/// Where LMSInitialize is called first.
fn initializes(loads: &Loads) -> Option<Place> {
    loads.texts.iter().find_map(|text| {
        text.scripts.iter().find_map(|part| {
            let call = part
                .script
                .calls
                .iter()
                .find(|call| call.function == ApiFunction::Initialize)?;
            Some(text.place(part.start + call.span.start))
        })
    })
}
