package posting

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"yardstick/intake/outline"
	"yardstick/intake/page"
)

// marks are the attributes of a way to mark up properties in a page.
type marks struct{ kind, property string }

// ways are microdata and RDFa.
var ways = []marks{{"itemtype", "itemprop"}, {"typeof", "property"}}

// marked finds the postings that a page marks up in its own elements.
func marked(root *html.Node) (all []Posting, err error) {
	for _, way := range ways {
		for n := range root.Descendants() {
			if n.Type != html.ElementNode || !way.is(n, "JobPosting") {
				continue
			}
			r := &scope{way: way, fields: fields{texts: map[string][]outline.Line{}}}
			if err := r.properties(n); err != nil {
				return nil, err
			}
			r.setting = settings(r.facts["industry"], r.facts["workHours"], r.facts["employmentType"],
				strings.EqualFold(r.facts["jobLocationType"], "TELECOMMUTE"))
			if p, says := r.posting(); says {
				all = append(all, p)
			}
		}
		if len(all) > 0 {
			return all, nil
		}
	}
	return nil, nil
}

// is reports whether an element begins an item of a type.
func (m marks) is(n *html.Node, name string) bool {
	for kind := range strings.FieldsSeq(attribute(n, m.kind)) {
		if kind == name || strings.HasSuffix(kind, "/"+name) || strings.HasSuffix(kind, ":"+name) {
			return true
		}
	}
	return false
}

// names gives the properties that an element is a value of.
func (m marks) names(n *html.Node) []string {
	names := strings.Fields(attribute(n, m.property))
	for i, name := range names {
		names[i] = name[strings.LastIndexAny(name, ":/")+1:]
	}
	return names
}

// scope reads the properties of one item.
type scope struct {
	way marks
	fields
	facts map[string]string
}

// properties reads what is below an item. An item within it, such as the
// employer, has its own properties, which are not the posting's.
func (s *scope) properties(n *html.Node) error {
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode {
			continue
		}
		names := s.way.names(c)
		inner := s.way.begins(c)
		for _, name := range names {
			if err := s.value(name, c, inner); err != nil {
				return err
			}
		}
		if inner || text(names) {
			continue // marks within a text are part of the text
		}
		if err := s.properties(c); err != nil {
			return err
		}
	}
	return nil
}

// begins reports whether an element begins an item of its own.
func (m marks) begins(n *html.Node) bool {
	return attribute(n, m.kind) != "" || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "itemscope" && m.kind == "itemtype"
	})
}

// text reports whether one of the properties holds text of several lines.
func text(names []string) bool {
	for _, p := range parts {
		if slices.Contains(names, p.property) {
			return true
		}
	}
	return false
}

// value keeps one value of a property.
func (s *scope) value(name string, n *html.Node, inner bool) error {
	switch {
	case name == "title" || name == "name" && s.title == "" && !inner:
		s.title = content(n)
	case name == "hiringOrganization":
		s.firm = organisation(s.way, n)
	case text([]string{name}):
		lines, err := s.lines(n)
		if err != nil {
			return err
		}
		s.texts[name] = append(s.texts[name], lines...)
	default:
		if s.facts == nil {
			s.facts = map[string]string{}
		}
		s.facts[name] = content(n)
	}
	return nil
}

func (s *scope) lines(n *html.Node) ([]outline.Line, error) {
	if held := attribute(n, "content"); held != "" {
		return page.Fragment(held)
	}
	lines, err := page.Lines(n)
	if n.DataAtom == atom.Li {
		for i := range lines {
			lines[i].Shape, lines[i].Level = outline.Item, max(lines[i].Level, 1)
		}
	}
	return lines, err
}

// content gives a value on one line.
func content(n *html.Node) string {
	if held := attribute(n, "content"); held != "" {
		return outline.Clean(held)
	}
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && c.Parent.DataAtom != atom.Script && c.Parent.DataAtom != atom.Style {
			b.WriteString(c.Data)
		}
	}
	return outline.Clean(b.String())
}

// organisation gives the name of an employer, whose item may hold more.
func organisation(way marks, n *html.Node) string {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && slices.Contains(way.names(c), "name") {
			return content(c)
		}
	}
	if s := content(n); len(s) < 120 {
		return s
	}
	return ""
}
