//! Courses in the manner of the authoring tools, with nothing wrong about them, and faults that are put into them: the audit
//! finds each where it is, and nothing that is not there.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod seeded;

use std::{collections::BTreeSet, fs, path::Path};

use seeded::{COURSES, FAULTS, Fault, NOT_YET, found};

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
