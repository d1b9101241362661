-- What panels keep. The entries of a position's log never change and never go,
-- unless the whole position goes; what is secret is wrapped before it comes here.
-- Groups that candidates tell stand in a table of their own. Times are milliseconds
-- since 1970 in UTC.

-- +goose Up
CREATE TABLE positions (
    code    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL CHECK (version > 0),
    opened  BIGINT NOT NULL,
    summary TEXT COLLATE "C" NOT NULL CHECK (summary::json IS NOT NULL)
);

CREATE TABLE position_entries (
    position TEXT COLLATE "C" NOT NULL REFERENCES positions (code) ON DELETE CASCADE,
    sequence BIGINT NOT NULL CHECK (sequence >= 0),
    line     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (position, sequence)
);

-- +goose StatementBegin
CREATE FUNCTION position_entries_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an entry of a log does not change' USING ERRCODE = 'integrity_constraint_violation';
END;
$$;
-- +goose StatementEnd

CREATE TRIGGER position_entries_stay BEFORE UPDATE ON position_entries
FOR EACH ROW EXECUTE FUNCTION position_entries_stay();

-- +goose StatementBegin
CREATE FUNCTION position_entries_remain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM positions WHERE code = old.position) THEN
        RAISE EXCEPTION 'an entry of a log does not go' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN old;
END;
$$;
-- +goose StatementEnd

CREATE TRIGGER position_entries_remain BEFORE DELETE ON position_entries
FOR EACH ROW EXECUTE FUNCTION position_entries_remain();

-- +goose StatementBegin
CREATE FUNCTION position_entries_all_remain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an entry of a log does not go' USING ERRCODE = 'integrity_constraint_violation';
END;
$$;
-- +goose StatementEnd

CREATE TRIGGER position_entries_all_remain BEFORE TRUNCATE ON position_entries
FOR EACH STATEMENT EXECUTE FUNCTION position_entries_all_remain();

CREATE TABLE position_items (
    position TEXT COLLATE "C" NOT NULL REFERENCES positions (code) ON DELETE CASCADE,
    kind     TEXT COLLATE "C" NOT NULL CHECK (kind IN ('secret', 'key', 'sealed', 'part', 'document', 'checkpoint')),
    name     TEXT COLLATE "C" NOT NULL,
    data     BYTEA NOT NULL,
    PRIMARY KEY (position, kind, name)
);

CREATE TABLE position_drafts (
    position  TEXT COLLATE "C" NOT NULL REFERENCES positions (code) ON DELETE CASCADE,
    rater     TEXT COLLATE "C" NOT NULL,
    candidate TEXT COLLATE "C" NOT NULL,
    writer    TEXT COLLATE "C" NOT NULL,
    revision  BIGINT NOT NULL,
    body      BYTEA NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (position, rater, candidate, writer)
);

CREATE TABLE told_groups (
    position  TEXT COLLATE "C" NOT NULL REFERENCES positions (code) ON DELETE CASCADE,
    attribute TEXT COLLATE "C" NOT NULL,
    candidate TEXT COLLATE "C" NOT NULL,
    told      TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (position, attribute, candidate)
);

CREATE TABLE accounts (
    code TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    body TEXT COLLATE "C" NOT NULL CHECK (body::json IS NOT NULL)
);

CREATE TABLE sessions (
    hash    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    person  TEXT COLLATE "C" NOT NULL,
    since   BIGINT NOT NULL,
    touched BIGINT NOT NULL
);

CREATE INDEX sessions_by_touched ON sessions (touched);

CREATE TABLE invitations (
    hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    body TEXT COLLATE "C" NOT NULL CHECK (body::json IS NOT NULL)
);
