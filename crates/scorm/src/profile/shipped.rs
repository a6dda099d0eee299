//! The profiles that ship, each value with its source: a section, a file, a thread, the same in every language. One with
//! a question mark is our reading of a program, not tried on the running LMS.

use super::{
    ChildrenList, CompletedRelaunch, ElementLimit, ElementRange, EntryRule, ExitWithoutFinish, LmsProfile, MasteryRule,
    Recording, SessionStart, Sourced, StudentId, StudentName, UnsetStatus, ValueChecking,
};
use crate::cmi::{self, element_names as names};

const RTE: &str = "SCORM 1.2 RTE §3.4.4";
const CHILDREN: &str = "SCORM 1.2 RTE §3.4.1.2";
const XLMS: &str = "xLMS: exitau";
const MOODLE_JS: &str = "Moodle mod/scorm/datamodels/scorm_12.js";
const MOODLE_LIB: &str = "Moodle mod/scorm/datamodels/scorm_12lib.php (scormstandard = 0)";
const ILIAS_JS: &str = "ILIAS Modules/ScormAicc: SCORM1_2standard.js";
const CHAMILO_JS: &str = "Chamilo public/main/lp/scorm_api.php";
// A value of the API for a SCORM 1.2 course, not a promised default.
const ENGINE_STATUS: &str = "SCORM Cloud API v2: allowCompleteStatusChange = false?";
const ENGINE_SCORE: &str = "SCORM Cloud API v2: scoreOverridesStatus = false?";
const ENGINE_CREDIT: &str = "SCORM Cloud API v2: launchCompletedRegsAsNoCredit = true?";
const ENGINE_LENGTH: &str = "SCORM Cloud API v2: suspendDataMaxLength = 4096?";

/// The ids of profiles that are of no LMS.
pub(super) const NO_LMS: [&str; 3] = ["strict", "minimum", "lenient"];

/// Every profile that ships, the strict one first.
#[must_use]
pub fn profiles() -> Vec<LmsProfile> {
    vec![
        LmsProfile::strict(),
        minimum(),
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
            exit_without_finish: by(RTE, ExitWithoutFinish::Finish),
            entry: by(RTE, EntryRule::Suspended),
            unset_status: by(RTE, UnsetStatus::CompletedOrBrowsed),
            mastery: by(
                "SCORM 1.2 Conformance Requirements p. 2-19",
                MasteryRule::UnlessIncomplete,
            ),
            completion_is_final: by(RTE, false),
            completed_relaunch: by(RTE, CompletedRelaunch::AsBefore),
            recording: by(RTE, Recording::EveryMode),
            reinitializes_location: by(RTE, false),
            session_start: by("SCORM 1.2 RTE §3.3.2", SessionStart::Initialize),
            value_checking: by("SCORM 1.2 RTE §3.4.3", ValueChecking::Checked),
            limits: by("SCORM 1.2 RTE §3.4.3", Vec::new()),
            ranges: by(RTE, Vec::new()),
            unsupported: by(RTE, Vec::new()),
            children: by(CHILDREN, ChildrenList::All),
            student_name: by(RTE, StudentName::LastFirst),
            student_id: by(RTE, StudentId::Identifier),
        }
    }

    /// The LMS whose audit assistant this workbench mirrors: a session left open is resumed, and the location is emptied
    /// once the lesson is done.
    #[must_use]
    pub fn xlms() -> Self {
        Self {
            exit_without_finish: by(XLMS, ExitWithoutFinish::KeepOpen),
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

/// No LMS: all that the standard makes mandatory and nothing else.
fn minimum() -> LmsProfile {
    let optional = cmi::optional_parts().into_iter().map(str::to_owned);
    LmsProfile {
        unsupported: by(RTE, optional.collect()),
        children: by(CHILDREN, ChildrenList::Supported),
        ..named("minimum", "SCORM 1.2, mandatory elements only")
    }
}

fn moodle() -> LmsProfile {
    LmsProfile {
        exit_without_finish: by(
            "Moodle mod/scorm/request.js, datamodels/scorm_12.js",
            ExitWithoutFinish::Abandon,
        ),
        unset_status: by("Moodle mod/scorm/datamodels/scorm_12.js?", UnsetStatus::Completed),
        mastery: by(
            "Moodle mod/scorm/datamodels/scorm_12.js (masteryoverride = 1)",
            MasteryRule::Always,
        ),
        limits: by(
            MOODLE_LIB,
            lengths(
                64_000,
                &[names::CORE_LESSON_LOCATION, names::SUSPEND_DATA, names::COMMENTS],
            ),
        ),
        ranges: by(
            MOODLE_JS,
            vec![ElementRange {
                element: names::INTERACTIONS_N_WEIGHTING.to_owned(),
                least: -100,
                most: 100,
            }],
        ),
        student_name: by(MOODLE_LIB, StudentName::FirstLast),
        student_id: by("Moodle mod/scorm/datamodels/scorm_12.php", StudentId::Login),
        ..named("moodle", "Moodle 4")
    }
}

fn engine() -> LmsProfile {
    LmsProfile {
        mastery: by(ENGINE_SCORE, MasteryRule::OnlyUnset),
        completion_is_final: by(ENGINE_STATUS, true),
        completed_relaunch: by(ENGINE_CREDIT, CompletedRelaunch::NoCredit),
        // The standard's own.
        limits: by(ENGINE_LENGTH, Vec::new()),
        ..named("engine", "SCORM Engine / Cloud")
    }
}

fn ilias() -> LmsProfile {
    LmsProfile {
        exit_without_finish: by("ILIAS Modules/ScormAicc: basisAPI.js", ExitWithoutFinish::Abandon),
        unset_status: by(ILIAS_JS, UnsetStatus::Completed),
        mastery: by(ILIAS_JS, MasteryRule::OnlyCompleted),
        completed_relaunch: by(ILIAS_JS, CompletedRelaunch::Review),
        recording: by(ILIAS_JS, Recording::NormalMode),
        ..named("ilias", "ILIAS")
    }
}

fn chamilo() -> LmsProfile {
    LmsProfile {
        mastery: by("chamilo-lms#4331", MasteryRule::Never),
        session_start: by(CHAMILO_JS, SessionStart::AnyCall),
        value_checking: by(CHAMILO_JS, ValueChecking::Any),
        unsupported: by(
            CHAMILO_JS,
            [
                names::STUDENT_PREFERENCE,
                names::STUDENT_DATA_TIME_LIMIT_ACTION,
                names::COMMENTS,
                names::COMMENTS_FROM_LMS,
                names::INTERACTIONS_N_OBJECTIVES,
            ]
            .map(str::to_owned)
            .into(),
        ),
        children: by(CHAMILO_JS, ChildrenList::Supported),
        ..named("chamilo", "Chamilo")
    }
}

/// No LMS: of each behaviour, the one that forgives a module most among those that LMSs were seen to have. What fails
/// here fails everywhere.
fn lenient() -> LmsProfile {
    LmsProfile {
        exit_without_finish: by(XLMS, ExitWithoutFinish::KeepOpen),
        entry: by("Moodle mod/scorm/datamodels/scorm_12.php", EntryRule::HasData),
        unset_status: by("scorm-again#680", UnsetStatus::IncompleteOrBrowsed),
        mastery: by("chamilo-lms#4331", MasteryRule::Never),
        completion_is_final: by(ENGINE_STATUS, true),
        session_start: by(CHAMILO_JS, SessionStart::AnyCall),
        value_checking: by(CHAMILO_JS, ValueChecking::Any),
        ..named("lenient", "Lenient")
    }
}
