//! The learners of a library: changed, followed, deleted, imported.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::fs;

use serde_json::json;
use support::{Page, library};
use workbench::{
    Error,
    ids::{PackageId, SessionId},
    learners::{LearnerFileFault, LearnerOutcome},
    report::Language,
    views::{LaunchOptions, NewLearner},
};

fn learner(student_id: &str, family_name: &str) -> NewLearner {
    NewLearner {
        student_id: student_id.to_owned(),
        family_name: family_name.to_owned(),
        given_name: "Alix".to_owned(),
        login: String::new(),
    }
}

/// A session of the default learner that has begun; `end` ends it.
async fn play(library: &support::Library, end: bool) -> SessionId {
    let workbench = &library.workbench;
    let sco = workbench.package(PackageId(1)).unwrap().scos[0].id;
    let options = LaunchOptions::default();
    let launched = workbench.launch(sco, &options, Language::English).await.unwrap();
    let mut page = Page::open(&launched.url).await;
    let call = page.call("LMSInitialize", &[""], "true", 0);
    page.send(&[call]).await;
    if end {
        page.say(json!({ "bye": 1 })).await;
        workbench.ended(&launched.session).await;
    }
    launched.session
}

#[tokio::test(flavor = "multi_thread")]
async fn a_learner_is_changed_and_the_reports_of_their_sessions_stay() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let session = play(&library, true).await;
    let id = workbench.learners().unwrap()[0].id;
    workbench.update_learner(id, &learner("m.alix", "Moreau")).unwrap();
    let changed = workbench.learner_with_id("m.alix").unwrap();
    assert_eq!(
        (changed.name.as_str(), changed.login.as_str()),
        ("Moreau, Alix", "m.alix")
    );
    assert_eq!((changed.attempts, changed.sessions, changed.is_running), (1, 1, false));
    assert!(changed.last_session_at.is_some());
    assert_eq!(workbench.report(&session).unwrap().session.learner, "Martin, Camille");
    assert_eq!(
        workbench.update_learner(id, &learner("m alix", "Moreau")),
        Err(Error::InvalidLearner)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_learner_is_deleted_with_their_sessions_unless_one_runs_or_there_is_no_other() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let id = workbench.learners().unwrap()[0].id;
    let ended = play(&library, true).await;
    assert_eq!(workbench.delete_learner(id), Err(Error::LastLearner));
    assert!(workbench.report(&ended).is_ok());
    workbench.add_learner(&learner("a.moreau", "Moreau")).unwrap();
    let running = play(&library, false).await;
    assert!(workbench.learner_list().unwrap().learners[0].is_running);
    let session = running.clone();
    assert_eq!(workbench.delete_learner(id), Err(Error::StillRunning { session }));
    workbench.close_player(&running).await.unwrap();
    workbench.delete_learner(id).unwrap();
    assert!(matches!(workbench.report(&ended), Err(Error::NotFound { .. })));
    assert_eq!(workbench.sessions().unwrap(), []);
    // Who was there next is the default learner now.
    assert_eq!(workbench.package(PackageId(1)).unwrap().learner.name, "Moreau, Alix");
}

#[test]
fn everyone_is_followed_until_the_user_chooses() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let list = workbench.learner_list().unwrap();
    assert_eq!((list.follow_everyone, list.learners[0].followed), (true, false));
    workbench.set_follow_everyone(false).unwrap();
    workbench.follow_learner(list.learners[0].id, true).unwrap();
    let list = workbench.learner_list().unwrap();
    assert_eq!((list.follow_everyone, list.learners[0].followed), (false, true));
}

