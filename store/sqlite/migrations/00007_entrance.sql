-- Signing in in two steps: a session that still waits for a code is half of one. And
-- what an administrator wants of everybody: one row.

-- +goose Up
ALTER TABLE sessions ADD COLUMN half INTEGER NOT NULL DEFAULT 0 CHECK (half IN (0, 1));

CREATE TABLE organisation (
    id   INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    body TEXT    NOT NULL CHECK (json_valid(body))
) STRICT;
