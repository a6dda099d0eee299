//! The settings of the common authoring tools that fix a finding.

use locale::{
    Language,
    tools::{Tool, ToolSetting},
};
use serde::Serialize;

use crate::authoring::{RecognizedTool, ToolRole};

/// The setting of an authoring tool that fixes a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ToolHint {
    /// The tool.
    pub tool: Tool,
    /// The way through its menus, or what to do there.
    pub how: &'static str,
}

/// The settings in a language: of the tools that a package was made with, or of all where none is known. A wrapper is no tool
/// that has settings.
pub(super) fn hints(settings: &[ToolSetting], recognized: &[RecognizedTool], language: Language) -> Vec<ToolHint> {
    let mut tools = recognized
        .iter()
        .filter(|recognized| recognized.role == ToolRole::Author)
        .map(|recognized| recognized.tool)
        .peekable();
    let is_known = tools.peek().is_some();
    let tools: Vec<_> = tools.collect();
    settings
        .iter()
        .filter(|(tool, _)| !is_known || tools.contains(tool))
        .map(|(tool, how)| ToolHint {
            tool: *tool,
            how: how.in_language(language),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use locale::tools;

    use super::*;

    fn made_with(tool: Tool, role: ToolRole) -> RecognizedTool {
        RecognizedTool {
            tool,
            role,
            version: None,
            file: "index.html".to_owned(),
            line: None,
        }
    }

    #[test]
    fn settings_are_those_of_the_tool_that_is_known() {
        let of = |recognized: &[RecognizedTool]| -> Vec<Tool> {
            let hints = hints(tools::EXIT, recognized, Language::English);
            hints.into_iter().map(|hint| hint.tool).collect()
        };
        assert_eq!(of(&[]), [Tool::Storyline, Tool::Rise, Tool::Captivate]);
        let driver = made_with(Tool::ScormDriver, ToolRole::Wrapper);
        assert_eq!(of(std::slice::from_ref(&driver)).len(), 3);
        assert_eq!(of(&[made_with(Tool::Rise, ToolRole::Author), driver]), [Tool::Rise]);
        assert!(of(&[made_with(Tool::Xerte, ToolRole::Author)]).is_empty());
    }
}
