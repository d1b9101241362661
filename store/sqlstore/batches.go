package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"yardstick/background"
	"yardstick/batch"
	"yardstick/internal/fault"
)

// batches is what is kept of batches.
type batches struct {
	*DB
	enqueue Enqueue
}

// ask asks for work in the transaction in which its cause is kept.
func (s *batches) ask(ctx context.Context, tx querier, tasks ...background.Task) error {
	return ask(ctx, s.enqueue, tx, tasks...)
}

// of changes batches of an owner; such changes wait for each other.
func (s *batches) of(ctx context.Context, owner string, f func(tx querier) error) error {
	return s.change(ctx, "batches "+owner, f)
}

// Batches gives the store of batches, which asks for work with enqueue.
func (db *DB) Batches(enqueue Enqueue) batch.Store { return &batches{db, enqueue} }

// Draft keeps a new batch with its file.
func (s *batches) Draft(ctx context.Context, b batch.Batch, file []byte, room background.Room) error {
	err := s.of(ctx, b.Owner, func(tx querier) error {
		var n int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM batches WHERE owner = ?`, b.Owner).Scan(&n); err != nil {
			return err
		}
		if n >= batch.MaxBatches {
			return fault.Conflictf("there are %d batches already; remove one that is not needed", n)
		}
		var own, all int64
		err := tx.QueryRowContext(ctx, `SELECT coalesce(sum(CASE WHEN b.owner = ? THEN length(f.data) ELSE 0 END), 0),
			coalesce(sum(length(f.data)), 0) FROM batch_files f JOIN batches b ON b.id = f.batch`, b.Owner).Scan(&own, &all)
		if err == nil {
			err = room.Fits(int64(len(file)), own, all)
		}
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO batches (id, owner, file, state, made) VALUES (?, ?, ?, ?, ?)`,
			b.ID, b.Owner, b.File, string(batch.Draft), millis(b.Made.Time)); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO batch_files (batch, data) VALUES (?, ?)`, b.ID, file)
		return err
	})
	return translate("batch", b.ID, err)
}

const batchColumns = `id, owner, file, state, problem, coalesce(guide, ''), guide_id, title, sha256, mapping, pace, made, ended,
	compared, more,
	(SELECT count(*) FROM batch_pairs WHERE batch = batches.id),
	(SELECT CAST(coalesce(sum(answers), 0) AS BIGINT) FROM batch_chunks WHERE batch = batches.id),
	(SELECT CAST(coalesce(sum(wrong), 0) AS BIGINT) FROM batch_chunks WHERE batch = batches.id),
	(SELECT CAST(coalesce(sum(again), 0) AS BIGINT) FROM batch_chunks WHERE batch = batches.id),
	(SELECT CAST(coalesce(sum(assessed), 0) AS BIGINT) FROM batch_chunks WHERE batch = batches.id)`

func scanBatch(row scanner) (batch.Batch, error) {
	var b batch.Batch
	var columns, pace, document string
	var made int64
	var ended sql.NullInt64
	err := row.Scan(&b.ID, &b.Owner, &b.File, &b.State, &b.Problem, &document, &b.Guide.ID, &b.Guide.Title, &b.Guide.SHA256, &columns, &pace,
		&made, &ended, &b.Alike.Done, &b.Alike.More, &b.Alike.Pairs, &b.Counts.Rows, &b.Counts.Wrong, &b.Counts.Again, &b.Counts.Assessed)
	if err != nil {
		return b, err
	}
	b.Made, b.Guide.Document = batch.Moment{Time: instant(made)}, json.RawMessage(document)
	if ended.Valid {
		b.Ended.Time = instant(ended.Int64)
	}
	if err := json.Unmarshal([]byte(columns), &b.Columns); err != nil {
		return b, err
	}
	return b, json.Unmarshal([]byte(pace), &b.Pace)
}

// Batch gives a batch.
func (s *batches) Batch(ctx context.Context, owner, id string) (batch.Batch, error) {
	b, err := scanBatch(s.read.QueryRowContext(ctx, `SELECT `+batchColumns+` FROM batches WHERE owner = ? AND id = ?`, owner, id))
	return b, translate("batch", id, err)
}

// List gives the batches of an owner, the latest first.
func (s *batches) List(ctx context.Context, owner string) ([]batch.Batch, error) {
	all, err := list(ctx, s.read, scanBatch, `SELECT `+batchColumns+` FROM batches WHERE owner = ? ORDER BY made DESC, id`, owner)
	return all, translate("batch", "", err)
}

// File gives the file of a batch that is not read yet.
func (s *batches) File(ctx context.Context, owner, id string) ([]byte, error) {
	var data []byte
	err := s.read.QueryRowContext(ctx, `SELECT data FROM batch_files JOIN batches ON id = batch WHERE owner = ? AND id = ?`,
		owner, id).Scan(&data)
	return data, translate("file of a batch", id, err)
}

// Start makes a draft one that is read.
func (s *batches) Start(ctx context.Context, b batch.Batch, task background.Task) error {
	columns, err := json.Marshal(b.Columns)
	if err != nil {
		return err
	}
	err = s.of(ctx, b.Owner, func(tx querier) error {
		begins, err := changed(tx.ExecContext(ctx, `UPDATE batches SET state = ?, guide = ?, guide_id = ?, title = ?, sha256 = ?, mapping = ?
			WHERE owner = ? AND id = ? AND state = 'draft'`,
			string(batch.Reading), string(b.Guide.Document), b.Guide.ID, b.Guide.Title, b.Guide.SHA256, string(columns), b.Owner, b.ID))
		if err != nil {
			return err
		}
		if !begins {
			return fault.Conflictf("this batch was started already")
		}
		return s.ask(ctx, tx, task)
	})
	return translate("batch", b.ID, err)
}

// Read notes that the file was read.
func (s *batches) Read(ctx context.Context, b batch.Batch, problem string, at time.Time, tasks ...background.Task) error {
	err := s.of(ctx, b.Owner, func(tx querier) error {
		state, ended := string(batch.Assessing), sql.NullInt64{}
		if problem != "" {
			state, ended = string(batch.Failed), sql.NullInt64{Int64: millis(at), Valid: true}
		}
		there, err := changed(tx.ExecContext(ctx, `UPDATE batches SET state = ?, problem = ?, ended = ? WHERE id = ? AND state = 'reading'`,
			state, problem, ended, b.ID))
		if err != nil || !there { // it was cancelled or removed meanwhile
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM batch_files WHERE batch = ?`, b.ID); err != nil {
			return err
		}
		if err := finished(ctx, tx, b.ID, at); err != nil {
			return err
		}
		return s.ask(ctx, tx, tasks...)
	})
	return translate("batch", b.ID, err)
}

