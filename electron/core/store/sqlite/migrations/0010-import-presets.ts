/** How people have told exports of their own to be read, by name. */
export const importPresets = /* sql */ `
CREATE TABLE import_presets (
  name TEXT PRIMARY KEY,
  preset TEXT NOT NULL CHECK (json_valid(preset)),
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;
`;
