package main

import (
	"io"
	"os"
	"slices"
	"strings"

	"yardstick/guide"
	"yardstick/internal/disk"
	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// guideCmd is the command group yardstick guide.
type guideCmd struct {
	Derive guideDeriveCmd `cmd:"" help:"Make an interview guide from a job."`
	Show   guideShowCmd   `cmd:"" help:"Print a guide for reading, or as YAML or JSON with defaults filled in."`
	Lint   guideLintCmd   `cmd:"" help:"Find what a careful panel would not leave in a guide; exit 1 on errors."`
	Seal   guideSealCmd   `cmd:"" help:"Make a guide immutable before the first answer."`
	Verify guideVerifyCmd `cmd:"" help:"Check that a guide is sealed and unchanged; exit 1 where it is not."`
	Kit    guideKitCmd    `cmd:"" help:"Print an interview kit for paper."`
	Export guideExportCmd `cmd:"" help:"Write a guide for another program, or for people: CASE 1.1, Markdown, YAML, JSON."`
	Import guideImportCmd `cmd:"" help:"Make a guide of the rubrics of another program."`
}

// guideFile is the argument of commands that read a guide file.
type guideFile struct {
	File string `arg:"" help:"Guide file, YAML or JSON; - for standard input."`
}

// oneGuide names one guide of a file.
type oneGuide struct {
	guideFile
	ID string `name:"id" placeholder:"ID" help:"Which guide, where the file holds several."`
}

// read reads all guides of the file, and gives its name and bytes for messages.
func (f guideFile) read(p *program) (name string, data []byte, guides []guide.Guide, err error) {
	name = f.File
	if name == "-" {
		name = "standard input"
	}
	data, err = readFrom(p, f.File, func(name string, r io.Reader) ([]byte, error) {
		return document.Read(r, name, document.MaxBytes)
	})
	if err != nil {
		return name, nil, nil, err
	}
	guides, err = guide.Read(name, data)
	return name, data, guides, err
}

// one reads the guide that is meant.
func (o oneGuide) one(p *program) (*guide.Guide, error) {
	name, _, guides, err := o.read(p)
	if err != nil {
		return nil, err
	}
	if o.ID == "" && len(guides) == 1 {
		return &guides[0], nil
	}
	i := slices.IndexFunc(guides, func(g guide.Guide) bool { return g.ID == o.ID })
	switch {
	case i >= 0:
		return &guides[i], nil
	case o.ID == "":
		return nil, &fault.Error{Kind: fault.Invalid, File: name, Message: "holds several guides; choose one with --id: " + idsOf(guides)}
	default:
		return nil, &fault.Error{Kind: fault.NotFound, File: name, Message: "holds no guide " + o.ID + "; it holds " + idsOf(guides)}
	}
}

// idsOf lists the ids of guides, the first dozen of many.
func idsOf(guides []guide.Guide) string {
	var ids []string
	for i, g := range guides {
		if i == 12 {
			ids = append(ids, "…")
			break
		}
		ids = append(ids, g.ID)
	}
	return strings.Join(ids, ", ")
}

// guideOut is where a command writes.
type guideOut struct {
	Output string `short:"o" placeholder:"FILE" help:"Write to this file instead of standard output."`
	Force  bool   `help:"Write over a file that exists."`
}

// write writes to the file, whole or not at all, or to standard output. A file
// that exists is kept unless the user says otherwise.
func (o guideOut) write(p *program, write func(w io.Writer) error) error {
	return o.writeBy(p, disk.Write, write)
}

// writeBy is write with a way of making the file.
func (o guideOut) writeBy(p *program, file func(name string, write func(w io.Writer) error) error, write func(w io.Writer) error) error {
	if o.Output == "" || o.Output == "-" {
		return write(p.stdout)
	}
	if _, err := os.Lstat(o.Output); err == nil && !o.Force {
		return &fault.Error{Kind: fault.Conflict, File: o.Output, Message: "exists already; name another file, or add --force to write over it"}
	}
	return file(o.Output, write)
}

// writeGuide writes a guide file in one of its two forms.
func (o guideOut) writeGuide(p *program, g *guide.Guide, format string) error {
	marshal := guide.Marshal
	if format == "json" || format == "" && strings.HasSuffix(strings.ToLower(o.Output), ".json") {
		marshal = guide.MarshalIndentJSON
	}
	data, err := marshal(g)
	if err != nil {
		return err
	}
	return o.write(p, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
