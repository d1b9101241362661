-- Programs act for coaches too. SQLite changes no CHECK in place: the table is made anew.

-- +goose Up
CREATE TABLE grants_of_all (
    hash  TEXT    NOT NULL PRIMARY KEY,
    id    TEXT    NOT NULL UNIQUE,
    realm TEXT    NOT NULL CHECK (realm IN ('practice', 'positions', 'coach')),
    owner TEXT    NOT NULL,
    made  INTEGER NOT NULL,
    used  INTEGER,
    body  TEXT    NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

INSERT INTO grants_of_all SELECT hash, id, realm, owner, made, used, body FROM grants;
DROP TABLE grants;
ALTER TABLE grants_of_all RENAME TO grants;
CREATE INDEX grants_by_owner ON grants (realm, owner);
