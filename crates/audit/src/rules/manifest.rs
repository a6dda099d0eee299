//! The rules about manifests, and when those apply that are no fault of reading (the others: `problems`). What they say is in
//! `locale`.

use locale::rules::manifest as texts;
use scorm::{
    Standard,
    manifest::{Item, LONGEST_IDENTIFIER, ManifestProblem as Problem, ScoRef, are_parameters},
};

use crate::{
    default_identifiers::is_default_identifier,
    default_titles::is_default_title,
    finding::{Place, Said},
    findings::Findings,
    input::Package,
    rule::rules,
};

rules! {
    /// Bytes that are not valid in the manifest’s encoding.
    Encoding { encoding: String } = "manifest/encoding", Error, Launch, &texts::ENCODING;
    /// Package of another standard.
    OtherStandard { standard: String } = "manifest/other-standard", Warning, Recording, &texts::OTHER_STANDARD, STANDARD;
    /// Wrong schema name.
    Schema { found: String } = "manifest/schema", Warning, Other, &texts::SCHEMA, STANDARD;
    /// Wrong schema version.
    SchemaVersion { found: String } = "manifest/schema-version", Error, Recording, &texts::SCHEMA_VERSION, STANDARD;
    /// Version and namespaces that disagree.
    VersionMismatch { version: String, namespaces: String, read: String } = "manifest/version-mismatch", Warning, Recording, &texts::VERSION_MISMATCH, STANDARD;
    /// Schema name or version missing.
    SchemaIncomplete {} = "manifest/schema-incomplete", Warning, Other, &texts::SCHEMA_INCOMPLETE, STANDARD;
    /// Standard not declared.
    SchemaMissing {} = "manifest/schema-missing", Warning, Other, &texts::SCHEMA_MISSING, STANDARD;
    /// Namespace not declared.
    Namespace { namespace: String } = "manifest/namespace", Warning, Launch, &texts::NAMESPACE;
    /// Prefix not declared.
    UndeclaredPrefix { prefix: String } = "manifest/undeclared-prefix", Error, Launch, &texts::UNDECLARED_PREFIX;
    /// SCORM elements outside ADL’s namespace.
    AdlNamespace { name: String } = "manifest/adl-namespace", Warning, Recording, &texts::ADL_NAMESPACE;
    /// Identifier missing.
    MissingIdentifier { element: String } = "manifest/missing-identifier", Error, Launch, &texts::MISSING_IDENTIFIER;
    /// Identifier used twice.
    DuplicateIdentifier { identifier: String } = "manifest/duplicate-identifier", Error, Recording, &texts::DUPLICATE_IDENTIFIER;
    /// Element <organizations> missing.
    OrganizationsMissing {} = "manifest/organizations-missing", Error, Launch, &texts::ORGANIZATIONS_MISSING;
    /// Resource package.
    ResourcePackage {} = "manifest/resource-package", Info, Other, &texts::RESOURCE_PACKAGE;
    /// No organization.
    NoOrganization {} = "manifest/no-organization", Error, Launch, &texts::NO_ORGANIZATION;
    /// Element <resources> missing.
    ResourcesMissing {} = "manifest/resources-missing", Error, Launch, &texts::RESOURCES_MISSING;
    /// Default organization that does not exist.
    UnknownDefaultOrganization { identifier: String } = "manifest/unknown-default-organization", Error, Launch, &texts::UNKNOWN_DEFAULT_ORGANIZATION;
    /// No default organization.
    NoDefaultOrganization {} = "manifest/no-default-organization", Info, Other, &texts::NO_DEFAULT_ORGANIZATION;
    /// Title missing.
    MissingTitle { identifier: String } = "manifest/missing-title", Error, Other, &texts::MISSING_TITLE, TITLE;
    /// Item whose resource does not exist.
    UnknownResource { item: String, identifierref: String } = "manifest/unknown-resource", Error, Launch, &texts::UNKNOWN_RESOURCE;
    /// Item whose resource has no address.
    NotLaunchable { item: String, resource: String } = "manifest/not-launchable", Error, Launch, &texts::NOT_LAUNCHABLE;
    /// Item that launches nothing and contains nothing.
    EmptyItem { item: String } = "manifest/empty-item", Warning, Other, &texts::EMPTY_ITEM;
    /// Element of a SCO on an item without one.
    ElementWithoutSco { item: String, element: String } = "manifest/element-without-sco", Error, Other, &texts::ELEMENT_WITHOUT_SCO;
    /// Prerequisites without their type.
    PrerequisitesUntyped { item: String } = "manifest/prerequisites-untyped", Error, Other, &texts::PREREQUISITES_UNTYPED;
    /// Prerequisites that cannot be read.
    PrerequisitesMalformed { item: String, reason: Said } = "manifest/prerequisites-malformed", Error, Launch, &texts::PREREQUISITES_MALFORMED;
    /// Prerequisite that does not exist.
    UnknownPrerequisite { item: String, named: String } = "manifest/unknown-prerequisite", Error, Launch, &texts::UNKNOWN_PREREQUISITE;
    /// Prerequisites that wait for each other.
    PrerequisitesCircle { items: String } = "manifest/prerequisites-circle", Warning, Launch, &texts::PREREQUISITES_CIRCLE;
    /// Launch data too long.
    LongLaunchData { item: String, length: u64 } = "manifest/long-launch-data", Warning, Other, &texts::LONG_LAUNCH_DATA;
    /// Resource without SCORM type.
    MissingScormType { resource: String } = "manifest/missing-scorm-type", Error, Recording, &texts::MISSING_SCORM_TYPE;
    /// SCORM type written as in SCORM 2004.
    ScormTypeOf2004 { resource: String } = "manifest/scorm-type-of-2004", Error, Recording, &texts::SCORM_TYPE_OF_2004, STANDARD;
    /// Dependency that does not exist.
    UnknownDependency { resource: String, identifierref: String } = "manifest/unknown-dependency", Error, Other, &texts::UNKNOWN_DEPENDENCY;
    /// Launch file missing from its resource’s list.
    UnlistedLaunchFile { resource: String, href: String } = "manifest/unlisted-launch-file", Warning, Launch, &texts::UNLISTED_LAUNCH_FILE;
    /// Address outside the package.
    OutsidePackage { resource: String, href: String } = "manifest/outside-package", Error, Launch, &texts::OUTSIDE_PACKAGE;
    /// Address that begins with “/” in the manifest.
    AbsolutePath { resource: String, href: String } = "manifest/absolute-path", Error, Launch, &texts::ABSOLUTE_PATH;
    /// Address with backslashes.
    Backslash { resource: String, href: String } = "manifest/backslash", Warning, Launch, &texts::BACKSLASH;
    /// xml:base that does not end in “/”.
    BaseWithoutSlash { base: String } = "manifest/base-without-slash", Warning, Launch, &texts::BASE_WITHOUT_SLASH;
    /// Manifest inside the manifest.
    NestedManifest { identifier: String } = "manifest/nested-manifest", Warning, Other, &texts::NESTED_MANIFEST;
    /// Identifier too long.
    LongIdentifier { identifier: String, length: u64 } = "manifest/long-identifier", Warning, Recording, &texts::LONG_IDENTIFIER, TITLE;
    /// Title too long.
    LongTitle { identifier: String, length: u64 } = "manifest/long-title", Info, Other, &texts::LONG_TITLE, TITLE;
    /// Default identifier of the authoring tool.
    DefaultIdentifier { identifier: String } = "manifest/default-identifier", Info, Recording, &texts::DEFAULT_IDENTIFIER;
    /// Nothing that learners see to open.
    NothingVisible {} = "manifest/nothing-visible", Error, Launch, &texts::NOTHING_VISIBLE;
    /// Default title of the authoring tool.
    PlaceholderTitle { identifier: String, title: String } = "manifest/placeholder-title", Info, Other, &texts::PLACEHOLDER_TITLE, TITLE;
    /// Language of the course not given.
    MissingLanguage {} = "manifest/missing-language", Info, Other, &texts::MISSING_LANGUAGE;
    /// No SCO to launch.
    NoSco {} = "manifest/no-sco", Error, Recording, &texts::NO_SCO;
    /// Malformed launch parameters.
    Parameters { item: String, found: String } = "manifest/parameters", Warning, Other, &texts::PARAMETERS;
    /// Web version launched instead of the LMS version.
    UntrackedLaunchFile { found: String, there: String } = "manifest/untracked-launch-file", Warning, Recording, &texts::UNTRACKED_LAUNCH_FILE, STANDARD;
}

