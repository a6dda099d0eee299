//! What comes of each row of a file of learners.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use store::Learner;

use super::{LearnerFault, checked, csv_file::CsvRow};
use crate::views::{LearnerDetails, NewLearner};

/// The most characters of a value that are shown.
const SHOWN: usize = 300;

/// What comes of a file of learners, a row each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LearnerImport {
    /// The file's name.
    pub file: String,
    /// Its rows, in their order.
    pub rows: Vec<LearnerImportRow>,
}

/// What comes of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LearnerImportRow {
    /// Its line in the file, from 1.
    pub line: u32,
    /// `cmi.core.student_id`
    pub student_id: String,
    /// The display name, `Last, First`.
    pub name: String,
    /// The login; empty where it is refused and has none.
    pub login: String,
    /// The display name that the learner has in the library, where the row gives another.
    pub name_before: Option<String>,
    /// What comes of it.
    pub outcome: LearnerOutcome,
    /// Why it is refused.
    pub fault: Option<LearnerFault>,
}

/// What comes of a row of a file of learners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum LearnerOutcome {
    /// The learner is added.
    Added,
    /// The learner is there already, and is changed.
    Updated,
    /// The learner is there already, just so.
    Unchanged,
    /// The row is left out.
    Refused,
}

/// What is written of a file, beside what is shown of it.
pub(crate) struct ImportPlan {
    pub(crate) rows: Vec<LearnerImportRow>,
    pub(crate) learners: Vec<store::NewLearner>,
}

/// What comes of `rows` in a library that has the learners `present`.
pub(crate) fn plan(rows: Vec<CsvRow>, present: Vec<Learner>) -> ImportPlan {
    let present: BTreeMap<String, Learner> = present
        .into_iter()
        .map(|learner| (learner.student_id.clone(), learner))
        .collect();
    let mut seen = HashMap::new();
    let mut plan = ImportPlan {
        rows: Vec::with_capacity(rows.len()),
        learners: Vec::new(),
    };
    for row in rows {
        let line = row.line;
        let known = present.get(&row.student_id);
        // What the file has no column for stays as it is.
        let new = NewLearner {
            given_name: (row.given_name)
                .unwrap_or_else(|| known.map_or_else(String::new, |known| known.given_name.clone())),
            login: Some(row.login.unwrap_or_default())
                .filter(|login| !login.is_empty())
                .or_else(|| known.map(|known| known.login.clone()))
                .unwrap_or_default(),
            student_id: row.student_id,
            family_name: row.family_name,
        };
        let checked = checked(&new).and_then(|learner| match seen.insert(learner.student_id.clone(), line) {
            Some(first) => {
                seen.insert(learner.student_id, first);
                Err(LearnerFault::Repeated { line: first })
            }
            None => Ok(learner),
        });
        let name = LearnerDetails::display_name(&new.family_name, &new.given_name);
        let mut shown = LearnerImportRow {
            line,
            student_id: cut(&new.student_id),
            name: cut(&name),
            login: cut(&new.login),
            name_before: None,
            outcome: LearnerOutcome::Refused,
            fault: None,
        };
        match checked {
            Err(fault) => shown.fault = Some(fault),
            Ok(learner) => {
                shown.login.clone_from(&learner.login);
                shown.outcome = match known {
                    None => LearnerOutcome::Added,
                    Some(known) if is_same(known, &learner) => LearnerOutcome::Unchanged,
                    Some(known) => {
                        let before = LearnerDetails::display_name(&known.family_name, &known.given_name);
                        shown.name_before = Some(before).filter(|before| *before != name);
                        LearnerOutcome::Updated
                    }
                };
                if shown.outcome != LearnerOutcome::Unchanged {
                    plan.learners.push(learner);
                }
            }
        }
        plan.rows.push(shown);
    }
    plan
}

fn is_same(known: &Learner, new: &store::NewLearner) -> bool {
    (&known.family_name, &known.given_name, &known.login) == (&new.family_name, &new.given_name, &new.login)
}

fn cut(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use store::LearnerId;

    use super::*;
    use crate::learners::read;

    fn present() -> Vec<Learner> {
        vec![Learner {
            id: LearnerId(1),
            student_id: "a".to_owned(),
            family_name: "Moreau".to_owned(),
            given_name: "Alix".to_owned(),
            login: "alix".to_owned(),
        }]
    }

    fn planned(text: &str) -> ImportPlan {
        plan(read(text.as_bytes()).unwrap(), present())
    }

    #[test]
    fn each_row_is_added_updated_unchanged_or_refused_with_its_reason() {
        let plan = planned("id,nom,prénom\na,Moreau,Alix\nb,Petit,\nb,Petit,\nc d,X,\n,X,\ne,,\n");
        let rows: Vec<_> = plan.rows.iter().map(|row| (row.line, row.outcome, row.fault)).collect();
        let refused = |line, fault| (line, LearnerOutcome::Refused, Some(fault));
        let expected = [
            (2, LearnerOutcome::Unchanged, None),
            (3, LearnerOutcome::Added, None),
            refused(4, LearnerFault::Repeated { line: 3 }),
            refused(5, LearnerFault::SpaceInIdentifier),
            refused(6, LearnerFault::NoIdentifier),
            refused(7, LearnerFault::NoFamilyName),
        ];
        assert_eq!(rows, expected);
        assert_eq!(plan.learners.len(), 1);
        assert_eq!(
            (plan.learners[0].login.as_str(), plan.rows[1].login.as_str()),
            ("b", "b")
        );
    }

    #[test]
    fn what_the_file_has_no_column_for_stays() {
        let plan = planned("id;nom\na;Moreau-Petit\n");
        assert_eq!(plan.rows[0].outcome, LearnerOutcome::Updated);
        assert_eq!(plan.rows[0].name_before.as_deref(), Some("Moreau, Alix"));
        let learner = &plan.learners[0];
        assert_eq!((learner.given_name.as_str(), learner.login.as_str()), ("Alix", "alix"));
        // A column that is there and blank is blank; nobody is without a login.
        let plan = planned("id;nom;prénom;login\na;Moreau;;\n");
        let learner = &plan.learners[0];
        assert_eq!((learner.given_name.as_str(), learner.login.as_str()), ("", "alix"));
    }
}
