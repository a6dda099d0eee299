//! The commands as a user types them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;
use workbench::{
    Workbench,
    ids::{PackageId, SessionId},
    report::Language,
    views::LaunchOptions,
};

/// The library of a test, in a folder of its own: one with other files in it is refused.
fn library(folder: &Path) -> PathBuf {
    folder.join("library")
}

fn scorm_audit(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
        .env("LC_ALL", "C")
        .arg("--data")
        .arg(library(folder))
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn a_package_is_imported_and_listed() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    let imported = scorm_audit(folder.path(), &["import", zip.to_str().unwrap()]);
    assert!(imported.status.success(), "{imported:?}");
    let listed = scorm_audit(folder.path(), &["list"]);
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.contains("Un cours de trois leçons"), "{listed}");
    assert_eq!(
        listed.lines().filter(|line| line.starts_with("  SCO ")).count(),
        3,
        "{listed}"
    );
}

#[test]
fn a_package_inside_a_zip_is_named_and_imported() {
    let folder = TempDir::new().unwrap();
    let outer = folder.path().join("delivery");
    fs::create_dir(&outer).unwrap();
    fixtures::zip("minimal", &outer).unwrap();
    let outer = outer.to_str().unwrap();
    let refused = scorm_audit(folder.path(), &["import", outer]);
    assert!(!refused.status.success());
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(
        said.contains("delivery has no imsmanifest.xml, but a zip inside it has: minimal.zip"),
        "{said}"
    );
    assert!(
        said.contains("--inner “minimal.zip” imports the package in it"),
        "{said}"
    );
    let imported = scorm_audit(folder.path(), &["import", outer, "--inner", "minimal.zip"]);
    assert!(imported.status.success(), "{imported:?}");
    let checked = scorm_audit(folder.path(), &["check", "--format", "json", outer]);
    let checked: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    assert_eq!(checked["error"]["code"], "nestedPackages", "{checked}");
}

#[test]
fn a_library_is_backed_up_and_restored() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    scorm_audit(folder.path(), &["import", zip.to_str().unwrap()]);
    let listed = scorm_audit(folder.path(), &["list"]).stdout;
    let file = folder.path().join("library.backup");
    let file = file.to_str().unwrap();
    let made = scorm_audit(folder.path(), &["backup", file]);
    assert_eq!(
        String::from_utf8_lossy(&made.stdout),
        "1 package\t0 sessions\n",
        "{made:?}"
    );
    // Neither replaces anything.
    for again in ["backup", "restore"] {
        let refused = scorm_audit(folder.path(), &[again, file]);
        assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    }
    fs::remove_dir_all(library(folder.path())).unwrap();
    let restored = scorm_audit(folder.path(), &["restore", file]);
    assert_eq!(
        String::from_utf8_lossy(&restored.stdout),
        "1 package\t0 sessions\n",
        "{restored:?}"
    );
    assert_eq!(scorm_audit(folder.path(), &["list"]).stdout, listed);
}

#[test]
fn a_library_is_moved_and_found_where_it_is() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    scorm_audit(folder.path(), &["import", zip.to_str().unwrap()]);
    let listed = scorm_audit(folder.path(), &["list"]).stdout;
    let to = folder.path().join("other disk");
    let moved = scorm_audit(folder.path(), &["move-data", to.to_str().unwrap()]);
    let expected = format!("1 package\t0 sessions\t{}\n", to.display());
    assert_eq!(String::from_utf8_lossy(&moved.stdout), expected, "{moved:?}");
    assert!(to.join("library.sqlite").is_file() && !library(folder.path()).join("packages").exists());
    assert_eq!(scorm_audit(folder.path(), &["list"]).stdout, listed);
    // There already; not empty.
    for refused in [to.as_path(), folder.path().parent().unwrap()] {
        let refused = scorm_audit(folder.path(), &["move-data", refused.to_str().unwrap()]);
        assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    }
    // And a disk that is gone is named.
    fs::rename(&to, folder.path().join("unplugged")).unwrap();
    let missing = scorm_audit(folder.path(), &["list"]);
    assert_eq!(missing.status.code(), Some(1), "{missing:?}");
    assert!(
        String::from_utf8_lossy(&missing.stderr).contains("other disk"),
        "{missing:?}"
    );
}

#[test]
fn refusals_are_reported_and_fail() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("bad-no-manifest", folder.path()).unwrap();
    let refused = scorm_audit(folder.path(), &["import", zip.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("bad-no-manifest.zip has no imsmanifest.xml"), "{said}");
    let unknown = scorm_audit(folder.path(), &["report", "nothing"]);
    assert_eq!(unknown.status.code(), Some(1));
}

/// Adds a session to the newest package of the library, whose SCO was launched and never called anything.
async fn launch(folder: &Path) -> SessionId {
    let workbench = Workbench::open(&library(folder)).unwrap();
    let sco = workbench.package(PackageId(1)).unwrap().scos[0].id;
    let launched = workbench
        .launch(sco, &LaunchOptions::default(), Language::English)
        .await
        .unwrap();
    workbench.close_player(&launched.session).await.unwrap();
    launched.session
}