/// The pages that authoring tools write for the web, each with the one beside it that speaks with an LMS.
const TRACKED: [(&str, &str); 5] = [
    ("index.html", "index_lms.html"),
    ("story.html", "index_lms.html"),
    ("story_html5.html", "index_lms_html5.html"),
    ("scormcontent/index.html", "scormdriver/indexAPI.html"),
    ("index.html", "indexAPI.html"),
];

pub(super) fn check(package: &Package, findings: &mut Findings) {
    let manifest = &package.manifest;
    if manifest.standard != Standard::Scorm12 {
        return;
    }
    let at = || Place::file(package.manifest_path);
    if manifest.schema.is_none() && manifest.schemaversion.is_none() {
        findings.add(at(), SchemaMissing {});
    }
    let noted = |wanted: &Problem| package.document.problems.iter().any(|noted| noted.value == *wanted);
    let is_resource_package = package.document.is_resource_package();
    let has_element = !noted(&Problem::OrganizationsMissing);
    if manifest.organizations.is_empty() && has_element && !is_resource_package {
        findings.add(at(), NoOrganization {});
    }
    let items = manifest.items();
    let mut launched = items.iter().filter(|item| item.identifierref.is_some()).peekable();
    if launched.peek().is_some() && launched.all(|item| !item.isvisible) {
        findings.add(at(), NothingVisible {});
    }
    if is_default_identifier(&manifest.identifier) {
        let identifier = manifest.identifier.clone();
        findings.add(at(), DefaultIdentifier { identifier });
    }
    if manifest.scos().is_empty() && !is_resource_package {
        findings.add(at(), NoSco {});
    }
    if manifest.metadata.language.is_empty() {
        findings.add(at(), MissingLanguage {});
    }
    let organizations = manifest
        .organizations
        .iter()
        .map(|o| (o.identifier.as_str(), o.title.as_str()));
    for (identifier, title) in organizations.chain(items.iter().map(|i| (i.identifier.as_str(), i.title.as_str()))) {
        named(package, identifier, title, findings);
    }
    for resource in &manifest.resources {
        named(package, &resource.identifier, "", findings);
    }
    for item in items {
        parameters(package, item, findings);
    }
    for sco in manifest.scos() {
        tracked(package, &sco, findings);
    }
}

