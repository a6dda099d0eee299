//! Signs as they stand in published courses, and what is none.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;

use proptest::{collection::vec, prelude::*, sample::Index};
use tempfile::TempDir;

use super::*;

/// What is recognised in a package of these files: name, version and place.
fn seen(files: &[(&str, &str)]) -> Vec<String> {
    let folder = TempDir::new().unwrap();
    for (file, text) in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let manifest = files.iter().find(|(file, _)| *file == "imsmanifest.xml");
    let found = recognize(Inspected {
        content: folder.path(),
        files: &package::files(folder.path()).unwrap(),
        manifest: manifest.map_or("", |(file, _)| file),
        manifest_text: manifest.map_or("", |(_, text)| text),
    });
    let shown = found.into_iter().map(|tool| {
        let line = tool.line.map_or(String::new(), |line| format!(":{line}"));
        let version = tool.version.unwrap_or_default();
        format!("{} {version} {}{line}", tool.tool.name(), tool.file)
    });
    shown.collect()
}

/// Lines as they stand in published courses, each alone.
#[test]
fn products_are_known_by_what_they_leave() {
    for (file, text, wanted) in [
        (
            "meta.xml",
            r#"<meta><project version="1.0.0.0"><application name="Articulate Storyline" version="3.6.18134.0" xmlversion="4.0" /></project></meta>"#,
            "Storyline 3.6.18134.0 meta.xml:1",
        ),
        (
            "story.html",
            "<!doctype html>\n<!-- Created using Storyline 360 - http://www.articulate.com  -->\n<!-- version: 3.50.24832.0 -->",
            "Storyline 3.50.24832.0 story.html:2",
        ),
        (
            "imsmanifest.xml",
            "<manifest>\n<organizations default=\"articulate_rise\"><organization identifier=\"articulate_rise\">",
            "Rise  imsmanifest.xml:2",
        ),
        (
            "scormcontent/index.html",
            "<script>\n(function (root) {\n  root.Rise.decodeCourseProgress;\n})(window)</script>",
            "Rise  scormcontent/index.html:3",
        ),
        (
            "project.txt",
            r#"{"metadata":{"generator":"Captivate","generatorVersion":"11.5.5","schemaVersion":""}}"#,
            "Captivate 11.5.5 project.txt:1",
        ),
        (
            "project.txt",
            "{\"metadata\":{\n\"generator\":\"Captivate\",\n\"generatorVersion\":\"12.6.0\",\n\"schemaVersion\":\"\"}}",
            "Captivate 12.6.0 project.txt:2",
        ),
        (
            "assets/js/project.js",
            "if(!window.cp)window.cp = function(str){};cp.CPProjInit = function(){}",
            "Captivate  assets/js/project.js:1",
        ),
        (
            "sco/assets/js/CPM.js",
            "cp.initVariables = function(){cp.cv('CaptivateVersion','11.5.0',1,1000,0)",
            "Captivate 11.5.0 sco/assets/js/CPM.js:1",
        ),
        (
            "res/index.html",
            "<!DOCTYPE html>\n<!-- Created with iSpring --><!-- 1944 1154 --><!--version 9.7.5.15043 --><!--type html -->",
            "iSpring 9.7.5.15043 res/index.html:2",
        ),
        (
            "index.html",
            "<!DOCTYPE html>\n<html lang=\"en\">\n<!--GENERADO POR:  Lectora v.22.0.1(12617) (https://www.elblearning.com) -->",
            "Lectora 22.0.1 index.html:3",
        ),
        (
            "index.html",
            r#"<head><meta name="generator" content="eXeLearning 2.9 - exelearning.net" />"#,
            "eXeLearning 2.9 index.html:1",
        ),
        (
            "index.html",
            r#"<head><meta name="generator" content="eXeLearning v4.0.0-beta1">"#,
            "eXeLearning 4.0.0-beta1 index.html:1",
        ),
        (
            "scormRLO.htm",
            "<script>\nvar x_Version = \"3.8 (git v3.8.5-1-gd0141c1)\";</script>",
            "Xerte 3.8 scormRLO.htm:2",
        ),
        (
            "index.htm",
            "<script>window.tdvplayer = player = TDV.PlayerAPI.create(settings);</script>",
            "3DVista  index.htm:1",
        ),
        ("lib/tdvplayer.js", "var TDV={};", "3DVista  lib/tdvplayer.js"),
        (
            "publishSettings.js",
            r#"{"publishMode":"Lms","authoringToolUrl":"live.easygenerator.com"}"#,
            "Easygenerator  publishSettings.js:1",
        ),
        (
            "index.html",
            "<script>H5PIntegration = {}</script>",
            "H5P  index.html:1",
        ),
        (
            "driver.js",
            "/* © */\nvar VERSION=\"7.7.0.a1.2\";var PREFERENCE_DEFAULT=0;var PREFERENCE_OFF=-1;",
            "SCORM Driver 7.7.0.a1.2 driver.js:2",
        ),
        (
            "lms/scormdriver.js",
            "\nvar VERSION = \"7.7.0\";\n\nvar PREFERENCE_DEFAULT = 0;",
            "SCORM Driver 7.7.0 lms/scormdriver.js:2",
        ),
        (
            "lms.js",
            "/* ====\n\npipwerks SCORM Wrapper for JavaScript\nv1.1.20180906\n\n==== */",
            "pipwerks SCORM wrapper 1.1.20180906 lms.js:3",
        ),
        (
            "lms.js",
            "/*\nSCORM wrapper v1.1.7 by Philip Hutchison, May 2008 */ pipwerks.SCORM = {",
            "pipwerks SCORM wrapper 1.1.7 lms.js:2",
        ),
    ] {
        assert_eq!(seen(&[(file, text)]), [wanted], "{text}");
    }
}

