//! Manifests of the shapes that authoring tools publish, which have nothing, and slips, each of which has one thing.

use super::super::read;
use super::*;
use crate::xml::Located;

const NAMESPACES: &str = r#"xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="urn:x"
    xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd""#;
const SAYS: &str = "<schema>ADL SCORM</schema><schemaversion>1.2</schemaversion>";

fn errors(text: &str) -> Vec<SchemaError> {
    located(text).into_iter().map(|error| error.value).collect()
}

fn located(text: &str) -> Vec<Located<SchemaError>> {
    let problems = read(text.as_bytes()).expect(text).problems.into_iter();
    let of_schemas = problems.filter_map(|problem| match problem.value {
        Problem::Invalid { error } => Some(Located::new(problem.span, error)),
        _ => None,
    });
    of_schemas.collect()
}

/// Each as `element: fault`, shortly.
fn reported(text: &str) -> Vec<String> {
    let attribute = |name: &Option<&str>| name.map_or(String::new(), |name| format!("@{name} "));
    errors(text)
        .iter()
        .map(|error| {
            let what = match &error.fault {
                SchemaFault::UnknownElement { parent } => format!("unknown in {parent}"),
                SchemaFault::UnknownAttribute { name } => format!("unknown @{name}"),
                SchemaFault::MissingAttribute { name } => format!("lacks @{name}"),
                SchemaFault::MissingElement { name } => format!("lacks {name}"),
                SchemaFault::Repeated { parent } => format!("again in {parent}"),
                SchemaFault::OutOfOrder { parent, after } => format!("after {after} in {parent}"),
                SchemaFault::UnexpectedText { text } => format!("holds {text}"),
                SchemaFault::BadValue {
                    attribute: name, value, ..
                } => format!("{}is {value}", attribute(name)),
                SchemaFault::TooLong {
                    attribute: name,
                    length,
                    most,
                } => format!("{}{length} of {most}", attribute(name)),
            };
            format!("{}: {what}", error.element)
        })
        .collect()
}

/// A package of one SCO with parts put in.
fn package(metadata: &str, organization: &str, item: &str, resource: &str, more: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<manifest identifier="M" version="1.0" {NAMESPACES}>
  <metadata>{SAYS}{metadata}</metadata>
  <organizations default="O"><organization identifier="O"><title>Course</title>{organization}
    <item identifier="I" identifierref="R"><title>Lesson</title>{item}</item></organization></organizations>
  <resources><resource identifier="R" type="webcontent" adlcp:scormtype="sco" href="a.html"><file href="a.html"/>{resource}</resource></resources>{more}
</manifest>"#
    )
}

fn lom(inside: &str) -> String {
    package(&format!("<imsmd:lom>{inside}</imsmd:lom>"), "", "", "", "")
}

fn word(name: &str, word: &str) -> String {
    format!(
        r#"<imsmd:{name}><imsmd:source><imsmd:langstring xml:lang="x-none">LOMv1.0</imsmd:langstring></imsmd:source>
        <imsmd:value><imsmd:langstring xml:lang="x-none">{word}</imsmd:langstring></imsmd:value></imsmd:{name}>"#
    )
}

fn texts(name: &str, text: &str) -> String {
    format!("<imsmd:{name}><imsmd:langstring xml:lang=\"fr\">{text}</imsmd:langstring></imsmd:{name}>")
}

/// One item, one SCO, a hundred files: Storyline, Rise, iSpring and many a template.
#[test]
fn one_item_and_many_files() {
    let files: String = (0..100)
        .map(|n| format!("<file href=\"story_content/{n}.js\" />"))
        .collect();
    for item in [
        "",
        "<adlcp:masteryscore>80</adlcp:masteryscore>",
        "<adlcp:datafromlms></adlcp:datafromlms><adlcp:masteryscore/>",
    ] {
        assert_eq!(reported(&package("", "", item, &files, "")), [""; 0]);
    }
    let own = format!(
        r#"<manifest identifier="_6VfR0KQm_course_id" version="1" {NAMESPACES}><metadata>{SAYS}</metadata>
        <organizations default="B0"><organization identifier="B0" structure="hierarchical"><title><![CDATA[Été & co]]></title>
          <item identifier="i1" identifierref="r1" isvisible="true" parameters="?a=1"><title>x</title></item></organization></organizations>
        <resources xml:base="./"><resource identifier="r1" type="webcontent" href="index_lms.html" adlcp:scormtype="sco" xml:base="a/">
          <metadata><adlcp:location>a.xml</adlcp:location></metadata><file href="index_lms.html"><metadata/></file>
          <dependency identifierref="r2"/></resource>
          <resource identifier="r2" type="webcontent" adlcp:scormtype="asset"><file href="a.js"/></resource></resources></manifest>"#
    );
    assert_eq!(reported(&own), [""; 0]);
}

