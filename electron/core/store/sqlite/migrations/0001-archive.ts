/** The archive itself: who, where, what was said, and from which bytes of which file we know. */
export const archive = /* sql */ `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who did what, in order; nothing here is ever changed.
CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  noun TEXT NOT NULL,
  noun_id INTEGER,
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
CREATE INDEX events_noun ON events (noun, noun_id);

CREATE TABLE shops (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- An identity's login. The role is asked once and remembered here.
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  handle TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('customer', 'agent', 'bot', 'system', 'unknown')),
  role_source TEXT NOT NULL CHECK (role_source IN ('format', 'person', 'assumed')),
  UNIQUE (platform, handle)
) STRICT;
CREATE INDEX accounts_role ON accounts (role);

CREATE TABLE conversations (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  channel TEXT NOT NULL,
  shop_id INTEGER REFERENCES shops (id),
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  is_group INTEGER NOT NULL CHECK (is_group IN (0, 1)),
  customer_id INTEGER REFERENCES accounts (id),
  first_at INTEGER,
  last_at INTEGER,
  message_count INTEGER NOT NULL DEFAULT 0,
  -- Analysis of promises, disputes and open items has seen this many messages of this conversation.
  analysed_count INTEGER NOT NULL DEFAULT 0,
  analysed_version INTEGER NOT NULL DEFAULT 0,
  -- Ids up to this one were in that analysis; newer ones are new to it, whatever their time.
  analysed_message_id INTEGER NOT NULL DEFAULT 0,
  -- Open item at the end of the conversation, as last analysed.
  open_kind TEXT CHECK (open_kind IN ('agent_owes', 'customer_unanswered', 'waiting_customer')),
  open_message_id INTEGER REFERENCES messages (id),
  summary TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX conversations_key ON conversations (platform, COALESCE(shop_id, 0), key);
CREATE INDEX conversations_last ON conversations (last_at);
CREATE INDEX conversations_customer ON conversations (customer_id);

CREATE TABLE import_batches (
  id INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  machine TEXT NOT NULL,
  program_version TEXT NOT NULL,
  zone TEXT NOT NULL,
  shop_id INTEGER REFERENCES shops (id),
  new_count INTEGER NOT NULL,
  duplicate_count INTEGER NOT NULL,
  issue_count INTEGER NOT NULL,
  refused_count INTEGER NOT NULL
) STRICT;

CREATE TABLE source_files (
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
  system_count INTEGER NOT NULL,
  rejected_count INTEGER NOT NULL,
  issue_count INTEGER NOT NULL,
  error_code TEXT,
  error_message TEXT,
  CHECK (read_count = new_count + duplicate_count + rejected_count)
) STRICT;
CREATE INDEX source_files_digest ON source_files (digest);
CREATE INDEX source_files_batch ON source_files (batch_id);

CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  account_id INTEGER REFERENCES accounts (id),
  sender TEXT NOT NULL,
  kind TEXT NOT NULL,
  is_system INTEGER NOT NULL CHECK (is_system IN (0, 1)),
  internal INTEGER NOT NULL CHECK (internal IN (0, 1)),
  edited INTEGER NOT NULL CHECK (edited IN (0, 1)),
  text TEXT NOT NULL,
  sent_at INTEGER,
  wall_clock TEXT,
  time_raw TEXT NOT NULL,
  zone TEXT,
  platform_id TEXT,
  order_no TEXT,
  -- Time in 6 bytes, then 10 of SHA-256 over what makes the message itself, with its ordinal among equals.
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  -- Line (text) or record (table) in that file, from 1.
  position INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX messages_fingerprint ON messages (conversation_id, fingerprint);
CREATE INDEX messages_time ON messages (conversation_id, sent_at, id);
-- Covers what is known of an account: from when, to when, how many, and the newest import.
CREATE INDEX messages_account ON messages (account_id, sent_at);
CREATE INDEX messages_source ON messages (source_file_id, position);

-- Where else the same message was seen. Its first sighting stands in messages itself.
CREATE TABLE sightings (
  message_id INTEGER NOT NULL REFERENCES messages (id),
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (message_id, source_file_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX sightings_source ON sightings (source_file_id, position);

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
  bytes INTEGER NOT NULL,
  mime TEXT NOT NULL
) STRICT;

CREATE TABLE message_attachments (
  message_id INTEGER NOT NULL REFERENCES messages (id),
  name TEXT NOT NULL,
  -- Null while only the name is known.
  attachment_id INTEGER REFERENCES attachments (id),
  PRIMARY KEY (message_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_issues (
  id INTEGER PRIMARY KEY,
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  rejected INTEGER NOT NULL CHECK (rejected IN (0, 1))
) STRICT;
CREATE INDEX import_issues_source ON import_issues (source_file_id, line);

-- What a file could not decide by itself. Asked once, remembered, used from then on.
CREATE TABLE import_questions (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('role', 'own-account', 'date-order', 'zone', 'columns')),
  -- account id for roles, format and title for the others
  subject TEXT NOT NULL,
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  assumed TEXT NOT NULL,
  answer TEXT,
  answered_at INTEGER,
  answered_by TEXT,
  asked_by_source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  UNIQUE (kind, subject)
) STRICT;

CREATE TRIGGER messages_are_kept BEFORE DELETE ON messages
BEGIN SELECT RAISE(ABORT, 'messages are never deleted'); END;
CREATE TRIGGER messages_are_unchanged
BEFORE UPDATE OF id, conversation_id, account_id, sender, kind, is_system, internal, edited, text,
  sent_at, wall_clock, time_raw, zone, platform_id, order_no, fingerprint, source_file_id, position
ON messages
BEGIN SELECT RAISE(ABORT, 'messages are never changed'); END;
CREATE TRIGGER source_files_are_kept BEFORE DELETE ON source_files
BEGIN SELECT RAISE(ABORT, 'source files are never deleted'); END;
CREATE TRIGGER sightings_are_kept BEFORE DELETE ON sightings
BEGIN SELECT RAISE(ABORT, 'sightings are never deleted'); END;
CREATE TRIGGER import_issues_are_kept BEFORE DELETE ON import_issues
BEGIN SELECT RAISE(ABORT, 'import issues are never deleted'); END;
CREATE TRIGGER events_are_kept BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER events_are_unchanged BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
`;
