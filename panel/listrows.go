package panel

import (
	"strings"
	"time"
)

// SummaryRows lays positions out as a table: its head, and a row each.
func SummaryRows(all []Summary) (head []string, rows [][]any) {
	head = []string{"position", "title", "stage", "opened", "last", "entries", "candidates", "members", "waiting", "invented"}
	for i := range all {
		s := &all[i]
		rows = append(rows, []any{
			s.Position, s.Title, string(s.Stage), s.Opened.UTC().Format(time.RFC3339), s.Last.UTC().Format(time.RFC3339), int(s.Entries),
			s.Candidates, strings.Join(s.Members, " "), strings.Join(s.Waiting, " "), s.Invented,
		})
	}
	return head, rows
}

// CandidateRows lays the candidates whom a viewer sees out as a table: what is not
// there, or not to be seen, is nil.
func (v *View) CandidateRows() (head []string, rows [][]any) {
	head = []string{"candidate", "name", "withdrew", "erased", "interview", "minutes", "where", "not asked", "outcome", "you are to rate"}
	for i := range v.Candidates {
		c := &v.Candidates[i]
		row := []any{c.Code, some(c.Name), c.Gone, c.Erased, nil, nil, nil, len(c.NotAsked), some(string(c.Outcome)), c.Due}
		if c.Schedule != nil {
			row[4], row[5], row[6] = c.Schedule.Start, c.Schedule.Minutes, c.Schedule.Where
		}
		rows = append(rows, row)
	}
	return head, rows
}

// Rows lays out how groups fared: a row each, and how many told none or are in
// groups too small to be shown.
func (g *Groups) Rows(attribute string) (head []string, rows [][]any) {
	head = []string{"attribute", "group", "offered", "total"}
	for i, name := range g.Names {
		rows = append(rows, []any{attribute, name, g.Offered[i], g.Total[i]})
	}
	return head, append(rows, []any{attribute, "told none", nil, g.Untold}, []any{attribute, "too few to be shown", nil, g.Withheld})
}

// some is a text, or nil for none.
func some(s string) any {
	if s == "" {
		return nil
	}
	return s
}
