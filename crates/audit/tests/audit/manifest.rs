//! The rules about manifests, and the standard’s schemas.

use std::{collections::BTreeSet, fs};

use audit::{Severity, audit, localize};
use locale::Language;
use package::OddNames;
use tempfile::TempDir;

use crate::{
    change::{
        Change::{self, File as Comes, Text, Texts},
        XML, apply,
    },
    good::{MANIFEST, findings, good},
};

/// A package for each rule that has what it finds.
pub(crate) const CASES: &[(&str, Change)] = &[
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
        "manifest/untracked-launch-file",
        Comes("index_lms.html", "<title>x</title>"),
    ),
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
];

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
