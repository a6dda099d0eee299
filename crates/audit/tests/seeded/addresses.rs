//! Faults in addresses.

use super::{
    Edit::{Goes, Text},
    Fault,
};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        what: "a script of the launch page is missing",
        course: "pipwerks",
        edits: &[Goes("js/course.js")],
        wanted: "error content/missing-link lesson/page2.html:8",
        beyond: &[
            "error content/missing-link lesson/start.html:11",
            "error content/missing-link quiz.html:8",
            "error package/missing-file imsmanifest.xml:49",
        ],
    },
    Fault {
        what: "a style is missing",
        course: "pipwerks",
        edits: &[Goes("css/course.css")],
        wanted: "error content/missing-link css/print.css:1",
        beyond: &[
            "error content/missing-link lesson/page2.html:6",
            "error content/missing-link lesson/start.html:7",
            "error content/missing-link quiz.html:6",
            "error package/missing-file imsmanifest.xml:49",
        ],
    },
    Fault {
        what: "a picture is missing",
        course: "pipwerks",
        edits: &[Text(
            "lesson/page2.html",
            "<p class=\"tick\">",
            "<p class=\"tick\"><img src=\"../img/feet.png\" alt=\"\">",
        )],
        wanted: "warning content/missing-link lesson/page2.html:12",
        beyond: &[],
    },
    Fault {
        what: "a candidate of a srcset is missing",
        course: "captivate-2023",
        edits: &[Text(
            "index.html",
            "bac-jaune_1920.jpg 1920w",
            "bac-jaune_2560.jpg 2560w",
        )],
        wanted: "warning content/missing-link index.html:18",
        beyond: &[],
    },
    Fault {
        what: "a page in a frame is missing",
        course: "rise-360",
        edits: &[Goes("scormcontent/index.html")],
        wanted: "error content/missing-link scormdriver/indexAPI.html:16",
        beyond: &["error package/missing-file imsmanifest.xml:23"],
    },
    Fault {
        what: "sound that a script plays is missing",
        course: "captivate-classic",
        edits: &[Text(
            "assets/js/CPM.js",
            "new Audio(\"ar/1340.mp3\")",
            "new Audio(\"ar/1341.mp3\")",
        )],
        wanted: "error content/missing-link assets/js/CPM.js:2",
        beyond: &[],
    },
    Fault {
        what: "a font is missing",
        course: "rise-360",
        edits: &[Text(
            "scormcontent/lib/rise/c5502e7f.css",
            "../fonts/Lato-Regular.woff",
            "../fonts/Lato-Regular.woff2",
        )],
        wanted: "warning content/missing-link scormcontent/lib/rise/c5502e7f.css:1",
        beyond: &[],
    },
    Fault {
        what: "a video in the wrong case",
        course: "pipwerks",
        edits: &[Text(
            "lesson/start.html",
            "src=\"media/angle.mp4\"",
            "src=\"media/Angle.MP4\"",
        )],
        wanted: "error content/link-by-case lesson/start.html:19",
        beyond: &[],
    },
    Fault {
        what: "a picture on the author’s computer, by file:",
        course: "storyline-360",
        edits: &[Text(
            "lms/goodbye.html",
            "<p>",
            "<img src=\"file:///Users/author/Desktop/logo.png\" alt=\"\"><p>",
        )],
        wanted: "warning content/local-path lms/goodbye.html:2",
        beyond: &[],
    },
    Fault {
        what: "a script on the author’s computer, by a letter",
        course: "captivate-classic",
        edits: &[Text(
            "index_scorm.html",
            "src=\"Utilities.js\"",
            "src=\"C:\\Projects\\Forklift\\Utilities.js\"",
        )],
        wanted: "error content/local-path index_scorm.html:10",
        beyond: &[],
    },
    Fault {
        what: "an address from the root in a page",
        course: "pipwerks",
        edits: &[Text("quiz.html", "href=\"css/course.css\"", "href=\"/css/course.css\"")],
        wanted: "error content/absolute-path quiz.html:6",
        beyond: &[],
    },
    Fault {
        what: "an address from the root in a style",
        course: "captivate-2023",
        edits: &[Text(
            "assets/cpTheme.css",
            "url(fonts/SourceSansPro",
            "url(/assets/fonts/SourceSansPro",
        )],
        wanted: "warning content/absolute-path assets/cpTheme.css:2",
        beyond: &[],
    },
    Fault {
        what: "an address from the root in a bundle",
        course: "captivate-2023",
        edits: &[Text(
            "assets/cpApp.bundle.js",
            "fetch(\"assets/data/project.json\")",
            "fetch(\"/assets/data/project.json\")",
        )],
        wanted: "warning content/absolute-path assets/cpApp.bundle.js:1",
        beyond: &[],
    },
    Fault {
        what: "the public path of a bundle is the root",
        course: "captivate-2023",
        edits: &[Text("assets/cpApp.bundle.js", "r.p=\"\"", "r.p=\"/\"")],
        wanted: "error content/absolute-path assets/cpApp.bundle.js:1",
        beyond: &[],
    },
    Fault {
        what: "a script over HTTP",
        course: "pipwerks",
        edits: &[Text(
            "lesson/start.html",
            "<script src=\"js/course.js\"></script>",
            "<script src=\"js/course.js\"></script>\n<script src=\"http://stats.example.org/count.js\"></script>",
        )],
        wanted: "error content/insecure-address lesson/start.html:12",
        beyond: &["warning content/external-host lesson/start.html:12"],
    },
    Fault {
        what: "a script from a CDN",
        course: "captivate-classic",
        edits: &[Text(
            "index_scorm.html",
            "src=\"assets/js/jquery-3.6.1.min.js\"",
            "src=\"https://code.jquery.com/jquery-3.6.1.min.js\"",
        )],
        wanted: "warning content/external-host index_scorm.html:47",
        beyond: &[],
    },
    Fault {
        what: "a style of a CDN by @import",
        course: "pipwerks",
        edits: &[Text(
            "css/print.css",
            "@import \"course.css\";",
            "@import \"course.css\";\n@import url(https://fonts.googleapis.com/css2?family=Lato);",
        )],
        wanted: "warning content/external-host css/print.css:2",
        beyond: &[],
    },
    Fault {
        what: "a picture outside of the package",
        course: "pipwerks",
        edits: &[Text(
            "lesson/page2.html",
            "<p class=\"tick\">",
            "<p class=\"tick\"><img src=\"../../shared/logo.png\" alt=\"\">",
        )],
        wanted: "warning content/outside-package lesson/page2.html:12",
        beyond: &[],
    },
    Fault {
        what: "a page that a script goes to is missing",
        course: "ispring-suite",
        edits: &[Goes("res/data/html5-unsupported.html")],
        wanted: "error content/missing-link res/index.html:6",
        beyond: &["error package/missing-file imsmanifest.xml:29"],
    },
    Fault {
        what: "a worker is missing",
        course: "captivate-2023",
        edits: &[Text("assets/cpApp.bundle.js", "cache.worker.js", "caches.worker.js")],
        wanted: "error content/missing-link assets/cpApp.bundle.js:1",
        beyond: &[],
    },
];
