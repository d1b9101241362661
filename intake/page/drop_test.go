package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"yardstick/intake/outline"
)

// TestNamed knows what the authors of pages call the parts that every page has.
func TestNamed(t *testing.T) {
	t.Parallel()
	for class, want := range map[string]bool{
		"cookie-banner":         true,
		"nav":                   true,
		"site-nav-main":         true,
		"navbar navbar-default": true,
		"breadcrumbs":           true,
		"main-menu":             true,
		"page-footer":           true,
		"related-jobs-list":     true,
		"job-description":       false,
		"content":               false,
		"navy-blue":             false,
		"":                      false,
	} {
		if got := named(class); got != want {
			t.Errorf("%q: %v, want %v", class, got, want)
		}
	}
}

// node gives the first element of a kind in a page.
func node(t *testing.T, page string, kind atom.Atom) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	n := find(root, func(n *html.Node) bool { return n.DataAtom == kind })
	if n == nil {
		t.Fatalf("no %v in %s", kind, page)
	}
	return n
}

func TestMenu(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("A link that says much ", 5)
	for page, want := range map[string]bool{
		`<ul><li><a>Home</a><li><a>Jobs</a></ul>`:                    true,
		`<ul><li><span><a>Home</a></span></ul>`:                      true,
		`<ul><li><a>Home</a><li>Carry bags</ul>`:                     false,
		`<ul><li>Carry <a>bags</a></ul>`:                             false,
		`<ul><li><a>` + long + `</a></ul>`:                           false,
		`<ul></ul>`:                                                  false,
		`<ul><li>` + strings.Repeat("<i>", 30) + `<a>x</a></i></ul>`: false, // too far down to look for
	} {
		if got := menu(node(t, page, atom.Ul)); got != want {
			t.Errorf("%s: %v, want %v", page, got, want)
		}
	}
}

func TestInlineIsBounded(t *testing.T) {
	t.Parallel()
	n := node(t, "<div>"+strings.Repeat("<p>Carry the bags of guests</p>", 10_000)+"</div>", atom.Div)
	if got := inline(n); len(got) > maxInline+100 || !strings.HasPrefix(got, "Carry the bags of guests Carry") {
		t.Errorf("%d bytes", len(got))
	}
}

func TestFragment(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Carry bags\n\n- Wake guests\n":                      "Carry bags\n- Wake guests\n",
		"<p>Carry bags</p><li>Wake guests":                   "Carry bags\nWake guests\n",
		"&lt;p&gt;Carry bags&lt;/p&gt;":                      "Carry bags\n",
		"&amp;lt;ul&amp;gt;&amp;lt;li&amp;gt;Carry bags":     "- Carry bags\n",
		"Bags &amp; cases":                                   "Bags & cases\n",
		"<script>go()</script><nav>Menu</nav><b>Tasks</b>":   "#### Tasks\n",
		"<td>Carry bags</td>":                                "Carry bags\n",
		"":                                                   "",
		"Fewer than 5 < 6 and 7 > 6":                         "Fewer than 5 < 6 and 7 > 6\n",
		"<div class=menu>Carry bags</div><p>Wake guests</p>": "Wake guests\n",
	} {
		lines, err := Fragment(in)
		if got := written(lines); got != want || err != nil {
			t.Errorf("%q: %q, error %v; want %q", in, got, err, want)
		}
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	lines, err := Lines(node(t, `<section><h2>Tasks</h2><dl><div><dt>Place<dd>Leeds</div><dt>Pay<dd>Grade 4<dd>and more</dl></section>`, atom.Section))
	want := "## Tasks\nPlace | Leeds\nPay | Grade 4\nand more\n"
	if got := written(lines); got != want || err != nil {
		t.Errorf("%q, error %v; want %q", got, err, want)
	}
	if lines[1].Shape != outline.Row {
		t.Errorf("%+v; want a row", lines[1])
	}
}
