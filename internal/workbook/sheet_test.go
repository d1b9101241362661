package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"yardstick/internal/fault"
)

var roomy = Limits{Bytes: 1 << 20, Unzipped: 8 << 20, Strings: 1 << 20, Columns: 40}

// parts packs the parts of a workbook whose one sheet has these rows.
func parts(tb testing.TB, rows, texts string, more map[string]string) []byte {
	tb.Helper()
	const main, rel = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	all := map[string]string{
		"_rels/.rels": `<Relationships><Relationship Id="r1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="` + main + `" xmlns:r="` + rel + `"><sheets><sheet name="Answers" sheetId="1" r:id="r1"/>` +
			`</sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`</Relationships>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="` + main + `"><sheetData>` + rows + `</sheetData></worksheet>`,
	}
	if texts != "" {
		all["xl/sharedStrings.xml"] = `<sst xmlns="` + main + `">` + texts + `</sst>`
	}
	for name, content := range more {
		all[name] = content
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range all {
		if content == "" {
			continue
		}
		part, err := w.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(part, content); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// rowsOf reads the first visible sheet to its end: each row with its number, and
// what is wrong in it.
func rowsOf(data []byte, l Limits) (out []string, err error) {
	b, err := Open("f.xlsx", bytes.NewReader(data), l)
	if err != nil {
		return nil, err
	}
	s, err := b.Sheet(b.Visible()[0])
	if err != nil {
		return nil, err
	}
	for {
		cells, err := s.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		row := fmt.Sprintf("%d %s", s.Row(), strings.Join(cells, "|"))
		if column, why := s.Wrong(0); why != "" {
			row += " !" + s.Cell(column) + " " + why
		}
		out = append(out, row)
	}
}

// TestCells reads cells of every kind as they are stored.
func TestCells(t *testing.T) {
	t.Parallel()
	texts := `<si><t>first</t></si><si><r><t>rich </t></r><r><t xml:space="preserve">text</t></r></si>`
	for name, tt := range map[string]struct{ rows, want string }{
		"numbers":            {`<row r="1"><c r="A1"><v>4.5</v></c><c r="B1" t="n"><v>3.7000000000000002</v></c><c r="C1"><v>1E3</v></c></row>`, "1 4.5|3.7|1000"},
		"truth":              {`<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>`, "1 TRUE|FALSE"},
		"shared texts":       {`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`, "1 first|rich text"},
		"text in place":      {`<row r="1"><c r="A1" t="inlineStr"><is><t>here</t></is></c></row>`, "1 here"},
		"a formula's value":  {`<row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>yx</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>`, "1 yx|2"},
		"never computed":     {`<row r="1"><c r="A1"><f>1+1</f></c></row>`, "1  !cell A1 holds a formula whose value was never computed: open the file in a spreadsheet program and save it"},
		"an error":           {`<row r="1"><c r="B1" t="e"><v>#REF!</v></c></row>`, "1  !cell B1 holds the error #REF!: mend it, or leave the cell empty"},
		"a text too far":     {`<row r="1"><c r="A1" t="s"><v>7</v></c></row>`, `1  !cell A1 refers to text "7", which the workbook does not hold`},
		"a text that is -1":  {`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`, `1  !cell A1 refers to text "-1", which the workbook does not hold`},
		"gaps":               {`<row r="3"><c r="C3"><v>1</v></c></row><row r="7"><c r="A7"><v>2</v></c></row>`, "3 ||1\n7 2"},
		"without places":     {`<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`, "1 1|2\n2 3"},
		"blank at the end":   {`<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="4"/></row>`, "1 1"},
		"an empty row":       {`<row r="1"/><row r="2"><c r="A2"><v>1</v></c></row>`, "1 \n2 1"},
		"other things":       {`<row r="1"><extLst><ext/></extLst><c r="A1"><v>1</v><extLst/></c></row>`, "1 1"},
		"far columns in use": {`<row r="1"><c r="AB1"><v>9</v></c></row>`, "1 " + strings.Repeat("|", 27) + "9"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := rowsOf(parts(t, tt.rows, texts, nil), roomy)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(strings.Split(tt.want, "\n"), got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// TestBrokenBooks: what cannot be read is said in one fault with the file and, where
// it is known, the row; nothing of a row that is broken comes out.
func TestBrokenBooks(t *testing.T) {
	t.Parallel()
	cell := `<row r="1"><c r="A1"><v>1</v></c></row>`
	for name, tt := range map[string]struct {
		data []byte
		want string
	}{
		"no archive":       {[]byte("id,answer\n"), "f.xlsx"},
		"an empty archive": {[]byte("PK\x05\x06" + strings.Repeat("\x00", 18)), "f.xlsx"},
		"too large":        {bytes.Repeat([]byte("PK"), 1<<20), "f.xlsx: is larger than 1 MiB, the most that is read of a workbook"},
		"no sheets":        {parts(t, cell, "", map[string]string{"xl/workbook.xml": "<workbook><sheets/></workbook>"}), "f.xlsx: has no visible sheet"},
		"no sheet's part":  {parts(t, cell, "", map[string]string{"xl/worksheets/sheet1.xml": ""}), "f.xlsx"},
		"broken list":      {parts(t, cell, "", map[string]string{"xl/workbook.xml": "<workbook><sheets>"}), "f.xlsx"},
		"rows backwards":   {parts(t, `<row r="5"/><row r="4"/>`, "", nil), `f.xlsx:5: the sheet "Answers" cannot be read further: row "4" follows row 5`},
		"a row of words":   {parts(t, `<row r="one"/>`, "", nil), `f.xlsx: the sheet "Answers" cannot be read further: row "one" follows row 0`},
		"too many rows":    {parts(t, `<row r="1048577"/>`, "", nil), `f.xlsx: the sheet "Answers" cannot be read further: row "1048577" follows row 0`},
		"a cell twice":     {parts(t, `<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>`, "", nil), `f.xlsx:2: the sheet "Answers" cannot be read further: cell "A2" stands twice or out of order in row 2`},
		"too many columns": {parts(t, `<row r="1"><c r="ZZ1"><v>1</v></c></row>`, "", nil), "f.xlsx:1: has more than 40 columns"},
		"no place":         {parts(t, `<row r="1"><c r="$$"><v>1</v></c></row>`, "", nil), "f.xlsx:1: has more than 40 columns"},
		"cut off":          {parts(t, `<row r="1"><c r="A1"><v>1`, "", nil), "f.xlsx:1: "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := rowsOf(tt.data, roomy)
			if !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), tt.want) || strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("\n got %v\nwant %s", err, tt.want)
			}
		})
	}
}

