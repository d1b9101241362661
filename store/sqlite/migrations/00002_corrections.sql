-- What people say of readings that are wrong: one a requirement of a finished
-- attempt, beside the assessment, which stays as it was.

-- +goose Up
CREATE TABLE corrections (
    owner       TEXT    NOT NULL,
    attempt     TEXT    NOT NULL,
    requirement TEXT    NOT NULL,
    verdict     TEXT    NOT NULL CHECK (verdict IN ('met', 'partly', 'not_met', 'contradicted')),
    note        TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (owner, attempt, requirement),
    FOREIGN KEY (owner, attempt) REFERENCES attempts (owner, id) ON DELETE CASCADE
) STRICT;
