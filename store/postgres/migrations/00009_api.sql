-- What programs may do for people, and what they were answered. Of a token only the
-- hash is here. An answer that is kept so that a repeated request changes nothing is
-- sealed with a key that only the token gives. Times are milliseconds since 1970 in UTC.

-- +goose Up
CREATE TABLE grants (
    hash  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    id    TEXT COLLATE "C" NOT NULL UNIQUE,
    realm TEXT COLLATE "C" NOT NULL CHECK (realm IN ('practice', 'positions')),
    owner TEXT COLLATE "C" NOT NULL,
    made  BIGINT NOT NULL,
    used  BIGINT,
    body  TEXT COLLATE "C" NOT NULL CHECK (body::json IS NOT NULL)
);

CREATE INDEX grants_by_owner ON grants (realm, owner);

CREATE TABLE answered (
    caller TEXT COLLATE "C" NOT NULL,
    key    TEXT COLLATE "C" NOT NULL,
    print  TEXT COLLATE "C" NOT NULL,
    begun  BIGINT NOT NULL,
    answer BYTEA,
    PRIMARY KEY (caller, key)
);

CREATE INDEX answered_by_age ON answered (begun);

CREATE TABLE hooks (
    id    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    owner TEXT COLLATE "C" NOT NULL,
    made  BIGINT NOT NULL,
    body  TEXT COLLATE "C" NOT NULL CHECK (body::json IS NOT NULL)
);

CREATE INDEX hooks_by_owner ON hooks (owner);

CREATE TABLE hook_seen (
    hook     TEXT COLLATE "C" NOT NULL REFERENCES hooks (id) ON DELETE CASCADE,
    position TEXT COLLATE "C" NOT NULL,
    entries  BIGINT NOT NULL CHECK (entries > 0),
    stage    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (hook, position)
);

CREATE TABLE hook_outbox (
    id    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    hook  TEXT COLLATE "C" NOT NULL REFERENCES hooks (id) ON DELETE CASCADE,
    made  BIGINT NOT NULL,
    due   BIGINT,
    tries BIGINT NOT NULL CHECK (tries >= 0),
    body  TEXT COLLATE "C" NOT NULL CHECK (body::json IS NOT NULL),
    said  TEXT COLLATE "C" NOT NULL
);

CREATE INDEX hook_outbox_by_due ON hook_outbox (due) WHERE due IS NOT NULL;
CREATE INDEX hook_outbox_by_hook ON hook_outbox (hook);
