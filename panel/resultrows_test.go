package panel_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/panel"
)

// TestResultRows: what stands, what was before the discussion, and the decision; what
// is not there is nothing.
func TestResultRows(t *testing.T) {
	t.Parallel()
	v := panel.View{Results: &panel.Results{
		Frozen: []panel.Total{{Candidate: "heron", Rank: 2, Mean: 3.25}},
		Standing: []panel.Total{
			{Candidate: "heron", Rank: 1, Mean: 3.5, Points: 70, Of: 20, Musts: []panel.Must{{Question: "q", Requirement: "r"}, {Question: "q", Requirement: "s", Open: true}}},
			{Candidate: "crane"},
		},
		Decision: []byte(`{"outcomes": [{"candidate": "heron", "outcome": "offer", "reason": "Draws the line."}]}`),
	}}
	head, rows := v.ResultRows()
	want := [][]any{
		{"heron", 1, false, 3.5, int64(70), int64(20), "q r", 3.25, 2, "offer", "Draws the line."},
		{"crane", nil, false, nil, int64(0), int64(0), "", nil, nil, nil, nil},
	}
	if diff := cmp.Diff(want, rows); diff != "" || len(head) != len(rows[0]) {
		t.Errorf("%d heads (-want +got):\n%s", len(head), diff)
	}
	if _, rows := (&panel.View{}).ResultRows(); rows != nil {
		t.Errorf("without results there are rows: %v", rows)
	}
}

// TestCells: levels are figures, and nothing where none was given.
func TestCells(t *testing.T) {
	t.Parallel()
	head, rows := panel.Rows{{"candidate", "first", "level", "evidence"}, {"1", "3", "", "4"}}.Cells()
	if diff := cmp.Diff([][]any{{"1", 3, nil, "4"}}, rows); diff != "" || len(head) != 4 {
		t.Errorf("-want +got:\n%s", diff)
	}
}
