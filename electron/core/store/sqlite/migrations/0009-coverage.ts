/** From when to when each source file bears witness. */
export const coverage = /* sql */ `
-- Found from the messages and sightings of a file after its import; found anew when times are corrected.
CREATE TABLE source_file_extents (
  source_file_id INTEGER PRIMARY KEY REFERENCES source_files (id),
  -- Both null where no message of the file has a time.
  first_at INTEGER,
  last_at INTEGER
) STRICT;
CREATE TRIGGER extents_follow_corrections AFTER UPDATE OF sent_at ON messages
BEGIN
  DELETE FROM source_file_extents
  WHERE source_file_id = NEW.source_file_id
     OR source_file_id IN (SELECT source_file_id FROM sightings WHERE message_id = NEW.id);
END;
`;
