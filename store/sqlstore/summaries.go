package sqlstore

import (
	"context"
	"encoding/json"
	"slices"

	"yardstick/panel"
)

// keepMembers keeps who belongs to a position, where that has changed.
func keepMembers(ctx context.Context, tx querier, position string, members []string) error {
	want := slices.Sorted(slices.Values(members))
	want = slices.Compact(want)
	has, err := list(ctx, tx, func(row scanner) (who string, err error) { return who, row.Scan(&who) },
		`SELECT person FROM position_members WHERE position = ? ORDER BY person`, position)
	if err != nil || slices.Equal(has, want) {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM position_members WHERE position = ?`, position); err != nil {
		return err
	}
	for _, who := range want {
		if _, err := tx.ExecContext(ctx, `INSERT INTO position_members (position, person) VALUES (?, ?)`, position, who); err != nil {
			return err
		}
	}
	return nil
}

func scanSummary(row scanner) (s panel.Summary, err error) {
	var text string
	if err := row.Scan(&text); err != nil {
		return s, err
	}
	return s, json.Unmarshal([]byte(text), &s)
}

// Summaries lists the positions, the latest first.
func (p *positions) Summaries(ctx context.Context) ([]panel.Summary, error) {
	return p.SummariesFrom(ctx, panel.Listing{})
}

// SummariesFrom lists a part of the positions, the latest first.
func (p *positions) SummariesFrom(ctx context.Context, l panel.Listing) ([]panel.Summary, error) {
	query, args := `SELECT p.summary FROM positions p`, []any{}
	if l.Member != "" {
		query, args = query+` JOIN position_members m ON m.position = p.code AND m.person = ?`, append(args, l.Member)
	}
	if l.After != "" {
		query += ` JOIN positions a ON a.code = ? AND (p.opened < a.opened OR p.opened = a.opened AND p.code > a.code)`
		args = append(args, l.After)
	}
	query += ` ORDER BY p.opened DESC, p.code`
	if l.Most > 0 {
		query, args = query+` LIMIT ?`, append(args, int64(l.Most))
	}
	all, err := list(ctx, p.read, scanSummary, query, args...)
	if all == nil {
		all = []panel.Summary{}
	}
	return all, translate("position", "", err)
}
