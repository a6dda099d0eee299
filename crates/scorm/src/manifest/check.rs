//! What does not fit together in a manifest: references that lead nowhere, elements in the wrong place, scripts that
//! cannot be read or never be met.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Item, Manifest, Resource};
use super::problem::ManifestProblem as Problem;
use crate::prerequisites;

/// Everything that an item may refer to.
struct Known<'a> {
    resources: BTreeMap<&'a str, &'a Resource>,
    submanifests: BTreeSet<&'a str>,
    items: BTreeSet<&'a str>,
}

/// What does not fit together in a manifest.
pub(super) fn check(manifest: &Manifest, problems: &mut Vec<Problem>) {
    let organizations: BTreeSet<_> = manifest.organizations.iter().map(|o| o.identifier.as_str()).collect();
    match manifest
        .default_organization
        .as_deref()
        .filter(|named| !named.is_empty())
    {
        Some(named) if !organizations.contains(named) => {
            problems.push(Problem::DefaultOrganizationUnknown {
                identifier: named.to_owned(),
            });
        }
        None if !organizations.is_empty() => problems.push(Problem::DefaultOrganizationMissing),
        _ => {}
    }
    let known = Known {
        submanifests: manifest.submanifests.iter().map(|s| s.identifier.as_str()).collect(),
        items: manifest.items().iter().map(|item| item.identifier.as_str()).collect(),
        resources: manifest.by_identifier(),
    };
    let inside = manifest.submanifests.iter().flat_map(|inside| &inside.organizations);
    for organization in manifest.organizations.iter().chain(inside) {
        check_items(&organization.items, &known, problems);
    }
    check_circles(manifest, problems);
    for resource in &manifest.resources {
        for needed in resource
            .dependencies
            .iter()
            .filter(|needed| !known.resources.contains_key(needed.as_str()))
        {
            let (resource, identifierref) = (resource.identifier.clone(), needed.clone());
            problems.push(Problem::DependencyUnknown {
                resource,
                identifierref,
            });
        }
    }
}

fn check_items(items: &[Item], known: &Known<'_>, problems: &mut Vec<Problem>) {
    for item in items {
        let resource = item
            .identifierref
            .as_deref()
            .and_then(|identifier| known.resources.get(identifier));
        let name = || item.identifier.clone();
        match (&item.identifierref, resource) {
            (Some(identifierref), None) if known.submanifests.contains(identifierref.as_str()) => {}
            (Some(identifierref), None) => {
                problems.push(Problem::ResourceUnknown {
                    item: name(),
                    identifierref: identifierref.clone(),
                });
            }
            (Some(_), Some(resource)) if resource.href.is_none() => {
                problems.push(Problem::ResourceNotLaunchable {
                    item: name(),
                    resource: resource.identifier.clone(),
                });
            }
            (None, _) if item.items.is_empty() => problems.push(Problem::ItemEmpty { item: name() }),
            _ => {}
        }
        if !resource.is_some_and(|resource| resource.is_sco()) {
            for element in elements_for_scos(item) {
                problems.push(Problem::ElementWithoutSco {
                    item: name(),
                    element: element.to_owned(),
                });
            }
        }
        check_prerequisites(item, known, problems);
        check_items(&item.items, known, problems);
    }
}

/// The elements of an item that only a launched SCO can use (SCORM 1.2 CAM §2.3.2).
fn elements_for_scos(item: &Item) -> impl Iterator<Item = &'static str> {
    [
        ("maxtimeallowed", &item.max_time_allowed),
        ("timelimitaction", &item.time_limit_action),
        ("datafromlms", &item.data_from_lms),
        ("masteryscore", &item.mastery_score),
    ]
    .into_iter()
    .filter(|(_, value)| value.is_some())
    .map(|(name, _)| name)
}

fn check_prerequisites(item: &Item, known: &Known<'_>, problems: &mut Vec<Problem>) {
    let Some(text) = item.prerequisites.as_deref().filter(|text| !text.is_empty()) else {
        return;
    };
    match prerequisites::parse(text) {
        Err(reason) => problems.push(Problem::PrerequisitesMalformed {
            item: item.identifier.clone(),
            reason,
        }),
        Ok(script) => {
            let unknown: BTreeSet<_> = script
                .items()
                .into_iter()
                .filter(|name| !known.items.contains(name))
                .collect();
            for named in unknown {
                problems.push(Problem::PrerequisiteUnknown {
                    item: item.identifier.clone(),
                    named: named.to_owned(),
                });
            }
        }
    }
}

/// Items that need each other in a circle, so that none can ever be launched. Items that need nothing are taken away
/// until all that remain need one that remains: then a circle is among them, is told and taken away too.
fn check_circles(manifest: &Manifest, problems: &mut Vec<Problem>) {
    let scripts: Vec<_> = manifest
        .items()
        .into_iter()
        .filter_map(|item| Some((item, prerequisites::parse(item.prerequisites.as_deref()?).ok()?)))
        .collect();
    let mut needs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (item, script) in &scripts {
        needs.entry(&item.identifier).or_default().extend(script.needs());
    }
    let mut needed_by: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (item, names) in &needs {
        for name in names {
            needed_by.entry(name).or_default().push(item);
        }
    }
    let mut free: Vec<&str> = needed_by
        .keys()
        .copied()
        .filter(|name| !needs.contains_key(name))
        .collect();
    free.extend(needs.iter().filter(|row| row.1.is_empty()).map(|row| row.0));
    loop {
        while let Some(name) = free.pop() {
            needs.remove(name);
            for item in needed_by.get(name).into_iter().flatten() {
                if let Some(names) = needs.get_mut(item)
                    && names.remove(name)
                    && names.is_empty()
                {
                    free.push(item);
                }
            }
        }
        let Some(circle) = circle(&needs) else { return };
        problems.push(Problem::PrerequisitesCircle {
            items: circle.iter().map(|item| (*item).to_owned()).collect(),
        });
        free = circle;
    }
}

/// The first circle among items that each need one of them.
fn circle<'a>(needs: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Option<Vec<&'a str>> {
    let next = |item: &str| needs.get(item)?.first().copied();
    let mut at = *needs.keys().next()?;
    let mut seen = BTreeSet::new();
    while seen.insert(at) {
        at = next(at)?;
    }
    // Wherever the way began, it is in the circle now.
    let mut circle = vec![at];
    let mut following = next(at)?;
    while following != at {
        circle.push(following);
        following = next(following)?;
    }
    Some(circle)
}
