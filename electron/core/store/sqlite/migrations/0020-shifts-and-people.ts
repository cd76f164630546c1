/** People who sign, who works when, and all that follows a signed note. */
export const shiftsAndPeople = /* sql */ `
-- The shop's own people. Nobody is deleted; who has left signs no more.
CREATE TABLE persons (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('clerk', 'supervisor')),
  secret_kind TEXT CHECK (secret_kind IN ('pin', 'password')),
  -- scrypt (RFC 7914) of the secret: its parameters as JSON, salt, 32 bytes.
  secret_parameters TEXT CHECK (json_valid(secret_parameters)),
  secret_salt BLOB,
  secret_hash BLOB,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  left_at INTEGER,
  CHECK ((secret_kind IS NULL) = (secret_hash IS NULL))
) STRICT;
CREATE TRIGGER persons_are_kept BEFORE DELETE ON persons
BEGIN SELECT RAISE(ABORT, 'people are never deleted'); END;

-- Who works a shift: as planned (planned_by), and as it was (started_at, ended_at).
CREATE TABLE duties (
  id INTEGER PRIMARY KEY,
  person TEXT NOT NULL,
  shift TEXT NOT NULL,
  shop TEXT,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER,
  cancelled_at INTEGER,
  cancel_reason TEXT,
  CHECK (from_at < to_at)
) STRICT;
CREATE INDEX duties_time ON duties (from_at) WHERE cancelled_at IS NULL;
CREATE INDEX duties_person ON duties (person, from_at) WHERE cancelled_at IS NULL;
CREATE TRIGGER duties_are_kept BEFORE DELETE ON duties
BEGIN SELECT RAISE(ABORT, 'duties are never deleted'); END;

-- Notes that nobody signed in time and that were frozen as they stood.
CREATE TABLE handover_publications (
  handover_id INTEGER PRIMARY KEY REFERENCES handovers (id),
  published_at INTEGER NOT NULL
) STRICT;

-- What a red item was read back as.
CREATE TABLE handover_read_backs (
  acknowledgement_id INTEGER PRIMARY KEY REFERENCES handover_acknowledgements (id),
  next_action TEXT NOT NULL,
  due_at TEXT
) STRICT;

CREATE TABLE handover_addenda (
  id INTEGER PRIMARY KEY,
  handover_id INTEGER NOT NULL REFERENCES handovers (id),
  -- From 1, without holes.
  number INTEGER NOT NULL,
  item_id INTEGER REFERENCES handover_items (id),
  text TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (handover_id, number)
) STRICT;

CREATE TABLE handover_countersignatures (
  id INTEGER PRIMARY KEY,
  handover_id INTEGER NOT NULL REFERENCES handovers (id),
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  remark TEXT,
  UNIQUE (handover_id, by)
) STRICT;

-- Wordings that the shop's writing help proposed, and what a person made of them.
CREATE TABLE handover_polishes (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('headline', 'situation')),
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  model TEXT NOT NULL,
  problems TEXT NOT NULL CHECK (json_valid(problems)),
  state TEXT NOT NULL CHECK (state IN ('proposed', 'refused', 'taken', 'dismissed')),
  asked_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  decided_at INTEGER,
  decided_by TEXT
) STRICT;

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('weekly', 'answer-changes')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'signed')),
  shop TEXT,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  -- What people wrote, by section.
  written TEXT NOT NULL CHECK (json_valid(written)),
  signed_at INTEGER,
  signed_by TEXT,
  -- RFC 8785 text that was hashed; null for a draft.
  canonical TEXT,
  hash TEXT
) STRICT;
CREATE INDEX reports_period ON reports (kind, from_at);

CREATE TRIGGER handover_publications_are_kept BEFORE DELETE ON handover_publications
BEGIN SELECT RAISE(ABORT, 'publications are never deleted'); END;
CREATE TRIGGER handover_publications_are_unchanged BEFORE UPDATE ON handover_publications
BEGIN SELECT RAISE(ABORT, 'publications are never changed'); END;
CREATE TRIGGER handover_read_backs_are_kept BEFORE DELETE ON handover_read_backs
BEGIN SELECT RAISE(ABORT, 'read-backs are never deleted'); END;
CREATE TRIGGER handover_read_backs_are_unchanged BEFORE UPDATE ON handover_read_backs
BEGIN SELECT RAISE(ABORT, 'read-backs are never changed'); END;
CREATE TRIGGER handover_addenda_are_kept BEFORE DELETE ON handover_addenda
BEGIN SELECT RAISE(ABORT, 'addenda are never deleted'); END;
CREATE TRIGGER handover_addenda_are_unchanged BEFORE UPDATE ON handover_addenda
BEGIN SELECT RAISE(ABORT, 'addenda are never changed'); END;
CREATE TRIGGER handover_addenda_follow_signing BEFORE INSERT ON handover_addenda
WHEN (SELECT state FROM handovers WHERE id = NEW.handover_id) = 'draft'
BEGIN SELECT RAISE(ABORT, 'a draft takes no addenda'); END;
CREATE TRIGGER handover_countersignatures_are_kept BEFORE DELETE ON handover_countersignatures
BEGIN SELECT RAISE(ABORT, 'countersignatures are never deleted'); END;
CREATE TRIGGER handover_countersignatures_are_unchanged BEFORE UPDATE ON handover_countersignatures
BEGIN SELECT RAISE(ABORT, 'countersignatures are never changed'); END;
CREATE TRIGGER handover_polishes_are_kept BEFORE DELETE ON handover_polishes
BEGIN SELECT RAISE(ABORT, 'polished wordings are never deleted'); END;
CREATE TRIGGER signed_reports_are_kept BEFORE DELETE ON reports
WHEN OLD.state = 'signed'
BEGIN SELECT RAISE(ABORT, 'signed reports are never deleted'); END;
CREATE TRIGGER signed_reports_are_frozen BEFORE UPDATE ON reports
WHEN OLD.state = 'signed'
BEGIN SELECT RAISE(ABORT, 'signed reports are never changed'); END;
`;
