package table

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"yardstick/internal/fault"
)

// Excelize, which writes workbooks well, does not tell what this reader has to
// know: its rows give a formula without a value as a blank cell, an error as
// text, and end where the XML is broken as if the table ended there. So the
// three parts that matter are read here.

// workbook is an opened XLSX file: its parts by name.
type workbook struct {
	file  string
	parts map[string]*zip.File
}

// openWorkbook finds the first visible sheet and begins to read it.
func openWorkbook(file string, r io.Reader) (*worksheet, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxWorkbook+1))
	if err != nil {
		return nil, invalid(file, 0, "", "cannot be read: %v", err)
	}
	if len(data) > MaxWorkbook {
		return nil, invalid(file, 0, "", "is larger than %d MiB, the most that is read of a workbook", MaxWorkbook>>20)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, notWorkbook(file, err)
	}
	w := &workbook{file: file, parts: make(map[string]*zip.File)}
	for _, f := range archive.File {
		name := strings.TrimPrefix(f.Name, "/")
		if w.parts[name] != nil {
			return nil, invalid(file, 0, "", "holds the part %q twice: programs differ in which of the two they read", shown(name))
		}
		w.parts[name] = f
	}
	sheet, name, err := w.firstSheet()
	if err != nil {
		return nil, err
	}
	texts, err := w.sharedStrings()
	if err != nil {
		return nil, err
	}
	part, err := w.part(sheet)
	if err != nil {
		return nil, err
	}
	return &worksheet{file: file, name: name, texts: texts, xml: xml.NewDecoder(part)}, nil
}

func notWorkbook(file string, err error) *fault.Error {
	f := invalid(file, 0, "", "begins like an XLSX workbook and is none: %v", err)
	f.Cause = err
	return f
}

// part opens a part; what it gives is bounded.
func (w *workbook) part(name string) (io.Reader, error) {
	f := w.parts[name]
	if f == nil {
		return nil, invalid(w.file, 0, "", "is no whole XLSX workbook: the part %q is missing", shown(name))
	}
	r, err := f.Open()
	if err != nil {
		return nil, notWorkbook(w.file, err)
	}
	return &bounded{file: w.file, part: name, r: r, left: MaxUnzipped}, nil
}

// bounded reads a part up to a limit, beyond which it is a fault; so is a stretch
// without a tag that is longer than any cell may be, which a decoder would keep.
type bounded struct {
	file, part string
	r          io.Reader
	left       int64
	since      int // bytes since the last tag began
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, invalid(b.file, 0, "", "the part %q is larger than %d MiB unpacked, the most that is read", b.part, MaxUnzipped>>20)
	}
	first, last := bytes.IndexByte(p[:n], '<'), bytes.LastIndexByte(p[:n], '<')
	if first < 0 {
		first, last = n, -b.since-1
	}
	if b.since+first > maxStretch {
		return 0, invalid(b.file, 0, "", "the part %q holds more than %d KiB in one place", b.part, maxStretch>>10)
	}
	b.since = n - 1 - last
	return n, err
}

// decode reads a small part as a whole.
func (w *workbook) decode(name string, v any) error {
	r, err := w.part(name)
	if err != nil {
		return err
	}
	if err := xml.NewDecoder(io.LimitReader(r, 4<<20)).Decode(v); err != nil {
		return w.broken(name, err)
	}
	return nil
}

// broken says that a part is no XML.
func (w *workbook) broken(name string, err error) error {
	var known *fault.Error
	if errors.As(err, &known) {
		return known
	}
	f := invalid(w.file, 0, "", "the part %q of the workbook cannot be read: %v", shown(name), err)
	f.Cause = err
	return f
}

// relations are the parts that a part refers to, by id and by type.
type relations struct {
	All []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

// find gives the path of the first relation that fits, from the folder of the part that refers.
func (r relations) find(folder string, fits func(id, kind string) bool) string {
	for _, x := range r.All {
		if fits(x.ID, x.Type) {
			if strings.HasPrefix(x.Target, "/") {
				return strings.TrimPrefix(path.Clean(x.Target), "/")
			}
			return path.Join(folder, x.Target)
		}
	}
	return ""
}

// bookPart finds the part that lists the sheets.
func (w *workbook) bookPart() (string, error) {
	var r relations
	if err := w.decode("_rels/.rels", &r); err != nil {
		return "", err
	}
	return r.find("", func(_, kind string) bool { return strings.HasSuffix(kind, "/officeDocument") }), nil
}

// firstSheet finds the part of the first visible sheet, and its name.
func (w *workbook) firstSheet() (part, name string, err error) {
	book, err := w.bookPart()
	if err != nil {
		return "", "", err
	}
	var list struct {
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := w.decode(book, &list); err != nil {
		return "", "", err
	}
	var r relations
	if err := w.decode(path.Join(path.Dir(book), "_rels", path.Base(book)+".rels"), &r); err != nil {
		return "", "", err
	}
	for _, s := range list.Sheets {
		if s.State == "hidden" || s.State == "veryHidden" {
			continue
		}
		for _, a := range s.Attrs {
			if a.Name.Local == "id" {
				return r.find(path.Dir(book), func(id, kind string) bool { return id == a.Value && strings.HasSuffix(kind, "/worksheet") }), s.Name, nil
			}
		}
	}
	return "", "", invalid(w.file, 0, "", "has no visible sheet")
}

// sharedStrings reads the texts that cells refer to by number; a workbook
// without texts has none. Readings of Japanese texts (rPh) are left out.
func (w *workbook) sharedStrings() ([]string, error) {
	const part = "xl/sharedStrings.xml"
	if w.parts[part] == nil {
		return nil, nil
	}
	r, err := w.part(part)
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(r)
	var texts []string
	size := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts, nil
		}
		if err != nil {
			return nil, w.broken(part, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "si" {
			continue
		}
		text, err := textOf(d)
		if err != nil {
			return nil, w.broken(part, err)
		}
		texts = append(texts, text)
		if size += len(texts[len(texts)-1]) + 16; size > MaxStrings {
			return nil, invalid(w.file, 0, "", "holds more than %d MiB of text, the most that is read", MaxStrings>>20)
		}
	}
}

// textOf reads the text of an element that has begun, to its end: that of all
// its runs, however they are formatted, without the readings in rPh.
func textOf(d *xml.Decoder) (string, error) {
	var text strings.Builder
	open := []string{""}
	for len(open) > 0 {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "rPh" {
				if err := d.Skip(); err != nil {
					return "", err
				}
				continue
			}
			open = append(open, t.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if open[len(open)-1] == "t" {
				text.Write(t)
			}
		}
		if text.Len() > maxStretch || len(open) > 10 {
			return "", fmt.Errorf("a text is longer than %d KiB or nested", maxStretch>>10)
		}
	}
	return text.String(), nil
}
