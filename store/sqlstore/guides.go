package sqlstore

import (
	"context"
	"encoding/json"

	"yardstick/guide"
	"yardstick/practice"
)

// Revise puts a changed job in the place of the one that is there.
func (s *shelf) Revise(ctx context.Context, j practice.Job, base int) (practice.Job, error) {
	err := s.change(ctx, func(tx querier) error {
		there, err := scanJob(tx.QueryRowContext(ctx, `SELECT body FROM jobs WHERE owner = ? AND id = ?`, s.owner, j.ID))
		if err != nil {
			return err
		}
		if there.Revision != base {
			return &practice.JobConflict{Current: there, Base: base}
		}
		j.Revision, j.Added, j.Date, j.Sample = base+1, there.Added, there.Date, there.Sample
		if err := s.keepGuide(ctx, tx, &there, j.GuideSHA256()); err != nil {
			return err
		}
		data, err := json.Marshal(&j)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE jobs SET body = ? WHERE owner = ? AND id = ?`, string(data), s.owner, j.ID)
		return err
	})
	return j, translate("job", j.ID, err)
}

// keepGuide keeps the guide of a job that gets another, where something was
// answered under it.
func (s *shelf) keepGuide(ctx context.Context, tx querier, there *practice.Job, next string) error {
	was := there.GuideSHA256()
	if was == next {
		return nil
	}
	var used bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM attempts WHERE owner = ? AND job = ? AND guide = ?)
		OR EXISTS (SELECT 1 FROM interviews WHERE owner = ? AND job = ? AND guide = ?)`,
		s.owner, there.ID, was, s.owner, there.ID, was).Scan(&used)
	if err != nil || !used {
		return err
	}
	return s.addGuide(ctx, tx, practice.EarlierGuide{Job: there.ID, Guide: there.Guide})
}

func (s *shelf) addGuide(ctx context.Context, q querier, e practice.EarlierGuide) error {
	data, err := json.Marshal(&e.Guide)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `INSERT INTO guides (owner, job, sha256, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		s.owner, e.Job, e.SHA256(), string(data))
	return err
}

// EarlierGuide gives a guide that a job had before.
func (s *shelf) EarlierGuide(ctx context.Context, job, sha256 string) (guide.Guide, error) {
	e, err := scanGuide(
		s.read.QueryRowContext(ctx, `SELECT job, body FROM guides WHERE owner = ? AND job = ? AND sha256 = ?`, s.owner, job, sha256),
	)
	return e.Guide, translate("earlier guide of job", job, err)
}

func (s *shelf) guides(ctx context.Context, q querier) ([]practice.EarlierGuide, error) {
	return list(ctx, q, scanGuide, `SELECT job, body FROM guides WHERE owner = ? ORDER BY job, sha256`, s.owner)
}

func scanGuide(row scanner) (e practice.EarlierGuide, err error) {
	var text string
	if err := row.Scan(&e.Job, &text); err != nil {
		return e, err
	}
	return e, json.Unmarshal([]byte(text), &e.Guide)
}

// mergeGuides adds guides under which something that comes along was answered:
// those that its jobs had before, and that of a job which is here as another.
func (s *shelf) mergeGuides(ctx context.Context, tx querier, e *practice.Everything) error {
	for _, g := range e.Guides {
		if err := s.addGuide(ctx, tx, g); err != nil {
			return translate("earlier guide of job", g.Job, err)
		}
	}
	for i := range e.Jobs {
		j := &e.Jobs[i]
		there, err := scanJob(tx.QueryRowContext(ctx, `SELECT body FROM jobs WHERE owner = ? AND id = ?`, s.owner, j.ID))
		if err == nil && there.GuideSHA256() != j.GuideSHA256() {
			err = s.addGuide(ctx, tx, practice.EarlierGuide{Job: j.ID, Guide: j.Guide})
		}
		if err != nil {
			return translate("job", j.ID, err)
		}
	}
	return nil
}
