//! What does not fit together in a manifest: references that lead nowhere, elements in the wrong place, scripts that
//! cannot be read or never be met.

use std::collections::{BTreeMap, BTreeSet};

use super::location;
use super::model::{Item, Manifest, Resource};
use super::nodes::Nodes;
use super::problem::{ManifestProblem as Problem, reported};
use super::problems::{Part, Problems};
use crate::prerequisites;
use crate::xml::{Node, Span};

/// Everything that an item may refer to.
struct Known<'a> {
    resources: BTreeMap<&'a str, &'a Resource>,
    submanifests: BTreeSet<&'a str>,
    items: BTreeSet<&'a str>,
}

/// What does not fit together in a manifest, which was read from these elements.
pub(super) fn check(manifest: &Manifest, nodes: &Nodes<'_>, problems: &mut Problems) {
    let organizations: BTreeSet<_> = manifest.organizations.iter().map(|o| o.identifier.as_str()).collect();
    let default = nodes
        .organizations
        .map_or(Span::default(), |organizations| organizations.place_of("default"));
    match manifest
        .default_organization
        .as_deref()
        .filter(|named| !named.is_empty())
    {
        Some(named) if !organizations.contains(named) => {
            let identifier = named.to_owned();
            problems.add(default, Problem::DefaultOrganizationUnknown { identifier });
        }
        None if !organizations.is_empty() => {
            problems.add(default, Problem::DefaultOrganizationMissing);
        }
        _ => {}
    }
    let inside = manifest.submanifests.iter().flat_map(|inside| &inside.organizations);
    let organizations = manifest.organizations.iter().chain(inside);
    let items = in_order(organizations.flat_map(|organization| &organization.items));
    let known = Known {
        submanifests: manifest.submanifests.iter().map(|s| s.identifier.as_str()).collect(),
        items: items.iter().map(|item| item.identifier.as_str()).collect(),
        resources: manifest.by_identifier(),
    };
    for (item, node) in items.iter().zip(&nodes.items) {
        check_item(item, node, &known, problems);
    }
    check_circles(&items, nodes, problems);
    for (resource, node) in manifest.resources.iter().zip(&nodes.resources) {
        for (needed, dependency) in resource.dependencies.iter().zip(node.children("dependency")) {
            if needed.is_empty() || !known.resources.contains_key(needed.as_str()) {
                let problem = Problem::DependencyUnknown {
                    resource: reported(&resource.identifier),
                    identifierref: needed.clone(),
                };
                // One that names nothing leads nowhere.
                if needed.is_empty() {
                    problems.add_of(Part::attribute(dependency, "identifierref"), dependency.tag, problem);
                } else {
                    problems.add(dependency.tag, problem);
                }
            }
        }
    }
    check_launch_files(&manifest.resources, nodes, problems);
}

/// Launch files that neither their resource lists nor one that it depends on (CAM §2.3.2.5).
fn check_launch_files(resources: &[Resource], nodes: &Nodes<'_>, problems: &mut Problems) {
    let files = |resource: &'_ Resource| -> Vec<(String, String)> {
        let files = resource.files.iter();
        files
            .map(|file| (resource.identifier.clone(), file.path.clone()))
            .collect()
    };
    let listed: BTreeSet<_> = resources.iter().flat_map(files).collect();
    for (resource, node) in resources.iter().zip(&nodes.resources) {
        let Some(href) = &resource.href else { continue };
        let joined = location::join(&resource.base, href);
        let path = joined.as_deref().map(location::path).unwrap_or_default();
        let mut listing = resource.dependencies.iter().chain([&resource.identifier]);
        if !path.is_empty() && !listing.any(|of| listed.contains(&(of.clone(), path.clone()))) {
            let (resource, href) = (resource.identifier.clone(), href.clone());
            problems.add(node.place_of("href"), Problem::LaunchFileUnlisted { resource, href });
        }
    }
}

/// Items and those inside them, each before those inside it: the order in which they were read.
fn in_order<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<&'a Item> {
    let mut open: Vec<&Item> = items.collect();
    open.reverse();
    let mut found = Vec::new();
    while let Some(item) = open.pop() {
        open.extend(item.items.iter().rev());
        found.push(item);
    }
    found
}

fn check_item(item: &Item, node: &Node, known: &Known<'_>, problems: &mut Problems) {
    let resource = item
        .identifierref
        .as_deref()
        .and_then(|identifier| known.resources.get(identifier));
    let name = || item.identifier.clone();
    let mut note = |span, problem| problems.add(span, problem);
    let reference = node.place_of("identifierref");
    match (&item.identifierref, resource) {
        (Some(identifierref), None) if known.submanifests.contains(identifierref.as_str()) => {}
        (Some(identifierref), None) => {
            let problem = Problem::ResourceUnknown {
                item: name(),
                identifierref: identifierref.clone(),
            };
            note(reference, problem);
        }
        (Some(_), Some(resource)) if resource.href.is_none() => {
            let problem = Problem::ResourceNotLaunchable {
                item: name(),
                resource: resource.identifier.clone(),
            };
            note(reference, problem);
        }
        (None, _) if item.items.is_empty() => note(node.tag, Problem::ItemEmpty { item: name() }),
        _ => {}
    }
    if !resource.is_some_and(|resource| resource.is_sco()) {
        for element in elements_for_scos(item) {
            let problem = Problem::ElementWithoutSco {
                item: name(),
                element: element.to_owned(),
            };
            note(node.place_of_child(element), problem);
        }
    }
    check_prerequisites(item, node, known, problems);
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

fn check_prerequisites(item: &Item, node: &Node, known: &Known<'_>, problems: &mut Problems) {
    let text = item.prerequisites.as_deref().filter(|text| !text.is_empty());
    let (Some(text), Some(element)) = (text, node.child("prerequisites")) else {
        return;
    };
    match prerequisites::parse(text) {
        Err(reason) => {
            let item = item.identifier.clone();
            let problem = Problem::PrerequisitesMalformed { item, reason };
            problems.add_of(Part::text(element), element.tag, problem);
        }
        Ok(script) => {
            let unknown: BTreeSet<_> = script
                .items()
                .into_iter()
                .filter(|name| !known.items.contains(name))
                .collect();
            for named in unknown {
                let problem = Problem::PrerequisiteUnknown {
                    item: item.identifier.clone(),
                    named: named.to_owned(),
                };
                problems.add(element.tag, problem);
            }
        }
    }
}

/// Items that need each other in a circle, so that none can ever be launched. Items that need nothing are taken away
/// until all that remain need one that remains: then a circle is among them, is told and taken away too.
fn check_circles(items: &[&Item], nodes: &Nodes<'_>, problems: &mut Problems) {
    let places: BTreeMap<_, _> = items
        .iter()
        .zip(&nodes.items)
        .map(|(item, node)| (item.identifier.as_str(), node.place_of_child("prerequisites")))
        .collect();
    let scripts: Vec<_> = items
        .iter()
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
        let place = circle.first().and_then(|first| places.get(first));
        let items = circle.iter().map(|item| (*item).to_owned()).collect();
        let problem = Problem::PrerequisitesCircle { items };
        problems.add(place.copied().unwrap_or_default(), problem);
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
