//! What the records of interactions have, and what they lack in the end.

use std::collections::BTreeMap;

use journal::Step;
use scorm::{
    ErrorCode,
    cmi::{element_names as names, has_right_responses},
    rte::Attempt,
};

use super::{
    super::{
        detector::{Detector, Judged, Told},
        evidence::Evidence,
        finding::SessionFindings,
    },
    InteractionIdTwice, InteractionResponse, InteractionWithoutId, InteractionWithoutResult, InteractionWithoutType,
    MOST_RECORDS, Set,
    ids::Ids,
    responses::{Kind, Responses},
};
use crate::finding::Said;

/// The interactions of a session.
#[derive(Debug)]
pub(super) struct Interactions {
    /// How many there were before: what these have is not known.
    before: u32,
    records: BTreeMap<u32, Interaction>,
    ids: Ids,
}

/// What was set of an interaction, whether the LMS took it or not.
#[derive(Debug, Default)]
struct Interaction {
    /// The number of the first entry that the LMS took; 0 where there is none, and so no record.
    opened: u32,
    has_id: bool,
    has_type: bool,
    has_result: bool,
    has_response: bool,
    has_pattern: bool,
    kind: Option<Kind>,
    responses: Responses,
}

impl Interaction {
    /// Whether its responses can be right or wrong.
    fn has_right_responses(&self) -> bool {
        self.kind.is_none_or(|kind| has_right_responses(kind.word()))
    }
}

impl Interactions {
    pub(super) fn after(before: &Attempt) -> Self {
        Self {
            before: before.interactions,
            records: BTreeMap::new(),
            ids: Ids::default(),
        }
    }

    /// The interaction of this index, unless there are too many.
    fn record(&mut self, index: u32) -> Option<&mut Interaction> {
        if self.records.len() >= MOST_RECORDS && !self.records.contains_key(&index) {
            return None;
        }
        Some(self.records.entry(index).or_default())
    }

    /// The records that are new in this session.
    fn opened(&self) -> impl Iterator<Item = &Interaction> {
        let new = self.records.range(self.before..).map(|(_, record)| record);
        new.filter(|record| record.opened > 0)
    }

    fn report_missing(&self, findings: &mut SessionFindings) {
        let lacking = |lacks: fn(&Interaction) -> bool| {
            let mut evidence = Evidence::default();
            for record in self.opened().filter(|record| lacks(record)) {
                evidence.add_number(record.opened, 1);
            }
            evidence
        };
        let without_id = lacking(|record| !record.has_id);
        findings.add_shown(&without_id, InteractionWithoutId {});
        let without_type = lacking(|record| !record.has_type && (record.has_response || record.has_pattern));
        findings.add_shown(&without_type, InteractionWithoutType {});
        let without_result =
            lacking(|record| !record.has_result && record.has_response && record.has_right_responses());
        findings.add_shown(&without_result, InteractionWithoutResult {});
    }

    fn report_responses(&self, findings: &mut SessionFindings) {
        for (kind, word) in Kind::all() {
            let of_kind = self.records.values().filter(|record| record.kind == Some(kind));
            let mut wrong = of_kind.flat_map(|record| record.responses.wrong(kind)).peekable();
            let Some(first) = wrong.peek() else { continue };
            let response = Said::new(|_| first.text.clone());
            let mut evidence = Evidence::default();
            wrong.for_each(|response| evidence.add_number(response.seq, 1));
            let kind = word.to_owned();
            findings.add(evidence, InteractionResponse { kind, response });
        }
    }
}

impl Detector for Interactions {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let Some(set) = Set::of(step, names::INTERACTIONS) else {
            return Told::No;
        };
        let Some(found) = set.element() else { return Told::No };
        // A value that is refused is one all the same: why is said elsewhere.
        if !set.is_accepted() && set.error != ErrorCode::IncorrectType {
            return Told::No;
        }
        let seq = step.entry.seq;
        let Some(record) = self.record(found.n) else {
            return Told::No;
        };
        if set.is_accepted() && record.opened == 0 {
            record.opened = seq;
        }
        match found.element.name {
            names::INTERACTIONS_N_ID => record.has_id = true,
            names::INTERACTIONS_N_TYPE => {
                record.has_type = true;
                record.kind = Kind::parse(set.value).or(record.kind);
            }
            names::INTERACTIONS_N_RESULT => record.has_result = true,
            names::INTERACTIONS_N_STUDENT_RESPONSE => {
                record.has_response = true;
                record.responses.add(set.value, record.kind, seq);
            }
            names::INTERACTIONS_N_CORRECT_RESPONSES_M_PATTERN => {
                record.has_pattern = true;
                record.responses.add(set.value, record.kind, seq);
            }
            _ => {}
        }
        if found.element.name == names::INTERACTIONS_N_ID && set.is_accepted() {
            self.ids.add(set.value, found.n, step.entry);
        }
        Told::No
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        if judged.is_over() && !judged.may_lack_calls() {
            self.report_missing(findings);
        }
        self.report_responses(findings);
        let (again, id) = self.ids.again();
        findings.add_shown(again, InteractionIdTwice { id });
    }
}
