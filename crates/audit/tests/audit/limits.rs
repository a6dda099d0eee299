//! What the audit says of files that it does not examine in full: each limit, on a package that is beyond it.

use std::{fmt::Write, fs, path::Path};

use audit::{Finding, Severity, audit};
use locale::Language;
use package::OddNames;
use tempfile::TempDir;

const API: &str = "<script>parent.API.LMSInitialize(''); parent.API.LMSSetValue('cmi.core.lesson_status', 'completed');\
    </script><button onclick=\"parent.API.LMSFinish('')\">End</button>";

/// A package with these files, of which the first ones are launched.
fn package(files: &[(&str, String)], launched: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    let (mut items, mut resources, mut listed) = (String::new(), String::new(), String::new());
    for (n, (file, text)) in files.iter().enumerate() {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        if n < launched {
            write!(
                items,
                "<item identifier=\"I{n}\" identifierref=\"R{n}\"><title>Lesson {n}</title></item>"
            )
            .unwrap();
            write!(
                resources,
                "<resource identifier=\"R{n}\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"{file}\">\
                 <file href=\"{file}\"/><dependency identifierref=\"ALL\"/></resource>"
            )
            .unwrap();
        } else {
            write!(listed, "<file href=\"{file}\"/>").unwrap();
        }
    }
    let manifest = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="O"><organization identifier="O"><title>Fire safety</title>{items}</organization></organizations>
  <resources>{resources}
    <resource identifier="ALL" type="webcontent" adlcp:scormtype="asset">{listed}</resource>
  </resources>
</manifest>"#
    );
    fs::write(folder.path().join("imsmanifest.xml"), manifest).unwrap();
    folder
}

fn findings(folder: &Path) -> Vec<Finding> {
    audit(folder, "package.zip", OddNames::default()).unwrap().findings
}

/// Rule, severity, place and message of each finding about pages and scripts.
fn content(files: &[(&str, String)], launched: usize) -> Vec<String> {
    content_in(package(files, launched).path())
}

fn content_in(folder: &Path) -> Vec<String> {
    let found = findings(folder);
    let about_content = found.iter().filter(|one| one.rule.id.starts_with("content/"));
    about_content
        .map(|one| {
            let severity = match one.severity {
                Severity::Info => "info",
                _ => "graver",
            };
            let line = one.place.line.map_or(String::new(), |line| format!(":{line}"));
            let file = one.place.file.as_deref().unwrap_or_default();
            format!(
                "{} {severity} {file}{line} {}",
                one.rule.id,
                one.message(Language::English)
            )
        })
        .collect()
}

/// The finding that a file was not examined in full.
fn unread(place: &str, reason: &str) -> String {
    format!("content/unread-script info {place} The audit has not examined all of this file: {reason}.")
}

fn page(body: &str) -> String {
    format!("<!doctype html><title>x</title>{API}{body}")
}

#[test]
fn a_file_that_is_not_read_in_full_is_said_with_the_reason() {
    let handlers = |count: usize| {
        (0..count)
            .map(|n| format!("<b onclick='f({n})'></b>"))
            .collect::<String>()
    };
    let texts = |count: usize| format!("<script>{}</script>", "e.innerHTML = '<p>x</p>';".repeat(count));
    let expression = |groups: usize| {
        let names = (0..groups).map(|n| format!("(?<a{n}>b)")).collect::<String>();
        format!("<script>/{names}/.test('a')</script>")
    };
    let styles = |levels: usize| format!("<style>{}a{{}}{}</style>", "a{".repeat(levels), "}".repeat(levels));
    // The page's own button is a handler, too.
    for (body, beyond, reason) in [
        (
            handlers(999),
            handlers(1000),
            "it has more than 1,000 attributes with code, or a script in it that puts more than 1,000 texts with tags into the page",
        ),
        (
            texts(1000),
            texts(1001),
            "it has more than 1,000 attributes with code, or a script in it that puts more than 1,000 texts with tags into the page",
        ),
        (
            expression(500),
            expression(501),
            "a regular expression in it has more than 200 levels or 500 named groups, so it was not checked",
        ),
        (
            styles(63),
            styles(64),
            "styles in it are nested more than 64 levels deep",
        ),
    ] {
        assert_eq!(content(&[("index.html", page(&body))], 1), [""; 0], "{reason}");
        assert_eq!(
            content(&[("index.html", page(&beyond))], 1),
            [unread("index.html:1", reason)]
        );
    }
}

