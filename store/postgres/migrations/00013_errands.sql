-- What somebody has done in the background, with the file that was brought or made;
-- who assesses which answer of a batch just now, so that no other worker does; and how
-- many requests each visitor may still make, over all servers.

-- +goose Up
CREATE TABLE errands (
    id      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    owner   TEXT COLLATE "C" NOT NULL,
    kind    TEXT COLLATE "C" NOT NULL,
    about   TEXT COLLATE "C" NOT NULL,
    state   TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'done', 'failed', 'cancelled')),
    problem TEXT COLLATE "C" NOT NULL DEFAULT '',
    name    TEXT COLLATE "C" NOT NULL DEFAULT '',
    type    TEXT COLLATE "C" NOT NULL DEFAULT '',
    size    BIGINT NOT NULL DEFAULT 0,
    note    TEXT COLLATE "C" CHECK (note IS NULL OR note::json IS NOT NULL),
    done    BIGINT NOT NULL DEFAULT 0,
    total   BIGINT NOT NULL DEFAULT 0,
    brought BOOLEAN NOT NULL,
    made    BIGINT NOT NULL,
    until   BIGINT NOT NULL
);

CREATE INDEX errands_by_owner ON errands (owner, made);
CREATE INDEX errands_by_end ON errands (until);

CREATE TABLE errand_parts (
    errand TEXT COLLATE "C" NOT NULL REFERENCES errands (id) ON DELETE CASCADE,
    place  BIGINT NOT NULL CHECK (place >= 0),
    data   BYTEA NOT NULL,
    PRIMARY KEY (errand, place)
);

CREATE TABLE batch_claims (
    owner    TEXT COLLATE "C" NOT NULL,
    content  BYTEA NOT NULL CHECK (length(content) = 32),
    assessor TEXT COLLATE "C" NOT NULL,
    worker   TEXT COLLATE "C" NOT NULL,
    until    BIGINT NOT NULL,
    PRIMARY KEY (owner, content, assessor)
);

CREATE INDEX batch_claims_by_end ON batch_claims (until);

-- Of the moment: not worth a write to the log; after a crash it is empty.
CREATE UNLOGGED TABLE allowances (
    name  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    until BIGINT NOT NULL
);

CREATE INDEX allowances_by_end ON allowances (until);
