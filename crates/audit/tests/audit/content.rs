//! The rules about pages, styles and scripts.

use std::fs;

use audit::{NeededPermission, Needs, Permission, Severity, audit};
use locale::Language;
use package::OddNames;
use tempfile::TempDir;

use crate::{
    change::{
        Change::{self, File as Comes, Text, Unread},
        apply,
    },
    good::{PAGE, SCRIPT, findings, good},
};

/// A package for each rule that has what it finds.
pub(crate) const CASES: &[(&str, Change)] = &[
    (
        "content/external-host",
        Text(
            "index.html",
            "src=\"module.js\"",
            "src=\"https://cdn.example.org/x.js\"",
        ),
    ),
    (
        "content/insecure-address",
        Text("index.html", "images/plan.png", "http://example.org/plan.png"),
    ),
    (
        "content/absolute-path",
        Text("index.html", "images/plan.png", "/images/plan.png"),
    ),
    (
        "content/local-path",
        Text("index.html", "images/plan.png", "file:///C:/plan.png"),
    ),
    ("content/missing-link", Text("index.html", "read.html#top", "gone.html")),
    (
        "content/link-by-case",
        Text("index.html", "images/plan.png", "Images/plan.png"),
    ),
    (
        "content/outside-package",
        Text("index.html", "images/plan.png", "../images/plan.png"),
    ),
    (
        "content/unknown-element",
        Text("module.js", "cmi.core.lesson_status", "cmi.core.score.scaled"),
    ),
    (
        "content/read-only-element",
        Text("module.js", "cmi.core.lesson_status", "cmi.core.student_id"),
    ),
    ("content/refused-value", Text("module.js", "'completed'", "'complete'")),
    (
        "content/broken-script",
        Text("module.js", "'completed')", "'completed'"),
    ),
    ("content/unread-script", Unread("module.js")),
    ("content/no-api", Text("module.js", SCRIPT, "'nothing'")),
    (
        "content/api-not-loaded",
        Text("index.html", "<script src=\"module.js\"></script>", ""),
    ),
    ("content/api-stopped", Text("module.js", "'completed')", "'completed'")),
    (
        "content/api-of-2004",
        Text("module.js", SCRIPT, "parent.API_1484_11.Initialize('')"),
    ),
    (
        "content/element-of-2004",
        Text("module.js", "cmi.core.lesson_status", "cmi.completion_status"),
    ),
    (
        "content/call-before-initialize",
        Text(
            "module.js",
            "api.LMSInitialize",
            "api.LMSGetValue('x'); api.LMSInitialize",
        ),
    ),
    (
        "content/session-per-value",
        Comes(
            "module.js",
            "const api = parent.API; const save = (name, value) => {
api.LMSInitialize(''); api.LMSSetValue(name, value); api.LMSFinish('') };
save('cmi.core.lesson_status', 'completed');",
        ),
    ),
    (
        "content/no-status",
        Text("module.js", "cmi.core.lesson_status", "cmi.core.exit"),
    ),
    (
        "content/asset-calls-api",
        Comes("read.html", "<script>parent.API.LMSInitialize('')</script>"),
    ),
    (
        "content/finish-when-hidden",
        Text("module.js", "'pagehide'", "'visibilitychange'"),
    ),
    (
        "content/never-finishes",
        Text(
            "module.js",
            "addEventListener('pagehide', () => api.LMSFinish(''));",
            "",
        ),
    ),
    ("content/finish-in-unload", Text("module.js", "'pagehide'", "'unload'")),
];

