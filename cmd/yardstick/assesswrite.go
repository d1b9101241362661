package main

import (
	"bufio"
	"bytes"
	"encoding/json"

	"yardstick/assess/report"
	judgereport "yardstick/judge/report"
)

// assessmentWriter writes findings in one of the formats, one after another.
type assessmentWriter struct {
	out    *bufio.Writer
	format string
	many   bool
	style  report.Style
	page   *report.Page
	n      int
}

// assessmentWriter makes the writer for the format that was asked for, or that
// suits one answer or many.
func (p *program) assessmentWriter(format string, many bool) *assessmentWriter {
	w := &assessmentWriter{out: bufio.NewWriterSize(p.stdout, 32<<10), format: format, many: many}
	if format == "" {
		w.format = "text"
		if many {
			w.format = "jsonl"
		}
	}
	w.style.Width, w.style.Color = p.terminal()
	return w
}

func (w *assessmentWriter) write(f *finding) (err error) {
	w.n++
	switch w.format {
	case "html":
		return w.article(f)
	case "json":
		err = w.object(f)
	case "jsonl":
		e := json.NewEncoder(w.out)
		e.SetEscapeHTML(false)
		err = e.Encode(f.value())
	default:
		if w.n > 1 {
			w.out.WriteString("\n\n")
		}
		err = w.text(f)
	}
	return err
}

// value is what JSON shows of a finding: the assessment, with the language
// model's opinion where there is one.
func (f *finding) value() any {
	if f.judged == nil {
		return &f.Assessment
	}
	j := *f.judged
	j.Assessment = f.Assessment
	return &j
}

// text writes the report for a terminal, and both readers side by side.
func (w *assessmentWriter) text(f *finding) error {
	err := report.Text(w.out, &f.Finding, w.style)
	if err == nil && f.judged != nil {
		err = judgereport.Text(w.out, f.Question, f.judged, w.style.Width)
	}
	return err
}

// object writes an indented object; many of them make an array.
func (w *assessmentWriter) object(f *finding) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(f.value()); err != nil {
		return err
	}
	if !w.many {
		_, err := w.out.Write(b.Bytes())
		return err
	}
	lead := "[\n"
	if w.n > 1 {
		lead = ",\n"
	}
	w.out.WriteString(lead)
	_, err := w.out.Write(bytes.TrimRight(b.Bytes(), "\n"))
	return err
}

func (w *assessmentWriter) article(f *finding) (err error) {
	if w.page == nil {
		if w.page, err = report.NewPage(w.out, "Assessment: "+f.Assessment.Guide); err != nil {
			return err
		}
	}
	if err := w.page.Add(&f.Finding); err != nil || f.judged == nil {
		return err
	}
	return judgereport.HTML(w.out, f.Question, f.judged)
}

// close ends the output: the brackets of an array, the foot of a page.
func (w *assessmentWriter) close() error {
	switch {
	case w.format == "json" && w.many && w.n == 0:
		w.out.WriteString("[]\n")
	case w.format == "json" && w.many:
		w.out.WriteString("\n]\n")
	case w.format == "html":
		if err := w.foot(); err != nil {
			return err
		}
	}
	return w.flush()
}

func (w *assessmentWriter) foot() (err error) {
	if w.page == nil {
		if w.page, err = report.NewPage(w.out, "Assessment"); err != nil {
			return err
		}
	}
	return w.page.Close()
}

func (w *assessmentWriter) flush() error { return w.out.Flush() }