// TestSheetsAreChosenByName: hidden ones are not offered, but read where they are asked for.
func TestSheetsAreChosenByName(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	for _, name := range []string{"Answers", "Notes"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.SetSheetVisible("Notes", false), f.SetCellValue("Notes", "B2", "secret")); err != nil {
		t.Fatal(err)
	}
	var whole bytes.Buffer
	if err := f.Write(&whole); err != nil {
		t.Fatal(err)
	}
	b, err := Open("f.xlsx", &whole, roomy)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"Sheet1", "Answers"}, b.Visible()); d != "" {
		t.Errorf("visible (-want +got):\n%s", d)
	}
	s, err := b.Sheet("NOTES")
	if err != nil || s.Name != "Notes" {
		t.Fatalf("%v, error %v", s, err)
	}
	for cells, err := s.Next(); !errors.Is(err, io.EOF); cells, err = s.Next() {
		if err != nil || len(cells) > 0 && cells[1] != "secret" {
			t.Fatalf("%q, error %v", cells, err)
		}
	}
	if _, err := b.Sheet("Other"); err == nil || err.Error() != `f.xlsx: has no sheet "Other"` {
		t.Errorf("error %v", err)
	}
}

// TestColumns: a column's letters and its place are the same, there and back.
func TestColumns(t *testing.T) {
	t.Parallel()
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := Letters(i); got != want {
			t.Errorf("column %d is %s, want %s", i, got, want)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		i, row := rapid.IntRange(0, 16383).Draw(rt, "column"), rapid.IntRange(1, 1<<20).Draw(rt, "row")
		if got := columnOf(Letters(i) + strconv.Itoa(row)); got != i {
			rt.Errorf("%s is column %d, want %d", CellName(i, row), got, i)
		}
	})
}