#[test]
fn a_finding_weighs_what_it_keeps_from_learners() {
    use audit::Severity::{Error, Info, Warning};
    const HEAD: &str = "</title>";
    let cases = [
        // What the course does not work without.
        ("<script src=gone.js></script>", "content/missing-link", Some(Error)),
        (
            "<link rel=stylesheet href=gone.css>",
            "content/missing-link",
            Some(Error),
        ),
        ("<iframe src=gone.html></iframe>", "content/missing-link", Some(Error)),
        ("<video src=gone.mp4></video>", "content/missing-link", Some(Error)),
        // What it is less without.
        ("<img src=gone.png>", "content/missing-link", Some(Warning)),
        (
            "<img srcset='images/plan.png, gone.png 2x'>",
            "content/missing-link",
            Some(Warning),
        ),
        ("<a href=gone.html>", "content/missing-link", Some(Warning)),
        (
            "<p class=a><style>.a { background: url(gone.png) }</style>",
            "content/missing-link",
            Some(Warning),
        ),
        (
            "<script>new Image().src = 'gone.png'</script>",
            "content/missing-link",
            Some(Warning),
        ),
        // What nobody misses.
        (
            "<style>.unused { background: url(gone.png) }</style>",
            "content/missing-link",
            Some(Info),
        ),
        ("<!-- <script src=gone.js></script> -->", "content/missing-link", None),
        ("<link rel=license href=gone.html>", "content/missing-link", None),
        (
            "<script>const text = 'gone.js'; new URL('http://a#б')</script>",
            "content/missing-link",
            None,
        ),
        ("<img src='{{picture}}'>", "content/missing-link", None),
        ("<img src='images/pl&#97;n.png'>", "content/missing-link", None),
        ("<script>location.href = '/'</script>", "content/absolute-path", None),
        // Elsewhere than in the package.
        ("<script src=/lib/a.js></script>", "content/absolute-path", Some(Error)),
        (
            "<script>document.images[0].src = '/media/a.png'</script>",
            "content/absolute-path",
            Some(Warning),
        ),
        ("<img src=../a.png>", "content/outside-package", Some(Warning)),
        ("<img src='C:\\a.png'>", "content/local-path", Some(Warning)),
        (
            "<script src=http://a.example/b.js></script>",
            "content/insecure-address",
            Some(Error),
        ),
        (
            "<script src=//a.example/b.js></script>",
            "content/external-host",
            Some(Warning),
        ),
        ("<a href=http://a.example/>", "content/insecure-address", None),
        ("<a href=http://a.example/>", "content/external-host", None),
        (
            "<link rel=preconnect href=https://a.example>",
            "content/external-host",
            None,
        ),
        // Scripts.
        ("<script>if (</script>", "content/broken-script", Some(Error)),
        (
            "<script type=text/template>if (</script>",
            "content/broken-script",
            None,
        ),
        (
            "<script>API.LMSSetValue('cmi.core.score', 1)</script>",
            "content/unknown-element",
            Some(Warning),
        ),
        (
            "<script>a = 'cmi.interactions.' + i + '.id'</script>",
            "content/unknown-element",
            None,
        ),
        (
            "<script>API.LMSSetValue('cmi.success_status', 'passed')</script>",
            "content/element-of-2004",
            Some(Warning),
        ),
        (
            "<script>if (v == '2004') API.LMSSetValue('cmi.success_status', 'passed')</script>",
            "content/element-of-2004",
            None,
        ),
    ];
    for (html, rule, severity) in cases {
        let folder = TempDir::new().unwrap();
        good(folder.path());
        let path = folder.path().join("index.html");
        fs::write(&path, PAGE.replace(HEAD, &format!("{HEAD}\n{html}"))).unwrap();
        let found = findings(folder.path(), OddNames::default());
        let found: Vec<_> = found.iter().filter(|finding| finding.rule.id == rule).collect();
        let severities: Vec<_> = found.iter().map(|finding| finding.severity).collect();
        assert_eq!(severities, severity.into_iter().collect::<Vec<_>>(), "{html}");
        for place in found.iter().map(|finding| &finding.place) {
            assert_eq!(
                (place.file.as_deref(), place.line),
                (Some("index.html"), Some(2)),
                "{html}"
            );
        }
    }
}

#[test]
fn a_finish_while_leaving_is_found_through_other_scripts() {
    const LEAVES: &str = "addEventListener('pagehide', () => api.LMSFinish(''));";
    let cases = [
        ("<body onbeforeunload=\"finishCourse()\">", true),
        ("<body onunload='return finishCourse();'>", true),
        ("<script>window.onunload = finishCourse</script>", true),
        (
            "<script>$(window).on('unload', function () { finishCourse(); })</script>",
            true,
        ),
        (
            "<script>addEventListener('beforeunload', () => finishCourse())</script>",
            true,
        ),
        (
            "<script>function end() { finishCourse() } window.onbeforeunload = end</script>",
            true,
        ),
        // The learner can also leave in time, or the page is left in a way that lasts.
        (
            "<body onbeforeunload=\"finishCourse()\"><button onclick=\"finishCourse()\">",
            false,
        ),
        (
            "<script>onunload = finishCourse; addEventListener('pagehide', finishCourse)</script>",
            false,
        ),
    ];
    for (html, is_found) in cases {
        let folder = TempDir::new().unwrap();
        good(folder.path());
        apply(
            Text("module.js", LEAVES, "function finishCourse() { api.LMSFinish(''); }"),
            folder.path(),
        );
        let path = folder.path().join("index.html");
        fs::write(&path, PAGE.replace("</head>\n<body>", &format!("</head>\n{html}"))).unwrap();
        let found = findings(folder.path(), OddNames::default());
        let places: Vec<_> = found
            .iter()
            .filter(|finding| finding.rule.id == "content/finish-in-unload")
            .map(|finding| (finding.place.file.as_deref(), finding.place.line))
            .collect();
        let expected: &[_] = if is_found {
            &[(Some("index.html"), Some(2))]
        } else {
            &[]
        };
        assert_eq!(places, expected, "{html}");
    }
}

