-- What the earlier sessions of a SCO sent is read from this index alone: each session's log has their mean score. The rows
-- themselves are long. It has what the index of sessions by their attempt had.
CREATE INDEX IF NOT EXISTS session_sent ON session (attempt_id, sent);
DROP INDEX session_attempt;
