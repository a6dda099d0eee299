//! Items and resources put together: the SCOs in launch order, and what does not fit together.

use std::collections::{BTreeMap, BTreeSet};

use super::location;
use super::model::{Item, Manifest, Organization, Resource, ScoRef, ScormType};
use super::problem::ManifestProblem as Problem;

impl Manifest {
    /// The SCOs in launch order: depth first, the default organization, then the others (SCORM 1.2 CAM §2.3.2).
    ///
    /// Items of assets are not among them; a resource that two items launch is there twice.
    #[must_use]
    pub fn scos(&self) -> Vec<ScoRef> {
        let resources = self.by_identifier();
        let mut found = Vec::new();
        for organization in self.launch_organizations() {
            let mut path = vec![organization.title.clone()];
            collect(organization, &organization.items, &resources, &mut path, &mut found);
        }
        found
    }

    /// The resource with this identifier, the first where several have it.
    #[must_use]
    pub fn resource(&self, identifier: &str) -> Option<&Resource> {
        self.resources.iter().find(|resource| resource.identifier == identifier)
    }

    /// Organizations with the default one first; where none is named, or an unknown one, that is the first.
    pub fn launch_organizations(&self) -> impl Iterator<Item = &Organization> {
        let named = self.default_organization.as_deref().unwrap_or_default();
        let default = self
            .organizations
            .iter()
            .position(|o| o.identifier == named)
            .unwrap_or_default();
        let others = self
            .organizations
            .iter()
            .enumerate()
            .filter(move |(at, _)| *at != default)
            .map(|(_, o)| o);
        self.organizations.get(default).into_iter().chain(others)
    }

    fn by_identifier(&self) -> BTreeMap<&str, &Resource> {
        self.resources
            .iter()
            .rev()
            .map(|resource| (resource.identifier.as_str(), resource))
            .collect()
    }
}

impl Resource {
    /// URL of its launch from the package's root; `None` for a collection, or where it lies outside the package.
    #[must_use]
    pub fn launch(&self) -> Option<String> {
        location::join(&self.base, self.href.as_deref()?)
    }
}

fn collect(
    organization: &Organization,
    items: &[Item],
    resources: &BTreeMap<&str, &Resource>,
    path: &mut Vec<String>,
    found: &mut Vec<ScoRef>,
) {
    for item in items {
        let resource = item
            .identifierref
            .as_deref()
            .and_then(|identifier| resources.get(identifier));
        if let Some(resource) = resource.filter(|resource| is_sco(resource)) {
            found.push(sco(organization, item, resource, path));
        }
        path.push(item.title.clone());
        collect(organization, &item.items, resources, path, found);
        path.pop();
    }
}

fn is_sco(resource: &Resource) -> bool {
    resource.scorm_type == Some(ScormType::Sco) && resource.href.is_some()
}

fn sco(organization: &Organization, item: &Item, resource: &Resource, path: &[String]) -> ScoRef {
    let outside = || resource.href.clone().unwrap_or_default();
    let url = resource.launch();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    ScoRef {
        organization: organization.identifier.clone(),
        item: item.identifier.clone(),
        title: item.title.clone(),
        path: path.to_vec(),
        resource: resource.identifier.clone(),
        file: url.as_deref().map(location::path).unwrap_or_default(),
        launch: location::with_parameters(&url.unwrap_or_else(outside), &item.parameters),
        launch_data: text(&item.data_from_lms),
        mastery_score: text(&item.mastery_score),
        max_time_allowed: text(&item.max_time_allowed),
        time_limit_action: text(&item.time_limit_action),
        prerequisites: text(&item.prerequisites),
        isvisible: item.isvisible,
    }
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
    let resources = manifest.by_identifier();
    for organization in &manifest.organizations {
        check_items(&organization.items, &resources, problems);
    }
    for resource in &manifest.resources {
        for needed in resource
            .dependencies
            .iter()
            .filter(|needed| !resources.contains_key(needed.as_str()))
        {
            let (resource, identifierref) = (resource.identifier.clone(), needed.clone());
            problems.push(Problem::DependencyUnknown {
                resource,
                identifierref,
            });
        }
    }
}

fn check_items(items: &[Item], resources: &BTreeMap<&str, &Resource>, problems: &mut Vec<Problem>) {
    for item in items {
        let resource = item
            .identifierref
            .as_deref()
            .and_then(|identifier| resources.get(identifier));
        let name = || item.identifier.clone();
        match (&item.identifierref, resource) {
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
        if !resource.is_some_and(|resource| is_sco(resource)) {
            for element in elements_for_scos(item) {
                problems.push(Problem::ElementWithoutSco {
                    item: name(),
                    element: element.to_owned(),
                });
            }
        }
        check_items(&item.items, resources, problems);
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