#[test]
fn files_with_the_same_reason_are_one_finding() {
    let large = " ".repeat(9 << 20);
    let files = [
        (
            "index.html",
            page("<script src=a.js></script><script src=b.js></script>"),
        ),
        ("a.js", large.clone()),
        ("b.js", large),
    ];
    let reason = "it has more than 8 MB or 500,000 lines. The same goes for 1 other file (b.js)";
    assert_eq!(content(&files, 1), [unread("a.js:1", reason)]);
}

#[test]
fn metadata_files_beyond_the_limit_are_said_not_to_be_read() {
    let course = |count: usize| {
        let folder = package(&[("index.html", page(""))], 1);
        let locations: String = (0..count)
            .map(|n| format!("<adlcp:location>{n:04}.xml</adlcp:location>"))
            .collect();
        for n in 0..count {
            fs::write(folder.path().join(format!("{n:04}.xml")), "<lom/>").unwrap();
        }
        let manifest = folder.path().join("imsmanifest.xml");
        let text = fs::read_to_string(&manifest).unwrap();
        fs::write(
            &manifest,
            text.replace("</metadata>", &format!("{locations}</metadata>")),
        )
        .unwrap();
        content_in(folder.path())
    };
    let reason = "the metadata files up to it are more than 2,000, or have more than 64 MB";
    assert_eq!(course(2000), [""; 0]);
    assert_eq!(course(2001), [unread("2000.xml", reason)]);
}

/// A script that pages of so many folders run.
fn folders(count: usize, script: &str) -> Vec<String> {
    let pages: Vec<_> = (0..count).map(|n| format!("p{n}/page.html")).collect();
    let links: String = pages.iter().map(|page| format!("<a href={page}>{page}</a>")).collect();
    let mut files = vec![("index.html", page(&links)), ("shared.js", script.to_owned())];
    let shown: Vec<_> = (0..count).map(|n| format!("p{n}/next.html")).collect();
    for file in &pages {
        files.push((file, "<title>x</title><script src=../shared.js></script>".to_owned()));
    }
    for file in &shown {
        files.push((file, "<title>x</title>".to_owned()));
    }
    content(&files, 1)
}

#[test]
fn a_script_of_many_folders_is_said_where_its_addresses_depend_on_them() {
    let reason = "pages of more than 16 folders run it, so its addresses were followed from 16 of these folders only";
    let next = "function next() { location.href = 'next' + '.html' }";
    assert_eq!(folders(16, next), [""; 0]);
    assert_eq!(folders(17, next), [unread("shared.js", reason)]);
    assert_eq!(folders(17, "function next() { history.forward() }"), [""; 0]);
}

/// A script that names a file by a name that so many files have.
fn namesakes(count: usize, links: bool) -> Vec<String> {
    let lessons: Vec<_> = (0..count).map(|n| format!("l{n:02}/lesson.html")).collect();
    let links: String = match links {
        true => lessons.iter().map(|lesson| format!("<a href={lesson}>x</a>")).collect(),
        false => String::new(),
    };
    let script = "<script>show('l' + number + '/lesson.html')</script>";
    let mut files = vec![("index.html", page(&format!("{links}{script}")))];
    files.extend(
        lessons
            .iter()
            .map(|file| (file.as_str(), "<title>x</title>".to_owned())),
    );
    content(&files, 1)
}

