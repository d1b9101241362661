package sqlstore

import (
	"context"
	"strings"

	"yardstick/practice"
)

// Save makes d the draft of an attempt, or sets it aside.
func (s *shelf) Save(ctx context.Context, id string, d practice.Version) (practice.Attempt, error) {
	var a practice.Attempt
	var conflict *practice.VersionConflict
	err := s.change(ctx, func(tx querier) (err error) {
		if a, err = s.attempt(ctx, tx, id); err != nil {
			return err
		}
		switch {
		case a.Text == d.Text && !a.Done():
			return s.same(ctx, tx, &a, d)
		case a.Done() || d.Base != a.Revision && !follows(&a, &d):
			conflict, err = s.refuse(ctx, tx, &a, d)
			return err
		}
		return s.advance(ctx, tx, &a, d)
	})
	if err == nil && conflict != nil {
		return a, conflict
	}
	return a, translate("attempt", id, err)
}

// follows reports whether a draft goes on from the latest revision without
// knowing it: its writer has saved that too, and did not hear of it before
// writing on.
func follows(a *practice.Attempt, d *practice.Version) bool {
	return d.Writer != "" && d.Writer == a.Writer && d.Base < a.Revision && strings.HasPrefix(d.Text, a.Text)
}

// same keeps what a draft with the same text says of its time: the longest.
func (s *shelf) same(ctx context.Context, tx querier, a *practice.Attempt, d practice.Version) error {
	if d.Seconds <= a.Seconds {
		return nil
	}
	a.Seconds = d.Seconds
	_, err := tx.ExecContext(ctx, `UPDATE attempts SET seconds = ? WHERE owner = ? AND id = ?`, d.Seconds, s.owner, a.ID)
	return err
}

// advance makes d the next revision. What its writer had set aside is dropped
// where d begins with it: then it was taken back in.
func (s *shelf) advance(ctx context.Context, tx querier, a *practice.Attempt, d practice.Version) error {
	_, err := tx.ExecContext(
		ctx,
		`UPDATE attempts SET text = ?, source = ?, seconds = CASE WHEN seconds < ? THEN ? ELSE seconds END,
			revision = revision + 1, writer = ?, saved = ? WHERE owner = ? AND id = ?`,
		d.Text, d.Source, d.Seconds, d.Seconds, d.Writer, millis(d.At), s.owner, a.ID,
	)
	if err != nil {
		return err
	}
	for _, old := range a.Aside {
		if old.Writer == d.Writer && strings.HasPrefix(d.Text, old.Text) {
			if err := s.dropAside(ctx, tx, a.ID, old.Writer); err != nil {
				return err
			}
		}
	}
	*a, err = s.attempt(ctx, tx, a.ID)
	return err
}

// refuse sets d aside, unless it is the beginning of what the same writer has
// saved since: then it has only come late.
func (s *shelf) refuse(ctx context.Context, tx querier, a *practice.Attempt, d practice.Version) (*practice.VersionConflict, error) {
	late := d.Writer != "" && d.Writer == a.Writer && strings.HasPrefix(a.Text, d.Text)
	if !late && d.Text != a.Text {
		if err := s.setAside(ctx, tx, a.ID, d); err != nil {
			return nil, err
		}
	}
	var err error
	a.Aside, err = s.aside(ctx, tx, a.ID)
	return &practice.VersionConflict{Current: *a, Yours: d}, err
}

func (s *shelf) setAside(ctx context.Context, q querier, attempt string, d practice.Version) error {
	_, err := q.ExecContext(ctx, `INSERT INTO aside (owner, attempt, writer, base, text, source, seconds, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (owner, attempt, writer) DO UPDATE SET base = excluded.base, text = excluded.text, source = excluded.source,
			seconds = excluded.seconds, at = excluded.at`,
		s.owner, attempt, d.Writer, d.Base, d.Text, d.Source, d.Seconds, millis(d.At))
	return err
}

const asideColumns = `attempt, base, text, source, seconds, writer, at`

// aside lists what was set aside for one attempt, the oldest first.
func (s *shelf) aside(ctx context.Context, q querier, attempt string) ([]practice.Version, error) {
	all, err := list(
		ctx, q, scanAside, `SELECT `+asideColumns+` FROM aside WHERE owner = ? AND attempt = ? ORDER BY at, writer`, s.owner, attempt,
	)
	return drafts(all)[attempt], err
}

// allAside lists what was set aside for each attempt.
func (s *shelf) allAside(ctx context.Context, q querier) (map[string][]practice.Version, error) {
	all, err := list(ctx, q, scanAside, `SELECT `+asideColumns+` FROM aside WHERE owner = ? ORDER BY at, writer`, s.owner)
	return drafts(all), err
}

// asideRow is a draft and its attempt.
type asideRow struct {
	attempt string
	practice.Version
}

func scanAside(row scanner) (asideRow, error) {
	var r asideRow
	var at int64
	err := row.Scan(&r.attempt, &r.Base, &r.Text, &r.Source, &r.Seconds, &r.Writer, &at)
	r.At = instant(at)
	return r, err
}

func drafts(rows []asideRow) map[string][]practice.Version {
	out := make(map[string][]practice.Version)
	for _, r := range rows {
		out[r.attempt] = append(out[r.attempt], r.Version)
	}
	return out
}

// DropAside drops the version that this writer had set aside.
func (s *shelf) DropAside(ctx context.Context, id, writer string) error {
	return translate("attempt", id, s.dropAside(ctx, s.write, id, writer))
}

func (s *shelf) dropAside(ctx context.Context, q querier, id, writer string) error {
	_, err := q.ExecContext(ctx, `DELETE FROM aside WHERE owner = ? AND attempt = ? AND writer = ?`, s.owner, id, writer)
	return err
}
