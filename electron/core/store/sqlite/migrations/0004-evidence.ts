/** Evidence: cases with lasting exhibit numbers, packages made from them, custody in a hash chain. */
export const evidence = /* sql */ `
CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  -- EV-0007: the number that every exhibit and package of this case carries.
  number INTEGER NOT NULL UNIQUE,
  dispute_id INTEGER REFERENCES disputes (id),
  -- Digest of what was picked, so that asking the same again finds the same case.
  subject TEXT NOT NULL,
  title TEXT NOT NULL,
  claim TEXT NOT NULL,
  order_no TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  -- Salts of this case are derived from it; leaves the archive only inside opened spans.
  salt_key BLOB NOT NULL CHECK (length(salt_key) = 32)
) STRICT;
CREATE UNIQUE INDEX cases_dispute ON cases (dispute_id) WHERE dispute_id IS NOT NULL;
CREATE INDEX cases_subject ON cases (subject);

CREATE TABLE exhibits (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  number INTEGER NOT NULL,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  UNIQUE (case_id, number),
  UNIQUE (case_id, message_id)
) STRICT;

-- S-0003 of a case: numbered once, so that a message's commitment stays the same in supplements.
CREATE TABLE case_sources (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  number INTEGER NOT NULL,
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  PRIMARY KEY (case_id, number),
  UNIQUE (case_id, source_file_id)
) STRICT, WITHOUT ROWID;

-- Where a message was cut into spans (UTF-16 offsets): kept, so that opening a span later reaches the
-- same leaf.
CREATE TABLE case_cuts (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  message_id INTEGER NOT NULL REFERENCES messages (id),
  offset INTEGER NOT NULL CHECK (offset > 0),
  PRIMARY KEY (case_id, message_id, offset)
) STRICT, WITHOUT ROWID;

-- Number of a package within its case: 1 for EV-0007, 2 for EV-0007-S02. The same content, asked by
-- the same person at the same instant, is the same package.
CREATE TABLE case_parts (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  part INTEGER NOT NULL,
  content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (case_id, part),
  UNIQUE (case_id, content_digest, created_at, created_by)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_packages (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  part INTEGER NOT NULL,
  title TEXT NOT NULL,
  profile TEXT NOT NULL,
  request TEXT NOT NULL CHECK (json_valid(request)),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  seal_code TEXT NOT NULL CHECK (length(seal_code) = 64),
  -- Folder as shown to the person who made it.
  location TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  FOREIGN KEY (case_id, part) REFERENCES case_parts (case_id, part)
) STRICT;
CREATE INDEX evidence_packages_case ON evidence_packages (case_id, part);

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
CREATE INDEX custody_object ON custody (object);

CREATE TRIGGER custody_is_kept BEFORE DELETE ON custody
BEGIN SELECT RAISE(ABORT, 'the custody log is never deleted'); END;
CREATE TRIGGER custody_is_unchanged BEFORE UPDATE ON custody
BEGIN SELECT RAISE(ABORT, 'the custody log is never changed'); END;
CREATE TRIGGER evidence_packages_are_kept BEFORE DELETE ON evidence_packages
BEGIN SELECT RAISE(ABORT, 'evidence packages are never deleted'); END;
CREATE TRIGGER evidence_packages_are_unchanged BEFORE UPDATE ON evidence_packages
BEGIN SELECT RAISE(ABORT, 'evidence packages are never changed'); END;
CREATE TRIGGER exhibits_are_kept BEFORE DELETE ON exhibits
BEGIN SELECT RAISE(ABORT, 'exhibits are never deleted'); END;
CREATE TRIGGER exhibits_are_unchanged BEFORE UPDATE ON exhibits
BEGIN SELECT RAISE(ABORT, 'exhibits are never changed'); END;
CREATE TRIGGER case_cuts_are_kept BEFORE DELETE ON case_cuts
BEGIN SELECT RAISE(ABORT, 'cuts are never deleted'); END;
CREATE TRIGGER case_parts_are_kept BEFORE DELETE ON case_parts
BEGIN SELECT RAISE(ABORT, 'package numbers are never deleted'); END;
`;
