//! Faults in what scripts read and set.

use super::{
    Edit::{Comes, Text},
    Fault,
};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        what: "an element that no edition has is set by the driver",
        course: "captivate-classic",
        edits: &[Text(
            "scormdriver.js",
            "\tSCOSetValue(\"cmi.core.score.min\", nMin);\n",
            "\tSCOSetValue(\"cmi.core.score.min\", nMin);\n\tSCOSetValue(\"cmi.core.score.scaled\", nRaw / nMax);\n",
        )],
        wanted: "warning content/unknown-element scormdriver.js:10",
        beyond: &[],
    },
    Fault {
        what: "the score as a whole is set",
        course: "pipwerks",
        edits: &[Text(
            "js/quiz.js",
            "set(\"cmi.core.score.raw\"",
            "set(\"cmi.core.score\"",
        )],
        wanted: "warning content/unknown-element js/quiz.js:35",
        beyond: &[],
    },
    Fault {
        what: "an element of SCORM 2004 in a driver for 1.2 only",
        course: "captivate-2023",
        edits: &[Text(
            "assets/scormAdapter.js",
            "complete: function () { set(\"cmi.core.lesson_status\", \"completed\");",
            "complete: function () { set(\"cmi.core.lesson_status\", \"completed\"); set(\"cmi.success_status\", \"passed\");",
        )],
        wanted: "warning content/element-of-2004 assets/scormAdapter.js:33",
        beyond: &[],
    },
    Fault {
        what: "elements of SCORM 2004 alone, through a wrapper that speaks both editions",
        course: "pipwerks",
        edits: &[
            Comes(
                "js/course.js",
                "var scorm = pipwerks.SCORM;\nscorm.init();\nfunction finishLesson() {\n  scorm.set(\"cmi.completion_status\", \"completed\");\n  scorm.quit();\n}\n",
            ),
            Comes("js/quiz.js", "scorm.set(\"cmi.score.scaled\", \"0.8\");\n"),
        ],
        wanted: "warning content/element-of-2004 js/course.js:4",
        beyond: &["warning content/element-of-2004 js/quiz.js:1"],
    },
    Fault {
        what: "a misspelt element",
        course: "ispring-suite",
        edits: &[Text(
            "res/lms.js",
            "b.set(\"cmi.core.lesson_location\",c)",
            "b.set(\"cmi.core.lesson_loaction\",c)",
        )],
        wanted: "warning content/unknown-element res/lms.js:1",
        beyond: &[],
    },
    Fault {
        what: "an element that only the LMS sets",
        course: "captivate-classic",
        edits: &[Text(
            "scormdriver.js",
            "function SetDataChunk(strData) {",
            "function Rename(strName) { return SCOSetValue(\"cmi.core.student_name\", strName); }\nfunction SetDataChunk(strData) {",
        )],
        wanted: "warning content/read-only-element scormdriver.js:12",
        beyond: &[],
    },
    Fault {
        what: "“complete” as a status, through a function",
        course: "captivate-classic",
        edits: &[Text(
            "scormdriver.js",
            "\"cmi.core.lesson_status\", \"completed\"",
            "\"cmi.core.lesson_status\", \"complete\"",
        )],
        wanted: "error content/refused-value scormdriver.js:4",
        beyond: &[],
    },
    Fault {
        what: "a refused status by a constant",
        course: "pipwerks",
        edits: &[
            Text(
                "js/quiz.js",
                "var MOST = 100;",
                "var MOST = 100;\nvar STATUS = \"finished\";",
            ),
            Text("js/quiz.js", "score >= 75 ? DONE.right : DONE.wrong", "STATUS"),
        ],
        wanted: "error content/refused-value js/quiz.js:39",
        beyond: &[],
    },
    Fault {
        what: "a score with a decimal comma",
        course: "ispring-suite",
        edits: &[Text(
            "res/lms.js",
            "b.set(\"cmi.core.score.max\",100)",
            "b.set(\"cmi.core.score.max\",\"99,5\")",
        )],
        wanted: "error content/refused-value res/lms.js:1",
        beyond: &[],
    },
    Fault {
        what: "the adaptor sets the scaled score as the tool does",
        course: "h5p",
        edits: &[Text(
            "h5p-adaptor.js",
            "    set('cmi.core.score.max', '100');\n",
            "    set('cmi.core.score.max', '100');\n    set('cmi.core.score.scaled', result.score.scaled * 100);\n",
        )],
        wanted: "warning content/unknown-element h5p-adaptor.js:40",
        beyond: &[],
    },
    Fault {
        what: "a status of 2004 in a driver for 1.2 only",
        course: "xerte",
        edits: &[Text(
            "xttracking_scorm1.2.js",
            "setValue(\"cmi.core.lesson_status\", \"incomplete\");",
            "setValue(\"cmi.completion_status\", \"incomplete\");",
        )],
        wanted: "warning content/element-of-2004 xttracking_scorm1.2.js:44",
        beyond: &[],
    },
    Fault {
        what: "an exit that 1.2 does not have",
        course: "easygenerator",
        edits: &[Text(
            "includedModules/lms.js",
            "i(\"cmi.core.exit\",\"suspend\")",
            "i(\"cmi.core.exit\",\"normal\")",
        )],
        wanted: "error content/refused-value includedModules/lms.js:1",
        beyond: &[],
    },
    Fault {
        what: "a result of 2004 in interactions",
        course: "lectora",
        edits: &[Text(
            "scormfunctions.js",
            "  doLMSSetValue( \"cmi.core.lesson_status\", score >= 70 ? \"passed\" : \"failed\" );",
            "  doLMSSetValue( \"cmi.interactions.0.id\", \"q1\" );\n  doLMSSetValue( \"cmi.interactions.0.result\", score ? \"correct\" : \"incorrect\" );\n  doLMSSetValue( \"cmi.core.lesson_status\", score >= 70 ? \"passed\" : \"failed\" );",
        )],
        wanted: "error content/refused-value scormfunctions.js:17",
        beyond: &[],
    },
    Fault {
        what: "the status “not attempted” is set",
        course: "lectora",
        edits: &[Text(
            "scormfunctions.js",
            "doLMSSetValue( \"cmi.core.lesson_status\", \"incomplete\" )",
            "doLMSSetValue( \"cmi.core.lesson_status\", \"not attempted\" )",
        )],
        wanted: "error content/refused-value scormfunctions.js:6",
        beyond: &[],
    },
    Fault {
        what: "a count is set",
        course: "xerte",
        edits: &[Text(
            "xttracking_scorm1.2.js",
            "    setValue(\"cmi.objectives.\" + i + \".id\", makeId(page_nr));",
            "    setValue(\"cmi.objectives._count\", i);\n    setValue(\"cmi.objectives.\" + i + \".id\", makeId(page_nr));",
        )],
        wanted: "warning content/read-only-element xttracking_scorm1.2.js:58",
        beyond: &[],
    },
    Fault {
        what: "a misspelt element behind a function",
        course: "easygenerator",
        edits: &[Text(
            "includedModules/lms.js",
            "i(\"cmi.suspend_data\"",
            "i(\"cmi.suspenddata\"",
        )],
        wanted: "warning content/unknown-element includedModules/lms.js:1",
        beyond: &[],
    },
];
