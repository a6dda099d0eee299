// What can be wrong with a manifest, in the user's language.

import type { ManifestError, ManifestProblem, ScriptError } from './bindings';
import { standard } from './format';
import { m } from './paraglide/messages';

type Texts<P extends { kind: string }> = { [K in P['kind']]: (problem: Extract<P, { kind: K }>) => string };

const UNREADABLE: Texts<ManifestError> = {
  tooLarge: m.unreadable_too_large,
  tooDeep: m.unreadable_too_deep,
  tooManyElements: m.unreadable_too_many_elements,
  empty: () => m.unreadable_empty(),
  unknownEncoding: m.unreadable_unknown_encoding,
  doctype: m.unreadable_doctype,
  malformed: m.unreadable_malformed,
  wrongRoot: m.unreadable_wrong_root,
};

const MALFORMED: Texts<ScriptError> = {
  tooLong: m.script_too_long,
  tooDeep: m.script_too_deep,
  ends: () => m.script_ends(),
  unexpected: m.script_unexpected,
  unknownStatus: m.script_unknown_status,
};

const NOTED: Texts<ManifestProblem> = {
  undecodable: m.manifest_undecodable,
  otherStandard: (problem) => m.manifest_other_standard({ standard: standard(problem.standard) }),
  schema: m.manifest_schema,
  schemaVersion: m.manifest_schema_version,
  schemaIncomplete: () => m.manifest_schema_incomplete(),
  namespaceMissing: m.manifest_namespace_missing,
  prefixUndeclared: m.manifest_prefix_undeclared,
  adlNamespace: m.manifest_adl_namespace,
  identifierMissing: m.manifest_identifier_missing,
  identifierTwice: m.manifest_identifier_twice,
  organizationsMissing: () => m.manifest_organizations_missing(),
  resourcesMissing: () => m.manifest_resources_missing(),
  defaultOrganizationUnknown: m.manifest_default_organization_unknown,
  defaultOrganizationMissing: () => m.manifest_default_organization_missing(),
  titleMissing: m.manifest_title_missing,
  resourceUnknown: m.manifest_resource_unknown,
  resourceNotLaunchable: m.manifest_resource_not_launchable,
  itemEmpty: m.manifest_item_empty,
  elementWithoutSco: m.manifest_element_without_sco,
  valueInvalid: m.manifest_value_invalid,
  prerequisitesUntyped: m.manifest_prerequisites_untyped,
  prerequisitesMalformed: ({ item, reason }) => m.manifest_prerequisites_malformed({ item, reason: malformed(reason) }),
  prerequisiteUnknown: m.manifest_prerequisite_unknown,
  prerequisitesCircle: ({ items }) => m.manifest_prerequisites_circle({ items: items.join(' → ') }),
  dataFromLmsLong: m.manifest_data_from_lms_long,
  scormTypeMissing: m.manifest_scorm_type_missing,
  scormTypeOf2004: m.manifest_scorm_type_of_2004,
  dependencyUnknown: m.manifest_dependency_unknown,
  launchFileUnlisted: m.manifest_launch_file_unlisted,
  locationOutside: m.manifest_location_outside,
  locationAbsolute: m.manifest_location_absolute,
  locationBackslash: m.manifest_location_backslash,
  baseWithoutSlash: m.manifest_base_without_slash,
  nestedManifest: m.manifest_nested_manifest,
};

/** Why prerequisites are no script, to stand inside a sentence. */
function malformed(error: ScriptError): string {
  const text = MALFORMED[error.kind] as (error: ScriptError) => string;
  return text(error);
}

/** Why a manifest could not be read at all, to stand inside a sentence. */
export function unreadable(error: ManifestError): string {
  const text = UNREADABLE[error.kind] as (error: ManifestError) => string;
  return text(error);
}

/** A problem of a manifest that could be read. */
export function noted(problem: ManifestProblem): string {
  const text = NOTED[problem.kind] as (problem: ManifestProblem) => string;
  return text(problem);
}
