package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"yardstick/intake/outline"
)

// aside are the elements that hold no text of a document.
func aside(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Footer, atom.Aside, atom.Button, atom.Select, atom.Input,
		atom.Textarea, atom.Iframe, atom.Object, atom.Svg, atom.Canvas, atom.Video, atom.Audio, atom.Head, atom.Datalist, atom.Dialog,
		atom.Math, atom.Map:
		return true
	}
	return false
}

// roles are of parts that every page of a site has.
const roles = " navigation menu menubar banner search dialog alertdialog contentinfo complementary toolbar tablist status alert "

// names are words in the class or id of such parts.
var names = []string{
	"cookie", "consent", "gdpr", "breadcrumb", "navbar", "nav-", "-nav", "menu", "footer", "skip-link", "skiplink", "sr-only",
	"visually-hidden", "share", "social", "newsletter", "related-jobs", "similar-jobs", "recommended", "pagination", "popup", "modal",
	"toolbar", "advert-banner", "login", "signin", "sign-in",
}

// dropped reports whether an element is no text of the document: by what it
// is, by its role, by being hidden, or by what the page's author calls it.
func (w *walker) dropped(n *html.Node) bool {
	if n.Type != html.ElementNode || n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.Main {
		return false
	}
	if aside(n.DataAtom) {
		return true
	}
	for _, a := range n.Attr {
		v := strings.ToLower(a.Val)
		switch a.Key {
		case "hidden":
			return v != "until-found"
		case "aria-hidden":
			return v == "true" && n.DataAtom != atom.I && n.DataAtom != atom.Span
		case "role":
			return v != "" && strings.Contains(roles, " "+v+" ")
		case "style":
			v = strings.ReplaceAll(v, " ", "")
			if strings.Contains(v, "display:none") || strings.Contains(v, "visibility:hidden") {
				return true
			}
		case "class", "id":
			if named(v) && !w.large[n] {
				return true
			}
		}
	}
	return menu(n)
}

// named reports whether a class or id is called like a part that every page has.
func named(v string) bool {
	for word := range strings.FieldsSeq(v) {
		if word == "nav" {
			return true
		}
		for _, name := range names {
			if strings.Contains(word, name) {
				return true
			}
		}
	}
	return false
}

// landmarks gives the elements that hold a heading of the first level, or a
// main part: names such as has-menu stand on whole pages.
func landmarks(root *html.Node) map[*html.Node]bool {
	large := map[*html.Node]bool{}
	for n := range root.Descendants() {
		if n.DataAtom != atom.H1 && n.DataAtom != atom.Main && n.DataAtom != atom.Article {
			continue
		}
		for up := n.Parent; up != nil && !large[up]; up = up.Parent {
			large[up] = true
		}
	}
	return large
}

// maxLink is the length in bytes of the longest link of a menu; maxInline is as
// much as is read of an element on one line.
const (
	maxLink   = 60
	maxInline = 64 << 10
)

// menu reports whether a list has nothing but short links in it.
func menu(n *html.Node) bool {
	if n.DataAtom != atom.Ul && n.DataAtom != atom.Ol && n.DataAtom != atom.Menu {
		return false
	}
	items, links := 0, 0
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Li {
			continue
		}
		items++
		if a := near(c, atom.A); a != nil {
			if s := inline(a); len(s) < maxLink && s == inline(c) {
				links++
			}
		}
	}
	return items > 0 && links == items
}

// near finds an element of a kind among the first few below a node.
func near(n *html.Node, kind atom.Atom) *html.Node {
	left := 20
	for c := range n.Descendants() {
		if c.DataAtom == kind {
			return c
		}
		if left--; left == 0 {
			break
		}
	}
	return nil
}

// mainPart gives the part of a page that the page itself calls its main one:
// one main, or one article; else the body.
func mainPart(root *html.Node) *html.Node {
	for _, is := range []func(*html.Node) bool{
		func(n *html.Node) bool { return n.DataAtom == atom.Main || attr(n, "role") == "main" },
		func(n *html.Node) bool { return n.DataAtom == atom.Article },
	} {
		var found []*html.Node
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && is(n) {
				found = append(found, n)
			}
		}
		if len(found) == 1 && len(inline(found[0])) > 200 {
			return found[0]
		}
	}
	if body := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Body }); body != nil {
		return body
	}
	return root
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// inline gives the text below a node as one line.
func inline(n *html.Node) string {
	var b strings.Builder
	gather(&b, n)
	return outline.Clean(b.String())
}

// gather writes the text below a node; what stands in blocks stays apart.
func gather(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
		return
	}
	for c := range n.ChildNodes() {
		if b.Len() > maxInline {
			return
		}
		if c.Type == html.ElementNode && aside(c.DataAtom) {
			continue
		}
		if isBlock(c.DataAtom) || c.DataAtom == atom.Br {
			b.WriteByte(' ')
			gather(b, c)
			b.WriteByte(' ')
			continue
		}
		gather(b, c)
	}
}