#[test]
fn a_file_is_previewed_and_imported() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let file = library.folder.path().join("apprenants.csv");
    fs::write(
        &file,
        "Identifiant;Nom;Prénom\nlearner-1;Martin;Zoé\na b;X;\nb;Petit;Élise\n",
    )
    .unwrap();
    let expected = [LearnerOutcome::Updated, LearnerOutcome::Refused, LearnerOutcome::Added];
    let preview = workbench.preview_learners(&file).unwrap();
    let outcomes: Vec<_> = preview.rows.iter().map(|row| row.outcome).collect();
    assert_eq!(
        (outcomes.as_slice(), preview.file.as_str()),
        (expected.as_slice(), "apprenants.csv")
    );
    assert_eq!(workbench.learners().unwrap().len(), 1);
    assert_eq!(workbench.import_learners(&file).unwrap(), preview);
    let names: Vec<_> = workbench.learners().unwrap().into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["Martin, Zoé", "Petit, Élise"]);
    let again = workbench.import_learners(&file).unwrap();
    assert_eq!(again.rows[0].outcome, LearnerOutcome::Unchanged);

    fs::write(&file, "nothing").unwrap();
    let refused = Error::LearnerFile {
        file: "apprenants.csv".to_owned(),
        fault: LearnerFileFault::NoHead,
    };
    assert_eq!(workbench.import_learners(&file), Err(refused));
    fs::remove_file(&file).unwrap();
    assert!(matches!(workbench.import_learners(&file), Err(Error::File(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_of_a_learner_goes_from_courses_to_sessions() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let ids: Vec<_> = [learner("a", "A"), learner("b", "B")]
        .iter()
        .map(|new| workbench.add_learner(new).unwrap().id)
        .collect();
    let first = workbench.learners().unwrap()[0].id;
    let sco = workbench.package(PackageId(1)).unwrap().scos[0].id;
    let launched = workbench
        .launch(sco, &LaunchOptions::default(), Language::English)
        .await
        .unwrap();
    let mut page = Page::open(&launched.url).await;
    let calls = [
        page.call("LMSInitialize", &[""], "true", 0),
        page.call("LMSSetValue", &["cmi.core.lesson_status", "completed"], "true", 0),
        page.call("LMSSetValue", &["cmi.core.score.raw", "80"], "true", 0),
        page.call("LMSSetValue", &["cmi.core.session_time", "00:00:28"], "true", 0),
        page.call("LMSFinish", &[""], "true", 0),
    ];
    page.send(&calls).await;
    page.say(json!({ "bye": 5 })).await;
    workbench.ended(&launched.session).await;

    let report = workbench.learner_report(first).unwrap();
    let course = &report.courses[0];
    assert_eq!(
        (course.status.as_str(), course.done, course.seconds),
        ("completed", 1, 28)
    );
    let lesson = &course.lessons[0];
    let session = workbench.session(&launched.session).unwrap();
    assert_eq!(
        (lesson.status.as_str(), lesson.status_at),
        ("completed", session.ended_at)
    );
    assert_eq!(workbench.lesson_sessions(first, sco).unwrap().sessions, [session]);

    // Over all who have begun the course; the others have not.
    let dashboard = workbench.course_dashboard(PackageId(1)).unwrap();
    let result = &dashboard.learners[0];
    assert_eq!((dashboard.learners.len(), result.learner.id), (1, first));
    assert_eq!(
        (
            result.status.as_str(),
            result.status_at,
            result.done,
            result.score,
            result.seconds
        ),
        ("completed", lesson.status_at, 1, Some(80), 28)
    );
    let drawn = &dashboard.lessons[0];
    assert_eq!(
        (drawn.statuses[0].status.as_str(), drawn.statuses[0].count),
        ("completed", 1)
    );
    assert_eq!((drawn.scores[8], drawn.scores.iter().sum::<u32>()), (1, 1));
    assert_eq!(
        (dashboard.time_step, drawn.times[5], drawn.times.iter().sum::<u32>()),
        (5, 1, 1)
    );

    let nothing = workbench.learner_report(ids[0]).unwrap();
    let course = &nothing.courses[0];
    assert_eq!(
        (course.status.as_str(), course.status_at, course.done),
        ("not attempted", None, 0)
    );
    assert_eq!(workbench.lesson_sessions(ids[1], sco).unwrap().sessions, []);
    workbench.reset_attempt(sco, first).unwrap();
    let reset = workbench.learner_report(first).unwrap();
    assert_eq!(reset.courses[0].lessons[0].status_at, None);
    assert_eq!(workbench.course_dashboard(PackageId(1)).unwrap().learners, []);
    assert_eq!(workbench.lesson_sessions(first, sco).unwrap().drawn, [1]);
}
