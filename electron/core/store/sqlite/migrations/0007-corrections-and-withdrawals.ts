/** Assumptions that are corrected later, batches that are withdrawn and brought back; nothing is lost. */
export const correctionsAndWithdrawals = /* sql */ `
ALTER TABLE import_batches ADD COLUMN withdrawn_at INTEGER;
ALTER TABLE import_batches ADD COLUMN withdrawn_by TEXT;
ALTER TABLE import_batches ADD COLUMN withdrawn_reason TEXT;

-- 0: it stands. 1: every batch that brought it is withdrawn. 2: since a correction it is the same as another.
ALTER TABLE messages ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1, 2));
ALTER TABLE messages ADD COLUMN same_as INTEGER REFERENCES messages (id);
CREATE INDEX messages_hidden ON messages (hidden) WHERE hidden > 0;
CREATE INDEX messages_same_as ON messages (same_as) WHERE same_as IS NOT NULL;
-- What is withdrawn is still known, so that it comes back as itself; what is the same as another is not.
DROP INDEX messages_fingerprint;
CREATE UNIQUE INDEX messages_fingerprint ON messages (conversation_id, fingerprint) WHERE hidden < 2;
DROP INDEX messages_account;
CREATE INDEX messages_account ON messages (account_id, sent_at) WHERE hidden = 0;

-- Every file that asked a question, so that an answer reaches all of them.
CREATE TABLE import_question_files (
  question_id INTEGER NOT NULL REFERENCES import_questions (id),
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  PRIMARY KEY (question_id, source_file_id)
) STRICT, WITHOUT ROWID;
INSERT INTO import_question_files (question_id, source_file_id)
SELECT id, asked_by_source_file_id
FROM import_questions;

-- Append-only: what a person has set right, for a batch or as the answer to a question.
CREATE TABLE import_corrections (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('date-order', 'zone', 'own-account')),
  batch_id INTEGER REFERENCES import_batches (id),
  question_id INTEGER REFERENCES import_questions (id),
  value TEXT NOT NULL
) STRICT;
CREATE INDEX import_corrections_batch ON import_corrections (batch_id);

CREATE TABLE import_correction_files (
  correction_id INTEGER NOT NULL REFERENCES import_corrections (id),
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  zone_before TEXT NOT NULL,
  assumptions_before TEXT NOT NULL CHECK (json_valid(assumptions_before)),
  message_count INTEGER NOT NULL,
  PRIMARY KEY (correction_id, source_file_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_correction_files_source ON import_correction_files (source_file_id);

-- Before and after of every message that a correction reached, written down before it is changed.
CREATE TABLE message_corrections (
  id INTEGER PRIMARY KEY,
  correction_id INTEGER NOT NULL REFERENCES import_corrections (id),
  message_id INTEGER NOT NULL REFERENCES messages (id),
  sent_at_before INTEGER,
  wall_clock_before TEXT,
  zone_before TEXT,
  fingerprint_before BLOB NOT NULL CHECK (length(fingerprint_before) = 16),
  sent_at INTEGER,
  wall_clock TEXT,
  zone TEXT,
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16)
) STRICT;
CREATE INDEX message_corrections_message ON message_corrections (message_id, id);
CREATE INDEX message_corrections_correction ON message_corrections (correction_id, message_id);

CREATE TABLE account_corrections (
  id INTEGER PRIMARY KEY,
  correction_id INTEGER NOT NULL REFERENCES import_corrections (id),
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  role_before TEXT NOT NULL,
  role_source_before TEXT NOT NULL,
  role TEXT NOT NULL,
  role_source TEXT NOT NULL
) STRICT;
CREATE INDEX account_corrections_account ON account_corrections (account_id);

DROP TRIGGER messages_are_unchanged;
CREATE TRIGGER messages_are_unchanged
BEFORE UPDATE OF id, conversation_id, account_id, sender, kind, is_system, internal, edited, text,
  time_raw, platform_id, order_no, source_file_id, position
ON messages
BEGIN SELECT RAISE(ABORT, 'messages are never changed'); END;
-- Only to exactly what the newest correction of the message says, from exactly what it found.
CREATE TRIGGER messages_are_changed_by_corrections_only
BEFORE UPDATE OF sent_at, wall_clock, zone, fingerprint
ON messages
WHEN NOT EXISTS (
  SELECT 1
  FROM message_corrections
  WHERE id = (SELECT MAX(id) FROM message_corrections WHERE message_id = OLD.id)
    AND sent_at_before IS OLD.sent_at
    AND wall_clock_before IS OLD.wall_clock
    AND zone_before IS OLD.zone
    AND fingerprint_before = OLD.fingerprint
    AND sent_at IS NEW.sent_at
    AND wall_clock IS NEW.wall_clock
    AND zone IS NEW.zone
    AND fingerprint = NEW.fingerprint
)
BEGIN SELECT RAISE(ABORT, 'messages are never changed'); END;
CREATE TRIGGER import_corrections_are_kept BEFORE DELETE ON import_corrections
BEGIN SELECT RAISE(ABORT, 'corrections are never deleted'); END;
CREATE TRIGGER import_corrections_are_unchanged BEFORE UPDATE ON import_corrections
BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END;
CREATE TRIGGER import_correction_files_are_kept BEFORE DELETE ON import_correction_files
BEGIN SELECT RAISE(ABORT, 'corrections are never deleted'); END;
CREATE TRIGGER message_corrections_are_kept BEFORE DELETE ON message_corrections
BEGIN SELECT RAISE(ABORT, 'corrections are never deleted'); END;
CREATE TRIGGER message_corrections_are_unchanged BEFORE UPDATE ON message_corrections
BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END;
CREATE TRIGGER account_corrections_are_kept BEFORE DELETE ON account_corrections
BEGIN SELECT RAISE(ABORT, 'corrections are never deleted'); END;
CREATE TRIGGER account_corrections_are_unchanged BEFORE UPDATE ON account_corrections
BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END;
`;
