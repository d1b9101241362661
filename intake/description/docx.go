package description

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"yardstick/internal/fault"
)

const (
	maxParts = 5_000   // files in a DOCX
	minRaw   = 1 << 20 // bytes that the text of the smallest file may unpack to
	maxRatio = 100     // and so many times its packed size: Word's own is packed to a twentieth
	maxNest  = 200     // XML elements within each other
)

// fromDOCX reads the text of a Word document: its paragraphs, list items with
// a bullet, headings with #.
func fromDOCX(ctx context.Context, data []byte) (string, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", fault.Invalidf("is a broken zip or DOCX file: %v", err)
	}
	if len(z.File) > maxParts {
		return "", fault.Invalidf("holds more than %d parts; it is no job description", maxParts)
	}
	for _, f := range z.File {
		if f.Name != "word/document.xml" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return "", fault.Invalidf("is a DOCX file that cannot be unpacked: %v", err)
		}
		defer r.Close()
		return paragraphs(ctx, r, int64(min(maxRaw, minRaw+maxRatio*f.CompressedSize64)))
	}
	return "", fault.Invalidf("is a zip file but no Word document; give the .docx file itself")
}

// bounded reads at most left bytes and then fails, so that a zip bomb is an
// error instead of a truncated text.
type bounded struct {
	r    io.Reader
	left int64
}

var errTooLarge = errors.New("it unpacks to more than is read")

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLarge
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

// document collects the paragraphs of WordprocessingML.
type document struct {
	out     []string
	current strings.Builder
	prefix  string // of the current paragraph
	size    int
	inText  bool
}

// paragraphs reads WordprocessingML.
func paragraphs(ctx context.Context, r io.Reader, most int64) (string, error) {
	d := xml.NewDecoder(&bounded{r, most})
	doc := &document{}
	depth := 0
	for n := 0; ; n++ {
		if n%stepsAtOnce == 0 && ctx.Err() != nil {
			return "", ctx.Err()
		}
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return doc.text()
		}
		if err != nil {
			return "", fault.Invalidf("is a DOCX file whose text cannot be read: %v", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxNest {
				return "", fault.Invalidf("is a DOCX file nested deeper than %d levels", maxNest)
			}
			doc.start(t)
		case xml.EndElement:
			depth--
			doc.end(t.Name.Local)
		case xml.CharData:
			if doc.inText {
				doc.size += len(t)
				doc.current.Write(t)
			}
		}
		if doc.size > maxText {
			return "", fault.Invalidf("holds more than %d KiB of text, the most that is read", maxText>>10)
		}
	}
}

func (d *document) start(t xml.StartElement) {
	switch t.Name.Local {
	case "t":
		d.inText = true
	case "tab":
		d.current.WriteByte(' ')
	case "br", "cr":
		d.flush()
	case "numPr":
		d.prefix = "• "
	case "pStyle":
		if style := strings.ToLower(value(t)); strings.HasPrefix(style, "heading") || style == "title" {
			d.prefix = "# "
		} else if strings.HasPrefix(style, "list") {
			d.prefix = "• "
		}
	}
}

func value(t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Local == "val" {
			return a.Value
		}
	}
	return ""
}

func (d *document) end(name string) {
	switch name {
	case "t":
		d.inText = false
	case "p":
		d.flush()
		d.prefix = ""
	}
}

// flush ends a line.
func (d *document) flush() {
	line := strings.Join(strings.Fields(d.current.String()), " ")
	d.current.Reset()
	if line == "" {
		return
	}
	if d.prefix == "• " && listMark.MatchString(line) {
		d.prefix = ""
	}
	d.out = append(d.out, d.prefix+line)
}

func (d *document) text() (string, error) {
	d.flush()
	if len(d.out) == 0 {
		return "", fault.Invalidf("is a DOCX file without text")
	}
	return strings.Join(d.out, "\n"), nil
}
