package workbook

import (
	"archive/zip"
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// MaxCell is how many characters a cell holds; what is longer is cut, and says so.
const MaxCell = 32_767

// cut marks a text that did not fit into its cell.
const cut = " […]"

// About is what a workbook says of itself.
type About struct {
	Title string
	Time  time.Time // when it was made and changed
}

// Table is a sheet to write. Its name has at most 31 characters, none of []:*?/\;
// its first row stays in view. A cell is a text, a number, a yes or no, or nil,
// which leaves it blank.
type Table struct {
	Name string
	Rows iter.Seq2[[]any, error] // an error ends them
}

// All gives rows that are there already.
func All(rows ...[]any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// Write writes a workbook (ISO/IEC 29500), row by row, so that it keeps none of
// them. No cell is a formula: a text is kept as text. The same tables give the
// same bytes. An error of w or of rows ends it.
func Write(w io.Writer, about About, tables ...Table) error {
	z := zip.NewWriter(w)
	for _, p := range frame(about, tables) {
		if err := part(z, p[0], func(out *bufio.Writer) error { _, err := out.WriteString(p[1]); return err }); err != nil {
			return err
		}
	}
	for i, t := range tables {
		if err := part(z, "xl/"+sheetPart(i), t.write); err != nil {
			return err
		}
	}
	return z.Close()
}

// part writes one file of the archive.
func part(z *zip.Writer, name string, write func(out *bufio.Writer) error) error {
	f, err := z.Create(name)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	_, err = out.WriteString(xml.Header)
	return cmp.Or(err, write(out), out.Flush())
}

// sheetPart is where sheet i lies, seen from the workbook.
func sheetPart(i int) string { return "worksheets/sheet" + strconv.Itoa(i+1) + ".xml" }

// Where the names of the parts' elements come from.
const (
	packageSpace = "http://schemas.openxmlformats.org/package/2006/"
	officeSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	sheetSpace   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	sheetKind    = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	coreKind     = "application/vnd.openxmlformats-package.core-properties+xml"
	coreSpace    = packageSpace + "metadata/core-properties"
)

// frame is every part but the sheets, name and content: which parts there are and
// of what kind, how they belong together, and what the workbook says of itself.
func frame(about About, tables []Table) [][2]string {
	var kinds, sheets, related strings.Builder
	for i, t := range tables {
		fmt.Fprintf(&kinds, `<Override PartName="/xl/%s" ContentType="%sworksheet+xml"/>`, sheetPart(i), sheetKind)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(t.Name), i+1, i+1)
		fmt.Fprintf(&related, `<Relationship Id="rId%d" Type="%s/worksheet" Target="%s"/>`, i+1, officeSpace, sheetPart(i))
	}
	at := about.Time.UTC().Format(time.RFC3339)
	return [][2]string{
		{"[Content_Types].xml", `<Types xmlns="` + packageSpace + `content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + sheetKind + `sheet.main+xml"/>` +
			`<Override PartName="/docProps/core.xml" ContentType="` + coreKind + `"/>` + kinds.String() + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + packageSpace + `relationships">` +
			`<Relationship Id="rId1" Type="` + officeSpace + `/officeDocument" Target="xl/workbook.xml"/>` +
			`<Relationship Id="rId2" Type="` + packageSpace + `relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
			`</Relationships>`},
		{"docProps/core.xml", `<cp:coreProperties xmlns:cp="` + coreSpace + `" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
			`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
			`<dc:title>` + escaped(about.Title) + `</dc:title><dc:creator>Yardstick</dc:creator><cp:lastModifiedBy>Yardstick</cp:lastModifiedBy>` +
			`<cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created>` +
			`<dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified></cp:coreProperties>`},
		{"xl/workbook.xml", `<workbook xmlns="` + sheetSpace + `" xmlns:r="` + officeSpace + `">` +
			`<bookViews><workbookView/></bookViews><sheets>` + sheets.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packageSpace + `relationships">` + related.String() + `</Relationships>`},
	}
}

// write writes the sheet: the first row stays in view, columns are 20 characters wide.
func (t Table) write(out *bufio.Writer) error {
	_, err := out.WriteString(`<worksheet xmlns="` + sheetSpace + `"><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
		`<cols><col min="1" max="26" width="20" customWidth="1"/></cols><sheetData>`)
	at := 0
	for row, failed := range t.Rows {
		if err := cmp.Or(err, failed); err != nil {
			return err
		}
		at++
		_, err = fmt.Fprintf(out, `<row r="%d">`, at)
		for i, v := range row {
			if v != nil && err == nil {
				_, err = out.WriteString(written(Letters(i)+strconv.Itoa(at), v))
			}
		}
		_, end := out.WriteString(`</row>`)
		err = cmp.Or(err, end)
	}
	_, end := out.WriteString(`</sheetData></worksheet>`)
	return cmp.Or(err, end)
}

// written is a cell that is not blank.
func written(place string, v any) string {
	number := func(s string) string { return `<c r="` + place + `"><v>` + s + `</v></c>` }
	switch v := v.(type) {
	case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64:
		return number(fmt.Sprint(v))
	case float64:
		if size := math.Abs(v); size == 0 || size >= 1e-6 && size < 1e15 {
			return number(strconv.FormatFloat(v, 'f', -1, 64))
		} else if size <= math.MaxFloat64 {
			return number(strconv.FormatFloat(v, 'g', -1, 64))
		}
	case bool:
		return `<c r="` + place + `" t="b"><v>` + strconv.Itoa(slices.Index([]bool{false, true}, v)) + `</v></c>`
	}
	return `<c r="` + place + `" t="inlineStr"><is><t xml:space="preserve">` + escaped(fitting(fmt.Sprint(v))) + `</t></is></c>`
}

// fitting cuts a text that is too long for a cell.
func fitting(s string) string {
	if len(s) <= MaxCell || utf8.RuneCountInString(s) <= MaxCell {
		return s
	}
	return string([]rune(s)[:MaxCell-utf8.RuneCountInString(cut)]) + cut
}

// escaped is a text as it stands in XML. A character that XML cannot hold stands as
// spreadsheets write it, by its number, and so does the beginning of what would
// look like one.
func escaped(s string) string {
	var held, out strings.Builder
	for i, r := range s {
		switch {
		case r < ' ' && !strings.ContainsRune("\t\n\r", r) || r == '\ufffe' || r == '\uffff':
			fmt.Fprintf(&held, "_x%04X_", r)
		case r == '_' && numbered(s[i:]):
			held.WriteString("_x005F_")
		default:
			held.WriteRune(r)
		}
	}
	_ = xml.EscapeText(&out, []byte(held.String())) // which never fails here
	return out.String()
}

// numbered reports whether a text begins as a character that stands by its number.
func numbered(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}
