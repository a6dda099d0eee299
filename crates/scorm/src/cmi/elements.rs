//! The data model of SCORM 1.2, as one table to hold beside the standard's page. No rule is interpreted here:
//! `names` finds an element, `types` judges a value, `data` keeps it.

use serde::{Deserialize, Serialize};

use super::{
    element_names as names,
    entry_words::{AB_INITIO, RESUME},
};

/// Who may use an element (SCORM 1.2 RTE §3.4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Access {
    /// The SCO may read it only; setting it is 403.
    ReadOnly,
    /// The SCO may set it only; reading it is 404.
    WriteOnly,
    /// The SCO may read and set it.
    ReadWrite,
    /// The SCO may read it, and what it sets is added to what is there (`cmi.comments`).
    Append,
    /// `_children`, `_count` or `_version`: read only, and setting it is 402.
    Keyword,
}

/// The type of an element's value (SCORM 1.2 RTE §3.4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum DataType {
    /// CMIString255 and CMIString4096: any text up to the element's limit.
    Text,
    /// CMIIdentifier: printable ASCII without white space.
    Identifier,
    /// CMIDecimal.
    Decimal,
    /// CMIDecimal, or blank.
    DecimalOrBlank,
    /// CMISInteger.
    SignedInteger,
    /// CMITimespan: `HHHH:MM:SS.SS`.
    Timespan,
    /// CMITime: `HH:MM:SS.SS`.
    Time,
    /// CMIVocabulary: one of the element's words, whole and in this case.
    Vocabulary,
    /// One of the element's words, or a CMIDecimal.
    VocabularyOrDecimal,
    /// CMIFeedback: a response in the grammar of the interaction's type.
    Feedback,
    /// The names of the children, or the version of the model: fixed text.
    Constant,
    /// CMIInteger: how many records an array has.
    Count,
}

/// What narrows a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ValueLimit {
    /// Nothing but the type.
    None,
    /// At most so many characters.
    Length(u32),
    /// From the first number to the second, both included.
    Range(i32, i32),
    /// One of these words.
    Words(&'static [&'static str]),
}

/// One element of the data model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Element {
    /// Its name; `n` and `m` stand for the indices of arrays.
    pub name: &'static str,
    /// Who may use it.
    pub access: Access,
    /// Whether the standard makes every LMS support it.
    pub mandatory: bool,
    /// The type of its value.
    pub data_type: DataType,
    /// What narrows the type.
    pub limit: ValueLimit,
    /// Its value before anything is set or given by the LMS.
    pub initial: &'static str,
    /// Where the standard says so: sections of RTE, ADD, CR and CAM.
    pub section: &'static str,
}

impl Element {
    /// The words that it takes, where its type is a vocabulary.
    #[must_use]
    pub fn words(&self) -> &'static [&'static str] {
        match self.limit {
            ValueLimit::Words(words) => words,
            _ => &[],
        }
    }

    /// The most characters that it takes, where the standard limits them.
    #[must_use]
    pub fn length_limit(&self) -> Option<u32> {
        match self.limit {
            ValueLimit::Length(limit) => Some(limit),
            _ => None,
        }
    }
}

/// `cmi.core.lesson_status` as a SCO may set it: `not attempted` is the LMS's word alone.
const STATUS_BY_SCO: &[&str] = &["passed", "completed", "failed", "incomplete", "browsed"];
const STATUS: &[&str] = &[
    "passed",
    "completed",
    "failed",
    "incomplete",
    "browsed",
    "not attempted",
];
const CREDIT: &[&str] = &["credit", "no-credit"];
const ENTRY: &[&str] = &[AB_INITIO, RESUME, ""];
const MODE: &[&str] = &["browse", "normal", "review"];
const EXIT: &[&str] = &["time-out", "suspend", "logout", ""];
const TIME_LIMIT_ACTION: &[&str] = &[
    "exit,message",
    "exit,no message",
    "continue,message",
    "continue,no message",
];
const INTERACTION: &[&str] = &[
    "true-false",
    "choice",
    "fill-in",
    "matching",
    "performance",
    "likert",
    "sequencing",
    "numeric",
];
const RESULT: &[&str] = &["correct", "wrong", "unanticipated", "neutral"];

const SHORT: ValueLimit = ValueLimit::Length(255);
const LONG: ValueLimit = ValueLimit::Length(4096);
const SCORE: ValueLimit = ValueLimit::Range(0, 100);

use Access::{Append, Keyword, ReadOnly, ReadWrite, WriteOnly};
use DataType::{
    Constant, Count, Decimal, DecimalOrBlank, Feedback, Identifier, SignedInteger, Text, Time, Timespan, Vocabulary,
    VocabularyOrDecimal,
};

const M: bool = true;
const O: bool = false;

