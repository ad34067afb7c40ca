-- How often to call somebody, and whether just now.
ALTER TABLE people ADD COLUMN calls_per_year INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN calls_pause TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN calls_until TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN calls_why TEXT NOT NULL DEFAULT '';

-- What follows from the history, the ledger and the programme: when they last said something themselves, what they
-- said to calls, how many contacts a year are wanted, from when on a call is suggested, why none is
-- though wanted, and when the contact before the last one was.
ALTER TABLE people ADD COLUMN last_heard TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN calls_consent TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN calls_wanted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN next_call TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN calls_refused TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN calls_before TEXT NOT NULL DEFAULT '';

CREATE INDEX people_by_next_call ON people (next_call, calls_wanted) WHERE next_call <> '';
CREATE INDEX people_to_call ON people (
  next_call, calls_wanted, calls_pause, calls_until, calls_before, last_contact, last_heard, left_day, birthday, follow_up, owner_id, office
) WHERE next_call <> '';
CREATE INDEX people_by_birthday ON people (substr(birthday, -5), birthday, trashed, status, last_contact) WHERE birthday <> '';
CREATE INDEX people_away ON people (id, trashed) WHERE trashed <> 0 OR status = 'deceased';
CREATE INDEX people_by_left_day ON people (left_day) WHERE left_day <> '';
CREATE INDEX people_by_from_day ON people (from_day) WHERE from_day <> '';
CREATE INDEX people_leaving ON people (left_day) WHERE status = 'leaving';
CREATE INDEX people_by_contact ON people (last_contact, status, trashed, calls_pause) WHERE last_contact <> '';
CREATE INDEX people_not_called ON people (calls_refused) WHERE calls_refused <> '';
CREATE INDEX people_paused ON people (calls_pause, calls_until, next_call, calls_wanted) WHERE calls_pause <> '' AND next_call <> '';

-- The day on which an address turned out to be wrong.
ALTER TABLE emails ADD COLUMN failed TEXT NOT NULL DEFAULT '';
ALTER TABLE phones ADD COLUMN failed TEXT NOT NULL DEFAULT '';
ALTER TABLE addresses ADD COLUMN failed TEXT NOT NULL DEFAULT '';

CREATE INDEX emails_failed ON emails (failed) WHERE failed <> '';
CREATE INDEX phones_failed ON phones (failed) WHERE failed <> '';
CREATE INDEX addresses_failed ON addresses (failed) WHERE failed <> '';

ALTER TABLE interactions ADD COLUMN follow_dropped INTEGER NOT NULL DEFAULT 0;
ALTER TABLE interactions ADD COLUMN follow_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE interaction_people ADD COLUMN heard INTEGER NOT NULL DEFAULT 0;

UPDATE interaction_people SET heard = 1 WHERE contact = 1 AND EXISTS (
  SELECT 1 FROM interactions i WHERE i.id = interaction_people.interaction_id AND (i.kind IN ('call', 'meeting', 'event') OR i.direction = 'in')
);
UPDATE people SET last_heard = (SELECT ifnull(max(ip.on_day), '') FROM interaction_people ip WHERE ip.person_id = people.id AND ip.heard = 1)
  WHERE last_contact <> '';

CREATE INDEX interactions_by_kind ON interactions (kind, on_day);
CREATE INDEX interaction_people_of_many ON interaction_people (interaction_id) WHERE seq = 2;

-- Contacts wanted a year of everybody on a list.
ALTER TABLE lists ADD COLUMN calls INTEGER NOT NULL DEFAULT 0;

-- The goals and rules of keeping in touch: one line, once the firm has changed them.
CREATE TABLE programme (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  rules   TEXT NOT NULL
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
);

CREATE INDEX consents_by_person ON consents (person_id, purpose, channel, on_day, id);

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

CREATE INDEX favours_by_person ON favours (person_id, on_day);
CREATE INDEX favours_unsettled ON favours (side, on_day) WHERE settled = '';

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

CREATE INDEX leavings_by_person ON leavings (person_id);
CREATE INDEX leavings_open ON leavings (last_day) WHERE open > 0;

-- What people said when they left. Apart from everything else: no search, no export.
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

CREATE INDEX exit_interviews_by_person ON exit_interviews (person_id);
CREATE INDEX exit_interviews_by_end ON exit_interviews (keep_until);

-- Whom the list of a week holds, in its order, from the moment it was first looked at.
CREATE TABLE week_calls (
  week      TEXT NOT NULL,
  place     INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  reason    TEXT NOT NULL,
  PRIMARY KEY (week, place)
) WITHOUT ROWID;

-- What was typed and not saved yet.
CREATE TABLE drafts (
  name    TEXT PRIMARY KEY,
  updated INTEGER NOT NULL,
  body    TEXT NOT NULL
) WITHOUT ROWID;
