package people

import (
	"strings"
	"time"
)

// GrantRows lays grants out as a table, a row each: what they are for, what they let a
// program do, and whether they are over now. Nothing in it opens anything.
func GrantRows(all []Grant, now time.Time) (head []string, rows [][]any) {
	head = []string{"token", "name", "scopes", "made", "expires", "last used", "over"}
	for i := range all {
		g := &all[i]
		var scopes []string
		for _, s := range g.Scopes {
			scopes = append(scopes, string(s))
		}
		row := []any{
			g.ID, g.Name, strings.Join(scopes, " "), g.Made.UTC().Format(time.RFC3339), g.Expires.UTC().Format(time.RFC3339), nil, g.Over(now),
		}
		if g.Used != nil {
			row[5] = g.Used.UTC().Format(time.RFC3339)
		}
		rows = append(rows, row)
	}
	return head, rows
}