#[test]
fn a_name_of_many_files_is_said_where_they_are_not_reached_in_another_way() {
    let reason =
        "it has a file name that more than 16 files have, so only 16 of these were taken as files that it uses";
    assert_eq!(namesakes(16, false), [""; 0]);
    assert_eq!(namesakes(17, false), [unread("index.html", reason)]);
    assert_eq!(namesakes(17, true), [""; 0]);
}

const NOT_FOLLOWED: &str =
    "the pages of the package lead to more pages, scripts and calls than are followed, so it was not checked here";
const LEAVING: &str = "whether LMSFinish is called only while the page is left";
const API_REACH: &str = "whether the API is found";
const ORDER: &str = "whether values are read or set before LMSInitialize";

/// Pages `first` to `last` beyond the first, as far as they are named.
fn others(first: usize, last: usize) -> String {
    let count = last + 1 - first;
    let mut named: Vec<_> = (first..=last).take(20).map(|n| format!("{n:03}.html")).collect();
    if count > 20 {
        named.push("…".to_owned());
    }
    let files = if count == 1 { "other file" } else { "other files" };
    format!("The same goes for {count} {files} ({})", named.join(", "))
}

/// So many pages with this in them, and a script that they share.
fn pages(count: usize, body: impl Fn(usize) -> String, shared: &str) -> Vec<(String, String)> {
    let page = |n| format!("<!doctype html><title>x</title>{}", body(n));
    let mut files: Vec<_> = (0..count).map(|n| (format!("{n:03}.html"), page(n))).collect();
    files.push(("shared.js".to_owned(), shared.to_owned()));
    files
}

fn content_of(files: &[(String, String)], launched: usize) -> Vec<String> {
    let files: Vec<_> = files.iter().map(|(file, text)| (file.as_str(), text.clone())).collect();
    content(&files, launched)
}

#[test]
fn pages_that_lead_to_too_many_others_are_said_not_to_be_judged() {
    // Each page leads to all that follow.
    let menu = |from: usize, count: usize| -> String {
        let links = (from..count).map(|n| format!("<a href={n:03}.html>x</a>"));
        links.collect()
    };
    let course = |count: usize| pages(count, |n| format!("{API}{}", menu(n + 1, count)), "");
    assert_eq!(content_of(&course(200), 200), [""; 0]);
    let found = content_of(&course(250), 250);
    let reason = format!("{NOT_FOLLOWED} {API_REACH}, or {LEAVING}. {}", others(97, 249));
    assert_eq!(found, [unread("096.html", &reason)]);
    // Pages that lead to each other are followed once, however many they are.
    let course = |count: usize| pages(count, |_| format!("{API}{}", menu(0, count)), "");
    assert_eq!(content_of(&course(400), 400), [""; 0]);
}

#[test]
fn pages_whose_scripts_call_too_much_are_said_not_to_be_judged() {
    // Every function calls every other one.
    let calls: String = (0..300).map(|n| format!("f{n}();")).collect();
    let functions: String = (0..300)
        .map(|n| format!("function f{n}() {{ quit();{calls} }}"))
        .collect();
    let shared = format!("function quit() {{ set('cmi.core.lesson_status'); parent.API.LMSFinish('') }} {functions}");
    let course = |count: usize| pages(count, |_| "<script src=shared.js></script>".to_owned(), &shared);
    assert_eq!(content_of(&course(5), 1), [""; 0]);
    let reason = format!("{NOT_FOLLOWED} {LEAVING}. {}", others(22, 29));
    assert_eq!(content_of(&course(30), 1), [unread("021.html", &reason)]);
}

#[test]
fn pages_after_too_many_calls_are_said_not_to_be_judged() {
    let shared = format!("function f() {{}} {}", "f();".repeat(50_000));
    let body = format!("<script src=shared.js></script>{API}");
    let course = |count: usize| pages(count, |_| body.clone(), &shared);
    assert_eq!(content_of(&course(10), 1), [""; 0]);
    let reason = format!("{NOT_FOLLOWED} {ORDER}. {}", others(81, 89));
    assert_eq!(content_of(&course(90), 1), [unread("080.html", &reason)]);
}
