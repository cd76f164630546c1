/** Which conversation a session of a table is, and what such a session says of its customer. */
export const sessionJoins = /* sql */ `
CREATE TABLE session_joins (
  session_id INTEGER PRIMARY KEY REFERENCES session_records (id),
  -- Null where what is in the archive by now does not single one out any more.
  conversation_id INTEGER REFERENCES conversations (id),
  -- From the beginning of the session to the conversation's message that proved it; may be negative.
  gap_ms INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batches (id)
) STRICT;
CREATE INDEX session_joins_conversation ON session_joins (conversation_id);
CREATE INDEX session_records_customer ON session_records (platform, customer);
CREATE INDEX conversations_first ON conversations (platform, first_at);

-- Conversations that are shown under the full name of a customer whose messages have a masked one.
CREATE TABLE conversation_unmaskings (
  conversation_id INTEGER PRIMARY KEY REFERENCES conversations (id),
  customer_id INTEGER NOT NULL REFERENCES accounts (id),
  -- What stood there before, and stands there again where the name is not shown.
  title_before TEXT NOT NULL,
  customer_before INTEGER REFERENCES accounts (id),
  is_shown INTEGER NOT NULL CHECK (is_shown IN (0, 1)),
  -- A person does not want the name there; it is not put there again.
  refused_at INTEGER,
  refused_by TEXT
) STRICT;

CREATE TRIGGER session_joins_are_kept BEFORE DELETE ON session_joins
BEGIN SELECT RAISE(ABORT, 'joins are never deleted'); END;
CREATE TRIGGER conversation_unmaskings_are_kept BEFORE DELETE ON conversation_unmaskings
BEGIN SELECT RAISE(ABORT, 'unmaskings are never deleted'); END;
`;
