//! `web` knows the names of the API by a table of its own, since it uses no other crate: they are those of the standard.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use scorm::{
    rte::{API, Function},
    scorm2004,
};
use web::{ApiFunction, Edition, script};

#[test]
fn the_names_of_the_api_are_those_of_the_standard() {
    let mut known = BTreeSet::new();
    for function in Function::all() {
        let code = format!("{API}.{}('')", function.name());
        let read = script(&code, None);
        let calls: Vec<_> = read.calls.iter().map(|call| (call.function, call.edition)).collect();
        let [(function, Some(Edition::V12))] = calls[..] else {
            panic!("{code}: {calls:?}");
        };
        assert!(known.insert(function), "{code}");
        assert_eq!(read.lookups.first().unwrap().edition, Edition::V12);
    }
    assert_eq!(known.len(), 8);
}

#[test]
fn the_names_of_scorm_2004_are_those_of_the_standard() {
    let read = script(&format!("{}.{}('')", scorm2004::API, scorm2004::TERMINATE), None);
    let call = read.calls.first().unwrap();
    assert_eq!(
        (call.function, call.edition),
        (ApiFunction::Finish, Some(Edition::V2004))
    );
    assert_eq!(read.lookups.first().unwrap().edition, Edition::V2004);
}
