package web

import (
	"net/url"
	"regexp"
	"strings"

	"yardstick/job"
)

// pathTo is the path of a page. Every part is escaped: an id is one step of a
// path, whatever it holds.
func pathTo(parts ...string) string {
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

// cellPath is the page of a job with one cell of its matrix open.
func cellPath(id string, side job.Outcome, cell string) string {
	return pathTo("jobs", id) + "?" + url.Values{"side": {string(side)}, "cell": {cell}}.Encode()
}

// steps finds what templates put into a path behind one of the kinds of things that have pages.
var steps = regexp.MustCompile(`/(jobs|attempts|interviews|mess)/\{\{([^{}]+)\}\}`)

// escaped makes every id that a template puts into a path one step of it:
// html/template leaves slashes, question marks and dots as they are there.
func escaped(template string) string { return steps.ReplaceAllString(template, "/$1/{{step ($2)}}") }
