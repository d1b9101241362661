package sqlstore

import (
	"context"
	"database/sql"
	"errors"

	"yardstick/practice"
)

// shownAttempts chooses finished attempts of an owner at a job that are no samples, and
// of which something may be shown: an exam shows nothing before its interview has ended
// ([practice.Shows]).
const shownAttempts = `owner = ? AND job = ? AND finished IS NOT NULL AND sample = ? AND NOT EXISTS (SELECT 1 FROM interviews i
	WHERE i.owner = attempts.owner AND i.id = attempts.interview AND i.finished IS NULL AND 'exam' IN (i.mode, attempts.mode))`

// Overview sums up the finished attempts at a job; of them only the latest at each
// question are read.
func (s *shelf) Overview(ctx context.Context, job, guide string) (practice.Overview, error) {
	var o practice.Overview
	err := s.view(ctx, func(tx querier) error {
		err := tx.QueryRowContext(ctx, `SELECT count(*) FROM attempts WHERE `+shownAttempts,
			s.owner, job, false).Scan(&o.Attempts)
		if err != nil {
			return err
		}
		var finished sql.NullInt64
		err = tx.QueryRowContext(ctx, `SELECT finished FROM attempts WHERE `+shownAttempts+`
			ORDER BY started DESC, id DESC LIMIT 1`, s.owner, job, false).Scan(&finished)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		o.Latest = optional(finished)
		o.Last, err = list(ctx, tx, scanAttempt, `SELECT `+attemptColumns+` FROM attempts WHERE owner = ? AND id IN (
			SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY question ORDER BY started DESC, id DESC) AS place FROM attempts
				WHERE `+shownAttempts+` AND guide = ?) AS each WHERE place = 1)
			ORDER BY question`, s.owner, s.owner, job, false, guide)
		return err
	})
	return o, translate("attempt", "", err)
}
