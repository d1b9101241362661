package table_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"yardstick/stat/table"
)

// fataler is a test or a property.
type fataler interface{ Fatal(args ...any) }

// workbookOf writes cells into a workbook with excelize, row by row.
func workbookOf(t fataler, cells [][]any, change func(f *excelize.File)) []byte {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // it holds no file
	for r, row := range cells {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", r+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// header of a table of ratings.
var header = []any{"target", "rater", "rating"}

// TestHalfPointShownAsZeroDecimals: 4.5 with the format "0" is shown as 5, and
// readers of spreadsheets give 5, 4 or 4.5. What is stored counts.
func TestHalfPointShownAsZeroDecimals(t *testing.T) {
	t.Parallel()
	data := workbookOf(t, [][]any{header, {"A", "x", 4.5}, {"A", "y", 3.7}, {101, "x", 2}}, func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{NumFmt: 1})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Sheet1", "C2", "C4", style); err != nil {
			t.Fatal(err)
		}
		if got, err := f.GetCellValue("Sheet1", "C2"); err != nil || got == "4.5" {
			t.Fatalf("the sheet shows %q, %v: want it rounded", got, err)
		}
	})
	got, err := table.ReadRatings("r.xlsx", bytes.NewReader(data), nil)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"101 x 2", "A x 4.5", "A y 3.7"}, rows(got)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestWorkbook(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		cells  [][]any
		change func(f *excelize.File)
		want   []string
		fault  string
	}{
		{"blank cells, at the end and between", [][]any{{"target", "rating", "rater"}, {"A", nil, "x"}, {}, {"A", 2, "y"}, {"B", 3, "x"}}, nil, []string{"A y 2", "B x 3"}, ""},
		{"a rating as text", [][]any{header, {"A", "x", "4.5"}}, nil, []string{"A x 4.5"}, ""},
		{"fifteen digits", [][]any{header, {"A", "x", 0.1 + 0.2}}, nil, []string{"A x 0.3"}, ""},
		{"a formula with its value", [][]any{header, {"A", "x", 3}}, func(f *excelize.File) { _ = f.SetCellFormula("Sheet1", "C2", "1+2") }, []string{"A x 3"}, ""},
		{"no ratings", [][]any{header}, nil, nil, "r.xlsx: holds no ratings under its header"},
		{
			"a formula without a value",
			[][]any{header, {"A", "x"}},
			func(f *excelize.File) { _ = f.SetCellFormula("Sheet1", "C2", "1+2") }, nil,
			"r.xlsx:2: cell C2: holds a formula whose value was never computed: open the file in a spreadsheet program and save it",
		},
		{
			"true is no rating",
			[][]any{header, {"A", "x", true}},
			nil, nil,
			`r.xlsx:2: cell C2 (rating): "TRUE" is not a number: want one such as 4 or 4.5, or an empty cell where there is no rating`,
		},
		{"a cell too many", [][]any{header, {"A", "x", 1, "note"}}, nil, nil, "r.xlsx:2: has 4 columns, the header has 3 (target,rater,rating)"},
		{"a cell far away", [][]any{header}, func(f *excelize.File) { _ = f.SetCellValue("Sheet1", "ZZ9", 1) }, nil, "r.xlsx:9: has more than 64 columns"},
		{"a rater twice", [][]any{header, {"A", "x", 1}, {"A", "x", 1}}, nil, nil, `r.xlsx:3: cell B3 (rater): "x" rates "A" on line 2 already: one rating each`},
		{"the first visible sheet", [][]any{{"hidden"}}, func(f *excelize.File) {
			_, _ = f.NewSheet("ratings")
			_ = f.SetSheetRow("ratings", "A1", &header)
			_ = f.SetSheetRow("ratings", "A2", &[]any{"A", "x", 1})
			f.SetActiveSheet(1)
			_ = f.SetSheetVisible("Sheet1", false)
		}, []string{"A x 1"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := table.ReadRatings("r.xlsx", bytes.NewReader(workbookOf(t, tt.cells, tt.change)), nil)
			if err != nil || tt.fault != "" {
				if err == nil || err.Error() != tt.fault {
					t.Errorf("got  %v\nwant %s", err, tt.fault)
				}
				return
			}
			if d := cmp.Diff(tt.want, rows(got)); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// edited changes the parts of a workbook; of a part that comes back as two, both are written.
func edited(t *testing.T, data []byte, edit func(name string, content string) []string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range r.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range edit(f.Name, string(content)) {
			out, err := w.Create(f.Name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(out, c); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDamagedWorkbook: what a workbook may hold, and excelize does not write.
func TestDamagedWorkbook(t *testing.T) {
	t.Parallel()
	whole := workbookOf(t, [][]any{header, {"A", "x", 1}, {"B", "x", 2}}, nil)
	const sheet = "xl/worksheets/sheet1.xml"
	replace := func(part, old, with string) func(string, string) []string {
		return func(name, content string) []string {
			if name == part {
				changed := regexp.MustCompile(old).ReplaceAllString(content, with)
				if changed == content {
					t.Errorf("%s does not match %s", content, old)
				}
				content = changed
			}
			return []string{content}
		}
	}
	for _, tt := range []struct {
		name string
		edit func(string, string) []string
		want string
	}{
		{"an error", replace(sheet, `<c r="C3"[^>]*><v>2</v>`, `<c r="C3" t="e"><v>#DIV/0!</v>`), "r.xlsx:3: cell C3: holds the error #DIV/0!: mend it, or leave the cell empty"},
		{"a text that is not there", replace(sheet, `<c r="A3" t="s"><v>\d+</v>`, `<c r="A3" t="s"><v>99</v>`), `r.xlsx:3: cell A3: refers to text "99", which the workbook does not hold`},
		{"cut off", replace(sheet, `<row r="3".*`, ""), `r.xlsx:2: the sheet "Sheet1" cannot be read further: XML syntax error on line 2: unexpected EOF`},
		{"a cell twice", replace(sheet, `r="B3"`, `r="A3"`), `r.xlsx:3: the sheet "Sheet1" cannot be read further: cell "A3" stands twice or out of order in row 3`},
		{"rows out of order", replace(sheet, `<row r="3"`, `<row r="2"`), `r.xlsx:2: the sheet "Sheet1" cannot be read further: row "2" follows row 2`},
		{"a part twice", func(name, content string) []string {
			if name == sheet {
				return []string{content, content}
			}
			return []string{content}
		}, `r.xlsx: holds the part "xl/worksheets/sheet1.xml" twice: programs differ in which of the two they read`},
		{"a part missing", func(name, content string) []string {
			if name == sheet {
				return nil
			}
			return []string{content}
		}, `r.xlsx: is no whole XLSX workbook: the part "xl/worksheets/sheet1.xml" is missing`},
		{"another ZIP", func(name, content string) []string { return nil }, `r.xlsx: is no whole XLSX workbook: the part "_rels/.rels" is missing`},
		{"texts that are none", replace("xl/sharedStrings.xml", "</sst>", ""), `r.xlsx: the part "xl/sharedStrings.xml" of the workbook cannot be read: XML syntax error on line 2: unexpected EOF`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := table.ReadRatings("r.xlsx", bytes.NewReader(edited(t, whole, tt.edit)), nil)
			if err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
	if r, err := table.ReadRatings("r.xlsx", bytes.NewReader(edited(t, whole, replace("nothing", "", ""))), nil); err != nil || r.Table.Len() != 2 {
		t.Errorf("the whole workbook: %v", err)
	}
}

// TestTextsInCells: texts that stand in the cell itself, in runs, with a reading.
func TestTextsInCells(t *testing.T) {
	t.Parallel()
	whole := workbookOf(t, [][]any{header, {"A", "x", 1}, {"B", "x", 2}}, nil)
	data := edited(t, whole, func(name, content string) []string {
		return []string{regexp.MustCompile(`<c r="A3" t="s"><v>\d+</v></c>`).ReplaceAllString(content,
			`<c r="A3" t="inlineStr"><is><r><rPr><b/></rPr><t>B</t></r><r><t>o&amp;b</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></is></c>`)}
	})
	r, err := table.ReadRatings("r.xlsx", bytes.NewReader(data), nil)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"A x 1", "Bo&b x 2"}, rows(r)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestCSVAndWorkbookAgree: the same cells, of all sorts of values and names, give
// the same table from both.
func TestCSVAndWorkbookAgree(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	cells, csv := [][]any{header}, "target,rater,rating\n"
	for i := range 400 {
		name, rater, x := fmt.Sprintf("R&D <%d> é", i/4), strconv.Itoa(i%4), float64(random.IntN(130_000)-40_000)/10_000
		cells = append(cells, []any{name, rater, x})
		csv += fmt.Sprintf("%s,%s,%.4f\n", name, rater, x)
	}
	one, err := table.ReadRatings("r", strings.NewReader(csv), nil)
	if err != nil {
		t.Fatal(err)
	}
	two, err := table.ReadRatings("r", bytes.NewReader(workbookOf(t, cells, nil)), nil)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(rows(one), rows(two)); d != "" || one.Table.Len() != 400 {
		t.Fatalf("%d ratings (-CSV +workbook):\n%s", one.Table.Len(), d)
	}
}

// FuzzRead: whatever comes, each reader gives a table or one clear fault.
func FuzzRead(f *testing.F) {
	f.Add([]byte("target,rater,rating\nA,x,3\nA,y,\n"))
	f.Add([]byte("target,rater,rating,question\nA,x,-3.5,q\n"))
	f.Add([]byte("group,selected,total\na,1,2\n"))
	f.Add([]byte("group,score\na,1\nb,2\n"))
	f.Add([]byte("target,rater,before,assessor,opened,after,reason\nA,x,2,3,yes,3,\n"))
	f.Add(workbookOf(f, [][]any{header, {"A", "x", 1}}, nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := table.ReadRatings("f", bytes.NewReader(data), nil)
		clearLine := func(err error) {
			if err != nil && (!strings.HasPrefix(err.Error(), "f:") || strings.ContainsAny(err.Error(), "\n\x00")) {
				t.Errorf("the fault is not one clear line: %q", err)
			}
		}
		clearLine(err)
		if err == nil && (r.Table.Targets() != len(r.Rated) || r.Table.Raters() != len(r.Raters) || len(r.Raters) == 0) {
			t.Errorf("%d targets, %d raters of a table of %d × %d", len(r.Rated), len(r.Raters), r.Table.Targets(), r.Table.Raters())
		}
		o, err := table.ReadOutcomes("f", bytes.NewReader(data))
		clearLine(err)
		if err == nil && len(o.Groups) != len(o.Counts) {
			t.Errorf("%d groups with %d counts", len(o.Groups), len(o.Counts))
		}
		_, err = table.ReadLooks("f", bytes.NewReader(data), nil)
		clearLine(err)
	})
}
