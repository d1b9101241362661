package answers

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"yardstick/internal/fault"
)

// page is a sheet of a workbook as a test writes it.
type page struct {
	name  string
	cells [][]any
}

// workbookOf writes sheets, and changes them.
func workbookOf(tb testing.TB, pages []page, change func(f *excelize.File)) string {
	tb.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // it holds no file
	for i, p := range pages {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", p.name); err != nil {
				tb.Fatal(err)
			}
		} else if _, err := f.NewSheet(p.name); err != nil {
			tb.Fatal(err)
		}
		for r, row := range p.cells {
			at, err := excelize.CoordinatesToCellName(1, r+1)
			if err != nil {
				tb.Fatal(err)
			}
			if err := f.SetSheetRow(p.name, at, &row); err != nil {
				tb.Fatal(err)
			}
		}
	}
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

var round = page{"Round 1", [][]any{{"ID", "Answer"}, {101, "I rang."}, {"", "I wrote.\nTwice."}}}

// TestWorkbook: an answer for each row of the sheet that holds answers.
func TestWorkbook(t *testing.T) {
	t.Parallel()
	one := []Answer{
		{ID: "101", Text: "I rang.", Line: 2, Cell: `sheet "Round 1", cell B2`},
		{ID: "row-3", Text: "I wrote.\nTwice.", Line: 3, Cell: `sheet "Round 1", cell B3`},
	}
	hide := func(f *excelize.File) {
		f.SetActiveSheet(1)
		_ = f.SetSheetVisible("Old", false)
	}
	for name, c := range map[string]struct {
		file   string
		pages  []page
		change func(f *excelize.File)
		opts   Options
		want   []Answer
	}{
		"one sheet":                {"a.xlsx", []page{round}, nil, Options{}, one},
		"known by its first bytes": {"standard input", []page{round}, nil, Options{}, one},
		"an empty sheet and notes": {
			"a.xlsx",
			[]page{{"Empty", nil}, {"Notes", [][]any{{"Who", "When"}, {"Ana", "May"}}}, round},
			nil,
			Options{},
			one,
		},
		"a hidden sheet":        {"a.xlsx", []page{{"Old", round.cells}, round}, hide, Options{}, one},
		"the sheet by its name": {"a.xlsx", []page{{"Old", round.cells}, round}, nil, Options{Sheet: "round 1"}, one},
		"a title above": {
			"a.xlsx",
			[]page{{"Round 1", [][]any{{"Interviews of May"}, {}, {"Name", "Response"}, {"Ana", "I rang."}}}},
			nil,
			Options{},
			[]Answer{
				{ID: "row-4", Text: "I rang.", Line: 4, Cell: `sheet "Round 1", cell B4`},
			},
		},
		"all sheets": {
			"a.xlsx",
			[]page{{"Ana", [][]any{{"answer"}, {"I rang."}}}, {"Ben", [][]any{{"answer"}, {"I wrote."}}}},
			nil,
			Options{Sheet: All},
			[]Answer{
				{ID: "Ana/row-2", Text: "I rang.", Line: 2, Cell: `sheet "Ana", cell A2`},
				{ID: "Ben/row-2", Text: "I wrote.", Line: 2, Cell: `sheet "Ben", cell A2`},
			},
		},
		"a column by its name": {
			"a.xlsx",
			[]page{{"S", [][]any{{"who", "words", "answer"}, {"Ana", "x", 3}}}},
			nil,
			Options{Column: "Words"},
			[]Answer{
				{ID: "row-2", Text: "x", Line: 2, Cell: `sheet "S", cell B2`},
			},
		},
		"a form": {"a.xlsx", []page{{"Form1", [][]any{
			{"ID", "Email", "1. Define  failure in doing\nthis job. *", "Q2: signs"}, {1, "ana@example.org", "x", "y"}, {}, {
				2,
				"ben@example.org", "z",
			},
		}}}, nil, Options{Question: asked}, []Answer{
			{ID: "1-3", Question: question, Text: "x", Line: 2, Cell: `sheet "Form1", cell C2`},
			{ID: "1-4", Question: "signs", Text: "y", Line: 2, Cell: `sheet "Form1", cell D2`},
			{ID: "2-3", Question: question, Text: "z", Line: 4, Cell: `sheet "Form1", cell C4`},
			{ID: "2-4", Question: "signs", Line: 4, Cell: `sheet "Form1", cell D4`},
		}},
		"a form that explains its columns": {
			"a.xlsx",
			[]page{{"S", [][]any{{"Respondent", question}, {"", "Open-Ended Response"}, {7, "x"}}}},
			nil,
			Options{Question: asked},
			[]Answer{
				{ID: "row-3", Question: question, Text: "x", Line: 3, Cell: `sheet "S", cell B3`},
			},
		},
		"an error in another column": {
			"a.xlsx",
			[]page{round},
			func(f *excelize.File) { _ = f.SetCellFormula("Round 1", "C2", "1/0") },
			Options{},
			one,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := every(c.file, workbookOf(t, c.pages, c.change), c.opts)
			want := append([]Answer(nil), c.want...)
			for i := range want {
				want[i].File = c.file
			}
			if d := cmp.Diff(want, got); d != "" || err != nil {
				t.Errorf("%v (-want +got):\n%s", err, d)
			}
		})
	}
}

