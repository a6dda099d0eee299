-- The file says that it is a library of the workbench: "SCAu". Opening one that does not is refused.
PRAGMA application_id = 0x53434175;

-- Whether the package's files could not be read when the library was last opened.
ALTER TABLE package ADD COLUMN unreadable INTEGER NOT NULL DEFAULT 0;
