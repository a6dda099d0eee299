//! What a manifest says of the standard that it follows: schema, version and namespaces.

use super::model::Manifest;
use super::problem::ManifestProblem as Problem;
use super::problems::{Part, Problems};
use crate::standard::Standard;
use crate::xml::{ADL, Node};

/// The namespaces of SCORM 1.2 (CAM §2.3): packaging, and ADL's additions.
const NAMESPACES: [&str; 2] = ["http://www.imsproject.org/xsd/imscp_rootv1p1p2", ADL];

/// Adds what is wrong with what a manifest says of its standard. Returns whether its namespaces are another SCORM's than its
/// version: then what is not in the namespaces of SCORM 1.2 is no fault of its own.
pub(super) fn check(root: &Node, manifest: &Manifest, problems: &mut Problems) -> bool {
    let metadata = root.child("metadata");
    let element = |name| metadata.and_then(|metadata| metadata.child(name));
    let is_mismatched = element("schemaversion").is_some_and(|element| check_version(element, manifest, problems));
    if manifest.standard != Standard::Scorm12 {
        let place = metadata.map_or(root.tag, |metadata| metadata.place_of_child("schemaversion"));
        let standard = manifest.standard;
        problems.add(place, Problem::OtherStandard { standard });
        return is_mismatched;
    }
    if let Some(metadata) = metadata.filter(|_| element("schema").is_some() != element("schemaversion").is_some()) {
        problems.add(metadata.tag, Problem::SchemaIncomplete);
    }
    let written = |element: &Node| element.text.trim().to_owned();
    if let Some(element) = element("schema").filter(|element| element.text.trim() != "ADL SCORM") {
        let found = written(element);
        problems.add_of(Part::text(element), element.tag, Problem::Schema { found });
    }
    if let Some(element) = element("schemaversion").filter(|element| element.text.trim() != "1.2") {
        let found = written(element);
        problems.add_of(Part::text(element), element.tag, Problem::SchemaVersion { found });
    }
    let is_missing = |namespace: &&str| !is_mismatched && !manifest.namespaces.iter().any(|found| found == namespace);
    for namespace in NAMESPACES.into_iter().filter(is_missing) {
        let namespace = namespace.to_owned();
        problems.add(root.tag, Problem::NamespaceMissing { namespace });
    }
    is_mismatched
}

/// Adds a version that is not of the namespaces' SCORM, and returns whether it is.
fn check_version(element: &Node, manifest: &Manifest, problems: &mut Problems) -> bool {
    let version = Standard::from_version(&element.text);
    let declared = Standard::from_namespaces(&manifest.namespaces);
    let (Some(read), Some(namespaces)) = (version, declared) else {
        return false;
    };
    if read != namespaces {
        let version = element.text.trim().to_owned();
        let problem = Problem::VersionMismatch {
            version,
            namespaces,
            read,
        };
        problems.add(element.tag, problem);
    }
    read != namespaces
}
