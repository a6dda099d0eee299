//! Where the common authoring tools have the setting that fixes a finding. The tools' own words are those of their English
//! menus.

use crate::Text;

/// A tool, and the way through its menus or what to do there.
pub type ToolSetting = (&'static str, Text);

/// The standard that is published.
pub const STANDARD: &[ToolSetting] = &[
    ("Storyline", Text::same("Publish › LMS › LMS: SCORM 1.2")),
    ("Rise", Text::same("Publish › LMS › SCORM 1.2")),
    (
        "Captivate",
        Text::same("Preferences › Quiz › Reporting › Standard: SCORM 1.2"),
    ),
    ("iSpring", Text::same("Publish › LMS › Standard: SCORM 1.2")),
    ("Adapt", Text::same("config.json › _spoor › _scormVersion: \"1.2\"")),
];

/// What completes the course.
pub const COMPLETION: &[ToolSetting] = &[
    ("Storyline", Text::same("Publish › LMS › Reporting and Tracking")),
    ("Rise", Text::same("Publish › LMS › Tracking")),
    ("Captivate", Text::same("Preferences › Quiz › Reporting")),
    ("iSpring", Text::same("Publish › LMS › Completion Requirements")),
    ("Adapt", Text::same("config.json › _spoor › _tracking")),
];

/// What the course is called.
pub const TITLE: &[ToolSetting] = &[
    (
        "Storyline",
        Text::same("Publish › LMS › Reporting and Tracking › Reporting: title, identifier"),
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
        Text::same("Preferences › Quiz › Reporting › Configure: Identifier, Title"),
    ),
    (
        "iSpring",
        Text::same("Publish › LMS › Customize: Course name, Identifier"),
    ),
    ("Adapt", Text::same("course.json › title")),
];

/// The zip itself.
pub const ZIP: &[ToolSetting] = &[
    (
        "Storyline",
        Text {
            en: "the ZIP button, once it is published",
            fr: "le bouton ZIP, une fois publié",
        },
    ),
    ("Captivate", Text::same("Publish › Zip")),
    (
        "Rise, iSpring",
        Text {
            en: "use the published zip without changing it",
            fr: "utilisez le zip publié sans le modifier",
        },
    ),
];

/// How the learner leaves.
pub const EXIT: &[ToolSetting] = &[
    (
        "Storyline",
        Text {
            en: "a button with the trigger Exit course",
            fr: "un bouton avec le déclencheur Exit course",
        },
    ),
    ("Rise", Text::same("Publish › LMS › Exit course link")),
    (
        "Captivate",
        Text {
            en: "a button with the action Exit",
            fr: "un bouton avec l’action Exit",
        },
    ),
];
