package main

import (
	"encoding/json"
	"io"
	"os"

	"yardstick/eval"
	"yardstick/internal/fault"
)

// evalCmd is the command group yardstick eval.
type evalCmd struct {
	Interview evalInterviewCmd `cmd:"" help:"Measure the assessor on interview answers that people labelled requirement by requirement."`
	SemEval   evalSemEvalCmd   `cmd:"" name:"semeval2013" help:"Measure the reader of meaning on the short answers of SemEval-2013 task 7."`
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
		if err := writeWhole(o.Predictions, r.WritePredictions); err != nil {
			return err
		}
	}
	if o.Format == "text" {
		return r.WriteText(p.stdout)
	}
	e := json.NewEncoder(p.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// readFrom opens the file that arg names, or standard input for -, and reads it.
func readFrom[T any](p *program, arg string, read func(name string, r io.Reader) (T, error)) (T, error) {
	if arg == "-" {
		return read("standard input", p.stdin)
	}
	var none T
	f, err := os.Open(arg)
	if err != nil {
		return none, openFault(arg, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return none, &fault.Error{Kind: fault.Invalid, File: arg, Message: "is a folder; name a file in it"}
	}
	return read(arg, f)
}

var _, _ evalReport = (*eval.Interview)(nil), (*eval.SemEval)(nil)
