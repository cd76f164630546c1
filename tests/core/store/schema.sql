CREATE INDEX account_corrections_account ON account_corrections (account_id);

CREATE INDEX account_links_account ON account_links (account_id);

CREATE INDEX account_links_other ON account_links (other_id);

CREATE INDEX accounts_role ON accounts (role);

CREATE INDEX answer_exception_decisions_exception
ON answer_exception_decisions (exception_uid, at);

CREATE INDEX answer_exceptions_topic ON answer_exceptions (topic);

CREATE INDEX answer_versions_answer ON answer_versions (answer_uid, made_at);

CREATE INDEX answers_topic ON answers (topic);

CREATE INDEX batch_origins_origin ON batch_origins (archive, origin_id);

CREATE INDEX case_claims_case ON case_claims (case_id) WHERE removed_at IS NULL;

CREATE INDEX case_items_case ON case_items (case_id) WHERE removed_at IS NULL;

CREATE UNIQUE INDEX cases_dispute ON cases (dispute_id) WHERE dispute_id IS NOT NULL;

CREATE INDEX cases_subject ON cases (subject);

CREATE INDEX contradiction_decisions_let_go
ON contradiction_decisions (let_go) WHERE let_go IS NOT NULL;

CREATE INDEX contradiction_decisions_matter ON contradiction_decisions (matter, at);

CREATE INDEX contradictions_message_b ON contradictions (message_b_id);

CREATE INDEX contradictions_status ON contradictions (status, message_b_id);

CREATE INDEX conversation_aliases_conversation ON conversation_aliases (conversation_id);

CREATE INDEX conversations_customer ON conversations (customer_id);

CREATE INDEX conversations_first ON conversations (platform, first_at);

CREATE INDEX conversations_format ON conversations (format, platform);

CREATE UNIQUE INDEX conversations_key ON conversations (platform, COALESCE(shop_id, 0), key);

CREATE INDEX conversations_last ON conversations (last_at);

CREATE INDEX conversations_open ON conversations (open_kind, last_at) WHERE open_kind IS NOT NULL;

CREATE INDEX custody_elsewhere_object ON custody_elsewhere (archive, object);

CREATE INDEX custody_object ON custody (object);

CREATE INDEX dispute_messages_message ON dispute_messages (message_id);

CREATE INDEX disputes_conversation ON disputes (conversation_id);

CREATE INDEX disputes_let_go ON disputes (let_go) WHERE let_go IS NOT NULL;

CREATE INDEX disputes_stage ON disputes (stage);

CREATE INDEX duties_person ON duties (person, from_at) WHERE cancelled_at IS NULL;

CREATE INDEX duties_time ON duties (from_at) WHERE cancelled_at IS NULL;

CREATE INDEX events_at ON events (at, id);

CREATE INDEX events_noun ON events (noun, noun_id);

CREATE INDEX evidence_packages_case ON evidence_packages (case_id, part);

CREATE INDEX exhibits_message ON exhibits (message_id);

CREATE INDEX handover_acknowledgements_item ON handover_acknowledgements (item_id);

CREATE INDEX handover_item_changes_item ON handover_item_changes (item_id, field);

CREATE INDEX handover_items_carried ON handover_items (carried_from);

CREATE INDEX handover_items_note ON handover_items (handover_id, section, position);

CREATE INDEX handover_items_source ON handover_items (source_kind, source_id);

CREATE INDEX handovers_shop ON handovers (shop_id, number);

CREATE INDEX import_correction_files_source ON import_correction_files (source_file_id);

CREATE INDEX import_corrections_batch ON import_corrections (batch_id);

CREATE INDEX import_issues_source ON import_issues (source_file_id, line);

CREATE INDEX inbox_entries_name ON inbox_entries (name, bytes, modified_at);

CREATE INDEX message_conflicts_other ON message_conflicts (other_id);

CREATE INDEX message_corrections_correction ON message_corrections (correction_id, message_id);

CREATE INDEX message_corrections_message ON message_corrections (message_id, id);

CREATE INDEX message_notes_message ON message_notes (message_id) WHERE removed_at IS NULL;

CREATE INDEX message_references_message ON message_references (message_id);

CREATE INDEX message_tags_let_go ON message_tags (let_go) WHERE let_go IS NOT NULL;

CREATE UNIQUE INDEX message_tags_standing ON message_tags (message_id, folded)
WHERE removed_at IS NULL;

CREATE INDEX message_tags_tag ON message_tags (folded) WHERE removed_at IS NULL;

CREATE INDEX messages_account ON messages (account_id, sent_at) WHERE hidden = 0;

CREATE UNIQUE INDEX messages_fingerprint ON messages (conversation_id, fingerprint) WHERE hidden < 2;

CREATE INDEX messages_hidden ON messages (hidden) WHERE hidden > 0;

CREATE INDEX messages_platform_id ON messages (conversation_id, platform_id)
WHERE platform_id IS NOT NULL;

CREATE INDEX messages_same_as ON messages (same_as) WHERE same_as IS NOT NULL;

CREATE INDEX messages_source ON messages (source_file_id, position);

CREATE INDEX messages_time ON messages (conversation_id, sent_at, id);

CREATE INDEX orders_no ON orders (order_no, order_file_id);

CREATE INDEX orders_ordered_at ON orders (ordered_at);

CREATE INDEX other_fingerprints_message ON other_fingerprints (message_id);

CREATE INDEX other_fingerprints_platform_id ON other_fingerprints (conversation_id, platform_id)
WHERE platform_id IS NOT NULL;

CREATE INDEX promises_let_go ON promises (let_go) WHERE let_go IS NOT NULL;

CREATE INDEX promises_status ON promises (status, due_at);

CREATE INDEX received_deeds_event ON received_deeds (event_id) WHERE event_id IS NOT NULL;

CREATE INDEX received_deeds_waiting ON received_deeds (at) WHERE is_settled = 0;

CREATE INDEX reports_period ON reports (kind, from_at);

CREATE UNIQUE INDEX saved_searches_name ON saved_searches (name) WHERE removed_at IS NULL;

CREATE INDEX session_joins_conversation ON session_joins (conversation_id);

CREATE INDEX session_records_customer ON session_records (platform, customer);

CREATE INDEX session_records_time ON session_records (platform, started_at);

CREATE INDEX sightings_source ON sightings (source_file_id, position);

CREATE INDEX source_files_batch ON source_files (batch_id);

CREATE INDEX source_files_digest ON source_files (digest);

CREATE INDEX spot_check_appeals_item ON spot_check_appeals (item_id);

CREATE INDEX spot_check_items_agent ON spot_check_items (agent);

CREATE INDEX spot_check_items_check ON spot_check_items (spot_check_id);

