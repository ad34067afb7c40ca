CREATE TABLE addresses (
  person_id   INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq         INTEGER NOT NULL,
  street      TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  city        TEXT NOT NULL,
  region      TEXT NOT NULL,
  country     TEXT NOT NULL,
  kind        TEXT NOT NULL,
  preferred   INTEGER NOT NULL, failed TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;

CREATE TABLE attendances (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       TEXT NOT NULL UNIQUE,
  version   INTEGER NOT NULL,
  created   INTEGER NOT NULL,
  updated   INTEGER NOT NULL,
  event_id  INTEGER NOT NULL REFERENCES events DEFERRABLE INITIALLY DEFERRED,
  person_id INTEGER NOT NULL,
  role      TEXT NOT NULL,
  walk_in   INTEGER NOT NULL,
  channel   TEXT NOT NULL,
  invited   TEXT NOT NULL,
  reminded  TEXT NOT NULL,
  reminder  INTEGER NOT NULL,
  reply     TEXT NOT NULL,
  replied   TEXT NOT NULL,
  seat      TEXT NOT NULL,
  queue     INTEGER NOT NULL,
  over      INTEGER NOT NULL,
  off       TEXT NOT NULL,
  late      INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  came      INTEGER NOT NULL,
  brought   INTEGER NOT NULL,
  score     INTEGER NOT NULL,
  thanked   TEXT NOT NULL,
  guests    TEXT NOT NULL,
  diet      TEXT NOT NULL,
  note      TEXT NOT NULL,
  comment   TEXT NOT NULL
);

CREATE TABLE bases (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       TEXT NOT NULL UNIQUE,
  version   INTEGER NOT NULL,
  created   INTEGER NOT NULL,
  updated   INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  purpose   TEXT NOT NULL,
  basis     TEXT NOT NULL,
  note      TEXT NOT NULL,
  on_day    TEXT NOT NULL
);

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

CREATE TABLE consents (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        TEXT NOT NULL UNIQUE,
  version    INTEGER NOT NULL,
  created    INTEGER NOT NULL,
  updated    INTEGER NOT NULL,
  person_id  INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  purpose    TEXT NOT NULL,
  channel    TEXT NOT NULL,
  state      TEXT NOT NULL,
  on_day     TEXT NOT NULL,
  source     TEXT NOT NULL,
  wording    TEXT NOT NULL,
  witness_id INTEGER NOT NULL,
  note       TEXT NOT NULL
, form TEXT NOT NULL DEFAULT '', proof TEXT NOT NULL DEFAULT '', noted_by TEXT NOT NULL DEFAULT '');

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

CREATE TABLE drafts (
  name    TEXT PRIMARY KEY,
  updated INTEGER NOT NULL,
  body    TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE emails (
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq       INTEGER NOT NULL,
  address   TEXT NOT NULL,
  kind      TEXT NOT NULL,
  preferred INTEGER NOT NULL,
  key       TEXT NOT NULL, failed TEXT NOT NULL DEFAULT '',
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

CREATE TABLE erased_marks (
  mark       TEXT NOT NULL,
  erasure_id INTEGER NOT NULL REFERENCES erasures DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (mark, erasure_id)
) WITHOUT ROWID;

CREATE TABLE erasures (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  uid    TEXT NOT NULL UNIQUE,
  at     INTEGER NOT NULL,
  who    TEXT NOT NULL,
  reason TEXT NOT NULL
);

CREATE TABLE event_counts (
  event_id   INTEGER PRIMARY KEY,
  counts     TEXT NOT NULL,
  last_queue INTEGER NOT NULL
);

CREATE TABLE events (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  uid      TEXT NOT NULL UNIQUE,
  version  INTEGER NOT NULL,
  created  INTEGER NOT NULL,
  updated  INTEGER NOT NULL,
  title    TEXT NOT NULL,
  kind     TEXT NOT NULL,
  state    TEXT NOT NULL,
  office   TEXT NOT NULL,
  on_day   TEXT NOT NULL,
  capacity INTEGER NOT NULL,
  plan     TEXT NOT NULL
);

CREATE TABLE exit_interviews (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        TEXT NOT NULL UNIQUE,
  version    INTEGER NOT NULL,
  created    INTEGER NOT NULL,
  updated    INTEGER NOT NULL,
  person_id  INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  on_day     TEXT NOT NULL,
  keep_until TEXT NOT NULL,
  said       TEXT NOT NULL
);

CREATE TABLE favours (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       TEXT NOT NULL UNIQUE,
  version   INTEGER NOT NULL,
  created   INTEGER NOT NULL,
  updated   INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  side      TEXT NOT NULL,
  kind      TEXT NOT NULL,
  on_day    TEXT NOT NULL,
  text      TEXT NOT NULL,
  settled   TEXT NOT NULL
);

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
, purpose TEXT NOT NULL DEFAULT '', channel TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '', people BLOB);

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
  open_follow    TEXT NOT NULL, heard INTEGER NOT NULL DEFAULT 0,
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
, follow_dropped INTEGER NOT NULL DEFAULT 0, follow_reason TEXT NOT NULL DEFAULT '', event_id INTEGER NOT NULL DEFAULT 0, newsletter_id INTEGER NOT NULL DEFAULT 0);

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

CREATE TABLE leavings (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       TEXT NOT NULL UNIQUE,
  version   INTEGER NOT NULL,
  created   INTEGER NOT NULL,
  updated   INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  last_day  TEXT NOT NULL,
  open      INTEGER NOT NULL,
  steps     TEXT NOT NULL
);

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
, calls INTEGER NOT NULL DEFAULT 0);

