/** The key of the writing help leaves the archive: the computer keeps it beside, for its user alone. */
export const noKeyOfTheWritingHelp = /* sql */ `
UPDATE settings
SET value = json_remove(value, '$.key')
WHERE key = 'writingHelp'
  AND json_type(value) = 'object';`;
