-- What several servers share, and one keeps over a restart: sessions of who entered
-- by password or link, tries of passwords, what is begun in one request and ended in
-- the next, and fingerprints of the keys that lie beside
-- the database, so that no server works with another one. An index in words that both
-- databases know.

-- +goose Up
DROP INDEX access_once;
CREATE UNIQUE INDEX access_once ON access (owner, coach, coalesce(job, ''));

-- Who belongs to which position, so that nobody's list reads all positions.
CREATE TABLE position_members (
    position TEXT NOT NULL REFERENCES positions (code) ON DELETE CASCADE,
    person   TEXT NOT NULL,
    PRIMARY KEY (person, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX position_members_by_position ON position_members (position);
CREATE INDEX positions_by_opened ON positions (opened, code);

INSERT INTO position_members (position, person) SELECT DISTINCT p.code, m.value FROM positions p, json_each(p.summary, '$.members') m;

CREATE TABLE entrances (
    hash    TEXT    NOT NULL PRIMARY KEY,
    person  TEXT    NOT NULL,
    coach   INTEGER NOT NULL CHECK (coach IN (0, 1)),
    since   INTEGER NOT NULL,
    touched INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX entrances_by_touched ON entrances (touched);
CREATE INDEX entrances_by_person ON entrances (person, coach, touched);

CREATE TABLE tries (
    name  TEXT    NOT NULL PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ceremonies (
    hash  TEXT    NOT NULL PRIMARY KEY,
    body  TEXT    NOT NULL CHECK (json_valid(body)),
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX ceremonies_by_end ON ceremonies (until);

CREATE TABLE key_marks (
    name TEXT NOT NULL PRIMARY KEY,
    mark TEXT NOT NULL
) STRICT, WITHOUT ROWID;
