/** A case as people lead it: its facts, what lies in its basket, which exhibits carry which claim. */
export const cases = /* sql */ `
ALTER TABLE cases ADD COLUMN platform TEXT;
ALTER TABLE cases ADD COLUMN shop TEXT;
ALTER TABLE cases ADD COLUMN buyer TEXT;
ALTER TABLE cases ADD COLUMN amount_cents INTEGER;
-- Of the case itself; without one the dispute's holds.
ALTER TABLE cases ADD COLUMN deadline_at INTEGER;

-- Order and shipping records, photographs and other files that a person added, with where they are
-- from. Their numbers are of one row with those of messages.
CREATE TABLE case_files (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  -- SHA-256; the bytes lie with the attachments.
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  bytes INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('order', 'shipping', 'photo', 'policy', 'identity', 'other')),
  source TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  UNIQUE (case_id, number),
  UNIQUE (case_id, digest)
) STRICT;

-- The basket. Taken out again, an item stays on record and its number is not given anew.
CREATE TABLE case_items (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL CHECK (kind IN ('message', 'session', 'period', 'file')),
  message_id INTEGER REFERENCES messages (id),
  conversation_id INTEGER REFERENCES conversations (id),
  -- UTC ms; inclusive and exclusive; null: open.
  from_at INTEGER,
  to_at INTEGER,
  file_id INTEGER REFERENCES case_files (id),
  note TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
  CHECK ((kind IN ('message', 'session')) = (message_id IS NOT NULL)),
  CHECK ((kind = 'period') = (conversation_id IS NOT NULL)),
  CHECK ((kind = 'file') = (file_id IS NOT NULL))
) STRICT;
CREATE INDEX case_items_case ON case_items (case_id) WHERE removed_at IS NULL;

CREATE TABLE case_claims (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  text TEXT NOT NULL,
  -- Numbers of the exhibits that it cites.
  exhibits TEXT NOT NULL CHECK (json_valid(exhibits)),
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) STRICT;
CREATE INDEX case_claims_case ON case_claims (case_id) WHERE removed_at IS NULL;

-- A-0003 of a case: numbered once, the same file in every supplement.
CREATE TABLE case_attachments (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (case_id, number),
  UNIQUE (case_id, digest)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER case_files_are_kept BEFORE DELETE ON case_files
BEGIN SELECT RAISE(ABORT, 'files of a case are never deleted'); END;
CREATE TRIGGER case_files_are_unchanged BEFORE UPDATE ON case_files
BEGIN SELECT RAISE(ABORT, 'files of a case are never changed'); END;
CREATE TRIGGER case_items_are_kept BEFORE DELETE ON case_items
BEGIN SELECT RAISE(ABORT, 'items of a case are never deleted'); END;
CREATE TRIGGER case_claims_are_kept BEFORE DELETE ON case_claims
BEGIN SELECT RAISE(ABORT, 'claims of a case are never deleted'); END;
CREATE TRIGGER case_attachments_are_kept BEFORE DELETE ON case_attachments
BEGIN SELECT RAISE(ABORT, 'numbers are never deleted'); END;
`;
