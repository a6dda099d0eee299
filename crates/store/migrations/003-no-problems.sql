-- What a manifest has wrong is told by the audit, which reads the package anew each time.
ALTER TABLE package DROP COLUMN problems;
