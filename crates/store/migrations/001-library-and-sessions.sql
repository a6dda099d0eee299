CREATE TABLE package (
    id             INTEGER PRIMARY KEY,
    title          TEXT NOT NULL,
    identifier     TEXT NOT NULL,
    schema_version TEXT,
    file_name      TEXT NOT NULL,
    folder         TEXT NOT NULL UNIQUE,  -- under packages/ in the data folder
    size           INTEGER NOT NULL,      -- of the zip, in bytes
    sha256         TEXT NOT NULL,         -- of the zip
    problems       TEXT NOT NULL,         -- JSON array of scorm::manifest::ManifestProblem
    imported_at    TEXT NOT NULL          -- RFC 3339
) STRICT;

CREATE TABLE sco (
    id         INTEGER PRIMARY KEY,
    package_id INTEGER NOT NULL REFERENCES package ON DELETE CASCADE,
    number     INTEGER NOT NULL,  -- in launch order, from 1
    item       TEXT NOT NULL,     -- JSON: scorm::manifest::ScoRef
    UNIQUE (package_id, number)
) STRICT;

CREATE TABLE learner (
    id          INTEGER PRIMARY KEY,
    student_id  TEXT NOT NULL UNIQUE,
    family_name TEXT NOT NULL,
    given_name  TEXT NOT NULL,
    login       TEXT NOT NULL
) STRICT;

INSERT INTO learner (student_id, family_name, given_name, login) VALUES ('learner-1', 'Martin', 'Camille', 'cmartin');

CREATE TABLE attempt (
    id         INTEGER PRIMARY KEY,
    learner_id INTEGER NOT NULL REFERENCES learner ON DELETE CASCADE,
    sco_id     INTEGER NOT NULL REFERENCES sco ON DELETE CASCADE,
    data       TEXT NOT NULL,  -- JSON: scorm::rte::Attempt
    reset_at   TEXT            -- RFC 3339; the attempt without one is the current one
) STRICT;
CREATE UNIQUE INDEX attempt_current ON attempt (sco_id, learner_id) WHERE reset_at IS NULL;

CREATE TABLE session (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL UNIQUE,
    attempt_id   INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    -- What it was launched with, so that its calls can be replayed at any time.
    profile      TEXT NOT NULL,  -- JSON: scorm::profile::LmsProfile
    launch       TEXT NOT NULL,  -- JSON: scorm::rte::Launch
    before       TEXT NOT NULL,  -- JSON: scorm::rte::Attempt
    "window"     TEXT NOT NULL,
    started_at   TEXT NOT NULL,  -- RFC 3339
    ended_at     TEXT,
    state        TEXT NOT NULL,  -- running, open, finished
    status       TEXT NOT NULL,
    score        TEXT NOT NULL,  -- JSON
    session_time TEXT NOT NULL,
    wall_us      REAL NOT NULL,
    calls        INTEGER NOT NULL,
    failed_calls INTEGER NOT NULL
) STRICT;
CREATE INDEX session_attempt ON session (attempt_id);

CREATE TABLE event (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    at_us      REAL NOT NULL,
    phase      TEXT NOT NULL,  -- JSON
    what       TEXT NOT NULL,  -- JSON: trace::What
    PRIMARY KEY (session_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE exchange (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    after      INTEGER NOT NULL,
    command    TEXT NOT NULL,
    at         TEXT NOT NULL,
    data       TEXT NOT NULL,
    PRIMARY KEY (session_id, number)
) STRICT, WITHOUT ROWID;
