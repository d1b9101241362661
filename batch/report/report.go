// Package report writes the results of a batch as CSV, JSON lines or a workbook
// (XLSX), row by row in the order of the file, and says for people how far it is.
package report

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"yardstick/assess"
	"yardstick/batch"
	"yardstick/internal/fault"
	"yardstick/internal/sheets"
)

// Formats are what results are written as.
var Formats = []string{"csv", "jsonl", "xlsx"}

// Kinds are the media types of the formats.
var Kinds = map[string]string{
	"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
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

// cells are a row of a sheet.
func cells(r *batch.Result) []string {
	out := []string{strconv.Itoa(r.Row), r.Place, r.ID, r.Candidate, r.Question, Status(r), "", "", "", "", r.Problem, "", ""}
	if r.Same > 0 {
		out[9] = strconv.Itoa(r.Same)
	}
	if a := r.Assessment; a != nil {
		out[6], out[7], out[8], out[11] = string(a.Verdict), score(a), level(a), requirements(a)
		out[12] = strings.TrimSpace(a.Assessor.Name + " " + a.Assessor.Version + " " + a.Assessor.Model)
	}
	return out
}

// score has as many digits as it needs.
func score(a *assess.Assessment) string {
	if a.Score == nil {
		return ""
	}
	return strconv.FormatFloat(*a.Score, 'g', -1, 64)
}

func level(a *assess.Assessment) string {
	if a.Level == nil {
		return ""
	}
	return strconv.Itoa(*a.Level)
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
	out := csv.NewWriter(w)
	if err := out.Write(head); err != nil {
		return err
	}
	err := each(next, func(r *batch.Result) error {
		row := cells(r)
		for i := range row {
			row[i] = sheets.Harmless(row[i])
		}
		return out.Write(row)
	})
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	return err
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
func writeBook(w io.Writer, next Next) (err error) {
	f := excelize.NewFile()
	defer func() {
		if end := f.Close(); err == nil {
			err = end
		}
	}()
	const sheet = "Results"
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	row := 0
	add := func(texts []string) error {
		row++
		values := make([]any, len(texts))
		for i, text := range texts {
			values[i] = text
			if n, err := strconv.ParseFloat(text, 64); err == nil && row > 1 && (i == 0 || i >= 7 && i <= 9) {
				values[i] = n
			}
		}
		return out.SetRow(fmt.Sprintf("A%d", row), values)
	}
	if err := add(head); err != nil {
		return err
	}
	if err := each(next, func(r *batch.Result) error { return add(cells(r)) }); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return f.Write(w)
}
