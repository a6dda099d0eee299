//! The blocks of the log as one LMS product writes them, in AICC's style: launch request, getparam, putparam, exitau. Dates, times
//! and identifiers are given in: nothing is looked up here, and nothing is decided that `rte` has not decided.

use std::fmt::Write;

use scorm::{
    ErrorCode, LmsProfile,
    cmi::{
        CmiData, Interaction, LessonStatus, Objective, Score, Timespan, element_names as names,
        entry_words::{AB_INITIO, RESUME},
    },
    rte::Attempt,
};

/// A launch, as its block names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LaunchRequest<'a> {
    /// Day and time as they are shown, `26/11/2025 18:14:53`.
    pub stamp: &'a str,
    /// The learner's id.
    pub student_id: &'a str,
    /// The learner's login.
    pub login_id: &'a str,
    /// The session's id.
    pub session_id: &'a str,
    /// Name and value of each launch parameter, in order.
    pub parameters: &'a [(&'a str, &'a str)],
}

/// What an LMS last received from a session: the contents of its putparam.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LmsRecord {
    /// `cmi.core.session_time`, blank where it was not set.
    pub session_time: String,
    /// `cmi.core.lesson_location`
    pub location: String,
    /// `cmi.core.score`
    pub score: Score,
    /// `cmi.core.lesson_status`
    pub status: LessonStatus,
    /// `cmi.core.exit`, blank where it was not set.
    pub exit: String,
    /// `cmi.suspend_data`
    pub suspend_data: String,
    /// `cmi.comments`
    pub comments: String,
    /// `cmi.objectives`
    pub objectives: Vec<Objective>,
    /// `cmi.interactions`
    pub interactions: Vec<Interaction>,
}

impl LmsRecord {
    /// The record of a running session.
    #[must_use]
    pub fn from_data(data: &CmiData) -> Self {
        let read = |name| data.value(name).unwrap_or_default().to_owned();
        Self {
            session_time: read(names::CORE_SESSION_TIME),
            location: read(names::CORE_LESSON_LOCATION),
            score: data.score(),
            status: LessonStatus::parse(&read(names::CORE_LESSON_STATUS)).unwrap_or_default(),
            exit: read(names::CORE_EXIT),
            suspend_data: read(names::SUSPEND_DATA),
            comments: read(names::COMMENTS),
            objectives: data.objectives(),
            interactions: data.interactions(),
        }
    }
}

/// The end of a session, as its block shows it.
#[derive(Clone, Debug)]
pub struct ExitAu<'a> {
    /// How the LMS behaves.
    pub profile: &'a LmsProfile,
    /// What was received last.
    pub record: &'a LmsRecord,
    /// What the LMS made of it.
    pub attempt: &'a Attempt,
    /// Mean score of the lesson's scored sessions, this one included, rounded down; `None` where none is scored.
    pub average_score: Option<i32>,
    /// The package's id.
    pub course_id: &'a str,
    /// The learner's id.
    pub student_id: &'a str,
    /// The SCO's id.
    pub lesson_id: &'a str,
    /// The day as it is shown, `2025/11/24`.
    pub date: &'a str,
    /// What was refused; `NoError` where nothing was.
    pub error: ErrorCode,
}

/// The block at a launch.
#[must_use]
pub fn launch_request(request: &LaunchRequest<'_>) -> String {
    let mut text = format!("***** Au Launch Request - {} *****\n", request.stamp);
    let facts = [
        ("Student ID", request.student_id),
        ("Login ID", request.login_id),
        ("Session ID", request.session_id),
    ];
    for (name, value) in facts.iter().chain(request.parameters) {
        line(&mut text, &format!("{name}: "), value);
    }
    text
}

