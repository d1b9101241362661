package webtest

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Visitor asks for pages as a browser without scripts does: it keeps cookies
// and follows redirects.
type Visitor struct {
	t      testing.TB
	client *http.Client
	base   string
}

// Visitor makes a visitor of the site.
func (s *Site) Visitor(tb testing.TB) *Visitor {
	tb.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		tb.Fatal(err)
	}
	return &Visitor{tb, &http.Client{Jar: jar}, s.URL}
}

// Page is an answer to a visitor.
type Page struct {
	t      testing.TB
	Status int
	Path   string // after redirects
	Header http.Header
	Body   string
	root   *html.Node
}

// Get asks for a page.
func (v *Visitor) Get(path string) *Page {
	v.t.Helper()
	r, err := v.client.Get(v.base + strings.TrimPrefix(path, v.base))
	return v.page(r, err)
}

// Post sends a form of names and values.
func (v *Visitor) Post(path string, pairs ...string) *Page {
	v.t.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	r, err := v.client.PostForm(v.base+strings.TrimPrefix(path, v.base), form)
	return v.page(r, err)
}

// Do sends any request to the site.
func (v *Visitor) Do(r *http.Request) *Page {
	v.t.Helper()
	answer, err := v.client.Do(r)
	return v.page(answer, err)
}

// unfilled is what fmt writes of an argument too many or too few.
var unfilled = regexp.MustCompile(`%![a-z]?\(`)

func (v *Visitor) page(r *http.Response, err error) *Page {
	v.t.Helper()
	if err != nil {
		v.t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(string(body)))
	if err != nil {
		v.t.Fatal(err)
	}
	if i := unfilled.FindStringIndex(string(body)); i != nil && strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
		v.t.Errorf("%s: a text is filled in with too much or too little: %.80q", r.Request.URL.Path, body[max(0, i[0]-40):])
	}
	return &Page{v.t, r.StatusCode, r.Request.URL.RequestURI(), r.Header, string(body), root}
}

// Want wants the status and that each selector finds something.
func (p *Page) Want(status int, selectors ...string) *Page {
	p.t.Helper()
	if p.Status != status {
		p.t.Fatalf("%s: status %d, want %d", p.Path, p.Status, status)
	}
	for _, s := range selectors {
		if len(p.Find(s)) == 0 {
			p.t.Errorf("%s: nothing found for %q", p.Path, s)
		}
	}
	return p
}

// Text is the text of the first thing that the selector finds, with single spaces.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	found := p.Find(selector)
	if len(found) == 0 {
		p.t.Fatalf("%s: nothing found for %q", p.Path, selector)
	}
	var b strings.Builder
	for n := range found[0].Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Value is an attribute of the first thing that the selector finds.
func (p *Page) Value(selector, attribute string) string {
	p.t.Helper()
	found := p.Find(selector)
	if len(found) == 0 {
		p.t.Fatalf("%s: nothing found for %q", p.Path, selector)
	}
	v, _ := attr(found[0], attribute)
	return v
}
