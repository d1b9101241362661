package posting

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"yardstick/internal/fault"
)

// Limits on nested data: a posting nests four or five levels deep.
const (
	maxDepth = 40
	maxNodes = 20_000 // values looked at in search of a JobPosting

	maxOpened = 200_000 // objects and lists: some 100 bytes each
)

// fromJSON finds the first JobPosting in JSON data.
func fromJSON(data []byte) (Posting, error) {
	value, err := decode(data)
	if err != nil {
		return Posting{}, err
	}
	s := &searcher{left: maxNodes}
	if found := s.find(value, 0); found != nil {
		return fromObject(found)
	}
	if object, ok := value.(map[string]any); ok && textOf(object["title"]) != "" && textOf(object["description"]) != "" {
		return fromObject(object) // a posting without its @type
	}
	return Posting{}, fault.Invalidf("holds no JobPosting; the JSON must have an object with \"@type\": \"JobPosting\"")
}

// decode reads JSON of bounded depth.
func decode(data []byte) (any, error) {
	if err := checkDepth(data); err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil {
		return nil, syntaxFault(data, err)
	}
	return value, nil
}

// checkDepth refuses data nested deeper than maxDepth, or with too many parts,
// before it is decoded.
func checkDepth(data []byte) error {
	depth, opened, quoted, escaped := 0, 0, false, false
	for _, c := range data {
		switch {
		case escaped:
			escaped = false
		case quoted && c == '\\':
			escaped = true
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '{' || c == '['):
			if depth++; depth > maxDepth {
				return fault.Invalidf("is nested deeper than %d levels", maxDepth)
			}
			if opened++; opened > maxOpened {
				return fault.Invalidf("holds more than %d objects and lists; give the posting alone", maxOpened)
			}
		case !quoted && (c == '}' || c == ']'):
			depth--
		}
	}
	return nil
}

// syntaxFault names the line of a JSON error.
func syntaxFault(data []byte, err error) error {
	e := fault.Invalidf("is not valid JSON: %v", err)
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		e.Line = 1 + bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))
	case errors.Is(err, io.ErrUnexpectedEOF):
		e.Message = "is not valid JSON: it ends too early"
		e.Line = 1 + bytes.Count(data, []byte("\n"))
	}
	e.Cause = err
	return e
}

// searcher walks decoded JSON in search of a JobPosting, in the order in
// which lists give it; members of objects are tried @graph first, then by name.
type searcher struct{ left int }

func (s *searcher) find(v any, depth int) map[string]any {
	if s.left--; s.left < 0 || depth > maxDepth {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if found := s.find(item, depth+1); found != nil {
				return found
			}
		}
	case map[string]any:
		if isPosting(v["@type"]) || isPosting(v["type"]) {
			return v
		}
		for _, name := range sortedKeys(v) {
			if found := s.find(v[name], depth+1); found != nil {
				return found
			}
		}
	}
	return nil
}

// isPosting reports whether a type, one or several, is JobPosting, written
// short, with a prefix or as a full address.
func isPosting(v any) bool {
	switch v := v.(type) {
	case string:
		return v == "JobPosting" || strings.HasSuffix(v, ":JobPosting") || strings.HasSuffix(v, "/JobPosting")
	case []any:
		for _, item := range v {
			if s, ok := item.(string); ok && isPosting(s) {
				return true
			}
		}
	}
	return false
}

// fromObject reads the fields of a JobPosting.
func fromObject(o map[string]any) (Posting, error) {
	text := func(names ...string) string {
		for _, n := range names {
			for _, prefix := range [...]string{"", "schema:", "http://schema.org/", "https://schema.org/"} {
				if s := textOf(o[prefix+n]); s != "" {
					return plain(s)
				}
			}
		}
		return ""
	}
	p := Posting{
		Title:            oneLine(text("title", "name")),
		Description:      text("description"),
		Responsibilities: text("responsibilities"),
		Industry:         oneLine(text("industry")),
		Hours:            oneLine(text("workHours")),
		Employment:       strings.ToLower(strings.ReplaceAll(oneLine(text("employmentType")), "_", " ")),
		Remote:           strings.EqualFold(text("jobLocationType"), "TELECOMMUTE"),
	}
	if p.Description == "" && p.Responsibilities == "" {
		return Posting{}, &fault.Error{Kind: fault.Invalid, Field: "description", Message: "is missing or empty in the JobPosting; it must say what the job does"}
	}
	return p, nil
}

// textOf gives the text of a value: a string, the strings of a list one a
// line, or the value of an object {"@value": …} or {"name": …}.
func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case []any:
		var lines []string
		for _, item := range v {
			if s, ok := item.(string); ok {
				lines = append(lines, s)
			} else if o, ok := item.(map[string]any); ok {
				lines = append(lines, cmpText(o))
			}
		}
		return strings.Join(lines, "\n")
	case map[string]any:
		return cmpText(v)
	}
	return ""
}

func cmpText(o map[string]any) string {
	for _, name := range [...]string{"@value", "name", "description"} {
		if s, ok := o[name].(string); ok {
			return s
		}
	}
	return ""
}

// oneLine gives a text of one line without the marks of headings and lists.
func oneLine(s string) string {
	return strings.TrimLeft(strings.Join(strings.Fields(s), " "), "#• ")
}
