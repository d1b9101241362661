package guide

import (
	"fmt"
	"regexp"
	"slices"
	"time"
)

// Bounds on what a guide file may hold. They are far above any interview that
// a person could sit through, and keep the work on a hostile file small.
const (
	maxGuides       = 500  // guides of a compact file
	maxQuestions    = 50   // questions of a guide
	maxRequirements = 40   // requirements of a question
	maxItems        = 40   // items of a coverage requirement
	maxSamples      = 20   // shows, misses or probes
	maxQuestion     = 4000 // code points of a question
	maxText         = 1000 // code points of any other text
	maxID           = 100  // characters of an id
	maxWeight       = 100
	maxSeconds      = 3600
	maxVersion      = 1_000_000
)

// ids maps the ids seen so far to nothing; they are unique within their list.
type ids map[string]bool

var (
	idForm  = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)
	sumForm = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// at is the path of one element of a list.
func at(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }

// DefaultScale is the rating scale of a guide that names none.
func DefaultScale() Scale {
	return Scale{1: "Awareness", 2: "Basic", 3: "Intermediate", 4: "Advanced", 5: "Expert"}
}

// guide reads a guide/v1 file.
func (c *checker) guide(f *file) Guide {
	g := Guide{Format: Format, Title: f.Title, Job: f.Job, Version: 1, Pass: Pass{Score: DefaultPass}}
	if f.ID != nil {
		g.ID = *f.ID
	}
	c.id("id", g.ID, ids{})
	c.optional("title", f.Title)
	c.optional("job", f.Job)
	if f.Version != nil {
		g.Version = *f.Version
		c.within("version", g.Version, 1, maxVersion)
	}
	g.Scale = c.scale(f.Scale)
	g.Questions = c.questions(f.Questions)
	g.Pass = c.pass(f.Pass)
	g.Record = c.rule(f.Record)
	g.Seal = c.seal(f.Seal)
	return g
}

func (c *checker) scale(l levels) Scale {
	if l == nil {
		return DefaultScale()
	}
	s := Scale(c.levels("scale", l))
	if len(s) < 2 {
		c.fail("scale", "has %d levels: name at least two of the levels 1 to 5", len(s))
	}
	return s
}

func (c *checker) pass(p *pass) Pass {
	if p == nil {
		return Pass{Score: DefaultPass}
	}
	if p.Score == nil {
		c.fail("pass.score", "missing: give a score from 0 to 1, or leave out pass for %v", DefaultPass)
		return Pass{}
	}
	if s := *p.Score; !(s >= 0 && s <= 1) {
		c.fail("pass.score", "is %v: want a score from 0 to 1", s)
	}
	return Pass{Score: *p.Score + 0} // no negative zero, which would hash differently
}

func (c *checker) rule(r *Rule) Rule {
	if r == nil {
		return ""
	}
	if !slices.Contains(Rules(), *r) {
		c.fail("verdict_of_record", "%q is no rule: want one of %s", *r, oneOf(Rules()))
	}
	return *r
}

func (c *checker) seal(s *sealing) *Sealing {
	if s == nil {
		return nil
	}
	if !sumForm.MatchString(s.SHA256) {
		c.fail("seal.sha256", "is not a SHA-256 in hex: want 64 digits 0-9 a-f")
	}
	t, err := time.Parse(time.RFC3339Nano, s.At)
	if err != nil || t.Year() < 1 || t.Year() > 9999 {
		c.fail("seal.at", "%q is not a time: want the form 2025-01-31T12:00:00Z", s.At)
	}
	c.text("seal.by", s.By, maxText)
	return &Sealing{SHA256: s.SHA256, At: t.UTC(), By: s.By}
}

func (c *checker) questions(list []question) []Question {
	c.size("questions", len(list), maxQuestions, "questions")
	seen := ids{}
	out := make([]Question, 0, len(list))
	for i := range list {
		out = append(out, c.question(at("questions", i), &list[i], seen))
	}
	return out
}

func (c *checker) question(path string, w *question, seen ids) Question {
	c.id(path+".id", w.ID, seen)
	c.text(path+".text", w.Text, maxQuestion)
	c.optional(path+".purpose", w.Purpose)
	q := Question{ID: w.ID, Text: w.Text, Type: w.Type, Purpose: w.Purpose}
	if q.Type == "" {
		q.Type = recognise(w.Text)
	}
	if !slices.Contains(QuestionTypes(), q.Type) {
		c.fail(path+".type", "%q is not a type of question: want one of %s", q.Type, oneOf(QuestionTypes()))
	}
	if w.Seconds != nil {
		q.Seconds = *w.Seconds
		c.within(path+".seconds", q.Seconds, 1, maxSeconds)
	}
	q.Probes = c.texts(path+".probes", w.Probes, maxSamples)
	q.Requirements = c.requirements(path+".requirements", w.Requirements)
	q.Anchors = c.levels(path+".anchors", w.Anchors)
	return q
}

func (c *checker) requirements(path string, list []requirement) []Requirement {
	c.size(path, len(list), maxRequirements, "requirements")
	seen := ids{}
	out := make([]Requirement, 0, len(list))
	for i := range list {
		out = append(out, c.requirement(at(path, i), &list[i], seen))
	}
	return out
}

func (c *checker) requirement(path string, w *requirement, seen ids) Requirement {
	c.id(path+".id", w.ID, seen)
	c.text(path+".text", w.Text, maxText)
	r := Requirement{ID: w.ID, Text: w.Text, Kind: w.Kind, Must: w.Must, Weight: 1}
	if r.Kind == "" {
		r.Kind = Content
	}
	if !slices.Contains(Kinds(), r.Kind) {
		c.fail(path+".kind", "%q is not a kind of requirement: want one of %s", r.Kind, oneOf(Kinds()))
	}
	if w.Weight != nil {
		r.Weight = *w.Weight
	}
	if !(r.Weight > 0 && r.Weight <= maxWeight) {
		c.fail(path+".weight", "is %v: want more than 0 and at most %d; what should not count is left out", r.Weight, maxWeight)
	}
	c.coverage(path, w, &r)
	r.Shows = c.texts(path+".shows", w.Shows, maxSamples)
	r.Misses = c.texts(path+".misses", w.Misses, maxSamples)
	return r
}

// coverage reads items and at_least, which belong to kind coverage alone.
func (c *checker) coverage(path string, w *requirement, r *Requirement) {
	if r.Kind != Coverage {
		if w.Items != nil || w.AtLeast != nil {
			field := path + ".items"
			if w.Items == nil {
				field = path + ".at_least"
			}
			c.fail(field, "belongs to kind coverage, and this requirement is of kind %s", r.Kind)
		}
		return
	}
	r.Items = c.texts(path+".items", w.Items, maxItems)
	if len(r.Items) == 0 {
		c.fail(path+".items", "missing: a requirement of kind coverage lists what is to be covered")
		return
	}
	r.AtLeast = len(r.Items)
	if w.AtLeast != nil {
		r.AtLeast = *w.AtLeast
	}
	c.within(path+".at_least", r.AtLeast, 1, len(r.Items))
	c.distinct(path+".items", r.Items)
}
