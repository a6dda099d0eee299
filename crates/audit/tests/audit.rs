//! Each rule of the audit on a package that has it, beside one that has nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    collections::BTreeSet,
    fs::{self, File},
    path::Path,
};

use audit::{Family, Finding, NeededPermission, Needs, Permission, Severity, audit, localize, rules};
use locale::Language;
use package::{OddNames, UndeclaredName};
use tempfile::TempDir;

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="GOOD" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    <imsmd:lom><imsmd:general><imsmd:language>en</imsmd:language></imsmd:general></imsmd:lom>
  </metadata>
  <organizations default="ORG">
    <organization identifier="ORG">
      <title>Fire safety</title>
      <item identifier="ITEM" identifierref="RES" isvisible="true">
        <title>Leaving the building</title>
      </item>
      <item identifier="READ" identifierref="PAGE">
        <title>Reading</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="RES" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html"/>
      <file href="module.js"/>
      <file href="images/plan.png"/>
      <dependency identifierref="PAGE"/>
    </resource>
    <resource identifier="PAGE" type="webcontent" adlcp:scormtype="asset" href="read.html">
      <file href="read.html"/>
    </resource>
  </resources>
</manifest>
"#;
const PAGE: &str = r##"<!doctype html><html lang="en"><head><title>x</title><script src="module.js"></script></head>
<body><img src="images/plan.png" alt=""><a href="read.html#top">more</a><a href="mailto:a@b.c">write</a>
<a href="https://example.org/">elsewhere</a></body></html>"##;
const SCRIPT: &str = "const api = parent.API; api.LMSInitialize('');
api.LMSSetValue('cmi.core.lesson_status', 'completed');
addEventListener('pagehide', () => api.LMSFinish(''));";

fn good(folder: &Path) {
    fs::create_dir(folder.join("images")).unwrap();
    for (file, text) in [
        ("imsmanifest.xml", MANIFEST),
        ("index.html", PAGE),
        ("module.js", SCRIPT),
        ("read.html", "<!doctype html><title>x</title>"),
        ("images/plan.png", "png"),
    ] {
        fs::write(folder.join(file), text).unwrap();
    }
}

fn findings(folder: &Path, names: OddNames) -> Vec<Finding> {
    audit(folder, "good.zip", names).unwrap().findings
}

