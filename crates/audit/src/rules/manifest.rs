//! When the rules about manifests apply: to what the manifest reader noted, and to a few things that are no fault of
//! reading. What they say is in `locale`.

use locale::{
    Language,
    rules::manifest::{self as texts, script},
};
use scorm::{
    Standard,
    manifest::{Item, LONGEST_IDENTIFIER, LONGEST_TITLE, ManifestProblem as Problem, ScoRef, are_parameters},
    prerequisites::ScriptError,
};

use crate::{
    findings::{Findings, Location},
    input::Package,
    rule::{Impact, Rule, Severity},
};

/// The rules, in the order of their pages.
pub(super) const RULES: &[Rule] = &[
    Rule::new("manifest/encoding", Severity::Warning, &texts::ENCODING),
    Rule::new("manifest/other-standard", Severity::Warning, &texts::OTHER_STANDARD).threatens(Impact::Recording),
    Rule::new("manifest/schema", Severity::Warning, &texts::SCHEMA),
    Rule::new("manifest/schema-version", Severity::Error, &texts::SCHEMA_VERSION).threatens(Impact::Recording),
    Rule::new(
        "manifest/schema-incomplete",
        Severity::Warning,
        &texts::SCHEMA_INCOMPLETE,
    ),
    Rule::new("manifest/schema-missing", Severity::Warning, &texts::SCHEMA_MISSING),
    Rule::new("manifest/namespace", Severity::Warning, &texts::NAMESPACE).threatens(Impact::Launch),
    Rule::new("manifest/undeclared-prefix", Severity::Error, &texts::UNDECLARED_PREFIX).threatens(Impact::Launch),
    Rule::new("manifest/adl-namespace", Severity::Warning, &texts::ADL_NAMESPACE).threatens(Impact::Recording),
    Rule::new(
        "manifest/missing-identifier",
        Severity::Error,
        &texts::MISSING_IDENTIFIER,
    )
    .threatens(Impact::Launch),
    Rule::new(
        "manifest/duplicate-identifier",
        Severity::Error,
        &texts::DUPLICATE_IDENTIFIER,
    )
    .threatens(Impact::Recording),
    Rule::new(
        "manifest/organizations-missing",
        Severity::Error,
        &texts::ORGANIZATIONS_MISSING,
    )
    .threatens(Impact::Launch),
    Rule::new("manifest/no-organization", Severity::Error, &texts::NO_ORGANIZATION).threatens(Impact::Launch),
    Rule::new("manifest/resources-missing", Severity::Error, &texts::RESOURCES_MISSING).threatens(Impact::Launch),
    Rule::new(
        "manifest/unknown-default-organization",
        Severity::Error,
        &texts::UNKNOWN_DEFAULT_ORGANIZATION,
    )
    .threatens(Impact::Launch),
    Rule::new(
        "manifest/no-default-organization",
        Severity::Info,
        &texts::NO_DEFAULT_ORGANIZATION,
    ),
    Rule::new("manifest/missing-title", Severity::Error, &texts::MISSING_TITLE),
    Rule::new("manifest/unknown-resource", Severity::Error, &texts::UNKNOWN_RESOURCE).threatens(Impact::Launch),
    Rule::new("manifest/not-launchable", Severity::Error, &texts::NOT_LAUNCHABLE).threatens(Impact::Launch),
    Rule::new("manifest/empty-item", Severity::Warning, &texts::EMPTY_ITEM),
    Rule::new(
        "manifest/element-without-sco",
        Severity::Error,
        &texts::ELEMENT_WITHOUT_SCO,
    ),
    Rule::new("manifest/invalid-value", Severity::Error, &texts::INVALID_VALUE),
    Rule::new(
        "manifest/prerequisites-untyped",
        Severity::Error,
        &texts::PREREQUISITES_UNTYPED,
    ),
    Rule::new(
        "manifest/prerequisites-malformed",
        Severity::Error,
        &texts::PREREQUISITES_MALFORMED,
    )
    .threatens(Impact::Launch),
    Rule::new(
        "manifest/unknown-prerequisite",
        Severity::Error,
        &texts::UNKNOWN_PREREQUISITE,
    )
    .threatens(Impact::Launch),
    Rule::new(
        "manifest/prerequisites-circle",
        Severity::Warning,
        &texts::PREREQUISITES_CIRCLE,
    )
    .threatens(Impact::Launch),
    Rule::new("manifest/long-launch-data", Severity::Warning, &texts::LONG_LAUNCH_DATA),
    Rule::new(
        "manifest/missing-scorm-type",
        Severity::Error,
        &texts::MISSING_SCORM_TYPE,
    )
    .threatens(Impact::Recording),
    Rule::new(
        "manifest/scorm-type-of-2004",
        Severity::Warning,
        &texts::SCORM_TYPE_OF_2004,
    )
    .threatens(Impact::Recording),
    Rule::new(
        "manifest/unknown-dependency",
        Severity::Error,
        &texts::UNKNOWN_DEPENDENCY,
    ),
    Rule::new(
        "manifest/unlisted-launch-file",
        Severity::Warning,
        &texts::UNLISTED_LAUNCH_FILE,
    )
    .threatens(Impact::Launch),
    Rule::new("manifest/outside-package", Severity::Error, &texts::OUTSIDE_PACKAGE).threatens(Impact::Launch),
    Rule::new("manifest/absolute-path", Severity::Error, &texts::ABSOLUTE_PATH).threatens(Impact::Launch),
    Rule::new("manifest/backslash", Severity::Warning, &texts::BACKSLASH).threatens(Impact::Launch),
    Rule::new(
        "manifest/base-without-slash",
        Severity::Warning,
        &texts::BASE_WITHOUT_SLASH,
    )
    .threatens(Impact::Launch),
    Rule::new("manifest/nested-manifest", Severity::Warning, &texts::NESTED_MANIFEST),
    Rule::new("manifest/long-identifier", Severity::Warning, &texts::LONG_IDENTIFIER).threatens(Impact::Recording),
    Rule::new("manifest/long-title", Severity::Info, &texts::LONG_TITLE),
    Rule::new("manifest/placeholder-title", Severity::Info, &texts::PLACEHOLDER_TITLE),
    Rule::new("manifest/missing-language", Severity::Info, &texts::MISSING_LANGUAGE),
    Rule::new("manifest/no-sco", Severity::Error, &texts::NO_SCO).threatens(Impact::Recording),
    Rule::new("manifest/parameters", Severity::Warning, &texts::PARAMETERS),
    Rule::new(
        "manifest/untracked-launch-file",
        Severity::Warning,
        &texts::UNTRACKED_LAUNCH_FILE,
    )
    .threatens(Impact::Recording),
];

