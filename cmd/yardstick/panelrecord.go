package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"yardstick/internal/disk"
	"yardstick/internal/sheets"
	"yardstick/panel"
	"yardstick/stat"
	"yardstick/stat/report"
	"yardstick/stat/table"
)

// panelPacketCmd is yardstick panel packet.
type panelPacketCmd struct {
	positionArg
	Output string `short:"o" required:"" placeholder:"FILE" help:"The file to write."`
	Force  bool   `help:"Write over a file that exists."`
	asFlag
}

// Run writes the packet.
func (c *panelPacketCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		out := guideOut{Output: c.Output, Force: c.Force}
		if err := out.writeBy(p, disk.WriteOwn, func(w io.Writer) error { return d.Packet(ctx, who, c.Position, w) }); err != nil {
			return err
		}
		_, err := fmt.Fprintf(p.stderr, "wrote %s; yardstick verify %s proves it\n", c.Output, c.Output)
		return err
	})
}

// panelKeysCmd is yardstick panel keys.
type panelKeysCmd struct {
	positionArg
	Output string `short:"o" required:"" placeholder:"FILE" help:"The file to write; only you may read it."`
	asFlag
}

// Run writes the keys of personal parts.
func (c *panelKeysCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		return guideOut{Output: c.Output}.writeBy(p, disk.WriteOwn, func(w io.Writer) error { return d.Keys(ctx, who, c.Position, w) })
	})
}

// panelAccessCmd is yardstick panel access.
type panelAccessCmd struct {
	positionArg
	Candidate string `arg:"" help:"Code of the candidate."`
	guideOut
	asFlag
}

// Run writes a subject access export.
func (c *panelAccessCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		a, err := d.Access(ctx, who, c.Position, c.Candidate)
		if err != nil {
			return err
		}
		return c.writeBy(p, disk.WriteOwn, func(w io.Writer) error {
			e := json.NewEncoder(w)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			return e.Encode(a)
		})
	})
}

// panelRatingsCmd is yardstick panel ratings.
type panelRatingsCmd struct {
	positionArg
	Format string `enum:"csv,xlsx" default:"csv" help:"Format: ${enum}."`
	guideOut
	asFlag
}

// Run writes the ratings that a person may see.
func (c *panelRatingsCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		v, err := d.See(ctx, who, c.Position, panel.Focus{Candidate: "*"})
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Ratings"}
		t.Head, t.Rows = v.RatingRows().Cells()
		return c.write(p, func(w io.Writer) error { return sheets.Write(w, c.Format, "Ratings of "+v.Position, t) })
	})
}

// panelResultsCmd is yardstick panel results.
type panelResultsCmd struct {
	positionArg
	Format string `enum:"csv,xlsx" default:"csv" help:"Format: ${enum}."`
	guideOut
	asFlag
}

// Run writes the results that a person may see.
func (c *panelResultsCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		v, err := d.See(ctx, who, c.Position, panel.Focus{})
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Results"}
		if t.Head, t.Rows = v.ResultRows(); v.Results == nil {
			fmt.Fprintln(p.stderr, "there is nothing yet that you may see of the results; the table is empty")
		}
		return c.write(p, func(w io.Writer) error { return sheets.Write(w, c.Format, "Results of "+v.Position, t) })
	})
}

// panelCalendarCmd is yardstick panel calendar.
type panelCalendarCmd struct {
	positionArg
	guideOut
	asFlag
}

// Run writes the interviews as iCalendar.
func (c *panelCalendarCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		v, err := d.See(ctx, who, c.Position, panel.Focus{})
		if err != nil {
			return err
		}
		return c.write(p, func(w io.Writer) error {
			_, err := io.WriteString(w, v.Calendar(time.Now()))
			return err
		})
	})
}

// panelAgreeCmd is yardstick panel agree.
type panelAgreeCmd struct {
	positionArg
	Format string `enum:"text,json,csv" default:"text" help:"Format: ${enum}."`
	asFlag
}

// Run writes how far raters agree.
func (c *panelAgreeCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		a, err := d.Agreement(ctx, who, c.Position)
		if err != nil {
			return err
		}
		if a == nil {
			_, err := fmt.Fprintln(p.stdout, "fewer than two raters have a revealed rating; there is nothing to compare yet")
			return err
		}
		return writeFigures(p, c.Format, a)
	})
}

// panelWhatIfCmd is yardstick panel what-if.
type panelWhatIfCmd struct {
	positionArg
	Format string `enum:"text,json" default:"text" help:"Format: ${enum}."`
	asFlag
}

// Run writes the variants.
func (c *panelWhatIfCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		v, err := d.See(ctx, who, c.Position, panel.Focus{Variants: true})
		if err != nil {
			return err
		}
		return writeReport(p, c.Format, v.WhatIf())
	})
}

// panelImpactCmd is yardstick panel impact.
type panelImpactCmd struct {
	positionArg
	Attribute string `arg:"" help:"What was asked, such as sex or age."`
	Format    string `enum:"text,json,csv" default:"text" help:"Format: ${enum}."`
	asFlag
}

// Run writes how groups fared.
func (c *panelImpactCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		g, err := d.Impact(ctx, who, c.Position, c.Attribute)
		if err != nil {
			return err
		}
		if len(g.Names) == 0 {
			_, err := fmt.Fprintf(p.stdout, "no two groups have %d people or more; nothing is shown (%s withheld, %s told no group)\n",
				panel.MinGroup, count(g.Withheld, "person", "people"), count(g.Untold, "person", "people"))
			return err
		}
		o := table.Outcomes{Groups: g.Names}
		for i := range g.Names {
			o.Counts = append(o.Counts, stat.Counts{Selected: g.Offered[i], Total: g.Total[i]})
		}
		return writeFigures(p, c.Format, report.Selection(&o, false))
	})
}
