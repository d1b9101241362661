package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"yardstick/assess"
	"yardstick/background"
	"yardstick/batch"
)

// Take keeps a chunk with the task for it.
func (s *batches) Take(ctx context.Context, b batch.Batch, chunk int, items []batch.Item, assessor string, task background.Task) error {
	err := s.of(ctx, b.Owner, func(tx querier) error {
		var n int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM batches WHERE id = ? AND state = 'reading'
			AND NOT EXISTS (SELECT 1 FROM batch_chunks WHERE batch = ? AND chunk = ?)`, b.ID, b.ID, chunk).Scan(&n); err != nil || n == 0 {
			return err // it was cancelled meanwhile, or the chunk is there
		}
		wrong, again := 0, 0
		for i := range items {
			item := &items[i]
			same, found, err := s.seen(ctx, tx, b, item, assessor)
			if err != nil {
				return err
			}
			switch {
			case item.Problem != "":
				wrong++
			case same.Valid || found.Valid:
				again++
			}
			if err := addItem(ctx, tx, b.ID, chunk, item, same, found); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO batch_chunks (batch, chunk, answers, wrong, again) VALUES (?, ?, ?, ?, ?)`,
			b.ID, chunk, len(items), wrong, again); err != nil {
			return err
		}
		if wrong+again == len(items) {
			return nil
		}
		return s.ask(ctx, tx, task)
	})
	return translate("batch", b.ID, err)
}

// seen finds an earlier row of the batch, or a finding of this assessor, that holds for
// an item.
func (s *batches) seen(
	ctx context.Context, tx querier, b batch.Batch, item *batch.Item, assessor string,
) (same sql.NullInt64, found sql.NullString, err error) {
	if item.Problem != "" {
		return same, found, nil
	}
	err = tx.QueryRowContext(ctx, `SELECT line, found FROM batch_items WHERE batch = ? AND content = ? AND same IS NULL`,
		b.ID, item.Content[:]).Scan(&same, &found)
	if errors.Is(err, sql.ErrNoRows) {
		err = tx.QueryRowContext(ctx, `SELECT assessor FROM batch_findings WHERE owner = ? AND content = ? AND assessor = ?`,
			b.Owner, item.Content[:], assessor).Scan(&found)
	}
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return same, found, err
}

func addItem(ctx context.Context, tx querier, id string, chunk int, item *batch.Item, same sql.NullInt64, found sql.NullString) error {
	content := []byte{}
	if item.Problem == "" {
		content = item.Content[:]
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO batch_items
		(batch, line, chunk, answer_id, candidate, question, place, answer, content, problem, same, found)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		id, item.Row, chunk, item.ID, item.Candidate, item.Question, item.Place, item.Text, content, item.Problem, same, found)
	return err
}

// Chunks is the number of chunks that were taken.
func (s *batches) Chunks(ctx context.Context, b batch.Batch) (n int, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT coalesce(max(chunk), 0) FROM batch_chunks WHERE batch = ?`, b.ID).Scan(&n)
	return n, translate("batch", b.ID, err)
}

const itemColumns = `i.line, i.answer_id, i.candidate, i.question, i.place, i.answer, i.content, i.problem`

func scanItem(row scanner, more ...any) (batch.Item, error) {
	var item batch.Item
	var content []byte
	err := row.Scan(append([]any{
		&item.Row, &item.ID, &item.Candidate, &item.Question, &item.Place, &item.Text, &content, &item.Problem,
	}, more...)...)
	copy(item.Content[:], content)
	return item, err
}

func justItem(row scanner) (batch.Item, error) { return scanItem(row) }

// Keep keeps findings on items of a chunk.
func (s *batches) Keep(ctx context.Context, b batch.Batch, chunk int, by batch.Claim, found []batch.Finding) error {
	err := s.of(ctx, b.Owner, func(tx querier) error {
		assessed, wrong := 0, 0
		for i := range found {
			kept, err := keepFinding(ctx, tx, &b, &found[i])
			if err == nil {
				err = unclaimed(ctx, tx, b.Owner, &found[i], &by)
			}
			switch {
			case err != nil:
				return err
			case kept && found[i].Problem != "":
				wrong++
			case kept:
				assessed++
			}
		}
		if assessed+wrong == 0 {
			return nil
		}
		if _, err := tx.ExecContext(ctx, `UPDATE batch_chunks SET assessed = assessed + ?, wrong = wrong + ? WHERE batch = ? AND chunk = ?`,
			assessed, wrong, b.ID, chunk); err != nil {
			return err
		}
		return pace(ctx, tx, b.ID, &found[len(found)-1])
	})
	return translate("batch", b.ID, err)
}

// pace keeps how fast a batch goes, and ends it where nothing waits.
func pace(ctx context.Context, tx querier, id string, last *batch.Finding) error {
	b, err := scanBatch(tx.QueryRowContext(ctx, `SELECT `+batchColumns+` FROM batches WHERE id = ?`, id))
	if err != nil {
		return err
	}
	data, err := json.Marshal(b.Pace.Next(last.At, b.Counts.Assessed))
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE batches SET pace = ? WHERE id = ?`, string(data), id); err != nil {
		return err
	}
	return finished(ctx, tx, id, last.At)
}

