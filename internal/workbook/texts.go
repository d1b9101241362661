package workbook

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// sharedStrings reads the texts that cells refer to by number; a workbook
// without texts has none. Readings of Japanese texts (rPh) are left out.
func (b *Book) sharedStrings() error {
	const part = "xl/sharedStrings.xml"
	if b.parts[part] == nil {
		return nil
	}
	r, err := b.part(part)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(r)
	size := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return b.broken(part, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "si" {
			continue
		}
		text, err := textOf(d)
		if err != nil {
			return b.broken(part, err)
		}
		b.texts = append(b.texts, text)
		if size += len(text) + 16; size > b.limits.Strings {
			return invalid(b.file, 0, "holds more than %d MiB of text, the most that is read", b.limits.Strings>>20)
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
		if text.Len() > MaxStretch || len(open) > 10 {
			return "", fmt.Errorf("a text is longer than %d KiB or nested", MaxStretch>>10)
		}
	}
	return text.String(), nil
}
