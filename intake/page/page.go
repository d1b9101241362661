// Package page reads HTML as an outline: saved pages, and the texts in HTML that
// other formats hold. HTML always goes through a real parser; what makes a page
// go (scripts, styles, menus, footers, notices on cookies, buttons) is no text.
package page

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
)

// Limits on a page: its size, most of which pictures take where it is large,
// and the tags in it, of which large pages have some ten thousand.
const (
	MaxBytes = 8 << 20
	maxTags  = 200_000
)

// Parse reads a page in whatever encoding it says that it has. Errors are fault.Invalid.
func Parse(data []byte) (*html.Node, error) {
	if len(data) > MaxBytes {
		return nil, fault.Invalidf("is larger than %d MiB, the most that is read", MaxBytes>>20)
	}
	if tooMany(data) {
		return nil, fault.Invalidf("is an HTML page with more than %d tags, the most that are read; save the text of the page as .txt", maxTags)
	}
	enc, _, _ := charset.DetermineEncoding(data, "")
	text, err := io.ReadAll(io.LimitReader(enc.NewDecoder().Reader(bytes.NewReader(data)), 3*MaxBytes))
	if err != nil {
		return nil, fault.Invalidf("is an HTML page in an encoding that cannot be read: %v", err)
	}
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, fault.Invalidf("is an HTML page that cannot be read: %v", err)
	}
	return root, nil
}

// tooMany reports whether a page has more tags, or a tag more attributes, than
// any that is read: the parser makes some hundred bytes of each.
func tooMany(data []byte) bool {
	tags, attributes, within := 0, 0, false
	for _, c := range data {
		switch {
		case c == '<':
			tags++
			attributes, within = 0, true
		case c == '>':
			within = false
		case within && (c == '=' || c == ' ' || c == '\n' || c == '\t' || c == '/'):
			attributes++
		}
		if tags > maxTags || attributes > maxTags {
			return true
		}
	}
	return false
}

// Outline gives the text of a page: of its main part, where it marks one. The
// title is its first heading, or what the page calls itself where it has none.
func Outline(root *html.Node) (outline.Outline, error) {
	w := &walker{large: landmarks(root)}
	body := mainPart(root)
	if err := w.blocks(body); err != nil {
		return outline.Outline{}, err
	}
	if err := w.flush(); err != nil {
		return outline.Outline{}, err
	}
	o := w.b.Outline
	o.Title = w.title(root, body, o)
	o.Fill()
	return o, nil
}

// Fragment reads HTML that stands in a field of another format. Text without
// tags is one too, and so is HTML whose marks were escaped once or twice more.
func Fragment(s string) ([]outline.Line, error) {
	if strings.Count(s, "<") > maxTags {
		return nil, fault.Invalidf("holds HTML with more than %d tags, the most that are read", maxTags)
	}
	for range 3 {
		if strings.Contains(s, "<") || !strings.Contains(s, "&lt;") && !strings.Contains(s, "&amp;lt;") {
			break
		}
		s = html.UnescapeString(s)
	}
	context := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(s), context)
	if err != nil {
		return nil, fault.Invalidf("holds HTML that cannot be read: %v", err)
	}
	w := &walker{lines: !strings.Contains(s, "<")}
	for _, n := range nodes {
		if err := w.block(n); err != nil {
			return nil, err
		}
	}
	err = w.flush()
	return w.b.Outline.Lines, err
}

// Lines gives the text below a node.
func Lines(n *html.Node) ([]outline.Line, error) {
	return (&walker{large: landmarks(n)}).linesOf(n)
}

// linesOf gives the text below a node apart from what was written so far.
func (w *walker) linesOf(n *html.Node) ([]outline.Line, error) {
	apart := &walker{large: w.large, deep: w.deep + 1}
	if err := apart.blocks(n); err != nil {
		return nil, err
	}
	err := apart.flush()
	return apart.b.Outline.Lines, err
}

// title takes the first heading of the first level within the part that is
// read; else what the page is called, up to the mark before the site's name.
func (w *walker) title(root, body *html.Node, o outline.Outline) string {
	for _, where := range []*html.Node{body, root} {
		if h := find(where, func(n *html.Node) bool { return n.DataAtom == atom.H1 && !w.dropped(n) }); h != nil {
			if t := outline.TitleField(inline(h)); t != "" {
				return t
			}
		}
	}
	t := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Title })
	if t == nil || len(o.Lines) == 0 {
		return ""
	}
	name := inline(t)
	for _, mark := range []string{" | ", " - ", " – ", " — ", " at ", " : "} {
		name, _, _ = strings.Cut(name, mark)
	}
	for _, l := range o.Lines[:min(5, len(o.Lines))] {
		if strings.EqualFold(l.Text, name) { // said twice: by the page's name and in its text
			return outline.TitleField(l.Text)
		}
	}
	if o.Lines[0].Shape != outline.Heading {
		return outline.TitleField(name)
	}
	return ""
}

// find gives the first node for which want holds, in the page's order.
func find(root *html.Node, want func(*html.Node) bool) *html.Node {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && want(n) {
			return n
		}
	}
	return nil
}
