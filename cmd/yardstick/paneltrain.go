package main

import (
	"encoding/csv"
	"fmt"
	"io"

	"yardstick/internal/document"
	"yardstick/panel"
	"yardstick/panel/calibrate"
)

// panelTrainCmd is yardstick panel train.
type panelTrainCmd struct {
	Samples string `arg:"" help:"Sample answers with their known levels, YAML or JSON (docs/panel.md)."`
	Ratings string `arg:"" help:"What raters gave: CSV with the columns rater, sample, level and perhaps requirement; - for standard input."`
	Format  string `enum:"text,json" default:"text" help:"Format: ${enum}."`
}

// trained is how raters did, for people.
type trained []calibrate.Result

// WriteText writes a block a rater.
func (l trained) WriteText(w io.Writer) error {
	for _, r := range l {
		lean := "neither lenient nor severe"
		switch {
		case r.Sum > 0:
			lean = fmt.Sprintf("lenient by %.2f levels on average", float64(r.Sum)/float64(r.Of))
		case r.Sum < 0:
			lean = fmt.Sprintf("severe by %.2f levels on average", -float64(r.Sum)/float64(r.Of))
		}
		if _, err := fmt.Fprintf(w, "%s: %d of %d as known, %d within one level, %s; %d not rated\n", r.Rater, r.Exact, r.Of, r.Agreed, lean,
			r.Missing); err != nil {
			return err
		}
		for _, a := range r.Apart {
			if _, err := fmt.Fprintf(w, "    %s %s: gave %d, known is %d: %s\n", a.Sample, a.Requirement, a.Given, a.Known, a.Why); err != nil {
				return err
			}
		}
	}
	return nil
}

// Run compares what raters gave with what is known.
func (c *panelTrainCmd) Run(p *program) error {
	samples, err := readFrom(p, c.Samples, func(name string, r io.Reader) ([]calibrate.Sample, error) {
		data, err := document.Read(r, name, document.MaxBytes)
		if err != nil {
			return nil, err
		}
		return calibrate.ReadSamples(name, data)
	})
	if err != nil {
		return err
	}
	given, err := readFrom(p, c.Ratings, calibrate.ReadGiven)
	if err != nil {
		return err
	}
	results, err := calibrate.Train(samples, given)
	if err != nil {
		return inFile(c.Ratings, err)
	}
	return writeReport(p, c.Format, trained(results))
}

// panelRetranslateCmd is yardstick panel retranslate.
type panelRetranslateCmd struct {
	oneGuide
	Sorted string `arg:"" optional:"" help:"Where raters put the examples: CSV with the columns rater, example, level. Without it the examples are printed, to be sorted."`
	Format string `enum:"text,json" default:"text" help:"Format: ${enum}."`
}

// retranslated is how examples fared, for people.
type retranslated []calibrate.Kept

// WriteText writes a line an example.
func (l retranslated) WriteText(w io.Writer) error {
	for _, k := range l {
		verdict := "write it anew"
		if k.Keep {
			verdict = "keep"
		}
		if _, err := fmt.Fprintf(w, "%-13s %s %s, level %d: %d of %d put it there: %s\n", verdict, k.ID, k.Question, k.Meant, k.Agreed, k.Of,
			k.Text); err != nil {
			return err
		}
	}
	return nil
}

// Run prints the examples to be sorted, or says which are kept.
func (c *panelRetranslateCmd) Run(p *program) error {
	g, err := c.one(p)
	if err != nil {
		return err
	}
	examples := panel.Examples(g)
	if c.Sorted == "" {
		w := csv.NewWriter(p.stdout)
		rows := [][]string{{"rater", "example", "level", "question", "text"}}
		for _, e := range examples {
			rows = append(rows, []string{"", e.ID, "", e.Question, e.Text})
		}
		return w.WriteAll(rows)
	}
	sorted, err := readFrom(p, c.Sorted, calibrate.ReadSorted)
	if err != nil {
		return err
	}
	kept, err := calibrate.Retranslate(examples, sorted)
	if err != nil {
		return inFile(c.Sorted, err)
	}
	return writeReport(p, c.Format, retranslated(kept))
}