CREATE TABLE mappings (
  shape   TEXT PRIMARY KEY,
  updated INTEGER NOT NULL,
  columns BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE newsletters (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  title   TEXT NOT NULL,
  due     TEXT NOT NULL,
  state   TEXT NOT NULL,
  sent_on TEXT NOT NULL,
  recipients INTEGER NOT NULL,
  body    TEXT NOT NULL,
  archive TEXT NOT NULL
);

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

CREATE TABLE papers (
  key     TEXT PRIMARY KEY,
  created INTEGER NOT NULL,
  name    TEXT NOT NULL,
  mime    TEXT NOT NULL,
  body    BLOB NOT NULL
);

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
, merged_into INTEGER NOT NULL DEFAULT 0, calls_per_year INTEGER NOT NULL DEFAULT 0, calls_pause TEXT NOT NULL DEFAULT '', calls_until TEXT NOT NULL DEFAULT '', calls_why TEXT NOT NULL DEFAULT '', last_heard TEXT NOT NULL DEFAULT '', calls_consent TEXT NOT NULL DEFAULT '', calls_wanted INTEGER NOT NULL DEFAULT 0, next_call TEXT NOT NULL DEFAULT '', calls_refused TEXT NOT NULL DEFAULT '', calls_before TEXT NOT NULL DEFAULT '');