/// The tool's page for the web where it wrote one for LMSs too.
fn tracked(package: &Package, sco: &ScoRef, findings: &mut Findings) {
    for (plain, tracked) in TRACKED {
        let Some(folder) = sco
            .file
            .strip_suffix(plain)
            .filter(|f| f.is_empty() || f.ends_with('/'))
        else {
            continue;
        };
        let there = format!("{folder}{tracked}");
        if package.has(&format!("{}{there}", package.base)) {
            let found = sco.file.clone();
            findings.add(package.place_of(&sco.resource), UntrackedLaunchFile { found, there });
        }
    }
}

fn named(package: &Package, identifier: &str, title: &str, findings: &mut Findings) {
    let at = || package.place_of(identifier);
    let length = |text: &str| text.chars().count();
    let identifier = identifier.to_owned();
    if length(&identifier) > LONGEST_IDENTIFIER {
        let length = length(&identifier) as u64;
        let identifier = identifier.clone();
        findings.add(at(), LongIdentifier { identifier, length });
    }
    if is_default_title(title) {
        let title = title.to_owned();
        findings.add(at(), PlaceholderTitle { identifier, title });
    }
}

fn parameters(package: &Package, item: &Item, findings: &mut Findings) {
    if !are_parameters(&item.parameters) {
        let (at, found) = (package.place_of(&item.identifier), item.parameters.clone());
        let item = item.identifier.clone();
        findings.add(at, Parameters { item, found });
    }
}