#[tokio::test(flavor = "multi_thread")]
async fn open_sessions_are_listed_and_validated() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("minimal", folder.path()).unwrap();
    scorm_audit(folder.path(), &["import", zip.to_str().unwrap()]);
    let run = |arguments: &[&str]| {
        let output = scorm_audit(folder.path(), arguments);
        let [said, failed] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        (output.status.code(), said, failed)
    };
    assert_eq!(
        run(&["open", "--format", "json"]),
        (Some(0), "[]\n".into(), String::new())
    );
    let session = launch(folder.path()).await.to_string();
    let (_, text, _) = run(&["open"]);
    let cells: Vec<_> = text.trim_end().split('\t').collect();
    assert_eq!(
        (cells[0], cells[1], cells[2], cells[6]),
        (session.as_str(), "Martin", "Camille", "open")
    );
    let (_, json, _) = run(&["open", "--format", "json"]);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&json).unwrap()[0]["session"]["id"],
        session
    );
    let (_, csv, _) = run(&["open", "--format", "csv"]);
    let head = "session,family_name,given_name,course,lesson,started_at,state";
    assert_eq!(
        csv.lines().map(|line| line.split(',').count()).collect::<Vec<_>>(),
        [7, 7],
        "{csv}"
    );
    assert_eq!(csv.lines().next(), Some(head));

    let (code, said, _) = run(&["validate", &session[..8]]);
    assert_eq!(code, Some(0));
    assert!(
        said.starts_with(&session) && said.ends_with("***ExitAU Data***\nSession empty\n"),
        "{said}"
    );
    let (code, said, failed) = run(&["validate", &session]);
    assert_eq!((code, said.as_str()), (Some(1), ""));
    assert!(failed.contains("is not open"), "{failed}");
    assert!(run(&["list"]).1.contains("\tvalidated\t"));

    let another = launch(folder.path()).await.to_string();
    let (code, said, _) = run(&["validate", "--all"]);
    assert!(code == Some(0) && said.starts_with(&another), "{said}");
    assert_eq!(run(&["validate", "--all"]), (Some(0), String::new(), String::new()));
    assert_eq!(run(&["validate"]).0, Some(2));
    assert_eq!(run(&["validate", "--all", &another]).0, Some(2));
}

#[test]
fn every_command_refuses_in_the_language_that_is_asked_for() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("bad-no-manifest", folder.path()).unwrap();
    let (zip, vectors) = (zip.to_str().unwrap(), folder.path().join("vectors.json"));
    let vectors = vectors.to_str().unwrap();
    fs::write(vectors, "[]").unwrap();
    let rows: &[(&[&str], i32, &str, &str)] = &[
        // Before the first import makes one.
        (&["list"], 1, "there is no library", "il n’y a pas de bibliothèque"),
        (&["recover"], 1, "there is no library", "il n’y a pas de bibliothèque"),
        (
            &["import", zip],
            1,
            "has no imsmanifest.xml",
            "n’a pas de fichier imsmanifest.xml",
        ),
        (
            &["import", "gone.zip"],
            1,
            "gone.zip could not be read or written",
            "gone.zip n’a pas pu être lu ou écrit",
        ),
        (
            &["report", "x"],
            1,
            "no session begins with \"x\"",
            "aucune session ne commence par \"x\"",
        ),
        (
            &["check", zip, "--without", "none"],
            2,
            "no rule has the id \"none\"",
            "aucune règle n’a l’identifiant \"none\"",
        ),
        (&["rte", vectors], 1, "contains no vectors", "ne contient aucun vecteur"),
        (
            &["rte", vectors, "--profile", "none"],
            1,
            "no profile is called \"none\"",
            "aucun profil ne s’appelle \"none\"",
        ),
        (&["rte", zip], 1, "could not be read", "n’a pas pu être lu"),
        (
            &["nothing"],
            2,
            "unrecognized subcommand",
            "commande inconnue : nothing",
        ),
        (&["check"], 2, "required arguments", "il manque : <PATHS>..."),
        (
            &["list", "--nothing"],
            2,
            "unexpected argument",
            "argument inconnu : --nothing",
        ),
        (
            &["check", zip, "--format", "pdf"],
            2,
            "invalid value 'pdf'",
            "valeur non valide pour --format <FORMAT> : « pdf »",
        ),
    ];
    for (arguments, code, english, french) in rows {
        for (language, expected) in [
            (&[][..], english),
            (&["--lang", "en"], english),
            (&["--lang", "fr"], french),
        ] {
            // Before the command and after it.
            for arguments in [[language, arguments].concat(), [arguments, language].concat()] {
                let refused = scorm_audit(folder.path(), &arguments);
                let said = String::from_utf8(refused.stderr).unwrap();
                assert!(said.contains(expected), "{arguments:?}: {said}");
                assert_eq!(refused.status.code(), Some(*code), "{arguments:?}: {said}");
            }
        }
    }
}

