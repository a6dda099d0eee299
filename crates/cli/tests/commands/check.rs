//! Packages that are checked without a library.

use std::path::Path;

use tempfile::TempDir;

use crate::scorm_audit;

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