#[test]
fn what_a_tool_leads_to_where_it_never_comes_is_no_finding() {
    let leads_on = |made_with: &str| {
        let folder = TempDir::new().unwrap();
        good(folder.path());
        let page = PAGE.replace(
            "</head>",
            &format!(
                "{made_with}<script>if (alone) location.replace('a001index.html?jmptopg=index.html#')</script></head>"
            ),
        );
        assert_ne!(page, PAGE);
        fs::write(folder.path().join("index.html"), page).unwrap();
        let found = findings(folder.path(), OddNames::default());
        found.iter().any(|finding| finding.rule.id == "content/missing-link")
    };
    assert!(leads_on(""));
    assert!(!leads_on(
        "<!--GENERATED BY:  Lectora v.22.2.0(12653) (https://www.elblearning.com) -->"
    ));
}

#[test]
fn what_a_course_of_a_tool_does_without_is_a_suggestion() {
    let severity = |made_with: &str| {
        let folder = TempDir::new().unwrap();
        good(folder.path());
        let player = "<script src='https://www.youtube.com/iframe_api'></script></head>";
        fs::write(folder.path().join("index.html"), PAGE.replace("</head>", player)).unwrap();
        fs::write(folder.path().join("project.txt"), made_with).unwrap();
        let found = findings(folder.path(), OddNames::default());
        let hosts = found
            .iter()
            .filter(|finding| finding.rule.id == "content/external-host");
        hosts.map(|finding| finding.severity).collect::<Vec<_>>()
    };
    assert_eq!(severity(""), [Severity::Warning]);
    let captivate = r#"{"metadata":{"generator":"Captivate","generatorVersion":"11.5.5"}}"#;
    assert_eq!(severity(captivate), [Severity::Info]);
}

#[test]
fn what_a_course_needs_to_run_is_known() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    let needed = || audit(folder.path(), "course.zip", OddNames::default()).unwrap().needs;
    assert_eq!(
        needed(),
        Needs {
            runs_offline: Some(true),
            ..Needs::default()
        }
    );

    let code = "<script src=\"https://cdn.example.org/a.js\"></script>\n<script>\nlocalStorage.a = 1;
navigator.mediaDevices.getUserMedia({ audio: true });\nlocalStorage.b = 1;\n</script></head>";
    apply(Text("index.html", "</head>", code), folder.path());
    // What no item reaches asks nobody.
    apply(
        Comes(
            "old.html",
            "<script>navigator.geolocation.getCurrentPosition(a)</script>",
        ),
        folder.path(),
    );
    let permission = |permission, line| NeededPermission {
        permission,
        file: "index.html".to_owned(),
        line: Some(line),
    };
    let needed = needed();
    assert_eq!(needed.runs_offline, Some(false));
    let hosts: Vec<_> = needed
        .hosts
        .iter()
        .map(|host| (host.host.as_str(), host.is_possible, host.line))
        .collect();
    assert_eq!(hosts, [("cdn.example.org", false, Some(1))]);
    assert_eq!(
        needed.permissions,
        [
            permission(Permission::Microphone, 4),
            permission(Permission::Storage, 3)
        ]
    );
    assert_eq!(
        needed.lines(Language::English),
        [
            "Needs the network: cdn.example.org",
            "Asks the browser for: microphone, cookies or storage"
        ]
    );

    let folder = TempDir::new().unwrap();
    good(folder.path());
    apply(Unread("module.js"), folder.path());
    let needed = audit(folder.path(), "course.zip", OddNames::default()).unwrap().needs;
    assert_eq!(needed.runs_offline, None);
}

#[test]
fn what_a_wrapper_opens_for_itself_is_a_finding_in_other_scripts_alone() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    let opens = "function debug() { window.open('blank.html'); }";
    let driver = format!("var VERSION=\"7.7.0\";var PREFERENCE_DEFAULT=0;{opens}");
    let page = PAGE.replace("</head>", "<script src=\"driver.js\"></script></head>");
    let module = format!("{SCRIPT}\n{opens}");
    for (file, text) in [("driver.js", &driver), ("index.html", &page), ("module.js", &module)] {
        fs::write(folder.path().join(file), text).unwrap();
    }
    let found = findings(folder.path(), OddNames::default());
    let links = found.iter().filter(|finding| finding.rule.id == "content/missing-link");
    let places: Vec<_> = links
        .map(|finding| (finding.place.file.as_deref(), finding.place.line))
        .collect();
    assert_eq!(places, [(Some("module.js"), Some(4))]);
}

#[test]
fn a_missing_script_is_the_cause_where_it_may_have_looked_for_the_api() {
    for (gone, rule) in [
        ("scorm-api.js", "content/api-stopped"),
        ("carousel.js", "content/no-api"),
    ] {
        let folder = TempDir::new().unwrap();
        good(folder.path());
        apply(Text("index.html", "module.js", gone), folder.path());
        fs::write(folder.path().join("module.js"), "").unwrap();
        let found = findings(folder.path(), OddNames::default());
        let api: Vec<_> = found
            .iter()
            .map(|finding| finding.rule.id)
            .filter(|rule| ["content/api-stopped", "content/no-api", "content/api-not-loaded"].contains(rule))
            .collect();
        assert_eq!(api, [rule], "{gone}");
    }
}
