/**
 * What exports of the same chat share: messages known under several fingerprints, conversations under
 * several keys, senders under several names; and messages with one id that are not the same.
 */
export const merging = /* sql */ `
-- The ledger gets a place for conflicting messages. A CHECK cannot be changed: the table is built anew.
CREATE TABLE source_files_anew (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batches (id),
  -- The zip that it was read in; the zip has a row of its own, with format 'zip' and no records.
  container_id INTEGER REFERENCES source_files (id),
  name TEXT NOT NULL,
  -- Where the person took it from, as shown to them; never opened again.
  origin TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  bytes INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('imported', 'unchanged', 'refused')),
  format TEXT,
  format_version INTEGER,
  encoding TEXT,
  zone TEXT NOT NULL,
  date_order TEXT,
  -- Column mapping and other assumptions, as JSON.
  assumptions TEXT NOT NULL CHECK (json_valid(assumptions)),
  read_count INTEGER NOT NULL,
  new_count INTEGER NOT NULL,
  duplicate_count INTEGER NOT NULL,
  -- Kept as messages, though the archive has another message with the same platform id.
  conflicting_count INTEGER NOT NULL DEFAULT 0,
  system_count INTEGER NOT NULL,
  rejected_count INTEGER NOT NULL,
  issue_count INTEGER NOT NULL,
  error_code TEXT,
  error_message TEXT,
  CHECK (read_count = new_count + duplicate_count + conflicting_count + rejected_count)
) STRICT;
INSERT INTO source_files_anew (id, batch_id, container_id, name, origin, digest, bytes, status,
  format, format_version, encoding, zone, date_order, assumptions, read_count, new_count,
  duplicate_count, system_count, rejected_count, issue_count, error_code, error_message)
SELECT id, batch_id, container_id, name, origin, digest, bytes, status,
  format, format_version, encoding, zone, date_order, assumptions, read_count, new_count,
  duplicate_count, system_count, rejected_count, issue_count, error_code, error_message
FROM source_files
ORDER BY id;
DROP TABLE source_files;
ALTER TABLE source_files_anew RENAME TO source_files;
CREATE INDEX source_files_digest ON source_files (digest);
CREATE INDEX source_files_batch ON source_files (batch_id);
CREATE TRIGGER source_files_are_kept BEFORE DELETE ON source_files
BEGIN SELECT RAISE(ABORT, 'source files are never deleted'); END;

-- How the same message stands in that file, where it is written in another way than in its own.
ALTER TABLE sightings ADD COLUMN sender TEXT;
ALTER TABLE sightings ADD COLUMN time_raw TEXT;
ALTER TABLE sightings ADD COLUMN text TEXT;

-- The format whose export has made the conversation.
ALTER TABLE conversations ADD COLUMN format TEXT;
-- How exactly its messages' times are known, and whether by id: bits of import-time-class.ts.
ALTER TABLE conversations ADD COLUMN time_classes INTEGER NOT NULL DEFAULT 0;
UPDATE conversations
SET format = (
      SELECT source_files.format
      FROM messages
      JOIN source_files ON source_files.id = messages.source_file_id
      WHERE messages.conversation_id = conversations.id
      LIMIT 1
    ),
    time_classes = (
      SELECT COALESCE(SUM(DISTINCT
        (CASE WHEN wall_clock IS NULL THEN 4 WHEN length(wall_clock) > 16 THEN 2 ELSE 1 END)
        << (CASE WHEN platform_id IS NULL THEN 0 ELSE 3 END)), 0)
      FROM messages
      WHERE messages.conversation_id = conversations.id
    );
CREATE INDEX conversations_format ON conversations (format, platform);

CREATE INDEX messages_platform_id ON messages (conversation_id, platform_id)
WHERE platform_id IS NOT NULL;

-- Fingerprints of the same message in exports that tell its time, its sender or its id in another way.
CREATE TABLE other_fingerprints (
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
  message_id INTEGER NOT NULL REFERENCES messages (id),
  time_class INTEGER NOT NULL,
  sent_at INTEGER,
  platform_id TEXT,
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  PRIMARY KEY (conversation_id, fingerprint)
) STRICT, WITHOUT ROWID;
CREATE INDEX other_fingerprints_message ON other_fingerprints (message_id);
CREATE INDEX other_fingerprints_platform_id ON other_fingerprints (conversation_id, platform_id)
WHERE platform_id IS NOT NULL;

-- One platform id, two messages that are not the same. Both stay.
CREATE TABLE message_conflicts (
  message_id INTEGER NOT NULL REFERENCES messages (id),
  -- The one that was there before.
  other_id INTEGER NOT NULL REFERENCES messages (id),
  -- Any of text, sender, time; as a JSON list.
  differs TEXT NOT NULL CHECK (json_valid(differs)),
  PRIMARY KEY (message_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_conflicts_other ON message_conflicts (other_id);

-- Keys under which other formats know a conversation.
CREATE TABLE conversation_aliases (
  platform TEXT NOT NULL,
  -- 0 where the export names no shop.
  shop_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  batch_id INTEGER NOT NULL REFERENCES import_batches (id),
  -- How many messages proved it, in what time.
  proof TEXT NOT NULL CHECK (json_valid(proof)),
  PRIMARY KEY (platform, shop_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_aliases_conversation ON conversation_aliases (conversation_id);

-- Handles under which other formats know those who speak in a conversation.
CREATE TABLE sender_aliases (
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  handle TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (conversation_id, handle)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER other_fingerprints_are_kept BEFORE DELETE ON other_fingerprints
BEGIN SELECT RAISE(ABORT, 'fingerprints are never deleted'); END;
CREATE TRIGGER message_conflicts_are_kept BEFORE DELETE ON message_conflicts
BEGIN SELECT RAISE(ABORT, 'conflicts are never deleted'); END;
CREATE TRIGGER message_conflicts_are_unchanged BEFORE UPDATE ON message_conflicts
BEGIN SELECT RAISE(ABORT, 'conflicts are never changed'); END;
`;
