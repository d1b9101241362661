package sqlstore

import (
	"context"

	"yardstick/panel"
)

// SaveDraft keeps what a rater has written so far. One that has come late changes nothing.
func (p *positions) SaveDraft(ctx context.Context, position string, d panel.Draft) error {
	_, err := p.write.ExecContext(ctx, `INSERT INTO position_drafts (position, rater, candidate, writer, revision, body, at)
		VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (position, rater, candidate, writer) DO UPDATE SET revision = excluded.revision, body = excluded.body, at = excluded.at
		WHERE excluded.revision > position_drafts.revision`,
		position, d.Rater, d.Candidate, d.Writer, d.Revision, d.Body, millis(d.At))
	return translate("position", position, err)
}

// Drafts lists the drafts of a rater on a candidate, the latest first.
func (p *positions) Drafts(ctx context.Context, position, rater, candidate string) ([]panel.Draft, error) {
	var all []panel.Draft
	err := p.view(ctx, func(tx querier) (err error) {
		if _, err := versionOf(ctx, tx, position); err != nil {
			return err
		}
		all, err = list(ctx, tx, scanRatingDraft, `SELECT rater, candidate, writer, revision, body, at FROM position_drafts
			WHERE position = ? AND rater = ? AND candidate = ? ORDER BY at DESC, writer`, position, rater, candidate)
		return err
	})
	if all == nil {
		all = []panel.Draft{}
	}
	return all, translate("position", position, err)
}

func scanRatingDraft(row scanner) (d panel.Draft, err error) {
	var at int64
	err = row.Scan(&d.Rater, &d.Candidate, &d.Writer, &d.Revision, &d.Body, &at)
	d.At = instant(at)
	return d, err
}

// DropDrafts drops the drafts of a rater on a candidate.
func (p *positions) DropDrafts(ctx context.Context, position, rater, candidate string) error {
	_, err := p.write.ExecContext(ctx, `DELETE FROM position_drafts WHERE position = ? AND rater = ? AND candidate = ?`, position, rater,
		candidate)
	return translate("position", position, err)
}

// SetGroup keeps to which group a candidate says they belong.
func (p *positions) SetGroup(ctx context.Context, position, candidate, attribute, group string) error {
	var err error
	if group == "" {
		_, err = p.write.ExecContext(ctx, `DELETE FROM told_groups WHERE position = ? AND attribute = ? AND candidate = ?`, position,
			attribute, candidate)
	} else {
		_, err = p.write.ExecContext(ctx, `INSERT INTO told_groups (position, attribute, candidate, told) VALUES (?, ?, ?, ?)
			ON CONFLICT (position, attribute, candidate) DO UPDATE SET told = excluded.told`, position, attribute, candidate, group)
	}
	return translate("position", position, err)
}

// Groups gives the group of each candidate who has told it.
func (p *positions) Groups(ctx context.Context, position, attribute string) (map[string]string, error) {
	all, err := list(ctx, p.read, func(row scanner) (pair [2]string, err error) { return pair, row.Scan(&pair[0], &pair[1]) },
		`SELECT candidate, told FROM told_groups WHERE position = ? AND attribute = ?`, position, attribute)
	out := map[string]string{}
	for _, pair := range all {
		out[pair[0]] = pair[1]
	}
	return out, translate("position", position, err)
}
