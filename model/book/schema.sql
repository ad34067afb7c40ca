CREATE TABLE addresses (
  person_id   INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq         INTEGER NOT NULL,
  street      TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  city        TEXT NOT NULL,
  region      TEXT NOT NULL,
  country     TEXT NOT NULL,
  kind        TEXT NOT NULL,
  preferred   INTEGER NOT NULL,
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;

CREATE TABLE card_lines (
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq       INTEGER NOT NULL,
  line      TEXT NOT NULL,
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;

CREATE TABLE change_rows (
  change_id      INTEGER NOT NULL REFERENCES changes DEFERRABLE INITIALLY DEFERRED,
  seq            INTEGER NOT NULL,
  kind           TEXT NOT NULL,
  row_id         INTEGER NOT NULL,
  op             TEXT NOT NULL,
  version_before INTEGER NOT NULL,
  version_after  INTEGER NOT NULL,
  before         TEXT,
  after          TEXT,
  PRIMARY KEY (change_id, seq)
);

CREATE TABLE changes (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       TEXT NOT NULL UNIQUE,
  at        INTEGER NOT NULL,
  who       TEXT NOT NULL,
  code      TEXT NOT NULL,
  name      TEXT NOT NULL,
  count     INTEGER NOT NULL,
  rows      INTEGER NOT NULL,
  undoes    INTEGER NOT NULL,
  undone_by INTEGER NOT NULL,
  redo      INTEGER NOT NULL
);

CREATE TABLE colleagues (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  name    TEXT NOT NULL,
  email   TEXT NOT NULL,
  gone    INTEGER NOT NULL
);

CREATE TABLE different (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  low     INTEGER NOT NULL,
  high    INTEGER NOT NULL,
  UNIQUE (low, high)
);

CREATE TABLE emails (
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq       INTEGER NOT NULL,
  address   TEXT NOT NULL,
  kind      TEXT NOT NULL,
  preferred INTEGER NOT NULL,
  key       TEXT NOT NULL,
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;

CREATE TABLE employments (
  person_id        INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq              INTEGER NOT NULL,
  personnel_number TEXT NOT NULL,
  personnel_key    TEXT NOT NULL,
  office           TEXT NOT NULL,
  department       TEXT NOT NULL,
  position         TEXT NOT NULL,
  from_day         TEXT NOT NULL,
  to_day           TEXT NOT NULL,
  reason           TEXT NOT NULL,
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;

CREATE TABLE firm (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  version     INTEGER NOT NULL,
  name        TEXT NOT NULL,
  country     TEXT NOT NULL,
  language    TEXT NOT NULL,
  currency    TEXT NOT NULL,
  mail_domain TEXT NOT NULL,
  offices     TEXT NOT NULL,
  departments TEXT NOT NULL
);

CREATE TABLE handed_cards (
  device      TEXT NOT NULL,
  person_id   INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  handover_id INTEGER NOT NULL REFERENCES handovers DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (device, person_id)
) WITHOUT ROWID;

CREATE TABLE handovers (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  at       INTEGER NOT NULL,
  who      TEXT NOT NULL,
  format   TEXT NOT NULL,
  device   TEXT NOT NULL,
  count    INTEGER NOT NULL,
  left_out INTEGER NOT NULL
);

CREATE TABLE imported_rows (
  fingerprint TEXT NOT NULL,
  change_id   INTEGER NOT NULL,
  person_id   INTEGER NOT NULL,
  PRIMARY KEY (fingerprint, change_id)
) WITHOUT ROWID;

CREATE TABLE interaction_people (
  person_id      INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  on_day         TEXT NOT NULL,
  at_time        TEXT NOT NULL,
  interaction_id INTEGER NOT NULL REFERENCES interactions DEFERRABLE INITIALLY DEFERRED,
  seq            INTEGER NOT NULL,
  contact        INTEGER NOT NULL,
  open_follow    TEXT NOT NULL,
  PRIMARY KEY (person_id, on_day, at_time, interaction_id)
) WITHOUT ROWID;

CREATE TABLE interactions (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  uid          TEXT NOT NULL UNIQUE,
  version      INTEGER NOT NULL,
  created      INTEGER NOT NULL,
  updated      INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  direction    TEXT NOT NULL,
  on_day       TEXT NOT NULL,
  at_time      TEXT NOT NULL,
  reached      INTEGER NOT NULL,
  colleague_id INTEGER NOT NULL,
  minutes      INTEGER NOT NULL,
  text         TEXT NOT NULL,
  internal     INTEGER NOT NULL,
  follow_day   TEXT NOT NULL,
  follow_owner INTEGER NOT NULL,
  follow_text  TEXT NOT NULL,
  follow_done  TEXT NOT NULL
);

CREATE TABLE jobs (
  person_id       INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq             INTEGER NOT NULL,
  organisation_id INTEGER REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
  organisation    TEXT NOT NULL,
  title           TEXT NOT NULL,
  from_day        TEXT NOT NULL,
  to_day          TEXT NOT NULL,
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;

CREATE TABLE links (
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq       INTEGER NOT NULL,
  url       TEXT NOT NULL,
  kind      TEXT NOT NULL,
  preferred INTEGER NOT NULL,
  key       TEXT NOT NULL,
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;

CREATE TABLE list_values (
  person_id INTEGER PRIMARY KEY,
  hashes    BLOB NOT NULL
);

CREATE TABLE lists (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  name    TEXT NOT NULL,
  filter  TEXT NOT NULL,
  sort    TEXT NOT NULL
);

CREATE TABLE mappings (
  shape   TEXT PRIMARY KEY,
  updated INTEGER NOT NULL,
  columns BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE notes (
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq       INTEGER NOT NULL,
  text      TEXT NOT NULL,
  internal  INTEGER NOT NULL,
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;

CREATE TABLE organisations (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  name    TEXT NOT NULL,
  key     TEXT NOT NULL UNIQUE
);

CREATE TABLE own_fields (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  name    TEXT NOT NULL,
  type    TEXT NOT NULL,
  choices TEXT NOT NULL,
  place   INTEGER NOT NULL
);

CREATE TABLE own_values (
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  field_id  INTEGER NOT NULL REFERENCES own_fields DEFERRABLE INITIALLY DEFERRED,
  value     TEXT NOT NULL,
  PRIMARY KEY (person_id, field_id)
) WITHOUT ROWID;

CREATE TABLE people (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  uid          TEXT NOT NULL UNIQUE,
  version      INTEGER NOT NULL,
  created      INTEGER NOT NULL,
  updated      INTEGER NOT NULL,
  prefix       TEXT NOT NULL,
  given        TEXT NOT NULL,
  additional   TEXT NOT NULL,
  family       TEXT NOT NULL,
  suffix       TEXT NOT NULL,
  birth_name   TEXT NOT NULL,
  nickname     TEXT NOT NULL,
  salutation   TEXT NOT NULL,
  language     TEXT NOT NULL,
  birthday     TEXT NOT NULL,
  status       TEXT NOT NULL,
  owner_id     INTEGER NOT NULL,
  photo        TEXT NOT NULL,
  trashed      INTEGER NOT NULL,
  list_name    TEXT NOT NULL,
  initials     TEXT NOT NULL,
  name_key     TEXT NOT NULL,
  name_sort    TEXT NOT NULL,
  office       TEXT NOT NULL,
  department   TEXT NOT NULL,
  position     TEXT NOT NULL,
  from_day     TEXT NOT NULL,
  left_day     TEXT NOT NULL,
  employer     TEXT NOT NULL,
  job_title    TEXT NOT NULL,
  city         TEXT NOT NULL,
  email        TEXT NOT NULL,
  phone        TEXT NOT NULL,
  tag_line     TEXT NOT NULL,
  last_contact TEXT NOT NULL DEFAULT '',
  follow_up    TEXT NOT NULL DEFAULT ''
, merged_into INTEGER NOT NULL DEFAULT 0);

CREATE TABLE phones (
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq       INTEGER NOT NULL,
  number    TEXT NOT NULL,
  e164      TEXT NOT NULL,
  kind      TEXT NOT NULL,
  preferred INTEGER NOT NULL,
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;

CREATE TABLE photos (
  key     TEXT PRIMARY KEY,
  created INTEGER NOT NULL,
  jpeg    BLOB NOT NULL
);

CREATE TABLE schema_version (
  version INTEGER PRIMARY KEY,
  applied INTEGER NOT NULL
);

CREATE TABLE search_docs (
  person_id INTEGER PRIMARY KEY REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  own       TEXT NOT NULL,
  history   TEXT NOT NULL
);

CREATE VIRTUAL TABLE search_index USING fts5 (
  words, content = '', columnsize = 0, detail = column, tokenize = "ascii tokenchars '_'"
);

CREATE VIRTUAL TABLE search_terms USING fts5vocab ('search_index', 'row');

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE skills (
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq       INTEGER NOT NULL,
  skill     TEXT NOT NULL,
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;

CREATE TABLE tags (
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq       INTEGER NOT NULL,
  tag       TEXT NOT NULL,
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;

CREATE INDEX change_rows_by_record ON change_rows (kind, row_id, change_id);

CREATE INDEX different_by_high ON different (high);

CREATE INDEX emails_by_key ON emails (key);

CREATE INDEX employments_by_number ON employments (personnel_key) WHERE personnel_key <> '';

CREATE INDEX handovers_by_device ON handovers (device, id);

CREATE INDEX interaction_people_by_entry ON interaction_people (interaction_id, seq);

CREATE INDEX interactions_by_follow ON interactions (follow_day) WHERE follow_day <> '' AND follow_done = '';

CREATE INDEX jobs_by_organisation ON jobs (organisation_id);

CREATE INDEX links_by_key ON links (key);

CREATE INDEX own_values_by_field ON own_values (field_id);

CREATE INDEX people_by_merge ON people (merged_into) WHERE merged_into <> 0;

CREATE INDEX people_by_name ON people (name_sort, id, trashed);

CREATE INDEX people_by_name_key ON people (name_key);

CREATE INDEX phones_by_number ON phones (e164) WHERE e164 <> '';

CREATE INDEX tags_by_tag ON tags (tag);
