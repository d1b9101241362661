package panel

import (
	"encoding/json"
	"strconv"
	"strings"
)

// ResultRows lays the results of a position out as a table: its head, and a row for
// each candidate with what the viewer may see; nil is what is not there. Without
// results there are no rows.
func (v *View) ResultRows() (head []string, rows [][]any) {
	head = []string{
		"candidate", "rank", "tied", "mean", "points", "of", "must not met", "mean before the discussion", "rank before", "outcome", "reason",
	}
	if v.Results == nil {
		return head, nil
	}
	before := map[string]*Total{}
	for i := range v.Results.Frozen {
		before[v.Results.Frozen[i].Candidate] = &v.Results.Frozen[i]
	}
	outcomes := outcomesIn(v.Results.Decision)
	for i := range v.Results.Standing {
		t := &v.Results.Standing[i]
		row := []any{t.Candidate, nil, t.Tied, nil, t.Points, t.Of, failedMusts(t), nil, nil, nil, nil}
		row[1], row[3] = ranked(t)
		if b := before[t.Candidate]; b != nil {
			row[8], row[7] = ranked(b)
		}
		if o, ok := outcomes[t.Candidate]; ok {
			row[9], row[10] = o[0], o[1]
		}
		rows = append(rows, row)
	}
	return head, rows
}

// ranked is rank and mean; nil where nothing was assessed.
func ranked(t *Total) (rank, mean any) {
	if t.Rank == 0 {
		return nil, nil
	}
	return t.Rank, t.Mean
}

// failedMusts names the musts that are not met.
func failedMusts(t *Total) string {
	var out []string
	for _, m := range t.Musts {
		if !m.Met && !m.Open {
			out = append(out, m.Question+" "+m.Requirement)
		}
	}
	return strings.Join(out, ", ")
}

// outcomesIn are outcome and reason by candidate; none before a decision.
func outcomesIn(decision json.RawMessage) map[string][2]string {
	var d struct {
		Outcomes []struct {
			Candidate, Outcome, Reason string
		}
	}
	out := map[string][2]string{}
	if len(decision) == 0 || json.Unmarshal(decision, &d) != nil {
		return out
	}
	for _, o := range d.Outcomes {
		out[o.Candidate] = [2]string{o.Outcome, o.Reason}
	}
	return out
}

// Cells are the rows below the head, with levels as figures and nil where none was given.
func (r Rows) Cells() (head []string, rows [][]any) {
	for _, row := range r[1:] {
		cells := make([]any, len(row))
		for i, s := range row {
			n, err := strconv.Atoi(s)
			switch {
			case r[0][i] != "first" && r[0][i] != "level":
				cells[i] = s
			case err == nil:
				cells[i] = n
			}
		}
		rows = append(rows, cells)
	}
	return r[0], rows
}