#[test]
fn the_language_is_the_systems_where_none_is_asked_for() {
    let folder = TempDir::new().unwrap();
    for (locale, expected) in [
        ("fr_FR.UTF-8", "il n’y a pas de bibliothèque"),
        ("de_DE.UTF-8", "there is no library"),
    ] {
        let ended = Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
            .env("LC_ALL", locale)
            .args(["list", "--data", library(folder.path()).to_str().unwrap()])
            .output()
            .unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert!(said.contains(expected), "{locale}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_have_their_plural_form() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("minimal", folder.path()).unwrap();
    let run = |arguments: &[&str]| String::from_utf8(scorm_audit(folder.path(), arguments).stdout).unwrap();
    assert!(run(&["import", zip.to_str().unwrap()]).ends_with("\t1 SCO\n"));
    launch(folder.path()).await;
    for (language, expected) in [("en", "\t0 calls\n"), ("fr", "\t0 appel\n")] {
        let listed = run(&["list", "--lang", language]);
        assert!(listed.ends_with(expected), "{listed}");
    }
}

#[test]
fn messages_beside_the_output_are_in_the_chosen_language() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    let said = |arguments: &[&str]| {
        let ended = scorm_audit(folder.path(), arguments);
        String::from_utf8(ended.stdout).unwrap() + &String::from_utf8(ended.stderr).unwrap()
    };
    let zip = zip.to_str().unwrap();
    said(&["import", zip]);
    assert!(said(&["import", zip]).contains("is an identical zip; --as-version adds this one"));
    assert!(said(&["--lang", "fr", "import", zip]).contains("est déjà là : zip identique"));
    assert!(said(&["import", "--as-version", "--lang", "fr", zip]).contains("ajouté comme nouvelle version du module"));
    let database = library(folder.path()).join("library.sqlite");
    let mut bytes = fs::read(&database).unwrap();
    bytes[..16].fill(0);
    fs::write(&database, &bytes).unwrap();
    assert!(said(&["list", "--lang", "fr"]).contains("la bibliothèque est endommagée : voici"));
    let refused = said(&["import", "--lang", "fr", zip]);
    assert!(
        refused.contains("`scorm-audit recover` crée une bibliothèque"),
        "{refused}"
    );
    let recovered = said(&["recover", "--lang", "fr"]);
    assert!(recovered.contains("3 modules\t0 importé à nouveau"), "{recovered}");
}

#[test]
fn packages_of_other_standards_are_listed_under_their_titles() {
    let folder = TempDir::new().unwrap();
    for (name, title) in [
        ("aicc", "AICC · Un cours AICC"),
        ("cmi5", "cmi5 · Un cours cmi5"),
        ("xapi", "xAPI · Un cours xAPI"),
    ] {
        let zip = fixtures::zip(name, folder.path()).unwrap();
        let checked = scorm_audit(folder.path(), &["check", zip.to_str().unwrap()]);
        let said = String::from_utf8(checked.stdout).unwrap();
        assert!(said.lines().next().unwrap().ends_with(title), "{said}");
    }
}

#[test]
fn packages_are_checked_without_a_library() {
    let folder = TempDir::new().unwrap();
    let zip = |name| fixtures::zip(name, folder.path()).unwrap();
    let check = |paths: &[&Path]| {
        let paths = paths.iter().map(|path| path.to_str().unwrap());
        let arguments: Vec<_> = ["check", "--format", "json"].into_iter().chain(paths).collect();
        let checked = scorm_audit(Path::new("unused"), &arguments);
        let lines = String::from_utf8(checked.stdout).unwrap();
        let reported: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        (checked.status.code(), reported)
    };
    let (code, reported) = check(&[&zip("three-scos")]);
    assert_eq!(
        (code, reported[0]["status"].as_str(), reported[0]["standard"].as_str()),
        (Some(0), Some("ok"), Some("scorm12"))
    );
    assert_eq!(reported[0]["title"], "Un cours de trois leçons");
    assert_eq!(reported[0]["scos"][0]["href"], "lessons/lesson.html?mode=short");
    assert_eq!(reported[0]["findings"][0]["rule"], "package/server-name");

    // A folder, and the manifest in it, are the same package.
    let source = fixtures::folder().join("wrong-calls");
    let (code, reported) = check(&[&source, &source.join("imsmanifest.xml")]);
    assert_eq!((code, reported.len()), (Some(1), 2));
    assert_eq!(reported[0]["findings"], reported[1]["findings"]);
    let missing = reported[0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|found| found["rule"] == "content/missing-link");
    assert_eq!(
        (&missing.unwrap()["file"], &missing.unwrap()["line"]),
        (&"index.html".into(), &6.into())
    );

    let (code, reported) = check(&[&zip("aicc"), &zip("bad-doctype"), &folder.path().join("gone.zip")]);
    assert_eq!(code, Some(2));
    assert_eq!(
        (&reported[0]["standard"], &reported[0]["title"]),
        (&"aicc".into(), &"Un cours AICC".into())
    );
    assert_eq!(
        (&reported[1]["status"], &reported[1]["error"]["code"]),
        (&"refused".into(), &"badManifest".into())
    );
    assert_eq!(reported[2]["error"]["code"], "io");

    let reported = |format| {
        let arguments = ["check", "--format", format, source.to_str().unwrap(), "gone.zip"];
        String::from_utf8(scorm_audit(Path::new("unused"), &arguments).stdout).unwrap()
    };
    let sarif: serde_json::Value = serde_json::from_str(&reported("sarif")).unwrap();
    let run = &sarif["runs"][0];
    assert_eq!(
        run["invocations"][0]["toolExecutionNotifications"][0]["descriptor"]["id"],
        "io"
    );
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]), "{result}");
        let address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str();
        assert!(address.is_some_and(|address| !address.contains([' ', '#'])), "{result}");
        let fingerprint = result["partialFingerprints"]["scormAudit/v1"].as_str();
        assert!(
            fingerprint.is_some_and(|known| known.contains(result["ruleId"].as_str().unwrap())),
            "{result}"
        );
    }
    let page = reported("html");
    assert!(page.contains("shared/scorm.js, which is not in the package") && page.contains("gone.zip"));

    let french = scorm_audit(
        Path::new("unused"),
        &["check", "--lang", "fr", source.to_str().unwrap()],
    );
    assert!(
        String::from_utf8(french.stdout)
            .unwrap()
            .contains("qui n’est pas dans le module")
    );
    let gone = scorm_audit(Path::new("unused"), &["check", "--lang", "fr", "gone.zip"]);
    assert_eq!(
        String::from_utf8(gone.stdout).unwrap(),
        "gone.zip · – · \n  refusé : gone.zip n’a pas pu être lu ou écrit : introuvable\n"
    );
}

