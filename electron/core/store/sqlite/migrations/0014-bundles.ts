/** What came from other archives. */
export const bundles = /* sql */ `
-- Batches that were first made in another archive.
CREATE TABLE batch_origins (
  batch_id INTEGER PRIMARY KEY REFERENCES import_batches (id),
  archive TEXT NOT NULL,
  origin_id TEXT NOT NULL
) STRICT;
CREATE INDEX batch_origins_origin ON batch_origins (archive, origin_id);

-- What people decided there. Kept even while what it is about is not here yet.
CREATE TABLE received_deeds (
  archive TEXT NOT NULL,
  origin_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  deed TEXT NOT NULL CHECK (json_valid(deed)),
  received_at INTEGER NOT NULL,
  -- Its place in the event log here, once it was applied.
  event_id INTEGER REFERENCES events (id),
  -- Nothing is left to do for it, e.g. as a later word here overrules it.
  is_settled INTEGER NOT NULL DEFAULT 0 CHECK (is_settled IN (0, 1)),
  PRIMARY KEY (archive, origin_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX received_deeds_event ON received_deeds (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX received_deeds_waiting ON received_deeds (at) WHERE is_settled = 0;

CREATE TRIGGER batch_origins_are_kept BEFORE DELETE ON batch_origins
BEGIN SELECT RAISE(ABORT, 'origins are never deleted'); END;
CREATE TRIGGER received_deeds_are_kept BEFORE DELETE ON received_deeds
BEGIN SELECT RAISE(ABORT, 'deeds are never deleted'); END;
`;
