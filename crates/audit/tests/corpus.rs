//! Courses in the manner of the authoring tools, with nothing wrong about them, and faults that are put into them: the audit
//! finds each where it is, and nothing that is not there.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod seeded;

use std::{collections::BTreeSet, fs, path::Path};

use audit::audit;
use package::OddNames;
use seeded::{CLEAN, COURSES, FAULTS, Fault, NOT_YET, found};

/// The tools and wrappers of the courses, with the versions that they give and what shows them.
const MADE_WITH: &[(&str, &[&str])] = &[
    (
        "adapt",
        &[
            "Adapt, adapt/js/adapt.min.js",
            "Spoor, course/config.json:1",
            PIPWERKS_OF_ADAPT,
        ],
    ),
    ("captivate-2023", &["Captivate 12.6.0, project.txt:2"]),
    ("captivate-classic", &["Captivate 11.8.0, project.txt:1"]),
    ("easygenerator", &["Easygenerator, imsmanifest.xml:9"]),
    (
        "exelearning",
        &[
            "eXeLearning 3.0.2, index.html:5",
            "pipwerks SCORM wrapper, libs/SCORM_API_wrapper.js:5",
        ],
    ),
    (
        "h5p",
        &["H5P, index.html:10", "pipwerks SCORM wrapper, SCORM_API_wrapper.js:5"],
    ),
    ("ispring-suite", &["iSpring 11.3.5.15043, res/index.html:2"]),
    ("lectora", &["Lectora 22.2.0, index.html:3"]),
    ("pipwerks", &["pipwerks SCORM wrapper, js/SCORM_API_wrapper.js:5"]),
    (
        "rise-360",
        &[
            "Rise, imsmanifest.xml:14",
            "SCORM Driver 7.7.0.a1.2, scormdriver/scormdriver.js:1",
        ],
    ),
    ("scorm-driver", &["SCORM Driver 7.4.0.a, scormdriver/scormdriver.js:2"]),
    (
        "storyline-360",
        &[
            "Storyline 3.98.33815.0, meta.xml:3",
            "SCORM Driver 7.4.0.a, lms/scormdriver.js:2",
        ],
    ),
    ("vite-bundle", &[]),
    ("xerte", &["Xerte 3.12, scormRLO.htm:51"]),
];
const PIPWERKS_OF_ADAPT: &str = "pipwerks SCORM wrapper, libraries/SCORM_API_wrapper.js:5";

#[test]
fn nothing_is_found_in_clean_courses() {
    let found: Vec<_> = COURSES
        .iter()
        .map(|course| (course, found(course, &[]).unwrap()))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn nothing_is_found_in_what_tools_write_to_be_safe() {
    let found: Vec<_> = CLEAN
        .iter()
        .copied()
        .flatten()
        .map(|clean| (clean.what, found(clean.course, clean.edits).unwrap()))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn each_fault_is_found_where_it_is_and_nothing_else() {
    let other = |fault: &Fault| {
        let found = found(fault.course, fault.edits).unwrap();
        (found != fault.expected()).then(|| format!("{}: {}\n{found:#?}", fault.course, fault.what))
    };
    let others: Vec<_> = FAULTS.iter().copied().flatten().filter_map(other).collect();
    assert!(others.is_empty(), "{}", others.join("\n"));
}

#[test]
fn what_is_not_asked_for_yet_can_be_tried() {
    for fault in NOT_YET {
        assert!(found(fault.course, fault.edits).is_ok(), "{}", fault.what);
    }
}

#[test]
fn each_course_is_in_the_list_and_small() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let folders = fs::read_dir(&corpus).unwrap();
    let folders: BTreeSet<_> = folders
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .collect();
    let listed: BTreeSet<_> = COURSES.iter().map(|course| (*course).to_owned()).collect();
    assert_eq!(folders, listed);
    let files = walkdir::WalkDir::new(&corpus).into_iter().map(|entry| entry.unwrap());
    let bytes: u64 = files.map(|file| file.metadata().unwrap().len()).sum();
    assert!(bytes < 1_000_000, "{bytes} bytes");
}

#[test]
fn tools_and_wrappers_are_recognized() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for course in COURSES {
        let audited = audit(&corpus.join(course), "course.zip", OddNames::default()).unwrap();
        let tools = audited.tools.iter().map(|tool| {
            let version = tool.version.iter().map(|version| format!(" {version}"));
            let line = tool.line.iter().map(|line| format!(":{line}"));
            let (version, line): (String, String) = (version.collect(), line.collect());
            format!("{}{version}, {}{line}", tool.tool.name(), tool.file)
        });
        let (_, wanted) = MADE_WITH.iter().find(|(named, _)| named == course).unwrap();
        assert_eq!(tools.collect::<Vec<_>>(), *wanted, "{course}");
    }
}
