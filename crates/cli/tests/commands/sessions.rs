//! Sessions: open ones, lists of them, and the deletion of their logs.

use tempfile::TempDir;

use crate::{contents, launch, library, scorm_audit};

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
