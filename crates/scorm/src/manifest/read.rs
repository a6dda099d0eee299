//! From a document's tree to a manifest and its problems. The launch order is in `scos`.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Item, Manifest, Organization, Resource, ResourceFile, ScormType, Submanifest};
use super::nodes::Nodes;
use super::problem::{ManifestProblem as Problem, ManifestValue, reported};
use super::{ADL_ELEMENTS, MAX_BASE, location, metadata};
use crate::cmi::{self, element_names as names};
use crate::standard::Standard;
use crate::xml::{ADL, Located, Node, Span, Vocabulary};

/// The namespaces of SCORM 1.2 (CAM §2.3): packaging, and ADL's additions.
const NAMESPACES: [&str; 2] = ["http://www.imsproject.org/xsd/imscp_rootv1p1p2", ADL];

/// An LMS must keep so many characters of `adlcp:datafromlms` (SCORM 1.2 CAM §2.3.2).
const DATA_FROM_LMS: usize = 255;

/// A manifest while it is read.
#[derive(Default)]
pub(super) struct Reading<'t> {
    standard: Standard,
    pub(super) problems: Vec<Located<Problem>>,
    /// The start tags of elements by their identifiers, the first of each.
    pub(super) places: BTreeMap<String, Span>,
    pub(super) nodes: Nodes<'t>,
    /// Names of ADL's that were noted to be outside its namespace.
    strays: BTreeSet<String>,
}

/// What a value must look like: the types of the data model that it is given to.
type Check = fn(&str) -> bool;

impl<'t> Reading<'t> {
    fn note(&mut self, span: Span, problem: Problem) {
        self.problems.push(Located::new(span, problem));
    }

    pub(super) fn manifest(&mut self, root: &'t Node) -> Manifest {
        let mut manifest = Manifest {
            identifier: self.identifier(root),
            version: text_of(root.attribute("version")),
            namespaces: namespaces(root),
            ..Manifest::default()
        };
        self.metadata(root, &mut manifest);
        if manifest.metadata.language.is_empty() {
            manifest.metadata.language = metadata::language_of_a_part(root);
        }
        self.standard = Standard::from_manifest(manifest.schemaversion.as_deref(), &manifest.namespaces);
        manifest.standard = self.standard;
        self.declarations(root, &manifest);
        self.contents(root, "", &mut manifest);
        if root.child("organizations").is_none() {
            self.note(root.tag, Problem::OrganizationsMissing);
        }
        if root.child("resources").is_none() {
            self.note(root.tag, Problem::ResourcesMissing);
        }
        if manifest.title.is_empty() {
            let default = manifest.launch_organizations().next().map(|o| o.title.clone());
            manifest.title = default.unwrap_or_default();
        }
        manifest
    }

    fn metadata(&mut self, root: &Node, manifest: &mut Manifest) {
        let Some(metadata) = root.child("metadata") else { return };
        manifest.schema = metadata.child_text("schema").map(str::to_owned);
        manifest.schemaversion = metadata.child_text("schemaversion").map(str::to_owned);
        manifest.metadata_location = metadata.child_text("location").map(str::to_owned);
        manifest.metadata = metadata::read(metadata);
        manifest.title.clone_from(&manifest.metadata.title);
    }

    /// What a manifest says of the standards that it follows.
    fn declarations(&mut self, root: &Node, manifest: &Manifest) {
        let metadata = root.child("metadata");
        let place = |name: &str| metadata.map_or(root.tag, |metadata| metadata.place_of_child(name));
        if self.standard != Standard::Scorm12 {
            let standard = self.standard;
            self.note(place("schemaversion"), Problem::OtherStandard { standard });
            return;
        }
        match (&manifest.schema, &manifest.schemaversion) {
            (Some(_), None) | (None, Some(_)) => self.note(place(""), Problem::SchemaIncomplete),
            _ => {}
        }
        if let Some(found) = manifest.schema.clone().filter(|schema| schema != "ADL SCORM") {
            self.note(place("schema"), Problem::Schema { found });
        }
        if let Some(found) = manifest.schemaversion.clone().filter(|version| version != "1.2") {
            self.note(place("schemaversion"), Problem::SchemaVersion { found });
        }
        for namespace in NAMESPACES {
            if !manifest.namespaces.iter().any(|found| found == namespace) {
                let namespace = namespace.to_owned();
                self.note(root.tag, Problem::NamespaceMissing { namespace });
            }
        }
    }

