package main

import (
	"encoding/json"
	"io"

	"yardstick/eval"
	"yardstick/internal/disk"
)

// evalCmd is the command group yardstick eval.
type evalCmd struct {
	Interview  evalInterviewCmd  `cmd:"" help:"Measure the assessor on interview answers that people labelled requirement by requirement."`
	Robustness evalRobustnessCmd `cmd:"" help:"Change answers in ways that must not matter, and in ways that try to gain credit, and see what moves."`
	SemEval    evalSemEvalCmd    `cmd:"" name:"semeval2013" help:"Measure the reader of meaning on the short answers of SemEval-2013 task 7."`
}

// evalOutput is what both evaluations write.
type evalOutput struct {
	Format      string `enum:"text,json" default:"text" help:"Format of the report: ${enum}."`
	Predictions string `placeholder:"FILE" help:"Write every single prediction to this CSV file (- for standard output, without the report)."`
}

// evalReport is a report of either evaluation.
type evalReport interface {
	WriteText(w io.Writer) error
	WritePredictions(w io.Writer) error
}

// write writes the predictions, where they are wanted, and then the report.
func (o *evalOutput) write(p *program, r evalReport) error {
	switch o.Predictions {
	case "":
	case "-":
		return r.WritePredictions(p.stdout)
	default:
		if err := disk.Write(o.Predictions, r.WritePredictions); err != nil {
			return err
		}
	}
	return writeReport(p, o.Format, r)
}

// writeReport writes a report as text or as JSON.
func writeReport(p *program, format string, r interface{ WriteText(w io.Writer) error }) error {
	if format == "text" {
		return r.WriteText(p.stdout)
	}
	e := json.NewEncoder(p.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

var _, _ evalReport = (*eval.Interview)(nil), (*eval.SemEval)(nil)
