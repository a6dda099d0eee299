//! The journal of all sessions, and its export.

use std::fs;
#[cfg(unix)]
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::{launch, library, scorm_audit, with_session};

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
