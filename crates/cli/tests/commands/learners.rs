//! Learners.

use std::fs;

use tempfile::TempDir;

use crate::{launch, scorm_audit};

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
