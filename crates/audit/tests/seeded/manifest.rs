//! Faults in manifests, and in what they list.

use super::{
    Edit::{Comes, Goes, Moves, Text},
    Fault,
};

const MANIFEST: &str = "imsmanifest.xml";

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        what: "the launch file is missing",
        course: "ispring-suite",
        edits: &[Goes("res/index.html")],
        wanted: "error package/missing-launch-file imsmanifest.xml:29",
        beyond: &[],
    },
    Fault {
        what: "the launch file is in no list",
        course: "pipwerks",
        edits: &[Text(MANIFEST, "      <file href=\"quiz.html\"/>\n", "")],
        wanted: "warning manifest/unlisted-launch-file imsmanifest.xml:41",
        beyond: &[],
    },
    Fault {
        what: "an identifier twice",
        course: "pipwerks",
        edits: &[Text(
            MANIFEST,
            "<item identifier=\"HANDOUT\"",
            "<item identifier=\"LESSON\"",
        )],
        wanted: "error manifest/duplicate-identifier imsmanifest.xml:30",
        beyond: &[],
    },
    Fault {
        what: "an item of a resource that is not there",
        course: "ispring-suite",
        edits: &[Text(
            MANIFEST,
            "identifierref=\"resource\"",
            "identifierref=\"resource1\"",
        )],
        wanted: "error manifest/no-sco imsmanifest.xml",
        beyond: &["error manifest/unknown-resource imsmanifest.xml:23"],
    },
    Fault {
        what: "a mastery score with a percent sign",
        course: "captivate-classic",
        edits: &[Text(MANIFEST, "<adlcp:masteryscore>80<", "<adlcp:masteryscore>80%<")],
        wanted: "error manifest/invalid-value imsmanifest.xml:13",
        beyond: &[],
    },
    Fault {
        what: "prerequisites that cannot be read",
        course: "pipwerks",
        edits: &[Text(
            MANIFEST,
            ">LESSON</adlcp:prerequisites>",
            ">LESSON &amp;</adlcp:prerequisites>",
        )],
        wanted: "error manifest/prerequisites-malformed imsmanifest.xml:25",
        beyond: &[],
    },
    Fault {
        what: "a prerequisite that is no item",
        course: "pipwerks",
        edits: &[Text(
            MANIFEST,
            ">LESSON</adlcp:prerequisites>",
            ">LESSONS</adlcp:prerequisites>",
        )],
        wanted: "error manifest/unknown-prerequisite imsmanifest.xml:25",
        beyond: &[],
    },
    Fault {
        what: "a prefix that is not declared",
        course: "rise-360",
        edits: &[Text(
            MANIFEST,
            "  xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"\n",
            "",
        )],
        wanted: "error manifest/undeclared-prefix imsmanifest.xml:10",
        beyond: &["warning manifest/namespace imsmanifest.xml:2"],
    },
    Fault {
        what: "a raw “&” in a title",
        course: "rise-360",
        edits: &[Text(
            MANIFEST,
            "isvisible=\"true\">\n        <title>Accueillir un client en boutique",
            "isvisible=\"true\">\n        <title>Accueillir & servir en boutique",
        )],
        wanted: "error manifest/not-well-formed imsmanifest.xml:17",
        beyond: &[],
    },
    Fault {
        what: "a version that is none",
        course: "storyline-360",
        edits: &[Text(MANIFEST, "<schemaversion>1.2<", "<schemaversion>1.2.1<")],
        wanted: "error manifest/schema-version imsmanifest.xml:5",
        beyond: &[],
    },
    Fault {
        what: "a dependency that is not there",
        course: "pipwerks",
        edits: &[Text(
            MANIFEST,
            "      <file href=\"js/quiz.js\"/>\n      <dependency identifierref=\"R-SHARED\"/>",
            "      <file href=\"js/quiz.js\"/>\n      <dependency identifierref=\"R-SHARE\"/>",
        )],
        wanted: "error manifest/unknown-dependency imsmanifest.xml:44",
        beyond: &[],
    },
    Fault {
        what: "a listed file is missing",
        course: "pipwerks",
        edits: &[Goes("handout/ladders.pdf")],
        wanted: "error package/missing-file imsmanifest.xml:46",
        beyond: &["warning content/missing-link lesson/start.html:22"],
    },
    Fault {
        what: "a listed file in another case",
        course: "captivate-2023",
        edits: &[Moves("assets/data/project.json", "assets/data/Project.json")],
        wanted: "error package/missing-by-case imsmanifest.xml:24",
        beyond: &["warning content/link-by-case assets/cpApp.bundle.js:1"],
    },
    Fault {
        what: "the default organization is another",
        course: "ispring-suite",
        edits: &[Text(
            MANIFEST,
            "default=\"passwords_organization\"",
            "default=\"password_organization\"",
        )],
        wanted: "error manifest/unknown-default-organization imsmanifest.xml:20",
        beyond: &[],
    },
    Fault {
        what: "a launch file of the web version",
        course: "storyline-360",
        edits: &[Text(
            MANIFEST,
            "href=\"index_lms.html\" adlcp:scormtype",
            "href=\"story.html\" adlcp:scormtype",
        )],
        wanted: "warning manifest/untracked-launch-file imsmanifest.xml:62",
        beyond: &[],
    },
    Fault {
        what: "a resource without its type",
        course: "ispring-suite",
        edits: &[Text(MANIFEST, " adlcp:scormtype=\"sco\"", "")],
        wanted: "error manifest/missing-scorm-type imsmanifest.xml:29",
        beyond: &["error manifest/no-sco imsmanifest.xml"],
    },
    Fault {
        what: "an item without a title",
        course: "captivate-2023",
        edits: &[Text(
            MANIFEST,
            "identifierref=\"Tri_des_dechets_RES\">\n        <title>Trier ses déchets au bureau</title>",
            "identifierref=\"Tri_des_dechets_RES\">",
        )],
        wanted: "error manifest/missing-title imsmanifest.xml:18",
        beyond: &[],
    },
    Fault {
        what: "a script that a page loads is in no list",
        course: "pipwerks",
        edits: &[
            Comes("js/sound.js", "var sound = true;\n"),
            Text(
                "quiz.html",
                "<script src=\"js/quiz.js\">",
                "<script src=\"js/sound.js\"></script><script src=\"js/quiz.js\">",
            ),
        ],
        wanted: "warning package/unlisted-file js/sound.js",
        beyond: &[],
    },
    Fault {
        what: "a file name with accents",
        course: "pipwerks",
        edits: &[
            Moves("js/quiz.js", "js/vérifier.js"),
            Text("quiz.html", "js/quiz.js", "js/v%C3%A9rifier.js"),
            Text(MANIFEST, "js/quiz.js", "js/vérifier.js"),
        ],
        wanted: "warning package/server-name js/vérifier.js",
        beyond: &[],
    },
    Fault {
        what: "a second manifest",
        course: "rise-360",
        edits: &[Comes("scormcontent/imsmanifest.xml", "<manifest/>\n")],
        wanted: "warning package/several-manifests scormcontent/imsmanifest.xml",
        beyond: &[],
    },
];
