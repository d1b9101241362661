package sqlstore

import (
	"context"
	"encoding/json"
	"time"

	"yardstick/practice"
)

// AddJob keeps a job.
func (s *shelf) AddJob(ctx context.Context, j practice.Job) error {
	return translate("job", j.ID, s.addJob(ctx, s.write, j))
}

func (s *shelf) addJob(ctx context.Context, q querier, j practice.Job) error {
	j.Added = j.Added.UTC().Truncate(time.Millisecond)
	data, err := json.Marshal(&j)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `INSERT INTO jobs (owner, id, sample, added, body) VALUES (?, ?, ?, ?, ?)`,
		s.owner, j.ID, j.Sample, millis(j.Added), string(data))
	return err
}

// Jobs lists the jobs, the latest first.
func (s *shelf) Jobs(ctx context.Context) ([]practice.Job, error) {
	jobs, err := s.jobs(ctx, s.read, "added DESC, id")
	return jobs, translate("job", "", err)
}

func (s *shelf) jobs(ctx context.Context, q querier, order string) ([]practice.Job, error) {
	return list(ctx, q, scanJob, `SELECT body FROM jobs WHERE owner = ? ORDER BY `+order, s.owner)
}

// Job gives one job.
func (s *shelf) Job(ctx context.Context, id string) (practice.Job, error) {
	j, err := scanJob(s.read.QueryRowContext(ctx, `SELECT body FROM jobs WHERE owner = ? AND id = ?`, s.owner, id))
	return j, translate("job", id, err)
}

func scanJob(row scanner) (practice.Job, error) {
	var text string
	if err := row.Scan(&text); err != nil {
		return practice.Job{}, err
	}
	var j practice.Job
	return j, json.Unmarshal([]byte(text), &j)
}

// SetDate keeps the date of the interview for a job.
func (s *shelf) SetDate(ctx context.Context, id, date string) error {
	err := s.change(ctx, func(tx querier) error {
		j, err := scanJob(tx.QueryRowContext(ctx, `SELECT body FROM jobs WHERE owner = ? AND id = ?`, s.owner, id))
		if err != nil {
			return err
		}
		j.Date = date
		data, err := json.Marshal(&j)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE jobs SET body = ? WHERE owner = ? AND id = ?`, string(data), s.owner, id)
		return err
	})
	return translate("job", id, err)
}

// RemoveJob removes a job and everything practised for it.
func (s *shelf) RemoveJob(ctx context.Context, id string) error {
	return s.remove(ctx, "job", "jobs", id)
}

// RemoveSample removes what the first run showed.
func (s *shelf) RemoveSample(ctx context.Context) error {
	err := s.change(ctx, func(tx querier) error {
		for _, table := range [...]string{"attempts", "drills", "interviews", "jobs"} {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE owner = ? AND sample = TRUE`, s.owner); err != nil {
				return err
			}
		}
		return nil
	})
	return translate("sample", "", err)
}
