/** Order, item, tracking and phone numbers and amounts that messages name. */
export const references = /* sql */ `
-- Found from the texts, and found anew when the rules change: nothing here is a record of its own.
CREATE TABLE message_references (
  kind TEXT NOT NULL CHECK (kind IN ('order', 'item', 'tracking', 'phone', 'amount')),
  -- Digits and capital letters without spaces; an amount in cents.
  value TEXT NOT NULL,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  PRIMARY KEY (kind, value, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_references_message ON message_references (message_id);
`;
