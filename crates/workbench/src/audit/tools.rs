//! Where the common authoring tools keep what mends a finding. Their own words stand as their English menus have them.

use serde::Serialize;

use super::rule::Text;
use crate::report::Language;

/// Where an authoring tool keeps what mends a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ToolHint {
    /// The tool.
    pub tool: String,
    /// The way through its menus, or what to do there.
    pub how: String,
}

/// What is set in a tool, and which rules it mends.
struct Setting {
    places: &'static [(&'static str, Text)],
    rules: &'static [&'static str],
}

/// Menus are the same in every language.
const fn menu(path: &'static str) -> Text {
    Text { en: path, fr: path }
}

const SETTINGS: [Setting; 5] = [
    // The standard that is published.
    Setting {
        places: &[
            ("Storyline", menu("Publish › LMS › LMS: SCORM 1.2")),
            ("Rise", menu("Publish › LMS › SCORM 1.2")),
            (
                "Captivate",
                menu("Preferences › Quiz › Reporting › Standard: SCORM 1.2"),
            ),
            ("iSpring", menu("Publish › LMS › Standard: SCORM 1.2")),
            ("Adapt", menu("config.json › _spoor › _scormVersion: \"1.2\"")),
        ],
        rules: &[
            "content/no-api",
            "content/api-of-2004",
            "content/element-of-2004",
            "manifest/other-standard",
            "manifest/schema",
            "manifest/schema-version",
            "manifest/schema-incomplete",
            "manifest/schema-missing",
            "manifest/scorm-type-of-2004",
            "manifest/untracked-launch-file",
        ],
    },
    // What completes the course.
    Setting {
        places: &[
            ("Storyline", menu("Publish › LMS › Reporting and Tracking")),
            ("Rise", menu("Publish › LMS › Tracking")),
            ("Captivate", menu("Preferences › Quiz › Reporting")),
            ("iSpring", menu("Publish › LMS › Completion Requirements")),
            ("Adapt", menu("config.json › _spoor › _tracking")),
        ],
        rules: &["content/no-status"],
    },
    // What the course is called.
    Setting {
        places: &[
            (
                "Storyline",
                menu("Publish › LMS › Reporting and Tracking › Reporting: title, identifier"),
            ),
            (
                "Rise",
                Text {
                    en: "the title at the top of the course",
                    fr: "le titre en tête du cours",
                },
            ),
            (
                "Captivate",
                menu("Preferences › Quiz › Reporting › Configure: Identifier, Title"),
            ),
            ("iSpring", menu("Publish › LMS › Customize: Course name, Identifier")),
            ("Adapt", menu("course.json › title")),
        ],
        rules: &[
            "manifest/missing-title",
            "manifest/placeholder-title",
            "manifest/long-title",
            "manifest/long-identifier",
            "schema/identifier",
            "schema/metadata",
        ],
    },
    // The zip itself.
    Setting {
        places: &[
            (
                "Storyline",
                Text {
                    en: "the ZIP button, once it is published",
                    fr: "le bouton ZIP, une fois publié",
                },
            ),
            ("Captivate", menu("Publish › Zip")),
            (
                "Rise, iSpring",
                Text {
                    en: "hand on the zip that they publish, as it is",
                    fr: "transmettez tel quel le zip qu’ils publient",
                },
            ),
        ],
        rules: &[
            "package/backslash-names",
            "package/duplicate-entry",
            "package/legacy-names",
            "package/manifest-not-at-root",
            "package/missing-by-normalization",
            "package/several-manifests",
        ],
    },
    // How the learner leaves.
    Setting {
        places: &[
            (
                "Storyline",
                Text {
                    en: "a button with the trigger Exit course",
                    fr: "un bouton avec le déclencheur Exit course",
                },
            ),
            ("Rise", menu("Publish › LMS › Exit course link")),
            (
                "Captivate",
                Text {
                    en: "a button with the action Exit",
                    fr: "un bouton avec l’action Exit",
                },
            ),
        ],
        rules: &["content/finish-in-unload"],
    },
];

/// Where the tools keep what mends the findings of a rule.
pub(super) fn hints(rule: &str, language: Language) -> Vec<ToolHint> {
    let setting = SETTINGS.iter().find(|setting| setting.rules.contains(&rule));
    let places = setting.into_iter().flat_map(|setting| setting.places);
    places
        .map(|(tool, how)| ToolHint {
            tool: (*tool).to_owned(),
            how: how.in_language(language).to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_are_there_and_each_stands_once() {
        let mut named: Vec<_> = SETTINGS.iter().flat_map(|setting| setting.rules).collect();
        for rule in &named {
            assert!(crate::audit::rule(rule).is_some(), "{rule}");
        }
        let all = named.len();
        named.sort();
        named.dedup();
        assert_eq!(named.len(), all);
    }
}
