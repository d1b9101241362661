package sqlstore

import (
	"context"

	"yardstick/internal/fault"
	"yardstick/practice"
)

// Correct keeps a correction beside a finished attempt, or takes one back.
func (s *shelf) Correct(ctx context.Context, id string, c practice.Correction) error {
	err := s.change(ctx, func(tx querier) error {
		a, err := s.attempt(ctx, tx, id)
		if err != nil {
			return err
		}
		if !a.Done() {
			return fault.Conflictf("this attempt is not finished: there is no reading to correct")
		}
		if c.Verdict == "" {
			_, err = tx.ExecContext(ctx, `DELETE FROM corrections WHERE owner = ? AND attempt = ? AND requirement = ?`, s.owner, id, c.Requirement)
			return err
		}
		return s.correct(ctx, tx, id, c)
	})
	return translate("attempt", id, err)
}

func (s *shelf) correct(ctx context.Context, q querier, attempt string, c practice.Correction) error {
	_, err := q.ExecContext(ctx, `INSERT INTO corrections (owner, attempt, requirement, verdict, note, at) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (owner, attempt, requirement) DO UPDATE SET verdict = excluded.verdict, note = excluded.note, at = excluded.at`,
		s.owner, attempt, c.Requirement, c.Verdict, c.Note, millis(c.At))
	return err
}

const correctionColumns = `attempt, requirement, verdict, note, at`

// corrections lists the corrections of one attempt, in the order of the requirements' ids.
func (s *shelf) corrections(ctx context.Context, q querier, attempt string) ([]practice.Correction, error) {
	all, err := list(
		ctx, q, scanCorrection, `SELECT `+correctionColumns+` FROM corrections WHERE owner = ? AND attempt = ? ORDER BY requirement`, s.owner,
		attempt,
	)
	return byAttempt(all)[attempt], err
}

// allCorrections lists the corrections of each attempt.
func (s *shelf) allCorrections(ctx context.Context, q querier) (map[string][]practice.Correction, error) {
	all, err := list(ctx, q, scanCorrection, `SELECT `+correctionColumns+` FROM corrections WHERE owner = ? ORDER BY requirement`, s.owner)
	return byAttempt(all), err
}

// correctionRow is a correction and its attempt.
type correctionRow struct {
	attempt string
	practice.Correction
}

func scanCorrection(row scanner) (correctionRow, error) {
	var r correctionRow
	var at int64
	err := row.Scan(&r.attempt, &r.Requirement, &r.Verdict, &r.Note, &at)
	r.At = instant(at)
	return r, err
}

func byAttempt(rows []correctionRow) map[string][]practice.Correction {
	out := make(map[string][]practice.Correction)
	for _, r := range rows {
		out[r.attempt] = append(out[r.attempt], r.Correction)
	}
	return out
}
