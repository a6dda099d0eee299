//! The profiles that ship, each value with its source. A source that is a program was read; what follows only from a
//! reading of it says so.

use super::{
    Beginning, ElementLimit, ElementRange, EntryRule, Leaving, LmsProfile, MasteryRule, Recording, Relaunch, Sourced,
    StudentId, StudentName, UnsetStatus, Values,
};

const RTE: &str = "SCORM 1.2 RTE §3.4.4";
const XLMS: &str = "exchanges logged by the LMS";
const MOODLE_JS: &str = "Moodle mod/scorm/datamodels/scorm_12.js";
const MOODLE_LIB: &str = "Moodle mod/scorm/datamodels/scorm_12lib.php; settings.php: scormstandard is off";
const ILIAS_JS: &str = "ILIAS Modules/ScormAicc: SCORM1_2standard.js, basisAPI.js";
const CHAMILO_JS: &str = "Chamilo public/main/lp/scorm_api.php";
const ENGINE: &str = "SCORM Cloud API, course configuration: an answer for a SCORM 1.2 course, not a promised default";

/// Every profile that ships, the strict one first.
#[must_use]
pub fn profiles() -> Vec<LmsProfile> {
    vec![
        LmsProfile::strict(),
        LmsProfile::xlms(),
        moodle(),
        engine(),
        ilias(),
        chamilo(),
        lenient(),
    ]
}

fn by<T>(source: &'static str, value: T) -> Sourced<T> {
    Sourced { value, source }
}

impl LmsProfile {
    /// The standard to the letter: the oracle that packages are judged by.
    #[must_use]
    pub fn strict() -> Self {
        Self {
            id: "strict".to_owned(),
            name: "SCORM 1.2".to_owned(),
            leaving: by(RTE, Leaving::Finish),
            entry: by(RTE, EntryRule::Suspended),
            unset_status: by(RTE, UnsetStatus::CompletedOrBrowsed),
            mastery: by(
                "SCORM 1.2 Conformance Requirements p. 2-19",
                MasteryRule::UnlessIncomplete,
            ),
            keeps_done: by(RTE, false),
            relaunch: by(RTE, Relaunch::AsBefore),
            recording: by(RTE, Recording::EveryMode),
            reinitializes_location: by(RTE, false),
            beginning: by("SCORM 1.2 RTE §3.3.2", Beginning::Initialize),
            values: by("SCORM 1.2 RTE §3.4.3", Values::Checked),
            limits: by("SCORM 1.2 RTE §3.4.3", Vec::new()),
            ranges: by(RTE, Vec::new()),
            unsupported: by("SCORM 1.2 RTE §3.4.4: optional elements are supported", Vec::new()),
            student_name: by(RTE, StudentName::LastFirst),
            student_id: by(RTE, StudentId::Identifier),
        }
    }

    /// The LMS whose audit assistant this workbench mirrors: a session left open is resumed, and the location is emptied
    /// once the lesson is done.
    #[must_use]
    pub fn xlms() -> Self {
        Self {
            leaving: by(XLMS, Leaving::KeepOpen),
            reinitializes_location: by(XLMS, true),
            ..named("xlms", "xLMS")
        }
    }
}

/// The standard's behaviours under another name, to say what differs.
fn named(id: &str, name: &str) -> LmsProfile {
    LmsProfile {
        id: id.to_owned(),
        name: name.to_owned(),
        ..LmsProfile::strict()
    }
}

fn lengths(length: u32, elements: &[&str]) -> Vec<ElementLimit> {
    let limit = |element: &&str| ElementLimit {
        element: (*element).to_owned(),
        length,
    };
    elements.iter().map(limit).collect()
}

fn moodle() -> LmsProfile {
    LmsProfile {
        leaving: by(
            "Moodle mod/scorm/request.js, scorm_12.js: total_time is stored at LMSFinish only",
            Leaving::Abandon,
        ),
        unset_status: by(
            "Moodle scorm_12.js: `not attempted` is `completed` before browse mode is asked about (our reading)",
            UnsetStatus::Completed,
        ),
        mastery: by(
            "Moodle scorm_12.js, with masteryoverride on, its default",
            MasteryRule::Always,
        ),
        limits: by(
            MOODLE_LIB,
            lengths(
                64_000,
                &["cmi.core.lesson_location", "cmi.suspend_data", "cmi.comments"],
            ),
        ),
        ranges: by(
            MOODLE_JS,
            vec![ElementRange {
                element: "cmi.interactions.n.weighting".to_owned(),
                least: -100,
                most: 100,
            }],
        ),
        student_name: by(MOODLE_LIB, StudentName::FirstLast),
        student_id: by(
            "Moodle mod/scorm/datamodels/scorm_12.php: the username",
            StudentId::Login,
        ),
        ..named("moodle", "Moodle 4")
    }
}

fn engine() -> LmsProfile {
    LmsProfile {
        mastery: by(ENGINE, MasteryRule::OnlyUnset),
        keeps_done: by(ENGINE, true),
        relaunch: by(ENGINE, Relaunch::NoCredit),
        // suspendDataMaxLength is 4096: the standard's.
        limits: by(ENGINE, Vec::new()),
        ..named("engine", "SCORM Engine / Cloud")
    }
}

fn ilias() -> LmsProfile {
    LmsProfile {
        leaving: by(
            "ILIAS basisAPI.js: a SCO left without LMSFinish is waited for, then abandoned",
            Leaving::Abandon,
        ),
        unset_status: by(ILIAS_JS, UnsetStatus::Completed),
        mastery: by(ILIAS_JS, MasteryRule::OnlyCompleted),
        relaunch: by(ILIAS_JS, Relaunch::Review),
        recording: by(ILIAS_JS, Recording::NormalMode),
        ..named("ilias", "ILIAS")
    }
}

fn chamilo() -> LmsProfile {
    LmsProfile {
        mastery: by(
            "chamilo-lms#4331: the mastery score is not looked at",
            MasteryRule::Never,
        ),
        beginning: by(CHAMILO_JS, Beginning::AnyCall),
        values: by(CHAMILO_JS, Values::Any),
        unsupported: by(
            CHAMILO_JS,
            [
                "cmi.student_preference",
                "cmi.student_data.time_limit_action",
                "cmi.comments",
                "cmi.comments_from_lms",
                "cmi.interactions.n.objectives",
            ]
            .map(str::to_owned)
            .into(),
        ),
        ..named("chamilo", "Chamilo")
    }
}

/// No LMS: of each behaviour, the one that forgives a module most among those that LMSs were seen to have. What fails
/// here fails everywhere.
fn lenient() -> LmsProfile {
    LmsProfile {
        leaving: by(XLMS, Leaving::KeepOpen),
        entry: by(
            "Moodle scorm_12.php gives back location and suspend data whatever the exit was",
            EntryRule::Kept,
        ),
        unset_status: by("scorm-again since 2.0.1 (#680)", UnsetStatus::IncompleteOrBrowsed),
        mastery: by("chamilo-lms#4331", MasteryRule::Never),
        keeps_done: by(ENGINE, true),
        beginning: by(CHAMILO_JS, Beginning::AnyCall),
        values: by(CHAMILO_JS, Values::Any),
        ..named("lenient", "Lenient")
    }
}
