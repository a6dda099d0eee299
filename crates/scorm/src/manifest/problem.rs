//! What can be wrong with a manifest, as data. Severity and wording are the audit's.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::schema_error::SchemaError;
use super::{LONGEST_IDENTIFIER, MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS};
use crate::prerequisites::ScriptError;
use crate::standard::Standard;
use crate::xml::{MAX_ATTRIBUTES, Refusal, XmlFault};

/// Why a manifest could not be read at all. Its sentences are in the catalogue; `Display` shows the data.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[error("{self:?}")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ManifestError {
    /// Larger than [`super::MAX_BYTES`].
    TooLarge {
        /// The limit.
        limit: u32,
    },
    /// Deeper than [`super::MAX_DEPTH`].
    TooDeep {
        /// The limit.
        limit: u32,
        /// Where it was passed, from 1.
        line: u32,
    },
    /// More elements than [`super::MAX_ELEMENTS`].
    TooManyElements {
        /// The limit.
        limit: u32,
    },
    /// More attributes than [`super::MAX_ATTRIBUTES`].
    TooManyAttributes {
        /// The limit.
        limit: u32,
    },
    /// Not one element in it: it is empty, or not XML.
    NoElement,
    /// A document type: entities and external files are never expanded.
    Doctype {
        /// Where it stands, from 1.
        line: u32,
    },
    /// XML, but no manifest.
    WrongRoot {
        /// The root element's name.
        found: String,
    },
}

impl From<Refusal> for ManifestError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::TooLarge => Self::TooLarge {
                limit: MAX_BYTES as u32,
            },
            Refusal::TooDeep { line } => Self::TooDeep {
                limit: MAX_DEPTH as u32,
                line,
            },
            Refusal::TooManyElements => Self::TooManyElements {
                limit: MAX_ELEMENTS as u32,
            },
            Refusal::TooManyAttributes => Self::TooManyAttributes {
                limit: MAX_ATTRIBUTES as u32,
            },
            Refusal::Doctype { line } => Self::Doctype { line },
            Refusal::NoElement => Self::NoElement,
        }
    }
}

/// A value of the manifest that is one of a few, or of a form (SCORM 1.2 CAM §2.3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManifestValue {
    /// `adlcp:masteryscore`.
    MasteryScore,
    /// `adlcp:maxtimeallowed`.
    MaxTimeAllowed,
    /// `adlcp:timelimitaction`.
    TimeLimitAction,
    /// `isvisible` of an item.
    Visibility,
    /// `type` of `adlcp:prerequisites`.
    PrerequisitesType,
    /// `adlcp:scormtype` of a resource.
    ScormType,
    /// `type` of a resource.
    ResourceType,
}

