package calibrate

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"

	"yardstick/internal/document"
	"yardstick/internal/fault"
	"yardstick/record"
)

// Format is the value of the field yardstick in a file of samples.
const Format = "training/v1"

// MaxRows is how many rows a table may have.
const MaxRows = 100_000

type file struct {
	Format  string   `yaml:"yardstick"`
	Samples []Sample `yaml:"samples"`
}

// ReadSamples reads sample answers with their known levels. Errors are Invalid and
// name file, line and field.
func ReadSamples(name string, data []byte) ([]Sample, error) {
	d, err := document.Parse(name, data)
	if err != nil {
		return nil, err
	}
	var f file
	if err := d.Decode(&f); err != nil {
		return nil, err
	}
	if f.Format != Format || len(f.Samples) == 0 {
		return nil, d.Errorf("yardstick", "a file of samples says %s and has samples", Format)
	}
	seen := map[place]bool{}
	for i, s := range f.Samples {
		at := "samples[" + strconv.Itoa(i) + "]"
		if !record.IsCode(s.ID) || len(s.Known) == 0 {
			return nil, d.Errorf(at, "wants an id and known levels")
		}
		for k, known := range s.Known {
			p := place{s.ID, known.Requirement}
			if known.Level < 1 || known.Level > 5 || seen[p] {
				return nil, d.Errorf(at+".known["+strconv.Itoa(k)+"]", "has level %d, or stands twice; a level is 1 to 5", known.Level)
			}
			seen[p] = true
		}
	}
	return f.Samples, nil
}

// ReadGiven reads CSV with the columns rater, sample, level and, where requirements
// are rated, requirement. Errors are Invalid and name file, line and column.
func ReadGiven(name string, in io.Reader) ([]Given, error) {
	var out []Given
	err := rows(name, in, []string{"rater", "sample", "level"}, func(get func(string) string, level int) {
		out = append(out, Given{Rater: get("rater"), Sample: get("sample"), Requirement: get("requirement"), Level: level})
	})
	return out, err
}

// ReadSorted reads CSV with the columns rater, example, level.
func ReadSorted(name string, in io.Reader) ([]Sorted, error) {
	var out []Sorted
	err := rows(name, in, []string{"rater", "example", "level"}, func(get func(string) string, level int) {
		out = append(out, Sorted{Rater: get("rater"), Example: get("example"), Level: level})
	})
	return out, err
}

// rows reads a table with a header, row by row.
func rows(name string, in io.Reader, wanted []string, take func(get func(string) string, level int)) error {
	r := csv.NewReader(in)
	invalid := func(field, message string) error {
		line, _ := r.FieldPos(0)
		return &fault.Error{Kind: fault.Invalid, File: name, Line: line, Field: field, Message: message}
	}
	head, err := r.Read()
	if err != nil {
		return &fault.Error{Kind: fault.Invalid, File: name, Message: "is no CSV with a header", Cause: err}
	}
	for _, w := range wanted {
		if !slices.Contains(head, w) {
			return invalid(w, "is missing among the columns")
		}
	}
	for n := 0; ; n++ {
		row, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return &fault.Error{Kind: fault.Invalid, File: name, Message: err.Error(), Cause: err}
		case n >= MaxRows:
			return invalid("", "is one more than the rows that are read")
		}
		get := func(column string) string {
			if i := slices.Index(head, column); i >= 0 {
				return row[i]
			}
			return ""
		}
		level, err := strconv.Atoi(get("level"))
		if err != nil || level < 1 || level > 5 {
			return invalid("level", "is "+strconv.Quote(get("level"))+"; a level is 1 to 5")
		}
		if !record.IsCode(get("rater")) {
			return invalid("rater", "is "+strconv.Quote(get("rater"))+", which is no code")
		}
		take(get, level)
	}
}
