package sqlstore

import (
	"context"

	"yardstick/batch"
)

// openItems says of batch_items which of a chunk wait.
const openItems = `batch = ? AND chunk = ? AND found IS NULL AND same IS NULL AND problem = ''`

// Claim gives the items of a chunk that nobody else assesses, and claims them.
func (s *batches) Claim(ctx context.Context, b batch.Batch, chunk int, c batch.Claim) (mine []batch.Item, others int, err error) {
	err = s.of(ctx, b.Owner, func(tx querier) error {
		if err := s.foundMeanwhile(ctx, tx, &b, chunk, &c); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM batch_claims WHERE until < ?`, millis(c.Now)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO batch_claims (owner, content, assessor, worker, until)
			SELECT DISTINCT CAST(? AS TEXT), content, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BIGINT) FROM batch_items WHERE `+openItems+`
			ON CONFLICT (owner, content, assessor) DO UPDATE SET until = excluded.until WHERE batch_claims.worker = excluded.worker`,
			b.Owner, c.Assessor, c.Worker, millis(c.Until), b.ID, chunk)
		if err != nil {
			return err
		}
		mine, err = list(ctx, tx, justItem, `SELECT `+itemColumns+` FROM batch_items i JOIN batches b ON b.id = i.batch
			JOIN batch_claims c ON c.owner = b.owner AND c.content = i.content AND c.assessor = ? AND c.worker = ?
			WHERE b.owner = ? AND b.id = ? AND b.state <> 'cancelled' AND i.chunk = ?
			AND i.found IS NULL AND i.same IS NULL AND i.problem = '' ORDER BY i.line`, c.Assessor, c.Worker, b.Owner, b.ID, chunk)
		if err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `SELECT count(*) FROM batch_items WHERE `+openItems+` AND NOT EXISTS (SELECT 1 FROM batch_claims c
			WHERE c.owner = ? AND c.content = batch_items.content AND c.assessor = ? AND c.worker = ?)`,
			b.ID, chunk, b.Owner, c.Assessor, c.Worker).Scan(&others)
	})
	return mine, others, translate("batch", b.ID, err)
}

// foundMeanwhile lets what was found for other batches of the owner hold for the items
// of a chunk that say the same.
func (s *batches) foundMeanwhile(ctx context.Context, tx querier, b *batch.Batch, chunk int, c *batch.Claim) error {
	r, err := tx.ExecContext(ctx, `UPDATE batch_items SET found = ? WHERE `+openItems+` AND EXISTS (SELECT 1 FROM batch_findings f
		WHERE f.owner = ? AND f.content = batch_items.content AND f.assessor = ?)`, c.Assessor, b.ID, chunk, b.Owner, c.Assessor)
	if err != nil {
		return err
	}
	n, err := r.RowsAffected()
	if err != nil || n == 0 {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE batch_chunks SET again = again + ? WHERE batch = ? AND chunk = ?`, n, b.ID, chunk); err != nil {
		return err
	}
	return finished(ctx, tx, b.ID, c.Now)
}

// unclaimed ends the claim of a worker on an answer.
func unclaimed(ctx context.Context, tx querier, owner string, f *batch.Finding, by *batch.Claim) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM batch_claims WHERE owner = ? AND content = ? AND assessor = ? AND worker = ?`,
		owner, f.Content[:], by.Assessor, by.Worker)
	return err
}
