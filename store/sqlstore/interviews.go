package sqlstore

import (
	"context"
	"database/sql"
	"time"

	"yardstick/internal/fault"
	"yardstick/practice"
)

const interviewColumns = `id, job, guide, name, mode, questions, started, finished, sample`

// AddInterview keeps a new interview.
func (s *shelf) AddInterview(ctx context.Context, i practice.Interview) error {
	return translate("interview", i.ID, s.addInterview(ctx, s.write, i))
}

func (s *shelf) addInterview(ctx context.Context, q querier, i practice.Interview) error {
	questions, err := body(&i.Questions)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `INSERT INTO interviews (owner, `+interviewColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		s.owner, i.ID, i.Job, i.Guide, i.Name, i.Mode, questions, millis(i.Started), moment(i.Finished), i.Sample)
	return err
}

// Interview gives one interview.
func (s *shelf) Interview(ctx context.Context, id string) (practice.Interview, error) {
	i, err := scanInterview(s.read.QueryRowContext(ctx, `SELECT `+interviewColumns+` FROM interviews WHERE owner = ? AND id = ?`, s.owner, id))
	return i, translate("interview", id, err)
}

// Interviews lists the interviews for a job, or all, the latest first.
func (s *shelf) Interviews(ctx context.Context, job string) ([]practice.Interview, error) {
	all, err := s.interviews(ctx, s.read, job, "started DESC, id")
	return all, translate("interview", "", err)
}

func (s *shelf) interviews(ctx context.Context, q querier, job, order string) ([]practice.Interview, error) {
	return list(
		ctx, q, scanInterview, `SELECT `+interviewColumns+` FROM interviews WHERE owner = ? AND ? IN ('', job) ORDER BY `+order, s.owner, job,
	)
}

func scanInterview(row scanner) (practice.Interview, error) {
	var i practice.Interview
	var questions sql.NullString
	var started int64
	var finished sql.NullInt64
	err := row.Scan(&i.ID, &i.Job, &i.Guide, &i.Name, &i.Mode, &questions, &started, &finished, &i.Sample)
	if err != nil {
		return i, err
	}
	i.Started, i.Finished = instant(started), optional(finished)
	asked, err := value[[]string](questions)
	if asked != nil {
		i.Questions = *asked
	}
	return i, err
}

// FinishInterview ends an interview.
func (s *shelf) FinishInterview(ctx context.Context, id string, at time.Time) error {
	return s.finishOnce(ctx, "interview", id, `UPDATE interviews SET finished = ? WHERE owner = ? AND id = ? AND finished IS NULL`, millis(at))
}

// finishOnce runs an update that finds no row where what it ends has ended, or
// is not there; owner and id are its last arguments.
func (s *shelf) finishOnce(ctx context.Context, what, id, update string, args ...any) error {
	err := s.change(ctx, func(tx querier) error {
		if ended, err := changed(tx.ExecContext(ctx, update, append(args, s.owner, id)...)); err != nil || ended {
			return err
		}
		var there int
		if err := tx.QueryRowContext(ctx, `SELECT 1 FROM `+what+`s WHERE owner = ? AND id = ?`, s.owner, id).Scan(&there); err != nil {
			return err
		}
		return &fault.Error{Kind: fault.Conflict, Message: "this " + what + " is finished already"}
	})
	return translate(what, id, err)
}

// RemoveInterview removes an interview with its attempts.
func (s *shelf) RemoveInterview(ctx context.Context, id string) error {
	return s.remove(ctx, "interview", "interviews", id)
}
