package workbook

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"yardstick/internal/fault"
)

func notWorkbook(file string, err error) *fault.Error {
	f := invalid(file, 0, "begins like an XLSX workbook and is none: %v", err)
	f.Cause = err
	return f
}

// part opens a part; what it gives is bounded.
func (b *Book) part(name string) (io.Reader, error) {
	f := b.parts[name]
	if f == nil {
		return nil, invalid(b.file, 0, "is no whole XLSX workbook: the part %q is missing", shown(name))
	}
	r, err := f.Open()
	if err != nil {
		return nil, notWorkbook(b.file, err)
	}
	return &bounded{file: b.file, part: name, r: r, left: b.limits.Unzipped, most: b.limits.Unzipped}, nil
}

// bounded reads a part up to a limit, beyond which it is a fault; so is a stretch
// without a tag that is longer than any cell may be, which a decoder would keep.
type bounded struct {
	file, part string
	r          io.Reader
	left, most int64
	since      int // bytes since the last tag began
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, invalid(b.file, 0, "the part %q is larger than %d MiB unpacked, the most that is read", b.part, b.most>>20)
	}
	first, last := bytes.IndexByte(p[:n], '<'), bytes.LastIndexByte(p[:n], '<')
	if first < 0 {
		first, last = n, -b.since-1
	}
	if b.since+first > MaxStretch {
		return 0, invalid(b.file, 0, "the part %q holds more than %d KiB in one place", b.part, MaxStretch>>10)
	}
	b.since = n - 1 - last
	return n, err
}

// decode reads a small part as a whole.
func (b *Book) decode(name string, v any) error {
	r, err := b.part(name)
	if err != nil {
		return err
	}
	if err := xml.NewDecoder(io.LimitReader(r, 4<<20)).Decode(v); err != nil {
		return b.broken(name, err)
	}
	return nil
}

// broken says that a part is no XML.
func (b *Book) broken(name string, err error) error {
	var known *fault.Error
	if errors.As(err, &known) {
		return known
	}
	f := invalid(b.file, 0, "the part %q of the workbook cannot be read: %v", shown(name), err)
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
func (b *Book) bookPart() (string, error) {
	var r relations
	if err := b.decode("_rels/.rels", &r); err != nil {
		return "", err
	}
	return r.find("", func(_, kind string) bool { return strings.HasSuffix(kind, "/officeDocument") }), nil
}
