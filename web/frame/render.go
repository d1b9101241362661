package frame

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"regexp"
	"strings"
)

//go:embed page
var templates embed.FS

// pages are the templates by page: each holds the layout, the parts that pages
// share, and its own file.
type pages map[string]*template.Template

// parse parses the frame's templates and those of a room, or the frame's alone
// where there is none. Parts and layout are shared; every other file is a page.
func (f *Frame) parse(r *Room) (pages, error) {
	own, err := fs.Sub(templates, "page")
	if err != nil {
		return nil, err
	}
	shared := template.New("").Funcs(f.functions())
	files := []source{{own, nil}}
	if r != nil {
		shared.Funcs(r.Functions)
		files = append(files, source{r.Pages, stepsBehind(r.Kinds)})
	}
	var found []page
	for _, s := range files {
		more, err := s.parse(shared)
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	all := make(pages)
	for _, p := range found {
		t, err := shared.Clone()
		if err == nil {
			_, err = t.New(p.name).Parse(p.text)
		}
		if err != nil {
			return nil, err
		}
		all[strings.TrimSuffix(p.name, ".gohtml")] = t
	}
	return all, nil
}

// source is a folder of templates; steps finds the ids in their paths.
type source struct {
	files fs.FS
	steps *regexp.Regexp
}

type page struct{ name, text string }

// parse adds layout and parts to what is shared and gives the pages.
func (s source) parse(shared *template.Template) (found []page, err error) {
	names, err := fs.Glob(s.files, "*.gohtml")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		data, err := fs.ReadFile(s.files, name)
		if err != nil {
			return nil, err
		}
		text := string(data)
		if s.steps != nil {
			text = s.steps.ReplaceAllString(text, "/$1/{{step ($2)}}")
		}
		if name != "layout.gohtml" && !strings.HasPrefix(name, "part_") {
			found = append(found, page{name, text})
		} else if _, err := shared.New(name).Parse(text); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// execute renders a page, or with "page#part" one of its parts, into a buffer:
// a mistake leaves nothing half written.
func (p pages) execute(w *bytes.Buffer, name string, data any) error {
	page, part, isPart := strings.Cut(name, "#")
	t := p[page]
	if t == nil {
		return fmt.Errorf("there is no page %q", page)
	}
	if !isPart {
		part = "layout"
	}
	if err := t.ExecuteTemplate(w, part, data); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	return nil
}
