-- What the trace lists of an entry without reading it. Migration 11 drops them.
ALTER TABLE event ADD COLUMN row_kind INTEGER NOT NULL DEFAULT 0;  -- journal::RowKind's number
ALTER TABLE event ADD COLUMN exchange INTEGER;                     -- the exchange that follows it: 1 getparam, 2 putparam, 3 exitau
