package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"

	"yardstick/web/asset"
	"yardstick/web/text"
)

//go:embed page
var templates embed.FS

// pages are the templates by page: each holds the layout, the parts that pages
// share, and its own file.
type pages map[string]*template.Template

// parsePages parses everything under page/: part_*.gohtml are shared, every
// other file is a page.
func parsePages(t text.Table, assets *asset.Set) (pages, error) {
	names, err := fs.Glob(templates, "page/*.gohtml")
	if err != nil {
		return nil, err
	}
	shared, own := template.New("").Funcs(functions(t, assets)), []string{}
	for _, name := range names {
		if base := path.Base(name); base != "layout.gohtml" && !strings.HasPrefix(base, "part_") {
			own = append(own, name)
		} else if err := parseFile(shared, name); err != nil {
			return nil, err
		}
	}
	all := make(pages)
	for _, name := range own {
		page, err := shared.Clone()
		if err == nil {
			err = parseFile(page, name)
		}
		if err != nil {
			return nil, err
		}
		all[strings.TrimSuffix(path.Base(name), ".gohtml")] = page
	}
	return all, nil
}

// parseFile adds the templates of a file, with every id in a path escaped.
func parseFile(to *template.Template, name string) error {
	data, err := templates.ReadFile(name)
	if err != nil {
		return err
	}
	_, err = to.New(path.Base(name)).Parse(escaped(string(data)))
	return err
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