    /// Notes a name of ADL's that is not in its namespace.
    fn stray(&mut self, name: &str, vocabulary: Vocabulary, span: Span) {
        // A prefix that nothing declares is noted as that.
        let astray = matches!(vocabulary, Vocabulary::Packaging | Vocabulary::NearlyAdl);
        if astray && self.standard == Standard::Scorm12 && self.strays.insert(name.to_owned()) {
            let name = name.to_owned();
            self.note(span, Problem::AdlNamespace { name });
        }
    }

    /// Organizations and resources of a manifest, then of those inside it.
    fn contents(&mut self, node: &'t Node, outer_base: &str, manifest: &mut Manifest) {
        let base = self.base(node, outer_base);
        self.nodes.organizations = node.child("organizations");
        (manifest.default_organization, manifest.organizations) = self.organizations(node);
        self.resources(node, &base, manifest);
        self.inside(node, &base, manifest);
    }

    /// The manifests inside a manifest, from the outside in.
    fn inside(&mut self, node: &'t Node, base: &str, manifest: &mut Manifest) {
        for nested in node.children("manifest") {
            let identifier = self.identifier(nested);
            let problem = Problem::NestedManifest {
                identifier: identifier.clone(),
            };
            self.note(nested.tag, problem);
            let base = self.base(nested, base);
            let (default_organization, organizations) = self.organizations(nested);
            manifest.submanifests.push(Submanifest {
                identifier,
                default_organization,
                organizations,
            });
            self.resources(nested, &base, manifest);
            self.inside(nested, &base, manifest);
        }
    }

    fn organizations(&mut self, node: &'t Node) -> (Option<String>, Vec<Organization>) {
        let Some(organizations) = node.child("organizations") else {
            return (None, Vec::new());
        };
        let default = organizations.attribute("default").map(str::to_owned);
        let read = organizations
            .children("organization")
            .map(|o| self.organization(o))
            .collect();
        (default, read)
    }

    fn resources(&mut self, node: &'t Node, base: &str, manifest: &mut Manifest) {
        if let Some(resources) = node.child("resources") {
            let base = self.base(resources, base);
            for resource in resources.children("resource") {
                let read = self.resource(resource, &base);
                manifest.resources.push(read);
            }
        }
    }

    fn organization(&mut self, node: &'t Node) -> Organization {
        let identifier = self.identifier(node);
        let title = self.title(node, &identifier);
        Organization {
            title,
            items: node.children("item").map(|item| self.item(item)).collect(),
            identifier,
        }
    }

    fn item(&mut self, node: &'t Node) -> Item {
        self.nodes.items.push(node);
        let identifier = self.identifier(node);
        for name in ADL_ELEMENTS {
            if let Some(child) = node.child(name) {
                self.stray(name, child.vocabulary, child.tag);
            }
        }
        let given = |name| node.child_text(name).map(str::to_owned);
        let item = Item {
            title: self.title(node, &identifier),
            identifierref: node
                .attribute("identifierref")
                .map(str::trim)
                .filter(|r| !r.is_empty())
                .map(str::to_owned),
            isvisible: !matches!(node.attribute("isvisible").map(str::trim), Some("false" | "0")),
            parameters: text_of(node.attribute("parameters")),
            prerequisites: given("prerequisites"),
            max_time_allowed: given("maxtimeallowed"),
            time_limit_action: given("timelimitaction"),
            // The one element whose blanks may mean something to the SCO.
            data_from_lms: node.child("datafromlms").map(|data| data.text.clone()),
            mastery_score: given("masteryscore"),
            items: node.children("item").map(|item| self.item(item)).collect(),
            identifier,
        };
        self.item_values(node, &item);
        item
    }

