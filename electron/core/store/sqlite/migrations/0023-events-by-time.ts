/** The audit log is read by time, page by page, however long it is. */
export const eventsByTime = /* sql */ `
CREATE INDEX events_at ON events (at, id);
`;