/// What is done to the good package.
#[derive(Clone, Copy)]
enum Change {
    /// In a file, this text becomes that one.
    Text(&'static str, &'static str, &'static str),
    /// In the manifest, these texts become those.
    Texts(&'static [(&'static str, &'static str)]),
    /// A file comes in, and the manifest lists it.
    File(&'static str, &'static str),
    /// A file comes in, the manifest lists it, and the page shows it.
    Shown(&'static str),
    /// A file comes in that nobody lists.
    Unlisted(&'static str),
    /// A file goes to another place.
    Moved(&'static str, &'static str),
    /// A file that the manifest lists, of so many MB.
    Large(&'static str, u64),
    /// A script becomes longer than what is read of one.
    Unread(&'static str),
    /// The zip's names were odd.
    Names(fn(&mut OddNames)),
}

use Change::{File as Comes, Large, Moved, Names, Shown, Text, Texts, Unlisted, Unread};

const XML: &str = "imsmanifest.xml";

const CASES: &[(&str, Change)] = &[
    (
        "manifest/other-standard",
        Text(XML, "<schemaversion>1.2", "<schemaversion>2004 4th Edition"),
    ),
    ("manifest/schema", Text(XML, "<schema>ADL SCORM", "<schema>SCORM")),
    (
        "manifest/schema-version",
        Text(XML, "<schemaversion>1.2", "<schemaversion>1.1"),
    ),
    (
        "manifest/version-mismatch",
        Texts(&[
            (
                "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
                "http://www.imsglobal.org/xsd/imscp_v1p1",
            ),
            (
                "http://www.adlnet.org/xsd/adlcp_rootv1p2",
                "http://www.adlnet.org/xsd/adlcp_v1p3",
            ),
        ]),
    ),
    (
        "manifest/schema-incomplete",
        Text(XML, "<schemaversion>1.2</schemaversion>", ""),
    ),
    (
        "manifest/schema-missing",
        Text(
            XML,
            "<schema>ADL SCORM</schema>\n    <schemaversion>1.2</schemaversion>",
            "",
        ),
    ),
    (
        "manifest/namespace",
        Text(
            XML,
            "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
            "http://www.imsglobal.org/xsd/imscp_v1p1",
        ),
    ),
    ("manifest/not-well-formed", Text(XML, "Fire safety", "Fire & safety")),
    (
        "manifest/undeclared-prefix",
        Text(XML, "<manifest ", "<manifest x:y=\"1\" "),
    ),
    (
        "manifest/adl-namespace",
        Text(XML, "adlcp:scormtype=\"sco\"", "scormtype=\"sco\""),
    ),
    (
        "manifest/missing-identifier",
        Text(XML, "<manifest identifier=\"GOOD\"", "<manifest"),
    ),
    (
        "manifest/duplicate-identifier",
        Text(XML, "identifier=\"READ\"", "identifier=\"ITEM\""),
    ),
    (
        "manifest/organizations-missing",
        Text(XML, "organizations", "organisations"),
    ),
    (
        "manifest/no-organization",
        Texts(&[
            ("<organization ", "<organisation "),
            ("</organization>", "</organisation>"),
        ]),
    ),
    (
        "manifest/resource-package",
        Texts(&[(
            "<organizations default=\"ORG\">
    <organization identifier=\"ORG\">
      <title>Fire safety</title>
      <item identifier=\"ITEM\" identifierref=\"RES\" isvisible=\"true\">
        <title>Leaving the building</title>
      </item>
      <item identifier=\"READ\" identifierref=\"PAGE\">
        <title>Reading</title>
      </item>
    </organization>
  </organizations>",
            "<organizations/>",
        )]),
    ),
    ("manifest/resources-missing", Text(XML, "resources>", "ressources>")),
    (
        "manifest/unknown-default-organization",
        Text(XML, "default=\"ORG\"", "default=\"OTHER\""),
    ),
    ("manifest/no-default-organization", Text(XML, " default=\"ORG\"", "")),
    (
        "manifest/missing-title",
        Text(XML, "<title>Reading</title>", "<title> </title>"),
    ),
    (
        "manifest/unknown-resource",
        Text(
            XML,
            "identifierref=\"RES\" isvisible",
            "identifierref=\"NONE\" isvisible",
        ),
    ),
    (
        "manifest/not-launchable",
        Text(
            XML,
            "adlcp:scormtype=\"asset\" href=\"read.html\"",
            "adlcp:scormtype=\"asset\"",
        ),
    ),
    (
        "manifest/empty-item",
        Text(
            XML,
            "<item identifier=\"READ\" identifierref=\"PAGE\">",
            "<item identifier=\"READ\">",
        ),
    ),
    (
        "manifest/element-without-sco",
        Text(
            XML,
            "<title>Reading</title>",
            "<title>Reading</title><adlcp:masteryscore>80</adlcp:masteryscore>",
        ),
    ),
    (
        "manifest/mastery-score",
        Text(
            XML,
            "<title>Leaving the building</title>",
            "<title>Leaving the building</title><adlcp:masteryscore>120</adlcp:masteryscore>",
        ),
    ),
    (
        "manifest/max-time-allowed",
        Text(
            XML,
            "<title>Leaving the building</title>",
            "<title>Leaving the building</title><adlcp:maxtimeallowed>30</adlcp:maxtimeallowed>",
        ),
    ),
    (
        "manifest/time-limit-action",
        Text(
            XML,
            "<title>Leaving the building</title>",
            "<title>Leaving the building</title><adlcp:timelimitaction>stop</adlcp:timelimitaction>",
        ),
    ),
    (
        "manifest/prerequisites-type",
        Text(
            XML,
            "<title>Leaving the building</title>",
            "<title>Leaving the building</title><adlcp:prerequisites type=\"javascript\">READ</adlcp:prerequisites>",
        ),
    ),
    (
        "manifest/scorm-type",
        Text(XML, "adlcp:scormtype=\"asset\"", "adlcp:scormtype=\"web\""),
    ),
    (
        "manifest/resource-type",
        Text(
            XML,
            "<resource identifier=\"PAGE\" type=\"webcontent\"",
            "<resource identifier=\"PAGE\" type=\"html\"",
        ),
    ),
    (
        "manifest/visibility",
        Text(XML, "isvisible=\"true\"", "isvisible=\"yes\""),
    ),
    (
        "manifest/prerequisites-untyped",
        Text(
            XML,
            "<title>Reading</title>",
            "<title>Reading</title><adlcp:prerequisites>ITEM</adlcp:prerequisites>",
        ),
    ),
    (
        "manifest/prerequisites-malformed",
        Text(
            XML,
            "<title>Reading</title>",
            "<title>Reading</title><adlcp:prerequisites type=\"aicc_script\">ITEM|</adlcp:prerequisites>",
        ),
    ),
    (
        "manifest/unknown-prerequisite",
        Text(
            XML,
            "<title>Reading</title>",
            "<title>Reading</title><adlcp:prerequisites type=\"aicc_script\">NONE</adlcp:prerequisites>",
        ),
    ),
    (
        "manifest/prerequisites-circle",
        Text(
            XML,
            "<title>Reading</title>",
            "<title>Reading</title><adlcp:prerequisites type=\"aicc_script\">READ</adlcp:prerequisites>",
        ),
    ),
    (
        "manifest/missing-scorm-type",
        Text(XML, " adlcp:scormtype=\"asset\"", ""),
    ),
    (
        "manifest/scorm-type-of-2004",
        Text(XML, "adlcp:scormtype=\"asset\"", "adlcp:scormType=\"asset\""),
    ),
    (
        "manifest/unknown-dependency",
        Text(
            XML,
            "<dependency identifierref=\"PAGE\"",
            "<dependency identifierref=\"NONE\"",
        ),
    ),
    (
        "manifest/unlisted-launch-file",
        Text(XML, "<file href=\"read.html\"/>", ""),
    ),
    (
        "manifest/outside-package",
        Text(XML, "href=\"read.html\">", "href=\"../read.html\">"),
    ),
    (
        "manifest/absolute-path",
        Text(XML, "<file href=\"read.html\"/>", "<file href=\"/read.html\"/>"),
    ),
    ("manifest/backslash", Text(XML, "images/plan.png", "images\\plan.png")),
    (
        "manifest/base-without-slash",
        Text(XML, "<resources>", "<resources xml:base=\".\">"),
    ),
    (
        "manifest/nested-manifest",
        Text(
            XML,
            "</resources>",
            "</resources><manifest identifier=\"INNER\"><organizations/><resources/></manifest>",
        ),
    ),
    ("manifest/placeholder-title", Text(XML, "Fire safety", "Untitled")),
    (
        "manifest/missing-language",
        Text(XML, "<imsmd:language>en</imsmd:language>", ""),
    ),
    (
        "manifest/no-sco",
        Text(XML, "adlcp:scormtype=\"sco\"", "adlcp:scormtype=\"asset\""),
    ),
    (
        "manifest/parameters",
        Text(XML, "isvisible=\"true\"", "isvisible=\"true\" parameters=\"a=1 2\""),
    ),
    (
        "schema/missing-attribute",
        Text(XML, "<file href=\"read.html\"/>", "<file/>"),
    ),
    (
        "schema/missing-element",
        Text(
            XML,
            "</resources>",
            "</resources><manifest identifier=\"INNER\"><organizations/></manifest>",
        ),
    ),
    (
        "schema/unknown-element",
        Text(
            XML,
            "<title>Reading</title>",
            "<title>Reading</title><adlcp:masteryScore>80</adlcp:masteryScore>",
        ),
    ),
    (
        "schema/unknown-attribute",
        Text(XML, "isvisible=\"true\"", "visible=\"true\""),
    ),
    (
        "schema/repeated",
        Text(
            XML,
            "<title>Reading</title>",
            "<title>Reading</title><title>Reading</title>",
        ),
    ),
    (
        "schema/value",
        Text(
            XML,
            "version=\"1.0\" xmlns",
            "version=\"1.0 of the first of May\" xmlns",
        ),
    ),
    (
        "schema/text",
        Text(XML, "<file href=\"read.html\"/>", "<file href=\"read.html\"/>>"),
    ),
    (
        "schema/identifier",
        Text(XML, "identifier=\"READ\"", "identifier=\"2 READ\""),
    ),
    (
        "schema/order",
        Text(
            XML,
            "<title>Leaving the building</title>",
            "<title>Leaving the building</title><adlcp:masteryscore>80</adlcp:masteryscore>\
             <item identifier=\"IN\" identifierref=\"PAGE\"><title>In</title></item>",
        ),
    ),
    (
        "schema/metadata",
        Text(
            XML,
            "<imsmd:language>en</imsmd:language>",
            "<imsmd:language>en</imsmd:language><imsmd:title>Fire</imsmd:title>",
        ),
    ),
    (
        "package/backslash-names",
        Names(|names| names.backslashes = Some("odd".into())),
    ),
    (
        "package/duplicate-entry",
        Names(|names| names.twice = Some("odd".into())),
    ),
    (
        "package/legacy-names",
        Names(|names| {
            names.undeclared = Some(UndeclaredName {
                name: "odd".into(),
                encoding: "CP437",
            });
        }),
    ),
    ("package/manifest-case", Moved(XML, "IMSManifest.xml")),
    ("package/several-manifests", Unlisted("old/imsmanifest.xml")),
    ("package/missing-file", Moved("images/plan.png", "plan.gif")),
    ("package/missing-by-case", Moved("images/plan.png", "images/Plan.png")),
    ("package/unlisted-file", Unlisted("extra.txt")),
    ("package/leftover", Comes("Thumbs.db", "")),
    ("package/executable", Comes("setup.exe", "")),
    ("package/server-name", Comes("été.html", "")),
    ("package/large-file", Large("film.mp4", 101)),
    ("package/large", Large("film.mp4", 501)),
    ("package/dead-technology", Shown("intro.swf")),
    ("package/unplayable-media", Shown("film.avi")),
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
        "manifest/untracked-launch-file",
        Comes("index_lms.html", "<title>x</title>"),
    ),
    ("package/missing-launch-file", Moved("index.html", "start.html")),
    (
        "manifest/default-identifier",
        Text(XML, "\"GOOD\"", "\"adapt_manifest\""),
    ),
    (
        "manifest/nothing-visible",
        Texts(&[
            ("isvisible=\"true\"", "isvisible=\"false\""),
            ("identifier=\"READ\"", "identifier=\"READ\" isvisible=\"false\""),
        ]),
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

fn apply(change: Change, folder: &Path) -> OddNames {
    let mut names = OddNames::default();
    let edit = |file: &str, from: &str, to: &str| {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(path, text.replace(from, to)).unwrap();
    };
    let list = |file: &str| {
        edit(
            XML,
            "<file href=\"module.js\"/>",
            &format!("<file href=\"module.js\"/><file href=\"{file}\"/>"),
        )
    };
    match change {
        Text(file, from, to) => edit(file, from, to),
        Texts(edits) => edits.iter().for_each(|(from, to)| edit(XML, from, to)),
        Comes(file, text) => {
            fs::write(folder.join(file), text).unwrap();
            list(file);
        }
        Shown(file) => {
            fs::write(folder.join(file), "").unwrap();
            list(file);
            edit("index.html", "<img", &format!("<embed src=\"{file}\"><img"));
        }
        Unlisted(file) => {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        Moved(from, to) => fs::rename(folder.join(from), folder.join(to)).unwrap(),
        Large(file, megabytes) => {
            File::create(folder.join(file))
                .unwrap()
                .set_len(megabytes * 1_000_000)
                .unwrap();
            list(file);
        }
        Unread(file) => {
            let path = folder.join(file);
            let text = fs::read_to_string(&path).unwrap();
            fs::write(path, format!("{text}/*{}*/", "x".repeat(9 << 20))).unwrap();
        }
        Names(make) => make(&mut names),
    }
    names
}

#[test]
fn a_good_package_has_nothing() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    assert_eq!(findings(folder.path(), OddNames::default()), []);
}

#[test]
fn each_rule_finds_what_it_is_for() {
    for (rule, change) in CASES {
        let folder = TempDir::new().unwrap();
        good(folder.path());
        let names = apply(*change, folder.path());
        let found = findings(folder.path(), names);
        assert!(
            found.iter().any(|finding| finding.rule.id == *rule),
            "{rule}: {found:?}"
        );
        // Every name in a sentence has its value, in both languages.
        for language in [Language::English, Language::French] {
            for localized in localize(&found, &[], language) {
                let sentences = [&*localized.message, &*localized.why, &*localized.fix];
                assert!(
                    sentences
                        .iter()
                        .all(|text| !text.contains(['{', '}']) && !text.contains("  ")),
                    "{localized:?}"
                );
            }
        }
    }
}

#[test]
fn all_findings_are_there_and_each_is_known_by_its_data() {
    const MANY: usize = 250;
    let folder = TempDir::new().unwrap();
    good(folder.path());
    for number in 0..MANY {
        fs::write(folder.path().join(format!("{number}.png")), "").unwrap();
    }
    apply(
        Text(
            XML,
            "<title>Leaving",
            "<adlcp:prerequisites type=\"aicc_script\">(</adlcp:prerequisites><title>Leaving",
        ),
        folder.path(),
    );
    let found = findings(folder.path(), OddNames::default());
    let unlisted = found.iter().filter(|one| one.rule.id == "package/unlisted-file");
    assert_eq!(unlisted.count(), MANY);
    let malformed = found
        .iter()
        .find(|one| one.rule.id == "manifest/prerequisites-malformed")
        .unwrap();
    let key = r#"["manifest/prerequisites-malformed","imsmanifest.xml",{"item":"ITEM"}]"#;
    assert_eq!(malformed.key(), key);
    assert!(malformed.message(Language::French).contains("ITEM"));
}

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
fn what_no_item_reaches_is_told_as_a_suggestion() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    apply(Comes("old.html", "<script src=gone.js></script>"), folder.path());
    let severities = || {
        let found = findings(folder.path(), OddNames::default());
        found
            .iter()
            .map(|finding| (finding.rule.id, finding.severity))
            .collect::<Vec<_>>()
    };
    assert_eq!(severities(), [("content/missing-link", Severity::Info)]);
    // A list of pages that a script goes through names it.
    apply(
        Text("module.js", "const api", "const pages = ['old.html'], api"),
        folder.path(),
    );
    assert_eq!(severities(), [("content/missing-link", Severity::Error)]);
}

#[test]
fn a_manifest_in_a_folder_is_found_and_reported() {
    let folder = TempDir::new().unwrap();
    let inside = folder.path().join("course");
    fs::create_dir(&inside).unwrap();
    good(&inside);
    let found: Vec<_> = findings(folder.path(), OddNames::default())
        .into_iter()
        .map(|finding| finding.rule.id)
        .collect();
    assert_eq!(found, ["package/manifest-not-at-root"]);
}

#[test]
fn long_texts_and_clashes() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    apply(Text(XML, "<title>Reading", "<title>"), folder.path());
    let long = "x".repeat(300);
    let text = fs::read_to_string(folder.path().join(XML)).unwrap();
    let text = text
        .replace("<title></title>", &format!("<title>{long}</title>"))
        .replace("\"PAGE\"", &format!("\"{long}\""))
        .replace(
            "<title>Leaving",
            &format!("<adlcp:datafromlms>{long}</adlcp:datafromlms><title>Leaving"),
        );
    fs::write(
        folder.path().join(XML),
        text.replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\""),
    )
    .unwrap();
    fs::write(folder.path().join("Index.html"), "").unwrap();
    let found: BTreeSet<_> = findings(folder.path(), OddNames::default())
        .into_iter()
        .map(|finding| finding.rule.id)
        .collect();
    for rule in [
        "manifest/long-title",
        "manifest/long-identifier",
        "manifest/long-launch-data",
        "package/case-clash",
    ] {
        assert!(found.contains(rule), "{rule}: {found:?}");
    }
}

/// A byte of Windows-1252 in a manifest that says UTF-8: an error in its place, and what the reader did is said.
#[test]
fn bytes_of_another_encoding_are_found_in_their_place() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    let at = MANIFEST.find(" safety").unwrap();
    let (before, after) = MANIFEST.as_bytes().split_at(at);
    fs::write(folder.path().join(XML), [before, b"\xe9", after].concat()).unwrap();
    let audited = audit(folder.path(), "good.zip", OddNames::default()).unwrap();
    let [finding] = audited.findings.as_slice() else {
        panic!("{:#?}", audited.findings);
    };
    let place = (finding.place.line, finding.place.column);
    assert_eq!(
        (finding.rule.id, finding.severity),
        ("manifest/encoding", Severity::Error)
    );
    assert_eq!(place, (Some(11), Some(18)));
    assert!(
        finding
            .message(Language::English)
            .ends_with("UTF-8: they were replaced.")
    );
    assert_eq!(audited.manifest.organizations[0].title, "Fire\u{fffd} safety");
}

/// As IMS Content Packaging has them: nothing is wrong with one. One whose organizations are misspelt is none.
#[test]
fn a_resource_package_is_named_and_has_no_fault() {
    let case = |wanted: &str| CASES.iter().find(|(rule, _)| *rule == wanted).unwrap().1;
    let found = |change: Change| {
        let folder = TempDir::new().unwrap();
        good(folder.path());
        apply(change, folder.path());
        let found = findings(folder.path(), OddNames::default());
        let rules = found
            .into_iter()
            .map(|finding| (finding.severity, finding.rule.id, finding.place.line));
        rules.collect::<Vec<_>>()
    };
    let named = found(case("manifest/resource-package"));
    assert_eq!(named, [(Severity::Info, "manifest/resource-package", Some(9))]);
    let misspelt = found(case("manifest/no-organization"));
    assert!(misspelt.iter().any(|(_, rule, _)| *rule == "manifest/no-organization"));
    assert!(!misspelt.iter().any(|(_, rule, _)| *rule == "manifest/resource-package"));
}

/// What was made of a SCORM type is said with it, and is no part of what the finding is.
#[test]
fn a_scorm_type_says_what_it_was_read_as() {
    for (written, read, is_sco) in [
        ("SCO", "It was read as a SCO.", true),
        ("Asset", "It was read as an asset.", false),
        ("web", "It was not taken for a SCO.", false),
    ] {
        let folder = TempDir::new().unwrap();
        good(folder.path());
        let manifest = MANIFEST.replace("scormtype=\"sco\"", &format!("scormtype=\"{written}\""));
        fs::write(folder.path().join(XML), manifest).unwrap();
        let audited = audit(folder.path(), "good.zip", OddNames::default()).unwrap();
        let mut found = audited.findings.iter();
        let finding = found.find(|finding| finding.rule.id == "manifest/scorm-type").unwrap();
        assert!(finding.message(Language::English).ends_with(read));
        assert!(!finding.key().contains("read"), "{}", finding.key());
        assert_eq!(!audited.manifest.scos().is_empty(), is_sco);
    }
}

/// A page that is listed by its composed name, and there by other ones.
fn accents(there: &[&str]) -> Vec<&'static str> {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    apply(
        Text(
            XML,
            "<file href=\"module.js\"/>",
            "<file href=\"module.js\"/><file href=\"été.html\"/>",
        ),
        folder.path(),
    );
    for file in there {
        fs::write(folder.path().join(file), "<!doctype html><title>x</title>").unwrap();
    }
    let found = findings(folder.path(), OddNames::default());
    // That servers change such names is another matter.
    let rules = found.into_iter().map(|finding| finding.rule.id);
    rules.filter(|rule| *rule != "package/server-name").collect()
}

#[test]
#[cfg_attr(target_os = "macos", ignore = "names are one whatever their normal form")]
fn normal_forms_of_names_are_distinguished() {
    const DECOMPOSED: &str = "e\u{301}te\u{301}.html";
    assert_eq!(accents(&["été.html"]), [] as [&str; 0]);
    assert_eq!(accents(&[DECOMPOSED]), ["package/missing-by-normalization"]);
    assert_eq!(accents(&["E\u{301}te\u{301}.html"]), ["package/missing-by-case"]);
    assert_eq!(
        accents(&["été.html", DECOMPOSED]),
        ["package/normalization-clash", "package/unlisted-file"]
    );
}

/// Metadata in a file of its own, at any level: looked for, read as Information reads it, and found fault with.
#[test]
fn metadata_files_are_files_of_the_package() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    let named = |file: &str| format!("<metadata><adlcp:location>{file}</adlcp:location></metadata>");
    let manifest = MANIFEST
        .replace(
            "<imsmd:lom><imsmd:general><imsmd:language>en</imsmd:language></imsmd:general></imsmd:lom>",
            "<adlcp:location>course.xml</adlcp:location>",
        )
        .replace(
            "</item>\n      <item",
            &format!("{}</item>\n      <item", named("meta/item.xml")),
        )
        .replace(
            "<file href=\"read.html\"/>",
            &format!("<file href=\"read.html\">{}</file>", named("gone.xml")),
        )
        .replace(
            "<dependency ",
            &format!("{}<dependency ", named("http://example.org/a.xml")),
        );
    fs::write(folder.path().join(XML), manifest).unwrap();
    fs::create_dir(folder.path().join("meta")).unwrap();
    let course =
        "<lom><general>\n<title><langstring xml:lang=\"en\">Health & safety</langstring></title></general></lom>";
    fs::write(folder.path().join("course.xml"), course).unwrap();
    fs::write(folder.path().join("meta/item.xml"), "%PDF-1.4").unwrap();
    let audited = audit(folder.path(), "good.zip", OddNames::default()).unwrap();
    let found: Vec<_> = localize(&audited.findings, &audited.tools, Language::English)
        .iter()
        .map(|finding| (finding.rule.clone(), finding.file.clone().unwrap(), finding.line))
        .filter(|(rule, ..)| !rule.starts_with("schema/"))
        .collect();
    let row = |rule: &str, file: &str, line| (rule.to_owned(), file.to_owned(), line);
    assert_eq!(
        found,
        [
            row("package/missing-file", XML, Some(28)),
            row("manifest/metadata-not-well-formed", "course.xml", Some(2)),
            row("manifest/metadata-unreadable", "meta/item.xml", None),
        ]
    );
    let metadata = audited.manifest.metadata;
    assert_eq!(
        (metadata.title.as_str(), metadata.language.as_str()),
        ("Health & safety", "en")
    );
}

