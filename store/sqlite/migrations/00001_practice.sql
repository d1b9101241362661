-- What people practise. Everything belongs to an owner; times are milliseconds
-- since 1970 in UTC; bodies are the JSON of docs/file-formats.md.

-- +goose Up
PRAGMA application_id = 0x79617264; -- "yard"

CREATE TABLE people (
    owner    TEXT    NOT NULL PRIMARY KEY,
    welcomed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
    owner  TEXT    NOT NULL,
    id     TEXT    NOT NULL,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    added  INTEGER NOT NULL,
    body   TEXT    NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (owner, id)
) STRICT;

CREATE TABLE interviews (
    owner     TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    job       TEXT    NOT NULL,
    guide     TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    mode      TEXT    NOT NULL CHECK (mode IN ('coach', 'exam')),
    questions TEXT    NOT NULL CHECK (json_valid(questions)),
    started   INTEGER NOT NULL,
    finished  INTEGER,
    sample    INTEGER NOT NULL CHECK (sample IN (0, 1)),
    PRIMARY KEY (owner, id),
    FOREIGN KEY (owner, job) REFERENCES jobs (owner, id) ON DELETE CASCADE
) STRICT;

CREATE INDEX interviews_by_job ON interviews (owner, job, started);

CREATE TABLE attempts (
    owner      TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    job        TEXT    NOT NULL,
    guide      TEXT    NOT NULL,
    question   TEXT    NOT NULL,
    interview  TEXT,
    mode       TEXT    NOT NULL CHECK (mode IN ('coach', 'exam')),
    text       TEXT    NOT NULL,
    source     TEXT    NOT NULL CHECK (source IN ('typed', 'pasted', 'transcript')),
    seconds    INTEGER NOT NULL CHECK (seconds >= 0),
    revision   INTEGER NOT NULL CHECK (revision >= 0),
    writer     TEXT    NOT NULL,
    started    INTEGER NOT NULL,
    saved      INTEGER NOT NULL,
    finished   INTEGER,
    assessment TEXT CHECK (assessment IS NULL OR json_valid(assessment)),
    sample     INTEGER NOT NULL CHECK (sample IN (0, 1)),
    PRIMARY KEY (owner, id),
    FOREIGN KEY (owner, job) REFERENCES jobs (owner, id) ON DELETE CASCADE,
    FOREIGN KEY (owner, interview) REFERENCES interviews (owner, id) ON DELETE CASCADE,
    CHECK ((finished IS NULL) = (assessment IS NULL))
) STRICT;

CREATE INDEX attempts_by_job ON attempts (owner, job, started);
CREATE INDEX attempts_by_interview ON attempts (owner, interview);

-- +goose StatementBegin
CREATE TRIGGER attempts_finished_stay BEFORE UPDATE ON attempts WHEN old.finished IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a finished attempt does not change');
END;
-- +goose StatementEnd

CREATE TABLE aside (
    owner   TEXT    NOT NULL,
    attempt TEXT    NOT NULL,
    writer  TEXT    NOT NULL,
    base    INTEGER NOT NULL,
    text    TEXT    NOT NULL,
    source  TEXT    NOT NULL,
    seconds INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (owner, attempt, writer),
    FOREIGN KEY (owner, attempt) REFERENCES attempts (owner, id) ON DELETE CASCADE
) STRICT;

CREATE TABLE drills (
    owner    TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    job      TEXT    NOT NULL,
    mess     TEXT    NOT NULL CHECK (json_valid(mess)),
    answer   TEXT CHECK (answer IS NULL OR json_valid(answer)),
    result   TEXT CHECK (result IS NULL OR json_valid(result)),
    started  INTEGER NOT NULL,
    finished INTEGER,
    sample   INTEGER NOT NULL CHECK (sample IN (0, 1)),
    PRIMARY KEY (owner, id),
    FOREIGN KEY (owner, job) REFERENCES jobs (owner, id) ON DELETE CASCADE,
    CHECK ((finished IS NULL) = (answer IS NULL) AND (answer IS NULL) = (result IS NULL))
) STRICT;

CREATE INDEX drills_by_job ON drills (owner, job, started);
