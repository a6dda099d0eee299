//! The rule about calls that were refused, where no other rule says why.

use std::collections::HashMap;

use journal::{EntryData, Observer, Step};
use locale::{quote, rules::session::refused as texts};
use scorm::{ErrorNumber, rte::Function};

use super::{evidence::Evidence, finding::SessionFindings};
use crate::rule::rules;

rules! {
    /// Calls of one function on elements of one name that were refused with the same error.
    RefusedCall { call: String, error: u64 } = "session/refused-call", Warning, Recording, &texts::REFUSED_CALL;
}

/// Maximum kinds of refused calls. A module can make any number of different calls; those of later kinds count as the last.
const MOST: usize = 50;

/// What makes calls of a kind: the function, the element with `n` in the place of each index, the error.
type Kind = (Function, String, ErrorNumber);

/// Refused calls by kind.
#[derive(Debug, Default)]
pub(super) struct Refused {
    groups: Vec<(Kind, Evidence)>,
    places: HashMap<Kind, usize>,
}

impl Observer for Refused {
    fn observe(&mut self, step: &Step<'_>) {
        let EntryData::Call {
            function,
            arguments,
            error,
            ..
        } = &step.entry.data
        else {
            return;
        };
        if !error.is_error() || function.asks_about_errors() {
            return;
        }
        let element = match function {
            Function::GetValue | Function::SetValue => arguments.first().map(|argument| general(&argument.text)),
            _ => None,
        };
        let kind = (*function, element.unwrap_or_default(), *error);
        let place = match self.places.get(&kind) {
            Some(place) => *place,
            None if self.groups.len() < MOST => {
                self.places.insert(kind.clone(), self.groups.len());
                self.groups.push((kind, Evidence::default()));
                self.groups.len() - 1
            }
            None => MOST - 1,
        };
        if let Some((_, calls)) = self.groups.get_mut(place) {
            calls.add(step.entry);
        }
    }
}

impl Refused {
    pub(super) fn report(&self, findings: &mut SessionFindings) {
        for ((function, element, error), calls) in &self.groups {
            let call = match element.as_str() {
                "" => function.name().to_owned(),
                element => format!("{}(\"{element}\")", function.name()),
            };
            let error = error.number().into();
            findings.add_shown(calls, RefusedCall { call, error });
        }
    }
}

/// The name with `n` in the place of each index.
fn general(element: &str) -> String {
    let part = |part: &str| match !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) {
        true => "n".to_owned(),
        false => part.to_owned(),
    };
    let name: String = quote(element);
    name.split('.').map(part).collect::<Vec<_>>().join(".")
}