#[test]
fn the_run_time_answers_every_vector() {
    let vectors = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/conformance/scorm12-rte.json");
    let ran = scorm_audit(Path::new("unused"), &["rte", vectors]);
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), "298 passed, 0 failed\n");
    assert!(ran.status.success());
}

#[test]
fn a_vector_that_is_answered_otherwise_is_shown_and_fails() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("vectors.json");
    let vector = |id, returned| {
        format!(
            r#"{{"id":"{id}","name":"n","tier":"normative","source":"s","calls":[["LMSInitialize",[""],"true","0"],
            ["LMSGetValue",["cmi.core.lesson_mode"],"{returned}","0"]]}}"#
        )
    };
    fs::write(
        &file,
        format!("[{},{}]", vector("T1", "normal"), vector("T2", "review")),
    )
    .unwrap();
    let ran = scorm_audit(folder.path(), &["rte", file.to_str().unwrap()]);
    assert_eq!(
        String::from_utf8(ran.stdout).unwrap(),
        "T2 step 1 LMSGetValue(cmi.core.lesson_mode): expected \"review\" 0, got \"normal\" 0\n1 passed, 1 failed\n"
    );
    assert_eq!(ran.status.code(), Some(1));

    let said = |arguments: &[&str]| String::from_utf8(scorm_audit(folder.path(), arguments).stderr).unwrap();
    fs::write(&file, "[\n  {]").unwrap();
    assert_eq!(
        said(&["rte", file.to_str().unwrap()]),
        format!(
            "scorm-audit: {}: not a file of conformance vectors: line 2, column 4\n",
            file.display()
        )
    );
    assert_eq!(
        said(&["rte", "gone.json"]),
        "scorm-audit: gone.json could not be read or written: it does not exist\n"
    );
    fs::write(&file, "[]").unwrap();
    let empty = scorm_audit(folder.path(), &["rte", file.to_str().unwrap()]);
    assert!(String::from_utf8(empty.stderr).unwrap().contains("no vector"));
    let unknown = scorm_audit(folder.path(), &["rte", file.to_str().unwrap(), "--profile", "none"]);
    assert!(
        String::from_utf8(unknown.stderr)
            .unwrap()
            .contains("available: strict, ")
    );
}

