//! From a document's tree to a manifest and its problems. The tree is made in `xml`; the launch order is in `scos`.

use std::collections::BTreeSet;

use super::decode::decode;
use super::model::{Item, Manifest, Organization, Resource, ResourceFile, ScormType, Submanifest};
use super::problem::{ManifestError, ManifestProblem as Problem};
use super::xml::{ADL, Node, Vocabulary, parse};
use super::{MAX_BYTES, check, location, metadata};
use crate::cmi::{self, element_names as names};
use crate::standard::Standard;

/// The namespaces of SCORM 1.2 (CAM §2.3): packaging, and ADL's additions.
const NAMESPACES: [&str; 2] = ["http://www.imsproject.org/xsd/imscp_rootv1p1p2", ADL];

/// ADL's additions to an item (SCORM 1.2 CAM §2.3.2).
pub(super) const ADL_ELEMENTS: [&str; 5] = [
    "prerequisites",
    "maxtimeallowed",
    "timelimitaction",
    "datafromlms",
    "masteryscore",
];

/// An LMS must keep so many characters of `adlcp:datafromlms` (SCORM 1.2 CAM §2.3.2).
const DATA_FROM_LMS: usize = 255;

/// Reads the bytes of `imsmanifest.xml` (SCORM 1.2 CAM §2.3, IMS CP 1.1.2, ADD).
///
/// UTF-8, UTF-16 and the encodings of one byte a character that a declaration names are understood. A document type is
/// refused, and no entity beyond XML's five is expanded.
///
/// # Errors
/// Only for what cannot be read at all: not XML, no manifest, or past the limits. What else is wrong comes in the list.
pub fn read(bytes: &[u8]) -> Result<(Manifest, Vec<Problem>), ManifestError> {
    let (root, undecodable) = document(bytes)?;
    let mut reading = Reading {
        problems: undecodable.into_iter().collect(),
        ..Reading::default()
    };
    let manifest = reading.manifest(&root);
    check::check(&manifest, &mut reading.problems);
    Ok((manifest, reading.problems))
}

/// The tree of a manifest, and whether bytes of it could not be decoded.
pub(super) fn document(bytes: &[u8]) -> Result<(Node, Option<Problem>), ManifestError> {
    if bytes.len() > MAX_BYTES {
        return Err(ManifestError::TooLarge {
            limit: MAX_BYTES as u32,
        });
    }
    let (text, undecodable) = decode(bytes)?;
    let root = parse(&text)?;
    if root.name != "manifest" {
        return Err(ManifestError::WrongRoot { found: root.name });
    }
    Ok((root, undecodable))
}

#[derive(Default)]
struct Reading {
    standard: Standard,
    problems: Vec<Problem>,
    identifiers: BTreeSet<String>,
    /// Names of ADL's that were noted to be outside its namespace.
    strays: BTreeSet<String>,
}

/// What a value must look like: the types of the data model that it is given to.
type Check = fn(&str) -> bool;

