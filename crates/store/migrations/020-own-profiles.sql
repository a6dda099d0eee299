-- LMS profiles of the user's own. A session has a copy of the one that it was launched with.
CREATE TABLE lms_profile (
    number  INTEGER PRIMARY KEY,  -- rows behind damage are found by it
    id      TEXT NOT NULL UNIQUE,
    profile TEXT NOT NULL,        -- JSON: scorm::LmsProfile
    note    TEXT NOT NULL         -- what the user wrote about it
) STRICT;
