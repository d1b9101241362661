-- Guides that a job had before somebody changed it, kept for what was answered
-- under them.

-- +goose Up
CREATE TABLE guides (
    owner  TEXT COLLATE "C" NOT NULL,
    job    TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    body   TEXT COLLATE "C" NOT NULL CHECK (body::json IS NOT NULL),
    PRIMARY KEY (owner, job, sha256),
    FOREIGN KEY (owner, job) REFERENCES jobs (owner, id) ON DELETE CASCADE
);
