package sqlstore

import "context"

// KeyMark keeps the fingerprint of a key that lies beside the database, the first time
// that the key is named, and gives the one that is kept: where it is another, this is
// not the key with which the database was begun.
func (db *DB) KeyMark(ctx context.Context, name, mark string) (kept string, err error) {
	_, err = db.write.ExecContext(ctx, `INSERT INTO key_marks (name, mark) VALUES (?, ?) ON CONFLICT (name) DO NOTHING`, name, mark)
	if err == nil {
		err = db.write.QueryRowContext(ctx, `SELECT mark FROM key_marks WHERE name = ?`, name).Scan(&kept)
	}
	return kept, translate("key", name, err)
}

// HasKeyMark reports whether a key of that name was ever used with the database.
func (db *DB) HasKeyMark(ctx context.Context, name string) (has bool, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM key_marks WHERE name = ?)`, name).Scan(&has)
	return has, translate("key", name, err)
}
