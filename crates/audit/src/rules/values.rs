//! The rules about single values of the manifest, one for each. What they say is in `locale`.

use locale::rules::values::{self as texts, scorm_type};
use scorm::manifest::{ManifestValue, ScormType as Read};

use crate::{
    finding::{Place, Said},
    findings::Findings,
    rule::rules,
};

rules! {
    /// Mastery score that is not a number from 0 to 100.
    MasteryScore { identifier: String, found: String } = "manifest/mastery-score", Error, Recording, &texts::MASTERY_SCORE;
    /// Time limit in another form.
    MaxTimeAllowed { identifier: String, found: String } = "manifest/max-time-allowed", Warning, Other, &texts::MAX_TIME_ALLOWED;
    /// Unknown action at the time limit.
    TimeLimitAction { identifier: String, found: String } = "manifest/time-limit-action", Warning, Other, &texts::TIME_LIMIT_ACTION;
    /// Neither visible nor hidden.
    Visibility { identifier: String, found: String } = "manifest/visibility", Error, Launch, &texts::VISIBILITY;
    /// Prerequisites of another type.
    PrerequisitesType { identifier: String, found: String } = "manifest/prerequisites-type", Error, Other, &texts::PREREQUISITES_TYPE;
    /// Neither a SCO nor an asset.
    ScormType { identifier: String, found: String, read: Said } = "manifest/scorm-type", Error, Recording, &texts::SCORM_TYPE;
    /// Resource of another type.
    ResourceType { identifier: String, found: String } = "manifest/resource-type", Warning, Other, &texts::RESOURCE_TYPE;
}

/// Adds a value that the standard does not allow.
pub(super) fn add(at: Place, value: ManifestValue, identifier: String, found: String, findings: &mut Findings) {
    match value {
        ManifestValue::MasteryScore => findings.add(at, MasteryScore { identifier, found }),
        ManifestValue::MaxTimeAllowed => findings.add(at, MaxTimeAllowed { identifier, found }),
        ManifestValue::TimeLimitAction => findings.add(at, TimeLimitAction { identifier, found }),
        ManifestValue::Visibility => findings.add(at, Visibility { identifier, found }),
        ManifestValue::PrerequisitesType => findings.add(at, PrerequisitesType { identifier, found }),
        ManifestValue::ScormType => {
            let read = match Read::from_value(&found) {
                Some(Read::Sco) => scorm_type::SCO,
                Some(Read::Asset) => scorm_type::ASSET,
                None => scorm_type::NEITHER,
            };
            let read = Said::new(|language| read.in_language(language).to_owned());
            findings.add(
                at,
                ScormType {
                    identifier,
                    found,
                    read,
                },
            );
        }
        ManifestValue::ResourceType => findings.add(at, ResourceType { identifier, found }),
    }
}
