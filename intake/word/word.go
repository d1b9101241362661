// Package word reads Word documents (DOCX) as an outline: what a reader of the
// printed page sees. Deleted, moved-away and hidden text is left out, a text box
// is read once, and the main part is the one that the package names as such.
package word

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
)

// Limits on a document.
const (
	MaxBytes = 8 << 20  // size of the file
	maxRaw   = 32 << 20 // bytes unpacked of a part
	maxParts = 5_000    // files in the document
	minRaw   = 1 << 20  // bytes that the text of the smallest file may unpack to
	maxRatio = 100      // and so many times its packed size: Word's own is packed to a twentieth
	maxNest  = 200      // XML elements within each other
)

// Read reads a document. Errors are fault.Invalid, or ctx's own where it ends first.
func Read(ctx context.Context, data []byte) (outline.Outline, error) {
	if len(data) > MaxBytes {
		return outline.Outline{}, fault.Invalidf("is larger than %d MiB, the most that is read", MaxBytes>>20)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case err != nil:
		return outline.Outline{}, fault.Invalidf("is a broken zip or DOCX file: %v", err)
	case len(z.File) > maxParts:
		return outline.Outline{}, fault.Invalidf("holds more than %d parts; it is no job description", maxParts)
	}
	d := &docx{ctx: ctx, zip: z}
	main := d.related("", "officeDocument", "word/document.xml")
	if !d.holds(main) {
		return outline.Outline{}, fault.Invalidf("is a zip file but no Word document; give the .docx file itself")
	}
	styles, err := d.styles(d.related(main, "styles", path.Join(path.Dir(main), "styles.xml")))
	if err != nil {
		return outline.Outline{}, err
	}
	return d.text(main, styles)
}

// docx is an opened document.
type docx struct {
	ctx context.Context
	zip *zip.Reader
}

func (d *docx) file(name string) *zip.File {
	for _, f := range d.zip.File {
		if strings.EqualFold(strings.TrimPrefix(f.Name, "/"), name) {
			return f
		}
	}
	return nil
}

func (d *docx) holds(name string) bool { return d.file(name) != nil }

// decoder opens a part, bounded so that a bomb is an error instead of a truncated text.
func (d *docx) decoder(name string) (*xml.Decoder, io.Closer, error) {
	f := d.file(name)
	if f == nil {
		return xml.NewDecoder(strings.NewReader("")), io.NopCloser(nil), nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, fault.Invalidf("is a DOCX file that cannot be unpacked: %v", err)
	}
	return xml.NewDecoder(&bounded{r, int64(min(maxRaw, minRaw+maxRatio*f.CompressedSize64))}), r, nil
}

// bounded reads at most left bytes and then fails.
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

// related gives the part that stands in a relation to a part, or to the whole
// document where that is "": its name ends with kind. Without one it is usual.
func (d *docx) related(part, kind, usual string) string {
	dir, base := path.Split(part)
	x, c, err := d.decoder(path.Join(dir, "_rels", base+".rels"))
	if err != nil {
		return usual
	}
	defer c.Close()
	for {
		t, err := x.RawToken()
		if err != nil {
			return usual
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" || !strings.HasSuffix(attr(e, "Type"), "/"+kind) || attr(e, "TargetMode") == "External" {
			continue
		}
		target := attr(e, "Target")
		if whole, ok := strings.CutPrefix(target, "/"); ok {
			return path.Clean(whole)
		}
		return path.Join(dir, target)
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
