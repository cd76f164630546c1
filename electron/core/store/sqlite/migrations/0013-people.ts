/** One buyer over several accounts: linked by hand, undone likewise. */
export const people = /* sql */ `
CREATE TABLE account_links (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  other_id INTEGER NOT NULL REFERENCES accounts (id),
  reason TEXT NOT NULL,
  linked_at INTEGER NOT NULL,
  linked_by TEXT NOT NULL,
  undone_at INTEGER,
  undone_by TEXT,
  undone_reason TEXT,
  CHECK (account_id <> other_id),
  CHECK ((undone_at IS NULL) = (undone_by IS NULL) AND (undone_at IS NULL) = (undone_reason IS NULL))
) STRICT;
CREATE INDEX account_links_account ON account_links (account_id);
CREATE INDEX account_links_other ON account_links (other_id);
CREATE TRIGGER account_links_are_kept BEFORE DELETE ON account_links
BEGIN SELECT RAISE(ABORT, 'links are never deleted'); END;
CREATE TRIGGER account_links_are_unchanged
BEFORE UPDATE OF id, account_id, other_id, reason, linked_at, linked_by ON account_links
BEGIN SELECT RAISE(ABORT, 'links are never changed'); END;
`;
