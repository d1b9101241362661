package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ledongthuc/pdf"
	"github.com/xuri/excelize/v2"
)

// names are what stands in the sealed parts and must not stand anywhere else.
var names = []string{"Ines", "Sample", "Specimen", "Placeholder", "Invented", "Nobody", "Made-Up", "angry callers"}

func TestPDF(t *testing.T) {
	t.Parallel()
	made, _ := reports(t, &position(t).Content)
	r, err := pdf.NewReader(bytes.NewReader(made), int64(len(made)))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := 1; n <= r.NumPage(); n++ {
		page, err := r.Page(n).GetPlainText(nil)
		if err != nil {
			t.Fatal(err)
		}
		text.WriteString(page)
	}
	got := strings.Join(strings.Fields(text.String()), " ")
	for _, want := range []string{
		"Record: Customer service and administration, 2026", "Position customer-service-2026, kept by people.example.org", "64 entries, the last of 4 March 2026",
		"Totals before the discussion", "heron 3.92 216 55", "heron: offer. meets both musts at level 4", "Ratings of kestrel", "define-failure, team 3 2 3",
		"rater-2 changed define-failure functions from 4 to 2", "in part reason-kestrel-1", "not assessed", "rating.committed", "Page 1 of",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the PDF does not say %q:\n%s", want, got)
		}
	}
	for _, name := range names {
		if strings.Contains(got, name) {
			t.Errorf("the PDF says %q, which is personal", name)
		}
	}
}

// TestXLSX reads raw cells: numbers are numbers, what was not assessed is blank, and
// nothing is a formula.
func TestXLSX(t *testing.T) {
	t.Parallel()
	_, made := reports(t, &position(t).Content)
	f, err := excelize.OpenReader(bytes.NewReader(made))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if d := cmp.Diff([]string{"Ratings", "Changes", "Totals", "Decision", "Log"}, f.GetSheetList()); d != "" {
		t.Errorf("sheets (-want +got):\n%s", d)
	}
	for sheet, want := range map[string][][]string{
		"Totals":  {{"candidate", "total", "points", "out of weights"}, {"heron", "3.92", "216", "55"}},
		"Changes": {{"candidate", "rater", "question", "requirement", "old", "new", "by", "time", "entry", "reason"}, {"kestrel", "rater-2", "define-failure", "functions", "4", "2", "rater-2", "2026-03-04T08:16:01.000Z", "60", "in part reason-kestrel-1"}},
		"Ratings": {{"candidate", "rater", "question", "requirement", "level", "committed at entry", "revealed at entry"}, {"heron", "rater-1", "define-failure", "functions", "4", "18", "23"}},
	} {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, rows[:2]); d != "" {
			t.Errorf("%s (-want +got):\n%s", sheet, d)
		}
	}
	rows, err := f.GetRows("Ratings", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	blank := 0
	for i, row := range rows {
		if row[4] == "" {
			blank++
		}
		for j := range row {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			if formula, err := f.GetCellFormula("Ratings", cell); err != nil || formula != "" {
				t.Errorf("%s is the formula %q, %v", cell, formula, err)
			}
		}
	}
	if blank != 2 {
		t.Errorf("%d levels are blank, want the 2 that were not assessed", blank)
	}
}
