//! From a document's tree to a manifest and its problems. The launch order is in `scos`.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Item, Manifest, Organization, Resource, ResourceFile, ScormType, Submanifest};
use super::nodes::Nodes;
use super::problem::{ManifestProblem as Problem, reported};
use super::problems::{Part, Problems};
use super::{ADL_ELEMENTS, LONGEST_TITLE, MAX_BASE, declarations, location, metadata, values};
use crate::standard::Standard;
use crate::xml::{Node, Span, Vocabulary};

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
        self.is_mismatched = declarations::check(root, &manifest, &mut self.problems);
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
        values::check_item(node, &item.identifier, &mut self.problems);
        item
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
        values::check_resource_type(node, &resource.identifier, &mut self.problems);
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
        values::check_scorm_type(node, &resource, span, written, &mut self.problems);
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

fn text_of(value: Option<&str>) -> String {
    value.unwrap_or_default().trim().to_owned()
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
