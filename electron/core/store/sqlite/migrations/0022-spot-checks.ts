/** Samples of conversations that a supervisor reviews, and what clerks say to the reviews. */
export const spotChecks = /* sql */ `
-- What reviews look at; the newest row holds.
CREATE TABLE spot_check_rules (
  id INTEGER PRIMARY KEY,
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE spot_checks (
  id INTEGER PRIMARY KEY,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  stratified_by TEXT NOT NULL CHECK (stratified_by IN ('agent', 'shop', 'agent-shop', 'none')),
  shop TEXT,
  agent TEXT,
  platform TEXT,
  -- Draws the same sample again from the same messages.
  seed TEXT NOT NULL,
  population INTEGER NOT NULL,
  CHECK (from_at < to_at)
) STRICT;

-- A conversation as far as one agent had it in the period.
CREATE TABLE spot_check_items (
  id INTEGER PRIMARY KEY,
  spot_check_id INTEGER NOT NULL REFERENCES spot_checks (id),
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  agent TEXT NOT NULL,
  stratum TEXT NOT NULL,
  message_count INTEGER NOT NULL,
  first_message_id INTEGER NOT NULL REFERENCES messages (id)
) STRICT;
CREATE INDEX spot_check_items_check ON spot_check_items (spot_check_id);
CREATE INDEX spot_check_items_agent ON spot_check_items (agent);

-- The newest review of an item holds; those before it stay.
CREATE TABLE spot_check_reviews (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES spot_check_items (id),
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  findings TEXT NOT NULL CHECK (json_valid(findings)),
  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX spot_check_reviews_item ON spot_check_reviews (item_id);
CREATE TRIGGER spot_check_reviews_are_kept BEFORE DELETE ON spot_check_reviews
BEGIN SELECT RAISE(ABORT, 'reviews are never deleted'); END;
CREATE TRIGGER spot_check_reviews_are_unchanged BEFORE UPDATE ON spot_check_reviews
BEGIN SELECT RAISE(ABORT, 'reviews are never changed'); END;

CREATE TABLE spot_check_appeals (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES spot_check_items (id),
  -- The review that it is against.
  review_id INTEGER NOT NULL REFERENCES spot_check_reviews (id),
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  comment TEXT NOT NULL,
  decision TEXT CHECK (decision IN ('upheld', 'changed')),
  decided_at INTEGER,
  decided_by TEXT,
  decision_comment TEXT,
  CHECK ((decision IS NULL) = (decided_at IS NULL))
) STRICT;
CREATE INDEX spot_check_appeals_item ON spot_check_appeals (item_id);
CREATE TRIGGER spot_check_appeals_are_kept BEFORE DELETE ON spot_check_appeals
BEGIN SELECT RAISE(ABORT, 'appeals are never deleted'); END;
`;