/// What is wrong with a manifest that could be read (SCORM 1.2 CAM §2.3, IMS CP 1.1.2, ADD).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestProblem {
    /// Not well-formed XML; it was read around.
    NotWellFormed {
        /// What is wrong.
        fault: XmlFault,
    },
    /// Bytes that are not of the encoding that the document is in; they were replaced.
    Undecodable {
        /// The encoding.
        encoding: String,
    },
    /// Made for another standard than SCORM 1.2: problems of SCORM 1.2 alone are not reported.
    OtherStandard {
        /// The standard.
        standard: Standard,
    },
    /// `schema` is not `ADL SCORM`.
    Schema {
        /// As written.
        found: String,
    },
    /// `schemaversion` is not `1.2`.
    SchemaVersion {
        /// As written.
        found: String,
    },
    /// `schemaversion` is one SCORM's, and the namespaces are the other's. Then no namespace is missing.
    VersionMismatch {
        /// `schemaversion`, as written.
        version: String,
        /// Whose namespaces are declared.
        namespaces: Standard,
        /// What it was read as.
        read: Standard,
    },
    /// One of `schema` and `schemaversion` without the other.
    SchemaIncomplete,
    /// The namespace of IMS CP 1.1.2 or of ADL CP 1.2 is not declared.
    NamespaceMissing {
        /// The namespace.
        namespace: String,
    },
    /// A prefix that no `xmlns` declares: XML readers may refuse the whole document.
    PrefixUndeclared {
        /// The prefix.
        prefix: String,
    },
    /// A name of ADL's that is not in ADL's namespace of SCORM 1.2: few LMSs look for it there.
    AdlNamespace {
        /// The element's or attribute's name.
        name: String,
    },
    /// An element without the identifier that it must have.
    IdentifierMissing {
        /// The element's name.
        element: String,
    },
    /// An identifier that another element has too.
    IdentifierTwice {
        /// The identifier.
        identifier: String,
    },
    /// An empty `organizations` element, and resources: a resource package, which is no course (IMS CP 1.1.2 §4.3).
    ResourcePackage,
    /// No `organizations` element.
    OrganizationsMissing,
    /// No `resources` element.
    ResourcesMissing,
    /// `organizations/@default` names no organization.
    DefaultOrganizationUnknown {
        /// As written.
        identifier: String,
    },
    /// Organizations, and no default named: the first is taken.
    DefaultOrganizationMissing,
    /// An organization or an item without title.
    TitleMissing {
        /// Its identifier.
        identifier: String,
    },
    /// An item refers to a resource that is not there.
    ResourceUnknown {
        /// The item.
        item: String,
        /// What it refers to.
        identifierref: String,
    },
    /// An item refers to a resource without `href`.
    ResourceNotLaunchable {
        /// The item.
        item: String,
        /// The resource.
        resource: String,
    },
    /// An item that launches nothing and holds nothing.
    ItemEmpty {
        /// The item.
        item: String,
    },
    /// An element for SCOs on an item that launches none.
    ElementWithoutSco {
        /// The item.
        item: String,
        /// The element's name.
        element: String,
    },
    /// A value that its element does not take.
    ValueInvalid {
        /// The item or resource.
        identifier: String,
        /// Which value it is.
        value: ManifestValue,
        /// As written.
        found: String,
    },
    /// `adlcp:prerequisites` without its type, `aicc_script`.
    PrerequisitesUntyped {
        /// The item.
        item: String,
    },
    /// `adlcp:prerequisites` that is no AICC script.
    PrerequisitesMalformed {
        /// The item.
        item: String,
        /// What is wrong with it.
        reason: ScriptError,
    },
    /// `adlcp:prerequisites` that names an item that is not there.
    PrerequisiteUnknown {
        /// The item.
        item: String,
        /// What it names.
        named: String,
    },
    /// Items whose prerequisites wait for each other.
    PrerequisitesCircle {
        /// The items, each waiting for the next and the last for the first.
        items: Vec<String>,
    },
    /// `adlcp:datafromlms` beyond the 255 characters that an LMS must keep.
    DataFromLmsLong {
        /// The item.
        item: String,
        /// How many characters it has.
        length: u32,
    },
    /// A resource without `adlcp:scormtype`.
    ScormTypeMissing {
        /// The resource.
        resource: String,
    },
    /// `scormType`, the name of SCORM 2004, instead of `scormtype`.
    ScormTypeOf2004 {
        /// The resource.
        resource: String,
    },
    /// A dependency on a resource that is not there.
    DependencyUnknown {
        /// The resource.
        resource: String,
        /// What it depends on.
        identifierref: String,
    },
    /// The launch file is not among the resource's files.
    LaunchFileUnlisted {
        /// The resource.
        resource: String,
        /// Its `href`.
        href: String,
    },
    /// A URL that leads out of the package (`..`, or another host).
    LocationOutside {
        /// The resource.
        resource: String,
        /// As written.
        href: String,
    },
    /// A URL that begins with `/`: it is taken from the package's root.
    LocationAbsolute {
        /// The resource.
        resource: String,
        /// As written.
        href: String,
    },
    /// A URL with backslashes, which browsers alone read as slashes.
    LocationBackslash {
        /// The resource.
        resource: String,
        /// As written.
        href: String,
    },
    /// An `xml:base` without slash at its end: LMSs join it in different ways.
    BaseWithoutSlash {
        /// As written.
        base: String,
    },
    /// A manifest inside the manifest: few LMSs read it.
    NestedManifest {
        /// Its identifier.
        identifier: String,
    },
    /// A title of more characters than an LMS keeps.
    TitleLong {
        /// Whose title it is.
        identifier: String,
        /// How many characters it has.
        length: u32,
    },
    /// Something that the schemas of SCORM 1.2 do not allow, and that is none of the others.
    Invalid {
        /// What it is.
        error: SchemaError,
    },
}

/// An identifier as a problem names it: a part, where it is longer than any LMS keeps. A resource may have many problems.
pub(super) fn reported(identifier: &str) -> String {
    identifier.chars().take(LONGEST_IDENTIFIER).collect()
}
