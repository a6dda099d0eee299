//! LMS profiles of users' own: added, changed, deleted, as files, and what sessions, backups and settings make of them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::fs;

use scorm::LmsProfile;
use support::{Page, launch, library};
use workbench::{
    Error, Workbench,
    ids::PackageId,
    profiles::{BehaviourValue, ElementFault, MOST_OWN, ProfileDraft, ProfileFault, ProfileUse},
    report::Language,
    views::LaunchOptions,
};

/// A copy of a profile under a name.
fn copy(workbench: &Workbench, id: &str, name: &str) -> ProfileDraft {
    ProfileDraft {
        name: name.to_owned(),
        ..workbench.profile_copy(id, Language::English).unwrap().draft
    }
}

fn with(draft: &ProfileDraft, key: &str, value: BehaviourValue) -> ProfileDraft {
    let mut draft = draft.clone();
    draft.behaviours.insert(key.to_owned(), value);
    draft
}

fn word(word: &str) -> BehaviourValue {
    BehaviourValue::Choice(word.to_owned())
}

fn refused<T>(fault: ProfileFault) -> Result<T, Error> {
    Err(Error::Profile { file: None, fault })
}

fn names(workbench: &Workbench) -> Vec<String> {
    let profiles = workbench.profiles(Language::English).unwrap().into_iter();
    profiles
        .filter(|profile| profile.own)
        .map(|profile| format!("{} {}", profile.id, profile.name))
        .collect()
}

#[test]
fn a_profile_is_copied_edited_and_deleted_and_those_that_ship_are_not() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let proposed = workbench.profile_copy("lenient", Language::French).unwrap().draft.name;
    assert_eq!(proposed, "Copie de Permissif");
    let acme = workbench.add_profile(&copy(workbench, "moodle", "Acme LMS")).unwrap();
    let zeta = workbench.add_profile(&copy(workbench, &acme, " Zeta ")).unwrap();
    assert_eq!(names(workbench), ["acme-lms Acme LMS", "zeta Zeta"]);
    let details = workbench.profiles(Language::English).unwrap();
    let moodle = details.iter().find(|profile| profile.id == "moodle").unwrap();
    let own = details.iter().find(|profile| profile.id == acme).unwrap();
    let does = |profile: &workbench::profiles::ProfileDetails| -> Vec<_> {
        profile
            .behaviours
            .iter()
            .map(|behaviour| behaviour.does.clone())
            .collect()
    };
    assert_eq!(does(own), does(moodle));
    let name_taken = || ProfileFault::NameTaken {
        field: "name".to_owned(),
    };
    for name in ["acme lms", "MOODLE 4", "Permissif"] {
        let draft = copy(workbench, "strict", name);
        assert_eq!(workbench.add_profile(&draft), refused(name_taken()), "{name}");
        assert_eq!(workbench.update_profile(&zeta, &draft), refused(name_taken()), "{name}");
    }
    // Its own name is free for it.
    let draft = with(&copy(workbench, &acme, "ACME LMS"), "mastery", word("never"));
    workbench.update_profile(&acme, &draft).unwrap();
    assert_eq!(workbench.profile_form(&acme, Language::English).unwrap().draft, draft);
    let wrong = with(
        &draft,
        "unsupported",
        BehaviourValue::Elements(vec!["cmi.core.exit".into()]),
    );
    let fault = ProfileFault::Element {
        field: "behaviours.unsupported[0]".to_owned(),
        why: ElementFault::NotOptional,
    };
    assert_eq!(workbench.update_profile(&acme, &wrong), refused(fault));
    assert_eq!(workbench.profile_form(&acme, Language::English).unwrap().draft, draft);
    assert_eq!(
        workbench.update_profile("moodle", &draft),
        refused(ProfileFault::Shipped)
    );
    assert_eq!(workbench.delete_profile("moodle"), refused(ProfileFault::Shipped));
    let unknown = workbench.delete_profile("nobody's");
    assert!(matches!(unknown, Err(Error::NotFound { .. })), "{unknown:?}");
    workbench.delete_profile(&acme).unwrap();
    assert_eq!(names(workbench), ["zeta Zeta"]);
}

#[test]
fn a_library_has_so_many_profiles_and_no_more() {
    let library = library("minimal");
    let workbench = &library.workbench;
    for number in 0..MOST_OWN {
        workbench
            .add_profile(&copy(workbench, "strict", &format!("P {number}")))
            .unwrap();
    }
    let fault = || ProfileFault::TooMany { most: MOST_OWN };
    let draft = copy(workbench, "strict", "One more");
    assert_eq!(workbench.add_profile(&draft), refused(fault()));
    let file = library.folder.path().join("p.json");
    workbench.export_profile("moodle", &file).unwrap();
    let refused = Error::Profile {
        file: Some("p.json".to_owned()),
        fault: fault(),
    };
    assert_eq!(workbench.import_profile(&file), Err(refused));
}

