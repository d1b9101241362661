package posting

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"yardstick/internal/fault"
)

// The pages are read as a stream of tokens: no tree is built, so that depth of
// nesting costs nothing.

// fromHTML finds the JobPosting among the JSON-LD scripts of a page, or marked
// up as microdata.
func fromHTML(page []byte) (Posting, error) {
	scripts, err := ldScripts(page)
	if err != nil {
		return Posting{}, err
	}
	var broken error
	for _, s := range scripts {
		p, err := fromJSON(clean(s))
		if err == nil {
			return p, nil
		}
		if broken == nil {
			broken = err
		}
	}
	if p, ok := microdata(page); ok {
		return p, nil
	}
	if broken != nil {
		var e *fault.Error
		if errors.As(broken, &e) {
			return Posting{}, fault.Invalidf("the JSON-LD in the page %s", e.Error())
		}
		return Posting{}, broken
	}
	return Posting{}, fault.Invalidf("holds no JobPosting: no JSON-LD script with one was found in the page; save the page's text and use job import text")
}

// clean takes comment and CDATA marks off a script.
func clean(script []byte) []byte {
	s := strings.TrimSpace(string(script))
	for _, mark := range [...]string{"<!--", "//<![CDATA[", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	for _, mark := range [...]string{"-->", "//]]>", "]]>"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	return []byte(s)
}

// ldScripts gives the contents of the JSON-LD scripts of a page.
func ldScripts(page []byte) ([][]byte, error) {
	z := html.NewTokenizer(bytes.NewReader(page))
	z.SetMaxBuf(MaxBytes + 1)
	var out [][]byte
	wanted := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, fault.Invalidf("is not an HTML page that can be read: %v", err)
			}
			return out, nil
		case html.StartTagToken:
			t := z.Token()
			wanted = t.DataAtom == atom.Script && strings.HasPrefix(strings.ToLower(strings.TrimSpace(attribute(t, "type"))), "application/ld+json")
		case html.TextToken:
			if wanted && len(out) < 50 {
				out = append(out, bytes.Clone(z.Text()))
			}
		case html.EndTagToken:
			wanted = false
		}
	}
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// microdata reads a JobPosting marked up with itemtype and itemprop.
func microdata(page []byte) (Posting, bool) {
	if !bytes.Contains(page, []byte("schema.org/JobPosting")) {
		return Posting{}, false
	}
	fields := map[string]*bytes.Buffer{}
	z := html.NewTokenizer(bytes.NewReader(page))
	z.SetMaxBuf(MaxBytes + 1)
	var current *bytes.Buffer
	depth := 0
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			p := Posting{Title: oneLine(plain(buffered(fields["title"]))), Description: plain(buffered(fields["description"])), Responsibilities: plain(buffered(fields["responsibilities"]))}
			return p, p.Description+p.Responsibilities != ""
		case html.StartTagToken:
			t := z.Token()
			if name := attribute(t, "itemprop"); current == nil && fields[name] == nil && slices.Contains([]string{"title", "description", "responsibilities"}, name) {
				current, depth = &bytes.Buffer{}, 0
				fields[name] = current
			}
			if current != nil && !void(t.DataAtom) {
				depth++
			}
			write(current, z.Raw())
		case html.EndTagToken:
			write(current, z.Raw())
			if depth--; depth <= 0 {
				current = nil
			}
		default:
			write(current, z.Raw())
		}
	}
}

func buffered(b *bytes.Buffer) string {
	if b == nil {
		return ""
	}
	return b.String()
}

func write(b *bytes.Buffer, raw []byte) {
	if b != nil {
		b.Write(raw)
	}
}

func void(a atom.Atom) bool {
	switch a {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Wbr, atom.Source, atom.Col:
		return true
	}
	return false
}

// plain turns HTML into text with one line a paragraph, list item or heading.
// Entities escaped twice ("&lt;li&gt;"), as many sites have them, are read too.
func plain(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return strings.TrimSpace(s)
	}
	if !strings.Contains(s, "<") && strings.Contains(s, "&lt;") {
		s = html.UnescapeString(s)
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	z.SetMaxBuf(MaxBytes + 1)
	hidden := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return tidy(b.String())
		case html.TextToken:
			if !hidden {
				b.WriteString(string(z.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			hidden = a == atom.Script || a == atom.Style
			b.WriteString(opening(a))
		case html.EndTagToken:
			name, _ := z.TagName()
			hidden = false
			b.WriteString(closing(atom.Lookup(name)))
		}
	}
}

// opening gives the text that stands for a start tag.
func opening(a atom.Atom) string {
	switch a {
	case atom.Li:
		return "\n• "
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return "\n\n# "
	case atom.Br, atom.P, atom.Div, atom.Ul, atom.Ol, atom.Tr, atom.Section, atom.Table, atom.Article, atom.Dt, atom.Dd:
		return "\n"
	case atom.Td, atom.Th:
		return " "
	}
	return ""
}

// closing gives the text that stands for an end tag.
func closing(a atom.Atom) string {
	if s := opening(a); strings.HasPrefix(s, "\n") {
		return "\n"
	}
	return ""
}

// tidy resolves entities and squeezes white space, line by line.
func tidy(s string) string {
	var out []string
	for line := range strings.Lines(html.UnescapeString(s)) {
		if line = strings.Join(strings.Fields(line), " "); line != "" && line != "•" && line != "#" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// sortedKeys gives the names of an object, @graph first.
func sortedKeys(o map[string]any) []string {
	names := slices.Sorted(maps.Keys(o))
	if i := slices.Index(names, "@graph"); i > 0 {
		names[0], names[i] = names[i], names[0]
	}
	return names
}
