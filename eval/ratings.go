package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"yardstick/assess"
	"yardstick/internal/document"
)

// Rating is what one or two people found on one requirement of one answer,
// each with the words of the answer that show it. File and Line say where it
// stands.
type Rating struct {
	Answer      string
	Requirement string
	Raters      []RaterFinding // one or two
	File        string
	Line        int
}

// RaterFinding is one person's verdict and quote; Quote is empty where there
// is nothing to quote.
type RaterFinding struct {
	Verdict assess.Verdict
	Quote   string
}

// ratingLine is a line of a ratings file: label and quote of one rater, or
// rater1, quote1, rater2 and quote2 of two.
type ratingLine struct {
	ID          string          `json:"id"`
	Requirement string          `json:"requirement"`
	Label       *assess.Verdict `json:"label"`
	Quote       string          `json:"quote"`
	Rater1      *assess.Verdict `json:"rater1"`
	Quote1      string          `json:"quote1"`
	Rater2      *assess.Verdict `json:"rater2"`
	Quote2      string          `json:"quote2"`
}

// ReadRatings reads a ratings file, JSON lines with the fields id,
// requirement, and either label and quote or rater1, quote1, rater2 and
// quote2. Unlike a label, a rating may be contradicted. What is wrong is an
// Invalid fault that names file, line and field. name is the file's name.
func ReadRatings(name string, r io.Reader) ([]Rating, error) {
	content, err := document.Read(r, name, maxInput)
	if err != nil {
		return nil, err
	}
	var ratings []Rating
	seen := make(map[[2]string]int)
	line := 0
	for row := range bytes.Lines(content) {
		line++
		if row = bytes.TrimSpace(row); len(row) == 0 {
			continue
		}
		rating, err := parseRating(name, line, row)
		if err != nil {
			return nil, err
		}
		pair := [2]string{rating.Answer, rating.Requirement}
		if first, ok := seen[pair]; ok {
			return nil, at(name, line, "requirement", "%q of answer %q is rated on line %d already", pair[1], pair[0], first)
		}
		seen[pair] = line
		ratings = append(ratings, rating)
	}
	return ratings, nil
}

// parseRating reads one line.
func parseRating(name string, line int, row []byte) (Rating, error) {
	var w ratingLine
	d := json.NewDecoder(bytes.NewReader(row))
	d.DisallowUnknownFields()
	if err := d.Decode(&w); err != nil {
		return Rating{}, jsonFault(name, line, "a rating", err)
	}
	if d.More() {
		return Rating{}, at(name, line, "", "holds more than one JSON value: want one a line")
	}
	rating := Rating{Answer: w.ID, Requirement: w.Requirement, File: name, Line: line}
	switch {
	case w.ID == "":
		return Rating{}, at(name, line, "id", "is missing")
	case w.Requirement == "":
		return Rating{}, at(name, line, "requirement", "is missing")
	case w.Label != nil && (w.Rater1 != nil || w.Rater2 != nil):
		return Rating{}, at(name, line, "label", "stands beside rater1 or rater2: want the one or the others")
	case w.Label != nil:
		rating.Raters = []RaterFinding{{*w.Label, w.Quote}}
		return rating, checkRaters(rating, "label")
	case w.Rater1 == nil || w.Rater2 == nil:
		return Rating{}, at(name, line, "label", "is missing, and so is rater1 or rater2")
	default:
		rating.Raters = []RaterFinding{{*w.Rater1, w.Quote1}, {*w.Rater2, w.Quote2}}
		return rating, checkRaters(rating, "rater1", "rater2")
	}
}

// checkRaters refuses verdicts that are none; fields names the field of each.
func checkRaters(r Rating, fields ...string) error {
	for i, f := range r.Raters {
		switch f.Verdict {
		case assess.Met, assess.Partly, assess.NotMet, assess.Contradicted:
		default:
			return at(r.File, r.Line, fields[i], "%q is not a rating: want met, partly, not_met or contradicted", f.Verdict)
		}
	}
	return nil
}

// jsonFault says what is wrong with a line of JSON.
func jsonFault(name string, line int, what string, err error) error {
	var wrongType *json.UnmarshalTypeError
	if errors.As(err, &wrongType) && wrongType.Field != "" {
		return at(name, line, wrongType.Field, "is of type %s: want text", wrongType.Value)
	}
	f := at(name, line, "", "is not %s in JSON: %v", what, err)
	f.Cause = err
	return f
}
