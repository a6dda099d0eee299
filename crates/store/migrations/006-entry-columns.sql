-- When the player page was requested: its clock starts then. NULL if it never was, and in sessions of earlier versions.
ALTER TABLE session ADD COLUMN page_opened_at TEXT;  -- RFC 3339

-- What entries are filtered by; each repeats a part of `what`. Migration 11 drops them.
ALTER TABLE event ADD COLUMN kind TEXT NOT NULL DEFAULT '';         -- the tag of trace::What
ALTER TABLE event ADD COLUMN function TEXT;                         -- of a call
ALTER TABLE event ADD COLUMN element TEXT;                          -- of an LMSGetValue or LMSSetValue
ALTER TABLE event ADD COLUMN error INTEGER;                         -- of a call: its error; of a request: its HTTP status
ALTER TABLE event ADD COLUMN problem INTEGER NOT NULL DEFAULT 0;    -- whether the entry shows a problem
