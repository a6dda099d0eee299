//! What tools write for browsers of old and for every LMS: nothing is wrong about it.

use super::{
    Clean,
    Edit::{Comes, Text},
};

pub(super) const CLEAN: &[Clean] = &[
    Clean {
        what: "a polyfill tries the browser's addresses",
        course: "pipwerks",
        edits: &[Text(
            "js/course.js",
            "var connected = false;",
            "var connected = false; try { new URL(\"b?a=1\", \"http://a\"); new URL(\"http://a#\u{431}\").hash; new URL(\"https://\u{6e2c}\u{8a66}\").host; } catch (e) {}",
        )],
    },
    Clean {
        what: "the Flash version of a course, beside its player for browsers of today",
        course: "storyline-360",
        edits: &[
            Comes(
                "story_flash.html",
                "<!DOCTYPE html><html lang=\"en\"><title>Safe lifting</title><object type=\"application/x-shockwave-flash\" data=\"story_content/frame.swf\"><embed src=\"story_content/frame.swf\"></object></html>",
            ),
            Comes("story_content/frame.swf", "FWS"),
            Text(
                "imsmanifest.xml",
                "    </resource>",
                "<file href=\"story_flash.html\" /><file href=\"story_content/frame.swf\" /></resource>",
            ),
            Text(
                "index_lms.html",
                "<meta charset=\"utf-8\">",
                "<meta charset=\"utf-8\"><script>if (location.search === \"?flash\") { location.href = \"story_flash.html\"; }</script>",
            ),
        ],
    },
    Clean {
        what: "the players that a media library has for browsers of old",
        course: "xerte",
        edits: &[
            Comes("common_html5/mediaelement/flashmediaelement.swf", "FWS"),
            Comes("common_html5/mediaelement/silverlightmediaelement.xap", "PK"),
            Text(
                "imsmanifest.xml",
                "<file href=\"favicon.ico\"/>",
                "<file href=\"favicon.ico\"/><file href=\"common_html5/mediaelement/flashmediaelement.swf\"/><file href=\"common_html5/mediaelement/silverlightmediaelement.xap\"/>",
            ),
            Text(
                "scormRLO.htm",
                "var x_TemplateId = \"10\";",
                "var x_TemplateId = \"10\"; document.write('<object data=\"common_html5/mediaelement/flashmediaelement.swf\"></object><object data=\"common_html5/mediaelement/silverlightmediaelement.xap\"></object>');",
            ),
        ],
    },
    Clean {
        what: "scripts and styles for Internet Explorer",
        course: "pipwerks",
        edits: &[Text(
            "quiz.html",
            "</head>",
            "<!--[if lt IE 9]><script src=\"js/html5shiv.js\"></script><link rel=\"stylesheet\" href=\"css/ie.css\"><![endif]--><!--[if !IE]> --><meta name=\"ie\" content=\"no\"><!-- <![endif]--></head>",
        )],
    },
    Clean {
        what: "the public path of a library that loads nothing from it",
        course: "pipwerks",
        edits: &[
            Comes(
                "js/hls.js",
                "!function(e){function r(i){return e[i]&&e[i](r)}r.p=\"/dist/\",r(r.s=0)}([function(r){window.Hls=r.s}]);",
            ),
            Text("quiz.html", "</head>", "<script src=\"js/hls.js\"></script></head>"),
            Text(
                "imsmanifest.xml",
                "<file href=\"js/quiz.js\"",
                "<file href=\"js/hls.js\"/><file href=\"js/quiz.js\"",
            ),
        ],
    },
    Clean {
        what: "the names that a tool has for what LMSs of all standards store",
        course: "lectora",
        edits: &[Text(
            "trivantis-cookie.js",
            "function saveVariable(",
            "/****\nTrivantis (http://www.trivantis.com)\n****/\nfunction lmsName( name ) { return name == 'lesson_id' ? 'cmi.core.lesson_id' : name == 'student_id' ? 'cmi.learner_id' : 'cmi.completion_status'; }\nfunction saveVariable(",
        )],
    },
    Clean {
        what: "a wrapper of another name that speaks both editions",
        course: "h5p",
        edits: &[Text(
            "SCORM_API_wrapper.js",
            "pipwerks.UTILS = {};",
            "pipwerks.UTILS = {}; function both(ok) { var set = pipwerks.SCORM.set; set(\"cmi.completion_status\", \"completed\"); set(\"cmi.core.lesson_status\", \"completed\"); return ok; }",
        )],
    },
];
