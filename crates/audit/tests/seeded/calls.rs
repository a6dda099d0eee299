//! Faults in calls of the API.

use super::{
    Edit::{Comes, Text},
    Fault,
};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        what: "finish only in unload, by an attribute",
        course: "captivate-classic",
        edits: &[Text(
            "index_scorm.html",
            "onbeforeunload=\"DoCPExit()\" onpagehide=\"DoCPExit()\"",
            "onunload=\"DoCPExit()\"",
        )],
        wanted: "warning content/finish-in-unload index_scorm.html:42",
        beyond: &[],
    },
    Fault {
        what: "finish only in unload, by jQuery",
        course: "xerte",
        edits: &[Text(
            "common_html5/js/xenith.js",
            "window.addEventListener(\"beforeunload\", function () { XTTerminate(); });\nwindow.addEventListener(\"pagehide\", function () { XTTerminate(); });",
            "$(window).on(\"unload\", function () { XTTerminate(); });",
        )],
        wanted: "warning content/finish-in-unload common_html5/js/xenith.js:13",
        beyond: &[],
    },
    Fault {
        what: "finish only in unload, by a named function of another script",
        course: "lectora",
        edits: &[Text(
            "a001index.html",
            "onbeforeunload = function() { trivExit(); };\nonpagehide = function() { trivExit(); };",
            "onunload = trivExit;",
        )],
        wanted: "warning content/finish-in-unload a001index.html:17",
        beyond: &[],
    },
    Fault {
        what: "a value is set before the session begins",
        course: "captivate-2023",
        edits: &[Text(
            "assets/scormAdapter.js",
            "  root.addEventListener(\"pagehide\", close);\n",
            "  root.addEventListener(\"pagehide\", close);\n  root.API.LMSSetValue(\"cmi.core.lesson_status\", \"incomplete\");\n  root.API.LMSInitialize(\"\");\n",
        )],
        wanted: "warning content/call-before-initialize assets/scormAdapter.js:37",
        beyond: &[],
    },
    Fault {
        what: "a value is read before the session begins, in a page",
        course: "lectora",
        edits: &[Text(
            "a001index.html",
            "onload = function() { trivInit(); };",
            "var place = doLMSGetValue( \"cmi.core.lesson_location\" );\ndoLMSInitialize();\nonload = function() { trivInit(); };",
        )],
        wanted: "warning content/call-before-initialize a001index.html:16",
        beyond: &[],
    },
    Fault {
        what: "no status is ever sent",
        course: "vite-bundle",
        edits: &[Text(
            "scorm.js",
            "        call(\"set\", \"cmi.core.lesson_status\", passed ? \"passed\" : \"completed\");\n",
            "        call(\"set\", \"cmi.core.lesson_location\", \"end\");\n",
        )],
        wanted: "warning content/no-status",
        beyond: &[],
    },
    Fault {
        what: "no status is ever sent by a bundle",
        course: "easygenerator",
        edits: &[
            Text(
                "includedModules/lms.js",
                "n&&\"not attempted\"===a(\"cmi.core.lesson_status\")&&i(\"cmi.core.lesson_status\",\"incomplete\");",
                "",
            ),
            Text(
                "includedModules/lms.js",
                "i(\"cmi.core.score.raw\",e),i(\"cmi.core.lesson_status\",r?\"passed\":\"failed\")",
                "i(\"cmi.core.score.raw\",e)",
            ),
        ],
        wanted: "warning content/no-status",
        beyond: &[],
    },
    Fault {
        what: "the course never looks for the API",
        course: "ispring-suite",
        edits: &[Comes(
            "res/lms.js",
            "(function(){window.iSpring=window.iSpring||{};iSpring.LMS={instance:function(){return{initialize:function(a){a(\"\")},start:function(){},closeLms:function(){}}}}})();\n",
        )],
        wanted: "error content/no-api",
        beyond: &[],
    },
    Fault {
        what: "the course looks for the API of 2004 only",
        course: "captivate-2023",
        edits: &[
            Text(
                "assets/scormAdapter.js",
                "    while (win && !win.API && win.parent && win.parent !== win && left--) { win = win.parent; }\n    return win && win.API ? win.API : null;",
                "    while (win && !win.API_1484_11 && win.parent && win.parent !== win && left--) { win = win.parent; }\n    return win && win.API_1484_11 ? win.API_1484_11 : null;",
            ),
            Text(
                "assets/scormAdapter.js",
                "api.LMSInitialize(\"\") === \"true\"",
                "api.Initialize(\"\") === \"true\"",
            ),
            Text("assets/scormAdapter.js", "api.LMSGetValue(name)", "api.GetValue(name)"),
            Text(
                "assets/scormAdapter.js",
                "api.LMSSetValue(name, String(value))",
                "api.SetValue(name, String(value))",
            ),
            Text(
                "assets/scormAdapter.js",
                "    api.LMSCommit(\"\");\n    api.LMSFinish(\"\");",
                "    api.Commit(\"\");\n    api.Terminate(\"\");",
            ),
            Text(
                "assets/scormAdapter.js",
                "return api && api.LMSCommit(\"\")",
                "return api && api.Commit(\"\")",
            ),
            Text(
                "assets/scormAdapter.js",
                "opened) { api.LMSCommit(\"\"); }",
                "opened) { api.Commit(\"\"); }",
            ),
        ],
        wanted: "error content/api-of-2004 assets/scormAdapter.js",
        beyond: &[],
    },
    Fault {
        what: "the session never ends",
        course: "ispring-suite",
        edits: &[Text("res/lms.js", "this.c.LMSFinish(\"\"),", "")],
        wanted: "warning content/never-finishes res/lms.js:1",
        beyond: &[],
    },
    Fault {
        what: "an asset calls the API",
        course: "exelearning",
        edits: &[
            Text(
                "imsmanifest.xml",
                "scormtype=\"sco\" href=\"html/le-noeud-de-huit.html\"",
                "scormtype=\"asset\" href=\"html/le-noeud-de-huit.html\"",
            ),
            Text(
                "html/le-noeud-de-huit.html",
                "<div class=\"idevice_node text\">",
                "<script>if (parent.API) { parent.API.LMSSetValue(\"cmi.core.lesson_location\", \"2\"); }</script><div class=\"idevice_node text\">",
            ),
        ],
        wanted: "warning content/asset-calls-api html/le-noeud-de-huit.html:28",
        beyond: &[],
    },
    Fault {
        what: "finish only in unload, by the window’s other name",
        course: "captivate-2023",
        edits: &[
            Text(
                "assets/scormAdapter.js",
                "root.addEventListener(\"pagehide\", close);",
                "root.addEventListener(\"unload\", close);",
            ),
            Text("assets/scormAdapter.js", "    close: close,\n", ""),
        ],
        wanted: "warning content/finish-in-unload assets/scormAdapter.js:35",
        beyond: &[],
    },
    Fault {
        what: "finish when the page is only hidden",
        course: "captivate-2023",
        edits: &[Text(
            "assets/scormAdapter.js",
            "opened) { api.LMSCommit(\"\"); }",
            "opened) { close(); }",
        )],
        wanted: "warning content/finish-when-hidden assets/scormAdapter.js:35",
        beyond: &[],
    },
    Fault {
        what: "finish only in unload, by addEventListener in a bundle",
        course: "easygenerator",
        edits: &[Text(
            "includedModules/lms.js",
            "e.addEventListener(\"beforeunload\",u);e.addEventListener(\"pagehide\",u)",
            "e.addEventListener(\"unload\",u)",
        )],
        wanted: "warning content/finish-in-unload includedModules/lms.js:1",
        beyond: &[],
    },
    Fault {
        what: "finish only in unload, as the adaptor of the tool does",
        course: "h5p",
        edits: &[Text(
            "h5p-adaptor.js",
            "window.addEventListener('beforeunload', end);\nwindow.addEventListener('pagehide', end);",
            "window.onunload = function () {\n  end();\n};",
        )],
        wanted: "warning content/finish-in-unload h5p-adaptor.js:20",
        beyond: &[],
    },
    Fault {
        what: "finish only in unload, through the driver",
        course: "storyline-360",
        edits: &[
            Text(
                "index_lms.html",
                " onbeforeunload=\"Unload()\" onunload=\"Unload()\"",
                " onunload=\"Unload()\"",
            ),
            Text(
                "lms/scormdriver.js",
                "window.addEventListener(\"pagehide\", Unload);\n",
                "",
            ),
            Text(
                "lms/scormdriver.js",
                "function ConcedeAndFinish() { Finish(); ConcedeControl(); }\n",
                "",
            ),
        ],
        wanted: "warning content/finish-in-unload index_lms.html:21",
        beyond: &[],
    },
    Fault {
        what: "finish only in unload, by a method",
        course: "vite-bundle",
        edits: &[Text(
            "scorm.js",
            "  root.addEventListener(\"beforeunload\", root.course.stop);\n  root.addEventListener(\"pagehide\", root.course.stop);",
            "  root.addEventListener(\"unload\", root.course.stop);",
        )],
        wanted: "warning content/finish-in-unload scorm.js:66",
        beyond: &[],
    },
    Fault {
        what: "finish only in unload, as the player of an export does",
        course: "ispring-suite",
        edits: &[Text(
            "res/index.html",
            "window.onpagehide = window.onbeforeunload = function()",
            "window.onunload = function()",
        )],
        wanted: "warning content/finish-in-unload res/index.html:32",
        beyond: &[],
    },
    Fault {
        what: "a page of its own finishes only in unload, beside a driver that finishes otherwise",
        course: "scorm-driver",
        edits: &[Text(
            "scormcontent/glossaire.html",
            "</body>",
            "<script>\nvar api = parent.parent.API;\napi.LMSInitialize(\"\");\nwindow.addEventListener(\"unload\", function () { api.LMSFinish(\"\"); });\n</script>\n</body>",
        )],
        wanted: "warning content/finish-in-unload scormcontent/glossaire.html:14",
        beyond: &[],
    },
    Fault {
        what: "finish only in unload, of a wrapper that nothing calls",
        course: "pipwerks",
        edits: &[
            Text(
                "js/course.js",
                "window.addEventListener(\"beforeunload\", end);\nwindow.addEventListener(\"pagehide\", end);",
                "window.onunload = window.onbeforeunload = end;",
            ),
            Text(
                "lesson/page2.html",
                " <button type=\"button\" onclick=\"finishLesson()\">I have read this</button>",
                "",
            ),
        ],
        wanted: "warning content/finish-in-unload js/course.js:41",
        beyond: &[],
    },
    Fault {
        what: "a value is read before the session begins, by another script than that which begins it",
        course: "pipwerks",
        edits: &[
            Text("js/course.js", "window.addEventListener(\"load\", init);", "init();"),
            Text(
                "lesson/start.html",
                "<script src=\"js/course.js\"></script>",
                "<script>var place = pipwerks.SCORM.get(\"cmi.core.lesson_location\");</script>\n<script src=\"js/course.js\"></script>",
            ),
        ],
        wanted: "warning content/call-before-initialize lesson/start.html:11",
        beyond: &[],
    },
    Fault {
        what: "a value is set before the session begins, through a function of another script",
        course: "xerte",
        edits: &[Text(
            "scormRLO.htm",
            "var x_youtube_api_key = \"\";",
            "var x_youtube_api_key = \"\";\n        XTEnterPage(0, \"start\");\n        XTInitialise(\"\");",
        )],
        wanted: "warning content/call-before-initialize scormRLO.htm:52",
        beyond: &[],
    },
    Fault {
        what: "a session around each value",
        course: "lectora",
        edits: &[Text(
            "a001index.html",
            "onload = function() { trivInit(); };",
            "onload = function() { trivInit(); };\nfunction keep( name, value ) {\n  doLMSInitialize();\n  doLMSSetValue( name, value );\n  doLMSFinish();\n}",
        )],
        wanted: "warning content/session-per-value a001index.html:17",
        beyond: &[],
    },
    Fault {
        what: "a launch page lost the script that looks for the API",
        course: "scorm-driver",
        edits: &[Text(
            "scormdriver/indexAPI.html",
            "<script language=\"JavaScript1.2\" src=\"scormdriver.js\"></script>",
            "",
        )],
        wanted: "error content/api-not-loaded scormdriver/indexAPI.html",
        beyond: &[],
    },
    Fault {
        what: "the script that looks for the API has a regular expression that does not parse",
        course: "scorm-driver",
        edits: &[Text(
            "scormdriver/scormdriver.js",
            "function ScanParentsForApi(win, name) {",
            "function ScanParentsForApi(win, name) {\n  if (/^(API/.test(name) === false) { return null; }",
        )],
        wanted: "error content/broken-script scormdriver/scormdriver.js:9",
        beyond: &["error content/api-stopped scormdriver/scormdriver.js:9"],
    },
];
