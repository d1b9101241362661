package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"yardstick/app"
	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/internal/sheets"
	"yardstick/practice"
	"yardstick/practice/archive"
)

// exportCmd is yardstick export.
type exportCmd struct {
	Output string `short:"o" placeholder:"FILE" help:"Write to FILE instead of standard output."`
	Force  bool   `help:"Write over a file that exists."`
	As     string `enum:"json,csv,xlsx" default:"json" help:"json: everything, which import brings back; csv: the finished attempts as a table; xlsx: these, and their requirements, as a workbook."`
	All    bool   `help:"Everything of everybody, with positions and accounts, packed: a whole installation, for yardstick import --all into either database."`
	ownerFlag
	dataFlag
}

// ownerFlag says whose practising is meant, where a server has several people.
type ownerFlag struct {
	Person string `default:"local" placeholder:"NAME" help:"Whose, where a server was run for several people; by default who practises at this computer."`
}

// Run writes everything that was practised as one JSON file (docs/file-formats.md).
func (c *exportCmd) Run(p *program) error {
	ctx := context.Background()
	if err := c.place().Existing(); err != nil {
		return err
	}
	if c.All {
		if c.As != "json" {
			return fault.Invalidf("--all is a whole installation, and --as %s a table of what one person practised: give one of them", c.As)
		}
		return c.whole(ctx, p)
	}
	kept, err := c.place().Open(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	all, err := kept.Store(c.Person).Everything(ctx)
	if err != nil {
		return err
	}
	out := guideOut{Output: c.Output, Force: c.Force}
	if err := out.writeBy(p, disk.WriteOwn, func(w io.Writer) error { return c.writeAs(w, &all) }); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stderr, "exported %s\n", contents(&all))
	return err
}

// writeAs writes what one person practised, as a file to bring back or as tables.
func (c *exportCmd) writeAs(w io.Writer, all *practice.Everything) error {
	if c.As == "json" || c.As == "" {
		return archive.Write(w, *all, time.Now())
	}
	return sheets.Write(w, c.As, "What was practised", practiseTables(all)...)
}

// practiseTables are attempts and their requirements.
func practiseTables(all *practice.Everything) []*sheets.Table {
	attempts, requirements := &sheets.Table{Name: "Attempts"}, &sheets.Table{Name: "Requirements"}
	attempts.Head, attempts.Rows = practice.AttemptRows(all)
	requirements.Head, requirements.Rows = practice.ProgressRows(all)
	return []*sheets.Table{attempts, requirements}
}

// whole writes the whole installation.
func (c *exportCmd) whole(ctx context.Context, p *program) (err error) {
	var contents app.Contents
	out := guideOut{Output: c.Output, Force: c.Force}
	if err := out.writeBy(p, disk.WriteOwn, func(w io.Writer) error {
		contents, err = c.place().Export(ctx, w)
		return err
	}); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stderr, "exported %s\n", told(contents))
	return err
}

// importCmd is yardstick import.
type importCmd struct {
	File string `arg:"" help:"A file that yardstick export, or the page with everything of yours, wrote; - for standard input."`
	All  bool   `help:"The file is a whole installation (yardstick export --all), for a place where nothing is kept yet."`
	ownerFlag
	dataFlag
}

// Run adds what is in an export. What is there already stays as it is.
func (c *importCmd) Run(p *program) error {
	ctx := context.Background()
	if c.All {
		return c.whole(ctx, p)
	}
	all, err := readFrom(p, c.File, archive.Read)
	if err != nil {
		return err
	}
	kept, err := c.place().Open(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	m, err := kept.Store(c.Person).Merge(ctx, all)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "%s: %d added, %d there already\n", contents(&all), m.Added, m.Kept)
	return err
}

// whole fills an empty place with a whole installation.
func (c *importCmd) whole(ctx context.Context, p *program) error {
	in := p.stdin
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return disk.ReadFault(c.File, err)
		}
		defer f.Close()
		in = f
	}
	contents, err := c.place().Import(ctx, in)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "imported %s\n", told(contents))
	return err
}

// contents counts what an archive holds.
func contents(all *practice.Everything) string {
	return fmt.Sprintf("%s, %s, %s, %s",
		count(len(all.Jobs), "job", "jobs"), count(len(all.Attempts), "attempt", "attempts"),
		count(len(all.Interviews), "interview", "interviews"), count(len(all.Drills), "drill", "drills"))
}
