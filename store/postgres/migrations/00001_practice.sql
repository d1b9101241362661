-- What people practise. Everything belongs to an owner; times are milliseconds
-- since 1970 in UTC; bodies are the JSON of docs/file-formats.md.

-- +goose Up
CREATE TABLE people (
    owner    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    welcomed BIGINT NOT NULL
);

CREATE TABLE jobs (
    owner  TEXT COLLATE "C" NOT NULL,
    id     TEXT COLLATE "C" NOT NULL,
    sample BOOLEAN NOT NULL,
    added  BIGINT NOT NULL,
    body   TEXT COLLATE "C" NOT NULL CHECK (body::json IS NOT NULL),
    PRIMARY KEY (owner, id)
);

CREATE TABLE interviews (
    owner     TEXT COLLATE "C" NOT NULL,
    id        TEXT COLLATE "C" NOT NULL,
    job       TEXT COLLATE "C" NOT NULL,
    guide     TEXT COLLATE "C" NOT NULL,
    name      TEXT COLLATE "C" NOT NULL,
    mode      TEXT COLLATE "C" NOT NULL CHECK (mode IN ('coach', 'exam')),
    questions TEXT COLLATE "C" NOT NULL CHECK (questions::json IS NOT NULL),
    started   BIGINT NOT NULL,
    finished  BIGINT,
    sample    BOOLEAN NOT NULL,
    PRIMARY KEY (owner, id),
    FOREIGN KEY (owner, job) REFERENCES jobs (owner, id) ON DELETE CASCADE
);

CREATE INDEX interviews_by_job ON interviews (owner, job, started);

CREATE TABLE attempts (
    owner      TEXT COLLATE "C" NOT NULL,
    id         TEXT COLLATE "C" NOT NULL,
    job        TEXT COLLATE "C" NOT NULL,
    guide      TEXT COLLATE "C" NOT NULL,
    question   TEXT COLLATE "C" NOT NULL,
    interview  TEXT COLLATE "C",
    mode       TEXT COLLATE "C" NOT NULL CHECK (mode IN ('coach', 'exam')),
    text       TEXT COLLATE "C" NOT NULL,
    source     TEXT COLLATE "C" NOT NULL CHECK (source IN ('typed', 'pasted', 'transcript')),
    seconds    BIGINT NOT NULL CHECK (seconds >= 0),
    revision   BIGINT NOT NULL CHECK (revision >= 0),
    writer     TEXT COLLATE "C" NOT NULL,
    started    BIGINT NOT NULL,
    saved      BIGINT NOT NULL,
    finished   BIGINT,
    assessment TEXT COLLATE "C" CHECK (assessment IS NULL OR assessment::json IS NOT NULL),
    sample     BOOLEAN NOT NULL,
    PRIMARY KEY (owner, id),
    FOREIGN KEY (owner, job) REFERENCES jobs (owner, id) ON DELETE CASCADE,
    FOREIGN KEY (owner, interview) REFERENCES interviews (owner, id) ON DELETE CASCADE,
    CHECK ((finished IS NULL) = (assessment IS NULL))
);

CREATE INDEX attempts_by_job ON attempts (owner, job, started);
CREATE INDEX attempts_by_interview ON attempts (owner, interview);

-- +goose StatementBegin
CREATE FUNCTION attempts_finished_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a finished attempt does not change' USING ERRCODE = 'integrity_constraint_violation';
END;
$$;
-- +goose StatementEnd

CREATE TRIGGER attempts_finished_stay BEFORE UPDATE ON attempts
FOR EACH ROW WHEN (old.finished IS NOT NULL) EXECUTE FUNCTION attempts_finished_stay();

CREATE TABLE aside (
    owner   TEXT COLLATE "C" NOT NULL,
    attempt TEXT COLLATE "C" NOT NULL,
    writer  TEXT COLLATE "C" NOT NULL,
    base    BIGINT NOT NULL,
    text    TEXT COLLATE "C" NOT NULL,
    source  TEXT COLLATE "C" NOT NULL,
    seconds BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (owner, attempt, writer),
    FOREIGN KEY (owner, attempt) REFERENCES attempts (owner, id) ON DELETE CASCADE
);

CREATE TABLE drills (
    owner    TEXT COLLATE "C" NOT NULL,
    id       TEXT COLLATE "C" NOT NULL,
    job      TEXT COLLATE "C" NOT NULL,
    mess     TEXT COLLATE "C" NOT NULL CHECK (mess::json IS NOT NULL),
    answer   TEXT COLLATE "C" CHECK (answer IS NULL OR answer::json IS NOT NULL),
    result   TEXT COLLATE "C" CHECK (result IS NULL OR result::json IS NOT NULL),
    started  BIGINT NOT NULL,
    finished BIGINT,
    sample   BOOLEAN NOT NULL,
    PRIMARY KEY (owner, id),
    FOREIGN KEY (owner, job) REFERENCES jobs (owner, id) ON DELETE CASCADE,
    CHECK ((finished IS NULL) = (answer IS NULL) AND (answer IS NULL) = (result IS NULL))
);

CREATE INDEX drills_by_job ON drills (owner, job, started);
