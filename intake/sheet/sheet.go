// Package sheet reads duties or lines of text from spreadsheets (CSV, TSV, XLSX)
// as an outline. Where a row at the top names the columns, the column of duties
// speaks and that of functions heads them; else the rows stand as they are.
package sheet

import (
	"slices"
	"strings"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
)

// Limits on a sheet.
const (
	MaxBytes = 8 << 20
	maxRows  = 5_000
	maxCols  = 50
)

// The names of columns that are known.
var (
	dutyNames = []string{
		"duty", "duties", "task", "tasks", "responsibility", "responsibilities", "text", "line", "description",
		"activity", "activities", "accountability",
	}
	groupNames = []string{"function", "functions", "area", "area of work", "group", "category", "section", "key area", "key result area"}
	titleNames = []string{"job title", "job", "title", "position", "role", "post"}
)

// Known reports whether a row names columns of a sheet of duties.
func Known(row []string) bool { return find(row, dutyNames) >= 0 }

// find gives the place of the column with one of the names, or -1.
func find(row, names []string) int {
	return slices.IndexFunc(row, func(c string) bool {
		return slices.Contains(names, strings.ToLower(strings.TrimSpace(outline.Clean(c))))
	})
}

// fromRows makes an outline of rows.
func fromRows(rows [][]string) (outline.Outline, error) {
	if len(rows) > maxRows {
		return outline.Outline{}, fault.Invalidf("has more than %d rows; give the duties of one job", maxRows)
	}
	for i, row := range rows {
		if rows[i] = row[:min(len(row), maxCols)]; i < 10 && Known(row) && len(row) > 0 {
			return fromColumns(rows[:i], row, rows[i+1:])
		}
	}
	var b outline.Builder
	if err := b.AddAll(single(rows)); err != nil {
		return outline.Outline{}, err
	}
	b.Outline.Fill()
	return b.Outline, nil
}

// single takes a sheet of one column for lines of text, any other for a table.
func single(rows [][]string) (out []outline.Line) {
	for _, row := range rows {
		if len(row) > 1 && strings.Join(row[1:], "") != "" {
			return outline.Rows(rows, false)
		}
		if len(row) > 0 {
			out = append(out, outline.Line{Text: row[0], Shape: outline.Paragraph})
		}
	}
	return out
}

// fromColumns reads the rows below the names of columns. What stands above
// them says what the job is.
func fromColumns(above [][]string, names []string, rows [][]string) (outline.Outline, error) {
	var b outline.Builder
	if err := b.AddAll(single(above)); err != nil {
		return outline.Outline{}, err
	}
	duty, group, title := find(names, dutyNames), find(names, groupNames), find(names, titleNames)
	last := ""
	for _, row := range rows {
		if g := cell(row, group); g != "" && g != last {
			last = g
			if err := b.Add(outline.Line{Text: g, Shape: outline.Heading, Level: 2}); err != nil {
				return outline.Outline{}, err
			}
		}
		if b.Outline.Title == "" {
			b.Outline.Title = outline.TitleField(cell(row, title))
		}
		if err := b.AddAll(rowLines(names, row, duty, group, title)); err != nil {
			return outline.Outline{}, err
		}
	}
	b.Outline.Fill()
	return b.Outline, nil
}

// rowLines gives a row: its duty as an item, and what else it says as labels with values.
func rowLines(names, row []string, duty, group, title int) (out []outline.Line) {
	for i := range row {
		text := cell(row, i)
		switch {
		case text == "" || i == group || i == title:
		case i == duty:
			out = append(out, outline.Line{Text: text, Shape: outline.Item, Level: 1})
		default:
			out = append(out, outline.Line{Text: text, Shape: outline.Row, Label: cell(names, i)})
		}
	}
	return out
}

func cell(row []string, i int) string {
	if i < 0 || i >= len(row) {
		return ""
	}
	return outline.Clean(row[i])
}
