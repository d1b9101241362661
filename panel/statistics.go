package panel

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"yardstick/record"
	"yardstick/stat/report"
	"yardstick/stat/table"
)

// assessorName stands for the assessor among the raters; no code has a space.
const assessorName = "the assessor"

// Wanted is the reliability that the statistics say the number of raters for.
const Wanted = 0.8

// RaterAgreement is how far the people who rated agree: their levels alone make the totals.
// WithAssessor counts the assessor as one more rater; nil where it has found nothing.
type RaterAgreement struct {
	report.Agreement
	WithAssessor *report.Agreement `json:"with_assessor,omitempty"`
}

// Agreement says how far the raters agree, on the levels as they were handed in, and
// whether levels move towards the assessor's finding. It is nil where fewer than two
// people have rated.
func (s *State) Agreement() (*RaterAgreement, error) {
	scale, err := table.ParseScale("1:" + strconv.Itoa(max(s.top(), 2)))
	if err != nil {
		return nil, err
	}
	options := report.Options{Scale: scale, Wanted: Wanted}
	people, raters := s.ratingRows()
	if raters < 2 {
		return nil, nil //nolint:nilnil // there is nothing to say, and nothing is wrong
	}
	t, err := table.ReadRatings("ratings", csvOf(people), scale)
	if err != nil {
		return nil, err
	}
	var looks *table.Looks
	if all := s.Looks(); len(all) > 0 {
		if looks, err = table.ReadLooks("looks", csvOf(lookRows(all)), scale); err != nil {
			return nil, err
		}
	}
	a := &RaterAgreement{Agreement: *report.Agree(t, looks, options)}
	if found := s.findingRows(); len(found) > 0 {
		if t, err = table.ReadRatings("ratings", csvOf(append(people, found...)), scale); err != nil {
			return nil, err
		}
		a.WithAssessor = report.Agree(t, nil, options)
	}
	return a, nil
}

func (s *State) top() int {
	if s.Guide == nil {
		return 5
	}
	return s.Guide.Top
}

func csvOf(rows [][]string) *bytes.Buffer {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.WriteAll(rows) // a buffer takes everything
	return &b
}

// ratingRows are the levels as they were handed in, after a row of names.
func (s *State) ratingRows() (rows [][]string, raters int) {
	rows = [][]string{{"target", "rater", "question", "rating"}}
	seen := map[string]bool{}
	for _, c := range s.Candidates {
		for _, r := range c.Ratings {
			given := s.levelRows(c.Code, r.Rater, r.First)
			if len(given) > 0 {
				seen[r.Rater] = true
			}
			rows = append(rows, given...)
		}
	}
	return rows, len(seen)
}

// findingRows are the assessor's levels that are revealed, as those of one more rater.
func (s *State) findingRows() (rows [][]string) {
	for _, c := range s.Candidates {
		for _, f := range c.Findings {
			if f.Revealed {
				rows = append(rows, s.levelRows(c.Code, assessorName, f.Levels)...)
			}
		}
	}
	return rows
}

// levelRows are the levels of one rating that count.
func (s *State) levelRows(candidate, rater string, levels []record.Level) (rows [][]string) {
	for _, l := range levels {
		if _, gone := s.Withdrawn[l.Question]; l.Level != nil && !gone {
			rows = append(rows, []string{candidate, rater, strings.TrimSpace(l.Question + " " + l.Requirement), strconv.Itoa(*l.Level)})
		}
	}
	return rows
}

// Look is one level of a rater beside the assessor's finding: what shows whether
// the model carries a vote. Before is the level that was handed in, which nobody
// could give after seeing the finding; After the level that stands.
type Look struct {
	Rater       string `json:"rater"`
	Candidate   string `json:"candidate"`
	Question    string `json:"question"`
	Requirement string `json:"requirement,omitempty"`
	Before      int    `json:"before"`
	Assessor    *int   `json:"assessor"`
	Opened      bool   `json:"opened"` // before the level was changed, or at all where it was not
	After       int    `json:"after"`
	Reasoned    bool   `json:"reasoned"`
}

// Looks lists every level that was given beside a revealed finding.
func (s *State) Looks() []Look {
	out := []Look{}
	for _, c := range s.Candidates {
		for _, f := range c.Findings {
			if !f.Revealed {
				continue
			}
			for _, r := range c.Ratings {
				out = append(out, f.looks(r)...)
			}
		}
	}
	return out
}

func (f *Finding) looks(r *Rating) []Look {
	var out []Look
	for i, first := range r.First {
		at := slices.IndexFunc(f.Levels, func(l record.Level) bool {
			return l.Question == first.Question && l.Requirement == first.Requirement
		})
		if at < 0 || first.Level == nil || r.Levels[i].Level == nil {
			continue
		}
		l := Look{
			Rater: r.Rater, Candidate: r.Candidate, Question: first.Question, Requirement: first.Requirement,
			Before: *first.Level, Assessor: f.Levels[at].Level, After: *r.Levels[i].Level,
		}
		opened, changed := f.Opened[r.Rater], r.changed(first)
		l.Opened = opened != 0 && (changed == 0 || opened < changed)
		l.Reasoned = changed != 0 // no change is without a reason
		out = append(out, l)
	}
	return out
}

// changed is the entry of the last change of a cell, or 0.
func (r *Rating) changed(l record.Level) int64 {
	for _, c := range slices.Backward(r.Changes) {
		if c.Question == l.Question && c.Requirement == l.Requirement {
			return c.Entry
		}
	}
	return 0
}

func lookRows(all []Look) [][]string {
	rows := [][]string{{"target", "rater", "question", "before", "assessor", "opened", "after", "reason"}}
	for _, l := range all {
		level, reason := "", ""
		if l.Assessor != nil {
			level = strconv.Itoa(*l.Assessor)
		}
		if l.Reasoned {
			reason = "given"
		}
		rows = append(rows, []string{
			l.Candidate, l.Rater, strings.TrimSpace(l.Question + " " + l.Requirement), strconv.Itoa(l.Before), level,
			map[bool]string{true: "yes", false: "no"}[l.Opened], strconv.Itoa(l.After), reason,
		})
	}
	return rows
}
