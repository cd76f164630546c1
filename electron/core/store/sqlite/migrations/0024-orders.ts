/** Orders from tables that the shop exports: what chats do not tell of sales. */
export const orders = /* sql */ `
CREATE TABLE order_files (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  -- SHA-256, hex: the same file is taken once.
  digest TEXT NOT NULL UNIQUE,
  taken_at INTEGER NOT NULL,
  taken_by TEXT NOT NULL
) STRICT;

-- As the file has them; of an order that several files have, the newest file holds.
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  order_file_id INTEGER NOT NULL REFERENCES order_files (id),
  line INTEGER NOT NULL,
  order_no TEXT NOT NULL,
  -- Empty where the file names none.
  shop TEXT NOT NULL,
  buyer TEXT,
  ordered_at INTEGER NOT NULL,
  paid_at INTEGER,
  -- What was paid; null for an unpaid order.
  paid_cents INTEGER,
  CHECK ((paid_at IS NULL) = (paid_cents IS NULL)),
  UNIQUE (order_file_id, order_no)
) STRICT;
CREATE INDEX orders_no ON orders (order_no, order_file_id);
CREATE INDEX orders_ordered_at ON orders (ordered_at);
`;
