package workbook_test

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"yardstick/internal/workbook"
)

var about = workbook.About{Title: `Rounds & "more"`, Time: time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)}

// TestWritten reads with excelize, which knows nothing of how it was written, what
// cells of every kind become.
func TestWritten(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é", workbook.MaxCell+5)
	var first, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&first, &again} {
		err := workbook.Write(w, about,
			workbook.Table{Name: "A <b> & 'c' d", Rows: workbook.All(
				[]any{"head", "n"},
				[]any{"=1+2", 7, nil, -1.25, true, false},
				[]any{" two\nlines\t& <tags>\r ", int64(math.MaxInt64), 1e300, 2e-9, 0.1, math.Inf(1)},
				[]any{},
				[]any{"a\x01b\uffff", "_x0041_ and _x", "", uint8(3), long},
			)},
			workbook.Table{Name: "Second", Rows: workbook.All([]any{"alone"})},
		)
		if err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Error("the same tables give other bytes")
	}
	f, err := excelize.OpenReader(&first)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if diff := cmp.Diff([]string{"A <b> & 'c' d", "Second"}, f.GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	got, err := f.GetRows("A <b> & 'c' d", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"head", "n"},
		{"=1+2", "7", "", "-1.25", "1", "0"},
		{" two\nlines\t& <tags>\r ", "9223372036854775807", "1e+300", "2e-09", "0.1", "+Inf"},
		nil,
		{"a\x01b\uffff", "_x0041_ and _x", "", "3", strings.Repeat("é", workbook.MaxCell-4) + " […]"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	for cell, want := range map[string]excelize.CellType{
		"A2": excelize.CellTypeInlineString, "B2": excelize.CellTypeUnset, "E2": excelize.CellTypeBool, "F3": excelize.CellTypeInlineString,
	} {
		if kind, err := f.GetCellType("A <b> & 'c' d", cell); err != nil || kind != want {
			t.Errorf("%s is of type %v, error %v, want %v", cell, kind, err, want)
		}
	}
	if formula, err := f.GetCellFormula("A <b> & 'c' d", "A2"); err != nil || formula != "" {
		t.Errorf("formula %q, error %v", formula, err)
	}
	panes, err := f.GetPanes("Second")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, error %v: the first row does not stay", panes, err)
	}
	said, err := f.GetDocProps()
	if err != nil || said.Title != about.Title || said.Created != "2026-11-30T12:00:00Z" || said.Creator != "Yardstick" {
		t.Errorf("properties %+v, error %v", said, err)
	}
}

// TestWrittenIsReadBack reads with the reader of this package.
func TestWrittenIsReadBack(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	one := workbook.Table{Name: "One", Rows: workbook.All([]any{"a", "b"}, []any{nil, 4.5, " c "})}
	if err := workbook.Write(&out, about, one); err != nil {
		t.Fatal(err)
	}
	b, err := workbook.Open("x.xlsx", &out, workbook.Limits{Bytes: 1 << 20, Unzipped: 1 << 20, Strings: 1 << 20, Columns: 9})
	if err != nil {
		t.Fatal(err)
	}
	s, err := b.Sheet("One")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range [][]string{{"a", "b"}, {"", "4.5", " c "}} {
		if got, err := s.Next(); err != nil || !cmp.Equal(want, got) {
			t.Errorf("row %q, error %v, want %q", got, err, want)
		}
	}
}

// TestErrorsEndWriting wants an error of the rows, and one of the file, to come out.
func TestErrorsEndWriting(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	rows := func(yield func([]any, error) bool) {
		if yield([]any{"a"}, nil) && yield(nil, broken) {
			t.Error("an error does not end the rows")
		}
	}
	if err := workbook.Write(new(bytes.Buffer), about, workbook.Table{Name: "One", Rows: rows}); !errors.Is(err, broken) {
		t.Errorf("error %v, want that of the rows", err)
	}
	if err := workbook.Write(full{}, about, workbook.Table{Name: "One", Rows: workbook.All([]any{"a"})}); err == nil {
		t.Error("a full disk is no error")
	}
}

// full takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }
