/** A folder from which exports are taken by themselves. */
export const inbox = /* sql */ `
-- What was lying there and what became of it; a file that changes gets another row.
CREATE TABLE inbox_entries (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('imported', 'unchanged', 'refused')),
  batch_id INTEGER REFERENCES import_batches (id),
  new_count INTEGER NOT NULL,
  error TEXT
) STRICT;
CREATE INDEX inbox_entries_name ON inbox_entries (name, bytes, modified_at);
CREATE TRIGGER inbox_entries_are_kept BEFORE DELETE ON inbox_entries
BEGIN SELECT RAISE(ABORT, 'inbox entries are never deleted'); END;
`;
