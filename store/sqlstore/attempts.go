package sqlstore

import (
	"context"
	"database/sql"
	"strings"

	"yardstick/assess"
	"yardstick/internal/fault"
	"yardstick/practice"
)

const attemptColumns = `id, job, guide, question, interview, mode, text, source, seconds, revision, writer, started, saved, finished,
	assessment, sample`

// Begin keeps a new attempt.
func (s *shelf) Begin(ctx context.Context, a practice.Attempt) error {
	return translate("attempt", a.ID, s.change(ctx, func(tx querier) error { return s.addAttempt(ctx, tx, a) }))
}

func (s *shelf) addAttempt(ctx context.Context, tx querier, a practice.Attempt) error {
	found, err := body(a.Assessment)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO attempts (owner, `+attemptColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		s.owner, a.ID, a.Job, a.Guide, a.Question, sql.NullString{String: a.Interview, Valid: a.Interview != ""}, a.Mode, a.Text, a.Source,
		a.Seconds, a.Revision, a.Writer, millis(a.Started), millis(a.Saved), moment(a.Finished), found, a.Sample)
	if err != nil {
		return err
	}
	for _, d := range a.Aside {
		if err := s.setAside(ctx, tx, a.ID, d); err != nil {
			return err
		}
	}
	for _, x := range a.Corrections {
		if err := s.correct(ctx, tx, a.ID, x); err != nil {
			return err
		}
	}
	for _, x := range a.Comments {
		if err := s.comment(ctx, tx, a.ID, x); err != nil {
			return err
		}
	}
	return nil
}

// Attempt gives one attempt.
func (s *shelf) Attempt(ctx context.Context, id string) (practice.Attempt, error) {
	var a practice.Attempt
	err := s.view(ctx, func(tx querier) (err error) {
		a, err = s.attempt(ctx, tx, id)
		return err
	})
	return a, translate("attempt", id, err)
}

func (s *shelf) attempt(ctx context.Context, q querier, id string) (practice.Attempt, error) {
	a, err := scanAttempt(q.QueryRowContext(ctx, `SELECT `+attemptColumns+` FROM attempts WHERE owner = ? AND id = ?`, s.owner, id))
	if err != nil {
		return a, err
	}
	if a.Aside, err = s.aside(ctx, q, id); err != nil {
		return a, err
	}
	if a.Corrections, err = s.corrections(ctx, q, id); err != nil {
		return a, err
	}
	a.Comments, err = s.comments(ctx, q, id)
	return a, err
}

// Attempts lists attempts in the order in which they were started.
func (s *shelf) Attempts(ctx context.Context, f practice.Filter) ([]practice.Attempt, error) {
	var all []practice.Attempt
	err := s.view(ctx, func(tx querier) (err error) {
		all, err = s.attempts(ctx, tx, f, "started, id")
		return err
	})
	return all, translate("attempt", "", err)
}

func (s *shelf) attempts(ctx context.Context, q querier, f practice.Filter, order string) ([]practice.Attempt, error) {
	where, args := s.where(f)
	all, err := list(ctx, q, scanAttempt, `SELECT `+attemptColumns+` FROM attempts WHERE `+where+` ORDER BY `+order, args...)
	if err != nil {
		return nil, err
	}
	aside, err := s.allAside(ctx, q)
	if err != nil {
		return nil, err
	}
	corrected, err := s.allCorrections(ctx, q)
	if err != nil {
		return nil, err
	}
	said, err := s.allComments(ctx, q)
	for i := range all {
		id := all[i].ID
		all[i].Aside, all[i].Corrections, all[i].Comments = aside[id], corrected[id], said[id]
	}
	return all, err
}

func (s *shelf) where(f practice.Filter) (string, []any) {
	where, args := []string{"owner = ?"}, []any{s.owner}
	for _, c := range [...]struct{ column, value string }{{"job", f.Job}, {"question", f.Question}, {"interview", f.Interview}} {
		if c.value != "" {
			where, args = append(where, c.column+" = ?"), append(args, c.value)
		}
	}
	if f.Finished {
		where = append(where, "finished IS NOT NULL")
	}
	if f.Open {
		where = append(where, "finished IS NULL")
	}
	return strings.Join(where, " AND "), args
}

func scanAttempt(row scanner) (practice.Attempt, error) {
	var a practice.Attempt
	var interview, found sql.NullString
	var started, saved int64
	var finished sql.NullInt64
	err := row.Scan(&a.ID, &a.Job, &a.Guide, &a.Question, &interview, &a.Mode, &a.Text, &a.Source, &a.Seconds, &a.Revision, &a.Writer,
		&started, &saved, &finished, &found, &a.Sample)
	if err != nil {
		return a, err
	}
	a.Interview, a.Started, a.Saved, a.Finished = interview.String, instant(started), instant(saved), optional(finished)
	a.Assessment, err = value[assess.Assessment](found)
	return a, err
}

// Finish ends an attempt with its assessment.
func (s *shelf) Finish(ctx context.Context, id string, r practice.Ending) (practice.Attempt, error) {
	var a practice.Attempt
	err := s.change(ctx, func(tx querier) (err error) {
		if a, err = s.attempt(ctx, tx, id); err != nil {
			return err
		}
		if err := finishable(&a, r); err != nil {
			return err
		}
		found, err := body(&r.Assessment)
		if err != nil {
			return err
		}
		if _, err = tx.ExecContext(ctx, `UPDATE attempts SET finished = ?, assessment = ? WHERE owner = ? AND id = ?`, millis(r.At), found,
			s.owner, id); err != nil {
			return err
		}
		a, err = s.attempt(ctx, tx, id)
		return err
	})
	return a, translate("attempt", id, err)
}

// finishable says why an attempt cannot end with this result.
func finishable(a *practice.Attempt, r practice.Ending) error {
	switch {
	case a.Done():
		return fault.Conflictf("this attempt is finished already")
	case a.Revision != r.Revision:
		return &fault.Error{
			Kind: fault.Conflict, Message: "this answer was changed elsewhere while it was assessed; look at it and finish it again",
		}
	}
	return nil
}

// RemoveAttempt removes an attempt.
func (s *shelf) RemoveAttempt(ctx context.Context, id string) error {
	return s.remove(ctx, "attempt", "attempts", id)
}
