//! What the commands on learners and sessions print, in every format and both languages: exactly.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../workbench/tests/support.rs"]
mod support;

use std::process::Command;

use regex::Regex;
use scorm::profile::profiles;
use serde_json::{Value, json};
use support::{Library, Page, library};
use workbench::{
    Workbench,
    ids::{ScoId, SessionId},
    report::Language,
    views::{LaunchOptions, NewLearner},
};

/// A course of three lessons: Camille passed the first one and left the second one open, Ana has begun nothing.
async fn course() -> (Library, [SessionId; 2]) {
    let library = library("three-scos");
    let workbench = &library.workbench;
    workbench
        .add_learner(&NewLearner {
            student_id: "=a".into(),
            family_name: "Silva".into(),
            given_name: "Ana".into(),
            login: String::new(),
        })
        .unwrap();
    let scos = workbench.package(workbench.packages().unwrap()[0].id).unwrap().scos;
    let passed = [
        ("cmi.core.score.raw", "75"),
        ("cmi.core.score.max", "100"),
        ("cmi.core.lesson_status", "passed"),
        ("cmi.core.session_time", "00:00:30"),
    ];
    let first = play(workbench, scos[0].id, &passed, true).await;
    let second = play(
        workbench,
        scos[1].id,
        &[("cmi.core.lesson_status", "incomplete")],
        false,
    )
    .await;
    (library, [first, second])
}

/// Plays a SCO: its sets are accepted and saved.
async fn play(workbench: &Workbench, sco: ScoId, sets: &[(&str, &str)], is_finished: bool) -> SessionId {
    let launched = workbench
        .launch(sco, &LaunchOptions::default(), Language::English)
        .await
        .unwrap();
    let mut page = Page::open(&launched.url).await;
    let mut sent = vec![page.call("LMSInitialize", &[""], "true", 0)];
    for (element, value) in sets {
        sent.push(page.call("LMSSetValue", &[element, value], "true", 0));
    }
    sent.push(page.call("LMSCommit", &[""], "true", 0));
    if is_finished {
        sent.push(page.call("LMSFinish", &[""], "true", 0));
    }
    assert!(page.persist(&sent).await);
    page.say(json!({ "bye": page.number })).await;
    drop(page);
    workbench.close_player(&launched.session).await.unwrap();
    launched.session
}

/// Runs a command on the library: how it ends, and what it prints and says, where sessions and times have other names each time.
fn run(library: &Library, sessions: &[SessionId], arguments: &str) -> (i32, String, String) {
    let ended = Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
        .env("LC_ALL", "C")
        .arg("--data")
        .arg(library.folder.path().join("data"))
        .args(arguments.split(' '))
        .output()
        .unwrap();
    let [printed, said] = [ended.stdout, ended.stderr].map(|bytes| {
        let mut text = String::from_utf8(bytes).unwrap();
        for (number, id) in sessions.iter().enumerate() {
            text = text.replace(id.as_str(), &format!("SESSION-{}", number + 1));
        }
        let time = Regex::new(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d)?").unwrap();
        time.replace_all(&text, "TIME").into_owned()
    });
    (ended.status.code().unwrap(), printed, said)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_judged_on_each_lms() {
    let (library, sessions) = course().await;
    let judged = |session: usize, arguments: &str| {
        let id = &sessions[session];
        run(&library, &sessions, &format!("judge {id} {arguments}"))
    };
    for (session, arguments, ends, expected) in [
        (
            0,
            "--profile strict --profile moodle",
            0,
            "The LMS recorded Passed with 75 of 100: the module sent “passed” and this score.\n\
             SCORM 1.2\tPassed\t75\u{a0}%\t00:00:30\t0 calls refused\t\n\
             Moodle 4\tPassed\t75\u{a0}%\t00:00:30\t0 calls refused\t\n",
        ),
        (
            1,
            "--profile xlms --lang fr",
            1,
            "Le LMS a retenu En cours\u{a0}: le module a envoyé «\u{a0}incomplete\u{a0}», et la session s’est terminée sans LMSFinish.\n\
             La session s’est terminée sans LMSFinish.\n\
             xLMS\tEn cours\t–\t00:00:00\t0 appel refusé\t\n",
        ),
    ] {
        let (code, printed, said) = judged(session, arguments);
        assert_eq!(
            (code, said.as_str(), printed.as_str()),
            (ends, "", expected),
            "{arguments}"
        );
    }
    let (code, printed, _) = judged(0, "--format json");
    let judgement: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!((code, judgement["outcomes"].as_array().unwrap().len()), (0, 8));
    assert_eq!(judgement["outcomes"][0]["parting"], Value::Null);
    let (code, page, _) = judged(0, "--format html --profile strict --profile moodle");
    assert_eq!(code, 0);
    let table = page.split("<h2>On each LMS</h2>").nth(1).unwrap();
    let table = table.split("</section>").next().unwrap();
    let first_cell = Regex::new("<tr><td[^>]*>([^<]*)</td>").unwrap();
    let rows = first_cell.captures_iter(table).map(|row| row[1].to_owned());
    let rows: Vec<_> = rows.collect();
    assert_eq!(rows, ["SCORM 1.2", "Moodle 4"]);
    for arguments in ["--profile sakai", "--profile strict --profile sakai --format html"] {
        let (code, printed, said) = judged(0, arguments);
        assert_eq!((code, printed.as_str()), (2, ""), "{arguments}");
        assert!(said.contains("no profile is called \"sakai\""), "{said}");
        assert!(profiles().iter().all(|profile| said.contains(&profile.id)), "{said}");
    }
    assert_eq!(run(&library, &sessions, "judge nobody").0, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_data_model_is_shown_at_any_entry() {
    let (library, sessions) = course().await;
    let state = |arguments: &str| {
        let (code, printed, said) = run(&library, &sessions, &format!("state {} {arguments}", sessions[0]));
        assert_eq!((code, said.as_str()), (0, ""), "{arguments}");
        printed
    };
    let at = |seq: u32| serde_json::from_str::<Value>(&state(&format!("--at {seq} --format json"))).unwrap();
    let last = at(u32::MAX);
    assert_eq!(last["seq"], last["last"]);
    assert_eq!(state("--format csv"), state("--at 4294967295 --format csv"));
    let launch = at(0);
    assert_eq!(launch["state"]["changed"].as_array().unwrap().len(), 0);
    assert_eq!(launch["state"]["apiAfter"], "notInitialized");
    let value = |at: &Value, name: &str| {
        let elements = at["state"]["elements"].as_array().unwrap().iter();
        elements
            .clone()
            .find(|one| one["element"] == name)
            .map(|one| one["value"].clone())
    };
    assert_eq!(value(&launch, "cmi.core.score.raw"), None);
    // Each entry begins where the one before it ends.
    let count = last["last"].as_u64().unwrap() as u32;
    let mut before = launch;
    for seq in 1..=count {
        let now = at(seq);
        assert_eq!(now["state"]["apiBefore"], before["state"]["apiAfter"], "{seq}");
        for change in now["state"]["changed"].as_array().unwrap() {
            let name = change["element"].as_str().unwrap();
            assert_eq!(value(&before, name).unwrap_or_default(), change["before"], "{seq}");
            assert_eq!(value(&now, name).unwrap(), change["after"], "{seq}");
        }
        before = now;
    }
    assert_eq!(before, last);
}

#[tokio::test(flavor = "multi_thread")]
async fn results_are_those_of_the_reports() {
    let (library, sessions) = course().await;
    let printed = |arguments: &str| {
        let (code, printed, said) = run(&library, &sessions, arguments);
        assert_eq!((code, said.as_str()), (0, ""), "{arguments}");
        printed
    };
    for (arguments, expected) in [
        (
            "results",
            "Martin, Camille\tUn cours de trois leçons\tIncomplete\tTIME\t1 / 3\t00:00:30\n\
             Silva, Ana\tUn cours de trois leçons\tNot attempted\t–\t0 / 3\t00:00:00\n",
        ),
        (
            "results --learner =a --lang fr",
            "Silva, Ana\tUn cours de trois leçons\tNon commencé\t–\t0 / 3\t00:00:00\n",
        ),
        (
            "results --format csv",
            "learner_id,learner,package,course,version,status,status_at,lessons_done,lessons,seconds\n\
             learner-1,\"Martin, Camille\",1,Un cours de trois leçons,1,incomplete,TIME,1,3,30\n\
             '=a,\"Silva, Ana\",1,Un cours de trois leçons,1,not attempted,,0,3,0\n",
        ),
        (
            "results --learner camille --course trois --lang fr",
            "Martin, Camille\tPremière leçon\tRéussi\tTIME\t75\u{a0}%\t00:00:30\n\
             Martin, Camille\tDeuxième leçon\tEn cours\tTIME\t–\t00:00:00\n\
             Martin, Camille\tLeçon finale\tNon commencé\t–\t–\t00:00:00\n",
        ),
        ("results --learner learner-1 --course trois --lesson finale", ""),
        (
            "results --lesson première",
            "Martin, Camille\tSESSION-1\tTIME\tPassed\t75\u{a0}%\t00:00:30\tfinished\n",
        ),
        (
            "results --course trois --learner learner-1 --format csv",
            "learner_id,learner,package,course,version,number,lesson,status,status_at,score_raw,score_max,seconds\n\
             learner-1,\"Martin, Camille\",1,Un cours de trois leçons,1,1,Première leçon,passed,TIME,75,100,30\n\
             learner-1,\"Martin, Camille\",1,Un cours de trois leçons,1,2,Deuxième leçon,incomplete,TIME,,,0\n\
             learner-1,\"Martin, Camille\",1,Un cours de trois leçons,1,3,Leçon finale,not attempted,,,,0\n",
        ),
    ] {
        assert_eq!(printed(arguments), expected, "{arguments}");
    }
    let json = |arguments: &str| serde_json::from_str::<Value>(&printed(arguments)).unwrap();
    let courses = json("results --format json");
    assert_eq!(
        (
            &courses[0]["learner"]["studentId"],
            &courses[0]["done"],
            &courses[0]["lessons"][0]["status"]
        ),
        (&json!("learner-1"), &json!(1), &json!("passed"))
    );
    let lessons = json("results --course trois --format json");
    assert_eq!(
        (
            lessons.as_array().unwrap().len(),
            &lessons[0]["title"],
            &lessons[0]["score"]["raw"]
        ),
        (6, &json!("Première leçon"), &json!("75"))
    );
    assert_eq!(json("results --lesson deuxième --format json")[0]["id"], "SESSION-2");
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_open_sessions_and_the_journal_have_the_same_filters() {
    let (library, sessions) = course().await;
    let first = "SESSION-1\tTIME\tMartin, Camille\tUn cours de trois leçons\tPremière leçon\tfinished\tpassed\t75\t00:00:30\t7 calls\n";
    let second =
        "SESSION-2\tTIME\tMartin, Camille\tUn cours de trois leçons\tDeuxième leçon\topen\tincomplete\t\t\t3 calls\n";
    let open = "SESSION-2\tMartin\tCamille\tUn cours de trois leçons\tDeuxième leçon\tTIME\topen\n";
    for (filter, [is_first, is_second]) in [
        ("", [true, true]),
        (" --learner learner-1", [true, true]),
        (" --learner CAM", [true, true]),
        (" --learner =a", [false, false]),
        (" --course trois", [true, true]),
        (" --lesson première", [true, false]),
        (" --lesson deuxième", [false, true]),
        (" --since 2020-01-01", [true, true]),
        (" --since 2999-01-01", [false, false]),
        (" --until 2020-01-01", [false, false]),
    ] {
        let printed = |command: &str| {
            let (code, printed, said) = run(&library, &sessions, &format!("{command}{filter}"));
            assert_eq!((code, said.as_str()), (0, ""), "{command}{filter}");
            printed
        };
        let both = |first: &str, second: &str| {
            let [second, first] = [(is_second, second), (is_first, first)].map(|(is, row)| if is { row } else { "" });
            format!("{second}{first}")
        };
        assert_eq!(printed("sessions"), both(first, second), "{filter}");
        assert_eq!(printed("open"), both("", open), "{filter}");
        let journal = printed("journal");
        let is = ["SESSION-1", "SESSION-2"].map(|id| journal.contains(id));
        assert_eq!(is, [is_first, is_second], "{filter}");
        let file = library.folder.path().join("journal.txt");
        let exported = printed(&format!("export {}", file.display()));
        assert!(
            exported.ends_with(&format!("\t{} rows\n", journal.lines().count())),
            "{exported}"
        );
    }
    // What nobody and nothing is called.
    for (filter, english, french) in [
        ("--learner nobody", "named \"nobody\"", "nommé \"nobody\""),
        ("--course nothing", "named \"nothing\"", "nommé \"nothing\""),
        ("--lesson nothing", "named \"nothing\"", "nommé \"nothing\""),
        (
            "--since yesterday",
            "\"yesterday\" is not a day",
            "\"yesterday\" n’est pas un jour",
        ),
        ("--until 2026-13-01", "is not a day", "n’est pas un jour"),
    ] {
        for command in [
            "sessions",
            "open",
            "journal",
            "export x.csv",
            "results",
            "validate --all",
        ] {
            if command == "results" && filter.starts_with("--since") || filter.starts_with("--until") {
                continue;
            }
            for (language, expected) in [("en", english), ("fr", french)] {
                let (code, printed, said) = run(&library, &sessions, &format!("{command} {filter} --lang {language}"));
                assert_eq!((code, printed.as_str()), (1, ""), "{command} {filter}: {said}");
                assert!(said.contains(expected), "{command} {filter}: {said}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn open_sessions_are_validated_by_filter_and_printed_in_every_format() {
    let (library, sessions) = course().await;
    let run = |arguments: &str| run(&library, &sessions, arguments);
    let none = |printed: &str| (0, printed.to_owned(), String::new());
    assert_eq!(run("validate --all --learner =a"), none(""));
    assert_eq!(run("validate --all --lesson première --format json"), none("[]\n"));
    for wrong in ["validate x --learner =a", "validate x --all", "validate --learner =a"] {
        assert_eq!(run(wrong).0, 2, "{wrong}");
    }
    let (_, _, said) = run("validate x --all");
    assert!(said.contains("cannot be used with"), "{said}");
    let (code, printed, said) = run("validate --all --lesson deuxième --format json");
    assert_eq!((code, said.as_str()), (0, ""));
    let validated: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(
        (
            &validated[0]["session"]["id"],
            &validated[0]["session"]["state"],
            &validated[0]["exitau"]["command"]
        ),
        (&json!("SESSION-2"), &json!("validated"), &json!("exitau"))
    );
    assert_eq!(
        run("open --format csv"),
        none("session,family_name,given_name,course,lesson,started_at,state\n")
    );
    assert_eq!(
        run("validate --all --format csv"),
        none("session,learner,lesson,status,exitau\n")
    );
}

#[test]
fn nothing_is_made_where_there_is_no_library() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for (language, expected) in [
        ("en", "there is no library in"),
        ("fr", "il n’y a pas de bibliothèque dans"),
    ] {
        for arguments in [
            &["sessions"][..],
            &["open"],
            &["journal"],
            &["learners"],
            &["results"],
            &["export", "x.csv"],
            &["validate", "--all"],
            &["delete-logs"],
            &["learners", "edit", "a", "--given", "b"],
            &["learners", "delete", "a"],
        ] {
            let ended = Command::new(env!("CARGO_BIN_EXE_scorm-audit"))
                .current_dir(folder.path())
                .arg("--data")
                .arg(&data)
                .args(["--lang", language])
                .args(arguments)
                .output()
                .unwrap();
            let said = String::from_utf8(ended.stderr).unwrap();
            assert_eq!(
                (ended.status.code(), ended.stdout.as_slice()),
                (Some(1), &b""[..]),
                "{arguments:?}"
            );
            assert!(said.contains(expected), "{arguments:?}: {said}");
            assert_eq!(folder.path().read_dir().unwrap().count(), 0, "{arguments:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn suspend_data_are_decoded_at_any_entry() {
    let library = library("three-scos");
    let workbench = &library.workbench;
    let sco = workbench.package(workbench.packages().unwrap()[0].id).unwrap().scos[0].id;
    // Base64 of `{"page":3,"seen":[1,2]}`, and of `{"page":4,"seen":[1],"done":true}`.
    let sets = [
        ("cmi.suspend_data", "eyJwYWdlIjozLCJzZWVuIjpbMSwyXX0="),
        ("cmi.core.lesson_location", "4"),
        ("cmi.suspend_data", "eyJwYWdlIjo0LCJzZWVuIjpbMV0sImRvbmUiOnRydWV9"),
        ("cmi.suspend_data", "here"),
    ];
    let session = play(workbench, sco, &sets, true).await;
    let decoded = |arguments: &str| {
        let (code, printed, said) = run(&library, &[], &format!("state {session} --decoded {arguments}"));
        assert_eq!((code, said.as_str()), (0, ""), "{arguments}");
        printed
    };
    assert_eq!(decoded("--at 0"), "No suspend data\n");
    assert_eq!(
        decoded("--at 3"),
        "Suspend data set by entry 2\nBase64 → JSON\npage\t3\t+\t\nseen[0]\t1\t+\t\nseen[1]\t2\t+\t\n"
    );
    assert_eq!(
        decoded("--at 4"),
        "Suspend data set by entry 4\nBase64 → JSON\n\
         page\t4\t*\t3\nseen[0]\t1\t\t\ndone\ttrue\t+\t\nseen[1]\t\t-\t2\n"
    );
    assert_eq!(
        decoded("--at 4 --format csv"),
        "path,value,change,before\npage,4,changed,3\nseen[0],1,,\ndone,true,added,\nseen[1],,removed,2\n"
    );
    assert_eq!(
        decoded("--lang fr").lines().take(3).collect::<Vec<_>>(),
        [
            "Données de reprise enregistrées par l’entrée 5",
            "Le format n’est pas connu. Le texte est affiché tel quel.",
            "\there\t+\t",
        ]
    );
    let json: Value = serde_json::from_str(&decoded("--at 4 --format json")).unwrap();
    assert_eq!(json["setBy"], 4);
    assert_eq!(json["decoded"]["layers"], json!(["base64", "json"]));
    assert_eq!(
        json["changes"][0],
        json!({ "path": "page", "before": "3", "after": "4" })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sessions_are_compared() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let sco = workbench.package(workbench.packages().unwrap()[0].id).unwrap().scos[0].id;
    let passed = [("cmi.core.score.raw", "75"), ("cmi.core.lesson_status", "passed")];
    let failed = [("cmi.core.score.raw", "20"), ("cmi.core.lesson_status", "failed")];
    let a = play(workbench, sco, &passed, true).await;
    workbench
        .reset_attempt(sco, workbench.session(&a).unwrap().learner_id)
        .unwrap();
    let sessions = [a, play(workbench, sco, &failed, false).await];
    let compared = |[a, b]: [usize; 2], arguments: &str| {
        let line = format!("compare {} {} {arguments}", sessions[a], sessions[b]);
        run(&library, &sessions, line.trim_end())
    };
    let (code, printed, said) = compared([0, 1], "");
    assert_eq!((code, said.as_str()), (0, ""));
    // When they began and how long they took differs each time.
    let is_timed = |line: &&str| line.contains("Launched") || line.contains("measured");
    let printed: Vec<_> = printed.lines().filter(|line| !is_timed(line)).collect();
    let expected = [
        "1 equal call at the beginning, then the sessions differ: from entry 2 of A and entry 2 of B.",
        "A\tThe LMS recorded Passed with a score of 75: the module sent “passed” and this score.",
        "B\tThe LMS recorded Failed with a score of 20: the module sent “failed” and this score, and the session ended without LMSFinish.",
        "*\tStatus recorded by the LMS\tPassed\tFailed",
        "*\tStatus sent\tPassed\tFailed",
        "*\tScore recorded by the LMS\t75\t20",
        "*\tScore sent\t75\t20",
        "*\tEnd of session\tFinished by LMSFinish · Attempt reset\tOpen: no LMSFinish received",
        "*\tCalls\t5\t4",
        "-\tThe module ended the session without setting cmi.core.session_time.",
        "+\tThe session ended without LMSFinish.",
        "*\tcmi.core.lesson_status\tpassed\tfailed",
        "*\tcmi.core.score.raw\t75\t20",
        "2 equal calls · 2 calls that differ · 1 call only in A · 0 calls only in B",
        "*\t2\t2\tLMSSetValue cmi.core.score.raw\tvalue\t75\t20",
        "*\t3\t3\tLMSSetValue cmi.core.lesson_status\tvalue\tpassed\tfailed",
        "-\t5\t\tLMSFinish() → true",
    ];
    assert_eq!(printed, expected);
    let (code, printed, _) = compared([0, 0], "--lang fr");
    let expected = "Les deux sessions ont fait les mêmes appels, avec les mêmes résultats.";
    assert_eq!((code, printed.lines().next().unwrap()), (0, expected));
    let (_, printed, _) = compared([1, 0], "--format json");
    let comparison: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(
        comparison["logs"]["counts"],
        json!({ "equal": 2, "changed": 2, "onlyA": 0, "onlyB": 1 })
    );
    let (_, page, _) = compared([0, 1], "--format html --lang fr");
    assert!(page.contains("<h1>Comparaison de sessions</h1>"), "{page}");
    assert_eq!(compared([0, 1], "--format csv").0, 2);
    assert_eq!(
        run(&library, &sessions, &format!("compare {} nobody", sessions[0])).0,
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn profiles_are_listed_copied_exported_imported_and_deleted() {
    let (library, sessions) = course().await;
    let run = |arguments: &str| run(&library, &sessions, arguments);
    let file = library.folder.path().join("acme.json");
    let file = file.display();
    let (code, printed, _) = run("profiles");
    assert_eq!((code, printed.lines().count()), (0, profiles().len()));
    assert!(
        printed.starts_with("strict\tSCORM 1.2\tcomes with the workbench\n"),
        "{printed}"
    );
    let added = (0, "acme\tAcme\tyour own\n".to_owned(), String::new());
    assert_eq!(run("profiles copy moodle Acme"), added);
    let (_, shown, _) = run("profiles show acme --lang fr");
    assert!(
        shown.contains("Le score de réussite décide du statut\ttoujours"),
        "{shown}"
    );
    assert_eq!(
        run(&format!("profiles export acme {file}")),
        (0, String::new(), String::new())
    );
    let (code, printed, said) = run(&format!("profiles import {file} --format json"));
    let imported: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!((code, said.as_str()), (0, ""));
    assert_eq!(imported[0]["name"], "Acme (2)");
    assert_eq!(imported[0]["own"], true);
    // Sessions are judged on it, too, and vectors are run on it.
    let (code, printed, _) = run(&format!("judge {} --profile acme-2", sessions[0]));
    assert_eq!(code, 0);
    assert_eq!(
        printed.lines().last().unwrap(),
        "Acme (2)\tPassed\t75\u{a0}%\t00:00:30\t0 calls refused\t"
    );
    let vectors = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/conformance/scorm12-rte.json");
    let (_, printed, said) = run(&format!("rte {vectors} --profile acme"));
    assert!(
        said.is_empty() && printed.lines().last().unwrap().contains("passed"),
        "{said}"
    );
    assert_eq!(run("profiles delete acme"), (0, String::new(), String::new()));
    for (arguments, expected) in [
        ("profiles delete acme", "no profile acme"),
        ("profiles delete moodle", "this profile comes with the workbench"),
        ("profiles show acme", "no profile acme"),
        ("profiles copy moodle moodle", ""),
    ] {
        let (code, _, said) = run(arguments);
        assert_eq!(code, i32::from(!expected.is_empty()), "{arguments}: {said}");
        assert!(said.contains(expected), "{arguments}: {said}");
    }
}
