package word

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// style is what a style says of its paragraphs and runs.
type style struct {
	based   string
	title   bool
	heading int // level, 0 for none
	list    bool
	hidden  bool
}

// styles reads the styles of a document, each with what it is based on.
func (d *docx) styles(part string) (map[string]style, error) {
	x, c, err := d.decoder(part)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	all := map[string]style{}
	id, s := "", style{}
	for {
		t, err := x.RawToken()
		if err != nil { // a document without styles, or with broken ones, can be read without
			return based(all), nil
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "style" {
				id, s = attr(t, "styleId"), style{}
			}
			s.read(t)
		case xml.EndElement:
			if t.Name.Local == "style" && len(all) < maxParts {
				all[id] = s
			}
		}
	}
}

// read takes what an element says of a style.
func (s *style) read(e xml.StartElement) {
	switch v := attr(e, "val"); e.Name.Local {
	case "name":
		s.named(strings.ToLower(v))
	case "basedOn":
		s.based = v
	case "outlineLvl":
		s.heading = outlineLevel(v)
	case "numId":
		s.list = v != "0"
	case "vanish":
		s.hidden = on(v)
	}
}

// named knows the styles that every Word has under English names.
func (s *style) named(name string) {
	switch level, heading := strings.CutPrefix(name, "heading "); {
	case heading:
		n, _ := strconv.Atoi(level)
		s.heading = min(max(n, 1), 6)
	case name == "title":
		s.title = true
	case name == "subtitle":
		s.heading = 2
	case strings.HasPrefix(name, "list bullet"), strings.HasPrefix(name, "list number"):
		s.list = true
	}
}

// outlineLevel gives the level of a heading by Word's count from 0; 9 is body text.
func outlineLevel(v string) int {
	if n, err := strconv.Atoi(v); err == nil && n >= 0 && n < 9 {
		return min(n+1, 6)
	}
	return 0
}

// on reads a switch, which is on when it says nothing.
func on(v string) bool { return v != "0" && v != "false" && v != "off" }

// based completes styles by those that they are based on.
func based(all map[string]style) map[string]style {
	for id := range all {
		s := all[id]
		for at, n := s.based, 0; at != "" && n < 10; n++ {
			base := all[at]
			if s.heading == 0 {
				s.heading = base.heading
			}
			s.title, s.list, s.hidden, at = s.title || base.title, s.list || base.list, s.hidden || base.hidden, base.based
		}
		all[id] = s
	}
	return all
}

// styleOf gives the style of an id; where the document has none of it, the id
// itself tells, as Word's English ids do.
func (p *parser) styleOf(id string) style {
	if s, known := p.styles[id]; known {
		return s
	}
	var s style
	low := strings.ToLower(id)
	if level, ok := strings.CutPrefix(low, "heading"); ok {
		s.named("heading " + level)
	}
	s.title = low == "title"
	s.list = strings.HasPrefix(low, "listbullet") || strings.HasPrefix(low, "listnumber")
	return s
}
