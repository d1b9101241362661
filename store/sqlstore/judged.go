package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"strings"
	"sync"
	"time"

	"yardstick/judge"
	"yardstick/judge/limit"
)

// How much is kept of what language models found.
const (
	mostJudged = 2_000_000           // readings, some 300 bytes each
	judgedFor  = 90 * 24 * time.Hour // after that a model is asked again
	trimEvery  = 20_000              // readings between two looks at what is too old
)

// Judged keeps what language models found and took: a judge.Cache and a
// limit.Ledger. It is safe for concurrent use.
type Judged struct {
	db *DB

	mu   sync.Mutex
	kept int // since the last trimming
}

var (
	_ judge.Cache  = (*Judged)(nil)
	_ limit.Ledger = (*Judged)(nil)
)

// Judged gives the readings that are kept in the database.
func (db *DB) Judged() *Judged { return &Judged{db: db, kept: trimEvery} }

// Find gives what is kept under those of the keys that are known.
func (j *Judged) Find(ctx context.Context, keys []judge.Key) (map[judge.Key][]byte, error) {
	found := make(map[judge.Key][]byte, len(keys))
	if len(keys) == 0 {
		return found, nil
	}
	args := make([]any, len(keys))
	for i := range keys {
		args[i] = keys[i][:]
	}
	type row struct{ key, reading []byte }
	rows, err := list(ctx, j.db.read, func(s scanner) (r row, err error) { return r, s.Scan(&r.key, &r.reading) },
		`SELECT key, reading FROM judged WHERE key IN (?`+strings.Repeat(`, ?`, len(keys)-1)+`)`, args...)
	for _, r := range rows {
		found[judge.Key(r.key)] = r.reading
	}
	return found, translate("readings of the judge", "", err)
}

// Keep keeps readings, whole or not at all.
func (j *Judged) Keep(ctx context.Context, readings map[judge.Key][]byte, at time.Time) error {
	err := j.db.change(ctx, "judged", func(tx querier) error {
		for key, reading := range readings {
			_, err := tx.ExecContext(ctx, `INSERT INTO judged (key, reading, at) VALUES (?, ?, ?)
				ON CONFLICT (key) DO UPDATE SET reading = excluded.reading, at = excluded.at`, key[:], string(reading), millis(at))
			if err != nil {
				return err
			}
		}
		if j.due(len(readings)) {
			return trim(ctx, tx, at)
		}
		return nil
	})
	return translate("readings of the judge", "", err)
}

// due reports whether it is time to look at what is too old.
func (j *Judged) due(n int) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.kept += n; j.kept < trimEvery {
		return false
	}
	j.kept = 0
	return true
}

// trim gives up what is too old and, of what is too much, the oldest.
func trim(ctx context.Context, tx querier, now time.Time) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM judged WHERE at < ?`, millis(now.Add(-judgedFor))); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM judged WHERE key IN (SELECT key FROM judged ORDER BY at DESC LIMIT ? OFFSET ?)`,
		int64(math.MaxInt64), mostJudged)
	return err
}

// Forget removes every reading and says how many there were; what was spent stays.
func (j *Judged) Forget(ctx context.Context) (int64, error) {
	done, err := j.db.write.ExecContext(ctx, `DELETE FROM judged`)
	if err != nil {
		return 0, translate("readings of the judge", "", err)
	}
	return done.RowsAffected()
}

// Spent is what was spent on a day.
func (j *Judged) Spent(ctx context.Context, day string) (limit.Spent, error) {
	var s limit.Spent
	err := j.db.read.QueryRowContext(ctx, `SELECT tokens, money FROM judge_spent WHERE day = ?`, day).Scan(&s.Tokens, &s.Money)
	if errors.Is(err, sql.ErrNoRows) {
		return limit.Spent{}, nil
	}
	return s, translate("the judge's spending on", day, err)
}

// Add books what was spent on a day.
func (j *Judged) Add(ctx context.Context, day string, s limit.Spent) error {
	_, err := j.db.write.ExecContext(ctx, `INSERT INTO judge_spent (day, tokens, money) VALUES (?, ?, ?)
		ON CONFLICT (day) DO UPDATE SET tokens = judge_spent.tokens + excluded.tokens,
		money = judge_spent.money + excluded.money`, day, s.Tokens, int64(s.Money))
	return translate("the judge's spending on", day, err)
}
