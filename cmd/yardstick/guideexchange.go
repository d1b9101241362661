package main

import (
	"io"

	"yardstick/guide"
	"yardstick/guide/rubric"
	"yardstick/internal/document"
)

// guideExportCmd is yardstick guide export.
type guideExportCmd struct {
	oneGuide
	As   string `enum:"case,markdown,yaml,json" required:"" placeholder:"FORMAT" help:"case: a package of 1EdTech CASE 1.1 with the questions as rubrics; markdown: for people; yaml or json: a guide file."`
	Base string `placeholder:"URL" help:"Where your CASE packages have their addresses, such as https://people.example.org/ims/case/v1p1/; without it they are urn:uuid."`
	At   string `placeholder:"TIME" help:"When a guide that is not sealed was changed last, such as 2026-03-31T17:00:00Z; by default now. A sealed guide says that itself."`
	guideOut
}

// Run writes the guide.
func (c *guideExportCmd) Run(p *program) error {
	g, err := c.one(p)
	if err != nil {
		return err
	}
	switch c.As {
	case "case":
		at, err := sealTime(c.At)
		if err != nil {
			return err
		}
		return c.write(p, func(w io.Writer) error { return rubric.Write(w, g, rubric.Options{Base: c.Base, Changed: at}) })
	case "markdown":
		return c.write(p, func(w io.Writer) error { return guide.Markdown(w, g) })
	}
	return c.writeGuide(p, g, c.As)
}

// guideImportCmd is the command group yardstick guide import.
type guideImportCmd struct {
	Case importCaseCmd `cmd:"" help:"Make a guide of a package of 1EdTech CASE 1.1 (JSON): a question of each rubric."`
}

// importCaseCmd is yardstick guide import case.
type importCaseCmd struct {
	File   string `arg:"" help:"A CFPackage or a CFRubric in JSON; - for standard input."`
	Format string `enum:",yaml,json" default:"" help:"yaml or json; by default as the name of the output file says, else yaml."`
	guideOut
}

// Run writes the guide that is in the package.
func (c *importCaseCmd) Run(p *program) error {
	data, err := readFrom(p, c.File, func(name string, r io.Reader) ([]byte, error) {
		return document.Read(r, name, document.MaxBytes)
	})
	if err != nil {
		return err
	}
	g, err := rubric.Read(nameOf(c.File), data)
	if err != nil {
		return err
	}
	return c.writeGuide(p, &g, c.Format)
}