/// Titles that authoring tools give to what nobody has named, in small letters.
const PLACEHOLDERS: [&str; 16] = [
    "untitled",
    "untitled1",
    "untitled 1",
    "sans titre",
    "new course",
    "nouveau cours",
    "course",
    "course title",
    "titre du cours",
    "my course",
    "my project",
    "presentation1",
    "présentation1",
    "project1",
    "projet1",
    "lesson title",
];

/// The pages that authoring tools write for the web, each with the one beside it that speaks with an LMS.
const TRACKED: [(&str, &str); 5] = [
    ("index.html", "index_lms.html"),
    ("story.html", "index_lms.html"),
    ("story_html5.html", "index_lms_html5.html"),
    ("scormcontent/index.html", "scormdriver/indexAPI.html"),
    ("index.html", "indexAPI.html"),
];

pub(super) fn check(package: &Package, findings: &mut Findings) {
    for problem in &package.problems {
        add(package, problem, findings);
    }
    let manifest = &package.manifest;
    if manifest.standard != Standard::Scorm12 {
        return;
    }
    let at = Location::file(&package.manifest_path);
    if manifest.schema.is_none() && manifest.schemaversion.is_none() {
        findings.add(RULES, "manifest/schema-missing", at, &[]);
    }
    let noted = |wanted: &Problem| package.problems.contains(wanted);
    if manifest.organizations.is_empty() && !noted(&Problem::OrganizationsMissing) {
        findings.add(RULES, "manifest/no-organization", at, &[]);
    }
    if manifest.scos().is_empty() {
        findings.add(RULES, "manifest/no-sco", at, &[]);
    }
    if manifest.metadata.language.is_empty() {
        findings.add(RULES, "manifest/missing-language", at, &[]);
    }
    let organizations = manifest
        .organizations
        .iter()
        .map(|o| (o.identifier.as_str(), o.title.as_str()));
    let items = manifest.items();
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
            let values = [("found", sco.file.as_str()), ("there", &there)];
            let at = place(package, &sco.resource);
            findings.add(RULES, "manifest/untracked-launch-file", at, &values);
        }
    }
}

