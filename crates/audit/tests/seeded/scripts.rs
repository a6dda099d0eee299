//! Faults in the grammar of scripts.

use super::{Edit::Text, Fault};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        what: "a script in a page is cut short",
        course: "ispring-suite",
        edits: &[Text(
            "res/index.html",
            "iSpring.LMS.instance().initialize(start);\n\t\t})();",
            "iSpring.LMS.instance().initialize(start);\n\t\t}();",
        )],
        wanted: "error content/broken-script res/index.html:42",
        beyond: &[],
    },
    Fault {
        what: "a script that a page loads has an unclosed string",
        course: "pipwerks",
        edits: &[Text("js/quiz.js", "\"1 m\", \"2 m\"", "\"1 m\", \"2 m")],
        wanted: "error content/broken-script js/quiz.js:2",
        beyond: &[],
    },
    Fault {
        what: "a bundle that a page loads lost its end",
        course: "captivate-2023",
        edits: &[Text("assets/cpApp.bundle.js", ",a()})();", ",a()}")],
        wanted: "error content/broken-script assets/cpApp.bundle.js:2",
        beyond: &[],
    },
];
