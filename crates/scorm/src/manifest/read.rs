//! From a document's tree to a manifest and its problems. The launch order is in `scos`.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Item, Manifest, Organization, Resource, ResourceFile, ScormType, Submanifest};
use super::nodes::Nodes;
use super::problem::{ManifestProblem as Problem, ManifestValue, reported};
use super::problems::{Part, Problems};
use super::{ADL_ELEMENTS, LONGEST_TITLE, MAX_BASE, location, metadata};
use crate::cmi::{self, element_names as names};
use crate::standard::Standard;
use crate::xml::{ADL, Node, Span, Vocabulary};

/// The namespaces of SCORM 1.2 (CAM §2.3): packaging, and ADL's additions.
const NAMESPACES: [&str; 2] = ["http://www.imsproject.org/xsd/imscp_rootv1p1p2", ADL];

/// An LMS must keep so many characters of `adlcp:datafromlms` (SCORM 1.2 CAM §2.3.2).
const DATA_FROM_LMS: usize = 255;

/// Elements of an item that the LMS gives to the SCO, each with the element of the data model that it becomes: its type is
/// theirs.
const GIVEN: [(ManifestValue, &str, &str); 3] = [
    (
        ManifestValue::MasteryScore,
        "masteryscore",
        names::STUDENT_DATA_MASTERY_SCORE,
    ),
    (
        ManifestValue::MaxTimeAllowed,
        "maxtimeallowed",
        names::STUDENT_DATA_MAX_TIME_ALLOWED,
    ),
    (
        ManifestValue::TimeLimitAction,
        "timelimitaction",
        names::STUDENT_DATA_TIME_LIMIT_ACTION,
    ),
];

/// A manifest while it is read.
#[derive(Default)]
pub(super) struct Reading<'t> {
    standard: Standard,
    pub(super) problems: Problems,
    /// The start tags of elements by their identifiers, the first of each.
    pub(super) places: BTreeMap<String, Span>,
    pub(super) nodes: Nodes<'t>,
    /// Names of ADL's that were noted to be outside its namespace.
    strays: BTreeSet<String>,
    /// Whether the namespaces are another SCORM's than the version.
    is_mismatched: bool,
}