/// Metadata in the manifest: Captivate, Adapt (which gives `lom` a namespace of its own and no prefix), Reload.
#[test]
fn metadata_inside() {
    let general = [
        "<imsmd:identifier>course-1</imsmd:identifier>".to_owned(),
        texts("title", "Titre"),
        format!(
            "<imsmd:catalogentry><imsmd:catalog>Own</imsmd:catalog>{}</imsmd:catalogentry>",
            texts("entry", "1")
        ),
        "<imsmd:language>fr</imsmd:language>".to_owned(),
        texts("description", "Une description"),
        texts("keyword", "feu"),
        texts("keyword", "fumée"),
        word("structure", "Hierarchical"),
        word("aggregationlevel", "2"),
    ]
    .concat();
    let person = "<imsmd:centity><imsmd:vcard>BEGIN:VCARD\nFN:A\nEND:VCARD</imsmd:vcard></imsmd:centity>";
    let date = "<imsmd:date><imsmd:datetime>2024-01-01</imsmd:datetime></imsmd:date>";
    let contribute = format!(
        "<imsmd:contribute>{}{person}{date}</imsmd:contribute>",
        word("role", "Author")
    );
    let complete = format!(
        r#"<imsmd:general>{general}</imsmd:general>
        <imsmd:lifecycle>{}{}{contribute}</imsmd:lifecycle>
        <imsmd:metametadata>{contribute}<imsmd:metadatascheme>ADL SCORM 1.2</imsmd:metadatascheme><imsmd:language>fr</imsmd:language></imsmd:metametadata>
        <imsmd:technical><imsmd:format>text/html</imsmd:format><imsmd:size>1200</imsmd:size><imsmd:location type="URI">index.html</imsmd:location>
          <imsmd:requirement>{}{}</imsmd:requirement>{}</imsmd:technical>
        <imsmd:educational>{}{}{}<imsmd:typicallearningtime><imsmd:datetime>0000-00-00T00:45</imsmd:datetime></imsmd:typicallearningtime></imsmd:educational>
        <imsmd:rights>{}{}{}</imsmd:rights>
        <imsmd:relation>{}<imsmd:resource>{}</imsmd:resource></imsmd:relation>
        <imsmd:annotation><imsmd:person><imsmd:vcard/></imsmd:person>{date}{}</imsmd:annotation>
        <imsmd:classification>{}<imsmd:taxonpath><imsmd:source><imsmd:langstring>Rameau</imsmd:langstring></imsmd:source>
          <imsmd:taxon><imsmd:id>1</imsmd:id>{}<imsmd:taxon/></imsmd:taxon></imsmd:taxonpath>{}{}</imsmd:classification>"#,
        texts("version", "1.0"),
        word("status", "Final"),
        word("type", "Browser"),
        word("name", "Any"),
        texts("otherplatformrequirements", "-"),
        word("interactivitytype", "Active"),
        word("learningresourcetype", "Exercise"),
        texts("typicalagerange", "18-"),
        word("cost", "no"),
        word("copyrightandotherrestrictions", "no"),
        texts("description", "libre"),
        word("kind", "IsPartOf"),
        texts("description", "x"),
        texts("description", "x"),
        word("purpose", "Discipline"),
        texts("entry", "Feu"),
        texts("description", "x"),
        texts("keyword", "x"),
    );
    assert_eq!(reported(&lom(&complete)), [""; 0]);
    let unprefixed = r#"<lom xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"><general><title><langstring xml:lang="x-none">A</langstring></title></general></lom>"#;
    assert_eq!(reported(&package(unprefixed, "", "", "", "")), [""; 0]);
    // The schema lets anything follow in these: in whichever order, however often.
    let any_order = [texts("description", "x"), texts("title", "x"), texts("title", "y")].concat();
    assert_eq!(
        reported(&lom(&format!("<imsmd:general>{any_order}</imsmd:general>"))),
        [""; 0]
    );
}

