-- What somebody has done in the background, with the file that was brought or made;
-- who assesses which answer of a batch just now, so that no other worker does; and how
-- many requests each visitor may still make, over all servers.

-- +goose Up
CREATE TABLE errands (
    id      TEXT    NOT NULL PRIMARY KEY,
    owner   TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    about   TEXT    NOT NULL,
    state   TEXT    NOT NULL CHECK (state IN ('waiting', 'done', 'failed', 'cancelled')),
    problem TEXT    NOT NULL DEFAULT '',
    name    TEXT    NOT NULL DEFAULT '',
    type    TEXT    NOT NULL DEFAULT '',
    size    INTEGER NOT NULL DEFAULT 0,
    note    TEXT    CHECK (json_valid(note)),
    done    INTEGER NOT NULL DEFAULT 0,
    total   INTEGER NOT NULL DEFAULT 0,
    brought INTEGER NOT NULL CHECK (brought IN (0, 1)),
    made    INTEGER NOT NULL,
    until   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX errands_by_owner ON errands (owner, made);
CREATE INDEX errands_by_end ON errands (until);

CREATE TABLE errand_parts (
    errand TEXT    NOT NULL REFERENCES errands (id) ON DELETE CASCADE,
    place  INTEGER NOT NULL CHECK (place >= 0),
    data   BLOB    NOT NULL,
    PRIMARY KEY (errand, place)
) STRICT;

CREATE TABLE batch_claims (
    owner    TEXT    NOT NULL,
    content  BLOB    NOT NULL CHECK (length(content) = 32),
    assessor TEXT    NOT NULL,
    worker   TEXT    NOT NULL,
    until    INTEGER NOT NULL,
    PRIMARY KEY (owner, content, assessor)
) STRICT;

CREATE INDEX batch_claims_by_end ON batch_claims (until);

CREATE TABLE allowances (
    name  TEXT    NOT NULL PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX allowances_by_end ON allowances (until);
