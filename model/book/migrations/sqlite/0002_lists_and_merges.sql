-- Lines of a card that no field has a place for.
CREATE TABLE card_lines (
  person_id INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  seq       INTEGER NOT NULL,
  line      TEXT NOT NULL,
  PRIMARY KEY (person_id, seq)
) WITHOUT ROWID;

-- Whom a merge made of somebody; 0 for nobody.
ALTER TABLE people ADD COLUMN merged_into INTEGER NOT NULL DEFAULT 0;

CREATE INDEX people_by_merge ON people (merged_into) WHERE merged_into <> 0;

-- Two people of whom somebody said that they are not the same; low is the smaller id.
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

CREATE INDEX different_by_high ON different (high);

-- Which column means what, for each shape of list that was imported.
CREATE TABLE mappings (
  shape   TEXT PRIMARY KEY,
  updated INTEGER NOT NULL,
  columns BLOB NOT NULL
) WITHOUT ROWID;

-- Hashes of the values that lists put into a person: eight bytes each, sorted.
CREATE TABLE list_values (
  person_id INTEGER PRIMARY KEY,
  hashes    BLOB NOT NULL
);

-- The log of what left the book.
CREATE TABLE handovers (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  at       INTEGER NOT NULL,
  who      TEXT NOT NULL,
  format   TEXT NOT NULL,
  device   TEXT NOT NULL,
  count    INTEGER NOT NULL,
  left_out INTEGER NOT NULL
);

CREATE INDEX handovers_by_device ON handovers (device, id);

-- The newest card of each person that a device was given.
CREATE TABLE handed_cards (
  device      TEXT NOT NULL,
  person_id   INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  handover_id INTEGER NOT NULL REFERENCES handovers DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (device, person_id)
) WITHOUT ROWID;