/// Each slip is a finding at its line, with what to write instead, and the course is read all the same.
#[test]
fn xml_that_is_not_well_formed_is_found_where_it_is() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    let manifest = MANIFEST
        .replace("Fire safety", "Fire & safety")
        .replace("isvisible=\"true\"", "isvisible=true")
        .replace("Reading", "Reading&nbsp;on");
    fs::write(folder.path().join(XML), manifest).unwrap();
    let found = localize(&findings(folder.path(), OddNames::default()), &[], Language::English);
    let found: Vec<_> = found
        .iter()
        .map(|finding| (&*finding.rule, finding.line, finding.column, &*finding.message))
        .collect();
    let rule = "manifest/not-well-formed";
    assert_eq!(
        found,
        [
            (
                rule,
                Some(11),
                Some(19),
                "The character “&” must not stand alone. Write “&amp;” instead. It stands here: <title>Fire & safety</title>"
            ),
            (
                rule,
                Some(12),
                Some(51),
                "The value of isvisible has no quotation marks. Write isvisible=\"…\". It stands here: …EM\" identifierref=\"RES\" isvisible=true>"
            ),
            (
                rule,
                Some(16),
                Some(23),
                "“&nbsp;” exists in HTML, not in XML. Write “&#160;” or the character itself instead. It stands here: <title>Reading&nbsp;on</title>"
            ),
        ]
    );
}