/// What the LMS hands the module at `LMSInitialize`.
#[must_use]
pub fn getparam(session_id: &str, data: &CmiData) -> String {
    let read = |name| data.value(name).unwrap_or_default();
    let status = LessonStatus::parse(read(names::CORE_LESSON_STATUS)).unwrap_or_default();
    // AICC's flag of entry: ab-initio or resume, nothing in between.
    let entry = [(AB_INITIO, ",A"), (RESUME, ",R")];
    let flag = entry
        .iter()
        .find(|e| e.0 == read(names::CORE_ENTRY))
        .map_or("", |e| e.1);
    let mut text = String::from("command=getparam\n");
    header(&mut text, session_id);
    text.push_str("error=0\nerror_text=Successful\naicc_data=[core]\n");
    line(&mut text, "student_id=", read(names::CORE_STUDENT_ID));
    line(&mut text, "student_name=", read(names::CORE_STUDENT_NAME));
    line(&mut text, "lesson_location=", read(names::CORE_LESSON_LOCATION));
    line(&mut text, "credit=", &initial(read(names::CORE_CREDIT)));
    line(&mut text, "lesson_status=", &format!("{}{flag}", status.letter()));
    line(&mut text, "score=", &scores(&data.score()));
    line(&mut text, "time=", &clock(read(names::CORE_TOTAL_TIME)));
    line(&mut text, "lesson_mode=", &initial(read(names::CORE_LESSON_MODE)));
    block(&mut text, "[core_lesson]", read(names::SUSPEND_DATA));
    block(&mut text, "[core_vendor]", read(names::LAUNCH_DATA));
    block(&mut text, "[comments]", read(names::COMMENTS_FROM_LMS));
    objectives(&mut text, &data.objectives());
    text.push_str("[student_data]\n");
    line(&mut text, "mastery_score=", read(names::STUDENT_DATA_MASTERY_SCORE));
    line(
        &mut text,
        "max_time_allowed=",
        read(names::STUDENT_DATA_MAX_TIME_ALLOWED),
    );
    line(
        &mut text,
        "time_limit_action=",
        read(names::STUDENT_DATA_TIME_LIMIT_ACTION),
    );
    text.push_str("[student_preferences]\n");
    line(&mut text, "audio=", read(names::STUDENT_PREFERENCE_AUDIO));
    line(&mut text, "language=", read(names::STUDENT_PREFERENCE_LANGUAGE));
    line(&mut text, "speed=", read(names::STUDENT_PREFERENCE_SPEED));
    line(&mut text, "text=", read(names::STUDENT_PREFERENCE_TEXT));
    text
}

/// The state at an `LMSCommit`.
#[must_use]
pub fn putparam(session_id: &str, record: &LmsRecord) -> String {
    let exit = if record.exit.is_empty() {
        String::new()
    } else {
        format!(",{}", record.exit)
    };
    let mut text = String::from("command=putparam\n");
    header(&mut text, session_id);
    text.push_str("au_password=\naicc_data=[core]\n");
    line(&mut text, "time=", &clock(&record.session_time));
    line(&mut text, "lesson_location=", &record.location);
    line(&mut text, "score=", &scores(&record.score));
    line(
        &mut text,
        "lesson_status=",
        &format!("{}{exit}", record.status.letter()),
    );
    block(&mut text, "[core_lesson]", &record.suspend_data);
    block(&mut text, "[comments]", &record.comments);
    objectives(&mut text, &record.objectives);
    if !record.interactions.is_empty() {
        text.push_str("[interactions]\n");
    }
    for (number, interaction) in (1..).zip(&record.interactions) {
        for (name, value) in columns(interaction) {
            line(&mut text, &format!("i_{name}.{number}="), &value);
        }
    }
    text
}