fn place<'a>(package: &'a Package, identifier: &str) -> Location<'a> {
    Location {
        file: Some(&package.manifest_path),
        line: package.line_of(identifier),
    }
}

fn named(package: &Package, identifier: &str, title: &str, findings: &mut Findings) {
    let at = place(package, identifier);
    let (id, name) = (identifier.chars().count(), title.chars().count());
    if id > LONGEST_IDENTIFIER {
        let values = [("identifier", identifier), ("length", &id.to_string())];
        findings.add(RULES, "manifest/long-identifier", at, &values);
    }
    if name > LONGEST_TITLE {
        let values = [("identifier", identifier), ("length", &name.to_string())];
        findings.add(RULES, "manifest/long-title", at, &values);
    }
    if PLACEHOLDERS.contains(&title.trim().to_lowercase().as_str()) {
        findings.add(
            RULES,
            "manifest/placeholder-title",
            at,
            &[("identifier", identifier), ("title", title)],
        );
    }
}

fn parameters(package: &Package, item: &Item, findings: &mut Findings) {
    let written = item.parameters.as_str();
    if !are_parameters(written) {
        let values = [("item", item.identifier.as_str()), ("found", written)];
        findings.add(RULES, "manifest/parameters", place(package, &item.identifier), &values);
    }
}

/// Why a prerequisites script cannot be read.
fn script_error(reason: &ScriptError, language: Language) -> String {
    match reason {
        ScriptError::TooLong { limit } => script::too_long(language, *limit),
        ScriptError::TooDeep { at, limit } => script::too_deep(language, *at, *limit),
        ScriptError::Ends => script::ends(language),
        ScriptError::Unexpected { at, found } => script::unexpected(language, *at, found),
        ScriptError::UnknownStatus { at, found } => script::unknown_status(language, *at, found),
    }
}