/// A package whose title, and the name of a file, hold what a terminal obeys and what forges rows.
fn hostile(folder: &Path) -> PathBuf {
    let manifest = "<manifest identifier='m'><organizations default='o'><organization identifier='o'>\
        <title>One&#10;2&#9;forged.zip&#155;31m \u{202e}gpj.exe\u{2028}</title>\
        <item identifier='i' identifierref='r'><title>SCO&#10;  SCO 9&#9;\u{2066}x</title></item></organization>\
        </organizations><resources><resource identifier='r' type='webcontent' xmlns:a='http://www.adlnet.org/xsd/adlcp_rootv1p2' \
        a:scormtype='sco' href='gone\u{202e}.html'/></resources></manifest>";
    let path = folder.join("host\u{202e}ile.zip");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [
        ("imsmanifest.xml", manifest),
        ("a\u{2067}b.exe", ""),
        ("index.html", "<a href='gone\u{200f}'>"),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path
}

/// A zip that is refused for a name with control characters in it.
fn refused_name(folder: &Path) -> PathBuf {
    let path = folder.join("refused.zip");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("a__]0;title_.txt", options).unwrap();
    zip.finish().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let (plain, name) = (b"a__]0;title_.txt", b"a\n\x1b]0;title\x07.txt");
    while let Some(at) = bytes.windows(plain.len()).position(|window| window == plain) {
        bytes[at..at + name.len()].copy_from_slice(name);
    }
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn nothing_that_is_printed_is_obeyed() {
    let folder = TempDir::new().unwrap();
    let (hostile, refused) = (hostile(folder.path()), refused_name(folder.path()));
    let (hostile, refused) = (hostile.to_str().unwrap(), refused.to_str().unwrap());
    let is_obeyed = |character: char| {
        (character.is_control() && !"\n\t".contains(character))
            || ('\u{200e}'..='\u{200f}').contains(&character)
            || ('\u{2028}'..='\u{202e}').contains(&character)
            || ('\u{2066}'..='\u{2069}').contains(&character)
    };
    let mut all = String::new();
    for arguments in [
        &["import", hostile][..],
        &["import", hostile],
        &["list"],
        &["import", refused],
        &["check", hostile, refused],
        &["check", "--lang", "fr", hostile, refused],
        &["check", "--format", "json", hostile, refused],
        &["check", "--format", "sarif", hostile, refused],
        &["check", "--format", "html", hostile, refused],
        &["report", "\u{202e}\u{1b}[2J"],
        &["--\u{1b}[2J"],
    ] {
        let printed = scorm_audit(folder.path(), arguments);
        for stream in [printed.stdout, printed.stderr] {
            let text = String::from_utf8(stream).unwrap();
            assert_eq!(text.find(is_obeyed), None, "{arguments:?}: {text:?}");
            all.push_str(&text);
        }
    }
    assert!(all.contains("a\\n\\u{1b}]0;title\\u{7}.txt"), "{all}");
    let listed = String::from_utf8(scorm_audit(folder.path(), &["list"]).stdout).unwrap();
    let tabs: Vec<_> = listed.lines().map(|line| line.matches('\t').count()).collect();
    // Two packages with a SCO each.
    assert_eq!(tabs, [3, 3, 3, 3], "{listed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_pipe_ends_the_command_quietly() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    let zip = zip.to_str().unwrap();
    assert!(scorm_audit(folder.path(), &["import", zip]).status.success());
    let vectors = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/conformance/scorm12-rte.json");
    let session = launch(folder.path()).await;
    let page = folder.path().join("report.html");
    for arguments in [
        &["list"][..],
        &["report", session.as_str()],
        &["report", session.as_str(), "--html", page.to_str().unwrap()],
        &["recover"],
        &["import", zip],
        &["check", zip],
        &["check", "--format", "json", zip],
        &["check", "--format", "sarif", zip],
        &["check", "--format", "html", zip],
        &["rte", vectors],
        &["--help"],
    ] {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let command = Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
            .args(["--data", library(folder.path()).to_str().unwrap()])
            .args(arguments)
            .stdout(writer)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let ended = command.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(ended.stderr).unwrap(), "", "{arguments:?}");
        assert!(
            matches!(ended.status.code(), Some(0 | 141)),
            "{arguments:?}: {}",
            ended.status
        );
    }
    // With nowhere to say what is wrong, it still ends as it should.
    let (reader, writer) = io::pipe().unwrap();
    drop(reader);
    let ended = Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
        .args(["--data", library(folder.path()).to_str().unwrap(), "import", "gone.zip"])
        .stderr(writer)
        .status()
        .unwrap();
    assert_eq!(ended.code(), Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_reported() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    let ended = Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
        .args(["check", zip.to_str().unwrap()])
        .stdout(File::options().write(true).open("/dev/full").unwrap())
        .output()
        .unwrap();
    assert_eq!(
        (String::from_utf8(ended.stderr).unwrap().as_str(), ended.status.code()),
        ("scorm-audit: the output cannot be written\n", Some(1))
    );
}

/// What is in a folder: names, bytes, and when each was written.
fn contents(folder: &Path) -> Vec<(PathBuf, std::time::SystemTime, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let modified = fs::symlink_metadata(&path).unwrap().modified().unwrap();
        let bytes = if path.is_dir() {
            all.extend(contents(&path));
            Vec::new()
        } else {
            fs::read(&path).unwrap()
        };
        all.push((path, modified, bytes));
    }
    all.sort();
    all
}

#[test]
fn a_package_is_imported_from_a_relative_path_as_from_an_absolute_one() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("minimal", folder.path()).unwrap();
    let unpacked = folder.path().join("unpacked");
    fixtures::unpacked("three-scos", &unpacked).unwrap();
    for (source, relative, cwd) in [
        (&zip, zip.file_name().unwrap().to_str().unwrap(), folder.path()),
        // The manifest of the folder that one is in.
        (&unpacked, "imsmanifest.xml", unpacked.as_path()),
    ] {
        let imported = Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
            .current_dir(cwd)
            .arg("--data")
            .arg(library(folder.path()))
            .args(["import", relative])
            .output()
            .unwrap();
        assert!(imported.status.success(), "{imported:?}");
        let workbench = Workbench::open_read_only(&library(folder.path())).unwrap();
        let newest = workbench.packages().unwrap().remove(0);
        let source_of = workbench.package(newest.id).unwrap().source.unwrap();
        assert_eq!(
            fs::canonicalize(source_of).unwrap(),
            fs::canonicalize(source).unwrap(),
            "{relative}"
        );
    }
}

#[test]
fn commands_that_read_write_nothing() {
    let folder = TempDir::new().unwrap();
    // A folder that is not there is not made.
    for arguments in [&["list"][..], &["report", "x"], &["recover"]] {
        let said = scorm_audit(folder.path(), arguments);
        assert_eq!(said.status.code(), Some(1), "{arguments:?}");
        let words = String::from_utf8(said.stderr).unwrap();
        assert!(words.contains("there is no library in"), "{words}");
        assert!(!library(folder.path()).exists(), "{arguments:?}");
    }
    // Nor is one that is something else.
    let project = library(folder.path());
    fs::create_dir_all(project.join("packages/app")).unwrap();
    fs::write(project.join("packages/app/main.ts"), "months").unwrap();
    let before = contents(&project);
    for arguments in [&["list"][..], &["report", "x"], &["recover"], &["import", "gone.zip"]] {
        let said = scorm_audit(folder.path(), arguments);
        assert_eq!(said.status.code(), Some(1), "{arguments:?}");
        assert!(contents(&project) == before, "{arguments:?}");
        let words = String::from_utf8(said.stderr).unwrap();
        assert!(words.contains("neither a library nor an empty folder"), "{words}");
    }
    fs::remove_dir_all(&project).unwrap();

    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    assert!(
        scorm_audit(folder.path(), &["import", zip.to_str().unwrap()])
            .status
            .success()
    );
    let before = contents(&project);
    let listed = scorm_audit(folder.path(), &["list"]);
    assert!(listed.status.success() && listed.stderr.is_empty(), "{listed:?}");
    scorm_audit(folder.path(), &["check", zip.to_str().unwrap()]);
    assert!(contents(&project) == before);
}

#[test]
fn a_damaged_library_is_listed_as_far_as_it_can_be_read_and_recovered() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("three-scos", folder.path()).unwrap();
    assert!(
        scorm_audit(folder.path(), &["import", zip.to_str().unwrap()])
            .status
            .success()
    );
    let listed = scorm_audit(folder.path(), &["list"]).stdout;
    let database = library(folder.path()).join("library.sqlite");
    let mut bytes = fs::read(&database).unwrap();
    bytes[..16].fill(0);
    fs::write(&database, &bytes).unwrap();
    let damaged = scorm_audit(folder.path(), &["list"]);
    assert_eq!((damaged.status.code(), &damaged.stdout), (Some(1), &listed));
    let words = String::from_utf8(damaged.stderr).unwrap();
    assert!(
        words.contains("the library is damaged") && words.contains("scorm-audit recover"),
        "{words}"
    );
    let refused = scorm_audit(folder.path(), &["import", zip.to_str().unwrap()]);
    let words = String::from_utf8(refused.stderr).unwrap();
    assert!(words.contains("scorm-audit recover"), "{words}");
    let recovered = scorm_audit(folder.path(), &["recover"]);
    assert!(recovered.status.success(), "{recovered:?}");
    assert!(String::from_utf8(recovered.stdout).unwrap().starts_with("1 package\t"));
    assert!(
        String::from_utf8(recovered.stderr)
            .unwrap()
            .contains("library.replaced-")
    );
    let again = scorm_audit(folder.path(), &["list"]);
    assert_eq!((again.status.code(), again.stdout), (Some(0), listed));

    // Its database is gone: its packages come back.
    fs::remove_file(&database).unwrap();
    let missing = scorm_audit(folder.path(), &["list"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(
        String::from_utf8(missing.stderr)
            .unwrap()
            .contains("scorm-audit recover")
    );
    let recovered = scorm_audit(folder.path(), &["recover"]);
    assert!(
        String::from_utf8(recovered.stdout)
            .unwrap()
            .contains("1 imported again")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn learners_are_listed_added_changed_deleted_and_imported() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("minimal", folder.path()).unwrap();
    let run = |arguments: &[&str]| {
        let ended = scorm_audit(folder.path(), arguments);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (ended.status.code().unwrap(), text(ended.stdout), text(ended.stderr))
    };
    run(&["import", zip.to_str().unwrap()]);
    let row = "learner-1\tMartin, Camille\tcmartin\tfollowed\t0 sessions\n";
    assert_eq!(run(&["learners"]), (0, row.to_owned(), String::new()));
    let (_, french, _) = run(&["learners", "list", "--lang", "fr"]);
    assert!(french.ends_with("\tsuivi\t0 session\n"), "{french}");

    let (_, added, _) = run(&["learners", "add", "=a", "--family", "Moreau", "--format", "csv"]);
    assert!(added.ends_with("\n'=a,Moreau,,'=a,false,0,0,\n"), "{added}");
    let (code, _, said) = run(&["learners", "add", "=a", "--family", "Moreau"]);
    assert!(code == 1 && said.contains("=a already"), "{said}");
    let (_, changed, _) = run(&[
        "learners", "edit", "=a", "--id", "a", "--given", "Zoé", "--format", "json",
    ]);
    assert!(changed.contains(r#""name": "Moreau, Zoé""#), "{changed}");

    let file = folder.path().join("learners.csv");
    fs::write(&file, "id,nom\nb,Petit\nc c,X\n").unwrap();
    let file = file.to_str().unwrap();
    let expected = "line 2\tadded\tb\tPetit\t\nline 3\trefused\tc c\tX\ta space in the identifier\n";
    for arguments in [
        &["learners", "import", file, "--preview"][..],
        &["learners", "import", file],
    ] {
        assert_eq!(run(arguments), (1, expected.to_owned(), String::new()));
    }

    launch(folder.path()).await;
    let (code, _, said) = run(&["learners", "delete", "learner-1"]);
    assert!(code == 1 && said.contains("1 session would be deleted too"), "{said}");
    assert_eq!(run(&["learners", "delete", "learner-1", "--with-sessions"]).0, 0);
    assert_eq!(run(&["learners", "delete", "a"]).0, 0);
    let (code, _, said) = run(&["learners", "delete", "b"]);
    assert!(code == 1 && said.contains("the only learner"), "{said}");
    let (code, _, said) = run(&["learners", "delete", "nobody", "--lang", "fr"]);
    assert!(code == 1 && said.contains("apprenant nobody"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_are_listed_by_learner_and_package() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("minimal", folder.path()).unwrap();
    let run = |arguments: &[&str]| {
        let ended = scorm_audit(folder.path(), arguments);
        (ended.status.code().unwrap(), String::from_utf8(ended.stdout).unwrap())
    };
    run(&["import", zip.to_str().unwrap()]);
    run(&["learners", "add", "b", "--family", "Petit"]);
    let session = launch(folder.path()).await;
    let (code, listed) = run(&["sessions", "--learner", "learner-1", "--package", "1"]);
    assert!(code == 0 && listed.starts_with(session.as_str()), "{listed}");
    assert!(
        listed.contains("\tMartin, Camille\t") && listed.ends_with("\t0 calls\n"),
        "{listed}"
    );
    assert_eq!(run(&["sessions", "--learner", "b"]), (0, String::new()));
    assert_eq!(
        run(&["sessions", "--package", "2", "--format", "json"]),
        (0, "[]\n".to_owned())
    );
    assert_eq!(run(&["sessions", "--format", "csv"]).1.lines().count(), 2);
    assert_eq!(run(&["sessions", "--learner", "nobody"]).0, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn old_logs_are_counted_and_deleted() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("minimal", folder.path()).unwrap();
    let run = |arguments: &[&str]| {
        let ended = scorm_audit(folder.path(), arguments);
        (ended.status.code().unwrap(), String::from_utf8(ended.stdout).unwrap())
    };
    run(&["import", zip.to_str().unwrap()]);
    launch(folder.path()).await;
    run(&["validate", "--all"]);
    assert_eq!(run(&["delete-logs"]), (0, "0 sessions\t0 rows\n".to_owned()));
    let database = rusqlite::Connection::open(library(folder.path()).join("library.sqlite")).unwrap();
    let long_ago =
        "UPDATE session SET started_at = '2020-01-01T10:00:00+00:00', ended_at = '2020-01-01T10:00:00+00:00',
        page_opened_at = NULL; UPDATE entry SET at_us = 0;";
    database.execute_batch(long_ago).unwrap();
    drop(database);
    let report = run(&["report", ""]).1;
    let before = contents(&library(folder.path()));
    let preview = run(&["delete-logs", "--preview", "--older-than", "100"]);
    let (_, said) = preview;
    let [sessions, rows] = said.trim_end().split('\t').collect::<Vec<_>>()[..] else {
        panic!("{said}")
    };
    assert!(
        sessions == "1 session" && rows.ends_with(" rows") && rows != "0 rows",
        "{said}"
    );
    assert!(contents(&library(folder.path())) == before);
    assert_eq!(
        run(&["delete-logs", "--preview", "--older-than", "9999"]).1,
        "0 sessions\t0 rows\n"
    );
    assert_eq!(run(&["delete-logs"]), (0, said));
    assert_eq!(run(&["delete-logs"]).1, "0 sessions\t0 rows\n");
    assert_eq!(run(&["journal", "--command", "all"]).1, "");
    let parse = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let [before, after] = [parse(&report), parse(&run(&["report", ""]).1)];
    assert_eq!(
        (&after["verdict"], &after["status"]),
        (&before["verdict"], &before["status"])
    );
    assert!(after["session"]["logsDeletedAt"].is_string() && after["exchanges"] == serde_json::json!([]));
    assert_eq!(run(&["delete-logs", "--older-than", "0"]).0, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_journal_is_printed_filtered_and_written() {
    let folder = TempDir::new().unwrap();
    let zip = fixtures::zip("minimal", folder.path()).unwrap();
    scorm_audit(folder.path(), &["import", zip.to_str().unwrap()]);
    let session = launch(folder.path()).await;
    let printed = |arguments: &[&str]| {
        let output = scorm_audit(folder.path(), &[&["journal"], arguments].concat());
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let text = printed(&[]);
    let [row] = text.lines().collect::<Vec<_>>()[..] else {
        panic!("not one row: {text}")
    };
    assert!(
        row.contains("\tlaunch\tModule minimal") && row.contains(session.as_str()),
        "{row}"
    );
    let json = printed(&["--search", "STUDENT ID: learner-1", "--format", "json"]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert_eq!((rows.len(), &rows[0]["command"]), (1, &"launch".into()));
    assert_eq!(printed(&["--search", "learner-2"]), "");
    assert_eq!(printed(&["--since", "2999-01-01"]), "");
    assert_eq!(printed(&["--course", "minimal", "--command", "putparam"]), "");
    // The data of an exchange has several lines.
    let csv = printed(&["--format", "csv"]);
    let head = "course,lesson,learner,session,command,date,data\nModule minimal – être prêt,";
    assert!(csv.starts_with(head) && csv.contains(",launch,"), "{csv}");
    for wrong in [["--course", "nothing"], ["--until", "yesterday"], ["--session", "xyz"]] {
        let refused = scorm_audit(folder.path(), &[&["--lang", "fr", "journal"], &wrong[..]].concat());
        assert_eq!(refused.status.code(), Some(1), "{refused:?}");
        assert!(String::from_utf8(refused.stderr).unwrap().contains(wrong[1]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_journal_is_exported_in_the_format_of_the_file() {
    let folder = TempDir::new().unwrap();
    let session = with_session(folder.path()).await;
    let run = |arguments: &[&str]| {
        let ended = scorm_audit(folder.path(), arguments);
        assert!(ended.stderr.is_empty(), "no terminal, no progress: {ended:?}");
        assert_eq!(ended.status.code(), Some(0));
        String::from_utf8(ended.stdout).unwrap()
    };
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (name, options, printed) in [
        ("journal.txt", &[][..], &["--format", "text"][..]),
        ("journal.JSON", &[], &["--format", "json"]),
        ("journal", &["--format", "json"], &["--format", "json"]),
        ("journal.csv", &[], &["--format", "csv"]),
        ("rows", &["--command", "all"], &["--command", "all", "--format", "csv"]),
        (
            "none.json",
            &["--search", "nothing has it"],
            &["--search", "nothing has it", "--format", "json"],
        ),
    ] {
        let to = file(name);
        fs::write(&to, "what was there before").unwrap();
        let said = run(&[&["export", &to], options].concat());
        let written = fs::read_to_string(&to).unwrap();
        assert_eq!(
            written.replace("\r\n", "\n"),
            run(&[&["journal"], printed].concat()),
            "{name}"
        );
        let rows = match options.first() {
            Some(&"--command") => continue,
            Some(&"--search") => 0,
            _ => 1,
        };
        let rows = format!("{rows} row{}", if rows == 1 { "" } else { "s" });
        assert_eq!(said, format!("{to}\t{rows}\n"));
    }
    let row = fs::read_to_string(file("journal.txt")).unwrap();
    let cells: Vec<_> = row.trim_end().split('\t').collect();
    assert_eq!(
        (&cells[1..6], cells.len()),
        (
            &[
                "launch",
                "Module minimal – être prêt",
                "Être prêt",
                "Martin, Camille",
                &session
            ][..],
            7
        ),
        "{row}"
    );
    assert!(
        cells[6].starts_with("***** Au Launch Request - ") && cells[6].contains("*****\\n"),
        "{row}"
    );
    let json: Vec<serde_json::Value> = serde_json::from_str(&fs::read_to_string(file("journal")).unwrap()).unwrap();
    assert_eq!((json.len(), &json[0]["session"]), (1, &session.as_str().into()));

    let nowhere = scorm_audit(
        folder.path(),
        &["--lang", "fr", "export", &file("no-folder/journal.csv")],
    );
    assert_eq!(nowhere.status.code(), Some(1), "{nowhere:?}");
    let said = String::from_utf8(nowhere.stderr).unwrap();
    assert!(said.contains("no-folder") && said.contains("n’a pas pu être"), "{said}");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn an_export_that_is_interrupted_leaves_what_was_there() {
    let folder = TempDir::new().unwrap();
    with_session(folder.path()).await;
    // So many rows that it is still writing when it is interrupted.
    let database = rusqlite::Connection::open(library(folder.path()).join("library.sqlite")).unwrap();
    let calls_of_last_error = "
        WITH RECURSIVE call (seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM call WHERE seq < 100000)
        INSERT INTO entry (session_id, seq, at_us, phase, mark, function, error, answer)
        SELECT session.id, seq, seq * 1000.0, 3, 5, 6, 0, '0' FROM session, call";
    database.execute_batch(calls_of_last_error).unwrap();
    drop(database);
    let exports = folder.path().join("exports");
    fs::create_dir(&exports).unwrap();
    let file = exports.join("journal.csv");
    fs::write(&file, "before").unwrap();
    let files = || fs::read_dir(&exports).unwrap().count();
    for (signal, language, expected) in [
        ("-INT", "en", "interrupted: nothing was written"),
        ("-TERM", "fr", "interrompu : rien n’a été écrit"),
    ] {
        let mut export = Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
            .arg("--data")
            .arg(library(folder.path()))
            .args(["--lang", language, "export", "--command", "all"])
            .arg(&file)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        while files() == 1 {
            assert_eq!(export.try_wait().unwrap(), None);
        }
        let sent = Command::new("kill")
            .args([signal, &export.id().to_string()])
            .status()
            .unwrap();
        assert!(sent.success());
        let ended = export.wait_with_output().unwrap();
        assert_eq!((ended.status.code(), ended.stdout.as_slice()), (Some(130), &b""[..]));
        let said = String::from_utf8(ended.stderr).unwrap();
        assert!(said.ends_with(&format!("{expected}\n")), "{said}");
        assert_eq!((files(), fs::read_to_string(&file).unwrap().as_str()), (1, "before"));
    }
}

/// A library with one session of no calls; its id.
async fn with_session(folder: &Path) -> String {
    let zip = fixtures::zip("minimal", folder).unwrap();
    let library = Workbench::open(&library(folder)).unwrap();
    library.import(&zip, &mut |_| true).unwrap();
    let sco = library.package(PackageId(1)).unwrap().scos[0].id;
    let launched = library
        .launch(sco, &LaunchOptions::default(), Language::English)
        .await
        .unwrap();
    library.end_session(&launched.session).await.unwrap();
    launched.session.0
}

/// Makes a program that stands for Chromium, in a folder of its own.
#[cfg(unix)]
fn browser(folder: &Path, script: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let programs = folder.join("programs");
    fs::create_dir_all(&programs).unwrap();
    let file = programs.join("chromium");
    fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    programs
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_printed_by_the_browser_that_is_found() {
    let folder = TempDir::new().unwrap();
    let session = with_session(folder.path()).await;
    let pdf = folder.path().join("report.pdf");
    let print = |path: &Path, language: &str| {
        Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
            .env("PATH", path)
            .arg("--data")
            .arg(library(folder.path()))
            .args(["--lang", language, "report", &session, "--pdf"])
            .arg(&pdf)
            .output()
            .unwrap()
    };
    let said = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();

    // No browser: what to install.
    for (language, expected) in [("en", "apt install chromium"), ("fr", "installez Chromium")] {
        let none = print(folder.path(), language);
        assert_eq!(none.status.code(), Some(1), "{none:?}");
        assert!(said(&none).contains(expected), "{none:?}");
    }
    // One that fails, and one that stops halfway: what was there before is there still.
    fs::write(&pdf, "before").unwrap();
    let find = r#"for word in "$@"; do case "$word" in --print-to-pdf=*) to="${word#--print-to-pdf=}";; esac; done"#;
    for script in [
        "exit 3".to_owned(),
        format!("{find}\nprintf '%%PDF-1.7 half' > \"$to\""),
    ] {
        let failed = print(&browser(folder.path(), &script), "en");
        assert_eq!(failed.status.code(), Some(1), "{failed:?}");
        assert!(said(&failed).contains("chromium wrote no PDF"), "{failed:?}");
        assert_eq!(fs::read_to_string(&pdf).unwrap(), "before");
    }
    // One that prints gets the page, no network and a profile that is gone afterwards.
    let script = format!(
        "{find}\nprintf '%s\\n' \"$@\" > '{0}/arguments'\nprintf '%%PDF-1.7\\n%%%%EOF\\n' > \"$to\"",
        folder.path().display()
    );
    let printed = print(&browser(folder.path(), &script), "en");
    assert!(printed.status.success(), "{printed:?}");
    assert_eq!(fs::read_to_string(&pdf).unwrap(), "%PDF-1.7\n%%EOF\n");
    let arguments = fs::read_to_string(folder.path().join("arguments")).unwrap();
    assert!(
        arguments.contains("--host-resolver-rules=MAP * ~NOTFOUND"),
        "{arguments}"
    );
    let profile = arguments
        .lines()
        .find_map(|line| line.strip_prefix("--user-data-dir="))
        .unwrap();
    assert!(!Path::new(profile).parent().unwrap().exists(), "{profile}");
}
