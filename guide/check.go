package guide

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
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
	c.size("questions", len(list), 1, maxQuestions, "questions")
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
	c.size(path, len(list), 1, maxRequirements, "requirements")
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

// levels reads a map whose keys are levels, nil where there is none.
func (c *checker) levels(path string, l levels) map[int]string {
	if len(l) == 0 {
		return nil
	}
	out := make(map[int]string, len(l))
	for _, key := range slices.Sorted(maps.Keys(l)) { // in order, so that the first error is always the same
		words := l[key]
		n, err := strconv.Atoi(key)
		if err != nil || n < 1 || n > 5 || strconv.Itoa(n) != key {
			c.fail(path+"."+key, "%q is not a level: want 1, 2, 3, 4 or 5", key)
			return nil
		}
		c.text(path+"."+key, words, maxText)
		out[n] = words
	}
	return out
}

func (c *checker) texts(path string, list []string, most int) []string {
	if len(list) == 0 {
		return nil
	}
	c.size(path, len(list), 1, most, "entries")
	for i, s := range list {
		c.text(at(path, i), s, maxText)
	}
	return list
}

func (c *checker) distinct(path string, list []string) {
	seen := map[string]bool{}
	for i, s := range list {
		key := strings.ToLower(strings.TrimSpace(s))
		if seen[key] {
			c.fail(at(path, i), "%q is there twice", s)
		}
		seen[key] = true
	}
}

func (c *checker) id(path, id string, seen ids) {
	switch {
	case id == "":
		c.fail(path, "missing: give an id of letters, digits and hyphens")
	case len(id) > maxID:
		c.fail(path, "is longer than %d characters", maxID)
	case !idForm.MatchString(id):
		c.fail(path, "%q is not an id: want letters, digits, hyphens, dots and underscores, no spaces", id)
	case seen[id]:
		c.fail(path, "%q is there twice: ids are unique", id)
	}
	seen[id] = true
}

// text checks a text that must be there.
func (c *checker) text(path, s string, most int) {
	if strings.TrimSpace(s) == "" {
		c.fail(path, "missing: it may not be empty")
		return
	}
	c.clean(path, s, most)
}

// optional checks a text that may be left out.
func (c *checker) optional(path, s string) { c.clean(path, s, maxText) }

// clean refuses what is too long and characters that would not print: they
// could hide text from a reader or command a terminal.
func (c *checker) clean(path, s string, most int) {
	if n := utf8.RuneCountInString(s); n > most {
		c.fail(path, "has %d characters: at most %d", n, most)
	}
	if r, found := unprintable(s); found {
		c.fail(path, "holds the unprintable character %U: remove it", r)
	}
}

// unprintable finds the first control or invisible formatting character but
// line feed and tab, or a byte that is not UTF-8.
func unprintable(s string) (rune, bool) {
	for i, r := range s {
		if r == '\n' || r == '\t' || r == 0x200d { // the joiner is part of many scripts and emoji
			continue
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs) || r == utf8.RuneError && n == 1 {
			return r, true
		}
	}
	return 0, false
}

func (c *checker) size(path string, n, least, most int, what string) {
	if n < least {
		c.fail(path, "missing: give at least %d", least)
	}
	if n > most {
		c.fail(path, "has %d %s: at most %d", n, what, most)
	}
}

func (c *checker) within(path string, n, least, most int) {
	if n < least || n > most {
		c.fail(path, "is %d: want %d to %d", n, least, most)
	}
}

// oneOf lists values for a message.
func oneOf[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words, ", ")
}