#[test]
fn a_package_has_a_tool_and_wrappers_each_once() {
    let build = r#"{"package":{"name":"adapt_framework","version":"5.56.2"},"plugins":[{"name":"adapt-contrib-spoor","version":"6.1.0"}]}"#;
    assert_eq!(
        seen(&[
            ("adapt/js/adapt.min.js", "pipwerks.SCORM.init()"),
            ("adapt/js/build.min.js", build),
            ("course/config.json", r#"{"_spoor":{}}"#),
            ("libraries/SCORM_API_wrapper.js", "pipwerks.SCORM={version:null}"),
        ]),
        [
            "Adapt 5.56.2 adapt/js/build.min.js:1",
            "Spoor 6.1.0 adapt/js/build.min.js:1",
            "pipwerks SCORM wrapper  libraries/SCORM_API_wrapper.js:1",
        ]
    );
}

#[test]
fn what_only_uses_or_names_a_product_is_none() {
    for (file, text) in [
        ("course.js", "var scorm = pipwerks.SCORM;"),
        (
            "index.html",
            "<p>Written in Lectora v.22, as iSpring or eXeLearning.</p>",
        ),
        ("old-project.txt", r#"{"generator":"Captivate"}"#),
        ("meta.xml", "<meta/>"),
        ("version.js", "var VERSION=\"1.0\""),
    ] {
        assert_eq!(seen(&[(file, text)]), [""; 0], "{file}");
    }
}

#[test]
fn scripts_have_a_writer_by_their_words_whatever_their_name() {
    assert_eq!(
        writer("js/a1.js", "x;pipwerks.SCORM = {version:null}"),
        Some(Tool::Pipwerks)
    );
    assert_eq!(writer("adapt/js/adapt.min.js", ""), Some(Tool::Adapt));
    assert_eq!(writer("SCORM_API_wrapper.js", "var api;"), None);
    assert_eq!(writer("é.js", &"é".repeat(HEAD)), None);
}

#[test]
fn a_version_is_short_and_begins_with_a_digit() {
    let sign = SIGNS.iter().find(|sign| sign.tool == Tool::Xerte).unwrap();
    let version = |text: &str| sign.version(text, 0);
    assert_eq!(version("x_Version = \"3.8.\""), Some("3.8".to_owned()));
    assert_eq!(version("x_Version = \"\""), None);
    assert_eq!(version("x_Version = \"next\""), None);
    assert_eq!(
        version(&format!("x_Version = \"{}\"", "1".repeat(LONGEST_VERSION + 1))),
        None
    );
    assert_eq!(version(&format!("{}x_Version = \"1\"", "é".repeat(REACH))), None);
}

proptest! {
    /// Whatever a package has written, it is read, and a version is one.
    #[test]
    fn any_text_is_read(before in ".{0,40}", marks in vec(any::<Index>(), 0..4), after in "[ -~é]{0,60}") {
        let marks = marks.iter().map(|index| index.get(SIGNS)).flat_map(|sign| {
            let version = sign.version.iter().copied();
            sign.marks.iter().copied().chain(version)
        });
        let text = format!("{before}{}{after}", marks.collect::<String>());
        let mut found = Found::default();
        found.look("a.html", &text, |_| true);
        for tool in found.sorted() {
            let version = tool.version.unwrap_or_else(|| "0".to_owned());
            prop_assert!(version.starts_with(|c: char| c.is_ascii_digit()) && version.len() <= LONGEST_VERSION);
            prop_assert!(tool.line.is_none_or(|line| line as usize <= text.matches('\n').count() + 1));
        }
        writer("a.js", &text);
    }
}
