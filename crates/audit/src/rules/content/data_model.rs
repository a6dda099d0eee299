//! Elements of the data model that scripts name, beside the standard's table.

use scorm::{
    Standard,
    cmi::{self, Access as May, Element},
    scorm2004,
};
use web::{Access, ElementUse};

use super::{ElementOf2004, ReadOnlyElement, RefusedValue, UnknownElement};
use crate::{
    finding::Place,
    findings::Findings,
    input::Package,
    rule::Severity,
    site::{Part, Site},
};

pub(super) fn check(package: &Package, site: &Site, findings: &mut Findings) {
    if package.manifest.standard != Standard::Scorm12 {
        return;
    }
    let speaks_both = speaks_both(site);
    for text in site.texts.values() {
        let is_reached = site.reach.has(&text.file);
        for Part { start, script, .. } in &text.scripts {
            for used in &script.elements {
                let speaks_both = speaks_both || used.behind_check;
                let place = text.place(start + used.span.start);
                // What a tool or a wrapper names is for LMSs of all standards, whatever the course; what it sends is this course's.
                if text.writer.is_none() {
                    names(used, speaks_both, is_reached, &place, findings);
                }
                values(used, is_reached, &place, findings);
            }
        }
    }
}

/// Whether the scripts of a package speak both editions, each where it is answered: those that look for both APIs do. Where only
/// the code of a tool or a wrapper looks for them, the course's own does if it names elements of both.
fn speaks_both(site: &Site) -> bool {
    let [mut names_api, mut own_names_api, mut own_names_1_2] = [false; 3];
    for text in site.texts.values() {
        names_api |= text.names_2004;
        if text.writer.is_none() {
            own_names_api |= text.names_2004;
            let mut elements = text.scripts.iter().flat_map(|part| &part.script.elements);
            own_names_1_2 |= elements.any(|used| is_of_1_2_alone(&used.element));
        }
    }
    own_names_api || names_api && own_names_1_2
}

/// Whether SCORM 1.2 has an element that SCORM 2004 has not.
fn is_of_1_2_alone(element: &str) -> bool {
    cmi::element(&with_numbers(element)).is_some() && !scorm2004::has(element)
}

/// What is wrong with an element itself.
fn names(used: &ElementUse, speaks_both: bool, is_reached: bool, at: &Place, findings: &mut Findings) {
    let found = used.element.clone();
    let severity = if is_reached { Severity::Warning } else { Severity::Info };
    let Some(element) = cmi::element(&with_numbers(&found)) else {
        let is_of_2004 = scorm2004::has(&found);
        // The beginning of a name is put together with something else.
        let is_whole = used.access != Access::Named || !cmi::begins_an_element(&found);
        if is_of_2004 && !speaks_both {
            findings.add_as(severity, at.clone(), ElementOf2004 { found });
        } else if !is_of_2004 && is_whole {
            findings.add_as(severity, at.clone(), UnknownElement { found });
        }
        return;
    };
    if matches!(used.access, Access::Set(_)) && is_read_only(element) {
        findings.add_as(severity, at.clone(), ReadOnlyElement { found });
    }
}

/// What is wrong with the values that an element gets.
fn values(used: &ElementUse, is_reached: bool, at: &Place, findings: &mut Findings) {
    let severity = if is_reached { Severity::Error } else { Severity::Info };
    let (Access::Set(values), Some(element)) = (&used.access, cmi::element(&with_numbers(&used.element))) else {
        return;
    };
    if is_read_only(element) {
        return;
    }
    for value in values
        .iter()
        .filter(|value| cmi::check(element, value, element.limit).is_err())
    {
        let (found, value) = (used.element.clone(), value.clone());
        findings.add_as(severity, at.clone(), RefusedValue { found, value });
    }
}

fn is_read_only(element: &Element) -> bool {
    matches!(element.access, May::ReadOnly | May::Keyword)
}

/// A name with a number for each index that is known only when the script runs.
fn with_numbers(element: &str) -> String {
    let parts: Vec<_> = element
        .split('.')
        .map(|part| if part == "n" { "0" } else { part })
        .collect();
    parts.join(".")
}
