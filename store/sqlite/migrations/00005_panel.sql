-- What panels keep. The entries of a position's log never change and never go,
-- unless the whole position goes; what is secret is wrapped before it comes here.
-- Groups that candidates tell stand in a table of their own. Times are milliseconds
-- since 1970 in UTC.

-- +goose Up
CREATE TABLE positions (
    code    TEXT    NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    opened  INTEGER NOT NULL,
    summary TEXT    NOT NULL CHECK (json_valid(summary))
) STRICT, WITHOUT ROWID;

CREATE TABLE position_entries (
    position TEXT    NOT NULL REFERENCES positions (code) ON DELETE CASCADE,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    line     TEXT    NOT NULL,
    PRIMARY KEY (position, sequence)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER position_entries_stay BEFORE UPDATE ON position_entries
BEGIN
    SELECT RAISE(ABORT, 'an entry of a log does not change');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER position_entries_remain BEFORE DELETE ON position_entries
WHEN EXISTS (SELECT 1 FROM positions WHERE code = old.position)
BEGIN
    SELECT RAISE(ABORT, 'an entry of a log does not go');
END;
-- +goose StatementEnd

CREATE TABLE position_items (
    position TEXT NOT NULL REFERENCES positions (code) ON DELETE CASCADE,
    kind     TEXT NOT NULL CHECK (kind IN ('secret', 'key', 'sealed', 'part', 'document', 'checkpoint')),
    name     TEXT NOT NULL,
    data     BLOB NOT NULL,
    PRIMARY KEY (position, kind, name)
) STRICT;

CREATE TABLE position_drafts (
    position  TEXT    NOT NULL REFERENCES positions (code) ON DELETE CASCADE,
    rater     TEXT    NOT NULL,
    candidate TEXT    NOT NULL,
    writer    TEXT    NOT NULL,
    revision  INTEGER NOT NULL,
    body      BLOB    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (position, rater, candidate, writer)
) STRICT;

CREATE TABLE told_groups (
    position  TEXT NOT NULL REFERENCES positions (code) ON DELETE CASCADE,
    attribute TEXT NOT NULL,
    candidate TEXT NOT NULL,
    told      TEXT NOT NULL,
    PRIMARY KEY (position, attribute, candidate)
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
    code TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    hash    TEXT    NOT NULL PRIMARY KEY,
    person  TEXT    NOT NULL,
    since   INTEGER NOT NULL,
    touched INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_touched ON sessions (touched);

CREATE TABLE invitations (
    hash TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;
