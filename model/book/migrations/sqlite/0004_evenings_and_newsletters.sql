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

CREATE INDEX events_by_day ON events (on_day, state);

-- How each event stands: what its attendances add up to, and the last place in its queue that was given.
CREATE TABLE event_counts (
  event_id   INTEGER PRIMARY KEY,
  counts     TEXT NOT NULL,
  last_queue INTEGER NOT NULL
);

-- The person is 0 where somebody was erased: the count stays, the name does not.
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

CREATE INDEX attendances_by_event ON attendances (event_id, person_id);
CREATE INDEX attendances_by_number ON attendances (event_id, number);
CREATE INDEX attendances_by_queue ON attendances (event_id, queue) WHERE queue <> 0;
CREATE INDEX attendances_by_person ON attendances (person_id, event_id, came, invited, walk_in);

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

CREATE INDEX wishes_by_person ON wishes (person_id, on_day);
CREATE INDEX wishes_by_event ON wishes (event_id);
CREATE INDEX wishes_by_theme ON wishes (theme);

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

CREATE INDEX newsletters_by_day ON newsletters (state, sent_on, due);

-- What an entry of the history is about, where that is an event or a newsletter of the book.
ALTER TABLE interactions ADD COLUMN event_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE interactions ADD COLUMN newsletter_id INTEGER NOT NULL DEFAULT 0;
CREATE INDEX interactions_of_event ON interactions (event_id, kind) WHERE event_id <> 0;
CREATE INDEX interactions_of_newsletter ON interactions (newsletter_id) WHERE newsletter_id <> 0;

-- Who may get what: read for everybody at once.
CREATE INDEX consents_by_purpose ON consents (purpose, channel, person_id, on_day, id, state);
CREATE INDEX people_barred ON people (id, trashed, status) WHERE trashed <> 0 OR status IN ('deceased', 'no_contact');

-- Who keeps their own goals already gets the new rules with them.
UPDATE programme SET rules = json_set(rules, '$.mail_consent', json('true'), '$.invite_consent', json('true'), '$.batch_size', 90);

-- The next event was two lines among the goals: it becomes a booked event, unless it is over.
INSERT INTO events (uid, version, created, updated, title, kind, state, office, on_day, capacity, plan)
SELECT lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2) || '-a' || substr(lower(hex(randomblob(2))), 2)
    || '-' || lower(hex(randomblob(6))),
  1, CAST(strftime('%s', 'now') AS INTEGER) * 1000000, CAST(strftime('%s', 'now') AS INTEGER) * 1000000,
  CASE WHEN trim(coalesce(json_extract(rules, '$.next_event'), '')) <> '' THEN trim(json_extract(rules, '$.next_event'))
    ELSE CASE (SELECT language FROM firm LIMIT 1) WHEN 'de' THEN 'Alumni-Abend' WHEN 'da' THEN 'Alumniaften' WHEN 'sv' THEN 'Alumnikväll' ELSE 'Alumni evening' END END,
  'talk', 'booked', '', json_extract(rules, '$.next_event_on'), 0, '{}'
FROM programme WHERE length(json_extract(rules, '$.next_event_on')) = 10 AND json_extract(rules, '$.next_event_on') >= date('now');

UPDATE programme SET rules = json_remove(rules, '$.next_event', '$.next_event_on');
UPDATE change_rows SET before = json_remove(before, '$.next_event', '$.next_event_on'), after = json_remove(after, '$.next_event', '$.next_event_on') WHERE kind = 'programme';