/// A problem that the manifest reader noted, as a finding.
fn add(package: &Package, problem: &Problem, findings: &mut Findings) {
    let file = Location {
        file: Some(package.manifest_path.as_str()).filter(|path| !path.is_empty()),
        line: None,
    };
    let line = |line: u32| Location::line(&package.manifest_path, line);
    let of = |identifier: &str| place(package, identifier);
    let mut add = |rule: &str, at: Location<'_>, values: &[(&str, &str)]| {
        findings.add(RULES, &format!("manifest/{rule}"), at, values);
    };
    match problem {
        Problem::Undecodable { encoding } => add("encoding", file, &[("encoding", encoding)]),
        Problem::OtherStandard { standard } => add("other-standard", file, &[("standard", standard.name())]),
        Problem::Schema { found } => add("schema", file, &[("found", found)]),
        Problem::SchemaVersion { found } => add("schema-version", file, &[("found", found)]),
        Problem::SchemaIncomplete => add("schema-incomplete", file, &[]),
        Problem::NamespaceMissing { namespace } => add("namespace", file, &[("namespace", namespace)]),
        Problem::PrefixUndeclared { prefix, line: at } => add("undeclared-prefix", line(*at), &[("prefix", prefix)]),
        Problem::AdlNamespace { name, line: at } => add("adl-namespace", line(*at), &[("name", name)]),
        Problem::IdentifierMissing { element, line: at } => {
            add("missing-identifier", line(*at), &[("element", element)]);
        }
        Problem::IdentifierTwice { identifier, line: at } => {
            add("duplicate-identifier", line(*at), &[("identifier", identifier)]);
        }
        Problem::OrganizationsMissing => add("organizations-missing", file, &[]),
        Problem::ResourcesMissing => add("resources-missing", file, &[]),
        Problem::DefaultOrganizationUnknown { identifier } => {
            add("unknown-default-organization", file, &[("identifier", identifier)]);
        }
        Problem::DefaultOrganizationMissing => add("no-default-organization", file, &[]),
        Problem::TitleMissing { identifier } => add("missing-title", of(identifier), &[("identifier", identifier)]),
        Problem::ResourceUnknown { item, identifierref } => {
            add(
                "unknown-resource",
                of(item),
                &[("item", item), ("identifierref", identifierref)],
            );
        }
        Problem::ResourceNotLaunchable { item, resource } => {
            add("not-launchable", of(item), &[("item", item), ("resource", resource)]);
        }
        Problem::ItemEmpty { item } => add("empty-item", of(item), &[("item", item)]),
        Problem::ElementWithoutSco { item, element } => {
            add("element-without-sco", of(item), &[("item", item), ("element", element)]);
        }
        Problem::ValueInvalid {
            identifier,
            name,
            found,
        } => {
            let values = [("identifier", identifier.as_str()), ("name", name), ("found", found)];
            add("invalid-value", of(identifier), &values);
        }
        Problem::PrerequisitesUntyped { item } => add("prerequisites-untyped", of(item), &[("item", item)]),
        Problem::PrerequisitesMalformed { item, reason } => {
            let [english, french] =
                [Language::English, Language::French].map(|language| script_error(reason, language));
            let values = [("item", item.as_str()), ("reason", &english), ("reason.fr", &french)];
            add("prerequisites-malformed", of(item), &values);
        }
        Problem::PrerequisiteUnknown { item, named } => {
            add("unknown-prerequisite", of(item), &[("item", item), ("named", named)]);
        }
        Problem::PrerequisitesCircle { items } => {
            let at = of(items.first().map_or("", String::as_str));
            add("prerequisites-circle", at, &[("items", &items.join(" → "))]);
        }
        Problem::DataFromLmsLong { item, length } => {
            let length = length.to_string();
            add("long-launch-data", of(item), &[("item", item), ("length", &length)]);
        }
        Problem::ScormTypeMissing { resource } => {
            add("missing-scorm-type", of(resource), &[("resource", resource)]);
        }
        Problem::ScormTypeOf2004 { resource } => {
            add("scorm-type-of-2004", of(resource), &[("resource", resource)]);
        }
        Problem::DependencyUnknown {
            resource,
            identifierref,
        } => {
            let values = [("resource", resource.as_str()), ("identifierref", identifierref)];
            add("unknown-dependency", of(resource), &values);
        }
        Problem::LaunchFileUnlisted { resource, href } => {
            add(
                "unlisted-launch-file",
                of(resource),
                &[("resource", resource), ("href", href)],
            );
        }
        Problem::LocationOutside { resource, href } => {
            add(
                "outside-package",
                of(resource),
                &[("resource", resource), ("href", href)],
            );
        }
        Problem::LocationAbsolute { resource, href } => {
            add("absolute-path", of(resource), &[("resource", resource), ("href", href)]);
        }
        Problem::LocationBackslash { resource, href } => {
            add("backslash", of(resource), &[("resource", resource), ("href", href)]);
        }
        Problem::BaseWithoutSlash { base } => add("base-without-slash", file, &[("base", base)]),
        Problem::NestedManifest { identifier } => {
            add("nested-manifest", of(identifier), &[("identifier", identifier)]);
        }
    }
}
