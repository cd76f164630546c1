/** Evidence: cases with lasting exhibit numbers, packages made from them, custody in a hash chain. */
export const evidence = /* sql */ `
CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  -- EV-0007: the number that every exhibit and package of this case carries.
  number INTEGER NOT NULL UNIQUE,
  dispute_id INTEGER REFERENCES disputes (id),
  title TEXT NOT NULL,
  claim TEXT NOT NULL,
  order_no TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  -- Salts of this case are derived from it; leaves the archive only inside opened spans.
  salt_key BLOB NOT NULL CHECK (length(salt_key) = 32)
) STRICT;

CREATE TABLE exhibits (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  number INTEGER NOT NULL,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  proves TEXT NOT NULL DEFAULT '',
  UNIQUE (case_id, number),
  UNIQUE (case_id, message_id)
) STRICT;

CREATE TABLE evidence_packages (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  profile TEXT NOT NULL,
  request TEXT NOT NULL CHECK (json_valid(request)),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  seal_code TEXT NOT NULL CHECK (length(seal_code) = 64),
  -- Folder as shown to the person who made it.
  location TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL
) STRICT;

CREATE TABLE custody (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  machine TEXT NOT NULL,
  program_version TEXT NOT NULL,
  event TEXT NOT NULL,
  object TEXT NOT NULL,
  digest_before TEXT,
  digest_after TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER custody_is_kept BEFORE DELETE ON custody
BEGIN SELECT RAISE(ABORT, 'the custody log is never deleted'); END;
CREATE TRIGGER custody_is_unchanged BEFORE UPDATE ON custody
BEGIN SELECT RAISE(ABORT, 'the custody log is never changed'); END;
CREATE TRIGGER evidence_packages_are_kept BEFORE DELETE ON evidence_packages
BEGIN SELECT RAISE(ABORT, 'evidence packages are never deleted'); END;
CREATE TRIGGER exhibits_are_kept BEFORE DELETE ON exhibits
BEGIN SELECT RAISE(ABORT, 'exhibits are never deleted'); END;
`;
