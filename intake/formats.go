package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/net/html"

	"yardstick/intake/onet"
	"yardstick/intake/outline"
	"yardstick/intake/page"
	"yardstick/intake/pdf"
	"yardstick/intake/plain"
	"yardstick/intake/posting"
	"yardstick/intake/sheet"
	"yardstick/intake/word"
	"yardstick/internal/fault"
)

// read gives a file of a kind as a document.
func read(ctx context.Context, name string, k kind, data []byte, text string, o Options) (document, error) {
	switch k {
	case isPDF:
		found, notes, err := pdf.Read(ctx, data)
		return document{Outline: found, notes: notes}, err
	case isZip:
		return zipped(ctx, name, data, o)
	case isJSON:
		all, err := posting.All([]byte(text))
		if err != nil {
			return document{}, err
		}
		return chosen(all, o)
	case isHTML:
		return webPage(data, text, o)
	case isMHTML:
		page, err := archived(data)
		if err != nil {
			return document{}, err
		}
		return webPage(page, "", o)
	}
	return written(text)
}

// written reads text: a sheet, or lines.
func written(text string) (document, error) {
	if len(text) > outline.MaxText {
		return document{}, fault.Invalidf("holds more than %d KiB of text, the most that is read", outline.MaxText>>10)
	}
	if sep, is := sheet.Separator(text); is {
		found, err := sheet.Text(text, sep)
		return document{Outline: found}, err
	}
	found, err := plain.Read(text)
	return document{Outline: found}, err
}

// webPage reads a page: a posting in it, or its text.
func webPage(data []byte, text string, o Options) (document, error) {
	if text != "" { // its encoding is known
		data = append([]byte("\xef\xbb\xbf"), text...)
	}
	root, err := page.Parse(data)
	if err != nil {
		return document{}, err
	}
	all, broken := posting.InPage(root)
	if len(all) > 0 {
		return chosen(all, o)
	}
	return saved(root, broken)
}

// saved reads the text of a page without a posting. Where there was one that
// could not be read, a note says so.
func saved(root *html.Node, broken error) (document, error) {
	found, err := page.Outline(root)
	if err != nil {
		return document{}, err
	}
	d := document{Outline: found}
	if broken != nil {
		d.notes = append(d.notes, "the JobPosting in the page "+broken.Error()+"; the text of the page was read instead")
	}
	return d, nil
}

// zipped tells the formats that are zips apart by what is in them.
func zipped(ctx context.Context, name string, data []byte, o Options) (document, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return document{}, fault.Invalidf("is a broken zip or DOCX file: %v", err)
	}
	for _, f := range z.File {
		switch base := path.Base(f.Name); {
		case f.Name == "xl/workbook.xml":
			found, err := sheet.Workbook(ctx, name, data)
			return document{Outline: found}, err
		case strings.EqualFold(base, "Occupation Data.txt"):
			return occupation(z, o)
		case f.Name == "content.xml":
			return document{}, fault.Invalidf("is an OpenDocument file; save it as .docx, .xlsx or .pdf")
		}
	}
	found, err := word.Read(ctx, data)
	return document{Outline: found}, err
}

// occupation takes the one occupation that was asked for out of an O*NET release.
func occupation(root fs.FS, o Options) (document, error) {
	db, err := onet.Open(root)
	if err != nil {
		return document{}, err
	}
	name := strings.TrimSpace(o.Posting)
	if name == "" {
		name = strings.TrimSpace(o.Title)
	}
	found, err := db.Named(name)
	if err != nil {
		return document{}, err
	}
	j, err := found.Job()
	return document{job: &j}, err
}
