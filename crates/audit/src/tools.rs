//! The settings of the common authoring tools that fix a finding.

use locale::{
    Language,
    tools::{self, ToolSetting},
};
use serde::Serialize;

/// The setting of an authoring tool that fixes a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ToolHint {
    /// The tool.
    pub tool: String,
    /// The way through its menus, or what to do there.
    pub how: String,
}

/// A setting of a tool, and the rules that it fixes.
struct Setting {
    places: &'static [ToolSetting],
    rules: &'static [&'static str],
}

const SETTINGS: [Setting; 5] = [
    // The standard that is published.
    Setting {
        places: tools::STANDARD,
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
        places: tools::COMPLETION,
        rules: &["content/no-status"],
    },
    // What the course is called.
    Setting {
        places: tools::TITLE,
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
        places: tools::ZIP,
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
        places: tools::EXIT,
        rules: &["content/finish-in-unload"],
    },
];

/// The settings of the tools that fix the findings of a rule.
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
            assert!(crate::registry::rule(rule).is_some(), "{rule}");
        }
        let all = named.len();
        named.sort();
        named.dedup();
        assert_eq!(named.len(), all);
    }
}
