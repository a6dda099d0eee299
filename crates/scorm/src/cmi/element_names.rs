//! The names of the elements, once: code names an element by its constant. `n` and `m` stand for the indices of arrays. What
//! an element is stands in the table of elements.

/// `cmi._version`
pub const VERSION: &str = "cmi._version";
/// `cmi.core._children`
pub const CORE_CHILDREN: &str = "cmi.core._children";
/// `cmi.core.student_id`
pub const CORE_STUDENT_ID: &str = "cmi.core.student_id";
/// `cmi.core.student_name`
pub const CORE_STUDENT_NAME: &str = "cmi.core.student_name";
/// `cmi.core.lesson_location`
pub const CORE_LESSON_LOCATION: &str = "cmi.core.lesson_location";
/// `cmi.core.credit`
pub const CORE_CREDIT: &str = "cmi.core.credit";
/// `cmi.core.lesson_status`
pub const CORE_LESSON_STATUS: &str = "cmi.core.lesson_status";
/// `cmi.core.entry`
pub const CORE_ENTRY: &str = "cmi.core.entry";
/// `cmi.core.score._children`
pub const CORE_SCORE_CHILDREN: &str = "cmi.core.score._children";
/// `cmi.core.score.raw`
pub const CORE_SCORE_RAW: &str = "cmi.core.score.raw";
/// `cmi.core.score.max`
pub const CORE_SCORE_MAX: &str = "cmi.core.score.max";
/// `cmi.core.score.min`
pub const CORE_SCORE_MIN: &str = "cmi.core.score.min";
/// `cmi.core.total_time`
pub const CORE_TOTAL_TIME: &str = "cmi.core.total_time";
/// `cmi.core.lesson_mode`
pub const CORE_LESSON_MODE: &str = "cmi.core.lesson_mode";
/// `cmi.core.exit`
pub const CORE_EXIT: &str = "cmi.core.exit";
/// `cmi.core.session_time`
pub const CORE_SESSION_TIME: &str = "cmi.core.session_time";
/// `cmi.suspend_data`
pub const SUSPEND_DATA: &str = "cmi.suspend_data";
/// `cmi.launch_data`
pub const LAUNCH_DATA: &str = "cmi.launch_data";
/// `cmi.comments`
pub const COMMENTS: &str = "cmi.comments";
/// `cmi.comments_from_lms`
pub const COMMENTS_FROM_LMS: &str = "cmi.comments_from_lms";
/// `cmi.objectives._children`
pub const OBJECTIVES_CHILDREN: &str = "cmi.objectives._children";
/// `cmi.objectives._count`
pub const OBJECTIVES_COUNT: &str = "cmi.objectives._count";
/// `cmi.objectives.n.id`
pub const OBJECTIVES_N_ID: &str = "cmi.objectives.n.id";
/// `cmi.objectives.n.score._children`
pub const OBJECTIVES_N_SCORE_CHILDREN: &str = "cmi.objectives.n.score._children";
/// `cmi.objectives.n.score.raw`
pub const OBJECTIVES_N_SCORE_RAW: &str = "cmi.objectives.n.score.raw";
/// `cmi.objectives.n.score.max`
pub const OBJECTIVES_N_SCORE_MAX: &str = "cmi.objectives.n.score.max";
/// `cmi.objectives.n.score.min`
pub const OBJECTIVES_N_SCORE_MIN: &str = "cmi.objectives.n.score.min";
/// `cmi.objectives.n.status`
pub const OBJECTIVES_N_STATUS: &str = "cmi.objectives.n.status";
/// `cmi.student_data._children`
pub const STUDENT_DATA_CHILDREN: &str = "cmi.student_data._children";
/// `cmi.student_data.mastery_score`
pub const STUDENT_DATA_MASTERY_SCORE: &str = "cmi.student_data.mastery_score";
/// `cmi.student_data.max_time_allowed`
pub const STUDENT_DATA_MAX_TIME_ALLOWED: &str = "cmi.student_data.max_time_allowed";
/// `cmi.student_data.time_limit_action`
pub const STUDENT_DATA_TIME_LIMIT_ACTION: &str = "cmi.student_data.time_limit_action";
/// `cmi.student_preference._children`
pub const STUDENT_PREFERENCE_CHILDREN: &str = "cmi.student_preference._children";
/// `cmi.student_preference.audio`
pub const STUDENT_PREFERENCE_AUDIO: &str = "cmi.student_preference.audio";
/// `cmi.student_preference.language`
pub const STUDENT_PREFERENCE_LANGUAGE: &str = "cmi.student_preference.language";
/// `cmi.student_preference.speed`
pub const STUDENT_PREFERENCE_SPEED: &str = "cmi.student_preference.speed";
/// `cmi.student_preference.text`
pub const STUDENT_PREFERENCE_TEXT: &str = "cmi.student_preference.text";
/// `cmi.interactions._children`
pub const INTERACTIONS_CHILDREN: &str = "cmi.interactions._children";
/// `cmi.interactions._count`
pub const INTERACTIONS_COUNT: &str = "cmi.interactions._count";
/// `cmi.interactions.n.id`
pub const INTERACTIONS_N_ID: &str = "cmi.interactions.n.id";
/// `cmi.interactions.n.objectives._count`
pub const INTERACTIONS_N_OBJECTIVES_COUNT: &str = "cmi.interactions.n.objectives._count";
/// `cmi.interactions.n.objectives.m.id`
pub const INTERACTIONS_N_OBJECTIVES_M_ID: &str = "cmi.interactions.n.objectives.m.id";
/// `cmi.interactions.n.time`
pub const INTERACTIONS_N_TIME: &str = "cmi.interactions.n.time";
/// `cmi.interactions.n.type`
pub const INTERACTIONS_N_TYPE: &str = "cmi.interactions.n.type";
/// `cmi.interactions.n.correct_responses._count`
pub const INTERACTIONS_N_CORRECT_RESPONSES_COUNT: &str = "cmi.interactions.n.correct_responses._count";
/// `cmi.interactions.n.correct_responses.m.pattern`
pub const INTERACTIONS_N_CORRECT_RESPONSES_M_PATTERN: &str = "cmi.interactions.n.correct_responses.m.pattern";
/// `cmi.interactions.n.weighting`
pub const INTERACTIONS_N_WEIGHTING: &str = "cmi.interactions.n.weighting";
/// `cmi.interactions.n.student_response`
pub const INTERACTIONS_N_STUDENT_RESPONSE: &str = "cmi.interactions.n.student_response";
/// `cmi.interactions.n.result`
pub const INTERACTIONS_N_RESULT: &str = "cmi.interactions.n.result";
/// `cmi.interactions.n.latency`
pub const INTERACTIONS_N_LATENCY: &str = "cmi.interactions.n.latency";

/// `cmi.core.score`, which is no element: all that is in it.
pub const CORE_SCORE: &str = "cmi.core.score";
/// `cmi.objectives`, which is no element: all that is in it.
pub const OBJECTIVES: &str = "cmi.objectives";
/// `cmi.student_preference`, which is no element: all that is in it.
pub const STUDENT_PREFERENCE: &str = "cmi.student_preference";
/// `cmi.interactions`, which is no element: all that is in it.
pub const INTERACTIONS: &str = "cmi.interactions";
/// `cmi.interactions.n.objectives`, which is no element: all that is in it.
pub const INTERACTIONS_N_OBJECTIVES: &str = "cmi.interactions.n.objectives";