// keepFinding keeps one finding; false where the item is gone or has one.
func keepFinding(ctx context.Context, tx querier, b *batch.Batch, f *batch.Finding) (bool, error) {
	if f.Problem != "" {
		return changed(tx.ExecContext(ctx, `UPDATE batch_items SET problem = ? WHERE batch = ? AND line = ? AND found IS NULL AND problem = ''`,
			f.Problem, b.ID, f.Row))
	}
	waits, err := changed(tx.ExecContext(ctx, `UPDATE batch_items SET found = ?
		WHERE batch = ? AND line = ? AND found IS NULL AND problem = ''`, f.Assessor, b.ID, f.Row))
	if err != nil || !waits {
		return false, err
	}
	body := *f.Assessment
	body.Answer = "" // it holds for every row that says this
	data, err := json.Marshal(body)
	if err != nil {
		return false, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO batch_findings (owner, content, assessor, assessment, at) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (owner, content, assessor) DO NOTHING`, b.Owner, f.Content[:], f.Assessor, string(data), millis(f.At))
	return true, err
}

// Results gives rows with what was found.
func (s *batches) Results(ctx context.Context, owner, id string, after, n int) ([]batch.Result, error) {
	if _, err := s.Batch(ctx, owner, id); err != nil {
		return nil, err
	}
	all, err := list(ctx, s.read, scanResult, `SELECT `+itemColumns+`, i.same, coalesce(f.assessment, ''), coalesce(o.problem, '')
		FROM batch_items i
		LEFT JOIN batch_items o ON o.batch = i.batch AND o.line = i.same
		LEFT JOIN batch_findings f ON f.owner = ? AND f.content = i.content AND f.assessor = coalesce(i.found, o.found)
		WHERE i.batch = ? AND i.line > ? ORDER BY i.line LIMIT ?`, owner, id, after, n)
	return all, translate("batch", id, err)
}

func scanResult(row scanner) (batch.Result, error) {
	var r batch.Result
	var same sql.NullInt64
	var assessment, problem string
	item, err := scanItem(row, &same, &assessment, &problem)
	if err != nil {
		return r, err
	}
	r.Item, r.Same = item, int(same.Int64)
	if r.Problem == "" {
		r.Problem = problem
	}
	if assessment == "" {
		return r, nil
	}
	r.Assessment = new(assess.Assessment)
	err = json.Unmarshal([]byte(assessment), r.Assessment)
	r.Assessment.Answer = item.ID
	return r, err
}

// Texts gives rows that can be compared.
func (s *batches) Texts(ctx context.Context, owner, id string, after, n int) ([]batch.Item, error) {
	all, err := list(ctx, s.read, justItem, `SELECT `+itemColumns+` FROM batch_items i JOIN batches b ON b.id = i.batch
		WHERE b.owner = ? AND b.id = ? AND i.line > ? AND length(i.content) > 0 ORDER BY i.line LIMIT ?`, owner, id, after, n)
	return all, translate("batch", id, err)
}

// Compared keeps pairs of answers that are nearly alike.
func (s *batches) Compared(ctx context.Context, b batch.Batch, pairs []batch.Pair, more int) error {
	err := s.of(ctx, b.Owner, func(tx querier) error {
		there, err := changed(tx.ExecContext(ctx, `UPDATE batches SET compared = ?, more = ? WHERE id = ?`, true, more, b.ID))
		if err != nil || !there {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM batch_pairs WHERE batch = ?`, b.ID); err != nil {
			return err
		}
		for i := range pairs {
			p := &pairs[i]
			if _, err := tx.ExecContext(ctx, `INSERT INTO batch_pairs (batch, place, a, b, shared, total) VALUES (?, ?, ?, ?, ?, ?)`,
				b.ID, i+1, p.A.Row, p.B.Row, p.Shared, p.All); err != nil {
				return err
			}
		}
		return nil
	})
	return translate("batch", b.ID, err)
}

// Pairs gives the pairs, the most alike first.
func (s *batches) Pairs(ctx context.Context, owner, id string) ([]batch.Pair, error) {
	all, err := list(ctx, s.read, func(row scanner) (p batch.Pair, err error) {
		return p, row.Scan(&p.A.Row, &p.A.ID, &p.A.Candidate, &p.A.Question, &p.A.Place, &p.A.Text,
			&p.B.Row, &p.B.ID, &p.B.Candidate, &p.B.Question, &p.B.Place, &p.B.Text, &p.Shared, &p.All)
	}, `SELECT x.line, x.answer_id, x.candidate, x.question, x.place, x.answer, y.line, y.answer_id, y.candidate, y.question, y.place,
		y.answer, p.shared, p.total
		FROM batch_pairs p JOIN batches b ON b.id = p.batch
		JOIN batch_items x ON x.batch = p.batch AND x.line = p.a JOIN batch_items y ON y.batch = p.batch AND y.line = p.b
		WHERE b.owner = ? AND b.id = ? ORDER BY p.place`, owner, id)
	return all, translate("batch", id, err)
}
