/** Shift handover: drafts may change, signed notes are frozen text in a hash chain. */
export const handovers = /* sql */ `
CREATE TABLE handovers (
  id INTEGER PRIMARY KEY,
  -- Given at signing, without holes; null for a draft.
  number INTEGER UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('draft', 'signed', 'acknowledged')),
  -- Null for a note over all shops.
  shop_id INTEGER REFERENCES shops (id),
  shift TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  outgoing TEXT NOT NULL,
  incoming TEXT,
  snapshot_at INTEGER NOT NULL,
  -- Last message id that the draft knew of; later imports belong to the next note.
  snapshot_message_id INTEGER NOT NULL,
  -- The signed note of the same shop that was the newest when this was drafted.
  follows_id INTEGER REFERENCES handovers (id),
  -- How far the archive reached, and what was counted but not listed, as JSON.
  coverage TEXT NOT NULL CHECK (json_valid(coverage)),
  left_out TEXT NOT NULL CHECK (json_valid(left_out)),
  signed_at INTEGER,
  signed_by TEXT,
  -- RFC 8785 text that was hashed; null for a draft.
  canonical TEXT,
  previous_hash TEXT,
  hash TEXT UNIQUE
) STRICT;
CREATE INDEX handovers_shop ON handovers (shop_id, number);

CREATE TABLE handover_items (
  -- Never reused, so that changes of a dropped line are never taken for those of another.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  handover_id INTEGER NOT NULL REFERENCES handovers (id),
  section TEXT NOT NULL,
  position INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('red', 'yellow', 'green')),
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'cancelled', 'transferred')),
  source_kind TEXT NOT NULL,
  source_id INTEGER,
  -- Item one note earlier that this one carries on.
  carried_from INTEGER REFERENCES handover_items (id),
  carry_count INTEGER NOT NULL,
  -- The fields of the note (headline, situation, next action …) as JSON.
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  -- Names of the fields that a person wrote; a fresh draft does not write over them.
  edited TEXT NOT NULL CHECK (json_valid(edited))
) STRICT;
CREATE INDEX handover_items_note ON handover_items (handover_id, section, position);
CREATE INDEX handover_items_source ON handover_items (source_kind, source_id);
CREATE INDEX handover_items_carried ON handover_items (carried_from);

-- Append-only: every edit of an item, and what became of it after the note was signed.
CREATE TABLE handover_item_changes (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  reason TEXT,
  proof_message_id INTEGER REFERENCES messages (id)
) STRICT;
CREATE INDEX handover_item_changes_item ON handover_item_changes (item_id, field);

-- Append-only: what the incoming clerk said of each item.
CREATE TABLE handover_acknowledgements (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES handover_items (id),
  action TEXT NOT NULL CHECK (action IN ('accept', 'ask', 'refuse', 'answer')),
  reason TEXT,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  solo INTEGER NOT NULL CHECK (solo IN (0, 1))
) STRICT;
CREATE INDEX handover_acknowledgements_item ON handover_acknowledgements (item_id);

CREATE TRIGGER signed_handovers_are_kept BEFORE DELETE ON handovers
WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'signed handovers are never deleted'); END;
CREATE TRIGGER signed_handovers_are_frozen
BEFORE UPDATE OF id, number, shop_id, shift, from_at, to_at, zone, outgoing, incoming, snapshot_at,
  snapshot_message_id, follows_id, coverage, left_out, signed_at, signed_by, canonical,
  previous_hash, hash
ON handovers
WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'signed handovers are never changed'); END;
CREATE TRIGGER signed_handovers_stay_signed BEFORE UPDATE OF state ON handovers
WHEN OLD.state <> 'draft' AND NEW.state <> 'acknowledged'
BEGIN SELECT RAISE(ABORT, 'signed handovers stay signed'); END;

CREATE TRIGGER signed_items_are_kept BEFORE DELETE ON handover_items
WHEN (SELECT state FROM handovers WHERE id = OLD.handover_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'items of a signed handover are never deleted'); END;
CREATE TRIGGER signed_items_are_frozen BEFORE UPDATE ON handover_items
WHEN (SELECT state FROM handovers WHERE id = OLD.handover_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'items of a signed handover are never changed'); END;
CREATE TRIGGER signed_items_are_complete BEFORE INSERT ON handover_items
WHEN (SELECT state FROM handovers WHERE id = NEW.handover_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a signed handover takes no more items'); END;

CREATE TRIGGER handover_item_changes_are_kept BEFORE DELETE ON handover_item_changes
BEGIN SELECT RAISE(ABORT, 'changes of items are never deleted'); END;
CREATE TRIGGER handover_item_changes_are_unchanged BEFORE UPDATE ON handover_item_changes
BEGIN SELECT RAISE(ABORT, 'changes of items are never changed'); END;
CREATE TRIGGER handover_acknowledgements_are_kept BEFORE DELETE ON handover_acknowledgements
BEGIN SELECT RAISE(ABORT, 'acknowledgements are never deleted'); END;
CREATE TRIGGER handover_acknowledgements_are_unchanged BEFORE UPDATE ON handover_acknowledgements
BEGIN SELECT RAISE(ABORT, 'acknowledgements are never changed'); END;
`;
