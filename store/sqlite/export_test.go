package sqlite

import "context"

// Exec runs a statement on the writing connection.
func (db *DB) Exec(ctx context.Context, statement string) error {
	_, err := db.write.ExecContext(ctx, statement)
	return err
}
