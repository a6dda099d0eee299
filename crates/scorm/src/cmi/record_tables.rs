//! How the records of reports are read from the data model: which element is which member.

use super::{
    data::CmiData,
    element_names as names,
    names::{array_number, element_number},
    records::{Interaction, Objective},
};

/// Where a record's member is stored in its struct.
pub(crate) enum Member<T> {
    Text(fn(&mut T) -> &mut String),
    List(fn(&mut T) -> &mut Vec<String>),
}

/// An array of the data model beside the struct of its records: names as the table has them.
pub(crate) struct RecordTable<T: 'static> {
    pub(crate) count: &'static str,
    pub(crate) members: &'static [(&'static str, Member<T>)],
}

/// `cmi.objectives`.
pub(crate) static OBJECTIVES: RecordTable<Objective> = RecordTable {
    count: names::OBJECTIVES_COUNT,
    members: &[
        (names::OBJECTIVES_N_ID, Member::Text(|o| &mut o.id)),
        (names::OBJECTIVES_N_SCORE_RAW, Member::Text(|o| &mut o.score.raw)),
        (names::OBJECTIVES_N_SCORE_MAX, Member::Text(|o| &mut o.score.max)),
        (names::OBJECTIVES_N_SCORE_MIN, Member::Text(|o| &mut o.score.min)),
        (names::OBJECTIVES_N_STATUS, Member::Text(|o| &mut o.status)),
    ],
};

/// `cmi.interactions`.
static INTERACTIONS: RecordTable<Interaction> = RecordTable {
    count: names::INTERACTIONS_COUNT,
    members: &[
        (names::INTERACTIONS_N_ID, Member::Text(|i| &mut i.id)),
        (
            names::INTERACTIONS_N_OBJECTIVES_M_ID,
            Member::List(|i| &mut i.objectives),
        ),
        (names::INTERACTIONS_N_TIME, Member::Text(|i| &mut i.time)),
        (names::INTERACTIONS_N_TYPE, Member::Text(|i| &mut i.interaction_type)),
        (
            names::INTERACTIONS_N_CORRECT_RESPONSES_M_PATTERN,
            Member::List(|i| &mut i.correct_responses),
        ),
        (names::INTERACTIONS_N_WEIGHTING, Member::Text(|i| &mut i.weighting)),
        (
            names::INTERACTIONS_N_STUDENT_RESPONSE,
            Member::Text(|i| &mut i.student_response),
        ),
        (names::INTERACTIONS_N_RESULT, Member::Text(|i| &mut i.result)),
        (names::INTERACTIONS_N_LATENCY, Member::Text(|i| &mut i.latency)),
    ],
};

impl CmiData {
    /// The interactions with anything set in this session, in order of index.
    #[must_use]
    pub fn interactions(&self) -> Vec<Interaction> {
        read_records(self, &INTERACTIONS, |index| Interaction {
            index,
            ..Interaction::default()
        })
    }

    /// The objectives, in order of index; one that has nothing set is blank.
    #[must_use]
    pub fn objectives(&self) -> Vec<Objective> {
        let blank = |index| Objective {
            index,
            ..Objective::default()
        };
        let count = self.count(names::OBJECTIVES);
        // Each commit asks for them, and most modules have none.
        if count == 0 {
            return Vec::new();
        }
        let mut found = read_records(self, &OBJECTIVES, blank).into_iter().peekable();
        (0..count)
            .map(|index| {
                found
                    .next_if(|objective| objective.index == index)
                    .unwrap_or_else(|| blank(index))
            })
            .collect()
    }
}

/// The records of an array that have anything set.
fn read_records<T>(data: &CmiData, table: &RecordTable<T>, new: fn(u32) -> T) -> Vec<T> {
    let Some(array) = array_number(table.count) else {
        return Vec::new();
    };
    let members: Vec<_> = table
        .members
        .iter()
        .filter_map(|(name, member)| Some((element_number(name)?, member)))
        .collect();
    let mut records: Vec<(u32, T)> = Vec::new();
    for (key, value) in data.records_of(array) {
        let Some((_, member)) = members.iter().find(|m| m.0 == key.element) else {
            continue;
        };
        if records.last().is_none_or(|last| last.0 != key.n) {
            records.push((key.n, new(key.n)));
        }
        let Some((_, record)) = records.last_mut() else {
            continue;
        };
        match member {
            Member::Text(field) => field(record).push_str(value),
            Member::List(field) => field(record).push(value.to_owned()),
        }
    }
    records.into_iter().map(|(_, record)| record).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_is_an_element() {
        for (name, _) in OBJECTIVES.members {
            assert!(element_number(name).is_some(), "{name}");
        }
        for (name, _) in INTERACTIONS.members {
            assert!(element_number(name).is_some(), "{name}");
        }
    }
}
