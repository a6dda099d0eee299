//! Items and resources put together: the SCOs in launch order, and how items stand by them.

use std::collections::{BTreeMap, BTreeSet};

use super::MAX_DEPTH;
use super::location;
use super::model::{Item, Manifest, Organization, Resource, ScoRef, ScormType, Submanifest};
use crate::cmi::LessonStatus;

impl Manifest {
    /// The SCOs in launch order: depth first, the default organization, then the others (SCORM 1.2 CAM §2.3.2). A manifest
    /// inside stands where an item refers to it, else after all others.
    ///
    /// Items of assets are not among them; a resource that two items launch is there twice.
    #[must_use]
    pub fn scos(&self) -> Vec<ScoRef> {
        let mut walk = Walk {
            resources: self.by_identifier(),
            submanifests: self.submanifests.iter().map(|s| (s.identifier.as_str(), s)).collect(),
            ..Walk::default()
        };
        for organization in self.launch_organizations() {
            walk.organization(organization);
        }
        for submanifest in &self.submanifests {
            walk.submanifest(submanifest);
        }
        walk.found
    }

    /// How each item stands, from how each SCO does. A chapter stands as all below it do; where they differ it is
    /// completed once all are completed or passed, else incomplete. An item with no SCO in it is completed: no LMS ever
    /// hears of it.
    #[must_use]
    pub fn statuses(&self, status_of_sco: &dyn Fn(&str) -> LessonStatus) -> BTreeMap<String, LessonStatus> {
        let mut below: BTreeMap<String, Vec<LessonStatus>> = BTreeMap::new();
        for item in self.items() {
            below.entry(item.identifier.clone()).or_default();
        }
        for sco in self.scos() {
            let status = status_of_sco(&sco.item);
            for item in sco.ancestors.iter().chain([&sco.item]) {
                below.entry(item.clone()).or_default().push(status);
            }
        }
        below
            .into_iter()
            .map(|(item, statuses)| (item, together(&statuses)))
            .collect()
    }

    /// All its items, in no order to rely on.
    #[must_use]
    pub fn items(&self) -> Vec<&Item> {
        let inside = self.submanifests.iter().flat_map(|inside| &inside.organizations);
        let organizations = self.organizations.iter().chain(inside);
        let mut open: Vec<&Item> = organizations.flat_map(|organization| &organization.items).collect();
        let mut found = Vec::new();
        while let Some(item) = open.pop() {
            open.extend(&item.items);
            found.push(item);
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
        launch_order(&self.organizations, self.default_organization.as_deref())
    }

    pub(super) fn by_identifier(&self) -> BTreeMap<&str, &Resource> {
        self.resources
            .iter()
            .rev()
            .map(|resource| (resource.identifier.as_str(), resource))
            .collect()
    }
}

fn launch_order<'a>(organizations: &'a [Organization], named: Option<&str>) -> impl Iterator<Item = &'a Organization> {
    let named = named.unwrap_or_default();
    let default = organizations
        .iter()
        .position(|o| o.identifier == named)
        .unwrap_or_default();
    let others = organizations
        .iter()
        .enumerate()
        .filter(move |(at, _)| *at != default)
        .map(|(_, o)| o);
    organizations.get(default).into_iter().chain(others)
}

fn together(statuses: &[LessonStatus]) -> LessonStatus {
    match statuses {
        [] => LessonStatus::Completed,
        [first, others @ ..] if others.iter().all(|other| other == first) => *first,
        all if all.iter().all(|status| status.is_done()) => LessonStatus::Completed,
        _ => LessonStatus::Incomplete,
    }
}

impl Resource {
    /// URL of its launch from the package's root; `None` for a collection, or where it lies outside the package.
    #[must_use]
    pub fn launch(&self) -> Option<String> {
        location::join(&self.base, self.href.as_deref()?)
    }

    /// Whether it is a SCO that can be launched.
    pub(super) fn is_sco(&self) -> bool {
        self.scorm_type == Some(ScormType::Sco) && self.href.is_some()
    }
}

impl ScoRef {
    /// The host that its launch names, with its port, where that leads out of the package.
    #[must_use]
    pub fn remote_host(&self) -> Option<&str> {
        location::host(&self.launch)
    }
}

/// How many bytes of what SCOs share with others are listed, of all SCOs together: each repeats the titles and identifiers
/// around it and its resource's address. A manifest that is not made to fill the memory is far below.
const MAX_SHARED: usize = 128 * 1024 * 1024;

/// A walk through the items in launch order.
#[derive(Default)]
struct Walk<'a> {
    resources: BTreeMap<&'a str, &'a Resource>,
    submanifests: BTreeMap<&'a str, &'a Submanifest>,
    /// Manifests inside that have been walked through: each once, or two that refer to each other would never end.
    entered: BTreeSet<&'a str>,
    path: Vec<String>,
    ancestors: Vec<String>,
    found: Vec<ScoRef>,
    /// How many bytes the SCOs that were found share with others.
    shared: usize,
}

impl<'a> Walk<'a> {
    fn organization(&mut self, organization: &'a Organization) {
        self.path.push(organization.title.clone());
        self.items(organization, &organization.items);
        self.path.pop();
    }

    fn submanifest(&mut self, submanifest: &'a Submanifest) {
        if self.entered.insert(&submanifest.identifier) {
            for organization in launch_order(&submanifest.organizations, submanifest.default_organization.as_deref()) {
                self.organization(organization);
            }
        }
    }

    fn items(&mut self, organization: &'a Organization, items: &'a [Item]) {
        for item in items {
            let named = item.identifierref.as_deref().unwrap_or_default();
            let resource = self.resources.get(named).copied();
            if let Some(resource) = resource.filter(|resource| resource.is_sco()) {
                self.shared += self.shared_bytes(organization, resource);
                if self.shared <= MAX_SHARED {
                    let sco = self.sco(organization, item, resource);
                    self.found.push(sco);
                }
            }
            self.path.push(item.title.clone());
            self.ancestors.push(item.identifier.clone());
            self.items(organization, &item.items);
            if resource.is_none()
                && self.path.len() < MAX_DEPTH
                && let Some(submanifest) = self.submanifests.get(named).copied()
            {
                self.submanifest(submanifest);
            }
            self.ancestors.pop();
            self.path.pop();
        }
    }

    fn shared_bytes(&self, organization: &Organization, resource: &Resource) -> usize {
        let around = self.path.iter().chain(&self.ancestors).map(String::len);
        let href = resource.href.as_ref().map_or(0, String::len);
        around.sum::<usize>() + organization.identifier.len() + resource.identifier.len() + 2 * href
    }

    fn sco(&self, organization: &Organization, item: &Item, resource: &Resource) -> ScoRef {
        let outside = || resource.href.clone().unwrap_or_default();
        let url = resource.launch();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        ScoRef {
            organization: organization.identifier.clone(),
            item: item.identifier.clone(),
            title: item.title.clone(),
            path: self.path.clone(),
            ancestors: self.ancestors.clone(),
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
}
