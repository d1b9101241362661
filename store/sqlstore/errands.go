package sqlstore

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"yardstick/background"
	"yardstick/errand"
	"yardstick/internal/fault"
)

// errandPart is how many bytes of a file one row holds.
const errandPart = 1 << 20

// errands is what is kept of errands.
type errands struct {
	*DB
	enqueue Enqueue
}

// Errands gives the store of errands, which asks for work with enqueue.
func (db *DB) Errands(enqueue Enqueue) errand.Store { return &errands{db, enqueue} }

// of changes errands of an owner; such changes wait for each other. A file may be large:
// it takes as long as it takes.
func (s *errands) of(ctx context.Context, owner string, f func(tx querier) error) error {
	return s.whole(ctx, s.writing, nil, func(tx querier) error {
		if err := s.lock(ctx, tx, "errands "+owner); err != nil {
			return err
		}
		return f(tx)
	})
}

// Ask keeps an errand, and asks for its task.
func (s *errands) Ask(
	ctx context.Context, e errand.Errand, brought []byte, room background.Room, task background.Task,
) (errand.Errand, error) {
	kept := e
	err := s.of(ctx, e.Owner, func(tx querier) error {
		if len(brought) == 0 {
			there, err := scanErrand(tx.QueryRowContext(ctx, `SELECT `+errandColumns+` FROM errands
				WHERE owner = ? AND kind = ? AND about = ? AND state = 'waiting' AND brought = ? AND until > ? ORDER BY made LIMIT 1`,
				e.Owner, e.Kind, e.About, false, millis(e.Made)))
			if err == nil {
				kept = there
				return nil
			}
			if !errors.Is(err, sql.ErrNoRows) {
				return err
			}
		}
		var n int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM errands WHERE owner = ? AND until > ?`,
			e.Owner, millis(e.Made)).Scan(&n); err != nil {
			return err
		}
		if n >= errand.MaxEach {
			return fault.Conflictf("there are %d files already, waiting or made; remove one that is not needed", n)
		}
		if err := fits(ctx, tx, &e, max(int64(len(brought)), 1), room); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO errands (id, owner, kind, about, state, brought, made, until)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			e.ID, e.Owner, e.Kind, e.About, string(errand.Waiting), len(brought) > 0, millis(e.Made), millis(e.Until)); err != nil {
			return err
		}
		if err := putParts(ctx, tx, e.ID, brought); err != nil {
			return err
		}
		return ask(ctx, s.enqueue, tx, task)
	})
	return kept, translate("errand", e.ID, err)
}

// fits reports whether there is room for the file of an errand. Files that others are
// writing at this moment are not counted yet.
func fits(ctx context.Context, tx querier, e *errand.Errand, size int64, room background.Room) error {
	var owner, all int64
	err := tx.QueryRowContext(ctx, `SELECT coalesce(sum(CASE WHEN e.owner = ? THEN length(p.data) ELSE 0 END), 0),
		coalesce(sum(length(p.data)), 0) FROM errand_parts p JOIN errands e ON e.id = p.errand WHERE e.id <> ?`, e.Owner, e.ID).Scan(&owner, &all)
	if err != nil {
		return err
	}
	return room.Fits(size, owner, all)
}

const errandColumns = `id, owner, kind, about, state, problem, name, type, size, coalesce(note, ''), done, total, made, until`

func scanErrand(row scanner) (errand.Errand, error) {
	var e errand.Errand
	var note string
	var made, until int64
	err := row.Scan(&e.ID, &e.Owner, &e.Kind, &e.About, &e.State, &e.Problem, &e.File.Name, &e.File.Type, &e.File.Size, &note,
		&e.Progress.Done, &e.Progress.Of, &made, &until)
	if note != "" {
		e.Note = json.RawMessage(note)
	}
	e.Made, e.Until = instant(made), instant(until)
	return e, err
}

// Errand gives an errand.
func (s *errands) Errand(ctx context.Context, owner, id string, now time.Time) (errand.Errand, error) {
	e, err := scanErrand(s.read.QueryRowContext(ctx, `SELECT `+errandColumns+` FROM errands WHERE owner = ? AND id = ? AND until > ?`,
		owner, id, millis(now)))
	return e, translate("errand", id, err)
}

// List gives the errands of an owner, the latest first.
func (s *errands) List(ctx context.Context, owner string, now time.Time) ([]errand.Errand, error) {
	all, err := list(ctx, s.read, scanErrand, `SELECT `+errandColumns+` FROM errands WHERE owner = ? AND until > ? ORDER BY made DESC, id`,
		owner, millis(now))
	return all, translate("errand", "", err)
}

// putParts keeps a file in parts, in the place of another.
func putParts(ctx context.Context, tx querier, id string, data []byte) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM errand_parts WHERE errand = ?`, id); err != nil {
		return err
	}
	for place := 0; len(data) > 0; place++ {
		n := min(len(data), errandPart)
		if _, err := tx.ExecContext(ctx, `INSERT INTO errand_parts (errand, place, data) VALUES (?, ?, ?)`, id, place, data[:n]); err != nil {
			return err
		}
		data = data[n:]
	}
	return nil
}

// Brought gives what was brought.
func (s *errands) Brought(ctx context.Context, owner, id string) ([]byte, error) {
	return s.parts(ctx, id, `e.owner = ? AND e.id = ? AND e.brought = ? AND e.state IN ('waiting', 'failed')`, owner, id, true)
}

// File gives what was made.
func (s *errands) File(ctx context.Context, owner, id string, now time.Time) ([]byte, error) {
	return s.parts(ctx, id, `e.owner = ? AND e.id = ? AND e.state = 'done' AND e.until > ?`, owner, id, millis(now))
}

func (s *errands) parts(ctx context.Context, id, where string, args ...any) ([]byte, error) {
	all, err := list(ctx, s.read, func(row scanner) (data []byte, err error) { return data, row.Scan(&data) },
		`SELECT p.data FROM errand_parts p JOIN errands e ON e.id = p.errand WHERE `+where+` ORDER BY p.place`, args...)
	if err == nil && len(all) == 0 {
		err = sql.ErrNoRows
	}
	return bytes.Join(all, nil), translate("file of errand", id, err)
}

// Tell keeps how far an errand is.
func (s *errands) Tell(ctx context.Context, e errand.Errand, p background.Progress) (bool, error) {
	wanted, err := changed(s.write.ExecContext(ctx, `UPDATE errands SET done = ?, total = ? WHERE owner = ? AND id = ?
		AND state IN ('waiting', 'failed')`, p.Done, p.Of, e.Owner, e.ID))
	return wanted, translate("errand", e.ID, err)
}

// Keep ends an errand with what was made.
func (s *errands) Keep(
	ctx context.Context, e errand.Errand, file []byte, room background.Room, end func(ctx context.Context, tx any) error,
) error {
	err := s.of(ctx, e.Owner, func(tx querier) error {
		if err := endErrand(ctx, tx, e); err != nil {
			return err
		}
		if err := fits(ctx, tx, &e, int64(len(file)), room); err != nil {
			return err
		}
		if err := putParts(ctx, tx, e.ID, file); err != nil {
			return err
		}
		t, err := transaction(tx)
		if err != nil {
			return err
		}
		return end(ctx, t)
	})
	return translate("errand", e.ID, err)
}

// End ends an errand in a transaction of another store of this database.
func (s *errands) End(ctx context.Context, tx any, e errand.Errand) error {
	t, ok := tx.(*sql.Tx)
	if !ok {
		return fmt.Errorf("an errand ends in a *sql.Tx, not in a %T", tx)
	}
	q := handle{t, s.dialect}
	if err := endErrand(ctx, q, e); err != nil {
		return translate("errand", e.ID, err)
	}
	return translate("errand", e.ID, putParts(ctx, q, e.ID, nil))
}

func endErrand(ctx context.Context, tx querier, e errand.Errand) error {
	ends, err := changed(tx.ExecContext(ctx, `UPDATE errands SET state = ?, problem = '', name = ?, type = ?, size = ?, note = ?, until = ?
		WHERE owner = ? AND id = ? AND state IN ('waiting', 'failed')`, string(e.State), e.File.Name, e.File.Type, e.File.Size,
		sql.NullString{String: string(e.Note), Valid: len(e.Note) > 0}, millis(e.Until), e.Owner, e.ID))
	if err == nil && !ends {
		err = fault.Conflictf("nobody waits for this errand any more")
	}
	return err
}

// Fail ends an errand with a problem; what was brought stays, for another try.
func (s *errands) Fail(ctx context.Context, e errand.Errand) error {
	_, err := s.write.ExecContext(ctx, `UPDATE errands SET state = ?, problem = ?, until = ? WHERE owner = ? AND id = ?
		AND state IN ('waiting', 'failed')`, string(errand.Failed), e.Problem, millis(e.Until), e.Owner, e.ID)
	return translate("errand", e.ID, err)
}

// Cancel ends an errand that waits.
func (s *errands) Cancel(ctx context.Context, owner, id string) error {
	err := s.of(ctx, owner, func(tx querier) error {
		there := tx.QueryRowContext(ctx, `SELECT `+errandColumns+` FROM errands WHERE owner = ? AND id = ?`, owner, id)
		if _, err := scanErrand(there); err != nil {
			return err
		}
		ends, err := changed(tx.ExecContext(ctx, `UPDATE errands SET state = ? WHERE owner = ? AND id = ? AND state IN ('waiting', 'failed')`,
			string(errand.Cancelled), owner, id))
		if err != nil || !ends {
			return err
		}
		return putParts(ctx, tx, id, nil)
	})
	return translate("errand", id, err)
}

// Remove removes an errand.
func (s *errands) Remove(ctx context.Context, owner, id string) error {
	err := some(s.write.ExecContext(ctx, `DELETE FROM errands WHERE owner = ? AND id = ?`, owner, id))
	if err == nil {
		err = s.dialect.flush(ctx) // what was removed does not stay in the log
	}
	return translate("errand", id, err)
}

// Expired removes errands that were kept for their time, and fails those that wait for too long.
func (s *errands) Expired(ctx context.Context, now time.Time) (int, error) {
	r, err := s.write.ExecContext(ctx, `DELETE FROM errands WHERE until <= ?`, millis(now))
	if err != nil {
		return 0, translate("errand", "", err)
	}
	n, err := r.RowsAffected()
	if err == nil && n > 0 {
		err = s.dialect.flush(ctx) // as in Remove
	}
	if err != nil {
		return int(n), translate("errand", "", err)
	}
	_, err = s.write.ExecContext(ctx, `UPDATE errands SET state = ?, problem = ? WHERE state = 'waiting' AND made <= ?`,
		string(errand.Failed), errand.TooLate, millis(now.Add(-errand.LateFor)))
	return int(n), translate("errand", "", err)
}