CREATE TABLE phones (
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq       INTEGER NOT NULL,
  number    TEXT NOT NULL,
  e164      TEXT NOT NULL,
  kind      TEXT NOT NULL,
  preferred INTEGER NOT NULL, failed TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;

CREATE TABLE photos (
  key     TEXT PRIMARY KEY,
  created INTEGER NOT NULL,
  jpeg    BLOB NOT NULL
);

CREATE TABLE privacy (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  rules   TEXT NOT NULL
);

CREATE TABLE programme (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  rules   TEXT NOT NULL
);

CREATE TABLE requests (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       TEXT NOT NULL UNIQUE,
  version   INTEGER NOT NULL,
  created   INTEGER NOT NULL,
  updated   INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  state     TEXT NOT NULL,
  received  TEXT NOT NULL,
  due       TEXT NOT NULL,
  closed    TEXT NOT NULL,
  proof     TEXT NOT NULL,
  body      TEXT NOT NULL
);

CREATE TABLE retention_decisions (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       TEXT NOT NULL UNIQUE,
  version   INTEGER NOT NULL,
  created   INTEGER NOT NULL,
  updated   INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  kind      TEXT NOT NULL,
  decision  TEXT NOT NULL,
  reason    TEXT NOT NULL,
  on_day    TEXT NOT NULL,
  until_day TEXT NOT NULL
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

CREATE TABLE week_calls (
  week      TEXT NOT NULL,
  place     INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  reason    TEXT NOT NULL,
  PRIMARY KEY (week, place)
) WITHOUT ROWID;

CREATE TABLE wishes (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       TEXT NOT NULL UNIQUE,
  version   INTEGER NOT NULL,
  created   INTEGER NOT NULL,
  updated   INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  event_id  INTEGER NOT NULL,
  on_day    TEXT NOT NULL,
  text      TEXT NOT NULL,
  theme     TEXT NOT NULL
);

CREATE INDEX addresses_failed ON addresses (failed) WHERE failed <> '';

CREATE INDEX attendances_by_event ON attendances (event_id, person_id);

CREATE INDEX attendances_by_number ON attendances (event_id, number);

CREATE INDEX attendances_by_person ON attendances (person_id, event_id, came, invited, walk_in);

CREATE INDEX attendances_by_queue ON attendances (event_id, queue) WHERE queue <> 0;

CREATE INDEX bases_by_person ON bases (person_id, purpose);

CREATE INDEX change_rows_by_record ON change_rows (kind, row_id, change_id);

CREATE INDEX consents_by_person ON consents (person_id, purpose, channel, on_day, id);

CREATE INDEX consents_by_purpose ON consents (purpose, channel, person_id, on_day, id, state);

CREATE INDEX different_by_high ON different (high);

CREATE INDEX emails_by_key ON emails (key);

CREATE INDEX emails_failed ON emails (failed) WHERE failed <> '';

CREATE INDEX employments_by_number ON employments (personnel_key) WHERE personnel_key <> '';

CREATE INDEX events_by_day ON events (on_day, state);

CREATE INDEX exit_interviews_by_end ON exit_interviews (keep_until);

CREATE INDEX exit_interviews_by_person ON exit_interviews (person_id);

CREATE INDEX favours_by_person ON favours (person_id, on_day);

CREATE INDEX favours_unsettled ON favours (side, on_day) WHERE settled = '';

CREATE INDEX handovers_by_device ON handovers (device, id);

CREATE INDEX interaction_people_by_entry ON interaction_people (interaction_id, seq);

CREATE INDEX interaction_people_of_many ON interaction_people (interaction_id) WHERE seq = 2;

CREATE INDEX interactions_by_follow ON interactions (follow_day) WHERE follow_day <> '' AND follow_done = '';

CREATE INDEX interactions_by_kind ON interactions (kind, on_day);

CREATE INDEX interactions_of_event ON interactions (event_id, kind) WHERE event_id <> 0;

CREATE INDEX interactions_of_newsletter ON interactions (newsletter_id) WHERE newsletter_id <> 0;

CREATE INDEX jobs_by_organisation ON jobs (organisation_id);

CREATE INDEX leavings_by_person ON leavings (person_id);

CREATE INDEX leavings_open ON leavings (last_day) WHERE open > 0;

CREATE INDEX links_by_key ON links (key);

CREATE INDEX newsletters_by_day ON newsletters (state, sent_on, due);

CREATE INDEX own_values_by_field ON own_values (field_id);

CREATE INDEX people_away ON people (id, trashed) WHERE trashed <> 0 OR status = 'deceased';

CREATE INDEX people_barred ON people (id, trashed, status) WHERE trashed <> 0 OR status IN ('deceased', 'no_contact');

CREATE INDEX people_by_birthday ON people (substr(birthday, -5), birthday, trashed, status, last_contact) WHERE birthday <> '';

CREATE INDEX people_by_contact ON people (last_contact, status, trashed, calls_pause) WHERE last_contact <> '';

CREATE INDEX people_by_from_day ON people (from_day) WHERE from_day <> '';

CREATE INDEX people_by_left_day ON people (left_day) WHERE left_day <> '';

CREATE INDEX people_by_merge ON people (merged_into) WHERE merged_into <> 0;

CREATE INDEX people_by_name ON people (name_sort, id, trashed);

CREATE INDEX people_by_name_key ON people (name_key);

CREATE INDEX people_by_next_call ON people (next_call, calls_wanted) WHERE next_call <> '';

CREATE INDEX people_leaving ON people (left_day) WHERE status = 'leaving';

CREATE INDEX people_not_called ON people (calls_refused) WHERE calls_refused <> '';

CREATE INDEX people_on_pause ON people (id, calls_pause, calls_until) WHERE calls_pause <> '';

CREATE INDEX people_paused ON people (calls_pause, calls_until, next_call, calls_wanted) WHERE calls_pause <> '' AND next_call <> '';

CREATE INDEX people_silent ON people (last_heard, left_day, created) WHERE trashed = 0 AND status IN ('alumnus', 'retired', 'no_contact');

CREATE INDEX people_to_call ON people (
  next_call, calls_wanted, calls_pause, calls_until, calls_before, last_contact, last_heard, left_day, birthday, follow_up, owner_id, office
) WHERE next_call <> '';

CREATE INDEX phones_by_number ON phones (e164) WHERE e164 <> '';

CREATE INDEX phones_failed ON phones (failed) WHERE failed <> '';

CREATE INDEX requests_by_due ON requests (state, due);

CREATE INDEX requests_by_person ON requests (person_id);

CREATE INDEX retention_by_person ON retention_decisions (person_id, kind, on_day);

CREATE INDEX tags_by_tag ON tags (tag);

CREATE INDEX wishes_by_event ON wishes (event_id);

CREATE INDEX wishes_by_person ON wishes (person_id, on_day);

CREATE INDEX wishes_by_theme ON wishes (theme);
