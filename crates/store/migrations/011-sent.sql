-- What the module sent in a session, apart from what its attempt carries over (journal::Sent as JSON); empty where it is not
-- known. Filled before migration 12.
ALTER TABLE session ADD COLUMN sent TEXT NOT NULL DEFAULT '';
