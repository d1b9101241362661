package main

import (
	"bufio"
	"bytes"
	"encoding/json"

	"yardstick/assess/hropen"
	"yardstick/assess/report"
	"yardstick/internal/sheets"
	judgereport "yardstick/judge/report"
)

// assessmentWriter writes findings in one of the formats, one after another.
type assessmentWriter struct {
	out    *bufio.Writer
	format string
	many   bool
	style  report.Style
	page   *report.Page
	table  *sheets.Table // of csv and xlsx
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
		err = w.object(f.value())
	case "hropen":
		err = w.object(hropen.Of(f.Guide, f.Question, &f.Assessment))
	case "csv", "xlsx":
		err = w.rows(f)
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
func (w *assessmentWriter) object(v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
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

// begun is the table, which has a head before it has rows.
func (w *assessmentWriter) begun() *sheets.Table {
	if w.table == nil {
		w.table = &sheets.Table{Name: "Assessments", Head: report.Head()}
	}
	return w.table
}

// rows adds a finding to the table. Of CSV each is written at once, so that a stream
// of any length takes the same memory; a workbook is written at the end.
func (w *assessmentWriter) rows(f *finding) error {
	t := w.begun()
	if w.format == "xlsx" {
		t.Rows = append(t.Rows, report.Rows(&f.Finding)...)
		return nil
	}
	if t.Rows = report.Rows(&f.Finding); w.n == 1 {
		return sheets.CSV(w.out, t)
	}
	return sheets.CSVRows(w.out, t)
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
	array := w.many && (w.format == "json" || w.format == "hropen")
	switch {
	case array && w.n == 0:
		w.out.WriteString("[]\n")
	case array:
		w.out.WriteString("\n]\n")
	case w.format == "csv" && w.n == 0, w.format == "xlsx":
		if err := sheets.Write(w.out, w.format, "Assessments", w.begun()); err != nil {
			return err
		}
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