// finished ends a batch of which nothing waits any more.
func finished(ctx context.Context, tx querier, id string, at time.Time) error {
	_, err := tx.ExecContext(ctx, `UPDATE batches SET state = 'finished', ended = ? WHERE id = ? AND state = 'assessing'
		AND NOT EXISTS (SELECT 1 FROM batch_chunks WHERE batch = ? AND assessed < answers - wrong - again)`, millis(at), id, id)
	return err
}

// Cancel ends a batch where it is.
func (s *batches) Cancel(ctx context.Context, owner, id string, at time.Time) error {
	if _, err := s.Batch(ctx, owner, id); err != nil {
		return err
	}
	err := s.of(ctx, owner, func(tx querier) error {
		_, err := tx.ExecContext(ctx, `UPDATE batches SET state = 'cancelled', ended = ? WHERE owner = ? AND id = ?
			AND state IN ('draft', 'reading', 'assessing')`, millis(at), owner, id)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM batch_files WHERE batch IN (SELECT id FROM batches WHERE id = ? AND state = 'cancelled')`, id)
		return err
	})
	return translate("batch", id, err)
}

// Remove removes a batch and what rests on it alone.
func (s *batches) Remove(ctx context.Context, owner, id string) error {
	err := s.of(ctx, owner, func(tx querier) error {
		if err := some(tx.ExecContext(ctx, `DELETE FROM batches WHERE owner = ? AND id = ?`, owner, id)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM batch_findings WHERE owner = ? AND NOT EXISTS (SELECT 1 FROM batch_items i
			JOIN batches b ON b.id = i.batch WHERE b.owner = batch_findings.owner AND i.content = batch_findings.content)`, owner)
		return err
	})
	if err == nil {
		err = s.dialect.flush(ctx) // what was removed does not stay in the log
	}
	return translate("batch", id, err)
}

// Unfinished gives batches of everybody of which something is to be done.
func (s *batches) Unfinished(ctx context.Context) ([]batch.Batch, error) {
	all, err := list(ctx, s.read, scanBatch, `SELECT `+batchColumns+` FROM batches
		WHERE state IN ('reading', 'assessing') OR state = 'finished' AND compared = ? ORDER BY made, id`, false)
	return all, translate("batch", "", err)
}

// Open gives the chunks of a batch of which something waits.
func (s *batches) Open(ctx context.Context, b batch.Batch) ([]int, error) {
	all, err := list(ctx, s.read, func(row scanner) (n int, err error) { return n, row.Scan(&n) },
		`SELECT chunk FROM batch_chunks WHERE batch = ? AND assessed < answers - wrong - again ORDER BY chunk`, b.ID)
	return all, translate("batch", b.ID, err)
}

// Abandoned removes drafts that nobody has started since.
func (s *batches) Abandoned(ctx context.Context, before time.Time) (int, error) {
	r, err := s.write.ExecContext(ctx, `DELETE FROM batches WHERE state = 'draft' AND made < ?`, millis(before))
	if err != nil {
		return 0, translate("batch", "", err)
	}
	n, err := r.RowsAffected()
	return int(n), err
}
