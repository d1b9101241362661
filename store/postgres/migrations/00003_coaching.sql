-- What people let coaches see, and what coaches say of finished attempts. A job
-- that is NULL stands for all; what belongs to a job goes with it.

-- +goose Up
CREATE TABLE access (
    owner       TEXT COLLATE "C" NOT NULL,
    coach       TEXT COLLATE "C" NOT NULL,
    job         TEXT COLLATE "C",
    corrections BOOLEAN NOT NULL,
    at          BIGINT NOT NULL,
    FOREIGN KEY (owner, job) REFERENCES jobs (owner, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX access_once ON access (owner, coach, coalesce(job, ''));
CREATE INDEX access_by_coach ON access (coach, owner);
CREATE INDEX access_by_job ON access (owner, job);

CREATE TABLE comments (
    owner       TEXT COLLATE "C" NOT NULL,
    attempt     TEXT COLLATE "C" NOT NULL,
    id          TEXT COLLATE "C" NOT NULL,
    coach       TEXT COLLATE "C" NOT NULL,
    requirement TEXT COLLATE "C" NOT NULL,
    text        TEXT COLLATE "C" NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (owner, attempt, id),
    FOREIGN KEY (owner, attempt) REFERENCES attempts (owner, id) ON DELETE CASCADE
);
