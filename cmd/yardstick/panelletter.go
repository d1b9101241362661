package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"yardstick/internal/document"
	"yardstick/panel"
	"yardstick/panel/letter"
)

// lettersFlag names the file of letters, clocks and retention rules.
type lettersFlag struct {
	Letters string `placeholder:"FILE" env:"YARDSTICK_LETTERS" help:"Your own letters, clocks and retention rules (docs/letters.md); by default those that come with the program."`
}

func (f lettersFlag) book(p *program) (*letter.Book, error) {
	if f.Letters == "" {
		return letter.Standard()
	}
	return readFrom(p, f.Letters, func(name string, r io.Reader) (*letter.Book, error) {
		data, err := document.Read(r, name, document.MaxBytes)
		if err != nil {
			return nil, err
		}
		return letter.Read(name, data)
	})
}

// panelLettersCmd is yardstick panel letters.
type panelLettersCmd struct{ lettersFlag }

// Run lists letters, clocks and rules with their sources.
func (c *panelLettersCmd) Run(p *program) error {
	b, err := c.book(p)
	if err != nil {
		return err
	}
	var out strings.Builder
	for _, l := range b.Letters {
		fmt.Fprintf(&out, "letter     %-16s %s. %s\n", l.ID, l.Title, l.When)
	}
	for _, k := range b.Clocks {
		fmt.Fprintf(&out, "clock      %-16s %d days after %s%s: %s\n           source: %s; %s\n", k.ID, k.Days, k.After, place(k.Place), k.Due,
			k.Source.Name, checked(k.Source))
	}
	for _, r := range b.Retention {
		fmt.Fprintf(&out, "retention  %-16s %d months%s: %s\n           source: %s; %s\n", r.ID, r.Months, place(r.Place), r.What,
			r.Source.Name, checked(r.Source))
	}
	_, err = io.WriteString(p.stdout, out.String())
	return err
}

func place(name string) string {
	if name == "" {
		return ""
	}
	return " in " + name
}

func checked(s letter.Source) string {
	if s.Checked == "" {
		return cmp.Or(s.Against, "not compared with it yet")
	}
	if s.Against != "" {
		return "compared on " + s.Checked + " with " + s.Against
	}
	return "compared on " + s.Checked
}

// panelLetterCmd is yardstick panel letter.
type panelLetterCmd struct {
	positionArg
	Letter    string            `arg:"" help:"Id of the letter (yardstick panel letters)."`
	Candidate string            `required:"" placeholder:"CODE" help:"Code of the candidate."`
	Set       map[string]string `placeholder:"SLOT=TEXT" help:"What stands in a slot; may be given several times."`
	Sent      string            `placeholder:"DAY" help:"Note in the record that it was sent on this day, such as 2026-03-05."`
	guideOut
	lettersFlag
	asFlag
}

// Run fills a letter in, and notes that it was sent where the user says so.
func (c *panelLetterCmd) Run(p *program) error {
	b, err := c.book(p)
	if err != nil {
		return err
	}
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		v, err := d.See(ctx, who, c.Position, panel.Focus{})
		if err != nil {
			return err
		}
		text, err := b.Fill(c.Letter, c.values(&v))
		if err != nil {
			return err
		}
		if c.Sent != "" {
			if err := d.Do(ctx, who, c.Position, panel.Tell{Candidate: c.Candidate, Letter: c.Letter, Text: text, On: c.Sent}); err != nil {
				return err
			}
		}
		return c.write(p, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
	})
}

// values are what the position knows, then what the user gives.
func (c *panelLetterCmd) values(v *panel.View) map[string]string {
	out := map[string]string{"position": v.Title}
	for _, cand := range v.Candidates {
		if cand.Code == c.Candidate {
			out["name"], out["outcome"] = cand.Name, string(cand.Outcome)
			if cand.Schedule != nil {
				out["date"] = cand.Schedule.Start[:10]
			}
		}
	}
	for slot, text := range c.Set {
		out[slot] = text
	}
	return out
}

// panelDueCmd is yardstick panel due.
type panelDueCmd struct {
	positionArg
	Place  []string `placeholder:"NAME" help:"Places whose clocks count; those without a place always do."`
	Format string   `enum:"text,json" default:"text" help:"Format: ${enum}."`
	lettersFlag
	asFlag
}

// dues are what is owed, for people.
type dues []letter.Due

// WriteText writes a line each.
func (l dues) WriteText(w io.Writer) error {
	if len(l) == 0 {
		_, err := fmt.Fprintln(w, "nothing is owed to anybody yet")
		return err
	}
	for _, d := range l {
		state := "until " + d.By.Format(time.DateOnly)
		switch {
		case d.Done != "":
			state = "done"
		case d.Late:
			state = "LATE since " + d.By.Format(time.DateOnly)
		}
		if _, err := fmt.Fprintf(w, "%-16s %-22s %s (%s)\n", d.Candidate, state, d.What, d.Clock); err != nil {
			return err
		}
	}
	return nil
}

// Run lists what is owed.
func (c *panelDueCmd) Run(p *program) error {
	b, err := c.book(p)
	if err != nil {
		return err
	}
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		v, err := d.See(ctx, who, c.Position, panel.Focus{})
		if err != nil {
			return err
		}
		return writeReport(p, c.Format, dues(b.Dues(&v, c.Place, time.Now())))
	})
}

// panelRetentionCmd is yardstick panel retention.
type panelRetentionCmd struct {
	positionArg
	Place []string `required:"" placeholder:"NAME" help:"Places whose rules count; may be given several times. The longest wins."`
	From  string   `placeholder:"DAY" help:"Day from which it counts; by default today."`
	Set   bool     `help:"Put the day and the rules into the record."`
	lettersFlag
	asFlag
}

// Run says until when a position is kept.
func (c *panelRetentionCmd) Run(p *program) error {
	b, err := c.book(p)
	if err != nil {
		return err
	}
	from := time.Now()
	if c.From != "" {
		if from, err = time.Parse(time.DateOnly, c.From); err != nil {
			return fmt.Errorf("--from %q is no day such as 2026-03-05", c.From)
		}
	}
	until, rules, err := b.Until(c.Place, from)
	if err != nil {
		return err
	}
	day := until.Format(time.DateOnly)
	if c.Set {
		err = c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
			return d.Do(ctx, who, c.Position, panel.Retain{Until: day, Rules: rules})
		})
	}
	if err == nil {
		_, err = fmt.Fprintf(p.stdout, "kept until %s by %s\n", day, strings.Join(rules, ", "))
	}
	return err
}
