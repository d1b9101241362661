package guide

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"yardstick/internal/fault"
)

// Marshal writes g as a guide/v1 file in YAML that [Read] reads back to the
// same guide, with what may be left out filled in. It fails only for text that
// is not UTF-8.
func Marshal(g *Guide) ([]byte, error) {
	if err := validText(g); err != nil {
		return nil, err
	}
	full := Complete(*g)
	w := &writer{}
	w.guide(&full)
	return w.Bytes(), nil
}

// MarshalIndentJSON writes g as a guide/v1 file in JSON, indented for people to
// read; the fields are those of [Marshal].
func MarshalIndentJSON(g *Guide) ([]byte, error) {
	if err := validText(g); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(Complete(*g)); err != nil {
		return nil, fault.Invalidf("guide %s cannot be written as JSON: %v", g.ID, err)
	}
	return b.Bytes(), nil
}

// writer writes the fields of a guide in the order of the format. It writes
// only what every YAML reader reads alike: block lists and maps, and texts on
// one line, in double quotes where they are anything but plain words.
type writer struct {
	bytes.Buffer
	indent string
	dash   bool // the next field begins an entry of a list
}

func (w *writer) guide(g *Guide) {
	w.field("yardstick", Format)
	w.field("id", scalar(g.ID))
	w.text("title", g.Title)
	w.text("job", g.Job)
	w.field("version", strconv.Itoa(g.Version))
	w.levels("scale", g.Scale)
	w.field("pass", "{score: "+number(g.Pass.Score)+"}")
	w.text("verdict_of_record", string(g.Record))
	if g.Seal != nil {
		w.field("seal", "")
		w.nested(func() {
			w.field("sha256", strconv.Quote(g.Seal.SHA256))
			w.field("at", strconv.Quote(g.Seal.At.Format(time.RFC3339Nano)))
			w.text("by", g.Seal.By)
		})
	}
	w.field("questions", "")
	for i := range g.Questions {
		w.entry(func() { w.question(&g.Questions[i]) })
	}
}

func (w *writer) question(q *Question) {
	w.field("id", scalar(q.ID))
	w.text("text", q.Text)
	w.field("type", string(q.Type))
	w.text("purpose", q.Purpose)
	if q.Seconds != 0 {
		w.field("seconds", strconv.Itoa(q.Seconds))
	}
	w.list("probes", q.Probes)
	w.levels("anchors", q.Anchors)
	w.field("requirements", "")
	for i := range q.Requirements {
		w.entry(func() { w.requirement(&q.Requirements[i]) })
	}
}

func (w *writer) requirement(r *Requirement) {
	w.field("id", scalar(r.ID))
	w.field("kind", string(r.Kind))
	w.text("text", r.Text)
	if r.Must {
		w.field("must", "true")
	}
	w.field("weight", number(r.Weight))
	w.list("items", r.Items)
	if r.AtLeast != 0 {
		w.field("at_least", strconv.Itoa(r.AtLeast))
	}
	w.list("shows", r.Shows)
	w.list("misses", r.Misses)
}

// field writes one key; an empty value opens a list or map.
func (w *writer) field(key, value string) {
	lead := w.indent
	if w.dash {
		lead = w.indent[:len(w.indent)-2] + "- "
		w.dash = false
	}
	w.WriteString(strings.TrimRight(lead+key+": "+value, " ") + "\n")
}

// text writes a text, and nothing where there is none.
func (w *writer) text(key, s string) {
	if s != "" {
		w.field(key, scalar(s))
	}
}

func (w *writer) nested(body func()) {
	w.indent += "  "
	body()
	w.indent = w.indent[:len(w.indent)-2]
}

// entry writes one entry of a list of maps.
func (w *writer) entry(body func()) {
	w.indent += "    "
	w.dash = true
	body()
	w.indent = w.indent[:len(w.indent)-4]
}

func (w *writer) list(key string, list []string) {
	if len(list) == 0 {
		return
	}
	w.field(key, "")
	for _, s := range list {
		w.WriteString(w.indent + "  - " + scalar(s) + "\n")
	}
}

func (w *writer) levels(key string, levels map[int]string) {
	if len(levels) == 0 {
		return
	}
	w.field(key, "")
	for _, n := range slices.Sorted(maps.Keys(levels)) {
		fmt.Fprintf(w, "%s  %d: %s\n", w.indent, n, scalar(levels[n]))
	}
}

// number is the shortest decimal that reads back exactly.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// plain are texts that mean themselves in YAML without quotes.
var plain = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*(?:[ ,.()/'’%?!;+-]+[A-Za-z0-9(’]+)*[.?!)]?$`)

// scalar writes a text as YAML. Words that YAML may take for something else,
// such as yes and null, and texts with any special character are quoted.
func scalar(s string) string {
	if plain.MatchString(s) && !slices.Contains([]string{"null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan"},
		strings.ToLower(s)) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x20 || r == 0x7f || r == 0x85 || r == 0xa0 || r == 0xfeff || r == 0x2028 || r == 0x2029:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}
