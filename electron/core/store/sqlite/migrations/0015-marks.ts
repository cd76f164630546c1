/** What people write beside messages, and the searches that they keep. */
export const marks = /* sql */ `
-- Taken off again, a tag or note stays on record.
CREATE TABLE message_tags (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  tag TEXT NOT NULL,
  -- In lower case, for finding.
  folded TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX message_tags_standing ON message_tags (message_id, folded)
WHERE removed_at IS NULL;
CREATE INDEX message_tags_tag ON message_tags (folded) WHERE removed_at IS NULL;

CREATE TABLE message_notes (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  text TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) STRICT;
CREATE INDEX message_notes_message ON message_notes (message_id) WHERE removed_at IS NULL;

CREATE TABLE saved_searches (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX saved_searches_name ON saved_searches (name) WHERE removed_at IS NULL;

CREATE TRIGGER message_tags_are_kept BEFORE DELETE ON message_tags
BEGIN SELECT RAISE(ABORT, 'tags are never deleted'); END;
CREATE TRIGGER message_notes_are_kept BEFORE DELETE ON message_notes
BEGIN SELECT RAISE(ABORT, 'notes are never deleted'); END;
CREATE TRIGGER message_notes_are_unchanged
BEFORE UPDATE OF id, message_id, text, added_at, added_by ON message_notes
BEGIN SELECT RAISE(ABORT, 'notes are never changed'); END;
`;
