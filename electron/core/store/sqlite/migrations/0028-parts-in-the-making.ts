/**
 * Who makes the package of a number: machine and process, until it stands. The number of a program that was
 * killed meanwhile goes to the next package of its case.
 */
export const partsInTheMaking = /* sql */ `
ALTER TABLE case_parts ADD COLUMN maker_machine TEXT;
ALTER TABLE case_parts ADD COLUMN maker_pid INTEGER;
`;