// TestWorkbookRefused: faults name sheet, row and column, and what would be right.
func TestWorkbookRefused(t *testing.T) {
	t.Parallel()
	noted := []page{{"S", [][]any{{"who", "words"}, {"Ana", "x"}}}}
	for name, c := range map[string]struct {
		file  string
		pages []page
		opts  Options
		want  string
	}{
		"two sheets": {
			"a.xlsx",
			[]page{round, {"Round 2", round.cells}},
			Options{},
			`a.xlsx: has answers in the sheets "Round 1" and "Round 2"; say which (--sheet "Round 1"), or --sheet all for all of them`,
		},
		"no such sheet": {"a.xlsx", []page{round}, Options{Sheet: "Round 3"}, `a.xlsx: has no sheet "Round 3"; it has "Round 1"`},
		"no column": {
			"a.xlsx", noted,
			Options{},
			`a.xlsx:1: sheet "S": has no column called answer, and none called like a question of the guide; ` +
				`say which one holds the answers (--column NAME): it has who and words`,
		},
		"no such column": {"a.xlsx", noted, Options{Column: "said"}, `a.xlsx:1: sheet "S": has no column "said"; it has who and words`},
		"a column twice": {
			"a.xlsx",
			[]page{{"S", [][]any{{"answer", "Answer"}, {"x", "y"}}}},
			Options{},
			`a.xlsx:1: sheet "S": has the column "answer" twice (A and B); give the two different names`,
		},
		"an id twice": {
			"a.xlsx",
			[]page{{"S", [][]any{{"id", "answer"}, {1, "x"}, {1, "y"}}}},
			Options{},
			`a.xlsx:3: sheet "S": id: "1" is the id of an earlier answer; every answer has its own`,
		},
		"no rows": {
			"a.xlsx",
			[]page{{"S", [][]any{{"id", "answer"}}}},
			Options{},
			`a.xlsx: sheet "S": holds no answers: the first row names the columns, each row below is an answer`,
		},
		"nothing": {
			"a.xlsx",
			[]page{{"S", nil}},
			Options{},
			`a.xlsx: holds no answers: the first row names the columns, each row below is an answer`,
		},
		"called a text": {
			"a.txt",
			[]page{round},
			Options{},
			`a.txt: is a workbook or a document of Office under the name of a text; a workbook is called .xlsx, a document is saved as plain text`,
		},
	} {
		_, err := every(c.file, workbookOf(t, c.pages, nil), c.opts)
		if !fault.Is(err, fault.Invalid) || err.Error() != c.want {
			t.Errorf("%s:\ngot  %v\nwant %s", name, err, c.want)
		}
	}
	for in, want := range map[string]string{
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "a.xlsx: is an old (.xls) or encrypted workbook: save it as XLSX without a password, or as CSV",
		"id,answer\n1,x\n":                 "a.xlsx: is no XLSX workbook; a sheet can also be saved as CSV",
		"":                                 "a.xlsx: is no XLSX workbook; a sheet can also be saved as CSV",
	} {
		if _, err := every("a.xlsx", in, Options{}); !fault.Is(err, fault.Invalid) || err.Error() != want {
			t.Errorf("%.20q: %v, want %s", in, err, want)
		}
	}
	if _, err := every("a.csv", "id,answer\n1,x\n", Options{Sheet: "S"}); err == nil || !strings.Contains(err.Error(), "has no sheets") {
		t.Errorf("a sheet of CSV: %v", err)
	}
}

// TestWorkbookGoesOn: a cell that cannot be read is one bad line, and the answers
// below it are read.
func TestWorkbookGoesOn(t *testing.T) {
	t.Parallel()
	in := workbookOf(t, []page{{"Round 1", [][]any{{"id", "answer"}, {1}, {"", "x"}}}},
		func(f *excelize.File) { _ = f.SetCellFormula("Round 1", "B2", "A1&A2") })
	r, err := Open("a.xlsx", strings.NewReader(in), Options{})
	if err != nil {
		t.Fatal(err)
	}
	const want = `a.xlsx:2: sheet "Round 1", cell B2: holds a formula whose value was never computed: ` +
		`open the file in a spreadsheet program and save it`
	_, err = r.Next()
	var line *LineError
	if !errors.As(err, &line) || err.Error() != want {
		t.Errorf("got  %v (of one line: %v)\nwant %s", err, line != nil, want)
	}
	if next, err := r.Next(); err != nil || next.ID != "row-3" {
		t.Errorf("the next: %+v, %v", next, err)
	}
}
