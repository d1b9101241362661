package main

import (
	"encoding/json"
	"fmt"
	"io"

	"yardstick/guide"
	"yardstick/internal/document"
	"yardstick/job"
)

// guideLintCmd is yardstick guide lint.
type guideLintCmd struct {
	guideFile
	Job    string `placeholder:"JOB" help:"The job that the guide is for: finds functions that no question asks about."`
	Format string `enum:"text,json" default:"text" help:"text or json."`
}

// guideFinding is one finding with its place in the file.
type guideFinding struct {
	Guide string `json:"guide"`
	Line  int    `json:"line"`
	guide.Finding
}

// Run prints the findings; errors among them make the check fail.
func (c *guideLintCmd) Run(p *program) error {
	name, data, guides, err := c.read(p)
	if err != nil {
		return err
	}
	var j *job.Job
	if c.Job != "" {
		if j, err = p.loadJob(c.Job); err != nil {
			return err
		}
	}
	doc, err := document.Parse(name, data)
	if err != nil {
		return err
	}
	findings := []guideFinding{}
	compact := doc.Has("guides")
	for i := range guides {
		for _, f := range guide.Lint(&guides[i], j) {
			if compact {
				f.Field = guide.CompactField(i, f.Field)
			}
			findings = append(findings, guideFinding{Guide: guides[i].ID, Line: doc.Line(f.Field), Finding: f})
		}
	}
	if c.Format == "json" {
		err = writeFindingsJSON(p.stdout, findings)
	} else {
		err = writeFindings(p.stdout, name, findings)
	}
	if err == nil && countErrors(findings) > 0 {
		err = errFailed
	}
	return err
}

func countErrors(findings []guideFinding) int {
	n := 0
	for _, f := range findings {
		if f.Severity == guide.Error {
			n++
		}
	}
	return n
}

func writeFindingsJSON(w io.Writer, findings []guideFinding) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(findings)
}

// writeFindings writes one line a finding and a line that counts them.
func writeFindings(w io.Writer, name string, findings []guideFinding) error {
	for _, f := range findings {
		if _, err := fmt.Fprintf(w, "%s:%d: %s\n", name, f.Line, f.Finding); err != nil {
			return err
		}
	}
	n := countErrors(findings)
	_, err := fmt.Fprintf(w, "%s: %s, %s\n", name, counted(n, "error"), counted(len(findings)-n, "warning"))
	return err
}

// counted is a number with its noun: "no errors", "1 error", "2 errors".
func counted(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun + "s"
	case 1:
		return "1 " + noun
	default:
		return fmt.Sprintf("%d %ss", n, noun)
	}
}
