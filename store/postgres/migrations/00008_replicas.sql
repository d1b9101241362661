-- What several servers share, and one keeps over a restart: sessions of who entered
-- by password or link, tries of passwords, what is begun in one request and ended in
-- the next, and fingerprints of the keys that lie beside
-- the database, so that no server works with another one.

-- +goose Up
-- Who belongs to which position, so that nobody's list reads all positions.
CREATE TABLE position_members (
    position TEXT COLLATE "C" NOT NULL REFERENCES positions (code) ON DELETE CASCADE,
    person   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (person, position)
);

CREATE INDEX position_members_by_position ON position_members (position);
CREATE INDEX positions_by_opened ON positions (opened, code);

INSERT INTO position_members (position, person)
SELECT DISTINCT p.code, m FROM positions p, json_array_elements_text(p.summary::json -> 'members') m;

CREATE TABLE entrances (
    hash    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    person  TEXT COLLATE "C" NOT NULL,
    coach   BOOLEAN NOT NULL,
    since   BIGINT NOT NULL,
    touched BIGINT NOT NULL
);

CREATE INDEX entrances_by_touched ON entrances (touched);
CREATE INDEX entrances_by_person ON entrances (person, coach, touched);

CREATE TABLE tries (
    name  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    until BIGINT NOT NULL
);

CREATE TABLE ceremonies (
    hash  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    body  TEXT COLLATE "C" NOT NULL CHECK (body::json IS NOT NULL),
    until BIGINT NOT NULL
);

CREATE INDEX ceremonies_by_end ON ceremonies (until);

CREATE TABLE key_marks (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    mark TEXT COLLATE "C" NOT NULL
);
