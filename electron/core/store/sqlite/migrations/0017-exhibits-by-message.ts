/** What was put into evidence is looked up for every message that is shown. */
export const exhibitsByMessage = /* sql */ `
CREATE INDEX exhibits_message ON exhibits (message_id);
`;
