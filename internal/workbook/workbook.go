// Package workbook reads the sheets of XLSX workbooks row by row, within bounds
// that its caller sets, and writes plain ones ([Write]). Cells come as they are stored, not as they are shown, so
// that 4.5 formatted without decimals is 4.5. What is wrong is an Invalid fault
// with file, row and cell; it never asks for more memory than its limits.
//
// Excelize does not tell what a strict reader has to know: its rows give a formula
// without a value as a blank cell, an error as text, and end where the XML is broken
// as if the table ended there. So the three parts that matter are read here. To write
// tables without formats it is a megabyte of program, and streams them in no fixed
// order; tests hold what is written here against its reading.
package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"

	"yardstick/internal/fault"
)

// Limits bound what is read of one workbook.
type Limits struct {
	Bytes    int64 // of the file
	Unzipped int64 // bytes of one part of it, unpacked
	Strings  int   // bytes of the texts that its cells share
	Columns  int
}

// MaxStretch is the most bytes of one text; a spreadsheet has 32,767 characters.
const MaxStretch = 256 << 10

// Book is an opened XLSX file: its sheets, and its parts by name.
type Book struct {
	file   string
	limits Limits
	parts  map[string]*zip.File
	texts  []string
	sheets []place
}

// place is where a sheet is.
type place struct {
	name, part string
	hidden     bool
}

// Old reports whether a file begins as an old (.xls) or encrypted workbook does.
func Old(start []byte) bool { return bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0")) }

// Zipped reports whether a file begins as a ZIP archive does, such as a workbook.
func Zipped(start []byte) bool {
	return bytes.HasPrefix(start, []byte("PK\x03\x04")) || bytes.HasPrefix(start, []byte("PK\x05\x06")) // an empty one
}

// Open reads which sheets there are, and the texts that their cells share.
func Open(file string, r io.Reader, l Limits) (*Book, error) {
	data, err := io.ReadAll(io.LimitReader(r, l.Bytes+1))
	if err != nil {
		return nil, invalid(file, 0, "cannot be read: %v", err)
	}
	if int64(len(data)) > l.Bytes {
		return nil, invalid(file, 0, "is larger than %d MiB, the most that is read of a workbook", l.Bytes>>20)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, notWorkbook(file, err)
	}
	b := &Book{file: file, limits: l, parts: make(map[string]*zip.File)}
	for _, f := range archive.File {
		name := strings.TrimPrefix(f.Name, "/")
		if b.parts[name] != nil {
			return nil, invalid(file, 0, "holds the part %q twice: programs differ in which of the two they read", shown(name))
		}
		b.parts[name] = f
	}
	if err := b.list(); err != nil {
		return nil, err
	}
	return b, b.sharedStrings()
}

// Visible gives the names of the sheets that are not hidden, in their order.
func (b *Book) Visible() []string {
	var names []string
	for _, s := range b.sheets {
		if !s.hidden {
			names = append(names, s.name)
		}
	}
	return names
}

// Sheet begins to read the sheet of that name, in capitals or not, hidden or not.
func (b *Book) Sheet(name string) (*Sheet, error) {
	for _, s := range b.sheets {
		if strings.EqualFold(s.name, name) {
			part, err := b.part(s.part)
			if err != nil {
				return nil, err
			}
			return &Sheet{Name: s.name, file: b.file, most: b.limits.Columns, texts: b.texts, xml: xml.NewDecoder(part)}, nil
		}
	}
	return nil, invalid(b.file, 0, "has no sheet %q", shown(name))
}

// list finds the sheets. Charts and the like, which have no cells, are none.
func (b *Book) list() error {
	book, err := b.bookPart()
	if err != nil {
		return err
	}
	var list struct {
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := b.decode(book, &list); err != nil {
		return err
	}
	var r relations
	if err := b.decode(path.Join(path.Dir(book), "_rels", path.Base(book)+".rels"), &r); err != nil {
		return err
	}
	for _, s := range list.Sheets {
		for _, a := range s.Attrs {
			if a.Name.Local != "id" {
				continue
			}
			part := r.find(path.Dir(book), func(id, kind string) bool { return id == a.Value && strings.HasSuffix(kind, "/worksheet") })
			if part != "" {
				b.sheets = append(b.sheets, place{s.Name, part, s.State == "hidden" || s.State == "veryHidden"})
			}
		}
	}
	if len(b.Visible()) == 0 {
		return invalid(b.file, 0, "has no visible sheet")
	}
	return nil
}

// invalid makes an Invalid fault about a row of a file; 0 is unknown.
func invalid(file string, row int, format string, args ...any) *fault.Error {
	return &fault.Error{Kind: fault.Invalid, File: file, Line: row, Message: fmt.Sprintf(format, args...)}
}

// shown shortens a text for a message.
func shown(text string) string {
	const most = 40
	runes := []rune(text)
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
