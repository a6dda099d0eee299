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
        beyond: &["error content/api-stopped res/index.html:42"],
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
    Fault {
        what: "a module with a word that is reserved",
        course: "vite-bundle",
        edits: &[Text(
            "assets/Quiz-D9vQm3Ta.js",
            "function n(r,s){",
            "function n(r,await){",
        )],
        wanted: "error content/broken-script assets/Quiz-D9vQm3Ta.js:1",
        beyond: &[],
    },
    Fault {
        what: "a handler that was left half written",
        course: "xerte",
        edits: &[Text(
            "xttracking_scorm1.2.js",
            "function XTTrackingSystem()\n{\n    return \"SCORM 1.2\";",
            "function XTTrackingSystem()\n{\n    if (state.finished {\n    return \"SCORM 1.2\";",
        )],
        wanted: "error content/broken-script xttracking_scorm1.2.js:51",
        beyond: &["error content/api-stopped xttracking_scorm1.2.js:51"],
    },
    Fault {
        what: "a template that a server should have filled in",
        course: "h5p",
        edits: &[Text(
            "index.html",
            "H5PIntegration = {\"baseUrl\":\"\",",
            "H5PIntegration = {\"baseUrl\":<?php echo $base ?>,",
        )],
        wanted: "error content/broken-script index.html:10",
        beyond: &[],
    },
];
