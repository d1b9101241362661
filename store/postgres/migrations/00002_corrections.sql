-- What people say of readings that are wrong: one a requirement of a finished
-- attempt, beside the assessment, which stays as it was.

-- +goose Up
CREATE TABLE corrections (
    owner       TEXT COLLATE "C" NOT NULL,
    attempt     TEXT COLLATE "C" NOT NULL,
    requirement TEXT COLLATE "C" NOT NULL,
    verdict     TEXT COLLATE "C" NOT NULL CHECK (verdict IN ('met', 'partly', 'not_met', 'contradicted')),
    note        TEXT COLLATE "C" NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (owner, attempt, requirement),
    FOREIGN KEY (owner, attempt) REFERENCES attempts (owner, id) ON DELETE CASCADE
);
