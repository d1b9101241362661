-- What people let coaches see, and what coaches say of finished attempts. A job
-- that is NULL stands for all; what belongs to a job goes with it.

-- +goose Up
CREATE TABLE access (
    owner       TEXT    NOT NULL,
    coach       TEXT    NOT NULL,
    job         TEXT,
    corrections INTEGER NOT NULL CHECK (corrections IN (0, 1)),
    at          INTEGER NOT NULL,
    FOREIGN KEY (owner, job) REFERENCES jobs (owner, id) ON DELETE CASCADE
) STRICT;

CREATE UNIQUE INDEX access_once ON access (owner, coach, ifnull(job, ''));
CREATE INDEX access_by_coach ON access (coach, owner);
CREATE INDEX access_by_job ON access (owner, job);

CREATE TABLE comments (
    owner       TEXT    NOT NULL,
    attempt     TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    coach       TEXT    NOT NULL,
    requirement TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (owner, attempt, id),
    FOREIGN KEY (owner, attempt) REFERENCES attempts (owner, id) ON DELETE CASCADE
) STRICT;
