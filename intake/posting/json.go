package posting

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"yardstick/intake/outline"
	"yardstick/intake/page"
	"yardstick/internal/fault"
)

// Limits on nested data: a posting nests four or five levels deep.
const (
	maxDepth    = 40
	maxNodes    = 20_000 // values looked at in search of a JobPosting
	maxPostings = 200

	maxOpened = 200_000 // objects and lists: some 100 bytes each
)

// finding is what a search through JSON came to.
type finding struct {
	postings []Posting
	// occupations describe the work in general; they count where there is no posting.
	occupations []Posting
	stubs       int // postings that do not say what the job does
	left        int // values that may still be looked at
}

// fault says why nothing was found.
func (f *finding) fault() error {
	if f.stubs > 0 {
		return &fault.Error{
			Kind: fault.Invalid, Field: "description",
			Message: "is missing or empty in the JobPosting; it must say what the job does",
		}
	}
	return fault.Invalidf("holds no JobPosting; the JSON must have an object with \"@type\": \"JobPosting\" or \"Occupation\"")
}

// fromJSON finds the JobPostings in JSON data.
func fromJSON(data []byte) (*finding, error) {
	f := &finding{left: maxNodes}
	value, err := decode(data)
	if err != nil {
		return f, err
	}
	if err := f.search(value, 0); err != nil {
		return f, err
	}
	if len(f.postings) == 0 {
		f.postings = f.occupations
	}
	object, ok := value.(map[string]any)
	if ok && len(f.postings)+f.stubs == 0 && textOf(object["title"]) != "" && textOf(object["description"]) != "" {
		return f, f.take(object, &f.postings) // a posting without its @type
	}
	return f, nil
}

// decode reads JSON of bounded depth, mended where it is not sound.
func decode(data []byte) (any, error) {
	if err := checkDepth(data); err != nil {
		return nil, err
	}
	value, err := decodeStrictly(data)
	if err != nil {
		if mended, again := decodeStrictly(mend(data)); again == nil {
			return mended, nil
		}
		return nil, syntaxFault(data, err)
	}
	return value, nil
}

func decodeStrictly(data []byte) (value any, err error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	err = d.Decode(&value)
	return value, err
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

// search walks decoded JSON for JobPostings, in the order in which lists give
// them; members of objects are tried @graph first, then by name.
func (f *finding) search(v any, depth int) error {
	if f.left--; f.left < 0 || depth > maxDepth || len(f.postings)+len(f.occupations) >= maxPostings {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if err := f.search(item, depth+1); err != nil {
				return err
			}
		}
	case map[string]any:
		switch {
		case isA("JobPosting", v["@type"]) || isA("JobPosting", v["type"]):
			return f.take(v, &f.postings)
		case isA("Occupation", v["@type"]) || isA("Occupation", v["type"]):
			return f.take(v, &f.occupations)
		}
		for _, name := range sortedKeys(v) {
			if err := f.search(v[name], depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

// sortedKeys gives the names of an object, @graph first.
func sortedKeys(o map[string]any) []string {
	names := slices.Sorted(maps.Keys(o))
	if i := slices.Index(names, "@graph"); i > 0 {
		return slices.Concat(names[i:i+1], names[:i], names[i+1:])
	}
	return names
}

// take reads a JobPosting or an Occupation, or counts it as a stub.
func (f *finding) take(o map[string]any, into *[]Posting) error {
	p, says, err := fromObject(o)
	switch {
	case err != nil:
		return err
	case says:
		*into = append(*into, p)
	default:
		f.stubs++
	}
	return nil
}

// isA reports whether a type, one or several, is the one of this name, written
// short, with a prefix or as a full address.
func isA(name string, v any) bool {
	switch v := v.(type) {
	case string:
		return v == name || strings.HasSuffix(v, ":"+name) || strings.HasSuffix(v, "/"+name)
	case []any:
		for _, item := range v {
			if s, ok := item.(string); ok && isA(name, s) {
				return true
			}
		}
	}
	return false
}

// fromObject reads the fields of a JobPosting.
func fromObject(o map[string]any) (Posting, bool, error) {
	f := fields{texts: map[string][]outline.Line{}}
	for _, part := range parts {
		for _, s := range textsOf(member(o, part.property)) {
			lines, err := page.Fragment(s)
			if err != nil {
				return Posting{}, false, err
			}
			f.texts[part.property] = append(f.texts[part.property], lines...)
		}
	}
	f.title = plain(textOf(member(o, "title")))
	if f.title == "" {
		f.title = plain(textOf(member(o, "name")))
	}
	f.firm = plain(nameOf(member(o, "hiringOrganization")))
	f.setting = settings(plain(textOf(member(o, "industry"))), plain(textOf(member(o, "workHours"))),
		strings.Join(textsOf(member(o, "employmentType")), ", "), strings.EqualFold(textOf(member(o, "jobLocationType")), "TELECOMMUTE"))
	p, says := f.posting()
	return p, says, nil
}

// member gives a property, whatever prefix its name has.
func member(o map[string]any, name string) any {
	for _, prefix := range [...]string{"", "schema:", "http://schema.org/", "https://schema.org/"} {
		if v, there := o[prefix+name]; there {
			return v
		}
	}
	return nil
}

// plain gives a text on one line, without marks.
func plain(s string) string {
	if strings.ContainsAny(s, "<&") {
		lines, err := page.Fragment(s)
		if err != nil {
			return ""
		}
		texts := make([]string, len(lines))
		for i, l := range lines {
			texts[i] = l.Text
		}
		s = strings.Join(texts, " ")
	}
	return outline.Clean(s)
}

// nameOf gives the name of an organisation: itself, or that of the object.
func nameOf(v any) string {
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	if o, ok := v.(map[string]any); ok {
		return textOf(member(o, "name"))
	}
	return textOf(v)
}

// textOf gives the text of a value on its lines.
func textOf(v any) string { return strings.Join(textsOf(v), "\n") }

// textsOf gives the texts of a value: a string, the strings of a list, or the
// value of an object {"@value": …} or {"name": …}.
func textsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case json.Number:
		return []string{v.String()}
	case []any:
		var all []string
		for _, item := range v {
			if _, deeper := item.([]any); !deeper {
				all = append(all, textsOf(item)...)
			}
		}
		return all
	case map[string]any:
		for _, name := range [...]string{"@value", "name", "description", "value"} {
			if s, ok := v[name].(string); ok {
				return []string{s}
			}
		}
	}
	return nil
}
