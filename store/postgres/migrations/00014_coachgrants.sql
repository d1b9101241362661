-- Programs act for coaches too.

-- +goose Up
ALTER TABLE grants DROP CONSTRAINT grants_realm_check;
ALTER TABLE grants ADD CONSTRAINT grants_realm_check CHECK (realm IN ('practice', 'positions', 'coach'));
