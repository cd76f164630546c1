/** What the boards of promises and disputes keep, the watch list, and marks on more than messages. */
export const boards = /* sql */ `
-- A person's own time for the reminder; without one it comes a lead before the due time.
ALTER TABLE promises ADD COLUMN remind_at INTEGER;
-- When somebody said that they have seen it.
ALTER TABLE promises ADD COLUMN reminded_at INTEGER;

ALTER TABLE disputes ADD COLUMN cause TEXT
  CHECK (cause IN ('service', 'goods', 'courier', 'other'));
ALTER TABLE disputes ADD COLUMN cause_detail TEXT;
ALTER TABLE disputes ADD COLUMN order_no TEXT;
ALTER TABLE disputes ADD COLUMN platform_state TEXT;
ALTER TABLE disputes ADD COLUMN platform_state_at INTEGER;
-- Until when the buyer was told to wait, and in which message.
ALTER TABLE disputes ADD COLUMN reply_by INTEGER;
ALTER TABLE disputes ADD COLUMN told_message_id INTEGER REFERENCES messages (id);
-- What whoever goes on with it needs to know, so that the buyer need not tell it again.
ALTER TABLE disputes ADD COLUMN facts TEXT;
ALTER TABLE disputes ADD COLUMN demand TEXT;
ALTER TABLE disputes ADD COLUMN own_position TEXT;
ALTER TABLE disputes ADD COLUMN offers TEXT;
-- The message that told the buyer the result, and what the buyer thinks of it.
ALTER TABLE disputes ADD COLUMN result_message_id INTEGER REFERENCES messages (id);
ALTER TABLE disputes ADD COLUMN satisfaction TEXT
  CHECK (satisfaction IN ('satisfied', 'neutral', 'dissatisfied', 'no-answer'));

-- Duties of a stage and kinds of evidence, as people have ticked them.
CREATE TABLE dispute_checks (
  dispute_id INTEGER NOT NULL REFERENCES disputes (id),
  item TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('there', 'missing', 'not-needed')),
  message_id INTEGER REFERENCES messages (id),
  note TEXT,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (dispute_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE watch_findings (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  kind TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('proposed', 'confirmed', 'dismissed')),
  score REAL NOT NULL,
  reason TEXT NOT NULL CHECK (json_valid(reason)),
  detector_version INTEGER NOT NULL,
  close_reason TEXT,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  UNIQUE (message_id, kind)
) STRICT;
CREATE INDEX watch_findings_status ON watch_findings (status, message_id);

CREATE INDEX conversations_open ON conversations (open_kind, last_at) WHERE open_kind IS NOT NULL;

-- Tags and notes on what is no message. Taken off again they stay on record.
CREATE TABLE thing_tags (
  id INTEGER PRIMARY KEY,
  noun TEXT NOT NULL CHECK (noun IN ('conversation', 'account', 'promise', 'dispute')),
  noun_id INTEGER NOT NULL,
  tag TEXT NOT NULL,
  folded TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX thing_tags_standing ON thing_tags (noun, noun_id, folded)
WHERE removed_at IS NULL;

CREATE TABLE thing_notes (
  id INTEGER PRIMARY KEY,
  noun TEXT NOT NULL CHECK (noun IN ('conversation', 'account', 'promise', 'dispute')),
  noun_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) STRICT;
CREATE INDEX thing_notes_thing ON thing_notes (noun, noun_id) WHERE removed_at IS NULL;

CREATE TRIGGER dispute_checks_are_kept BEFORE DELETE ON dispute_checks
BEGIN SELECT RAISE(ABORT, 'checks are never deleted'); END;
CREATE TRIGGER watch_findings_are_kept BEFORE DELETE ON watch_findings
BEGIN SELECT RAISE(ABORT, 'findings are never deleted'); END;
CREATE TRIGGER thing_tags_are_kept BEFORE DELETE ON thing_tags
BEGIN SELECT RAISE(ABORT, 'tags are never deleted'); END;
CREATE TRIGGER thing_notes_are_kept BEFORE DELETE ON thing_notes
BEGIN SELECT RAISE(ABORT, 'notes are never deleted'); END;
CREATE TRIGGER thing_notes_are_unchanged
BEFORE UPDATE OF id, noun, noun_id, text, added_at, added_by ON thing_notes
BEGIN SELECT RAISE(ABORT, 'notes are never changed'); END;
`;
