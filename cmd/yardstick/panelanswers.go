package main

import (
	"context"
	"fmt"
	"io"

	"yardstick/panel"
	"yardstick/panel/written"
)

// panelAnswersCmd is yardstick panel answers.
type panelAnswersCmd struct {
	positionArg
	File      string `arg:"" help:"Answers: CSV, TSV, XLSX, JSON lines, JSON, or what was said (.vtt, .srt, .txt); - for standard input."`
	Candidate string `placeholder:"CODE" help:"Whose answers they are, where the file does not say."`
	Question  string `placeholder:"ID" help:"What they answer, where the file does not say."`
	Speaker   string `placeholder:"NAME" help:"How the candidate is called in what was said."`
	Column    string `placeholder:"NAME" help:"Column of a sheet that holds the answers."`
	Sheet     string `placeholder:"NAME" help:"Sheet of a workbook."`
	Check     bool   `help:"Say what would be kept, and keep nothing."`
	asFlag
}

// Run keeps the answers of a file, all or none.
func (c *panelAnswersCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		view, err := d.See(ctx, who, c.Position, panel.Focus{Candidate: "*", Guide: true})
		if err != nil {
			return err
		}
		plan, err := readFrom(p, c.File, func(name string, r io.Reader) (written.Plan, error) {
			return written.Read(name, r, &view, written.Options{
				Candidate: c.Candidate, Question: c.Question, Speaker: c.Speaker, Column: c.Column, Sheet: c.Sheet,
			})
		})
		if err != nil {
			return err
		}
		for _, m := range plan.Matches {
			again := ""
			if m.Replaces {
				again = ", instead of the one that is there"
			}
			fmt.Fprintf(p.stdout, "%s, %s: %d characters from %s%s\n", m.Candidate, m.Question, len([]rune(m.Answer)), m.Where, again)
		}
		if plan.Empty > 0 {
			fmt.Fprintf(p.stdout, "%s without a word left out\n", count(plan.Empty, "answer", "answers"))
		}
		if c.Check {
			return nil
		}
		if err := d.Do(ctx, who, c.Position, plan.Commands()...); err != nil {
			return err
		}
		_, err = fmt.Fprintf(p.stdout, "%s kept in %s\n", count(len(plan.Matches), "answer", "answers"), c.Position)
		return err
	})
}
