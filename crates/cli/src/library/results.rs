//! `scorm-audit results`: how far learners have come, as the window's reports show it.

use std::collections::HashSet;

use clap::Args;
use locale::Language;
use serde::Serialize;
use workbench::{
    Workbench,
    ids::PackageId,
    progress::{CourseProgress, LessonProgress},
    report::values::{clock, local_time, score, status, timespan},
    views::{LearnerDetails, SessionSummary},
};

use super::{
    filter::{Names, matching},
    state,
    table::{self, Row, TableFormat},
};
use crate::Result;

/// The arguments of `results`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    names: Names,
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,
}

/// A learner in a course.
#[derive(Debug, Serialize)]
struct CourseRow {
    learner: LearnerDetails,
    #[serde(flatten)]
    course: CourseProgress,
}

/// A learner in a lesson.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct LessonRow {
    learner: LearnerDetails,
    package_id: PackageId,
    course: String,
    version: u32,
    #[serde(flatten)]
    lesson: LessonProgress,
}

/// Lists the courses of learners; where one is named, its lessons; where a lesson is named, its sessions.
pub(super) fn run(library: &Workbench, options: &Options, language: Language) -> Result<()> {
    let Options { names, format } = options;
    let mut courses = courses(library, names)?;
    if let Some(course) = &names.course {
        let titles = courses.iter().map(|row| row.course.title.as_str());
        let titles: HashSet<_> = matching(course, titles)?.into_iter().map(str::to_owned).collect();
        courses.retain(|row| titles.contains(&row.course.title));
    }
    if names.course.is_none() && names.lesson.is_none() {
        return table::print(&courses, *format, |row| course_line(row, language));
    }
    let lessons: Vec<_> = courses.into_iter().flat_map(lessons).collect();
    let Some(lesson) = &names.lesson else {
        return table::print(&lessons, *format, |row| lesson_line(row, language));
    };
    let titles = matching(lesson, lessons.iter().map(|row| row.lesson.title.as_str()))?;
    let of_lesson: HashSet<_> = lessons
        .iter()
        .filter(|row| titles.contains(row.lesson.title.as_str()))
        .map(|row| (row.learner.id, row.lesson.sco_id))
        .collect();
    let mut sessions = library.sessions()?;
    sessions.retain(|session| of_lesson.contains(&(session.learner_id, session.sco_id)));
    table::print(&sessions, *format, |session| session_line(session, language))
}

/// The courses of the learner who is named, or of all.
fn courses(library: &Workbench, names: &Names) -> Result<Vec<CourseRow>> {
    let learners = match names.learner(library)? {
        Some(learner) => vec![learner],
        None => {
            let all = library.learner_list()?.learners.into_iter();
            all.map(|learner| learner.id).collect()
        }
    };
    let mut rows = Vec::new();
    for learner in learners {
        let report = library.learner_report(learner)?;
        rows.extend(report.courses.into_iter().map(|course| CourseRow {
            learner: report.learner.clone(),
            course,
        }));
    }
    Ok(rows)
}

fn lessons(row: CourseRow) -> impl Iterator<Item = LessonRow> {
    let CourseRow { learner, course } = row;
    course.lessons.into_iter().map(move |lesson| LessonRow {
        learner: learner.clone(),
        package_id: course.package_id,
        course: course.title.clone(),
        version: course.version,
        lesson,
    })
}

fn course_line(row: &CourseRow, language: Language) -> Vec<String> {
    let CourseRow { learner, course } = row;
    vec![
        learner.name.clone(),
        course.title.clone(),
        status(&course.status, language).to_owned(),
        course.status_at.map_or_else(|| "–".to_owned(), local_time),
        format!("{} / {}", course.done, course.lessons.len()),
        clock(course.seconds.into()),
    ]
}

fn lesson_line(row: &LessonRow, language: Language) -> Vec<String> {
    let LessonRow { learner, lesson, .. } = row;
    vec![
        learner.name.clone(),
        lesson.title.clone(),
        status(&lesson.status, language).to_owned(),
        lesson.status_at.map_or_else(|| "–".to_owned(), local_time),
        score(&lesson.score),
        clock(lesson.seconds.into()),
    ]
}

fn session_line(session: &SessionSummary, language: Language) -> Vec<String> {
    vec![
        session.learner.clone(),
        session.id.to_string(),
        local_time(session.started_at),
        status(&session.status, language).to_owned(),
        score(&session.score),
        timespan(&session.session_time),
        state(session).in_language(language).to_owned(),
    ]
}

impl Row for CourseRow {
    const HEAD: &'static [&'static str] = &[
        "learner_id",
        "learner",
        "package",
        "course",
        "version",
        "status",
        "status_at",
        "lessons_done",
        "lessons",
        "seconds",
    ];

    fn cells(&self) -> Vec<String> {
        let Self { learner, course } = self;
        vec![
            learner.student_id.clone(),
            learner.name.clone(),
            course.package_id.to_string(),
            course.title.clone(),
            course.version.to_string(),
            course.status.clone(),
            course.status_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
            course.done.to_string(),
            course.lessons.len().to_string(),
            course.seconds.to_string(),
        ]
    }
}

impl Row for LessonRow {
    const HEAD: &'static [&'static str] = &[
        "learner_id",
        "learner",
        "package",
        "course",
        "version",
        "number",
        "lesson",
        "status",
        "status_at",
        "score_raw",
        "score_max",
        "seconds",
    ];

    fn cells(&self) -> Vec<String> {
        let Self {
            learner,
            package_id,
            course,
            version,
            lesson,
        } = self;
        vec![
            learner.student_id.clone(),
            learner.name.clone(),
            package_id.to_string(),
            course.clone(),
            version.to_string(),
            lesson.number.to_string(),
            lesson.title.clone(),
            lesson.status.clone(),
            lesson.status_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
            lesson.score.raw.clone(),
            lesson.score.max.clone(),
            lesson.seconds.to_string(),
        ]
    }
}
