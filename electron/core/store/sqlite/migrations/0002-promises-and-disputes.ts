/** What was promised and what is contested: proposals first, a person decides. */
export const promisesAndDisputes = /* sql */ `
CREATE TABLE promises (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL UNIQUE REFERENCES messages (id),
  status TEXT NOT NULL
    CHECK (status IN ('proposed', 'open', 'kept', 'broken', 'withdrawn', 'rejected')),
  kind TEXT NOT NULL,
  strength TEXT NOT NULL CHECK (strength IN ('firm', 'soft')),
  -- What was promised, in words; the message's own until a person edits it.
  what TEXT NOT NULL,
  due_phrase TEXT,
  due_at INTEGER,
  amount_cents INTEGER,
  owner TEXT,
  score REAL NOT NULL,
  reason TEXT NOT NULL CHECK (json_valid(reason)),
  detector_version INTEGER NOT NULL,
  proof_message_id INTEGER REFERENCES messages (id),
  close_reason TEXT,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;
CREATE INDEX promises_status ON promises (status, due_at);

CREATE TABLE disputes (
  id INTEGER PRIMARY KEY,
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  stage TEXT NOT NULL
    CHECK (stage IN ('proposed', 'accept', 'explain', 'propose', 'follow-up', 'closed', 'rejected')),
  kind TEXT NOT NULL,
  severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 3),
  amount_cents INTEGER,
  deadline_at INTEGER,
  owner TEXT,
  next_step TEXT,
  score REAL NOT NULL,
  reason TEXT NOT NULL CHECK (json_valid(reason)),
  detector_version INTEGER NOT NULL,
  close_reason TEXT,
  opened_at INTEGER,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;
CREATE INDEX disputes_stage ON disputes (stage);
CREATE INDEX disputes_conversation ON disputes (conversation_id);

CREATE TABLE dispute_messages (
  dispute_id INTEGER NOT NULL REFERENCES disputes (id),
  message_id INTEGER NOT NULL REFERENCES messages (id),
  PRIMARY KEY (dispute_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_messages_message ON dispute_messages (message_id);

CREATE TABLE contradictions (
  id INTEGER PRIMARY KEY,
  slot TEXT NOT NULL,
  message_a_id INTEGER NOT NULL REFERENCES messages (id),
  message_b_id INTEGER NOT NULL REFERENCES messages (id),
  status TEXT NOT NULL CHECK (status IN ('proposed', 'confirmed', 'rejected')),
  detector_version INTEGER NOT NULL,
  UNIQUE (slot, message_a_id, message_b_id)
) STRICT;
`;
