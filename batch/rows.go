package batch

import "time"

// ListRows lays batches out as a table: its head, and a row each; nil is what is not
// there.
func ListRows(all []Batch) (head []string, rows [][]any) {
	head = []string{
		"batch", "file", "state", "problem", "guide", "guide sha256", "begun", "ended", "rows", "assessed", "again", "wrong", "waiting", "alike",
	}
	for i := range all {
		b := &all[i]
		c := b.Counts
		row := []any{
			b.ID, b.File, string(b.State), orNil(b.Problem), orNil(b.Guide.Title), orNil(b.Guide.SHA256), b.Made.cell(), b.Ended.cell(),
			c.Rows, c.Assessed, c.Again, c.Wrong, c.Left(), nil,
		}
		if b.Alike.Done {
			row[13] = b.Alike.All()
		}
		rows = append(rows, row)
	}
	return head, rows
}

// PairRows lays pairs of answers that are nearly alike out as a table, a row each.
func PairRows(pairs []Pair) (head []string, rows [][]any) {
	head = []string{"question", "shared", "all", "row a", "id a", "candidate a", "row b", "id b", "candidate b", "answer a", "answer b"}
	for i := range pairs {
		p := &pairs[i]
		rows = append(rows, []any{
			p.A.Question, p.Shared, p.All, p.A.Row, orNil(p.A.ID), orNil(p.A.Candidate), p.B.Row, orNil(p.B.ID), orNil(p.B.Candidate),
			p.A.Text, p.B.Text,
		})
	}
	return head, rows
}

// cell is a time in a table; nil for one that has not come.
func (m Moment) cell() any {
	if m.IsZero() {
		return nil
	}
	return m.UTC().Format(time.RFC3339)
}

// orNil is a text, or nil for none.
func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}