    fn item_values(&mut self, node: &Node, item: &Item) {
        let prerequisites = node.child("prerequisites");
        let prerequisites_type = prerequisites.and_then(|p| p.attribute("type"));
        if prerequisites.is_some() && prerequisites_type.is_none() {
            let item = item.identifier.clone();
            self.note(
                node.place_of_child("prerequisites"),
                Problem::PrerequisitesUntyped { item },
            );
        }
        let of_child = |name| node.place_of_child(name);
        let of_type = prerequisites.map_or(node.tag, |prerequisites| prerequisites.place_of("type"));
        let values: [(ManifestValue, Span, Option<&str>, Check); 5] = [
            (
                ManifestValue::MasteryScore,
                of_child("masteryscore"),
                item.mastery_score.as_deref(),
                |v| element_takes(names::STUDENT_DATA_MASTERY_SCORE, v),
            ),
            (
                ManifestValue::MaxTimeAllowed,
                of_child("maxtimeallowed"),
                item.max_time_allowed.as_deref(),
                |v| element_takes(names::STUDENT_DATA_MAX_TIME_ALLOWED, v),
            ),
            (
                ManifestValue::TimeLimitAction,
                of_child("timelimitaction"),
                item.time_limit_action.as_deref(),
                |v| element_takes(names::STUDENT_DATA_TIME_LIMIT_ACTION, v),
            ),
            (
                ManifestValue::Visibility,
                node.place_of("isvisible"),
                node.attribute("isvisible"),
                |v| matches!(v, "true" | "false" | "1" | "0"),
            ),
            (ManifestValue::PrerequisitesType, of_type, prerequisites_type, |v| {
                v == "aicc_script"
            }),
        ];
        for (which, span, value, check) in values {
            if let Some(found) = value.filter(|value| !check(value)) {
                self.invalid(span, &item.identifier, which, found);
            }
        }
        let length = item.data_from_lms.as_deref().map_or(0, |data| data.chars().count());
        if length > DATA_FROM_LMS {
            let item = item.identifier.clone();
            let length = length as u32;
            self.note(of_child("datafromlms"), Problem::DataFromLmsLong { item, length });
        }
    }

    fn resource(&mut self, node: &'t Node, outer_base: &str) -> Resource {
        self.nodes.resources.push(node);
        let base = self.base(node, outer_base);
        let identifier = self.identifier(node);
        let resource = Resource {
            resource_type: text_of(node.attribute("type")),
            scorm_type: self.scorm_type(node, &identifier),
            href: node
                .attribute("href")
                .map(str::trim)
                .filter(|href| !href.is_empty())
                .map(str::to_owned),
            files: node
                .children("file")
                .map(|file| self.file(file, &base, &identifier))
                .collect(),
            dependencies: node
                .children("dependency")
                .map(|d| text_of(d.attribute("identifierref")))
                .collect(),
            base,
            identifier,
        };
        if resource.resource_type != "webcontent" {
            self.invalid(
                node.place_of("type"),
                &resource.identifier,
                ManifestValue::ResourceType,
                &resource.resource_type,
            );
        }
        if let Some(href) = &resource.href {
            self.located(node, &resource.base, &resource.identifier, href);
        }
        resource
    }

    fn scorm_type(&mut self, node: &Node, resource: &str) -> Option<ScormType> {
        let resource = resource.to_owned();
        let (written, span) = match (node.adl_attribute("scormtype"), node.adl_attribute("scormType")) {
            (Some((written, vocabulary, span)), _) => {
                self.stray("scormtype", vocabulary, span);
                (written, span)
            }
            (None, Some((written, _, span))) => {
                if self.standard == Standard::Scorm12 {
                    let resource = resource.clone();
                    self.note(span, Problem::ScormTypeOf2004 { resource });
                }
                (written, span)
            }
            (None, None) => {
                self.note(node.tag, Problem::ScormTypeMissing { resource });
                return None;
            }
        };
        let words = [("sco", ScormType::Sco), ("asset", ScormType::Asset)];
        if !words.iter().any(|word| word.0 == written) {
            self.invalid(span, &resource, ManifestValue::ScormType, written);
        }
        // `SCO` is wrong, and plainly means a SCO.
        words
            .iter()
            .find(|word| word.0.eq_ignore_ascii_case(written.trim()))
            .map(|word| word.1)
    }

