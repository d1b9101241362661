package main

import (
	"io"

	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/stat/report"
	"yardstick/stat/table"
)

// agreeCmd is yardstick agree.
type agreeCmd struct {
	Ratings     string  `arg:"" help:"Ratings, CSV or XLSX with the columns target,rater,rating and, where several questions were rated, question; - for standard input."`
	Format      string  `enum:"text,json,csv" default:"text" help:"Format of the report: ${enum}."`
	Scale       string  `placeholder:"LOW:HIGH[:STEP]" help:"What a rating may be, for instance 1:5 or 1:5:0.5; another is an error."`
	Reliability float64 `default:"0.8" placeholder:"R" help:"Wanted reliability, above 0 and below 1: says how many raters and questions it needs (${default})."`
	Looks       string  `placeholder:"FILE" help:"Looks at the assessor, CSV or XLSX with the columns target,rater,before,assessor,opened,after and perhaps reason: says whether the assessor votes."`
	Plot        string  `placeholder:"FILE" help:"Draw the ratings of each target and the raters' severity into this file, as SVG."`
}

// Run reads the ratings and writes how far the raters agree.
func (c *agreeCmd) Run(p *program) error {
	if c.Ratings == "-" && c.Looks == "-" {
		return fault.Invalidf("only one of the ratings and --looks can be standard input")
	}
	if !(c.Reliability > 0 && c.Reliability < 1) {
		return fault.Invalidf("--reliability: %g is none to want: give a number above 0 and below 1, such as 0.8", c.Reliability)
	}
	o := report.Options{Wanted: c.Reliability}
	if c.Scale != "" {
		var err error
		if o.Scale, err = table.ParseScale(c.Scale); err != nil {
			return fault.Invalidf("--scale: %v", err)
		}
	}
	ratings, err := readFrom(
		p, c.Ratings, func(name string, r io.Reader) (*table.Ratings, error) { return table.ReadRatings(name, r, o.Scale) },
	)
	if err != nil {
		return err
	}
	var looks *table.Looks
	if c.Looks != "" {
		looks, err = readFrom(p, c.Looks, func(name string, r io.Reader) (*table.Looks, error) { return table.ReadLooks(name, r, o.Scale) })
		if err != nil {
			return err
		}
	}
	a := report.Agree(ratings, looks, o)
	if c.Plot != "" {
		if err := disk.Write(c.Plot, a.WritePlot); err != nil {
			return err
		}
	}
	return writeFigures(p, c.Format, a)
}

// figures is a report of figures, as text, JSON or CSV.
type figures interface {
	WriteText(w io.Writer) error
	WriteCSV(w io.Writer) error
}

// writeFigures writes a report in the given format.
func writeFigures(p *program, format string, f figures) error {
	if format == "csv" {
		return f.WriteCSV(p.stdout)
	}
	return writeReport(p, format, f)
}
