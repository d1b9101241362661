package background

import "time"

// Rows lays tasks out as a table: its head, and a row each; nil is what is not there.
func Rows(all []Known) (head []string, rows [][]any) {
	head = []string{"task", "kind", "about", "state", "attempt", "attempts", "asked", "next", "ended", "done", "of", "last error"}
	for i := range all {
		k := &all[i]
		row := []any{
			int(k.ID), k.Kind, k.About, string(k.State), k.Attempt, k.Attempts, moment(k.Asked), moment(k.Next), moment(k.Ended),
			int(k.Progress.Done), nil, nil,
		}
		if k.Progress.Of > 0 {
			row[10] = int(k.Progress.Of)
		}
		if n := len(k.Errors); n > 0 {
			row[11] = k.Errors[n-1].Error
		}
		rows = append(rows, row)
	}
	return head, rows
}

func moment(at time.Time) any {
	if at.IsZero() {
		return nil
	}
	return at.UTC().Format(time.RFC3339)
}
