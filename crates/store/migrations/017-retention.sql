-- When the session's entries and exchanges were deleted, for their age. Its report is in the table `report` from then on.
ALTER TABLE session ADD COLUMN logs_deleted_at TEXT;  -- RFC 3339
-- The rows themselves are long.
CREATE INDEX session_logs ON session (logs_deleted_at, ended_at);
CREATE TABLE report (
    session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    data       TEXT NOT NULL  -- JSON: workbench::report::Report
) STRICT;