CREATE INDEX spot_check_reviews_item ON spot_check_reviews (item_id);

CREATE INDEX thing_notes_thing ON thing_notes (noun, noun_id) WHERE removed_at IS NULL;

CREATE UNIQUE INDEX thing_tags_standing ON thing_tags (noun, noun_id, folded)
WHERE removed_at IS NULL;

CREATE INDEX told_message ON told (message_id);

CREATE INDEX told_topic ON told (topic, message_id);

CREATE INDEX watch_findings_let_go ON watch_findings (let_go) WHERE let_go IS NOT NULL;

CREATE INDEX watch_findings_status ON watch_findings (status, message_id);

CREATE TABLE account_corrections (
  id INTEGER PRIMARY KEY,
  correction_id INTEGER NOT NULL REFERENCES import_corrections (id),
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  role_before TEXT NOT NULL,
  role_source_before TEXT NOT NULL,
  role TEXT NOT NULL,
  role_source TEXT NOT NULL
) STRICT;

CREATE TABLE account_links (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  other_id INTEGER NOT NULL REFERENCES accounts (id),
  reason TEXT NOT NULL,
  linked_at INTEGER NOT NULL,
  linked_by TEXT NOT NULL,
  undone_at INTEGER,
  undone_by TEXT,
  undone_reason TEXT,
  CHECK (account_id <> other_id),
  CHECK ((undone_at IS NULL) = (undone_by IS NULL) AND (undone_at IS NULL) = (undone_reason IS NULL))
) STRICT;

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  handle TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('customer', 'agent', 'bot', 'system', 'unknown')),
  role_source TEXT NOT NULL CHECK (role_source IN ('format', 'person', 'assumed')),
  UNIQUE (platform, handle)
) STRICT;

CREATE TABLE answer_exception_decisions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  exception_uid TEXT NOT NULL REFERENCES answer_exceptions (uid),
  decision TEXT NOT NULL CHECK (decision IN ('approved', 'refused', 'revoked')),
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL
) STRICT;

CREATE TABLE answer_exceptions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  topic TEXT NOT NULL,
  recipient_kind TEXT NOT NULL CHECK (recipient_kind IN ('customer', 'order')),
  recipient TEXT NOT NULL,
  granted TEXT NOT NULL,
  value TEXT,
  reason TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER,
  asked_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  CHECK (valid_to > valid_from)
) STRICT;

CREATE TABLE answer_versions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  answer_uid TEXT NOT NULL REFERENCES answers (uid),
  category TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  -- As a person wrote it; null: as the answer says.
  value TEXT,
  -- From here on there is no answer any more.
  is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
  valid_from INTEGER NOT NULL,
  -- Exclusive; null: until further notice.
  valid_to INTEGER,
  owner TEXT NOT NULL,
  -- The policy or page that it follows.
  source TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  CHECK (valid_to > valid_from)
) STRICT;

CREATE TABLE answers (
  id INTEGER PRIMARY KEY,
  -- 32 hex digits, the same in every archive that has it.
  uid TEXT NOT NULL UNIQUE,
  topic TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('shop', 'sku', 'order', 'customer')),
  -- A shop (empty: all), a product's name or number, an order number, a customer.
  scope_value TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL
) STRICT;

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
  bytes INTEGER NOT NULL,
  mime TEXT NOT NULL
) STRICT;

CREATE TABLE batch_origins (
  batch_id INTEGER PRIMARY KEY REFERENCES import_batches (id),
  archive TEXT NOT NULL,
  origin_id TEXT NOT NULL
) STRICT;

