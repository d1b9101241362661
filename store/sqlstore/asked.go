package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	"yardstick/background"
)

// Enqueue asks for work in a transaction of this database.
type Enqueue func(ctx context.Context, tx *sql.Tx, tasks ...background.Task) error

// ask asks for work in the transaction in which its cause is kept.
func ask(ctx context.Context, enqueue Enqueue, tx querier, tasks ...background.Task) error {
	t, err := transaction(tx)
	if err != nil {
		return err
	}
	return enqueue(ctx, t, tasks...)
}

// transaction is the transaction in which something is kept.
func transaction(tx querier) (*sql.Tx, error) {
	h, ok := tx.(handle)
	if !ok {
		return nil, fmt.Errorf("work is asked for in a transaction, not in a %T", tx)
	}
	t, ok := h.db.(*sql.Tx)
	if !ok {
		return nil, fmt.Errorf("work is asked for in a transaction, not in a %T", h.db)
	}
	return t, nil
}
