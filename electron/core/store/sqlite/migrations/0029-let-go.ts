/**
 * Old findings that a person let go at once: the act, and what it took off the boards. A matter, tag or
 * finding that is decided on again no longer belongs to it.
 */
export const letGo = /* sql */ `
CREATE TABLE let_go_acts (
  -- 32 hex digits, the same in every archive.
  act TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER let_go_acts_are_kept BEFORE DELETE ON let_go_acts
BEGIN SELECT RAISE(ABORT, 'acts are never deleted'); END;

CREATE TRIGGER let_go_acts_are_unchanged BEFORE UPDATE ON let_go_acts
BEGIN SELECT RAISE(ABORT, 'acts are never changed'); END;

ALTER TABLE promises ADD COLUMN let_go TEXT;
CREATE INDEX promises_let_go ON promises (let_go) WHERE let_go IS NOT NULL;

ALTER TABLE disputes ADD COLUMN let_go TEXT;
CREATE INDEX disputes_let_go ON disputes (let_go) WHERE let_go IS NOT NULL;

ALTER TABLE watch_findings ADD COLUMN let_go TEXT;
CREATE INDEX watch_findings_let_go ON watch_findings (let_go) WHERE let_go IS NOT NULL;

ALTER TABLE contradiction_decisions ADD COLUMN let_go TEXT;
CREATE INDEX contradiction_decisions_let_go
ON contradiction_decisions (let_go) WHERE let_go IS NOT NULL;

ALTER TABLE message_tags ADD COLUMN let_go TEXT;
CREATE INDEX message_tags_let_go ON message_tags (let_go) WHERE let_go IS NOT NULL;
`;