/// Chapters in chapters, metadata in a file, items without title of their own, metadata in items: eXeLearning, Reload.
#[test]
fn chapters_and_metadata_elsewhere() {
    let chapters = r#"<item identifier="C1" isvisible="1"><title>Chapter</title>
          <item identifier="C2" identifierref="R" isvisible="0"><title>Page</title>
            <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion><adlcp:location>c2.xml</adlcp:location></metadata>
            <adlcp:prerequisites type="aicc_script">I</adlcp:prerequisites><adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed>
            <adlcp:timelimitaction>exit,no message</adlcp:timelimitaction><adlcp:datafromlms>x</adlcp:datafromlms></item>
          <item identifier="C3"/><metadata/></item>"#;
    let location = "<adlcp:location>imslrm.xml</adlcp:location>";
    assert_eq!(reported(&package(location, chapters, "", "", "")), [""; 0]);
    // The older namespace of metadata, which has rules of its own.
    let older =
        r#"<lom xmlns="http://www.imsglobal.org/xsd/imsmd_v1p2"><general><keywords/><title>no</title></general></lom>"#;
    assert_eq!(reported(&package(older, chapters, "", "", "")), [""; 0]);
}

/// Other namespaces, and what is nearly right: extensions, names of SCORM 2004, names that the reader notes.
#[test]
fn extensions_and_what_is_noted_already() {
    let more = r#"<x:after a="1">text<title/></x:after>"#;
    let item = r#"<x:foo x:a="1"><x:bar/><item/></x:foo><masteryscore>80</masteryscore><z:thing/><adlcp:masteryscore>500</adlcp:masteryscore>
      <n:dataFromLMS xmlns:n="http://www.adlnet.org/xsd/adlcp_v1p3">x</n:dataFromLMS>"#;
    assert_eq!(reported(&package("<x:lom/>", "", item, "<x:a/>", more)), [""; 0]);
    let noted = format!(
        r#"<manifest xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"><metadata><schema>{}</schema></metadata>
        <organizations default="none"><organization><item isvisible="yes" identifierref="none"><title>{}</title>
        <adlcp:datafromlms>{}</adlcp:datafromlms><adlcp:maxtimeallowed>{}</adlcp:maxtimeallowed><adlcp:timelimitaction>stop</adlcp:timelimitaction>
        <adlcp:prerequisites>x</adlcp:prerequisites></item></organization></organizations></manifest>"#,
        "s".repeat(300),
        "t".repeat(300),
        "d".repeat(300),
        "m".repeat(300),
    );
    assert_eq!(reported(&noted), [""; 0]);
    let types = r#"<manifest xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"><organizations/>
        <resources><resource scormtype="sco" adlcp:scormType="sco"><dependency/></resource></resources></manifest>"#;
    assert_eq!(reported(types), [""; 0]);
}

