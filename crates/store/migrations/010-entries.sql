-- Entries by what they say: a call made with strings, as nearly all are, is in its columns and nowhere else. Migration 11 moves
-- the rows of `event` here.
CREATE TABLE entry (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    seq        INTEGER NOT NULL,  -- its place in the timeline, from 1
    at_us      REAL NOT NULL,     -- microseconds since the launch
    phase      INTEGER NOT NULL,  -- of the module's page, by its number (src/entry_columns.rs)
    mark       INTEGER NOT NULL,  -- what the trace lists: kind of row, whether it is a problem, the exchange that follows
    function   INTEGER,           -- of a call, by its number
    error      INTEGER,           -- of a call: its error; of a request: its HTTP status
    element    TEXT,              -- of an LMSGetValue or LMSSetValue
    value      TEXT,              -- the call's other argument
    answer     TEXT,              -- what the call returned
    data       TEXT,              -- JSON of what happened, where the columns do not say all of it
    PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;
-- The trace lists a session from this index alone.
CREATE INDEX entry_mark ON entry (session_id, seq, mark);
