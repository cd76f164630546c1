/** What exports bring besides messages: answers to a message, files read along, tables of sessions. */
export const companionsAndSessions = /* sql */ `
-- Platform id of the message that this one answers, present or not.
ALTER TABLE messages ADD COLUMN reply_to TEXT;
CREATE TRIGGER message_replies_are_unchanged BEFORE UPDATE OF reply_to ON messages
BEGIN SELECT RAISE(ABORT, 'messages are never changed'); END;

-- Files that were read along with a source file, e.g. a list of users; kept among the originals.
CREATE TABLE source_file_companions (
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  -- Within the folder or zip that was given.
  path TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  bytes INTEGER NOT NULL,
  PRIMARY KEY (source_file_id, path)
) STRICT, WITHOUT ROWID;

-- Sessions and tickets of tables without messages; joined to conversations by time and masked name.
CREATE TABLE session_records (
  id INTEGER PRIMARY KEY,
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  position INTEGER NOT NULL,
  platform TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  customer TEXT,
  agent TEXT,
  order_no TEXT,
  -- All cells by their header, as JSON.
  facts TEXT NOT NULL CHECK (json_valid(facts))
) STRICT;
CREATE INDEX session_records_time ON session_records (platform, started_at);

CREATE TRIGGER source_file_companions_are_kept BEFORE DELETE ON source_file_companions
BEGIN SELECT RAISE(ABORT, 'companions are never deleted'); END;
CREATE TRIGGER session_records_are_kept BEFORE DELETE ON session_records
BEGIN SELECT RAISE(ABORT, 'session records are never deleted'); END;
`;
