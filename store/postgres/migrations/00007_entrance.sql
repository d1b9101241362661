-- Signing in in two steps: a session that still waits for a code is half of one. And
-- what an administrator wants of everybody: one row.

-- +goose Up
ALTER TABLE sessions ADD COLUMN half BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE organisation (
    id   BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    body TEXT COLLATE "C" NOT NULL CHECK (body::json IS NOT NULL)
);