/// What the LMS made of a session at its end.
#[must_use]
pub fn exitau(end: &ExitAu<'_>) -> String {
    let (record, attempt) = (end.record, end.attempt);
    let exit = if record.exit.is_empty() {
        String::new()
    } else {
        format!(", {}", record.exit.to_uppercase())
    };
    let average = end.average_score.map(|score| score.to_string()).unwrap_or_default();
    let mut text = String::new();
    line(
        &mut text,
        "[core]lesson_status=",
        &format!("{}{exit}", record.status.letter()),
    );
    line(&mut text, "[core]lesson_location=", &record.location);
    if *end.profile.reinitializes_location && attempt.status.is_done() {
        text.push_str("location reinitialized due to status\n");
    }
    line(&mut text, "[core]time=", &clock(&record.session_time));
    line(&mut text, "tottime(sec)=", &attempt.total().seconds().to_string());
    line(&mut text, "[core]score=", &scores(&record.score));
    line(&mut text, "score used=", &attempt.score.raw);
    line(&mut text, "score.max used=", &attempt.score.max);
    line(&mut text, "score.min used=", &attempt.score.min);
    line(&mut text, "avg score=", &average);
    line(&mut text, "status used=", &attempt.status.letter().to_string());
    text.push_str("***interaction data from API***parsed columns:\n");
    for interaction in &record.interactions {
        parsed(&mut text, end, interaction);
    }
    response(&mut text, end.error);
    text
}

/// The end of a session of which nothing had come.
#[must_use]
pub fn exitau_empty() -> String {
    String::from("***ExitAU Data***\nSession empty\n")
}

fn header(text: &mut String, session_id: &str) {
    line(text, "session_id=", session_id);
    text.push_str("version=3.0\ninterface_type=API;SCORM;1.2\n");
}

fn objectives(text: &mut String, objectives: &[Objective]) {
    text.push_str("[objectives_status]\n");
    for (number, objective) in (1..).zip(objectives) {
        line(text, &format!("j_id.{number}="), &objective.id);
        line(text, &format!("j_status.{number}="), &objective.status);
        line(text, &format!("j_score.{number}="), &scores(&objective.score));
    }
}

fn columns(interaction: &Interaction) -> [(&'static str, String); 9] {
    [
        ("id", interaction.id.clone()),
        ("objective_id", interaction.objectives.join(",")),
        ("time", interaction.time.clone()),
        ("type", interaction.interaction_type.clone()),
        ("correct_response", interaction.correct_responses.join(",")),
        ("weighting", interaction.weighting.clone()),
        ("student_response", interaction.student_response.clone()),
        ("result", interaction.result.clone()),
        ("latency", interaction.latency.clone()),
    ]
}

fn parsed(text: &mut String, end: &ExitAu<'_>, interaction: &Interaction) {
    let (ids, correct) = (
        interaction.objectives.join(","),
        interaction.correct_responses.join(","),
    );
    let columns = [
        ("course_id", end.course_id),
        ("student_id", end.student_id),
        ("lesson_id", end.lesson_id),
        ("date", end.date),
        ("time", &interaction.time),
        ("interaction_id", &interaction.id),
        ("objective_id", &ids),
        ("type_interaction", &interaction.interaction_type),
        ("correct_response", &correct),
        ("student_response", &interaction.student_response),
        ("result", &interaction.result),
    ];
    for (name, value) in columns {
        line(text, &format!("{name} => "), value);
    }
}

fn response(text: &mut String, error: ErrorCode) {
    let message = if error.is_error() { error.text() } else { "Successful" };
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "***Response***\nerror={error}\nerror_text={message}\nversion=3\naicc_data="
    );
}

fn line(text: &mut String, name: &str, value: &str) {
    text.push_str(name);
    text.push_str(value);
    text.push('\n');
}

/// A group of free text: verbatim, on lines of its own, nothing where there is none.
fn block(text: &mut String, name: &str, value: &str) {
    line(text, name, "");
    if !value.is_empty() {
        line(text, value, "");
    }
}

/// `raw,max,min`, without the commas of what is missing at the end.
fn scores(score: &Score) -> String {
    format!("{},{},{}", score.raw, score.max, score.min)
        .trim_end_matches(',')
        .to_owned()
}

/// A CMITimespan as logs show it; as it stands where it is none.
fn clock(timespan: &str) -> String {
    match Timespan::parse(timespan) {
        Some(time) => time.clock(),
        None if timespan.is_empty() => Timespan::default().clock(),
        None => timespan.to_owned(),
    }
}

/// AICC writes vocabularies by their first letter, large.
fn initial(word: &str) -> String {
    word.chars().take(1).flat_map(char::to_uppercase).collect()
}
