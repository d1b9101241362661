package word

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode/utf8"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
)

// paragraph is a paragraph as it is read.
type paragraph struct {
	text        strings.Builder
	bold, plain int // signs
	heading     int
	title       bool
	list        bool
	level       int
	hidden      bool
	boxes       []outline.Line // of text boxes that hang on it
}

// run is what holds for a stretch of text.
type run struct{ hidden, bold bool }

// paragraph reads a paragraph that has begun.
func (p *parser) paragraph() ([]outline.Line, error) {
	g := &paragraph{}
	var r run
	inText := false
	for {
		t, err := p.next()
		if err != nil || t == nil {
			return g.lines(), err
		}
		switch t := t.(type) {
		case xml.CharData:
			if inText {
				err = p.write(g, r, string(t))
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "p":
				if g.title && p.title == "" {
					p.title = g.text.String()
				}
				return g.lines(), nil
			case "t":
				inText = false
			}
		case xml.StartElement:
			inText = t.Name.Local == "t"
			err = p.inParagraph(g, &r, t)
		}
		if err != nil {
			return nil, err
		}
	}
}

// write adds text to a paragraph.
func (p *parser) write(g *paragraph, r run, s string) error {
	if r.hidden || g.hidden {
		return nil
	}
	if p.size += len(s); p.size > outline.MaxText {
		return fault.Invalidf("holds more than %d KiB of text, the most that is read", outline.MaxText>>10)
	}
	n := utf8.RuneCountInString(strings.TrimSpace(s))
	if r.bold {
		g.bold += n
	} else {
		g.plain += n
	}
	g.text.WriteString(s)
	return nil
}

// inParagraph takes an element within a paragraph.
func (p *parser) inParagraph(g *paragraph, r *run, e xml.StartElement) error {
	switch name := e.Name.Local; name {
	case "r":
		*r = run{}
	case "pPr":
		return p.properties(func(e xml.StartElement) { p.paragraphProperty(g, e) })
	case "rPr":
		return p.properties(func(e xml.StartElement) { p.runProperty(r, e) })
	case "tab", "ptab":
		return p.write(g, *r, " ")
	case "br", "cr":
		return p.write(g, *r, "\n")
	case "noBreakHyphen":
		return p.write(g, *r, "-")
	case "txbxContent":
		lines, err := p.body("txbxContent")
		g.boxes = append(g.boxes, lines...)
		return err
	default:
		if gone(name) {
			return p.skip()
		}
	}
	return nil
}

// properties gives each property of a block of them to take. What stands
// within changes of properties held before and holds no more.
func (p *parser) properties(take func(xml.StartElement)) error {
	for open := p.depth - 1; p.depth > open; {
		t, err := p.next()
		if err != nil || t == nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if e.Name.Local == "pPrChange" || e.Name.Local == "rPrChange" || e.Name.Local == "rPr" {
			if err := p.skip(); err != nil {
				return err
			}
			continue
		}
		take(e)
	}
	return nil
}

func (p *parser) paragraphProperty(g *paragraph, e xml.StartElement) {
	switch v := attr(e, "val"); e.Name.Local {
	case "pStyle":
		s := p.styleOf(v)
		g.heading, g.list, g.title, g.hidden = s.heading, s.list, s.title, s.hidden
		if s.title {
			g.heading = 1
		}
	case "numId":
		g.list = v != "0"
	case "numPr":
		g.list = true
	case "ilvl":
		n, _ := strconv.Atoi(v)
		g.level = min(max(n, 0), 8)
	case "outlineLvl":
		g.heading = outlineLevel(v)
	}
}

func (p *parser) runProperty(r *run, e xml.StartElement) {
	switch v := attr(e, "val"); e.Name.Local {
	case "vanish", "webHidden":
		r.hidden = on(v)
	case "b":
		r.bold = on(v)
	case "rStyle":
		r.hidden = r.hidden || p.styles[v].hidden || v == "PlaceholderText" // "Click here to enter text"
	}
}
