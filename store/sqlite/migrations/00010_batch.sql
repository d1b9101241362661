-- Many answers at once: a batch with its file until that is read, its rows in chunks
-- with a task each, and what was found, by what an answer says. The tables of the
-- tasks are River's own and made by its migrator.

-- +goose Up
CREATE TABLE batches (
    id        TEXT    NOT NULL PRIMARY KEY,
    owner     TEXT    NOT NULL,
    file      TEXT    NOT NULL,
    state     TEXT    NOT NULL CHECK (state IN ('draft', 'reading', 'assessing', 'finished', 'failed', 'cancelled')),
    problem   TEXT    NOT NULL DEFAULT '',
    guide     TEXT    CHECK (json_valid(guide)),
    guide_id  TEXT    NOT NULL DEFAULT '',
    title     TEXT    NOT NULL DEFAULT '',
    sha256    TEXT    NOT NULL DEFAULT '',
    mapping   TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(mapping)),
    pace      TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(pace)),
    made      INTEGER NOT NULL,
    ended     INTEGER,
    compared  INTEGER NOT NULL DEFAULT 0 CHECK (compared IN (0, 1)),
    more      INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX batches_by_owner ON batches (owner, made);

CREATE TABLE batch_files (
    batch TEXT NOT NULL PRIMARY KEY REFERENCES batches (id) ON DELETE CASCADE,
    data  BLOB NOT NULL
) STRICT;

CREATE TABLE batch_chunks (
    batch    TEXT    NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    chunk    INTEGER NOT NULL CHECK (chunk > 0),
    answers  INTEGER NOT NULL,
    wrong    INTEGER NOT NULL,
    again    INTEGER NOT NULL,
    assessed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (batch, chunk)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_findings (
    owner      TEXT    NOT NULL,
    content    BLOB    NOT NULL CHECK (length(content) = 32),
    assessor   TEXT    NOT NULL,
    assessment TEXT    NOT NULL CHECK (json_valid(assessment)),
    at         INTEGER NOT NULL,
    PRIMARY KEY (owner, content, assessor)
) STRICT;

CREATE TABLE batch_items (
    batch     TEXT    NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    line      INTEGER NOT NULL CHECK (line > 0),
    chunk     INTEGER NOT NULL,
    answer_id TEXT    NOT NULL,
    candidate TEXT    NOT NULL,
    question  TEXT    NOT NULL,
    place     TEXT    NOT NULL,
    answer    TEXT    NOT NULL,
    content   BLOB    NOT NULL CHECK (length(content) IN (0, 32)),
    problem   TEXT    NOT NULL DEFAULT '',
    same      INTEGER,
    found     TEXT,
    PRIMARY KEY (batch, line)
) STRICT;

CREATE INDEX batch_items_by_content ON batch_items (content, batch);
CREATE INDEX batch_items_by_chunk ON batch_items (batch, chunk);

CREATE TABLE batch_pairs (
    batch  TEXT    NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    place  INTEGER NOT NULL,
    a      INTEGER NOT NULL,
    b      INTEGER NOT NULL,
    shared INTEGER NOT NULL CHECK (shared > 0),
    total  INTEGER NOT NULL CHECK (total >= shared),
    PRIMARY KEY (batch, place)
) STRICT, WITHOUT ROWID;
