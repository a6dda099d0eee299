//! The words of `cmi.core.entry` (SCORM 1.2 RTE §3.4.4). It is blank where neither fits.

/// The learner launches the SCO for the first time.
pub const AB_INITIO: &str = "ab-initio";
/// The SCO resumes where the learner left it.
pub const RESUME: &str = "resume";
