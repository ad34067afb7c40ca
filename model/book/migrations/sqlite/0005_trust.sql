-- What a consent rests on: the version of the form, the scan of it, and who noted it at the time.
ALTER TABLE consents ADD COLUMN form TEXT NOT NULL DEFAULT '';
ALTER TABLE consents ADD COLUMN proof TEXT NOT NULL DEFAULT '';
ALTER TABLE consents ADD COLUMN noted_by TEXT NOT NULL DEFAULT '';

-- Scans and letters that prove something, each once, under the fingerprint of its bytes.
CREATE TABLE papers (
  key     TEXT PRIMARY KEY,
  created INTEGER NOT NULL,
  name    TEXT NOT NULL,
  mime    TEXT NOT NULL,
  body    BLOB NOT NULL
);

-- What the firm says of privacy: one row.
CREATE TABLE privacy (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  rules   TEXT NOT NULL
);

-- What keeping somebody's data rests on for a purpose, where it is not what the firm says of everybody.
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

CREATE INDEX bases_by_person ON bases (person_id, purpose);

-- What people asked for as is their right. The person is 0 where somebody was erased: that it was done stays.
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

CREATE INDEX requests_by_person ON requests (person_id);
CREATE INDEX requests_by_due ON requests (state, due);

-- What was decided about data that had been kept for its time. The record is that of the kind, 0 for the person.
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

CREATE INDEX retention_by_person ON retention_decisions (person_id, kind, on_day);

-- Who was erased, without a word of who they were: the UID that a backup knows them by, and marks that only somebody
-- with the key of this book can make of an address, a number or a name with a birthday.
CREATE TABLE erasures (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  uid    TEXT NOT NULL UNIQUE,
  at     INTEGER NOT NULL,
  who    TEXT NOT NULL,
  reason TEXT NOT NULL
);

CREATE TABLE erased_marks (
  mark       TEXT NOT NULL,
  erasure_id INTEGER NOT NULL REFERENCES erasures DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (mark, erasure_id)
) WITHOUT ROWID;

-- What the log of everything that left the book knows besides: for what, on which way, to where, and who was in it.
ALTER TABLE handovers ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
ALTER TABLE handovers ADD COLUMN channel TEXT NOT NULL DEFAULT '';
ALTER TABLE handovers ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE handovers ADD COLUMN people BLOB;

-- Of whom nothing was heard for long, and who is not to be called just now: neither asks for a look at everybody.
CREATE INDEX people_silent ON people (last_heard, left_day, created) WHERE trashed = 0 AND status IN ('alumnus', 'retired', 'no_contact');
CREATE INDEX people_on_pause ON people (id, calls_pause, calls_until) WHERE calls_pause <> '';