// Where the standard says so. RTE is *SCORM 1.2 The SCORM Run-Time Environment*, ADD *Addendums v2.0*, CR *Conformance
// Requirements 1.2*, CAM *Content Aggregation Model*.
const DATA: &str = "RTE §3.4.4";
const KEYWORD: &str = "RTE §3.4.1.2, §3.4.4";
const ARRAY: &str = "RTE §3.4.1.2, §3.4.3, §3.4.4";
const TEXTS: &str = "RTE §3.4.3, §3.4.4";
const WORDS: &str = "RTE §3.4.4, ADD 4";
const STATUSES: &str = "RTE §3.4.4 p. 3-24 and 3-25, ADD 4, CR p. 2-19";
const EXITS: &str = "RTE §3.4.4, ADD 4 and 6";
const SCORES: &str = "RTE §3.4.4, ADD 16 and 17";
const TIMES: &str = "RTE §3.4.3, §3.4.4, ADD 4, CR 10.10";
const FROM_MANIFEST: &str = "RTE §3.4.4, ADD 16 and 17, CAM §2.3.2";
const RECORD: &str = "RTE §3.4.3, §3.4.4, CR 8.2.7 and 9.3.8";
const RECORD_STATUS: &str = "RTE §3.4.4, CR 6.5.4";

const fn row(
    name: &'static str,
    access: Access,
    mandatory: bool,
    data_type: DataType,
    limit: ValueLimit,
    initial: &'static str,
    section: &'static str,
) -> Element {
    Element {
        name,
        access,
        mandatory,
        data_type,
        limit,
        initial,
        section,
    }
}

