//! Whether each page that is launched reaches the API through what it loads, and which script stops it where it does not.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use scorm::Standard;
use web::{ApiFunction, How, TextKind};

use super::{
    ApiNotLoaded, ApiStopped,
    unread::{Question, UnreadFiles},
};
use crate::{
    finding::Place,
    findings::Findings,
    input::Package,
    rule::Severity,
    site::{By, Calls, CallsWalk, Loads, Node, Site, Target, Text, TextId, When, Written},
};

/// What is known of a text, whatever page it belongs to.
struct Known {
    speaks: bool,
    /// What is the likeliest to stop it.
    stopped: Option<Stopped>,
    is_complete: bool,
    /// It runs a script whose address is not known.
    runs_anything: bool,
}

impl Known {
    fn of(package: &Package, site: &Site, text: &Text) -> Self {
        Self {
            speaks: speaks(text),
            stopped: stopped(package, site, text).min_by_key(|stopped| !stopped.speaks),
            is_complete: is_complete(site, text),
            runs_anything: text.scripts.iter().any(|part| part.script.runs_anything),
        }
    }
}

/// What the names of scripts contain that look for the API.
const WRAPPERS: &[&str] = &["scorm", "api", "lms", "wrapper", "driver", "track"];

/// A script that a page is to run, or a page that it is to show, and that is not there or does not run.
struct Stopped {
    name: String,
    place: Place,
    /// It would have looked for the API.
    speaks: bool,
}

/// Adds what is found. Whether a script stops a launched page from looking for the API at all: then that is the cause of what
/// the package as a whole lacks.
pub(super) fn check(
    package: &Package,
    site: &Site,
    loads: &Loads,
    calls: &Calls,
    unread: &mut UnreadFiles,
    findings: &mut Findings,
) -> bool {
    if package.manifest.standard != Standard::Scorm12 {
        return false;
    }
    let files = package
        .manifest
        .scos()
        .into_iter()
        .map(|sco| format!("{}{}", package.base, sco.file));
    let launched: BTreeSet<_> = files.collect();
    let mut is_cause = false;
    let speaks_somewhere = site.texts.values().any(speaks);
    let initializes = calls.sites_by_text(ApiFunction::Initialize);
    let mut known: BTreeMap<TextId, Known> = BTreeMap::new();
    let (mut pages, mut walk) = (loads.walk(), calls.walk());
    for page in launched {
        let Some(number) = loads.number(&page) else { continue };
        let Some(around) = pages.all(number) else {
            unread.not_judged(loads.texts.get(number), Question::ApiReach);
            continue;
        };
        for number in around.iter() {
            if let (Entry::Vacant(entry), Some(text)) = (known.entry(*number), loads.texts.get(*number)) {
                entry.insert(Known::of(package, site, text));
            }
        }
        let texts = || around.iter().filter_map(|number| known.get(number));
        let speaks = texts().any(|text| text.speaks);
        // That which would have looked for the API, else the page's own, is the likeliest cause.
        let stopped = texts()
            .filter_map(|text| text.stopped.as_ref())
            .min_by_key(|stopped| (!stopped.speaks, stopped.place.file.as_deref() != Some(&page)));
        match stopped {
            Some(script) if !speaks && (speaks_somewhere || script.speaks || is_wrapper(&script.name)) => {
                is_cause = true;
                add(script, page, findings);
            }
            Some(script) => match never_initializes(&around, &initializes, calls, &mut walk) {
                Some(true) => add(script, page, findings),
                Some(false) => {}
                None => unread.not_judged(loads.texts.get(number), Question::ApiReach),
            },
            None if !speaks && site.unread.is_empty() && speaks_somewhere && texts().all(|text| text.is_complete) => {
                // A script that is not known may look for it.
                let severity = match texts().any(|text| text.runs_anything) {
                    true => Severity::Warning,
                    false => Severity::Error,
                };
                findings.add_as(severity, Place::file(&page), ApiNotLoaded { page });
            }
            None => {}
        }
    }
    is_cause
}

/// Whether a script that is not there looked for the API, by its name.
fn is_wrapper(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    WRAPPERS.iter().any(|part| name.contains(part))
}

fn add(script: &Stopped, page: String, findings: &mut Findings) {
    let found = script.name.clone();
    findings.add(script.place.clone(), ApiStopped { page, found });
}

/// Whether what runs of a text looks for the API.
fn speaks(text: &Text) -> bool {
    let mut faulty = text.scripts.iter().filter(|part| part.script.fault.is_some());
    match (text.names_api, faulty.next()) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(_), Some(_)) => text
            .scripts
            .iter()
            .any(|part| !part.script.lookups.is_empty() || !part.script.calls.is_empty()),
    }
}

/// The scripts of a text that browsers run nothing of, and the scripts and pages that are not there.
fn stopped(package: &Package, site: &Site, text: &Text) -> impl Iterator<Item = Stopped> {
    let faulty = text.scripts.iter().filter_map(|part| {
        let fault = part.script.fault.as_ref()?;
        Some(Stopped {
            name: text.file.clone(),
            place: text.place(part.start + fault.span.start),
            speaks: text.names_api.is_some(),
        })
    });
    let is_data = text.kind == TextKind::Script && text.is_json;
    let is_run = |written: &&Written| matches!(written.how, How::Script | How::Frame | How::Navigation);
    let missing = text
        .references
        .iter()
        .filter(is_run)
        .filter(|written| !written.is_partial && is_missing(package, site, text, written))
        .map(|written| Stopped {
            name: written.address.clone(),
            place: text.place(written.start),
            speaks: false,
        });
    faulty.filter(move |_| !is_data).chain(missing)
}

fn is_missing(package: &Package, site: &Site, text: &Text, written: &Written) -> bool {
    let bases = site.reach.bases(text, written.relative_to);
    !bases.is_empty()
        && bases
            .iter()
            .all(|base| matches!(base.resolve(&written.address), Target::File(file) if !package.has(&file)))
}

/// Whether nothing that runs in these texts leads to LMSInitialize, although something in them calls it. None beyond the bound.
fn never_initializes(
    around: &BTreeSet<TextId>,
    initializes: &BTreeMap<TextId, Vec<Node>>,
    calls: &Calls,
    walk: &mut CallsWalk,
) -> Option<bool> {
    let mut sites = around
        .iter()
        .filter_map(|text| initializes.get(text))
        .flatten()
        .copied()
        .peekable();
    if sites.peek().is_none() {
        return Some(false);
    }
    let before = walk.back(sites, Some(around), By::Mentions)?;
    let mut runs = before.iter().filter_map(|node| calls.when(*node));
    Some(!runs.any(|(when, _)| when == When::InTime))
}

/// Whether all that a text runs and shows is in the package and was read.
fn is_complete(site: &Site, text: &Text) -> bool {
    let mut loaded = text.references.iter().filter(|written| written.how.loads());
    let is_elsewhere = |written: &Written| {
        let bases = site.reach.bases(text, written.relative_to);
        let is_file = |target| matches!(target, Target::File(_) | Target::Nothing);
        written.is_partial || !bases.iter().all(|base| is_file(base.resolve(&written.address)))
    };
    let is_frame_or_script = |written: &&Written| matches!(written.how, How::Script | How::Frame | How::Navigation);
    text.cut.is_none()
        && text
            .scripts
            .iter()
            .all(|part| part.script.unread.is_none() && !part.script.leads_anywhere)
        && !loaded.by_ref().filter(is_frame_or_script).any(is_elsewhere)
}
