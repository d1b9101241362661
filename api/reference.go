package api

import (
	"bytes"
	"cmp"
	"embed"
	"encoding/json"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

//go:embed reference.gohtml reference.css
var referenceFiles embed.FS

// referencePage is the reference for people: the description as one page that asks
// for nothing from elsewhere and needs no script.
func (s *Service) referencePage() ([]byte, error) {
	funcs := template.FuncMap{"paragraphs": paragraphs, "spans": spans}
	t, err := template.New("reference.gohtml").Funcs(funcs).ParseFS(referenceFiles, "reference.gohtml")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, s.chapters())
	return b.Bytes(), err
}

// book is what the page shows.
type book struct {
	About    string
	Root     string
	Chapters []chapter
	Schemas  []shape
}

type chapter struct {
	Name       string
	Operations []entry
}

type entry struct {
	ID, Method, Path, Summary, About string
	Parameters                       []parameter
	Takes, Gives                     body
	Status                           string
}

type parameter struct{ Name, In, Type, About string }

// body is what a request or an answer holds: a shape, or a media type.
type body struct{ Shape, Kind string }

type shape struct {
	Name   string
	Fields []field
}

type field struct {
	Name, Type, Ref, About string
	Optional               bool
}

// chapters arranges the operations by what they are about, in the order in which they
// were registered.
func (s *Service) chapters() book {
	out := book{About: about, Root: Root}
	doc := s.api.OpenAPI()
	for _, r := range s.routes {
		path := strings.TrimPrefix(r.Path, Root)
		item := doc.Paths[path]
		o := map[string]*huma.Operation{
			http.MethodGet: item.Get, http.MethodPost: item.Post, http.MethodPut: item.Put, http.MethodDelete: item.Delete,
		}[r.Method]
		name := o.Tags[0]
		at := slices.IndexFunc(out.Chapters, func(c chapter) bool { return c.Name == name })
		if at < 0 {
			at = len(out.Chapters)
			out.Chapters = append(out.Chapters, chapter{Name: name})
		}
		out.Chapters[at].Operations = append(out.Chapters[at].Operations, s.entryOf(r, o))
	}
	all := doc.Components.Schemas.Map()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		out.Schemas = append(out.Schemas, shape{name, fieldsOf(all[name])})
	}
	return out
}

func (s *Service) entryOf(r Route, o *huma.Operation) entry {
	e := entry{ID: r.ID, Method: r.Method, Path: r.Path, Summary: o.Summary, About: o.Description}
	for _, p := range o.Parameters {
		e.Parameters = append(e.Parameters, parameter{p.Name, p.In, typeOf(p.Schema), cmp.Or(p.Description, p.Schema.Description)})
	}
	if o.RequestBody != nil {
		e.Takes = bodyOf(o.RequestBody.Content)
	}
	for _, status := range []string{"200", "201", "204"} {
		if answer := o.Responses[status]; answer != nil {
			e.Status = status
			e.Gives = bodyOf(answer.Content)
			break
		}
	}
	return e
}

// bodyOf says what a body is; the zero value where there is none.
func bodyOf(content map[string]*huma.MediaType) body {
	for kind, m := range content {
		if m.Schema == nil || m.Schema.Ref == "" {
			return body{Kind: kind}
		}
		return body{Shape: strings.TrimPrefix(m.Schema.Ref, schemaRoot)}
	}
	return body{}
}

// fieldsOf lists the properties of a schema, those that have to be there first.
func fieldsOf(schema *huma.Schema) []field {
	var out []field
	for name, p := range schema.Properties {
		ref := p.Ref
		if p.Items != nil && p.Items.Ref != "" {
			ref = p.Items.Ref
		}
		out = append(out, field{
			name, typeOf(p), strings.TrimPrefix(ref, schemaRoot), p.Description, !slices.Contains(schema.Required, name),
		})
	}
	slices.SortFunc(out, func(a, b field) int {
		if a.Optional != b.Optional {
			return map[bool]int{true: 1, false: -1}[a.Optional]
		}
		return strings.Compare(a.Name, b.Name)
	})
	return out
}

// typeOf says in a word or two what a value is.
func typeOf(p *huma.Schema) string {
	switch {
	case p == nil:
		return ""
	case p.Ref != "":
		return strings.TrimPrefix(p.Ref, schemaRoot)
	case p.Type == huma.TypeArray:
		return "list of " + typeOf(p.Items)
	case len(p.Enum) > 0:
		data, err := json.Marshal(p.Enum)
		if err == nil {
			return strings.Trim(strings.ReplaceAll(string(data), ",", " or "), "[]")
		}
	case p.Type == "":
		return "anything"
	}
	return p.Type
}

// paragraphs cuts a text at its empty lines.
func paragraphs(text string) []string { return strings.Split(text, "\n\n") }

// span is a part of a text; Code has what stands between backticks.
type span struct{ Text, Code string }

// spans cuts a text at its backticks.
func spans(text string) []span {
	var out []span
	for i, part := range strings.Split(text, "`") {
		if i%2 == 1 {
			out = append(out, span{Code: part})
		} else {
			out = append(out, span{Text: part})
		}
	}
	return out
}

// reference serves the page.
func (s *Service) reference(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	_, _ = w.Write(s.page) // the caller has gone, or gets it
}

// style serves the style of the page.
func (s *Service) style(w http.ResponseWriter, _ *http.Request) {
	data, err := referenceFiles.ReadFile("reference.css")
	if err != nil {
		s.write(w, problem(http.StatusInternalServerError, ""))
		return
	}
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	_, _ = w.Write(data) // the caller has gone, or gets it
}
