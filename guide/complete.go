package guide

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"time"
)

// Complete returns a copy of g with everything filled in that a file may leave
// out: version 1, the default scale, weight 1, kind content, at_least all
// items, the type of a question where its words show it; times become UTC.
// The copy shares nothing with g. A pass score is never filled in, since zero
// is one; [Read] gives [DefaultPass] where a file names none.
func Complete(g Guide) Guide {
	g.Format = Format
	if g.Version == 0 {
		g.Version = 1
	}
	g.Scale = maps.Clone(g.Scale)
	if len(g.Scale) == 0 {
		g.Scale = DefaultScale()
	}
	if g.Seal != nil {
		s := *g.Seal
		s.At = s.At.UTC().Round(0) // without the monotonic clock
		g.Seal = &s
	}
	questions := make([]Question, len(g.Questions))
	for i, q := range g.Questions {
		questions[i] = completeQuestion(q)
	}
	g.Questions = questions
	return g
}

func completeQuestion(q Question) Question {
	if q.Type == "" {
		q.Type = recognise(q.Text)
	}
	q.Probes = copyList(q.Probes)
	q.Anchors = maps.Clone(q.Anchors)
	if len(q.Anchors) == 0 {
		q.Anchors = nil
	}
	requirements := make([]Requirement, len(q.Requirements))
	for i, r := range q.Requirements {
		requirements[i] = completeRequirement(r)
	}
	q.Requirements = requirements
	return q
}

func completeRequirement(r Requirement) Requirement {
	if r.Kind == "" {
		r.Kind = Content
	}
	if r.Weight == 0 {
		r.Weight = 1
	}
	r.Items, r.Shows, r.Misses = copyList(r.Items), copyList(r.Shows), copyList(r.Misses)
	if r.Kind == Coverage && r.AtLeast == 0 {
		r.AtLeast = len(r.Items)
	}
	return r
}

// copyList copies a list; one without entries is nil, as a field left out.
func copyList(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	return slices.Clone(list)
}

// texts yields every text of g with the path of its field.
func (g *Guide) texts() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		ok := yield("id", g.ID) && yield("title", g.Title) && yield("job", g.Job) && yieldLevels("scale", g.Scale, yield)
		if ok && g.Seal != nil {
			ok = yield("seal.by", g.Seal.By) && yield("seal.sha256", g.Seal.SHA256)
		}
		for i := 0; ok && i < len(g.Questions); i++ {
			ok = g.Questions[i].yield(at("questions", i), yield)
		}
	}
}

func (q *Question) yield(path string, yield func(string, string) bool) bool {
	ok := yield(path+".id", q.ID) && yield(path+".text", q.Text) && yield(path+".type", string(q.Type)) &&
		yield(path+".purpose", q.Purpose) && yieldList(path+".probes", q.Probes, yield) &&
		yieldLevels(path+".anchors", q.Anchors, yield)
	for i := 0; ok && i < len(q.Requirements); i++ {
		r, p := &q.Requirements[i], at(path+".requirements", i)
		ok = yield(p+".id", r.ID) && yield(p+".text", r.Text) && yield(p+".kind", string(r.Kind)) &&
			yieldList(p+".items", r.Items, yield) && yieldList(p+".shows", r.Shows, yield) &&
			yieldList(p+".misses", r.Misses, yield)
	}
	return ok
}

func yieldList(path string, list []string, yield func(string, string) bool) bool {
	for i, s := range list {
		if !yield(at(path, i), s) {
			return false
		}
	}
	return true
}

func yieldLevels(path string, levels map[int]string, yield func(string, string) bool) bool {
	for _, n := range slices.Sorted(maps.Keys(levels)) {
		if !yield(fmt.Sprintf("%s.%d", path, n), levels[n]) {
			return false
		}
	}
	return true
}

// sealedAt is the time of a seal as files write it: UTC, whole seconds.
func sealedAt(t time.Time) time.Time { return t.UTC().Truncate(time.Second) }
