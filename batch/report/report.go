// Package report writes the results of a batch as CSV, JSON lines or a workbook
// (XLSX), row by row in the order of the file, and says for people how far it is.
package report

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"yardstick/assess"
	"yardstick/batch"
	"yardstick/internal/fault"
	"yardstick/internal/sheets"
	"yardstick/internal/workbook"
)

// Formats are what results are written as.
var Formats = []string{"csv", "jsonl", "xlsx"}

// Kinds are the media types of the formats.
var Kinds = map[string]string{
	"csv": sheets.Kinds["csv"], "jsonl": "application/x-ndjson", "xlsx": sheets.Kinds["xlsx"],
}

// KindOf is the media type of a format; NotFound where there is no such format.
func KindOf(format string) (string, error) {
	if kind, known := Kinds[format]; known {
		return kind, nil
	}
	return "", fault.NotFoundf("results are written as %s", strings.Join(Formats, ", "))
}

// Next gives the next rows, none after the last.
type Next func() ([]batch.Result, error)

// Write writes all rows as one of the Formats. Rows that wait still have no verdict.
func Write(w io.Writer, format string, next Next) error {
	switch format {
	case "csv":
		return writeCSV(w, next)
	case "jsonl":
		return writeLines(w, next)
	case "xlsx":
		return writeBook(w, next)
	}
	return fault.Invalidf("there is no format %q; results are written as %s", format, strings.Join(Formats, ", "))
}

// each calls do with every row.
func each(next Next, do func(r *batch.Result) error) error {
	for {
		rows, err := next()
		if err != nil || len(rows) == 0 {
			return err
		}
		for i := range rows {
			if err := do(&rows[i]); err != nil {
				return err
			}
		}
	}
}

// head names the columns of a sheet.
var head = []string{
	"row", "place", "id", "candidate", "question", "status", "verdict", "score", "level", "same_as", "problem", "requirements", "assessor",
}

// Status of a row: waiting, assessed, or problem.
func Status(r *batch.Result) string {
	switch {
	case r.Problem != "":
		return "problem"
	case r.Assessment == nil:
		return "waiting"
	}
	return "assessed"
}

// cells are a row of a sheet; nil is what is not there.
func cells(r *batch.Result) []any {
	out := make([]any, len(head))
	copy(out, []any{r.Row, r.Place, r.ID, r.Candidate, r.Question, Status(r)})
	if a := r.Assessment; a != nil {
		out[6] = string(a.Verdict)
		if a.Score != nil {
			out[7] = *a.Score
		}
		if a.Level != nil {
			out[8] = *a.Level
		}
		out[11] = requirements(a)
		out[12] = strings.TrimSpace(a.Assessor.Name + " " + a.Assessor.Version + " " + a.Assessor.Model)
	}
	if r.Same > 0 {
		out[9] = r.Same
	}
	out[10] = r.Problem
	return out
}

// requirements are the verdicts one after another: "goals met; own-part partly".
func requirements(a *assess.Assessment) string {
	all := make([]string, len(a.Requirements))
	for i := range a.Requirements {
		all[i] = a.Requirements[i].ID + " " + string(a.Requirements[i].Verdict)
	}
	return strings.Join(all, "; ")
}

func writeCSV(w io.Writer, next Next) error {
	if err := sheets.CSV(w, &sheets.Table{Head: head}); err != nil {
		return err
	}
	for {
		rows, err := next()
		if err != nil || len(rows) == 0 {
			return err
		}
		t := sheets.Table{Head: head}
		for i := range rows {
			t.Add(cells(&rows[i])...)
		}
		if err := sheets.CSVRows(w, &t); err != nil {
			return err
		}
	}
}

// line is a row as JSON: with the assessment as yardstick assess writes it.
type line struct {
	Row        int                `json:"row"`
	Place      string             `json:"place,omitempty"`
	ID         string             `json:"id"`
	Candidate  string             `json:"candidate,omitempty"`
	Status     string             `json:"status"`
	SameAs     int                `json:"same_as,omitempty"`
	Problem    string             `json:"problem,omitempty"`
	Assessment *assess.Assessment `json:"assessment,omitempty"`
}

func writeLines(w io.Writer, next Next) error {
	b := bufio.NewWriter(w)
	out := json.NewEncoder(b)
	out.SetEscapeHTML(false)
	err := each(next, func(r *batch.Result) error {
		return out.Encode(line{r.Row, r.Place, r.ID, r.Candidate, Status(r), r.Same, r.Problem, r.Assessment})
	})
	if err == nil {
		err = b.Flush()
	}
	return err
}

// writeBook writes a workbook of one sheet. No cell is a formula; figures are numbers.
// Its rows are streamed, because there may be [batch.MaxAnswers] of them.
func writeBook(w io.Writer, next Next) error {
	rows := func(yield func([]any, error) bool) {
		if !yield(sheets.Cells(head), nil) {
			return
		}
		stopped := errors.New("no more is wanted")
		err := each(next, func(r *batch.Result) error {
			if !yield(cells(r), nil) {
				return stopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, stopped) {
			yield(nil, err)
		}
	}
	return workbook.Write(w, workbook.About{Title: "Results", Time: sheets.Never}, workbook.Table{Name: "Results", Rows: rows})
}
