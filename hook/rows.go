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
