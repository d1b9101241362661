package eval

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"yardstick/assess"
	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// Label is what people agreed on for one requirement of one answer: met,
// partly or not_met. File and Line say where it stands.
type Label struct {
	Answer      string
	Requirement string
	Verdict     assess.Verdict
	File        string
	Line        int
}

// labelColumns is the header of a labels file.
const labelColumns = "id,requirement,label"

// ReadLabels reads a labels file, CSV with the columns id, requirement and
// label. A label other than met, partly and not_met, an empty id, a pair that
// is labelled twice or a row of another length is an Invalid fault that names
// file, line and field. name is the file's name.
func ReadLabels(name string, r io.Reader) ([]Label, error) {
	content, err := document.Read(r, name, maxInput)
	if err != nil {
		return nil, err
	}
	rows := csv.NewReader(strings.NewReader(string(content)))
	rows.FieldsPerRecord = -1 // lengths are checked here, with a clearer message
	header, err := rows.Read()
	if err != nil {
		return nil, csvFault(name, err)
	}
	if got := strings.Join(header, ","); got != labelColumns {
		return nil, at(name, 1, "", "the columns are %q: want %q", got, labelColumns)
	}
	return readRows(name, rows)
}

// readRows reads the rows after the header.
func readRows(name string, rows *csv.Reader) ([]Label, error) {
	var labels []Label
	seen := make(map[[2]string]int)
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, csvFault(name, err)
		}
		line, _ := rows.FieldPos(0)
		label, err := parseLabel(name, line, row)
		if err != nil {
			return nil, err
		}
		pair := [2]string{label.Answer, label.Requirement}
		if first, ok := seen[pair]; ok {
			return nil, at(name, line, "requirement", "%q of answer %q is labelled on line %d already", pair[1], pair[0], first)
		}
		seen[pair] = line
		labels = append(labels, label)
	}
	if len(labels) == 0 {
		return nil, at(name, 0, "", "holds no labels")
	}
	return labels, nil
}

// parseLabel reads one row.
func parseLabel(name string, line int, row []string) (Label, error) {
	if len(row) != 3 {
		return Label{}, at(name, line, "", "has %d fields: want 3 (%s)", len(row), labelColumns)
	}
	l := Label{Answer: row[0], Requirement: row[1], Verdict: assess.Verdict(row[2]), File: name, Line: line}
	switch {
	case l.Answer == "":
		return Label{}, at(name, line, "id", "is empty")
	case l.Requirement == "":
		return Label{}, at(name, line, "requirement", "is empty")
	}
	switch l.Verdict {
	case assess.Met, assess.Partly, assess.NotMet:
		return l, nil
	case assess.Contradicted:
		return Label{}, at(name, line, "label", `"contradicted" counts as not_met in a labels file: write not_met`)
	default:
		return Label{}, at(name, line, "label", "%q is not a label: want met, partly or not_met", row[2])
	}
}

// at makes an Invalid fault at a place of a file.
func at(file string, line int, field, format string, args ...any) *fault.Error {
	return &fault.Error{Kind: fault.Invalid, File: file, Line: line, Field: field, Message: fmt.Sprintf(format, args...)}
}

// csvFault says where a CSV file cannot be read.
func csvFault(name string, err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		f := at(name, p.Line, "", "is not CSV: %v", p.Err)
		f.Cause = err
		return f
	}
	return at(name, 0, "", "cannot be read: %v", err)
}
