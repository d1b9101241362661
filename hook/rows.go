package hook

import "time"

// Rows lays hooks out as a table: its head, and a row each. What signs is not in it.
func Rows(all []Hook) (head []string, rows [][]any) {
	head = []string{"hook", "name", "url", "made"}
	for i := range all {
		h := &all[i]
		rows = append(rows, []any{h.ID, h.Name, h.URL, h.Made.UTC().Format(time.RFC3339)})
	}
	return head, rows
}

// DeliveryRows lays what is on its way out as a table, a row each; nil is a try that is
// not due any more. What it tells is not in it.
func DeliveryRows(all []Delivery) (head []string, rows [][]any) {
	head = []string{"delivery", "made", "tries", "due", "said"}
	for i := range all {
		d := &all[i]
		row := []any{d.ID, d.Made.UTC().Format(time.RFC3339), d.Tries, nil, d.Said}
		if d.Due != nil {
			row[3] = d.Due.UTC().Format(time.RFC3339)
		}
		rows = append(rows, row)
	}
	return head, rows
}
