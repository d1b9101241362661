package batch

import "context"

// Rows gives all results of a batch, some at a time, for whoever writes them out.
func (d *Desk) Rows(ctx context.Context, owner, id string) func() ([]Result, error) {
	after := 0
	return func() ([]Result, error) {
		rows, err := d.Store.Results(ctx, owner, id, after, page)
		if len(rows) > 0 {
			after = rows[len(rows)-1].Row
		}
		return rows, err
	}
}
