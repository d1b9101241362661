package webtest

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Find finds what a selector names: steps apart by spaces, each a descendant of
// the one before, and in each step a tag, #id, .class, [name] or [name=value].
func (p *Page) Find(selector string) []*html.Node {
	found := []*html.Node{p.root}
	for _, step := range strings.Fields(selector) {
		var next []*html.Node
		for _, from := range found {
			for n := range from.Descendants() {
				if n.Type == html.ElementNode && matches(n, step) && !slices.Contains(next, n) {
					next = append(next, n)
				}
			}
		}
		found = next
	}
	return found
}

// matches reports whether an element is what one step of a selector names.
func matches(n *html.Node, step string) bool {
	for step != "" {
		end := strings.IndexAny(step[1:], "#.[") + 1
		if end == 0 {
			end = len(step)
		}
		if step[0] == '[' { // a value may hold a dot
			end = strings.IndexByte(step, ']') + 1
		}
		part := step[:end]
		step = step[end:]
		if !matchesPart(n, part) {
			return false
		}
	}
	return true
}

func matchesPart(n *html.Node, part string) bool {
	switch part[0] {
	case '#':
		id, _ := attr(n, "id")
		return id == part[1:]
	case '.':
		class, _ := attr(n, "class")
		return slices.Contains(strings.Fields(class), part[1:])
	case '[':
		name, want, hasValue := strings.Cut(part[1:len(part)-1], "=")
		value, ok := attr(n, name)
		return ok && (!hasValue || value == want)
	}
	return n.Data == part
}

func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}
