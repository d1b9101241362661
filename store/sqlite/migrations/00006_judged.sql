-- What language models found, by the SHA-256 of everything that it hangs on, so
-- that nothing is asked twice; and what they took on each day, in UTC. Neither
-- belongs to a person: a key says nothing, a reading holds offsets and one sentence.

-- +goose Up
CREATE TABLE judged (
    key     BLOB    NOT NULL PRIMARY KEY CHECK (length(key) = 32),
    reading TEXT    NOT NULL CHECK (json_valid(reading)),
    at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX judged_by_age ON judged (at);

CREATE TABLE judge_spent (
    day    TEXT    NOT NULL PRIMARY KEY,
    tokens INTEGER NOT NULL CHECK (tokens >= 0),
    money  INTEGER NOT NULL CHECK (money >= 0)
) STRICT, WITHOUT ROWID;
