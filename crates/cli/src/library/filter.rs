//! Which learner, course, lesson and days a command is about.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset};
use clap::Args;
use workbench::{Workbench, ids::LearnerId, session_journal::start_of_day, views::SessionSummary};

use super::LibraryError;
use crate::Result;

/// A learner, a course and a lesson, by their names.
#[derive(Debug, Args)]
pub(super) struct Names {
    #[arg(long, value_name = "NAME")]
    pub(super) learner: Option<String>,
    #[arg(long, value_name = "TITLE")]
    pub(super) course: Option<String>,
    #[arg(long, value_name = "TITLE")]
    pub(super) lesson: Option<String>,
}

/// The first and the last day.
#[derive(Debug, Args)]
pub(super) struct Days {
    #[arg(long, value_name = "YYYY-MM-DD")]
    since: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD")]
    until: Option<String>,
}

/// Which sessions.
#[derive(Debug, Args)]
pub(super) struct SessionFilter {
    #[command(flatten)]
    names: Names,
    #[command(flatten)]
    days: Days,
}

impl Names {
    /// The learner with this identifier or name, or the only one whose name contains it.
    pub(super) fn learner(&self, library: &Workbench) -> Result<Option<LearnerId>> {
        let Some(name) = &self.learner else { return Ok(None) };
        let learners = library.learner_list()?.learners;
        if let Some(learner) = learners.iter().find(|learner| learner.student_id == *name) {
            return Ok(Some(learner.id));
        }
        let names = learners.iter().map(|learner| (learner.id, learner.name.as_str()));
        Ok(Some(only(name, names)?))
    }
}

impl Days {
    /// When the first day begins.
    pub(super) fn since(&self) -> Result<Option<DateTime<FixedOffset>>, LibraryError> {
        midnight(self.since.as_deref(), 0)
    }

    /// When the last day ends.
    pub(super) fn until(&self) -> Result<Option<DateTime<FixedOffset>>, LibraryError> {
        midnight(self.until.as_deref(), 1)
    }
}

fn midnight(day: Option<&str>, days: u64) -> Result<Option<DateTime<FixedOffset>>, LibraryError> {
    let not_a_day = |text: &str| LibraryError::NotADay { text: text.to_owned() };
    day.map(|text| start_of_day(text, days).ok_or_else(|| not_a_day(text)))
        .transpose()
}

impl SessionFilter {
    /// Leaves those of `rows` whose sessions pass.
    pub(super) fn retain<T>(
        &self,
        library: &Workbench,
        rows: &mut Vec<T>,
        session: impl Fn(&T) -> &SessionSummary,
    ) -> Result<()> {
        let learner = self.names.learner(library)?;
        let (since, until) = (self.days.since()?, self.days.until()?);
        let Names { course, lesson, .. } = &self.names;
        let all = match course.is_some() || lesson.is_some() {
            true => library.sessions()?,
            false => Vec::new(),
        };
        let titles = |name: &Option<String>, title: fn(&SessionSummary) -> &String| {
            let titles = all.iter().map(|session| title(session).as_str());
            name.as_deref().map(|name| matching(name, titles)).transpose()
        };
        let courses = titles(course, |session| &session.package_title)?;
        let lessons = titles(lesson, |session| &session.sco_title)?;
        rows.retain(|row| {
            let session = session(row);
            learner.is_none_or(|id| session.learner_id == id)
                && courses
                    .as_ref()
                    .is_none_or(|titles| titles.contains(session.package_title.as_str()))
                && lessons
                    .as_ref()
                    .is_none_or(|titles| titles.contains(session.sco_title.as_str()))
                && since.is_none_or(|since| session.started_at >= since)
                && until.is_none_or(|until| session.started_at < until)
        });
        Ok(())
    }
}

/// The names that are this one or, if there is none, those that contain it, whatever the case.
pub(super) fn matching<'a>(
    name: &str,
    names: impl Iterator<Item = &'a str> + Clone,
) -> Result<HashSet<&'a str>, LibraryError> {
    let mut matching: HashSet<_> = names.clone().filter(|one| *one == name).collect();
    if matching.is_empty() {
        let lower = name.to_lowercase();
        matching = names.filter(|one| one.to_lowercase().contains(&lower)).collect();
    }
    if matching.is_empty() {
        return Err(LibraryError::NotOneName {
            name: name.to_owned(),
            count: 0,
        });
    }
    Ok(matching)
}

/// The only one with a name that matches.
pub(super) fn only<'a, Id>(name: &str, names: impl Iterator<Item = (Id, &'a str)> + Clone) -> Result<Id, LibraryError> {
    let matching = matching(name, names.clone().map(|(_, name)| name))?;
    let mut ids: Vec<_> = names
        .filter(|(_, name)| matching.contains(name))
        .map(|(id, _)| id)
        .collect();
    match (ids.len(), ids.pop()) {
        (1, Some(id)) => Ok(id),
        (count, _) => Err(LibraryError::NotOneName {
            name: name.to_owned(),
            count,
        }),
    }
}
