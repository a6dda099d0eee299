-- How the SCOs of a course are launched, in all its versions. A course without a row is launched with the defaults.
CREATE TABLE launch_options (
    lineage_id       INTEGER PRIMARY KEY REFERENCES lineage ON DELETE CASCADE,
    learner_id       INTEGER REFERENCES learner ON DELETE SET NULL,  -- none: the default learner
    "window"         TEXT NOT NULL,     -- JSON: journal::LaunchWindow
    profile          TEXT NOT NULL,     -- an LMS profile's id
    mode             TEXT NOT NULL,     -- JSON: scorm::rte::LessonMode
    offline          INTEGER NOT NULL,  -- 1: requests to other hosts are blocked
    learner_language TEXT               -- BCP 47; none: the interface's
) STRICT;
