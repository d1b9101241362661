package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"

	"yardstick/app"
	"yardstick/assess"
	"yardstick/intake"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sample"
	"yardstick/practice"
	"yardstick/practice/terminal"
)

// practiseCmd is yardstick practise.
type practiseCmd struct {
	Job      string        `arg:"" optional:"" help:"A job: a file, a sample job's id (yardstick job list), or an advertisement as text, HTML, PDF or DOCX. Left out, you choose."`
	Guide    string        `placeholder:"FILE" help:"Practise with this guide instead of one made from a job."`
	ID       string        `name:"id" placeholder:"ID" help:"Which guide, where the file holds several."`
	Question string        `placeholder:"ID" help:"Begin with this question."`
	Mode     practice.Mode `enum:"coach,exam" default:"exam" help:"coach: requirements tick themselves off after each paragraph; exam: nothing is shown before the end."`
	Lines    bool          `help:"Write line by line, also where $VISUAL or $EDITOR names an editor."`
	dataFlag
	readerFlags
}

// Run practises until the user leaves.
func (c *practiseCmd) Run(p *program) error {
	ctx := context.Background()
	start, err := c.start(p)
	if err != nil {
		return err
	}
	reader, err := c.reader(p)
	if err != nil {
		return err
	}
	kept, err := c.place().Open(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	desk := kept.Desk(app.Owner, app.Alone{Engine: assess.New(reader)})
	sample, err := app.Sample()
	if err != nil {
		return err
	}
	if _, err := desk.Store.Welcome(ctx, sample); err != nil {
		return err
	}
	return c.session(p, desk, kept.Folder()).Run(ctx, start)
}

func (c *practiseCmd) start(p *program) (terminal.Start, error) {
	s := terminal.Start{Job: c.Job, Question: c.Question, Mode: c.Mode}
	if c.Guide == "" {
		return s, nil
	}
	if c.Job != "" {
		return s, fault.Invalidf("give a job or --guide, not both")
	}
	if c.Guide == "-" {
		return s, fault.Invalidf("--guide - cannot be: standard input is where you write")
	}
	g, err := oneGuide{guideFile: guideFile{File: c.Guide}, ID: c.ID}.one(p)
	s.Guide = g
	return s, err
}

func (c *practiseCmd) session(p *program, desk *practice.Desk, dir string) *terminal.Session {
	s := &terminal.Session{
		Desk: desk, In: bufio.NewReader(p.stdin), Out: p.stdout, Load: p.practisedJob, Samples: sample.IDs(), Writer: "terminal-" + app.NewID(),
	}
	s.Style.Width, s.Style.Color = p.terminal()
	if command := editorCommand(); len(command) > 0 && !c.Lines {
		s.Edit = func(ctx context.Context, text string) (string, error) { return p.edit(ctx, command, dir, text) }
	}
	return s
}

// practisedJob finds the job that somebody names: a job file, a sample job, or
// an advertisement.
func (p *program) practisedJob(name string) (*job.Job, practice.Origin, error) {
	if name == "-" {
		return nil, "", fault.Invalidf("- cannot be: standard input is where you write")
	}
	if _, err := os.Stat(name); err != nil {
		j, err := p.loadJob(name)
		return j, practice.FromSample, err
	}
	found, err := p.fromOutside(name, intake.Options{})
	switch {
	case err != nil:
		return nil, "", err
	case found.Job == nil:
		return nil, "", inFile(name, fault.Invalidf("is a guide, not a job; practise with it as --guide"))
	case found.Job.Agreed():
		return found.Job, practice.FromFile, nil
	}
	fmt.Fprintf(p.stderr, "%s\nnobody has agreed to this job yet; it is practised as it was read\n", summary(*found.Job))
	return found.Job, practice.FromText, nil
}

// editorCommand is the user's editor with its arguments, or nothing.
func editorCommand() []string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if command := strings.Fields(os.Getenv(name)); len(command) > 0 {
			return command
		}
	}
	return nil
}
