package frame

import (
	"net/url"
	"regexp"
	"strings"
)

// Path is the path of a page. Every part is escaped: an id is one step of a
// path, whatever it holds.
func Path(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString("/" + step(p))
	}
	return b.String()
}

// step is one step of a path. A dot alone would lead up the path, so that it
// becomes a step which no page has.
func step(s string) string {
	if s == "." || s == ".." {
		return "-"
	}
	return url.PathEscape(s)
}

// stepsBehind finds what templates put into a path behind one of the kinds of
// things that have pages, so that every id becomes one step of the path:
// html/template leaves slashes, question marks and dots as they are there.
func stepsBehind(kinds []string) *regexp.Regexp {
	if len(kinds) == 0 {
		return nil
	}
	var names []string
	for _, k := range kinds {
		names = append(names, regexp.QuoteMeta(k))
	}
	return regexp.MustCompile(`/(` + strings.Join(names, "|") + `)/\{\{([^{}]+)\}\}`)
}