#[test]
fn every_rule_is_tried() {
    let elsewhere = [
        "manifest/encoding",
        "manifest/long-identifier",
        "manifest/long-launch-data",
        "manifest/long-title",
        "manifest/metadata-not-well-formed",
        "manifest/metadata-unreadable",
        "package/case-clash",
        "package/manifest-not-at-root",
        "package/missing-by-normalization",
        "package/normalization-clash",
    ];
    let tried: BTreeSet<_> = CASES.iter().map(|case| case.0).chain(elsewhere).collect();
    let of_packages = rules().filter(|rule| rule.family() != Family::Session);
    let registered: BTreeSet<_> = of_packages.map(|rule| rule.id).collect();
    assert_eq!(tried, registered);
    let ids: BTreeSet<_> = rules().map(|rule| rule.id).collect();
    assert_eq!(rules().count(), ids.len(), "an id is there twice");
}

#[test]
fn findings_are_ordered_by_their_consequences() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    // One of each group, each in a part of the package that the others leave as it is.
    let chosen = [
        "manifest/unknown-dependency",
        "content/no-api",
        "package/large-file",
        "package/leftover",
        "manifest/missing-language",
    ];
    for (_, change) in CASES.iter().filter(|(rule, _)| chosen.contains(rule)) {
        apply(*change, folder.path());
    }
    let names = OddNames {
        backslashes: Some("images\\plan.png".to_owned()),
        ..OddNames::default()
    };
    let localized = localize(&findings(folder.path(), names), &[], Language::English);
    let order: Vec<_> = localized
        .iter()
        .map(|finding| (finding.severity, finding.impact))
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    let distinct: BTreeSet<_> = order.iter().collect();
    assert!(distinct.len() >= 5, "{order:?}");
}

