-- The standard that a package is made for: scorm::Standard as JSON. What was imported before was SCORM 1.2 or refused.
ALTER TABLE package ADD COLUMN standard TEXT NOT NULL DEFAULT '"scorm12"';
