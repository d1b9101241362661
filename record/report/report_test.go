package report_test

import (
	"bytes"
	"maps"
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
	got := pdfText(t, made)
	for _, want := range []string{
		"Record: Customer service and administration, 2026", "Position customer-service-2026, kept by people.example.org", "64 entries, the last of 4 March 2026",
		"Totals before the discussion", "heron 3.92 216 55", "heron: offer. meets both musts at level 4", "Ratings of kestrel", "What was asked and rated", "functions (must): ", "define-failure, team 3 2 3",
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
		"Totals":  {{"candidate", "total", "points", "out of weights", "musts"}, {"heron", "3.92", "216", "55"}},
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

// TestAmended tells in both forms what an outcome was before it was amended, what it rests
// on, how the musts stand, and what the position is called.
func TestAmended(t *testing.T) {
	t.Parallel()
	c := position(t).Content
	c.Documents = maps.Clone(c.Documents)
	c.Documents["totals.json"] = []byte(`{"yardstick":"totals/v1","scale":"1 to 5","totals":[{"candidate":"heron","points":216,"of":55,"mean":3.92,"musts":[{"met":true},{"met":false},{"open":true}]}]}`)
	c.Documents["decision.json"] = []byte(`{"yardstick":"decision/v1","position":"p","outcomes":[{"candidate":"heron","outcome":"withdrew","reason":"Took another position.",` +
		`"against":[{"question":"define-failure","requirement":"team"}],"before":[{"outcome":"offer","reason":"Meets both musts.","until":"2026-03-09T08:00:00.000Z","why":"The offer was declined."}]}]}`)
	made, sheets := reports(t, &c)
	got := pdfText(t, made)
	for _, want := range []string{
		"heron 3.92 216 55 1 not met, 1 not assessed", "heron: withdrew. Took another position.", "Rests on: define-failure, team",
		"Until 9 March 2026, 08:00 UTC: offer. Meets both musts. Changed because: The offer was declined.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the PDF does not say %q:\n%s", want, got)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(sheets))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows("Decision", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"candidate", "outcome", "reason", "rests on", "until", "changed because"},
		{"heron", "withdrew", "Took another position.", "define-failure, team"},
		{"heron", "offer", "Meets both musts.", "", "2026-03-09T08:00:00.000Z", "The offer was declined."},
	}
	if d := cmp.Diff(want, rows); d != "" {
		t.Errorf("Decision (-want +got):\n%s", d)
	}
}

// pdfText is what a PDF says, with single spaces.
func pdfText(t *testing.T, made []byte) string {
	t.Helper()
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
	return strings.Join(strings.Fields(text.String()), " ")
}