impl Reading {
    fn manifest(&mut self, root: &Node) -> Manifest {
        let mut manifest = Manifest {
            identifier: self.identifier(root),
            version: text_of(root.attribute("version")),
            namespaces: namespaces(root),
            ..Manifest::default()
        };
        self.metadata(root, &mut manifest);
        self.standard = Standard::from_manifest(manifest.schemaversion.as_deref(), &manifest.namespaces);
        manifest.standard = self.standard;
        self.declarations(root, &manifest);
        self.contents(root, "", &mut manifest);
        if root.child("organizations").is_none() {
            self.problems.push(Problem::OrganizationsMissing);
        }
        if root.child("resources").is_none() {
            self.problems.push(Problem::ResourcesMissing);
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
        let mut prefixes = BTreeSet::new();
        for (prefix, line) in root.undeclared_prefixes() {
            if prefixes.insert(prefix) {
                let prefix = prefix.to_owned();
                self.problems.push(Problem::PrefixUndeclared { prefix, line });
            }
        }
        if self.standard != Standard::Scorm12 {
            let standard = self.standard;
            self.problems.push(Problem::OtherStandard { standard });
            return;
        }
        match (&manifest.schema, &manifest.schemaversion) {
            (Some(_), None) | (None, Some(_)) => self.problems.push(Problem::SchemaIncomplete),
            _ => {}
        }
        if let Some(found) = manifest.schema.clone().filter(|schema| schema != "ADL SCORM") {
            self.problems.push(Problem::Schema { found });
        }
        if let Some(found) = manifest.schemaversion.clone().filter(|version| version != "1.2") {
            self.problems.push(Problem::SchemaVersion { found });
        }
        for namespace in NAMESPACES {
            if !manifest.namespaces.iter().any(|found| found == namespace) {
                self.problems.push(Problem::NamespaceMissing {
                    namespace: namespace.to_owned(),
                });
            }
        }
    }

    /// Notes a name of ADL's that is not in its namespace.
    fn stray(&mut self, name: &str, vocabulary: Vocabulary, line: u32) {
        // A prefix that nothing declares is noted as that.
        let astray = matches!(vocabulary, Vocabulary::Packaging | Vocabulary::NearlyAdl);
        if astray && self.standard == Standard::Scorm12 && self.strays.insert(name.to_owned()) {
            let name = name.to_owned();
            self.problems.push(Problem::AdlNamespace { name, line });
        }
    }

    /// Organizations and resources of a manifest, then of those inside it.
    fn contents(&mut self, node: &Node, outer_base: &str, manifest: &mut Manifest) {
        let base = self.base(node, outer_base);
        (manifest.default_organization, manifest.organizations) = self.organizations(node);
        self.resources(node, &base, manifest);
        self.inside(node, &base, manifest);
    }

    /// The manifests inside a manifest, from the outside in.
    fn inside(&mut self, node: &Node, base: &str, manifest: &mut Manifest) {
        for nested in node.children("manifest") {
            let identifier = self.identifier(nested);
            self.problems.push(Problem::NestedManifest {
                identifier: identifier.clone(),
            });
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

    fn organizations(&mut self, node: &Node) -> (Option<String>, Vec<Organization>) {
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

    fn resources(&mut self, node: &Node, base: &str, manifest: &mut Manifest) {
        if let Some(resources) = node.child("resources") {
            let base = self.base(resources, base);
            for resource in resources.children("resource") {
                let read = self.resource(resource, &base);
                manifest.resources.push(read);
            }
        }
    }

    fn organization(&mut self, node: &Node) -> Organization {
        let identifier = self.identifier(node);
        let title = self.title(node, &identifier);
        Organization {
            title,
            items: node.children("item").map(|item| self.item(item)).collect(),
            identifier,
        }
    }

    fn item(&mut self, node: &Node) -> Item {
        let identifier = self.identifier(node);
        for name in ADL_ELEMENTS {
            if let Some(child) = node.child(name) {
                self.stray(name, child.vocabulary, child.line);
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
            self.problems.push(Problem::PrerequisitesUntyped { item });
        }
        let values: [(&str, Option<&str>, Check); 5] = [
            ("masteryscore", item.mastery_score.as_deref(), |v| {
                element_takes(names::STUDENT_DATA_MASTERY_SCORE, v)
            }),
            ("maxtimeallowed", item.max_time_allowed.as_deref(), |v| {
                element_takes(names::STUDENT_DATA_MAX_TIME_ALLOWED, v)
            }),
            ("timelimitaction", item.time_limit_action.as_deref(), |v| {
                element_takes(names::STUDENT_DATA_TIME_LIMIT_ACTION, v)
            }),
            ("isvisible", node.attribute("isvisible"), |v| {
                matches!(v, "true" | "false" | "1" | "0")
            }),
            ("type", prerequisites_type, |v| v == "aicc_script"),
        ];
        for (name, value, check) in values {
            if let Some(found) = value.filter(|value| !check(value)) {
                self.invalid(&item.identifier, name, found);
            }
        }
        let length = item.data_from_lms.as_deref().map_or(0, |data| data.chars().count());
        if length > DATA_FROM_LMS {
            let item = item.identifier.clone();
            self.problems.push(Problem::DataFromLmsLong {
                item,
                length: length as u32,
            });
        }
    }

    fn resource(&mut self, node: &Node, outer_base: &str) -> Resource {
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
            self.invalid(&resource.identifier, "type", &resource.resource_type);
        }
        if let Some(href) = &resource.href {
            let path = self.located(href, &resource.base, &resource.identifier);
            if !path.is_empty() && !resource.files.iter().any(|file| file.path == path) {
                let (resource, href) = (resource.identifier.clone(), href.clone());
                self.problems.push(Problem::LaunchFileUnlisted { resource, href });
            }
        }
        resource
    }

    fn scorm_type(&mut self, node: &Node, resource: &str) -> Option<ScormType> {
        let resource = resource.to_owned();
        let written = match (node.adl_attribute("scormtype"), node.adl_attribute("scormType")) {
            (Some((written, vocabulary)), _) => {
                self.stray("scormtype", vocabulary, node.line);
                written
            }
            (None, Some((written, _))) => {
                if self.standard == Standard::Scorm12 {
                    self.problems.push(Problem::ScormTypeOf2004 {
                        resource: resource.clone(),
                    });
                }
                written
            }
            (None, None) => {
                self.problems.push(Problem::ScormTypeMissing { resource });
                return None;
            }
        };
        let words = [("sco", ScormType::Sco), ("asset", ScormType::Asset)];
        if !words.iter().any(|word| word.0 == written) {
            self.invalid(&resource, "scormtype", written);
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
            path: self.located(&href, base, resource),
            href,
        }
    }

    /// The path that a URL means, blank where it lies outside; notes what is wrong with it.
    fn located(&mut self, href: &str, base: &str, resource: &str) -> String {
        let (resource, written) = (resource.to_owned(), href.to_owned());
        let Some(joined) = location::join(base, href) else {
            self.problems.push(Problem::LocationOutside {
                resource,
                href: written,
            });
            return String::new();
        };
        if href.contains('\\') {
            self.problems.push(Problem::LocationBackslash {
                resource,
                href: written,
            });
        } else if href.trim().starts_with('/') {
            self.problems.push(Problem::LocationAbsolute {
                resource,
                href: written,
            });
        }
        location::path(&joined)
    }

    fn base(&mut self, node: &Node, outer: &str) -> String {
        let Some(written) = node
            .attribute("xml:base")
            .map(str::trim)
            .filter(|base| !base.is_empty())
        else {
            return outer.to_owned();
        };
        if !written.ends_with('/') {
            self.problems.push(Problem::BaseWithoutSlash {
                base: written.to_owned(),
            });
        }
        let Some(joined) = location::join(outer, written) else {
            let resource = text_of(node.attribute("identifier"));
            self.problems.push(Problem::LocationOutside {
                resource,
                href: written.to_owned(),
            });
            return outer.to_owned();
        };
        joined
    }

    fn identifier(&mut self, node: &Node) -> String {
        let identifier = text_of(node.attribute("identifier"));
        let line = node.line;
        if identifier.is_empty() {
            self.problems.push(Problem::IdentifierMissing {
                element: node.name.clone(),
                line,
            });
        } else if !self.identifiers.insert(identifier.clone()) {
            self.problems.push(Problem::IdentifierTwice {
                identifier: identifier.clone(),
                line,
            });
        }
        identifier
    }

    fn title(&mut self, node: &Node, identifier: &str) -> String {
        let title = text_of(node.child_text("title"));
        if title.is_empty() {
            self.problems.push(Problem::TitleMissing {
                identifier: identifier.to_owned(),
            });
        }
        title
    }

    fn invalid(&mut self, identifier: &str, name: &str, found: &str) {
        let (identifier, name, found) = (identifier.to_owned(), name.to_owned(), found.to_owned());
        self.problems.push(Problem::ValueInvalid {
            identifier,
            name,
            found,
        });
    }
}

fn text_of(value: Option<&str>) -> String {
    value.unwrap_or_default().trim().to_owned()
}

/// Whether the element that the LMS fills from the manifest takes this value; blank is as good as absent.
fn element_takes(element: &str, value: &str) -> bool {
    value.is_empty() || cmi::element(element).is_some_and(|row| cmi::check(row, value, row.limit).is_ok())
}

pub(super) fn namespaces(root: &Node) -> Vec<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        found.extend(node.namespaces().map(str::to_owned));
        open.extend(&node.children);
    }
    found.into_iter().collect()
}