    fn file(&mut self, node: &Node, base: &str, resource: &str) -> ResourceFile {
        let href = text_of(node.attribute("href"));
        ResourceFile {
            path: self.located(node, base, resource, &href),
            href,
        }
    }

    /// The path that a URL means, blank where it lies outside; notes what is wrong with it.
    fn located(&mut self, node: &Node, base: &str, resource: &str, href: &str) -> String {
        let joined = location::join(base, href);
        let problem = |of: fn(String, String) -> Problem| of(reported(resource), href.to_owned());
        let problem = if joined.is_none() {
            Some(problem(|resource, href| Problem::LocationOutside { resource, href }))
        } else if href.contains('\\') {
            Some(problem(|resource, href| Problem::LocationBackslash { resource, href }))
        } else if href.trim().starts_with('/') {
            Some(problem(|resource, href| Problem::LocationAbsolute { resource, href }))
        } else {
            None
        };
        if let Some(problem) = problem {
            self.note(node.place_of("href"), problem);
        }
        joined.as_deref().map(location::path).unwrap_or_default()
    }

    fn base(&mut self, node: &Node, outer: &str) -> String {
        let Some(written) = node
            .attribute("xml:base")
            .map(str::trim)
            .filter(|base| !base.is_empty())
        else {
            return outer.to_owned();
        };
        let span = node.place_of("xml:base");
        if !written.ends_with('/') {
            let base = written.to_owned();
            self.note(span, Problem::BaseWithoutSlash { base });
        }
        let Some(joined) = location::join(outer, written).filter(|base| base.len() <= MAX_BASE) else {
            let resource = text_of(node.attribute("identifier"));
            let href = written.to_owned();
            self.note(span, Problem::LocationOutside { resource, href });
            return outer.to_owned();
        };
        joined
    }

    fn identifier(&mut self, node: &Node) -> String {
        let identifier = text_of(node.attribute("identifier"));
        if identifier.is_empty() {
            let element = node.name.clone();
            self.note(node.tag, Problem::IdentifierMissing { element });
        } else if self.places.contains_key(&identifier) {
            let identifier = identifier.clone();
            self.note(node.place_of("identifier"), Problem::IdentifierTwice { identifier });
        } else {
            self.places.insert(identifier.clone(), node.tag);
        }
        identifier
    }

    fn title(&mut self, node: &Node, identifier: &str) -> String {
        let title = text_of(node.child_text("title"));
        if title.is_empty() {
            let identifier = identifier.to_owned();
            self.note(node.place_of_child("title"), Problem::TitleMissing { identifier });
        }
        title
    }

    fn invalid(&mut self, span: Span, identifier: &str, value: ManifestValue, found: &str) {
        let (identifier, found) = (identifier.to_owned(), found.to_owned());
        let problem = Problem::ValueInvalid {
            identifier,
            value,
            found,
        };
        self.note(span, problem);
    }
}

fn text_of(value: Option<&str>) -> String {
    value.unwrap_or_default().trim().to_owned()
}

/// Whether the element that the LMS fills from the manifest takes this value; blank is as good as absent.
fn element_takes(element: &str, value: &str) -> bool {
    value.is_empty() || cmi::element(element).is_some_and(|row| cmi::check(row, value, row.limit).is_ok())
}

fn namespaces(root: &Node) -> Vec<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        found.extend(node.namespaces().map(str::to_owned));
        open.extend(&node.children);
    }
    found.into_iter().collect()
}
