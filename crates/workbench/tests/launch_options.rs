//! How the SCOs of a course are launched: remembered for the course, and who plays it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use serde_json::json;
use support::{Page, library, zip};
use workbench::{
    Error, LanguageTag,
    ids::{LearnerId, PackageId},
    report::Language,
    settings::{LaunchingSettings, Settings},
    views::{LaunchOptions, LaunchWindow, NewLearner},
};

fn alix() -> NewLearner {
    NewLearner {
        student_id: " a.moreau@example.org ".to_owned(),
        family_name: "Moreau".to_owned(),
        given_name: "Alix".to_owned(),
        login: String::new(),
    }
}

#[test]
fn launch_options_are_remembered_for_all_versions_of_a_course_and_for_no_other() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let import = |name| {
        let imported = workbench.import(&zip(name, library.folder.path()), &mut |_| true);
        imported.unwrap().package.id
    };
    let (first, second, other) = (PackageId(1), import("minimal"), import("quiz"));
    let options = LaunchOptions {
        learner: Some(workbench.add_learner(&alix()).unwrap().id),
        window: LaunchWindow::Browser,
        profile: "moodle".to_owned(),
        mode: serde_json::from_value(json!("review")).unwrap(),
        offline: false,
        learner_language: Some(LanguageTag::try_from("pt-BR".to_owned()).unwrap()),
    };
    workbench.set_launch_options(first, Some(&options)).unwrap();
    // The package that becomes the next version has options of its own until then.
    let remembered = |id| workbench.package(id).unwrap().launch_options;
    assert_eq!(remembered(first), options);
    assert_eq!(remembered(second), LaunchOptions::default());
    workbench.make_version(second, first).unwrap();
    assert_eq!(remembered(second), options);
    assert_eq!(remembered(other), LaunchOptions::default());
    workbench
        .set_launch_options(second, Some(&LaunchOptions::default()))
        .unwrap();
    assert_eq!(remembered(first), LaunchOptions::default());
    workbench.set_launch_options(second, Some(&options)).unwrap();
    workbench.set_launch_options(first, None).unwrap();
    assert_eq!(remembered(second), LaunchOptions::default());
}

#[test]
fn what_is_not_in_the_library_is_not_remembered() {
    let library = library("minimal");
    let workbench = &library.workbench;
    for wrong in [
        LaunchOptions {
            learner: Some(LearnerId(9)),
            ..LaunchOptions::default()
        },
        LaunchOptions {
            profile: "nobody's".to_owned(),
            ..LaunchOptions::default()
        },
    ] {
        let refused = workbench.set_launch_options(PackageId(1), Some(&wrong));
        assert!(matches!(refused, Err(Error::NotFound { .. })), "{refused:?}");
    }
    assert_eq!(
        workbench.package(PackageId(1)).unwrap().launch_options,
        LaunchOptions::default()
    );
}

#[test]
fn a_learner_has_an_identifier_of_their_own_and_a_name() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let added = workbench.add_learner(&alix()).unwrap();
    assert_eq!(
        (added.student_id.as_str(), added.name.as_str()),
        ("a.moreau@example.org", "Moreau, Alix")
    );
    let exists = Error::LearnerExists {
        student_id: "a.moreau@example.org".to_owned(),
    };
    assert_eq!(workbench.add_learner(&alix()), Err(exists));
    for (student_id, family_name) in [
        ("", "Moreau"),
        ("a moreau", "Moreau"),
        ("x", " "),
        (&"x".repeat(256), "Moreau"),
    ] {
        let new = NewLearner {
            student_id: student_id.to_owned(),
            family_name: family_name.to_owned(),
            ..alix()
        };
        assert_eq!(workbench.add_learner(&new), Err(Error::InvalidLearner), "{new:?}");
    }
    let names: Vec<_> = workbench.learners().unwrap().into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["Martin, Camille", "Moreau, Alix"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_learner_who_is_chosen_plays_and_has_attempts_of_their_own() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let id = PackageId(1);
    let learner = workbench.add_learner(&alix()).unwrap();
    let options = LaunchOptions {
        learner: Some(learner.id),
        ..LaunchOptions::default()
    };
    workbench.set_launch_options(id, Some(&options)).unwrap();
    let details = workbench.package(id).unwrap();
    assert_eq!(details.learner, learner);
    let sco = details.scos[0].id;
    let launched = workbench.launch(sco, &options, Language::English).await.unwrap();
    let mut page = Page::open(&launched.url).await;
    assert_eq!(page.launch["launch"]["studentId"], "a.moreau@example.org");
    assert_eq!(page.launch["launch"]["studentName"], "Moreau, Alix");
    let calls = [
        page.call("LMSInitialize", &[""], "true", 0),
        page.call("LMSSetValue", &["cmi.core.lesson_status", "passed"], "true", 0),
        page.call("LMSFinish", &[""], "true", 0),
    ];
    page.send(&calls).await;
    page.say(json!({ "bye": 3 })).await;
    workbench.ended(&launched.session).await;
    let session = workbench.session(&launched.session).unwrap();
    assert_eq!(
        (session.learner_id, session.learner.as_str()),
        (learner.id, "Moreau, Alix")
    );
    let status = || workbench.package(id).unwrap().scos[0].status.clone();
    assert_eq!(status(), "passed");
    // The default learner has not begun.
    workbench.set_launch_options(id, None).unwrap();
    assert_eq!(status(), "not attempted");
    workbench
        .reset_attempt(sco, workbench.package(id).unwrap().learner.id)
        .unwrap();
    workbench.set_launch_options(id, Some(&options)).unwrap();
    assert_eq!(status(), "passed");
    workbench.reset_attempt(sco, learner.id).unwrap();
    assert_eq!(status(), "not attempted");
}

#[test]
fn a_course_without_options_is_launched_as_the_settings_say() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let package = workbench.packages().unwrap()[0].id;
    let learner = workbench.add_learner(&alix()).unwrap();
    let launching = LaunchingSettings {
        profile: "moodle".into(),
        learner: Some(learner.id),
    };
    let settings = Settings {
        launching,
        ..Settings::default()
    };
    workbench.set_settings(&settings).unwrap();
    let options = || workbench.package(package).unwrap();
    assert_eq!(options().launch_options.profile, "moodle");
    assert_eq!(options().launch_options, options().default_launch_options);
    assert_eq!(options().learner.id, learner.id);
    // What is chosen for the course goes before them, also the standard and the first learner.
    workbench
        .set_launch_options(package, Some(&LaunchOptions::default()))
        .unwrap();
    assert_eq!(options().launch_options, LaunchOptions::default());
    workbench
        .set_launch_options(package, Some(&options().default_launch_options))
        .unwrap();
    // What is gone is the default again.
    workbench.delete_learner(learner.id).unwrap();
    assert_eq!(options().launch_options.learner, None);
    assert_eq!(options().launch_options.profile, "moodle");
}
