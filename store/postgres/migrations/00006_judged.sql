-- What language models found, by the SHA-256 of everything that it hangs on, so
-- that nothing is asked twice; and what they took on each day, in UTC. Neither
-- belongs to a person: a key says nothing, a reading holds offsets and one sentence.

-- +goose Up
CREATE TABLE judged (
    key     BYTEA NOT NULL PRIMARY KEY CHECK (length(key) = 32),
    reading TEXT COLLATE "C" NOT NULL CHECK (reading::json IS NOT NULL),
    at      BIGINT NOT NULL
);

CREATE INDEX judged_by_age ON judged (at);

CREATE TABLE judge_spent (
    day    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    tokens BIGINT NOT NULL CHECK (tokens >= 0),
    money  BIGINT NOT NULL CHECK (money >= 0)
);
