-- From here on `exchange` has only what earlier versions recorded: exchanges are derived from the entries. A blank `data`
-- stands for the derived text, which is the same.
CREATE INDEX IF NOT EXISTS event_problem ON event (session_id, n) WHERE problem;
