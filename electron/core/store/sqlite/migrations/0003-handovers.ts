/** Shift handover: drafts may change, signed notes are frozen text in a hash chain. */
export const handovers = /* sql */ `
CREATE TABLE handovers (
  id INTEGER PRIMARY KEY,
  -- Given at signing, without holes; null for a draft.
  number INTEGER UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('draft', 'signed', 'acknowledged')),
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
  signed_at INTEGER,
  signed_by TEXT,
  -- RFC 8785 text that was hashed; null for a draft.
  canonical TEXT,
  previous_hash TEXT,
  hash TEXT UNIQUE
) STRICT;

CREATE TABLE handover_items (
  id INTEGER PRIMARY KEY,
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
  fields TEXT NOT NULL CHECK (json_valid(fields))
) STRICT;
CREATE INDEX handover_items_note ON handover_items (handover_id, section, position);
CREATE INDEX handover_items_source ON handover_items (source_kind, source_id);

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
BEFORE UPDATE OF number, shop_id, shift, from_at, to_at, zone, outgoing, incoming, snapshot_at,
  snapshot_message_id, signed_at, signed_by, canonical, previous_hash, hash
ON handovers
WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'signed handovers are never changed'); END;
CREATE TRIGGER handover_acknowledgements_are_kept BEFORE DELETE ON handover_acknowledgements
BEGIN SELECT RAISE(ABORT, 'acknowledgements are never deleted'); END;
`;
