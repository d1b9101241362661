-- Many answers at once: a batch with its file until that is read, its rows in chunks
-- with a task each, and what was found, by what an answer says. The tables of the
-- tasks are River's own and made by its migrator.

-- +goose Up
CREATE TABLE batches (
    id        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    owner     TEXT COLLATE "C" NOT NULL,
    file      TEXT COLLATE "C" NOT NULL,
    state     TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'reading', 'assessing', 'finished', 'failed', 'cancelled')),
    problem   TEXT COLLATE "C" NOT NULL DEFAULT '',
    guide     TEXT COLLATE "C" CHECK (guide IS NULL OR guide::json IS NOT NULL),
    guide_id  TEXT COLLATE "C" NOT NULL DEFAULT '',
    title     TEXT COLLATE "C" NOT NULL DEFAULT '',
    sha256    TEXT COLLATE "C" NOT NULL DEFAULT '',
    mapping   TEXT COLLATE "C" NOT NULL DEFAULT '{}' CHECK (mapping::json IS NOT NULL),
    pace      TEXT COLLATE "C" NOT NULL DEFAULT '{}' CHECK (pace::json IS NOT NULL),
    made      BIGINT NOT NULL,
    ended     BIGINT,
    compared  BOOLEAN NOT NULL DEFAULT false,
    more      BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX batches_by_owner ON batches (owner, made);

CREATE TABLE batch_files (
    batch TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES batches (id) ON DELETE CASCADE,
    data  BYTEA NOT NULL
);

CREATE TABLE batch_chunks (
    batch    TEXT COLLATE "C" NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    chunk    BIGINT NOT NULL CHECK (chunk > 0),
    answers  BIGINT NOT NULL,
    wrong    BIGINT NOT NULL,
    again    BIGINT NOT NULL,
    assessed BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (batch, chunk)
);

CREATE TABLE batch_findings (
    owner      TEXT COLLATE "C" NOT NULL,
    content    BYTEA   NOT NULL CHECK (length(content) = 32),
    assessor   TEXT COLLATE "C" NOT NULL,
    assessment TEXT COLLATE "C" NOT NULL CHECK (assessment::json IS NOT NULL),
    at         BIGINT NOT NULL,
    PRIMARY KEY (owner, content, assessor)
);

CREATE TABLE batch_items (
    batch     TEXT COLLATE "C" NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    line      BIGINT NOT NULL CHECK (line > 0),
    chunk     BIGINT NOT NULL,
    answer_id TEXT COLLATE "C" NOT NULL,
    candidate TEXT COLLATE "C" NOT NULL,
    question  TEXT COLLATE "C" NOT NULL,
    place     TEXT COLLATE "C" NOT NULL,
    answer    TEXT COLLATE "C" NOT NULL,
    content   BYTEA   NOT NULL CHECK (length(content) IN (0, 32)),
    problem   TEXT COLLATE "C" NOT NULL DEFAULT '',
    same      BIGINT,
    found     TEXT COLLATE "C",
    PRIMARY KEY (batch, line)
);

CREATE INDEX batch_items_by_content ON batch_items (content, batch);
CREATE INDEX batch_items_by_chunk ON batch_items (batch, chunk);

CREATE TABLE batch_pairs (
    batch  TEXT COLLATE "C" NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    place  BIGINT NOT NULL,
    a      BIGINT NOT NULL,
    b      BIGINT NOT NULL,
    shared BIGINT NOT NULL CHECK (shared > 0),
    total  BIGINT NOT NULL CHECK (total >= shared),
    PRIMARY KEY (batch, place)
);
