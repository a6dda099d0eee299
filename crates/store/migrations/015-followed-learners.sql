-- Whether the journal holds what the learner's sessions exchange, where it does not hold everyone's: 1 or 0.
ALTER TABLE learner ADD COLUMN followed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX attempt_learner ON attempt (learner_id);