/// The whole data model (SCORM 1.2 RTE §3.4.4), in the order of the standard.
#[rustfmt::skip]
pub static ELEMENTS: &[Element] = &[
    row(names::VERSION, Keyword, M, Constant, ValueLimit::None, "3.4", KEYWORD),
    row(names::CORE_CHILDREN, Keyword, M, Constant, ValueLimit::None,
        "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time", KEYWORD),
    row(names::CORE_STUDENT_ID, ReadOnly, M, Identifier, SHORT, "", TEXTS),
    row(names::CORE_STUDENT_NAME, ReadOnly, M, Text, SHORT, "", TEXTS),
    row(names::CORE_LESSON_LOCATION, ReadWrite, M, Text, SHORT, "", TEXTS),
    row(names::CORE_CREDIT, ReadOnly, M, Vocabulary, ValueLimit::Words(CREDIT), "credit", WORDS),
    row(names::CORE_LESSON_STATUS, ReadWrite, M, Vocabulary, ValueLimit::Words(STATUS_BY_SCO), "not attempted", STATUSES),
    row(names::CORE_ENTRY, ReadOnly, M, Vocabulary, ValueLimit::Words(ENTRY), AB_INITIO, WORDS),
    row(names::CORE_SCORE_CHILDREN, Keyword, M, Constant, ValueLimit::None, "raw,min,max", KEYWORD),
    row(names::CORE_SCORE_RAW, ReadWrite, M, DecimalOrBlank, SCORE, "", SCORES),
    row(names::CORE_SCORE_MAX, ReadWrite, O, DecimalOrBlank, SCORE, "", SCORES),
    row(names::CORE_SCORE_MIN, ReadWrite, O, DecimalOrBlank, SCORE, "", SCORES),
    row(names::CORE_TOTAL_TIME, ReadOnly, M, Timespan, ValueLimit::None, "0000:00:00.00", TIMES),
    row(names::CORE_LESSON_MODE, ReadOnly, O, Vocabulary, ValueLimit::Words(MODE), "normal", WORDS),
    row(names::CORE_EXIT, WriteOnly, M, Vocabulary, ValueLimit::Words(EXIT), "", EXITS),
    row(names::CORE_SESSION_TIME, WriteOnly, M, Timespan, ValueLimit::None, "", TIMES),
    row(names::SUSPEND_DATA, ReadWrite, M, Text, LONG, "", TEXTS),
    row(names::LAUNCH_DATA, ReadOnly, M, Text, LONG, "", FROM_MANIFEST),
    row(names::COMMENTS, Append, O, Text, LONG, "", TEXTS),
    row(names::COMMENTS_FROM_LMS, ReadOnly, O, Text, LONG, "", TEXTS),
    row(names::OBJECTIVES_CHILDREN, Keyword, O, Constant, ValueLimit::None, "id,score,status", KEYWORD),
    row(names::OBJECTIVES_COUNT, Keyword, O, Count, ValueLimit::None, "0", ARRAY),
    row(names::OBJECTIVES_N_ID, ReadWrite, O, Identifier, SHORT, "", RECORD),
    row(names::OBJECTIVES_N_SCORE_CHILDREN, Keyword, O, Constant, ValueLimit::None, "raw,min,max", KEYWORD),
    row(names::OBJECTIVES_N_SCORE_RAW, ReadWrite, O, DecimalOrBlank, SCORE, "", RECORD),
    row(names::OBJECTIVES_N_SCORE_MAX, ReadWrite, O, DecimalOrBlank, SCORE, "", RECORD),
    row(names::OBJECTIVES_N_SCORE_MIN, ReadWrite, O, DecimalOrBlank, SCORE, "", RECORD),
    row(names::OBJECTIVES_N_STATUS, ReadWrite, O, Vocabulary, ValueLimit::Words(STATUS), "", RECORD_STATUS),
    row(names::STUDENT_DATA_CHILDREN, Keyword, O, Constant, ValueLimit::None,
        "mastery_score,max_time_allowed,time_limit_action", KEYWORD),
    row(names::STUDENT_DATA_MASTERY_SCORE, ReadOnly, O, DecimalOrBlank, SCORE, "", FROM_MANIFEST),
    row(names::STUDENT_DATA_MAX_TIME_ALLOWED, ReadOnly, O, Timespan, ValueLimit::None, "", FROM_MANIFEST),
    row(names::STUDENT_DATA_TIME_LIMIT_ACTION, ReadOnly, O, Vocabulary, ValueLimit::Words(TIME_LIMIT_ACTION),
        "continue,no message", FROM_MANIFEST),
    row(names::STUDENT_PREFERENCE_CHILDREN, Keyword, O, Constant, ValueLimit::None, "audio,language,speed,text", KEYWORD),
    row(names::STUDENT_PREFERENCE_AUDIO, ReadWrite, O, SignedInteger, ValueLimit::Range(-1, 100), "0", DATA),
    row(names::STUDENT_PREFERENCE_LANGUAGE, ReadWrite, O, Text, SHORT, "", TEXTS),
    row(names::STUDENT_PREFERENCE_SPEED, ReadWrite, O, SignedInteger, ValueLimit::Range(-100, 100), "0", DATA),
    row(names::STUDENT_PREFERENCE_TEXT, ReadWrite, O, SignedInteger, ValueLimit::Range(-1, 1), "0", DATA),
    row(names::INTERACTIONS_CHILDREN, Keyword, O, Constant, ValueLimit::None,
        "id,objectives,time,type,correct_responses,weighting,student_response,result,latency", KEYWORD),
    row(names::INTERACTIONS_COUNT, Keyword, O, Count, ValueLimit::None, "0", ARRAY),
    row(names::INTERACTIONS_N_ID, WriteOnly, O, Identifier, SHORT, "", RECORD),
    row(names::INTERACTIONS_N_OBJECTIVES_COUNT, Keyword, O, Count, ValueLimit::None, "0", ARRAY),
    row(names::INTERACTIONS_N_OBJECTIVES_M_ID, WriteOnly, O, Identifier, SHORT, "", RECORD),
    row(names::INTERACTIONS_N_TIME, WriteOnly, O, Time, ValueLimit::None, "", TIMES),
    row(names::INTERACTIONS_N_TYPE, WriteOnly, O, Vocabulary, ValueLimit::Words(INTERACTION), "", WORDS),
    row(names::INTERACTIONS_N_CORRECT_RESPONSES_COUNT, Keyword, O, Count, ValueLimit::None, "0", ARRAY),
    row(names::INTERACTIONS_N_CORRECT_RESPONSES_M_PATTERN, WriteOnly, O, Feedback, SHORT, "", RECORD),
    row(names::INTERACTIONS_N_WEIGHTING, WriteOnly, O, Decimal, ValueLimit::None, "", RECORD),
    row(names::INTERACTIONS_N_STUDENT_RESPONSE, WriteOnly, O, Feedback, SHORT, "", RECORD),
    row(names::INTERACTIONS_N_RESULT, WriteOnly, O, VocabularyOrDecimal, ValueLimit::Words(RESULT), "", WORDS),
    row(names::INTERACTIONS_N_LATENCY, WriteOnly, O, Timespan, ValueLimit::None, "", TIMES),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_lists_name_what_the_table_has() {
        for keyword in ELEMENTS.iter().filter(|e| e.name.ends_with("._children")) {
            let parent = keyword.name.trim_end_matches("_children");
            for child in keyword.initial.split(',') {
                let found = ELEMENTS.iter().any(|e| {
                    let rest = e.name.strip_prefix(parent).map(|r| r.trim_start_matches("n."));
                    rest.is_some_and(|r| r == child || r.starts_with(&format!("{child}.")))
                });
                assert!(found, "{} names {child}", keyword.name);
            }
        }
    }
}