#[test]
fn a_profile_is_exported_and_imported_beside_the_one_with_its_name() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let draft = ProfileDraft {
        note: "As tried\non 4.5".to_owned(),
        ..copy(workbench, "chamilo", "Acme")
    };
    let id = workbench.add_profile(&draft).unwrap();
    let file = library.folder.path().join("acme.json");
    workbench.export_profile(&id, &file).unwrap();
    let imported = workbench.import_profile(&file).unwrap();
    assert_eq!(names(workbench), ["acme Acme", "acme-2 Acme (2)"]);
    let again = workbench.profile_form(&imported, Language::English).unwrap().draft;
    assert_eq!(
        again,
        ProfileDraft {
            name: "Acme (2)".to_owned(),
            ..draft
        }
    );
    let text = fs::read_to_string(&file).unwrap().replace("\"any\"", "\"some\"");
    fs::write(&file, text).unwrap();
    let refused = workbench.import_profile(&file).unwrap_err();
    assert_eq!(
        refused.message(Language::English),
        "acme.json: behaviours.acceptedValues has a value that does not exist; allowed: checked, any"
    );
    assert_eq!(names(workbench).len(), 2);
}

#[test]
fn what_was_chosen_and_is_deleted_is_the_default_again() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let package = PackageId(1);
    let id = workbench.add_profile(&copy(workbench, "moodle", "Acme")).unwrap();
    let options = LaunchOptions {
        profile: id.clone(),
        ..LaunchOptions::default()
    };
    workbench.set_launch_options(package, Some(&options)).unwrap();
    let mut settings = workbench.settings().unwrap();
    settings.launching.profile.clone_from(&id);
    let chosen = |courses, is_default| ProfileUse { courses, is_default };
    assert_eq!(workbench.profile_use(&id).unwrap(), chosen(1, false));
    workbench.set_settings(&settings).unwrap();
    assert_eq!(workbench.profile_use(&id).unwrap(), chosen(1, true));
    let profile = || workbench.package(package).unwrap().launch_options.profile;
    assert_eq!(profile(), id);
    // It is in the settings' file, and is taken from there as long as it is here.
    let file = library.folder.path().join("settings.json");
    workbench.export_settings(&file, Language::English).unwrap();
    assert_eq!(
        workbench
            .read_settings(&file, Language::English)
            .unwrap()
            .settings
            .launching
            .profile,
        id
    );
    workbench.delete_profile(&id).unwrap();
    assert_eq!(profile(), "strict");
    assert_eq!(workbench.settings().unwrap().launching.profile, "strict");
    assert!(workbench.read_settings(&file, Language::English).is_err());
    // Another one with its id is chosen for nothing.
    assert_eq!(workbench.add_profile(&copy(workbench, "ilias", "Acme")).unwrap(), id);
    assert_eq!(workbench.profile_use(&id).unwrap(), chosen(0, false));
    assert_eq!(profile(), "strict");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_keeps_the_profile_that_it_was_launched_with() {
    let library = library("minimal");
    let workbench = &library.workbench;
    let draft = copy(workbench, "minimum", "Acme");
    let id = workbench.add_profile(&draft).unwrap();
    let launched = launch(workbench, &id).await;
    let mut page = Page::open(&launched.url).await;
    assert_eq!(page.launch["profile"]["name"], "Acme");
    let calls = [
        page.call("LMSInitialize", &[""], "true", 0),
        page.call("LMSSetValue", &["cmi.comments", "well done"], "false", 401),
        page.call("LMSSetValue", &["cmi.core.lesson_status", "passed"], "true", 0),
        page.call("LMSFinish", &[""], "true", 0),
    ];
    assert!(page.persist(&calls).await);
    workbench.end_session(&launched.session).await.unwrap();
    let before = workbench.report(&launched.session).unwrap();
    assert_eq!(before.session.profile_name, "Acme");
    let refused = |id: &str| {
        let report = workbench.report(&launched.session).unwrap();
        let row = report.outcomes.into_iter().find(|row| row.outcome.profile == id);
        row.map(|row| (row.outcome.name, row.outcome.refused))
    };
    assert_eq!(refused(&id), Some(("Acme".to_owned(), 1)));
    // The profile is edited: the session is what it was, and so is its row.
    let all = with(
        &copy(workbench, &id, "Renamed"),
        "unsupported",
        BehaviourValue::Elements(Vec::new()),
    );
    workbench.update_profile(&id, &all).unwrap();
    assert_eq!(workbench.report(&launched.session).unwrap(), before);
    // Another one is a row of its own.
    let other = workbench.add_profile(&copy(workbench, &id, "Other")).unwrap();
    assert_eq!(refused(&other), Some(("Other".to_owned(), 0)));
    workbench.delete_profile(&other).unwrap();
    workbench.delete_profile(&id).unwrap();
    let html = library.folder.path().join("report.html");
    workbench
        .export_report(&launched.session, &html, Language::French)
        .unwrap();
    assert!(fs::read_to_string(&html).unwrap().contains("Acme"));
    assert_eq!(refused(&id), Some(("Acme".to_owned(), 1)));
    assert_eq!(workbench.lms_profile(&id), Ok(None::<LmsProfile>));
}

#[test]
fn a_backup_has_the_profiles() {
    let library = library("minimal");
    let workbench = &library.workbench;
    workbench.add_profile(&copy(workbench, "moodle", "Acme")).unwrap();
    let [backup, restored] = ["library.backup", "restored"].map(|name| library.folder.path().join(name));
    workbench.back_up(&backup, &mut |_| true).unwrap();
    Workbench::restore(&backup, &restored, &mut |_| true).unwrap();
    assert_eq!(names(&Workbench::open(&restored).unwrap()), ["acme Acme"]);
}
