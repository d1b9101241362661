-- What programs may do for people, and what they were answered. Of a token only the
-- hash is here. An answer that is kept so that a repeated request changes nothing is
-- sealed with a key that only the token gives. Times are milliseconds since 1970 in UTC.

-- +goose Up
CREATE TABLE grants (
    hash  TEXT    NOT NULL PRIMARY KEY,
    id    TEXT    NOT NULL UNIQUE,
    realm TEXT    NOT NULL CHECK (realm IN ('practice', 'positions')),
    owner TEXT    NOT NULL,
    made  INTEGER NOT NULL,
    used  INTEGER,
    body  TEXT    NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE INDEX grants_by_owner ON grants (realm, owner);

CREATE TABLE answered (
    caller TEXT    NOT NULL,
    key    TEXT    NOT NULL,
    print  TEXT    NOT NULL,
    begun  INTEGER NOT NULL,
    answer BLOB,
    PRIMARY KEY (caller, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX answered_by_age ON answered (begun);

CREATE TABLE hooks (
    id    TEXT    NOT NULL PRIMARY KEY,
    owner TEXT    NOT NULL,
    made  INTEGER NOT NULL,
    body  TEXT    NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE INDEX hooks_by_owner ON hooks (owner);

CREATE TABLE hook_seen (
    hook     TEXT    NOT NULL REFERENCES hooks (id) ON DELETE CASCADE,
    position TEXT    NOT NULL,
    entries  INTEGER NOT NULL CHECK (entries > 0),
    stage    TEXT    NOT NULL,
    PRIMARY KEY (hook, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE hook_outbox (
    id    TEXT    NOT NULL PRIMARY KEY,
    hook  TEXT    NOT NULL REFERENCES hooks (id) ON DELETE CASCADE,
    made  INTEGER NOT NULL,
    due   INTEGER,
    tries INTEGER NOT NULL CHECK (tries >= 0),
    body  TEXT    NOT NULL CHECK (json_valid(body)),
    said  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX hook_outbox_by_due ON hook_outbox (due) WHERE due IS NOT NULL;
CREATE INDEX hook_outbox_by_hook ON hook_outbox (hook);
