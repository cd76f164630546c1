/** The number of a package that was stopped before it stood goes to the next one of its case. */
export const partsGivenUp = /* sql */ `
ALTER TABLE case_parts ADD COLUMN given_up_at INTEGER;
`;
