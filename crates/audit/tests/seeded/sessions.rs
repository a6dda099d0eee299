//! Sessions that end and begin as they should, next to the faults in `calls.rs`: nothing is wrong about them.

use super::{Clean, Edit::Text};

pub(super) const CLEAN: &[Clean] = &[
    Clean {
        what: "finish in unload, and when the learner exits in a frame",
        course: "lectora",
        edits: &[
            Text(
                "a001index.html",
                "onbeforeunload = function() { trivExit(); };\nonpagehide = function() { trivExit(); };",
                "onunload = trivExit;",
            ),
            Text(
                "a001_quiz.html",
                "</body>",
                "<a href=\"javascript:parent.trivExit()\">Quitter</a></body>",
            ),
        ],
    },
    Clean {
        what: "finish in unload, and by a member of another script’s object",
        course: "easygenerator",
        edits: &[
            Text(
                "includedModules/lms.js",
                "e.addEventListener(\"beforeunload\",u);e.addEventListener(\"pagehide\",u)",
                "e.addEventListener(\"unload\",u)",
            ),
            Text(
                "index.html",
                "<div id=\"root\"></div>",
                "<div id=\"root\"></div><button onclick=\"lmsModule.terminate()\">Exit</button>",
            ),
        ],
    },
    Clean {
        what: "finish in unload, and by a name in a text that is run later",
        course: "vite-bundle",
        edits: &[
            Text(
                "scorm.js",
                "  root.addEventListener(\"beforeunload\", root.course.stop);\n  root.addEventListener(\"pagehide\", root.course.stop);",
                "  root.addEventListener(\"unload\", root.course.stop);",
            ),
            Text(
                "index.html",
                "<div id=\"app\"></div>",
                "<div id=\"app\"></div><script>setTimeout(\"course.stop()\", 36e5)</script>",
            ),
        ],
    },
    Clean {
        what: "a value is read by what runs later than the script that begins the session",
        course: "pipwerks",
        edits: &[Text(
            "lesson/start.html",
            "<script src=\"js/course.js\"></script>",
            "<script>function place() { return pipwerks.SCORM.get(\"cmi.core.lesson_location\"); }\nwindow.addEventListener(\"load\", place);</script>\n<script src=\"js/course.js\"></script>",
        )],
    },
    Clean {
        what: "each value is saved within one session",
        course: "lectora",
        edits: &[Text(
            "a001index.html",
            "onload = function() { trivInit(); };",
            "onload = function() { trivInit(); };\nfunction keep( name, value ) {\n  doLMSSetValue( name, value );\n  doLMSCommit();\n}",
        )],
    },
];
