-- The trace's index of a session is read from this one alone. It has what the index of problems had.
CREATE INDEX IF NOT EXISTS event_row ON event (session_id, n, row_kind, problem, exchange);
DROP INDEX event_problem;
