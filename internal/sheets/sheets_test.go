package sheets_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"yardstick/internal/fault"
	"yardstick/internal/sheets"
)

func table() *sheets.Table {
	t := &sheets.Table{Name: "Attempts", Head: []string{"question", "score", "level", "met", "note"}}
	t.Add("Define failure, in \"your\" words", 0.75, 4, true, "=HYPERLINK(\"http://example.org\")")
	t.Add("two\nlines", nil, int64(-3), false, "-5 degrees")
	t.Add("plain", 1.0, nil, nil, "-5")
	return t
}

func TestCSV(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := sheets.CSV(&b, table()); err != nil {
		t.Fatal(err)
	}
	want := "question,score,level,met,note\n" +
		"\"Define failure, in \"\"your\"\" words\",0.75,4,true,\"'=HYPERLINK(\"\"http://example.org\"\")\"\n" +
		"\"two\nlines\",,-3,false,'-5 degrees\n" +
		"plain,1,,,-5\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestXLSX reads back what was written: texts as texts, numbers as numbers, nothing as
// nothing, and no formula.
func TestXLSX(t *testing.T) {
	t.Parallel()
	var first, again bytes.Buffer
	other := &sheets.Table{Name: "Other", Head: []string{"a"}, Rows: [][]any{{strings.Repeat("é", 40_000)}}}
	if err := sheets.XLSX(&first, "Attempts", table(), other); err != nil {
		t.Fatal(err)
	}
	if err := sheets.Write(&again, "xlsx", "Attempts", table(), other); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Error("the same tables give other bytes")
	}
	f, err := excelize.OpenReader(&first)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	if diff := cmp.Diff([]string{"Attempts", "Other"}, f.GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	rows, err := f.GetRows("Attempts")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"question", "score", "level", "met", "note"},
		{`Define failure, in "your" words`, "0.75", "4", "TRUE", `=HYPERLINK("http://example.org")`},
		{"two\nlines", "", "-3", "FALSE", "-5 degrees"},
		{"plain", "1", "", "", "-5"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if formula, err := f.GetCellFormula("Attempts", "E2"); err != nil || formula != "" {
		t.Errorf("a text became the formula %q, error %v", formula, err)
	}
	long, err := f.GetCellValue("Other", "A2")
	if err != nil || !strings.HasSuffix(long, "é […]") || len([]rune(long)) != 32_767 {
		t.Errorf("a long text: %d characters, error %v", len([]rune(long)), err)
	}
}

// TestAnyCSV comes back as it was, but for the apostrophe before what looks like a formula.
func TestAnyCSV(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringMatching(`[ a-z=+@"',\n;-]{0,12}`)
		made := &sheets.Table{Name: "x", Head: []string{"a", "b"}}
		var want [][]string
		for range rapid.IntRange(0, 4).Draw(t, "rows") {
			a, b := "x"+cell.Draw(t, "a"), cell.Draw(t, "b")
			made.Add(a, b)
			want = append(want, []string{a, b})
		}
		var buf bytes.Buffer
		if err := sheets.CSV(&buf, made); err != nil {
			t.Fatal(err)
		}
		got, err := csv.NewReader(&buf).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range got[1:] {
			b := row[1]
			if len(b) > 0 && strings.ContainsRune("=+@\t\r", rune(b[0])) {
				t.Fatalf("%q begins a formula", b)
			}
			if row[0] != want[i][0] || b != want[i][1] && b != "'"+want[i][1] {
				t.Fatalf("row %d: %q, want %q", i, row, want[i])
			}
		}
	})
}

func TestTooManyRows(t *testing.T) {
	t.Parallel()
	if err := sheets.XLSX(&bytes.Buffer{}, "x", &sheets.Table{Name: "x", Head: []string{"a"}, Rows: make([][]any, 1<<20)}); !fault.Is(err, fault.Invalid) {
		t.Errorf("%v, want Invalid", err)
	}
}