CREATE TABLE case_attachments (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (case_id, number),
  UNIQUE (case_id, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_claims (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  text TEXT NOT NULL,
  -- Numbers of the exhibits that it cites.
  exhibits TEXT NOT NULL CHECK (json_valid(exhibits)),
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) STRICT;

CREATE TABLE case_cuts (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  message_id INTEGER NOT NULL REFERENCES messages (id),
  offset INTEGER NOT NULL CHECK (offset > 0),
  PRIMARY KEY (case_id, message_id, offset)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_files (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  -- SHA-256; the bytes lie with the attachments.
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  bytes INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('order', 'shipping', 'photo', 'policy', 'identity', 'other')),
  source TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  UNIQUE (case_id, number),
  UNIQUE (case_id, digest)
) STRICT;

CREATE TABLE case_items (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL CHECK (kind IN ('message', 'session', 'period', 'file')),
  message_id INTEGER REFERENCES messages (id),
  conversation_id INTEGER REFERENCES conversations (id),
  -- UTC ms; inclusive and exclusive; null: open.
  from_at INTEGER,
  to_at INTEGER,
  file_id INTEGER REFERENCES case_files (id),
  note TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
  CHECK ((kind IN ('message', 'session')) = (message_id IS NOT NULL)),
  CHECK ((kind = 'period') = (conversation_id IS NOT NULL)),
  CHECK ((kind = 'file') = (file_id IS NOT NULL))
) STRICT;

CREATE TABLE case_parts (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  part INTEGER NOT NULL,
  content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL, given_up_at INTEGER, maker_machine TEXT, maker_pid INTEGER,
  PRIMARY KEY (case_id, part),
  UNIQUE (case_id, content_digest, created_at, created_by)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_sources (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  number INTEGER NOT NULL,
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  PRIMARY KEY (case_id, number),
  UNIQUE (case_id, source_file_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  -- EV-0007: the number that every exhibit and package of this case carries.
  number INTEGER NOT NULL UNIQUE,
  dispute_id INTEGER REFERENCES disputes (id),
  -- Digest of what was picked, so that asking the same again finds the same case.
  subject TEXT NOT NULL,
  title TEXT NOT NULL,
  claim TEXT NOT NULL,
  order_no TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  -- Salts of this case are derived from it; leaves the archive only inside opened spans.
  salt_key BLOB NOT NULL CHECK (length(salt_key) = 32)
, platform TEXT, shop TEXT, buyer TEXT, amount_cents INTEGER, deadline_at INTEGER) STRICT;

CREATE TABLE contradicting_messages (
  topic TEXT NOT NULL,
  message_a_id INTEGER NOT NULL REFERENCES messages (id),
  message_b_id INTEGER NOT NULL REFERENCES messages (id),
  PRIMARY KEY (message_b_id, message_a_id, topic)
) STRICT, WITHOUT ROWID;

CREATE TABLE contradiction_decisions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  matter TEXT NOT NULL,
  resolution TEXT NOT NULL CHECK (resolution IN ('chosen', 'exception', 'unrelated', 'reopened')),
  -- The statement that holds from now on.
  chosen TEXT CHECK (chosen IN ('a', 'b')),
  answer_uid TEXT,
  exception_uid TEXT,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL, let_go TEXT,
  CHECK ((resolution = 'chosen') = (chosen IS NOT NULL))
) STRICT;

CREATE TABLE "contradictions" (
  id INTEGER PRIMARY KEY,
  -- 32 hex digits, the same in every archive: the topic, whom it concerns and the values.
  matter TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('same-customer', 'others', 'sheet')),
  slot TEXT NOT NULL,
  message_a_id INTEGER REFERENCES messages (id),
  message_b_id INTEGER NOT NULL REFERENCES messages (id),
  -- What the sheet said when b was told; in place of a.
  version_uid TEXT,
  value_a TEXT,
  value_b TEXT,
  limits TEXT NOT NULL CHECK (json_valid(limits)),
  count_a INTEGER NOT NULL,
  count_b INTEGER NOT NULL,
  -- resolved: by choosing or an exception; rejected: not the same matter, or not found any more.
  status TEXT NOT NULL CHECK (status IN ('proposed', 'resolved', 'rejected')),
  detector_version INTEGER NOT NULL,
  found_at INTEGER NOT NULL,
  CHECK ((message_a_id IS NULL) <> (version_uid IS NULL))
) STRICT;

CREATE TABLE conversation_aliases (
  platform TEXT NOT NULL,
  -- 0 where the export names no shop.
  shop_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  batch_id INTEGER NOT NULL REFERENCES import_batches (id),
  -- How many messages proved it, in what time.
  proof TEXT NOT NULL CHECK (json_valid(proof)),
  PRIMARY KEY (platform, shop_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversation_unmaskings (
  conversation_id INTEGER PRIMARY KEY REFERENCES conversations (id),
  customer_id INTEGER NOT NULL REFERENCES accounts (id),
  -- What stood there before, and stands there again where the name is not shown.
  title_before TEXT NOT NULL,
  customer_before INTEGER REFERENCES accounts (id),
  is_shown INTEGER NOT NULL CHECK (is_shown IN (0, 1)),
  -- A person does not want the name there; it is not put there again.
  refused_at INTEGER,
  refused_by TEXT
) STRICT;

CREATE TABLE conversations (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  channel TEXT NOT NULL,
  shop_id INTEGER REFERENCES shops (id),
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  is_group INTEGER NOT NULL CHECK (is_group IN (0, 1)),
  customer_id INTEGER REFERENCES accounts (id),
  first_at INTEGER,
  last_at INTEGER,
  message_count INTEGER NOT NULL DEFAULT 0,
  -- Analysis of promises, disputes and open items has seen this many messages of this conversation.
  analysed_count INTEGER NOT NULL DEFAULT 0,
  analysed_version INTEGER NOT NULL DEFAULT 0,
  -- Ids up to this one were in that analysis; newer ones are new to it, whatever their time.
  analysed_message_id INTEGER NOT NULL DEFAULT 0,
  -- Open item at the end of the conversation, as last analysed.
  open_kind TEXT CHECK (open_kind IN ('agent_owes', 'customer_unanswered', 'waiting_customer')),
  open_message_id INTEGER REFERENCES messages (id),
  summary TEXT NOT NULL DEFAULT ''
, format TEXT, time_classes INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE custody (
  id INTEGER PRIMARY KEY,
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

CREATE TABLE dispute_checks (
  dispute_id INTEGER NOT NULL REFERENCES disputes (id),
  item TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('there', 'missing', 'not-needed')),
  message_id INTEGER REFERENCES messages (id),
  note TEXT,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (dispute_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE dispute_messages (
  dispute_id INTEGER NOT NULL REFERENCES disputes (id),
  message_id INTEGER NOT NULL REFERENCES messages (id),
  PRIMARY KEY (dispute_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE disputes (
  id INTEGER PRIMARY KEY,
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  stage TEXT NOT NULL
    CHECK (stage IN ('proposed', 'accept', 'explain', 'propose', 'follow-up', 'closed', 'rejected')),
  kind TEXT NOT NULL,
  severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 3),
  amount_cents INTEGER,
  deadline_at INTEGER,
  owner TEXT,
  next_step TEXT,
  score REAL NOT NULL,
  reason TEXT NOT NULL CHECK (json_valid(reason)),
  detector_version INTEGER NOT NULL,
  close_reason TEXT,
  opened_at INTEGER,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
, cause TEXT
  CHECK (cause IN ('service', 'goods', 'courier', 'other')), cause_detail TEXT, order_no TEXT, platform_state TEXT, platform_state_at INTEGER, reply_by INTEGER, told_message_id INTEGER REFERENCES messages (id), facts TEXT, demand TEXT, own_position TEXT, offers TEXT, result_message_id INTEGER REFERENCES messages (id), satisfaction TEXT
  CHECK (satisfaction IN ('satisfied', 'neutral', 'dissatisfied', 'no-answer')), let_go TEXT) STRICT;

CREATE TABLE duties (
  id INTEGER PRIMARY KEY,
  person TEXT NOT NULL,
  shift TEXT NOT NULL,
  shop TEXT,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER,
  cancelled_at INTEGER,
  cancel_reason TEXT,
  CHECK (from_at < to_at)
) STRICT;

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  noun TEXT NOT NULL,
  noun_id INTEGER,
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

CREATE TABLE evidence_packages (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  part INTEGER NOT NULL,
  title TEXT NOT NULL,
  profile TEXT NOT NULL,
  request TEXT NOT NULL CHECK (json_valid(request)),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  seal_code TEXT NOT NULL CHECK (length(seal_code) = 64),
  -- Folder as shown to the person who made it.
  location TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL, archive TEXT, name TEXT CHECK ((archive IS NULL) = (name IS NULL)), last_exhibit INTEGER NOT NULL DEFAULT 0,
  FOREIGN KEY (case_id, part) REFERENCES case_parts (case_id, part)
) STRICT;

CREATE TABLE exhibits (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  number INTEGER NOT NULL,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  UNIQUE (case_id, number),
  UNIQUE (case_id, message_id)
) STRICT;

CREATE TABLE handover_acknowledgements (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES handover_items (id),
  action TEXT NOT NULL CHECK (action IN ('accept', 'ask', 'refuse', 'answer')),
  reason TEXT,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  solo INTEGER NOT NULL CHECK (solo IN (0, 1))
) STRICT;

CREATE TABLE handover_addenda (
  id INTEGER PRIMARY KEY,
  handover_id INTEGER NOT NULL REFERENCES handovers (id),
  -- From 1, without holes.
  number INTEGER NOT NULL,
  item_id INTEGER REFERENCES handover_items (id),
  text TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (handover_id, number)
) STRICT;

CREATE TABLE handover_countersignatures (
  id INTEGER PRIMARY KEY,
  handover_id INTEGER NOT NULL REFERENCES handovers (id),
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  remark TEXT,
  UNIQUE (handover_id, by)
) STRICT;

CREATE TABLE handover_item_changes (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  reason TEXT,
  proof_message_id INTEGER REFERENCES messages (id)
) STRICT;

CREATE TABLE handover_items (
  -- Never reused, so that changes of a dropped line are never taken for those of another.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  handover_id INTEGER NOT NULL REFERENCES handovers (id),
  section TEXT NOT NULL,
  position INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('red', 'yellow', 'green')),
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'cancelled', 'transferred')),
  source_kind TEXT NOT NULL,
  source_id INTEGER,
  -- Item one note earlier that this one carries on.
  carried_from INTEGER REFERENCES handover_items (id),
  carry_count INTEGER NOT NULL,
  -- The fields of the note (headline, situation, next action …) as JSON.
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  -- Names of the fields that a person wrote; a fresh draft does not write over them.
  edited TEXT NOT NULL CHECK (json_valid(edited))
) STRICT;

CREATE TABLE handover_polishes (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('headline', 'situation')),
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  model TEXT NOT NULL,
  problems TEXT NOT NULL CHECK (json_valid(problems)),
  state TEXT NOT NULL CHECK (state IN ('proposed', 'refused', 'taken', 'dismissed')),
  asked_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  decided_at INTEGER,
  decided_by TEXT
) STRICT;

CREATE TABLE handover_publications (
  handover_id INTEGER PRIMARY KEY REFERENCES handovers (id),
  published_at INTEGER NOT NULL
) STRICT;

CREATE TABLE handover_read_backs (
  acknowledgement_id INTEGER PRIMARY KEY REFERENCES handover_acknowledgements (id),
  next_action TEXT NOT NULL,
  due_at TEXT
) STRICT;

CREATE TABLE handovers (
  id INTEGER PRIMARY KEY,
  -- Given at signing, without holes; null for a draft.
  number INTEGER UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('draft', 'signed', 'acknowledged')),
  -- Null for a note over all shops.
  shop_id INTEGER REFERENCES shops (id),
  shift TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  outgoing TEXT NOT NULL,
  incoming TEXT,
  snapshot_at INTEGER NOT NULL,
  -- Last message id that the draft knew of; later imports belong to the next note.
  snapshot_message_id INTEGER NOT NULL,
  -- The signed note of the same shop that was the newest when this was drafted.
  follows_id INTEGER REFERENCES handovers (id),
  -- How far the archive reached, and what was counted but not listed, as JSON.
  coverage TEXT NOT NULL CHECK (json_valid(coverage)),
  left_out TEXT NOT NULL CHECK (json_valid(left_out)),
  signed_at INTEGER,
  signed_by TEXT,
  -- RFC 8785 text that was hashed; null for a draft.
  canonical TEXT,
  previous_hash TEXT,
  hash TEXT UNIQUE
) STRICT;

CREATE TABLE import_batches (
  id INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  machine TEXT NOT NULL,
  program_version TEXT NOT NULL,
  zone TEXT NOT NULL,
  shop_id INTEGER REFERENCES shops (id),
  new_count INTEGER NOT NULL,
  duplicate_count INTEGER NOT NULL,
  issue_count INTEGER NOT NULL,
  refused_count INTEGER NOT NULL
, withdrawn_at INTEGER, withdrawn_by TEXT, withdrawn_reason TEXT) STRICT;

CREATE TABLE import_correction_files (
  correction_id INTEGER NOT NULL REFERENCES import_corrections (id),
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  zone_before TEXT NOT NULL,
  assumptions_before TEXT NOT NULL CHECK (json_valid(assumptions_before)),
  message_count INTEGER NOT NULL,
  PRIMARY KEY (correction_id, source_file_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_corrections (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('date-order', 'zone', 'own-account')),
  batch_id INTEGER REFERENCES import_batches (id),
  question_id INTEGER REFERENCES import_questions (id),
  value TEXT NOT NULL
) STRICT;

CREATE TABLE import_issues (
  id INTEGER PRIMARY KEY,
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  rejected INTEGER NOT NULL CHECK (rejected IN (0, 1))
) STRICT;

CREATE TABLE import_presets (
  name TEXT PRIMARY KEY,
  preset TEXT NOT NULL CHECK (json_valid(preset)),
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE import_question_files (
  question_id INTEGER NOT NULL REFERENCES import_questions (id),
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  PRIMARY KEY (question_id, source_file_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_questions (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('role', 'own-account', 'date-order', 'zone', 'columns')),
  -- account id for roles, format and title for the others
  subject TEXT NOT NULL,
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  assumed TEXT NOT NULL,
  answer TEXT,
  answered_at INTEGER,
  answered_by TEXT,
  asked_by_source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  UNIQUE (kind, subject)
) STRICT;

CREATE TABLE inbox_entries (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('imported', 'unchanged', 'refused')),
  batch_id INTEGER REFERENCES import_batches (id),
  new_count INTEGER NOT NULL,
  error TEXT
) STRICT;

CREATE TABLE let_go_acts (
  -- 32 hex digits, the same in every archive.
  act TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE message_attachments (
  message_id INTEGER NOT NULL REFERENCES messages (id),
  name TEXT NOT NULL,
  -- Null while only the name is known.
  attachment_id INTEGER REFERENCES attachments (id),
  PRIMARY KEY (message_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_conflicts (
  message_id INTEGER NOT NULL REFERENCES messages (id),
  -- The one that was there before.
  other_id INTEGER NOT NULL REFERENCES messages (id),
  -- Any of text, sender, time; as a JSON list.
  differs TEXT NOT NULL CHECK (json_valid(differs)),
  PRIMARY KEY (message_id, other_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_corrections (
  id INTEGER PRIMARY KEY,
  correction_id INTEGER NOT NULL REFERENCES import_corrections (id),
  message_id INTEGER NOT NULL REFERENCES messages (id),
  sent_at_before INTEGER,
  wall_clock_before TEXT,
  zone_before TEXT,
  fingerprint_before BLOB NOT NULL CHECK (length(fingerprint_before) = 16),
  sent_at INTEGER,
  wall_clock TEXT,
  zone TEXT,
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16)
) STRICT;

CREATE TABLE message_notes (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  text TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) STRICT;

CREATE TABLE message_references (
  kind TEXT NOT NULL CHECK (kind IN ('order', 'item', 'tracking', 'phone', 'amount')),
  -- Digits and capital letters without spaces; an amount in cents.
  value TEXT NOT NULL,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  PRIMARY KEY (kind, value, message_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_tags (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  tag TEXT NOT NULL,
  -- In lower case, for finding.
  folded TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT, let_go TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) STRICT;

CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  account_id INTEGER REFERENCES accounts (id),
  sender TEXT NOT NULL,
  kind TEXT NOT NULL,
  is_system INTEGER NOT NULL CHECK (is_system IN (0, 1)),
  internal INTEGER NOT NULL CHECK (internal IN (0, 1)),
  edited INTEGER NOT NULL CHECK (edited IN (0, 1)),
  text TEXT NOT NULL,
  sent_at INTEGER,
  wall_clock TEXT,
  time_raw TEXT NOT NULL,
  zone TEXT,
  platform_id TEXT,
  order_no TEXT,
  -- Time in 6 bytes, then 10 of SHA-256 over what makes the message itself, with its ordinal among equals.
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  -- Line (text) or record (table) in that file, from 1.
  position INTEGER NOT NULL
, reply_to TEXT, hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1, 2)), same_as INTEGER REFERENCES messages (id)) STRICT;

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE order_files (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  -- SHA-256, hex: the same file is taken once.
  digest TEXT NOT NULL UNIQUE,
  taken_at INTEGER NOT NULL,
  taken_by TEXT NOT NULL
) STRICT;

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

CREATE TABLE other_fingerprints (
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
  message_id INTEGER NOT NULL REFERENCES messages (id),
  time_class INTEGER NOT NULL,
  sent_at INTEGER,
  platform_id TEXT,
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  PRIMARY KEY (conversation_id, fingerprint)
) STRICT, WITHOUT ROWID;

CREATE TABLE persons (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('clerk', 'supervisor')),
  secret_kind TEXT CHECK (secret_kind IN ('pin', 'password')),
  -- scrypt (RFC 7914) of the secret: its parameters as JSON, salt, 32 bytes.
  secret_parameters TEXT CHECK (json_valid(secret_parameters)),
  secret_salt BLOB,
  secret_hash BLOB,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  left_at INTEGER,
  CHECK ((secret_kind IS NULL) = (secret_hash IS NULL))
) STRICT;

CREATE TABLE promises (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL UNIQUE REFERENCES messages (id),
  status TEXT NOT NULL
    CHECK (status IN ('proposed', 'open', 'kept', 'broken', 'withdrawn', 'rejected')),
  kind TEXT NOT NULL,
  strength TEXT NOT NULL CHECK (strength IN ('firm', 'soft')),
  -- What was promised, in words; the message's own until a person edits it.
  what TEXT NOT NULL,
  due_phrase TEXT,
  due_at INTEGER,
  amount_cents INTEGER,
  owner TEXT,
  score REAL NOT NULL,
  reason TEXT NOT NULL CHECK (json_valid(reason)),
  detector_version INTEGER NOT NULL,
  proof_message_id INTEGER REFERENCES messages (id),
  close_reason TEXT,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
, remind_at INTEGER, reminded_at INTEGER, let_go TEXT) STRICT;

CREATE TABLE received_deeds (
  archive TEXT NOT NULL,
  origin_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  deed TEXT NOT NULL CHECK (json_valid(deed)),
  received_at INTEGER NOT NULL,
  -- Its place in the event log here, once it was applied.
  event_id INTEGER REFERENCES events (id),
  -- Nothing is left to do for it, e.g. as a later word here overrules it.
  is_settled INTEGER NOT NULL DEFAULT 0 CHECK (is_settled IN (0, 1)),
  PRIMARY KEY (archive, origin_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recent_searches (
  person TEXT NOT NULL,
  query TEXT NOT NULL,
  searched_at INTEGER NOT NULL,
  UNIQUE (person, query)
) STRICT;

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('weekly', 'answer-changes')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'signed')),
  shop TEXT,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  -- What people wrote, by section.
  written TEXT NOT NULL CHECK (json_valid(written)),
  signed_at INTEGER,
  signed_by TEXT,
  -- RFC 8785 text that was hashed; null for a draft.
  canonical TEXT,
  hash TEXT
) STRICT;

CREATE TABLE saved_searches (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  removed_at INTEGER
) STRICT;

CREATE TABLE sender_aliases (
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  handle TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (conversation_id, handle)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_joins (
  session_id INTEGER PRIMARY KEY REFERENCES session_records (id),
  -- Null where what is in the archive by now does not single one out any more.
  conversation_id INTEGER REFERENCES conversations (id),
  -- From the beginning of the session to the conversation's message that proved it; may be negative.
  gap_ms INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batches (id)
) STRICT;

CREATE TABLE session_records (
  id INTEGER PRIMARY KEY,
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  position INTEGER NOT NULL,
  platform TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  customer TEXT,
  agent TEXT,
  order_no TEXT,
  -- All cells by their header, as JSON.
  facts TEXT NOT NULL CHECK (json_valid(facts))
) STRICT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shops (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE sightings (
  message_id INTEGER NOT NULL REFERENCES messages (id),
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  position INTEGER NOT NULL, sender TEXT, time_raw TEXT, text TEXT,
  PRIMARY KEY (message_id, source_file_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_file_companions (
  source_file_id INTEGER NOT NULL REFERENCES source_files (id),
  -- Within the folder or zip that was given.
  path TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  bytes INTEGER NOT NULL,
  PRIMARY KEY (source_file_id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_file_extents (
  source_file_id INTEGER PRIMARY KEY REFERENCES source_files (id),
  -- Both null where no message of the file has a time.
  first_at INTEGER,
  last_at INTEGER
) STRICT;

CREATE TABLE "source_files" (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batches (id),
  -- The zip that it was read in; the zip has a row of its own, with format 'zip' and no records.
  container_id INTEGER REFERENCES source_files (id),
  name TEXT NOT NULL,
  -- Where the person took it from, as shown to them; never opened again.
  origin TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  bytes INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('imported', 'unchanged', 'refused')),
  format TEXT,
  format_version INTEGER,
  encoding TEXT,
  zone TEXT NOT NULL,
  date_order TEXT,
  -- Column mapping and other assumptions, as JSON.
  assumptions TEXT NOT NULL CHECK (json_valid(assumptions)),
  read_count INTEGER NOT NULL,
  new_count INTEGER NOT NULL,
  duplicate_count INTEGER NOT NULL,
  -- Kept as messages, though the archive has another message with the same platform id.
  conflicting_count INTEGER NOT NULL DEFAULT 0,
  system_count INTEGER NOT NULL,
  rejected_count INTEGER NOT NULL,
  issue_count INTEGER NOT NULL,
  error_code TEXT,
  error_message TEXT,
  CHECK (read_count = new_count + duplicate_count + conflicting_count + rejected_count)
) STRICT;

CREATE TABLE spot_check_appeals (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES spot_check_items (id),
  -- The review that it is against.
  review_id INTEGER NOT NULL REFERENCES spot_check_reviews (id),
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  comment TEXT NOT NULL,
  decision TEXT CHECK (decision IN ('upheld', 'changed')),
  decided_at INTEGER,
  decided_by TEXT,
  decision_comment TEXT,
  CHECK ((decision IS NULL) = (decided_at IS NULL))
) STRICT;

CREATE TABLE spot_check_items (
  id INTEGER PRIMARY KEY,
  spot_check_id INTEGER NOT NULL REFERENCES spot_checks (id),
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  agent TEXT NOT NULL,
  stratum TEXT NOT NULL,
  message_count INTEGER NOT NULL,
  first_message_id INTEGER NOT NULL REFERENCES messages (id)
) STRICT;

CREATE TABLE spot_check_reviews (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES spot_check_items (id),
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  findings TEXT NOT NULL CHECK (json_valid(findings)),
  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
  note TEXT NOT NULL
) STRICT;

CREATE TABLE spot_check_rules (
  id INTEGER PRIMARY KEY,
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE spot_checks (
  id INTEGER PRIMARY KEY,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  stratified_by TEXT NOT NULL CHECK (stratified_by IN ('agent', 'shop', 'agent-shop', 'none')),
  shop TEXT,
  agent TEXT,
  platform TEXT,
  -- Draws the same sample again from the same messages.
  seed TEXT NOT NULL,
  population INTEGER NOT NULL,
  CHECK (from_at < to_at)
) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE thing_notes (
  id INTEGER PRIMARY KEY,
  noun TEXT NOT NULL CHECK (noun IN ('conversation', 'account', 'promise', 'dispute')),
  noun_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) STRICT;

CREATE TABLE thing_tags (
  id INTEGER PRIMARY KEY,
  noun TEXT NOT NULL CHECK (noun IN ('conversation', 'account', 'promise', 'dispute')),
  noun_id INTEGER NOT NULL,
  tag TEXT NOT NULL,
  folded TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) STRICT;

CREATE TABLE told (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  topic TEXT NOT NULL,
  -- Normalised, as JSON, and as a word to compare by.
  value TEXT NOT NULL CHECK (json_valid(value)),
  value_key TEXT NOT NULL,
  -- What it is limited to, as JSON: product, variant, part, whose fault.
  limits TEXT NOT NULL CHECK (json_valid(limits)),
  -- Words that say it is an exception; empty for none.
  exception TEXT NOT NULL
) STRICT;

CREATE TABLE watch_findings (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  kind TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('proposed', 'confirmed', 'dismissed')),
  score REAL NOT NULL,
  reason TEXT NOT NULL CHECK (json_valid(reason)),
  detector_version INTEGER NOT NULL,
  close_reason TEXT,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL, let_go TEXT,
  UNIQUE (message_id, kind)
) STRICT;

CREATE TRIGGER account_corrections_are_kept BEFORE DELETE ON account_corrections
BEGIN SELECT RAISE(ABORT, 'corrections are never deleted'); END;

CREATE TRIGGER account_corrections_are_unchanged BEFORE UPDATE ON account_corrections
BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END;

CREATE TRIGGER account_links_are_kept BEFORE DELETE ON account_links
BEGIN SELECT RAISE(ABORT, 'links are never deleted'); END;

CREATE TRIGGER account_links_are_unchanged
BEFORE UPDATE OF id, account_id, other_id, reason, linked_at, linked_by ON account_links
BEGIN SELECT RAISE(ABORT, 'links are never changed'); END;

CREATE TRIGGER answer_exception_decisions_are_kept BEFORE DELETE ON answer_exception_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;

CREATE TRIGGER answer_exception_decisions_are_unchanged BEFORE UPDATE ON answer_exception_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;

CREATE TRIGGER answer_exceptions_are_kept BEFORE DELETE ON answer_exceptions
BEGIN SELECT RAISE(ABORT, 'exceptions are never deleted'); END;

CREATE TRIGGER answer_exceptions_are_unchanged BEFORE UPDATE ON answer_exceptions
BEGIN SELECT RAISE(ABORT, 'exceptions are never changed'); END;

CREATE TRIGGER answer_versions_are_kept BEFORE DELETE ON answer_versions
BEGIN SELECT RAISE(ABORT, 'answers are never deleted'); END;

CREATE TRIGGER answer_versions_are_unchanged BEFORE UPDATE ON answer_versions
BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END;

CREATE TRIGGER answers_are_kept BEFORE DELETE ON answers
BEGIN SELECT RAISE(ABORT, 'answers are never deleted'); END;

CREATE TRIGGER answers_are_unchanged BEFORE UPDATE ON answers
BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END;

CREATE TRIGGER batch_origins_are_kept BEFORE DELETE ON batch_origins
BEGIN SELECT RAISE(ABORT, 'origins are never deleted'); END;

CREATE TRIGGER case_attachments_are_kept BEFORE DELETE ON case_attachments
BEGIN SELECT RAISE(ABORT, 'numbers are never deleted'); END;

CREATE TRIGGER case_claims_are_kept BEFORE DELETE ON case_claims
BEGIN SELECT RAISE(ABORT, 'claims of a case are never deleted'); END;

CREATE TRIGGER case_cuts_are_kept BEFORE DELETE ON case_cuts
BEGIN SELECT RAISE(ABORT, 'cuts are never deleted'); END;

CREATE TRIGGER case_files_are_kept BEFORE DELETE ON case_files
BEGIN SELECT RAISE(ABORT, 'files of a case are never deleted'); END;

CREATE TRIGGER case_files_are_unchanged BEFORE UPDATE ON case_files
BEGIN SELECT RAISE(ABORT, 'files of a case are never changed'); END;

CREATE TRIGGER case_items_are_kept BEFORE DELETE ON case_items
BEGIN SELECT RAISE(ABORT, 'items of a case are never deleted'); END;

CREATE TRIGGER case_parts_are_kept BEFORE DELETE ON case_parts
BEGIN SELECT RAISE(ABORT, 'package numbers are never deleted'); END;

CREATE TRIGGER contradiction_decisions_are_kept BEFORE DELETE ON contradiction_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;

CREATE TRIGGER contradiction_decisions_are_unchanged BEFORE UPDATE ON contradiction_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;

CREATE TRIGGER conversation_unmaskings_are_kept BEFORE DELETE ON conversation_unmaskings
BEGIN SELECT RAISE(ABORT, 'unmaskings are never deleted'); END;

CREATE TRIGGER custody_elsewhere_is_kept BEFORE DELETE ON custody_elsewhere
BEGIN SELECT RAISE(ABORT, 'the custody log is never deleted'); END;

CREATE TRIGGER custody_elsewhere_is_unchanged BEFORE UPDATE ON custody_elsewhere
BEGIN SELECT RAISE(ABORT, 'the custody log is never changed'); END;

CREATE TRIGGER custody_is_kept BEFORE DELETE ON custody
BEGIN SELECT RAISE(ABORT, 'the custody log is never deleted'); END;

CREATE TRIGGER custody_is_unchanged BEFORE UPDATE ON custody
BEGIN SELECT RAISE(ABORT, 'the custody log is never changed'); END;

CREATE TRIGGER dispute_checks_are_kept BEFORE DELETE ON dispute_checks
BEGIN SELECT RAISE(ABORT, 'checks are never deleted'); END;

CREATE TRIGGER duties_are_kept BEFORE DELETE ON duties
BEGIN SELECT RAISE(ABORT, 'duties are never deleted'); END;

CREATE TRIGGER events_are_kept BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TRIGGER events_are_unchanged BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

CREATE TRIGGER evidence_packages_are_kept BEFORE DELETE ON evidence_packages
BEGIN SELECT RAISE(ABORT, 'evidence packages are never deleted'); END;

CREATE TRIGGER evidence_packages_are_unchanged BEFORE UPDATE ON evidence_packages
BEGIN SELECT RAISE(ABORT, 'evidence packages are never changed'); END;

CREATE TRIGGER exhibits_are_kept BEFORE DELETE ON exhibits
BEGIN SELECT RAISE(ABORT, 'exhibits are never deleted'); END;

CREATE TRIGGER exhibits_are_unchanged BEFORE UPDATE ON exhibits
BEGIN SELECT RAISE(ABORT, 'exhibits are never changed'); END;

CREATE TRIGGER extents_follow_corrections AFTER UPDATE OF sent_at ON messages
BEGIN
  DELETE FROM source_file_extents
  WHERE source_file_id = NEW.source_file_id
     OR source_file_id IN (SELECT source_file_id FROM sightings WHERE message_id = NEW.id);
END;

CREATE TRIGGER handover_acknowledgements_are_kept BEFORE DELETE ON handover_acknowledgements
BEGIN SELECT RAISE(ABORT, 'acknowledgements are never deleted'); END;

CREATE TRIGGER handover_acknowledgements_are_unchanged BEFORE UPDATE ON handover_acknowledgements
BEGIN SELECT RAISE(ABORT, 'acknowledgements are never changed'); END;

CREATE TRIGGER handover_addenda_are_kept BEFORE DELETE ON handover_addenda
BEGIN SELECT RAISE(ABORT, 'addenda are never deleted'); END;

CREATE TRIGGER handover_addenda_are_unchanged BEFORE UPDATE ON handover_addenda
BEGIN SELECT RAISE(ABORT, 'addenda are never changed'); END;

CREATE TRIGGER handover_addenda_follow_signing BEFORE INSERT ON handover_addenda
WHEN (SELECT state FROM handovers WHERE id = NEW.handover_id) = 'draft'
BEGIN SELECT RAISE(ABORT, 'a draft takes no addenda'); END;

CREATE TRIGGER handover_countersignatures_are_kept BEFORE DELETE ON handover_countersignatures
BEGIN SELECT RAISE(ABORT, 'countersignatures are never deleted'); END;

CREATE TRIGGER handover_countersignatures_are_unchanged BEFORE UPDATE ON handover_countersignatures
BEGIN SELECT RAISE(ABORT, 'countersignatures are never changed'); END;

CREATE TRIGGER handover_item_changes_are_kept BEFORE DELETE ON handover_item_changes
BEGIN SELECT RAISE(ABORT, 'changes of items are never deleted'); END;

CREATE TRIGGER handover_item_changes_are_unchanged BEFORE UPDATE ON handover_item_changes
BEGIN SELECT RAISE(ABORT, 'changes of items are never changed'); END;

CREATE TRIGGER handover_polishes_are_kept BEFORE DELETE ON handover_polishes
BEGIN SELECT RAISE(ABORT, 'polished wordings are never deleted'); END;

CREATE TRIGGER handover_publications_are_kept BEFORE DELETE ON handover_publications
BEGIN SELECT RAISE(ABORT, 'publications are never deleted'); END;

CREATE TRIGGER handover_publications_are_unchanged BEFORE UPDATE ON handover_publications
BEGIN SELECT RAISE(ABORT, 'publications are never changed'); END;

CREATE TRIGGER handover_read_backs_are_kept BEFORE DELETE ON handover_read_backs
BEGIN SELECT RAISE(ABORT, 'read-backs are never deleted'); END;

CREATE TRIGGER handover_read_backs_are_unchanged BEFORE UPDATE ON handover_read_backs
BEGIN SELECT RAISE(ABORT, 'read-backs are never changed'); END;

CREATE TRIGGER import_correction_files_are_kept BEFORE DELETE ON import_correction_files
BEGIN SELECT RAISE(ABORT, 'corrections are never deleted'); END;

CREATE TRIGGER import_corrections_are_kept BEFORE DELETE ON import_corrections
BEGIN SELECT RAISE(ABORT, 'corrections are never deleted'); END;

CREATE TRIGGER import_corrections_are_unchanged BEFORE UPDATE ON import_corrections
BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END;

CREATE TRIGGER import_issues_are_kept BEFORE DELETE ON import_issues
BEGIN SELECT RAISE(ABORT, 'import issues are never deleted'); END;

CREATE TRIGGER inbox_entries_are_kept BEFORE DELETE ON inbox_entries
BEGIN SELECT RAISE(ABORT, 'inbox entries are never deleted'); END;

CREATE TRIGGER let_go_acts_are_kept BEFORE DELETE ON let_go_acts
BEGIN SELECT RAISE(ABORT, 'acts are never deleted'); END;

CREATE TRIGGER let_go_acts_are_unchanged BEFORE UPDATE ON let_go_acts
BEGIN SELECT RAISE(ABORT, 'acts are never changed'); END;

CREATE TRIGGER message_conflicts_are_kept BEFORE DELETE ON message_conflicts
BEGIN SELECT RAISE(ABORT, 'conflicts are never deleted'); END;

CREATE TRIGGER message_conflicts_are_unchanged BEFORE UPDATE ON message_conflicts
BEGIN SELECT RAISE(ABORT, 'conflicts are never changed'); END;

CREATE TRIGGER message_corrections_are_kept BEFORE DELETE ON message_corrections
BEGIN SELECT RAISE(ABORT, 'corrections are never deleted'); END;

CREATE TRIGGER message_corrections_are_unchanged BEFORE UPDATE ON message_corrections
BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END;

CREATE TRIGGER message_notes_are_kept BEFORE DELETE ON message_notes
BEGIN SELECT RAISE(ABORT, 'notes are never deleted'); END;

CREATE TRIGGER message_notes_are_unchanged
BEFORE UPDATE OF id, message_id, text, added_at, added_by ON message_notes
BEGIN SELECT RAISE(ABORT, 'notes are never changed'); END;

CREATE TRIGGER message_replies_are_unchanged BEFORE UPDATE OF reply_to ON messages
BEGIN SELECT RAISE(ABORT, 'messages are never changed'); END;

CREATE TRIGGER message_tags_are_kept BEFORE DELETE ON message_tags
BEGIN SELECT RAISE(ABORT, 'tags are never deleted'); END;

CREATE TRIGGER messages_are_changed_by_corrections_only
BEFORE UPDATE OF sent_at, wall_clock, zone, fingerprint
ON messages
WHEN NOT EXISTS (
  SELECT 1
  FROM message_corrections
  WHERE id = (SELECT MAX(id) FROM message_corrections WHERE message_id = OLD.id)
    AND sent_at_before IS OLD.sent_at
    AND wall_clock_before IS OLD.wall_clock
    AND zone_before IS OLD.zone
    AND fingerprint_before = OLD.fingerprint
    AND sent_at IS NEW.sent_at
    AND wall_clock IS NEW.wall_clock
    AND zone IS NEW.zone
    AND fingerprint = NEW.fingerprint
)
BEGIN SELECT RAISE(ABORT, 'messages are never changed'); END;

CREATE TRIGGER messages_are_kept BEFORE DELETE ON messages
BEGIN SELECT RAISE(ABORT, 'messages are never deleted'); END;

CREATE TRIGGER messages_are_unchanged
BEFORE UPDATE OF id, conversation_id, account_id, sender, kind, is_system, internal, edited, text,
  time_raw, platform_id, order_no, source_file_id, position
ON messages
BEGIN SELECT RAISE(ABORT, 'messages are never changed'); END;

CREATE TRIGGER other_fingerprints_are_kept BEFORE DELETE ON other_fingerprints
BEGIN SELECT RAISE(ABORT, 'fingerprints are never deleted'); END;

CREATE TRIGGER persons_are_kept BEFORE DELETE ON persons
BEGIN SELECT RAISE(ABORT, 'people are never deleted'); END;

CREATE TRIGGER received_deeds_are_kept BEFORE DELETE ON received_deeds
BEGIN SELECT RAISE(ABORT, 'deeds are never deleted'); END;

CREATE TRIGGER session_joins_are_kept BEFORE DELETE ON session_joins
BEGIN SELECT RAISE(ABORT, 'joins are never deleted'); END;

CREATE TRIGGER session_records_are_kept BEFORE DELETE ON session_records
BEGIN SELECT RAISE(ABORT, 'session records are never deleted'); END;

CREATE TRIGGER sightings_are_kept BEFORE DELETE ON sightings
BEGIN SELECT RAISE(ABORT, 'sightings are never deleted'); END;

CREATE TRIGGER signed_handovers_are_frozen
BEFORE UPDATE OF id, number, shop_id, shift, from_at, to_at, zone, outgoing, incoming, snapshot_at,
  snapshot_message_id, follows_id, coverage, left_out, signed_at, signed_by, canonical,
  previous_hash, hash
ON handovers
WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'signed handovers are never changed'); END;

CREATE TRIGGER signed_handovers_are_kept BEFORE DELETE ON handovers
WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'signed handovers are never deleted'); END;

CREATE TRIGGER signed_handovers_stay_signed BEFORE UPDATE OF state ON handovers
WHEN OLD.state <> 'draft' AND NEW.state <> 'acknowledged'
BEGIN SELECT RAISE(ABORT, 'signed handovers stay signed'); END;

CREATE TRIGGER signed_items_are_complete BEFORE INSERT ON handover_items
WHEN (SELECT state FROM handovers WHERE id = NEW.handover_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'a signed handover takes no more items'); END;

CREATE TRIGGER signed_items_are_frozen BEFORE UPDATE ON handover_items
WHEN (SELECT state FROM handovers WHERE id = OLD.handover_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'items of a signed handover are never changed'); END;

CREATE TRIGGER signed_items_are_kept BEFORE DELETE ON handover_items
WHEN (SELECT state FROM handovers WHERE id = OLD.handover_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'items of a signed handover are never deleted'); END;

CREATE TRIGGER signed_reports_are_frozen BEFORE UPDATE ON reports
WHEN OLD.state = 'signed'
BEGIN SELECT RAISE(ABORT, 'signed reports are never changed'); END;

CREATE TRIGGER signed_reports_are_kept BEFORE DELETE ON reports
WHEN OLD.state = 'signed'
BEGIN SELECT RAISE(ABORT, 'signed reports are never deleted'); END;

CREATE TRIGGER source_file_companions_are_kept BEFORE DELETE ON source_file_companions
BEGIN SELECT RAISE(ABORT, 'companions are never deleted'); END;

CREATE TRIGGER source_files_are_kept BEFORE DELETE ON source_files
BEGIN SELECT RAISE(ABORT, 'source files are never deleted'); END;

CREATE TRIGGER spot_check_appeals_are_kept BEFORE DELETE ON spot_check_appeals
BEGIN SELECT RAISE(ABORT, 'appeals are never deleted'); END;

CREATE TRIGGER spot_check_reviews_are_kept BEFORE DELETE ON spot_check_reviews
BEGIN SELECT RAISE(ABORT, 'reviews are never deleted'); END;

CREATE TRIGGER spot_check_reviews_are_unchanged BEFORE UPDATE ON spot_check_reviews
BEGIN SELECT RAISE(ABORT, 'reviews are never changed'); END;

CREATE TRIGGER thing_notes_are_kept BEFORE DELETE ON thing_notes
BEGIN SELECT RAISE(ABORT, 'notes are never deleted'); END;

CREATE TRIGGER thing_notes_are_unchanged
BEFORE UPDATE OF id, noun, noun_id, text, added_at, added_by ON thing_notes
BEGIN SELECT RAISE(ABORT, 'notes are never changed'); END;

CREATE TRIGGER thing_tags_are_kept BEFORE DELETE ON thing_tags
BEGIN SELECT RAISE(ABORT, 'tags are never deleted'); END;

CREATE TRIGGER watch_findings_are_kept BEFORE DELETE ON watch_findings
BEGIN SELECT RAISE(ABORT, 'findings are never deleted'); END;
