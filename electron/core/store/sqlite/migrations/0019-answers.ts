/** The answer sheet with its versions and exceptions, what has been told, and what contradicts. */
export const answers = /* sql */ `
-- What is to be said on a topic, for all or for one product, order or customer. Its versions say it.
CREATE TABLE answers (
  id INTEGER PRIMARY KEY,
  -- 32 hex digits, the same in every archive that has it.
  uid TEXT NOT NULL UNIQUE,
  topic TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('shop', 'sku', 'order', 'customer')),
  -- A shop (empty: all), a product's name or number, an order number, a customer.
  scope_value TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL
) STRICT;
CREATE INDEX answers_topic ON answers (topic);

-- Never overwritten: from its beginning on a version stands in place of all that were made before it.
CREATE TABLE answer_versions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  answer_uid TEXT NOT NULL REFERENCES answers (uid),
  category TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  -- As a person wrote it; null: as the answer says.
  value TEXT,
  -- From here on there is no answer any more.
  is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
  valid_from INTEGER NOT NULL,
  -- Exclusive; null: until further notice.
  valid_to INTEGER,
  owner TEXT NOT NULL,
  -- The policy or page that it follows.
  source TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  CHECK (valid_to > valid_from)
) STRICT;
CREATE INDEX answer_versions_answer ON answer_versions (answer_uid, made_at);

CREATE TABLE answer_exceptions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  topic TEXT NOT NULL,
  recipient_kind TEXT NOT NULL CHECK (recipient_kind IN ('customer', 'order')),
  recipient TEXT NOT NULL,
  granted TEXT NOT NULL,
  value TEXT,
  reason TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER,
  asked_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  CHECK (valid_to > valid_from)
) STRICT;
CREATE INDEX answer_exceptions_topic ON answer_exceptions (topic);

-- Append-only; the last one holds.
CREATE TABLE answer_exception_decisions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  exception_uid TEXT NOT NULL REFERENCES answer_exceptions (uid),
  decision TEXT NOT NULL CHECK (decision IN ('approved', 'refused', 'revoked')),
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL
) STRICT;
CREATE INDEX answer_exception_decisions_exception
ON answer_exception_decisions (exception_uid, at);

-- What agents have told, found from the texts and found anew when the rules change.
CREATE TABLE told (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  topic TEXT NOT NULL,
  -- Normalised, as JSON, and as a word to compare by.
  value TEXT NOT NULL CHECK (json_valid(value)),
  value_key TEXT NOT NULL,
  -- What it is limited to, as JSON: product, variant, part, whose fault.
  limits TEXT NOT NULL CHECK (json_valid(limits)),
  -- Words that say it is an exception; empty for none.
  exception TEXT NOT NULL
) STRICT;
CREATE INDEX told_message ON told (message_id);
CREATE INDEX told_topic ON told (topic, message_id);

-- Pairs within one conversation, as analysis sees them.
CREATE TABLE contradicting_messages (
  topic TEXT NOT NULL,
  message_a_id INTEGER NOT NULL REFERENCES messages (id),
  message_b_id INTEGER NOT NULL REFERENCES messages (id),
  PRIMARY KEY (message_b_id, message_a_id, topic)
) STRICT, WITHOUT ROWID;

-- Found anew after every import and every change of the sheet; ids stay. What people decide on them
-- stands in contradiction_decisions.
CREATE TABLE contradictions_found (
  id INTEGER PRIMARY KEY,
  -- 32 hex digits, the same in every archive: the topic, whom it concerns and the values.
  matter TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('same-customer', 'others', 'sheet')),
  slot TEXT NOT NULL,
  message_a_id INTEGER REFERENCES messages (id),
  message_b_id INTEGER NOT NULL REFERENCES messages (id),
  -- What the sheet said when b was told; in place of a.
  version_uid TEXT,
  value_a TEXT,
  value_b TEXT,
  limits TEXT NOT NULL CHECK (json_valid(limits)),
  count_a INTEGER NOT NULL,
  count_b INTEGER NOT NULL,
  -- resolved: by choosing or an exception; rejected: not the same matter, or not found any more.
  status TEXT NOT NULL CHECK (status IN ('proposed', 'resolved', 'rejected')),
  detector_version INTEGER NOT NULL,
  found_at INTEGER NOT NULL,
  CHECK ((message_a_id IS NULL) <> (version_uid IS NULL))
) STRICT;
INSERT INTO contradictions_found (id, matter, kind, slot, message_a_id, message_b_id, limits, count_a,
  count_b, status, detector_version, found_at)
SELECT id, printf('%032d', id), 'same-customer', slot, message_a_id, message_b_id, '{}', 1, 1,
  'rejected', detector_version, 0
FROM contradictions;
DROP TABLE contradictions;
ALTER TABLE contradictions_found RENAME TO contradictions;
CREATE INDEX contradictions_status ON contradictions (status, message_b_id);
CREATE INDEX contradictions_message_b ON contradictions (message_b_id);

-- Append-only; the last one on a matter holds.
CREATE TABLE contradiction_decisions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  matter TEXT NOT NULL,
  resolution TEXT NOT NULL CHECK (resolution IN ('chosen', 'exception', 'unrelated', 'reopened')),
  -- The statement that holds from now on.
  chosen TEXT CHECK (chosen IN ('a', 'b')),
  answer_uid TEXT,
  exception_uid TEXT,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  CHECK ((resolution = 'chosen') = (chosen IS NOT NULL))
) STRICT;
CREATE INDEX contradiction_decisions_matter ON contradiction_decisions (matter, at);

CREATE TRIGGER answers_are_kept BEFORE DELETE ON answers
BEGIN SELECT RAISE(ABORT, 'answers are never deleted'); END;
CREATE TRIGGER answers_are_unchanged BEFORE UPDATE ON answers
BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END;
CREATE TRIGGER answer_versions_are_kept BEFORE DELETE ON answer_versions
BEGIN SELECT RAISE(ABORT, 'answers are never deleted'); END;
CREATE TRIGGER answer_versions_are_unchanged BEFORE UPDATE ON answer_versions
BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END;
CREATE TRIGGER answer_exceptions_are_kept BEFORE DELETE ON answer_exceptions
BEGIN SELECT RAISE(ABORT, 'exceptions are never deleted'); END;
CREATE TRIGGER answer_exceptions_are_unchanged BEFORE UPDATE ON answer_exceptions
BEGIN SELECT RAISE(ABORT, 'exceptions are never changed'); END;
CREATE TRIGGER answer_exception_decisions_are_kept BEFORE DELETE ON answer_exception_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER answer_exception_decisions_are_unchanged BEFORE UPDATE ON answer_exception_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER contradiction_decisions_are_kept BEFORE DELETE ON contradiction_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER contradiction_decisions_are_unchanged BEFORE UPDATE ON contradiction_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
`;
