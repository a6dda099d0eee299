//! The language of what is said.

use std::{fs, process::Command};

use tempfile::TempDir;

use crate::{launch, library, scorm_audit};

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
