package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"yardstick/practice"
	"yardstick/practice/drill"
)

const drillColumns = `id, job, mess, answer, result, started, finished, sample`

// AddDrill keeps a new drill.
func (s *shelf) AddDrill(ctx context.Context, d practice.Drill) error {
	return translate("drill", d.ID, s.addDrill(ctx, s.write, d))
}

func (s *shelf) addDrill(ctx context.Context, q querier, d practice.Drill) error {
	mess, err := json.Marshal(&d.Mess)
	if err != nil {
		return err
	}
	answer, err := body(d.Answer)
	if err != nil {
		return err
	}
	result, err := body(d.Result)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `INSERT INTO drills (owner, `+drillColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		s.owner, d.ID, d.Job, string(mess), answer, result, millis(d.Started), moment(d.Finished), d.Sample)
	return err
}

// Drill gives one drill.
func (s *shelf) Drill(ctx context.Context, id string) (practice.Drill, error) {
	d, err := scanDrill(s.read.QueryRowContext(ctx, `SELECT `+drillColumns+` FROM drills WHERE owner = ? AND id = ?`, s.owner, id))
	return d, translate("drill", id, err)
}

// Drills lists the drills for a job, or all, the latest first.
func (s *shelf) Drills(ctx context.Context, job string) ([]practice.Drill, error) {
	all, err := s.drills(ctx, s.read, job, "started DESC, id")
	return all, translate("drill", "", err)
}

func (s *shelf) drills(ctx context.Context, q querier, job, order string) ([]practice.Drill, error) {
	return list(ctx, q, scanDrill, `SELECT `+drillColumns+` FROM drills WHERE owner = ? AND ? IN ('', job) ORDER BY `+order, s.owner, job)
}

func scanDrill(row scanner) (practice.Drill, error) {
	var d practice.Drill
	var mess string
	var answer, result sql.NullString
	var started int64
	var finished sql.NullInt64
	err := row.Scan(&d.ID, &d.Job, &mess, &answer, &result, &started, &finished, &d.Sample)
	if err != nil {
		return d, err
	}
	d.Started, d.Finished = instant(started), optional(finished)
	if d.Answer, err = value[drill.Answer](answer); err != nil {
		return d, err
	}
	if d.Result, err = value[drill.Result](result); err != nil {
		return d, err
	}
	return d, json.Unmarshal([]byte(mess), &d.Mess)
}

// AnswerDrill keeps the answer to a drill and its result.
func (s *shelf) AnswerDrill(ctx context.Context, id string, a drill.Answer, r drill.Result, at time.Time) error {
	answer, err := body(&a)
	if err != nil {
		return err
	}
	result, err := body(&r)
	if err != nil {
		return err
	}
	return s.finishOnce(
		ctx, "drill", id, `UPDATE drills SET answer = ?, result = ?, finished = ? WHERE owner = ? AND id = ? AND finished IS NULL`, answer,
		result, millis(at),
	)
}

// RemoveDrill removes a drill.
func (s *shelf) RemoveDrill(ctx context.Context, id string) error {
	return s.remove(ctx, "drill", "drills", id)
}
