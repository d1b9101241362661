package word

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
)

// parser goes through WordprocessingML once, from start to end.
type parser struct {
	*docx
	x      *xml.Decoder
	styles map[string]style
	depth  int
	tokens int
	title  string
	size   int
}

// text reads the main part.
func (d *docx) text(part string, styles map[string]style) (outline.Outline, error) {
	x, c, err := d.decoder(part)
	if err != nil {
		return outline.Outline{}, err
	}
	defer c.Close()
	p := &parser{docx: d, x: x, styles: styles}
	lines, err := p.body("")
	if err != nil {
		return outline.Outline{}, err
	}
	var b outline.Builder
	if err := b.AddAll(lines); err != nil {
		return outline.Outline{}, err
	}
	if len(b.Outline.Lines) == 0 {
		return outline.Outline{}, fault.Invalidf("is a DOCX file without text")
	}
	b.Outline.Title = outline.TitleField(p.title)
	b.Outline.Fill()
	return b.Outline, nil
}

// next gives the next element that starts or ends, or text; nil at the end.
func (p *parser) next() (xml.Token, error) {
	for {
		if p.tokens++; p.tokens%(1<<14) == 0 && p.ctx.Err() != nil {
			return nil, p.ctx.Err()
		}
		t, err := p.x.RawToken()
		if errors.Is(err, io.EOF) {
			return nil, nil //nolint:nilnil // the end is no error: what was read counts
		}
		if err != nil {
			return nil, fault.Invalidf("is a DOCX file whose text cannot be read: %v", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if p.depth++; p.depth > maxNest {
				return nil, fault.Invalidf("is a DOCX file nested deeper than %d levels", maxNest)
			}
			return t, nil
		case xml.EndElement:
			p.depth--
			return t, nil
		case xml.CharData:
			return t, nil
		}
	}
}

// gone reports whether an element holds what a reader does not see: deleted or
// moved away, the second form of a drawing, instructions of fields.
func gone(name string) bool {
	switch name {
	case "del", "moveFrom", "Fallback", "delText", "instrText", "delInstrText", "sectPr", "rubyPr", "rt", "tblPr", "trPr", "tblGrid",
		"tcPr", "sdtPr", "sdtEndPr":
		return true
	}
	return false
}

// skip passes over the element that has just begun.
func (p *parser) skip() error {
	for open := p.depth - 1; p.depth > open; {
		if t, err := p.next(); err != nil || t == nil {
			return err
		}
	}
	return nil
}

// body reads blocks up to the end of an element, or of the part.
func (p *parser) body(end string) (out []outline.Line, err error) {
	for {
		t, err := p.next()
		if err != nil || t == nil {
			return out, err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == end {
				return out, nil
			}
		case xml.StartElement:
			lines, err := p.block(t.Name.Local)
			if err != nil {
				return nil, err
			}
			out = append(out, lines...)
		}
	}
}

// block reads a paragraph or a table; anything else is looked into.
func (p *parser) block(name string) ([]outline.Line, error) {
	switch {
	case name == "p":
		return p.paragraph()
	case name == "tbl":
		return p.table()
	case gone(name):
		return nil, p.skip()
	}
	return nil, nil
}

// table reads the rows of a table.
func (p *parser) table() ([]outline.Line, error) {
	var rows [][][]outline.Line
	for {
		t, err := p.next()
		if err != nil || t == nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "tbl" {
				return outline.Table(rows, false), nil
			}
		case xml.StartElement:
			switch name := t.Name.Local; {
			case name == "tr":
				rows = append(rows, nil)
			case name == "tc" && len(rows) > 0:
				cell, err := p.body("tc")
				if err != nil {
					return nil, err
				}
				rows[len(rows)-1] = append(rows[len(rows)-1], cell)
			case gone(name):
				if err := p.skip(); err != nil {
					return nil, err
				}
			}
		}
	}
}

// maxHeading is the length in signs of the longest bold line that is a heading.
const maxHeading = 80

// lines gives a paragraph as lines: one, and one more for each line break.
func (g *paragraph) lines() (out []outline.Line) {
	for i, s := range strings.Split(g.text.String(), "\n") {
		l := outline.Line{Text: s, Shape: outline.Paragraph}
		n := utf8.RuneCountInString(strings.TrimSpace(s))
		switch {
		case g.heading > 0:
			l.Shape, l.Level = outline.Heading, g.heading
		case g.list && i == 0:
			l.Shape, l.Level = outline.Item, g.level+1
		case g.bold*10 >= n*9 && n > 0 && n <= maxHeading && !strings.HasSuffix(strings.TrimSpace(s), ".") && g.plain*10 <= g.bold:
			l.Shape, l.Level, l.Text = outline.Heading, 4, strings.TrimRight(s, " :\t")
		}
		out = append(out, l)
	}
	return append(out, g.boxes...)
}