#[test]
fn other_standards_and_what_cannot_be_read() {
    let odd =
        r#"<manifest odd="1"><metadata><schemaversion>2004 4th Edition</schemaversion></metadata><odd/></manifest>"#;
    assert_eq!(reported(odd), [""; 0]);
    assert_eq!(
        reported(r#"<manifest xmlns="http://www.adlnet.org/xsd/adlcp_rootv1p2" odd="1"/>"#),
        [""; 0]
    );
}

#[test]
fn slips_of_packaging() {
    let rows: &[(String, &[&str])] = &[
        (
            package("", "<Title>x</Title>", "", "", ""),
            &["Title: unknown in organization"],
        ),
        (
            package("", "", "<masteryScore/>", "", ""),
            &["masteryScore: unknown in item"],
        ),
        (
            package("", "", "<adlcp:masteryScore/>", "", ""),
            &["adlcp:masteryScore: unknown in item"],
        ),
        (
            package("<location/>", "", "", "", ""),
            &["location: unknown in metadata"],
        ),
        (
            package("", "<adlcp:masteryscore>1</adlcp:masteryscore>", "", "", ""),
            &["adlcp:masteryscore: unknown in organization"],
        ),
        (package("", "", "", "<file/>", ""), &["file: lacks @href"]),
        (
            package("", "", "", "<file href='b' title='b'/>", ""),
            &["file: unknown @title"],
        ),
        (
            package("", "", "", "<file href='b' adlcp:type='b'/>", ""),
            &["file: unknown @adlcp:type"],
        ),
        (package("", "", "", "words", ""), &["resource: holds words"]),
        (
            package("", "", "", "<dependency identifierref='R'/><file href='b'/>", ""),
            &["file: after dependency in resource"],
        ),
        (
            package("", "", "<title>again</title>", "", ""),
            &["title: again in item"],
        ),
        (
            package(
                "",
                "",
                "<adlcp:datafromlms/><adlcp:datafromlms/><adlcp:datafromlms/>",
                "",
                "",
            ),
            &["adlcp:datafromlms: again in item"],
        ),
        (
            package("", "", "", "", "<resources/>"),
            &["resources: again in manifest"],
        ),
        (
            package("", "", "", "", "<manifest identifier='N'><organizations/></manifest>"),
            &["manifest: lacks resources"],
        ),
        (
            package("", "<title><b>x</b></title>", "", "", ""),
            &["title: again in organization", "b: unknown in title"],
        ),
        (
            package("", "", "<item identifier='1 a'/>", "", ""),
            &["item: @identifier is 1 a"],
        ),
        (
            package(
                "",
                "",
                &format!("<item identifier='L' parameters='{}'/>", "é".repeat(1001)),
                "",
                "",
            ),
            &["item: @parameters 1001 of 1000"],
        ),
        (
            package(
                "",
                "",
                &format!(
                    "<adlcp:prerequisites type='aicc_script'>{}</adlcp:prerequisites>",
                    "I".repeat(201)
                ),
                "",
                "",
            ),
            &["adlcp:prerequisites: 201 of 200"],
        ),
        // What many tools publish, and few LMSs mind: ADL's elements straight behind the title of a chapter.
        (
            package(
                "",
                "",
                "<adlcp:masteryscore>1</adlcp:masteryscore><item identifier='A'/><item identifier='B'/><metadata/>",
                "",
                "",
            ),
            &[
                "item: after adlcp:masteryscore in item",
                "metadata: after adlcp:masteryscore in item",
            ],
        ),
    ];
    for (text, expected) in rows {
        assert_eq!(reported(text), *expected, "{text}");
    }
}

#[test]
fn slips_of_metadata() {
    let general = |inside: &str| lom(&format!("<imsmd:general>{inside}</imsmd:general>"));
    let rows: &[(String, &[&str])] = &[
        (lom("<imsmd:lifeCycle/>"), &["imsmd:lifeCycle: unknown in imsmd:lom"]),
        (lom("<general/>"), &["general: unknown in imsmd:lom"]),
        (
            lom("<imsmd:rights/><imsmd:educational/>"),
            &["imsmd:educational: after imsmd:rights in imsmd:lom"],
        ),
        (
            lom("<imsmd:general/><imsmd:general/>"),
            &["imsmd:general: again in imsmd:lom"],
        ),
        (
            general("<imsmd:keywords/>"),
            &["imsmd:keywords: unknown in imsmd:general"],
        ),
        (general("<imsmd:title>Fire</imsmd:title>"), &["imsmd:title: holds Fire"]),
        (general("<imsmd:title/>"), &["imsmd:title: lacks imsmd:langstring"]),
        (
            general("<imsmd:title><imsmd:langstring lang='fr'>x</imsmd:langstring></imsmd:title>"),
            &["imsmd:langstring: unknown @lang"],
        ),
        (
            lom("<imsmd:technical><imsmd:size>3 MB</imsmd:size><imsmd:location type='url'/></imsmd:technical>"),
            &["imsmd:size: is 3 MB", "imsmd:location: @type is url"],
        ),
    ];
    for (text, expected) in rows {
        assert_eq!(reported(text), *expected, "{text}");
        let of = |error: &SchemaError| error.specification == Specification::Metadata;
        assert!(errors(text).iter().all(of), "{text}");
    }
}

#[test]
fn errors_have_their_place() {
    let text = package("", "", "", "<odd/><file href='b' odd='1'/>", "<more/>");
    let places: Vec<_> = located(&text).iter().map(|error| &text[error.span.range()]).collect();
    assert_eq!(places, ["<odd/>", "odd='1'", "<more/>"]);
}

/// However large, a manifest is gone through, and a thousand errors are reported at most, each of them short.
#[test]
fn problems_are_bounded() {
    let deep = ["<item>".repeat(58), "</item>".repeat(58)].concat();
    assert_eq!(reported(&package("", "", &deep, "", "")), [""; 0]);
    let long = format!("<{} a='x'/>", "n".repeat(5000)).repeat(3000);
    let found = errors(&package("", &long, "", "", ""));
    assert_eq!(found.len(), MOST);
    assert!(
        found
            .iter()
            .all(|error| error.element.chars().count() <= REPORTED_CHARACTERS + 1)
    );
}
