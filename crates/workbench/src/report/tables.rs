//! The learner's answers and the objectives of a report, as tables in the reader's language.

use std::collections::HashMap;

use locale::{Language, Text, problems, report as text};
use scorm::cmi::Objective;
use serde::Serialize;

use super::{
    InteractionRow, OutcomeRow, Report,
    values::{at, dash, score, timespan},
    words,
};
use crate::profiles;

/// A table of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// What it lists.
    pub title: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows, with a cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// Said where it has no rows.
    pub none: String,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// The `lesson_status` that the text stands for.
    pub status: Option<String>,
    /// Whether it is the module's own text, of any length.
    pub is_quoted: bool,
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            status: None,
            is_quoted: false,
        }
    }

    pub(super) fn quoted(value: &str) -> Self {
        Self {
            is_quoted: true,
            ..Self::text(dash(value))
        }
    }

    fn status(word: &str, language: Language) -> Self {
        if word.is_empty() {
            return Self::text("–");
        }
        Self {
            status: Some(word.to_owned()),
            ..Self::text(words::status(word, language))
        }
    }
}

impl Report {
    /// The learner's answers, in the module's order. SCORM 1.2 has no score and no status of an interaction: they are those of
    /// the first objective that it names, and such columns are there where a row has one.
    pub(super) fn interactions_table(&self, language: Language) -> Table {
        let by_id: HashMap<&str, &Objective> = self.objectives.iter().map(|one| (one.id.as_str(), one)).collect();
        let objective_of = |row: &InteractionRow| {
            let named = row.interaction.objectives.first()?;
            by_id.get(named.as_str()).copied()
        };
        let objectives: Vec<_> = self.interactions.iter().map(objective_of).collect();
        let has_objectives = objectives.iter().any(Option::is_some);
        let mut columns = vec![text::ID, text::KIND, text::RESULT];
        if has_objectives {
            columns.extend([text::SCORE, text::STATUS]);
        }
        columns.extend([text::RESPONSE, text::CORRECT, text::WEIGHTING, text::LATENCY]);
        let rows = self.interactions.iter().zip(&objectives).map(|(row, objective)| {
            let interaction = &row.interaction;
            let mut cells = vec![
                Cell::quoted(&interaction.id),
                Cell::text(dash(words::interaction_type(&interaction.interaction_type, language))),
                Cell::text(dash(words::result(&interaction.result, language))),
            ];
            if has_objectives {
                cells.extend(match objective {
                    Some(objective) => [
                        Cell::text(score(&objective.score)),
                        Cell::status(&objective.status, language),
                    ],
                    None => [Cell::text("–"), Cell::text("–")],
                });
            }
            cells.extend([
                Cell::quoted(&interaction.student_response),
                Cell::quoted(&interaction.correct_responses.join(" | ")),
                Cell::text(dash(&interaction.weighting)),
                Cell::text(timespan(&interaction.latency)),
            ]);
            cells
        });
        table(
            text::INTERACTIONS,
            &columns,
            rows.collect(),
            text::NO_INTERACTIONS,
            language,
        )
    }

    /// The moments that the result depends on.
    pub(super) fn timeline_table(&self, language: Language) -> Table {
        let rows = self
            .timeline
            .iter()
            .map(|moment| vec![Cell::text(at(moment.at)), Cell::text(words::moment(moment, language))]);
        let mut rows: Vec<_> = rows.collect();
        if self.more_moments > 0 {
            let more = text::MORE_MOMENTS.count(language, self.more_moments.into());
            rows.push(vec![Cell::text("…"), Cell::text(more)]);
        }
        table(
            text::TIMELINE,
            &[text::TIME, text::HAPPENED],
            rows,
            text::NO_MOMENTS,
            language,
        )
    }

    /// What the calls come to on each LMS.
    pub(super) fn outcomes_table(&self, language: Language) -> Table {
        let columns = [
            text::LMS,
            text::STATUS,
            text::SCORE,
            text::TOTAL_TIME,
            text::NEXT_LAUNCH,
            text::FAILED_CALLS,
            text::ANSWERS_DIFFER,
        ];
        let rows = self.outcomes.iter().map(|OutcomeRow { outcome, resumes, .. }| {
            let next = if *resumes { text::RESUMES } else { text::BEGINS_ANEW };
            let parting = outcome.parting.as_ref().map(|parting| {
                let number = language.number(parting.seq.into());
                problems::entry(language, &number)
            });
            vec![
                Cell::text(profiles::name(&outcome.profile, &outcome.name, language)),
                Cell::status(&outcome.status, language),
                Cell::text(score(&outcome.score)),
                Cell::text(timespan(&outcome.total_time)),
                Cell::text(next.in_language(language)),
                Cell::text(language.number(outcome.refused.into())),
                Cell::text(parting.unwrap_or_else(|| "–".to_owned())),
            ]
        });
        table(text::ON_EACH_LMS, &columns, rows.collect(), text::NO_OUTCOMES, language)
    }

    /// The objectives, in the module's order.
    pub(super) fn objectives_table(&self, language: Language) -> Table {
        let columns = [text::ID, text::STATUS, text::SCORE, text::SCORE_MIN, text::SCORE_MAX];
        let rows = self.objectives.iter().map(|objective| {
            vec![
                Cell::quoted(&objective.id),
                Cell::status(&objective.status, language),
                Cell::text(score(&objective.score)),
                Cell::text(dash(&objective.score.min)),
                Cell::text(dash(&objective.score.max)),
            ]
        });
        table(
            text::OBJECTIVES,
            &columns,
            rows.collect(),
            text::NO_OBJECTIVES,
            language,
        )
    }
}

pub(super) fn table(title: Text, columns: &[Text], rows: Vec<Vec<Cell>>, none: Text, language: Language) -> Table {
    Table {
        title: title.in_language(language).to_owned(),
        columns: columns
            .iter()
            .map(|column| column.in_language(language).to_owned())
            .collect(),
        rows,
        none: none.in_language(language).to_owned(),
    }
}
