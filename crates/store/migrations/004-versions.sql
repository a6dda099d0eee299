-- What is imported again may be a new version of a package that is there: they share a lineage.
CREATE TABLE lineage (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice
    watched TEXT  -- the zip or folder whose changes come in as new versions
) STRICT;
INSERT INTO lineage (id) SELECT id FROM package;

ALTER TABLE package ADD COLUMN lineage_id INTEGER REFERENCES lineage;
UPDATE package SET lineage_id = id;
ALTER TABLE package ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
CREATE UNIQUE INDEX package_version ON package (lineage_id, version);
-- Where it was imported from; what was imported before did not say.
ALTER TABLE package ADD COLUMN source TEXT;
-- The manifest's path from the root of the content; blank where there is none.
ALTER TABLE package ADD COLUMN manifest TEXT NOT NULL DEFAULT 'imsmanifest.xml';
-- Whether its files are known to have reached the disk.
ALTER TABLE package ADD COLUMN settled INTEGER NOT NULL DEFAULT 1;
-- JSON: how many findings each rule had at the last audit, those that were accepted left out.
ALTER TABLE package ADD COLUMN found TEXT;

-- Findings that somebody has accepted, in all versions of a package.
CREATE TABLE accepted (
    lineage_id INTEGER NOT NULL REFERENCES lineage ON DELETE CASCADE,
    finding    TEXT NOT NULL,  -- audit::Finding::key
    note       TEXT NOT NULL,
    PRIMARY KEY (lineage_id, finding)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL  -- JSON
) STRICT, WITHOUT ROWID;
