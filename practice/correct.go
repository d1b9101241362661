package practice

import (
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/internal/fault"
)

// Correction is what a person says of a reading that is wrong: the verdict that
// is right, and why. It stands beside the assessment, which stays as it was.
type Correction struct {
	Requirement string         `json:"requirement"`
	Verdict     assess.Verdict `json:"verdict"` // met, partly, not_met or contradicted; empty takes a correction back
	Note        string         `json:"note,omitempty"`
	At          time.Time      `json:"at"`
}

// MaxNote is the most of a note, code points.
const MaxNote = 500

// Check says what is wrong with a correction at the question q.
func (c *Correction) Check(q *guide.Question) error {
	known := false
	for _, r := range q.Requirements {
		known = known || r.ID == c.Requirement
	}
	switch {
	case !known:
		return field("requirement", "there is no point %q at this question", c.Requirement)
	case !utf8.ValidString(c.Note) || strings.ContainsRune(c.Note, 0):
		return field("note", "is not text in UTF-8")
	case utf8.RuneCountInString(c.Note) > MaxNote:
		return field("note", "has %d characters; the most is %d", utf8.RuneCountInString(c.Note), MaxNote)
	}
	switch c.Verdict {
	case assess.Met, assess.Partly, assess.NotMet, assess.Contradicted:
		return nil
	}
	return field("verdict", "is %q; want met, partly, not_met or contradicted", c.Verdict)
}

// Correct keeps what somebody says of a reading of a finished attempt, in place
// of what was said of it before; an empty verdict takes that back. Before the end
// of an exam it is Forbidden, as the reading is not shown then.
func (d *Desk) Correct(ctx context.Context, id string, c Correction) error {
	a, err := d.Store.Attempt(ctx, id)
	if err != nil {
		return err
	}
	j, err := JobUnder(ctx, d.Store, a.Job, a.Guide)
	if err != nil {
		return err
	}
	q, err := j.Question(a.Question)
	if err != nil {
		return err
	}
	if err := d.shown(ctx, &a); err != nil {
		return err
	}
	c.Note, c.At = strings.TrimSpace(c.Note), d.Now().UTC()
	if c.Verdict != "" {
		if err := c.Check(q); err != nil {
			return err
		}
	}
	return d.Store.Correct(ctx, id, c)
}

// shown refuses what is found of an attempt before it may be seen.
func (d *Desk) shown(ctx context.Context, a *Attempt) error {
	var held *Interview
	if a.Interview != "" {
		i, err := d.Store.Interview(ctx, a.Interview)
		if err != nil {
			return err
		}
		held = &i
	}
	if a.Done() && !Shows(a, held) {
		return &fault.Error{Kind: fault.Forbidden, Message: "in an exam nothing is shown before the end"}
	}
	return nil
}

// Pair is one reading that a person has corrected, with all that it takes to
// learn from it.
type Pair struct {
	ID          string         `json:"id"` // attempt/requirement
	Job         string         `json:"job"`
	Question    string         `json:"question"`
	Kind        guide.Kind     `json:"kind"`
	Requirement string         `json:"requirement"`
	Answer      string         `json:"answer"`
	Label       assess.Verdict `json:"label"` // what the person says
	Read        assess.Verdict `json:"read"`  // what the assessor had found
	Confidence  float64        `json:"confidence"`
	Assessor    string         `json:"assessor"`
	Note        string         `json:"note,omitempty"`
}

// Pairs gives the corrected readings of everything that is kept, in the order in
// which it is.
func Pairs(e *Everything) []Pair {
	var all []Pair
	for i := range e.Attempts {
		a := &e.Attempts[i]
		if j, ok := e.jobUnder(a.Job, a.Guide); ok && a.Assessment != nil {
			all = append(all, pairsOf(&j, a)...)
		}
	}
	return all
}

// WritePairs writes the corrected readings of everything that is kept as JSON lines.
func WritePairs(w io.Writer, all *Everything) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, p := range Pairs(all) {
		if err := e.Encode(p); err != nil {
			return err
		}
	}
	return nil
}

// jobUnder is a job with the guide that has this hash, as JobUnder gives it.
func (e *Everything) jobUnder(id, sha256 string) (Job, bool) {
	at := slices.IndexFunc(e.Jobs, func(j Job) bool { return j.ID == id })
	if at < 0 {
		return Job{}, false
	}
	j := e.Jobs[at]
	for i := range e.Guides {
		if g := &e.Guides[i]; g.Job == id && g.SHA256() == sha256 {
			j.Guide = g.Guide
		}
	}
	return j, true
}

func pairsOf(j *Job, a *Attempt) []Pair {
	q, err := j.Question(a.Question)
	if err != nil {
		return nil // of a guide that is gone
	}
	var all []Pair
	for _, c := range a.Corrections {
		for _, r := range q.Requirements {
			if r.ID != c.Requirement {
				continue
			}
			p := Pair{
				ID: a.ID + "/" + r.ID, Job: j.Title, Question: q.Text, Kind: r.Kind, Requirement: r.Text, Answer: a.Text, Label: c.Verdict,
				Read: verdictOn(a, r.ID), Assessor: a.Assessment.Assessor.Name + " " + a.Assessment.Assessor.Version, Note: c.Note,
			}
			for _, f := range a.Assessment.Requirements {
				if f.ID == r.ID {
					p.Confidence = f.Confidence
				}
			}
			all = append(all, p)
		}
	}
	return all
}
