//! What is wrong with a manifest, as findings.

use locale::{Language, rules::manifest::script};
use scorm::{Located, manifest::ManifestProblem as Problem, prerequisites::ScriptError};

use super::{
    manifest::*,
    schema, values,
    xml::{self, NotWellFormed},
};
use crate::{
    finding::{Place, Said},
    findings::Findings,
    input::Package,
};

pub(super) fn check(package: &Package, findings: &mut Findings) {
    for problem in &package.document.problems {
        add(package, package.place(problem.span), problem, findings);
    }
}

fn add(package: &Package, at: Place, problem: &Located<Problem>, findings: &mut Findings) {
    match problem.value.clone() {
        Problem::NotWellFormed { fault } => {
            let (found, what) = xml::words(&package.document.text, problem.span, &fault);
            findings.add(at, NotWellFormed { found, what });
        }
        Problem::Undecodable { encoding } => findings.add(at, Encoding { encoding }),
        Problem::OtherStandard { standard } => {
            let standard = standard.name().to_owned();
            findings.add(at, OtherStandard { standard });
        }
        Problem::Schema { found } => findings.add(at, Schema { found }),
        Problem::SchemaVersion { found } => findings.add(at, SchemaVersion { found }),
        Problem::VersionMismatch {
            version,
            namespaces,
            read,
        } => {
            let (namespaces, read) = (namespaces.name().to_owned(), read.name().to_owned());
            let mismatch = VersionMismatch {
                version,
                namespaces,
                read,
            };
            findings.add(at, mismatch);
        }
        Problem::ResourcePackage => findings.add(at, ResourcePackage {}),
        Problem::SchemaIncomplete => findings.add(at, SchemaIncomplete {}),
        Problem::NamespaceMissing { namespace } => findings.add(at, Namespace { namespace }),
        Problem::PrefixUndeclared { prefix } => findings.add(at, UndeclaredPrefix { prefix }),
        Problem::AdlNamespace { name } => findings.add(at, AdlNamespace { name }),
        Problem::IdentifierMissing { element } => findings.add(at, MissingIdentifier { element }),
        Problem::IdentifierTwice { identifier } => findings.add(at, DuplicateIdentifier { identifier }),
        Problem::OrganizationsMissing => findings.add(at, OrganizationsMissing {}),
        Problem::ResourcesMissing => findings.add(at, ResourcesMissing {}),
        Problem::DefaultOrganizationUnknown { identifier } => {
            findings.add(at, UnknownDefaultOrganization { identifier });
        }
        Problem::DefaultOrganizationMissing => findings.add(at, NoDefaultOrganization {}),
        Problem::TitleMissing { identifier } => findings.add(at, MissingTitle { identifier }),
        Problem::ResourceUnknown { item, identifierref } => findings.add(at, UnknownResource { item, identifierref }),
        Problem::ResourceNotLaunchable { item, resource } => findings.add(at, NotLaunchable { item, resource }),
        Problem::ItemEmpty { item } => findings.add(at, EmptyItem { item }),
        Problem::ElementWithoutSco { item, element } => findings.add(at, ElementWithoutSco { item, element }),
        Problem::ValueInvalid {
            identifier,
            value,
            found,
        } => values::add(at, value, identifier, found, findings),
        Problem::PrerequisitesUntyped { item } => findings.add(at, PrerequisitesUntyped { item }),
        Problem::PrerequisitesMalformed { item, reason } => {
            let reason = Said::new(|language| script_error(&reason, language));
            findings.add(at, PrerequisitesMalformed { item, reason });
        }
        Problem::PrerequisiteUnknown { item, named } => findings.add(at, UnknownPrerequisite { item, named }),
        Problem::PrerequisitesCircle { items } => {
            let items = items.join(" → ");
            findings.add(at, PrerequisitesCircle { items });
        }
        Problem::DataFromLmsLong { item, length } => {
            let length = length as u64;
            findings.add(at, LongLaunchData { item, length });
        }
        Problem::ScormTypeMissing { resource } => findings.add(at, MissingScormType { resource }),
        Problem::ScormTypeOf2004 { resource } => findings.add(at, ScormTypeOf2004 { resource }),
        Problem::DependencyUnknown {
            resource,
            identifierref,
        } => {
            let unknown = UnknownDependency {
                resource,
                identifierref,
            };
            findings.add(at, unknown);
        }
        Problem::LaunchFileUnlisted { resource, href } => findings.add(at, UnlistedLaunchFile { resource, href }),
        Problem::LocationOutside { resource, href } => findings.add(at, OutsidePackage { resource, href }),
        Problem::LocationAbsolute { resource, href } => findings.add(at, AbsolutePath { resource, href }),
        Problem::LocationBackslash { resource, href } => findings.add(at, Backslash { resource, href }),
        Problem::BaseWithoutSlash { base } => findings.add(at, BaseWithoutSlash { base }),
        Problem::NestedManifest { identifier } => findings.add(at, NestedManifest { identifier }),
        Problem::TitleLong { identifier, length } => {
            let length = length as u64;
            findings.add(at, LongTitle { identifier, length });
        }
        Problem::Invalid { error } => schema::add(at, &error, findings),
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
