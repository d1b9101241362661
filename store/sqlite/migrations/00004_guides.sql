-- Guides that a job had before somebody changed it, kept for what was answered
-- under them.

-- +goose Up
CREATE TABLE guides (
    owner  TEXT NOT NULL,
    job    TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    body   TEXT NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (owner, job, sha256),
    FOREIGN KEY (owner, job) REFERENCES jobs (owner, id) ON DELETE CASCADE
) STRICT;
