package sqlstore

import (
	"context"
	"slices"

	"yardstick/background"
	"yardstick/practice"
)

// Everything gives all that is kept of the owner, as of one moment.
func (s *shelf) Everything(ctx context.Context) (practice.Everything, error) {
	var e practice.Everything
	err := s.view(ctx, func(tx querier) (err error) {
		if e.Jobs, err = s.jobs(ctx, tx, "id"); err != nil {
			return err
		}
		if e.Guides, err = s.guides(ctx, tx); err != nil {
			return err
		}
		if e.Interviews, err = s.interviews(ctx, tx, "", "id"); err != nil {
			return err
		}
		if e.Attempts, err = s.attempts(ctx, tx, practice.Filter{}, "id"); err != nil {
			return err
		}
		e.Drills, err = s.drills(ctx, tx, "", "id")
		return err
	})
	return e, translate("owner", "", err)
}

// Merge adds what is not there yet.
func (s *shelf) Merge(ctx context.Context, e practice.Everything) (practice.Merged, error) {
	var m practice.Merged
	err := s.change(ctx, func(tx querier) (err error) {
		m, err = s.merge(ctx, tx, e)
		return err
	})
	return m, err
}

// MergeThen is Merge for what may be large: it takes as long as it takes, and calls then
// in the same transaction.
func (s *shelf) MergeThen(
	ctx context.Context, e practice.Everything, then func(ctx context.Context, tx any, m practice.Merged) error,
) (practice.Merged, error) {
	var m practice.Merged
	err := s.whole(ctx, s.writing, nil, func(tx querier) error {
		if err := s.lock(ctx, tx, "owner "+s.owner); err != nil {
			return err
		}
		var err error
		if m, err = s.merge(ctx, tx, e); err != nil {
			return err
		}
		t, err := transaction(tx)
		if err != nil {
			return err
		}
		return then(ctx, t, m)
	})
	return m, err
}

func (s *shelf) merge(ctx context.Context, tx querier, e practice.Everything) (practice.Merged, error) {
	var m practice.Merged
	for _, j := range e.Jobs {
		if err := s.add(ctx, tx, &m, "job", j.ID, func() error { return s.addJob(ctx, tx, j) }); err != nil {
			return m, err
		}
	}
	if err := s.mergeGuides(ctx, tx, &e); err != nil {
		return m, err
	}
	for _, i := range e.Interviews {
		if err := s.add(ctx, tx, &m, "interview", i.ID, func() error { return s.addInterview(ctx, tx, i) }); err != nil {
			return m, err
		}
	}
	for _, a := range e.Attempts {
		if err := s.add(ctx, tx, &m, "attempt", a.ID, func() error { return s.addAttempt(ctx, tx, a) }); err != nil {
			return m, err
		}
	}
	for _, d := range e.Drills {
		if err := s.add(ctx, tx, &m, "drill", d.ID, func() error { return s.addDrill(ctx, tx, d) }); err != nil {
			return m, err
		}
	}
	return m, nil
}

// add adds one thing, unless there is one with its id.
func (s *shelf) add(ctx context.Context, tx querier, m *practice.Merged, what, id string, insert func() error) error {
	var n int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM `+what+`s WHERE owner = ? AND id = ?`, s.owner, id).Scan(&n); err != nil {
		return translate(what, id, err)
	}
	if n > 0 {
		m.Kept++
		return nil
	}
	m.Added++
	return translate(what, id, insert())
}

// Welcome merges e the first time it is called for the owner.
func (s *shelf) Welcome(ctx context.Context, e practice.Everything) (bool, error) {
	first := false
	err := s.change(ctx, func(tx querier) error {
		var err error
		first, err = changed(tx.ExecContext(ctx, `INSERT INTO people (owner, welcomed) VALUES (?, 1) ON CONFLICT (owner) DO NOTHING`, s.owner))
		if err != nil || !first {
			return err
		}
		_, err = s.merge(ctx, tx, e)
		return err
	})
	return first && err == nil, translate("owner", "", err)
}

// Erase removes everything of the owner and rewrites the database, so that
// nothing of it stays in free pages or in the log of changes.
func (s *shelf) Erase(ctx context.Context) error {
	err := s.change(ctx, func(tx querier) error {
		for _, table := range slices.Concat(children, []string{"people"}) {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE owner = ?`, s.owner); err != nil {
				return err
			}
		}
		// What belongs to a batch or an errand goes with it; their owners are the same.
		for _, table := range []string{"batches", "batch_findings", "batch_claims", "errands"} {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE owner = ?`, background.OfPerson(s.owner)); err != nil {
				return err
			}
		}
		// Whose answers language models read is not kept: all that they found goes.
		_, err := tx.ExecContext(ctx, `DELETE FROM judged`)
		return err
	})
	if err == nil {
		err = s.dialect.scrub(ctx)
	}
	return translate("owner", "", err)
}

// children are the tables in which something refers to nothing that is deleted
// after it.
var children = []string{"access", "comments", "corrections", "aside", "attempts", "drills", "interviews", "guides", "jobs"}
