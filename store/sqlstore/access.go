package sqlstore

import (
	"context"
	"database/sql"

	"yardstick/practice"
)

// Give keeps what a coach may see.
func (s *shelf) Give(ctx context.Context, a practice.Access) error {
	_, err := s.write.ExecContext(ctx, `INSERT INTO access (owner, coach, job, corrections, at) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (owner, coach, coalesce(job, '')) DO UPDATE SET corrections = excluded.corrections, at = excluded.at`,
		s.owner, a.Coach, sql.NullString{String: a.Job, Valid: a.Job != ""}, a.Corrections, millis(a.At))
	return translate("job", a.Job, err)
}

// TakeBack takes back what a coach was given.
func (s *shelf) TakeBack(ctx context.Context, coach, job string) error {
	_, err := s.write.ExecContext(ctx, `DELETE FROM access WHERE owner = ? AND coach = ? AND coalesce(job, '') = ?`, s.owner, coach, job)
	return translate("access", "", err)
}

const accessColumns = `owner, coach, coalesce(job, ''), corrections, at`

// Access lists what is given.
func (s *shelf) Access(ctx context.Context) ([]practice.Access, error) {
	rows, err := list(ctx, s.read, scanAccess,
		`SELECT `+accessColumns+` FROM access WHERE owner = ? ORDER BY coach, coalesce(job, '')`, s.owner)
	var all []practice.Access
	for _, r := range rows {
		all = append(all, r.Access)
	}
	return all, translate("access", "", err)
}

// GivenTo lists the people who let this coach see something. It is all that is
// told of several owners at once.
func (db *DB) GivenTo(ctx context.Context, coach string) ([]practice.Given, error) {
	rows, err := list(ctx, db.read, scanAccess,
		`SELECT `+accessColumns+` FROM access WHERE coach = ? ORDER BY owner, coalesce(job, '')`, coach)
	var all []practice.Given
	for _, r := range rows {
		if len(all) == 0 || all[len(all)-1].Person != r.owner {
			all = append(all, practice.Given{Person: r.owner})
		}
		last := &all[len(all)-1]
		last.Access = append(last.Access, r.Access)
	}
	return all, translate("access", "", err)
}

// accessRow is what one owner gives.
type accessRow struct {
	owner string
	practice.Access
}

func scanAccess(row scanner) (accessRow, error) {
	var r accessRow
	var at int64
	err := row.Scan(&r.owner, &r.Coach, &r.Job, &r.Corrections, &at)
	r.At = instant(at)
	return r, err
}

// mayComment reports whether a coach has access to the job of an attempt.
func (s *shelf) mayComment(ctx context.Context, q querier, coach, job string) (bool, error) {
	var n int
	err := q.QueryRowContext(ctx, `SELECT count(*) FROM access WHERE owner = ? AND coach = ? AND (job IS NULL OR job = ?)`, s.owner, coach,
		job).Scan(&n)
	return n > 0, err
}
