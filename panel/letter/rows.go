package letter

import "time"

// Rows lays out what candidates are owed: its head, and a row each; nil is a day that
// has not come.
func Rows(all []Due) (head []string, rows [][]any) {
	head = []string{"by", "candidate", "what", "letter", "late", "done", "clock", "source"}
	for i := range all {
		d := &all[i]
		row := []any{d.By.Format(time.DateOnly), d.Candidate, d.What, nil, d.Late, nil, d.Clock, d.Source.Name}
		if d.Letter != "" {
			row[3] = d.Letter
		}
		if d.Done != "" {
			row[5] = d.Done
		}
		rows = append(rows, row)
	}
	return head, rows
}