impl<'t> Reading<'t> {
    fn note(&mut self, span: Span, problem: Problem) {
        self.problems.add(span, problem);
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
        for (name, problem) in [
            ("organizations", Problem::OrganizationsMissing),
            ("resources", Problem::ResourcesMissing),
        ] {
            if root.child(name).is_none() {
                self.problems.add_of(Part::child(root, name), root.tag, problem);
            }
        }
        if let Some(organizations) = self.nodes.organizations
            && organizations.children.is_empty()
            && manifest.submanifests.is_empty()
            && !manifest.resources.is_empty()
        {
            self.note(organizations.tag, Problem::ResourcePackage);
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
        self.version(&manifest.namespaces, metadata);
        if self.standard != Standard::Scorm12 {
            let standard = self.standard;
            self.note(place("schemaversion"), Problem::OtherStandard { standard });
            return;
        }
        match (&manifest.schema, &manifest.schemaversion) {
            (Some(_), None) | (None, Some(_)) => self.note(place(""), Problem::SchemaIncomplete),
            _ => {}
        }
        let element = |name| metadata.and_then(|metadata| metadata.child(name));
        if let Some(element) = element("schema").filter(|element| element.text.trim() != "ADL SCORM") {
            let found = text_of(Some(&element.text));
            self.problems
                .add_of(Part::text(element), element.tag, Problem::Schema { found });
        }
        if let Some(element) = element("schemaversion").filter(|element| element.text.trim() != "1.2") {
            let found = text_of(Some(&element.text));
            self.problems
                .add_of(Part::text(element), element.tag, Problem::SchemaVersion { found });
        }
        for namespace in NAMESPACES {
            if !self.is_mismatched && !manifest.namespaces.iter().any(|found| found == namespace) {
                let namespace = namespace.to_owned();
                self.note(root.tag, Problem::NamespaceMissing { namespace });
            }
        }
    }

    /// Notes a version and namespaces that are not of one SCORM.
    fn version(&mut self, namespaces: &[String], metadata: Option<&Node>) {
        let Some(element) = metadata.and_then(|metadata| metadata.child("schemaversion")) else {
            return;
        };
        let (version, declared) = (
            Standard::from_version(&element.text),
            Standard::from_namespaces(namespaces),
        );
        if let (Some(read), Some(namespaces)) = (version, declared)
            && read != namespaces
        {
            self.is_mismatched = true;
            let version = text_of(Some(&element.text));
            let problem = Problem::VersionMismatch {
                version,
                namespaces,
                read,
            };
            self.note(element.tag, problem);
        }
    }

    /// Notes a name of ADL's that is not in its namespace: once, for all parts of that name.
    fn stray(&mut self, name: &str, vocabulary: Vocabulary, span: Span, part: Part) {
        // A prefix that nothing declares is noted as that, and so are the namespaces of another version.
        let astray = match vocabulary {
            Vocabulary::Packaging => true,
            Vocabulary::NearlyAdl => !self.is_mismatched,
            _ => false,
        };
        if !astray || self.standard != Standard::Scorm12 {
            return;
        }
        if self.strays.insert(name.to_owned()) {
            let name = name.to_owned();
            self.problems.add_of(part, span, Problem::AdlNamespace { name });
        } else {
            self.problems.covers(part);
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
            for child in node.children(name) {
                self.stray(name, child.vocabulary, child.tag, Part::element(child));
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
        if let Some(prerequisites) = node.child("prerequisites") {
            if let Some(found) = prerequisites.attribute("type") {
                let is_valid = found == "aicc_script";
                self.attribute_value(
                    prerequisites,
                    "type",
                    &item.identifier,
                    ManifestValue::PrerequisitesType,
                    found,
                    is_valid,
                );
            } else {
                let item = item.identifier.clone();
                let problem = Problem::PrerequisitesUntyped { item };
                self.problems
                    .add_of(Part::attribute(prerequisites, "type"), prerequisites.tag, problem);
            }
        }
        if let Some(found) = node.attribute("isvisible") {
            let is_valid = matches!(found, "true" | "false" | "1" | "0");
            self.attribute_value(
                node,
                "isvisible",
                &item.identifier,
                ManifestValue::Visibility,
                found,
                is_valid,
            );
        }
        for (value, name, type_of) in GIVEN {
            let Some(element) = node.child(name) else { continue };
            let found = element.text.trim();
            if !element_takes(type_of, found) {
                let problem = invalid(&item.identifier, value, found);
                self.problems.add_of(Part::text(element), element.tag, problem);
            }
        }
        let data = node.child("datafromlms");
        let length = data.map_or(0, |data| data.text.chars().count());
        if let Some(data) = data.filter(|_| length > DATA_FROM_LMS) {
            let item = item.identifier.clone();
            let length = length as u32;
            self.problems
                .add_of(Part::text(data), data.tag, Problem::DataFromLmsLong { item, length });
        }
    }

    /// Notes the value of an attribute that is none of those that there are.
    fn attribute_value(
        &mut self,
        node: &Node,
        attribute: &str,
        identifier: &str,
        value: ManifestValue,
        found: &str,
        is_valid: bool,
    ) {
        if !is_valid {
            let problem = invalid(identifier, value, found);
            self.problems
                .add_of(Part::value(node, attribute), node.place_of(attribute), problem);
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
            // What is absent is of no type either.
            let part = node
                .attribute("type")
                .map_or_else(|| Part::attribute(node, "type"), |_| Part::value(node, "type"));
            let problem = invalid(
                &resource.identifier,
                ManifestValue::ResourceType,
                &resource.resource_type,
            );
            self.problems.add_of(part, node.place_of("type"), problem);
        }
        if let Some(href) = &resource.href {
            self.located(node, &resource.base, &resource.identifier, href);
        }
        resource
    }

    fn scorm_type(&mut self, node: &Node, resource: &str) -> Option<ScormType> {
        let resource = resource.to_owned();
        let part = Part::attribute(node, "scormtype");
        let (written, span) = match (node.adl_attribute("scormtype"), node.adl_attribute("scormType")) {
            (Some((written, vocabulary, span)), _) => {
                self.stray("scormtype", vocabulary, span, part);
                (written, span)
            }
            (None, Some((written, _, span))) => {
                if self.standard == Standard::Scorm12 {
                    let resource = resource.clone();
                    self.problems.add_of(part, span, Problem::ScormTypeOf2004 { resource });
                }
                (written, span)
            }
            (None, None) => {
                self.problems
                    .add_of(part, node.tag, Problem::ScormTypeMissing { resource });
                return None;
            }
        };
        if !matches!(written, "sco" | "asset") {
            let problem = invalid(&resource, ManifestValue::ScormType, written);
            self.problems.add_of(Part::value(node, "scormtype"), span, problem);
        }
        ScormType::from_value(written)
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
            self.problems.add_of(
                Part::attribute(node, "identifier"),
                node.tag,
                Problem::IdentifierMissing { element },
            );
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
        let length = title.chars().count();
        if let Some(element) = node.child("title").filter(|_| length > LONGEST_TITLE)
            && self.standard == Standard::Scorm12
        {
            let (identifier, length) = (identifier.to_owned(), length as u32);
            self.problems
                .add_of(Part::text(element), node.tag, Problem::TitleLong { identifier, length });
        }
        title
    }
}

fn invalid(identifier: &str, value: ManifestValue, found: &str) -> Problem {
    let (identifier, found) = (identifier.to_owned(), found.to_owned());
    Problem::ValueInvalid {
        identifier,
        value,
        found,
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
