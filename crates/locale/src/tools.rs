//! The authoring tools and SCORM wrappers by their names, and where the common tools have the setting that fixes a finding.
//! The tools' own words are those of their English menus.

use serde::Serialize;

use crate::Text;

/// Declares [`Tool`]: the variants, each with its name.
macro_rules! tools {
    ($($(#[$meta:meta])* $tool:ident = $name:literal,)*) => {
        /// A product that writes courses, or the part of them that speaks with an LMS.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        pub enum Tool {
            $(
                $(#[$meta])*
                #[serde(rename = $name)]
                $tool,
            )*
        }

        impl Tool {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$tool),*];

            /// Its name, the same in every language.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$tool => $name,)*
                }
            }
        }
    };
}

tools! {
    /// Articulate Storyline.
    Storyline = "Storyline",
    /// Articulate Rise.
    Rise = "Rise",
    /// Adobe Captivate.
    Captivate = "Captivate",
    /// iSpring Suite.
    ISpring = "iSpring",
    /// Lectora, once of Trivantis.
    Lectora = "Lectora",
    /// The Adapt framework.
    Adapt = "Adapt",
    /// H5P, in whatever program.
    H5p = "H5P",
    /// eXeLearning.
    ExeLearning = "eXeLearning",
    /// Easygenerator.
    Easygenerator = "Easygenerator",
    /// Xerte Online Toolkits.
    Xerte = "Xerte",
    /// 3DVista.
    ThreeDVista = "3DVista",
    /// SCORM Driver of Rustici Software.
    ScormDriver = "SCORM Driver",
    /// Adapt's part that speaks with an LMS.
    Spoor = "Spoor",
    /// The SCORM wrapper of pipwerks.
    Pipwerks = "pipwerks SCORM wrapper",
}

/// A tool, and the way through its menus or what to do there.
pub type ToolSetting = (Tool, Text);

/// The standard that is published.
pub const STANDARD: &[ToolSetting] = &[
    (Tool::Storyline, Text::same("Publish › LMS › LMS: SCORM 1.2")),
    (Tool::Rise, Text::same("Publish › LMS › SCORM 1.2")),
    (
        Tool::Captivate,
        Text::same("Preferences › Quiz › Reporting › Standard: SCORM 1.2"),
    ),
    (Tool::ISpring, Text::same("Publish › LMS › Standard: SCORM 1.2")),
    (Tool::Adapt, Text::same("config.json › _spoor › _scormVersion: \"1.2\"")),
];

/// What completes the course.
pub const COMPLETION: &[ToolSetting] = &[
    (Tool::Storyline, Text::same("Publish › LMS › Reporting and Tracking")),
    (Tool::Rise, Text::same("Publish › LMS › Tracking")),
    (Tool::Captivate, Text::same("Preferences › Quiz › Reporting")),
    (Tool::ISpring, Text::same("Publish › LMS › Completion Requirements")),
    (Tool::Adapt, Text::same("config.json › _spoor › _tracking")),
];

/// What the course is called.
pub const TITLE: &[ToolSetting] = &[
    (
        Tool::Storyline,
        Text::same("Publish › LMS › Reporting and Tracking › Reporting: title, identifier"),
    ),
    (
        Tool::Rise,
        Text {
            en: "the title at the top of the course",
            fr: "le titre en tête du cours",
        },
    ),
    (
        Tool::Captivate,
        Text::same("Preferences › Quiz › Reporting › Configure: Identifier, Title"),
    ),
    (
        Tool::ISpring,
        Text::same("Publish › LMS › Customize: Course name, Identifier"),
    ),
    (Tool::Adapt, Text::same("course.json › title")),
];

const UNCHANGED_ZIP: Text = Text {
    en: "use the published zip without changing it",
    fr: "utilisez le zip publié sans le modifier",
};

/// The zip itself.
pub const ZIP: &[ToolSetting] = &[
    (
        Tool::Storyline,
        Text {
            en: "the ZIP button, once it is published",
            fr: "le bouton ZIP, une fois publié",
        },
    ),
    (Tool::Captivate, Text::same("Publish › Zip")),
    (Tool::Rise, UNCHANGED_ZIP),
    (Tool::ISpring, UNCHANGED_ZIP),
];

/// How the learner leaves.
pub const EXIT: &[ToolSetting] = &[
    (
        Tool::Storyline,
        Text {
            en: "a button with the trigger Exit course",
            fr: "un bouton avec le déclencheur Exit course",
        },
    ),
    (Tool::Rise, Text::same("Publish › LMS › Exit course link")),
    (
        Tool::Captivate,
        Text {
            en: "a button with the action Exit",
            fr: "un bouton avec l’action Exit",
        },
    ),
];
