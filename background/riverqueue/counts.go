package riverqueue

import (
	"context"
	"database/sql"
	"slices"

	"github.com/riverqueue/river/rivertype"

	"yardstick/background"
)

// Counts says how many tasks there are of each state, in one look at the database.
func Counts(ctx context.Context, db *sql.DB) (map[background.State]int, error) {
	rows, err := db.QueryContext(ctx, "SELECT state, count(*) FROM river_job GROUP BY state")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[background.State]int{}
	for rows.Next() {
		var state string
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			return nil, err
		}
		for _, ours := range background.States {
			if slices.Contains(states[ours], rivertype.JobState(state)) {
				out[ours] += n
			}
		}
	}
	return out, rows.Err()
}