#[test]
fn a_rule_is_told_from_the_others_by_its_short_title() {
    for language in [Language::English, Language::French] {
        let titles: BTreeSet<_> = rules().map(|rule| rule.title(language)).collect();
        assert_eq!(titles.len(), rules().count(), "a title is there twice");
        for title in titles {
            assert!(title.chars().count() <= 70 && !title.ends_with('.'), "{title}");
        }
    }
}

#[test]
fn a_rule_is_of_the_family_that_its_id_names() {
    for rule in rules() {
        let family = format!("{:?}/", rule.family()).to_lowercase();
        assert!(rule.id.starts_with(&family), "{}", rule.id);
    }
}

#[test]
fn leftovers_are_told_once_for_each_kind() {
    let folder = TempDir::new().unwrap();
    good(folder.path());
    for n in 0..25 {
        let module = folder.path().join(format!("node_modules/m{n:02}"));
        fs::create_dir_all(&module).unwrap();
        fs::write(module.join("index.js"), "var m;").unwrap();
    }
    for file in ["a.psd", "images/b.psd", "Thumbs.db", "old.elp"] {
        fs::write(folder.path().join(file), "x").unwrap();
    }
    let found = findings(folder.path(), OddNames::default());
    let leftovers = found.iter().filter(|finding| finding.rule.id == "package/leftover");
    let messages: Vec<_> = leftovers.map(|finding| finding.message(Language::English)).collect();
    let rest = "is a leftover file that learners do not need.";
    let modules: Vec<_> = (1..=20).map(|n| format!("node_modules/m{n:02}/index.js")).collect();
    assert_eq!(
        messages,
        [
            format!("Thumbs.db {rest}"),
            format!("a.psd {rest} The same goes for 1 other file of its kind (images/b.psd)."),
            format!(
                "node_modules/m00/index.js {rest} The same goes for 24 other files of its kind ({}, …).",
                modules.join(", ")
            ),
            format!("old.elp {rest}"),
        ]
    );
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
