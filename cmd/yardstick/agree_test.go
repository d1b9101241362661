package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// workbook writes rows of cells as XLSX.
func workbook(t *testing.T, rows [][]any) *bytes.Reader {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(b.Bytes())
}

// TestWorkbookFromStandardInput: a workbook and CSV of the same cells give the
// same figures, both from standard input.
func TestWorkbookFromStandardInput(t *testing.T) {
	t.Parallel()
	for command, tt := range map[string]struct {
		rows [][]any
		csv  string
	}{
		"agree": {
			[][]any{{"target", "rater", "rating"}, {"A", "x", 4.5}, {"A", "y", 4}, {"B", "x", 2}, {"B", "y"}, {"C", "x", 3}, {"C", "y", 1}},
			"target,rater,rating\nA,x,4.5\nA,y,4\nB,x,2\nB,y,\nC,x,3\nC,y,1\n",
		},
		"impact": {
			[][]any{{"group", "selected", "total"}, {"a", 48, 100}, {"b", 60, 100}},
			"group,selected,total\na,48,100\nb,60,100\n",
		},
	} {
		t.Run(command, func(t *testing.T) {
			t.Parallel()
			var fromCSV, fromXLSX, errs bytes.Buffer
			one := &program{stdin: strings.NewReader(tt.csv), stdout: &fromCSV, stderr: &errs}
			two := &program{stdin: workbook(t, tt.rows), stdout: &fromXLSX, stderr: &errs}
			args := []string{command, "--format", "json", "-"}
			if a, b := one.run(args), two.run(args); a != exitOK || b != exitOK {
				t.Fatalf("exit %d and %d: %s", a, b, errs.String())
			}
			if d := cmp.Diff(fromCSV.String(), fromXLSX.String()); d != "" || !json.Valid(fromXLSX.Bytes()) {
				t.Errorf("(-CSV +XLSX):\n%s", d)
			}
		})
	}
}
