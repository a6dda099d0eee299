//! What a manifest says, as it says it. Reading it is in `read`, the launch order in `scos`.

use serde::{Deserialize, Serialize};

use super::metadata::Metadata;
use crate::standard::Standard;

/// `imsmanifest.xml` (SCORM 1.2 CAM §2.3, IMS CP 1.1.2). What is absent is blank, or `None` where blank means something
/// else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// Its identifier.
    pub identifier: String,
    /// Its version, in no fixed form.
    pub version: String,
    /// The standard that it is made for.
    pub standard: Standard,
    /// The title of its metadata, else of its default organization: what a learner sees.
    pub title: String,
    /// What it says about itself.
    pub metadata: Metadata,
    /// `metadata/adlcp:location`: the file that holds its metadata, as written.
    pub metadata_location: Option<String>,
    /// `metadata/schema`, `ADL SCORM`
    pub schema: Option<String>,
    /// `metadata/schemaversion`, `1.2`
    pub schemaversion: Option<String>,
    /// The namespaces that it declares anywhere, sorted.
    pub namespaces: Vec<String>,
    /// `organizations/@default` as written.
    pub default_organization: Option<String>,
    /// Its organizations in order.
    pub organizations: Vec<Organization>,
    /// Its resources in order, those of manifests inside it last.
    pub resources: Vec<Resource>,
    /// The manifests inside it, from the outside in.
    pub submanifests: Vec<Submanifest>,
}

/// A manifest inside a manifest: content of its own that an item may refer to as a whole (IMS CP 1.1.2 §4.6).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Submanifest {
    /// Its identifier.
    pub identifier: String,
    /// `organizations/@default` as written.
    pub default_organization: Option<String>,
    /// Its organizations in order.
    pub organizations: Vec<Organization>,
}

/// One way through the content (SCORM 1.2 CAM §2.3.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    /// Its identifier.
    pub identifier: String,
    /// Its title.
    pub title: String,
    /// Its items in order.
    pub items: Vec<Item>,
}

/// A node of an organization: a chapter, or what is launched (SCORM 1.2 CAM §2.3.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// Its identifier.
    pub identifier: String,
    /// Its title.
    pub title: String,
    /// The resource that it launches; `None` for a chapter, which may also write it blank (ADD 12).
    pub identifierref: Option<String>,
    /// Whether a menu shows it; true unless the manifest says otherwise.
    pub isvisible: bool,
    /// What its launch adds to the resource's URL, as written.
    pub parameters: String,
    /// `adlcp:prerequisites`, an AICC script
    pub prerequisites: Option<String>,
    /// `adlcp:maxtimeallowed`
    pub max_time_allowed: Option<String>,
    /// `adlcp:timelimitaction`
    pub time_limit_action: Option<String>,
    /// `adlcp:datafromlms`, every character as written
    pub data_from_lms: Option<String>,
    /// `adlcp:masteryscore`
    pub mastery_score: Option<String>,
    /// Items inside it.
    pub items: Vec<Item>,
}

/// `adlcp:scormtype` (SCORM 1.2 CAM §2.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ScormType {
    /// It speaks with the LMS.
    Sco,
    /// It does not.
    Asset,
}

impl ScormType {
    /// What a value is read as: `SCO` is wrong, and plainly means a SCO.
    #[must_use]
    pub fn from_value(value: &str) -> Option<Self> {
        let words = [("sco", Self::Sco), ("asset", Self::Asset)];
        let found = words.iter().find(|word| word.0.eq_ignore_ascii_case(value.trim()));
        found.map(|word| word.1)
    }
}

/// Content that items launch or that others need (SCORM 1.2 CAM §2.3.3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Resource {
    /// Its identifier.
    pub identifier: String,
    /// `type`, `webcontent`
    pub resource_type: String,
    /// `None` where it is absent or neither word. The name of SCORM 2004 (`scormType`) counts, and is a problem.
    pub scorm_type: Option<ScormType>,
    /// Its launch URL as written; `None` for a collection of files, which cannot be launched (ADD 1).
    pub href: Option<String>,
    /// Its `xml:base`, resolved against those around it; blank where there is none.
    pub base: String,
    /// Its files in order.
    pub files: Vec<ResourceFile>,
    /// Identifiers of resources that it needs.
    pub dependencies: Vec<String>,
}

/// A file of a resource.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ResourceFile {
    /// Its URL as written.
    pub href: String,
    /// Its path in the package: bases joined, percent-decoded, without query and fragment. Blank where it lies outside.
    pub path: String,
}

/// A SCO in launch order: an item with all that its launch needs. Libraries keep it: what an older one lacks is blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct ScoRef {
    /// The organization's identifier.
    pub organization: String,
    /// The item's identifier.
    pub item: String,
    /// The item's title.
    pub title: String,
    /// Titles of the organization and of the items around it, from the outside in.
    pub path: Vec<String>,
    /// Identifiers of the items around it, from the outside in.
    #[serde(default)]
    pub ancestors: Vec<String>,
    /// The resource's identifier.
    pub resource: String,
    /// Path of the launch file in the package: bases joined, percent-decoded, without query and fragment. Blank where
    /// the launch lies outside the package.
    pub file: String,
    /// URL of the launch from the package's root, with query, fragment and the item's parameters.
    pub launch: String,
    /// `adlcp:datafromlms`
    pub launch_data: String,
    /// `adlcp:masteryscore`
    pub mastery_score: String,
    /// `adlcp:maxtimeallowed`
    pub max_time_allowed: String,
    /// `adlcp:timelimitaction`
    pub time_limit_action: String,
    /// `adlcp:prerequisites`
    pub prerequisites: String,
    /// Whether a menu shows it.
    pub isvisible: bool,
}
