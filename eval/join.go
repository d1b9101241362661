package eval

import (
	"slices"

	"yardstick/assess"
	"yardstick/assess/answers"
	"yardstick/guide"
)

// Material is everything that an evaluation on interview answers is made of.
// Ratings may be empty.
type Material struct {
	Guides  []guide.Guide
	Answers []answers.Answer
	Labels  []Label
	Ratings []Rating
}

// labelled is one answer with its question and what people found in it, by requirement.
type labelled struct {
	answer   answers.Answer
	guide    *guide.Guide
	question *guide.Question
	labels   map[string]assess.Verdict
	ratings  map[string]Rating
}

// join holds the files against each other: every label and rating must belong
// to an answer that is there and to a requirement of its question. Answers
// without a label are left out. The order is that of the answers.
func join(m Material) ([]*labelled, error) {
	byID, err := index(m)
	if err != nil {
		return nil, err
	}
	for _, l := range m.Labels {
		c, err := find(byID, l.File, l.Line, l.Answer, l.Requirement)
		if err != nil {
			return nil, err
		}
		c.labels[l.Requirement] = l.Verdict
	}
	for _, r := range m.Ratings {
		c, err := find(byID, r.File, r.Line, r.Answer, r.Requirement)
		if err != nil {
			return nil, err
		}
		c.ratings[r.Requirement] = r
	}
	var cases []*labelled
	for _, a := range m.Answers {
		if c := byID[a.ID]; len(c.labels) > 0 {
			cases = append(cases, c)
		}
	}
	return cases, nil
}

// index finds the question of every answer.
func index(m Material) (map[string]*labelled, error) {
	byID := make(map[string]*labelled, len(m.Answers))
	for _, a := range m.Answers {
		if first, ok := byID[a.ID]; ok {
			return nil, at(a.File, a.Line, "id", "%q is the id of the answer on line %d already", a.ID, first.answer.Line)
		}
		g, err := guideOf(m.Guides, a)
		if err != nil {
			return nil, err
		}
		q, err := questionOf(g, a)
		if err != nil {
			return nil, err
		}
		byID[a.ID] = &labelled{
			answer: a, guide: g, question: q,
			labels: make(map[string]assess.Verdict), ratings: make(map[string]Rating),
		}
	}
	return byID, nil
}

// find gives the answer that a label or rating is about.
func find(byID map[string]*labelled, file string, line int, answer, requirement string) (*labelled, error) {
	c, ok := byID[answer]
	if !ok {
		return nil, at(file, line, "id", "there is no answer %q among the answers", answer)
	}
	of := func(r guide.Requirement) bool { return r.ID == requirement }
	if !slices.ContainsFunc(c.question.Requirements, of) {
		return nil, at(file, line, "requirement", "question %q of guide %q, which answer %q is about, has no requirement %q",
			c.question.ID, c.guide.ID, answer, requirement)
	}
	return c, nil
}
