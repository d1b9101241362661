-- The first row of a batch that says something is found at once, however many say it again.

-- +goose Up
CREATE INDEX batch_items_first ON batch_items (batch, content) WHERE same IS NULL;
