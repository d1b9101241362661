package practice

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"yardstick/guide"
	"yardstick/job"
)

// OwnQuestion is a question that somebody wants to practise besides those of a
// job, with what a good answer to it holds.
type OwnQuestion struct {
	Text   string
	Points []string     // in own words, one a point
	Kinds  []guide.Kind // points that many questions share; see OwnKinds
}

// Bounds on a question of one's own.
const (
	maxOwnPoints   = 12
	maxOwnQuestion = 1000 // code points
	maxOwnPoint    = 300  // code points
	ownSeconds     = 120
)

// OwnKinds are the points that many questions share, with their words, in the
// order in which they are offered.
func OwnKinds() []guide.Requirement {
	return []guide.Requirement{
		{ID: "case", Kind: guide.Example, Text: "Recalls one concrete case."},
		{ID: "action", Kind: guide.Action, Text: "Says what was done, step by step."},
		{ID: "own-part", Kind: guide.Personal, Text: "Says what his or her own part in it was."},
		{ID: "result", Kind: guide.Result, Text: "Says how it ended."},
		{ID: "lesson", Kind: guide.Lesson, Text: "Says what was learned from it for the work after."},
		{ID: "figure", Kind: guide.MeasureK, Text: "Gives a figure, a date or a limit that could be checked."},
		{ID: "fair", Kind: guide.Balance, Text: "Speaks of others without blame or contempt."},
	}
}

// AddOwn makes a guide of its own of a question and keeps it beside the jobs. A
// question without points, or beyond the bounds, is Invalid.
func (d *Desk) AddOwn(ctx context.Context, o OwnQuestion) (Job, error) {
	g, err := o.guide()
	if err != nil {
		return Job{}, err
	}
	return d.ChooseGuide(ctx, g)
}

// guide makes a guide with this one question.
func (o OwnQuestion) guide() (guide.Guide, error) {
	text := strings.Join(strings.Fields(o.Text), " ")
	switch n := utf8.RuneCountInString(text); {
	case n == 0:
		return guide.Guide{}, field("question", "is empty: write the question that you want to practise")
	case n > maxOwnQuestion:
		return guide.Guide{}, field("question", "has %d characters; the most is %d", n, maxOwnQuestion)
	}
	requirements, err := o.requirements()
	if err != nil {
		return guide.Guide{}, err
	}
	g := guide.Guide{
		ID: "own", Title: text, Job: text, Pass: guide.Pass{Score: guide.DefaultPass},
		Questions: []guide.Question{{ID: "own", Text: text, Type: guide.Custom, Seconds: ownSeconds, Requirements: requirements}},
	}
	if utf8.RuneCountInString(text) > maxOwnTitle {
		g.Title = string([]rune(text)[:maxOwnTitle]) + " …"
		g.Job = g.Title
	}
	g = guide.Complete(g)
	data, err := guide.Marshal(&g)
	if err == nil {
		_, err = guide.Read("the question", data)
	}
	if err != nil {
		return g, err
	}
	for _, f := range guide.Lint(&g, nil) {
		if f.Severity == guide.Error {
			return g, field("points", "%s", f.Message)
		}
	}
	return g, nil
}

// maxOwnTitle is how much of a question is the title of its guide, code points.
const maxOwnTitle = 80

// requirements are the points that were named, and those that were ticked.
func (o OwnQuestion) requirements() ([]guide.Requirement, error) {
	var all []guide.Requirement
	for _, p := range o.Points {
		p = strings.Join(strings.Fields(p), " ")
		if p == "" {
			continue
		}
		if n := utf8.RuneCountInString(p); n > maxOwnPoint {
			return nil, field("points", "has a point of %d characters; the most is %d", n, maxOwnPoint)
		}
		all = append(all, guide.Requirement{ID: fmt.Sprintf("point-%d", len(all)+1), Kind: guide.Content, Text: p})
	}
	for _, shared := range OwnKinds() {
		for _, k := range o.Kinds {
			if k == shared.Kind {
				all = append(all, shared)
				break
			}
		}
	}
	switch {
	case len(all) == 0:
		return nil, field("points", "are missing: say at least one thing that a good answer holds, or tick one")
	case len(all) > maxOwnPoints:
		return nil, field("points", "are %d; the most is %d", len(all), maxOwnPoints)
	}
	return all, nil
}

// AddOpeners keeps the guide of the opening questions for a job, or for none.
func (d *Desk) AddOpeners(ctx context.Context, jobID string) (Job, error) {
	var about *job.Job
	if jobID != "" {
		j, err := d.Store.Job(ctx, jobID)
		if err != nil {
			return Job{}, err
		}
		about = j.Description
	}
	g := guide.Openers(about)
	kept, err := NewGuideJob(g, d.Now())
	if err != nil {
		return Job{}, err
	}
	kept.Title = g.Title
	return d.keep(ctx, kept)
}
