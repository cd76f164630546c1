/**
 * Packages that were made in other archives stand beside those made here, so that the next supplement
 * goes on from them; what was done to them there stands in a log of its own.
 */
export const packagesElsewhere = /* sql */ `
-- Archive that made it; null: this one.
ALTER TABLE evidence_packages ADD COLUMN archive TEXT;
-- As printed on one from elsewhere, where its case may have another number.
ALTER TABLE evidence_packages ADD COLUMN name TEXT CHECK ((archive IS NULL) = (name IS NULL));
-- Highest exhibit number of the case when it was made elsewhere: those below are taken.
ALTER TABLE evidence_packages ADD COLUMN last_exhibit INTEGER NOT NULL DEFAULT 0;

CREATE TABLE custody_elsewhere (
  id INTEGER PRIMARY KEY,
  archive TEXT NOT NULL,
  -- Last entry of this archive's own log when it came; 0: none.
  after_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  machine TEXT NOT NULL,
  program_version TEXT NOT NULL,
  event TEXT NOT NULL,
  object TEXT NOT NULL,
  digest_before TEXT,
  digest_after TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX custody_elsewhere_object ON custody_elsewhere (archive, object);
CREATE TRIGGER custody_elsewhere_is_kept BEFORE DELETE ON custody_elsewhere
BEGIN SELECT RAISE(ABORT, 'the custody log is never deleted'); END;
CREATE TRIGGER custody_elsewhere_is_unchanged BEFORE UPDATE ON custody_elsewhere
BEGIN SELECT RAISE(ABORT, 'the custody log is never changed'); END;

-- What was done to packages is told among all other deeds too, from the first one on.
INSERT INTO events (at, actor, action, noun, noun_id, detail)
SELECT custody.at,
       custody.actor,
       custody.event,
       'case',
       evidence_packages.case_id,
       json_object(
         'before', json('{}'),
         'after', json_object('package', custody.object, 'custody', custody.hash))
FROM custody
JOIN evidence_packages
  ON evidence_packages.id = (
    SELECT MIN(made.id)
    FROM evidence_packages AS made
    JOIN cases ON cases.id = made.case_id
    WHERE custody.object = printf('EV-%04d', cases.number)
      || CASE made.part WHEN 1 THEN '' ELSE printf('-S%02d', made.part) END)
ORDER BY custody.id;
`;
