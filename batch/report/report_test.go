package report_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"yardstick/assess"
	"yardstick/batch"
	"yardstick/batch/report"
	"yardstick/internal/fault"
)

// rows are a result, one that says the same, a problem and one that waits.
func rows() []batch.Result {
	level, score := 4, 0.75
	a := &assess.Assessment{
		Answer: "a1", Guide: "g", Question: "q", Verdict: assess.Meets, Score: &score, Level: &level,
		Assessor:     assess.Assessor{Name: "words", Version: "1"},
		Requirements: []assess.Requirement{{ID: "goals", Verdict: assess.Met}, {ID: "own", Verdict: assess.Partly}}, Warnings: []string{},
	}
	return []batch.Result{
		{Item: batch.Item{Row: 1, ID: "a1", Candidate: "=cmd", Question: "q", Place: "line 2"}, Assessment: a},
		{Item: batch.Item{Row: 2, ID: "a2", Candidate: "lee", Question: "q", Place: "line 3"}, Assessment: a, Same: 1},
		{Item: batch.Item{Row: 3, ID: "-1", Place: "line 4", Problem: "answer: is empty"}},
		{Item: batch.Item{Row: 4, ID: "a4", Question: "q", Place: "line 5"}},
	}
}

// once gives rows in two parts.
func once(all []batch.Result) report.Next {
	parts := [][]batch.Result{all[:1], all[1:], nil}
	return func() ([]batch.Result, error) {
		part := parts[0]
		parts = parts[1:]
		return part, nil
	}
}

const sheet = `row,place,id,candidate,question,status,verdict,score,level,same_as,problem,requirements,assessor
1,line 2,a1,'=cmd,q,assessed,meets,0.75,4,,,goals met; own partly,words 1
2,line 3,a2,lee,q,assessed,meets,0.75,4,1,,goals met; own partly,words 1
3,line 4,-1,,,problem,,,,,answer: is empty,,
4,line 5,a4,,q,waiting,,,,,,,
`

func TestCSV(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := report.Write(&out, "csv", once(rows())); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(sheet, out.String()); d != "" {
		t.Error(d)
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := report.Write(&out, "jsonl", once(rows())); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	if len(lines) != 5 || !strings.HasPrefix(lines[1], `{"row":2,"place":"line 3","id":"a2","candidate":"lee","status":"assessed","same_as":1,"assessment":{`) ||
		lines[2] != `{"row":3,"place":"line 4","id":"-1","status":"problem","problem":"answer: is empty"}` {
		t.Errorf("%d lines: %s", len(lines), out.String())
	}
}

// TestWorkbook: figures are numbers, and a text that looks like a formula is a text.
func TestWorkbook(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := report.Write(&out, "xlsx", once(rows())); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for cell, want := range map[string]string{"A1": "row", "D2": "=cmd", "H2": "0.75", "K4": "answer: is empty", "F5": "waiting"} {
		got, err := f.GetCellValue("Results", cell)
		if err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", cell, got, err, want)
		}
	}
	if formula, err := f.GetCellFormula("Results", "D2"); err != nil || formula != "" {
		t.Errorf("a candidate is the formula %q, %v", formula, err)
	}
	if kind, err := f.GetCellType("Results", "H2"); err != nil || kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
		t.Errorf("a score is of the type %v, %v; want a number", kind, err)
	}
}

func TestNoSuchFormat(t *testing.T) {
	t.Parallel()
	if err := report.Write(&bytes.Buffer{}, "pdf", once(rows())); !fault.Is(err, fault.Invalid) {
		t.Errorf("got %v, want Invalid", err)
	}
}

func TestLeft(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	pace := batch.Pace{Before: batch.Mark{At: start}, Now: batch.Mark{At: start.Add(time.Minute), Done: 60}}
	for rows, want := range map[int]string{60: "", 90: "less than a minute", 660: "about 10 minutes", 36_060: "about 10 hours"} {
		b := batch.Batch{State: batch.Assessing, Counts: batch.Counts{Rows: rows, Assessed: 60}, Pace: pace}
		if got := report.Left(&b); got != want {
			t.Errorf("%d rows: %q, want %q", rows, got, want)
		}
	}
	if got := report.Left(&batch.Batch{State: batch.Finished, Counts: batch.Counts{Rows: 2}, Pace: pace}); got != "" {
		t.Errorf("a finished batch takes %q", got)
	}
}
