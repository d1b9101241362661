package eval

import (
	"yardstick/assess/answers"
	"yardstick/guide"
)

// guideOf finds the guide that an answer is about: the one that it names, or
// the only one. A measurement takes no answer on trust, so that what the assess
// command decides with a note is a fault here.
func guideOf(guides []guide.Guide, a answers.Answer) (*guide.Guide, error) {
	if a.Guide == "" && len(guides) == 1 {
		return &guides[0], nil
	}
	for i := range guides {
		if guides[i].ID == a.Guide {
			return &guides[i], nil
		}
	}
	return nil, at(a.File, a.Line, "guide", "there is no guide %q among the guides", a.Guide)
}

// questionOf finds the question that an answer is about: the one that it names
// by id or words, or the only one of the guide.
func questionOf(g *guide.Guide, a answers.Answer) (*guide.Question, error) {
	if q, ok := g.QuestionNamed(a.Question); ok {
		return q, nil
	}
	if len(g.Questions) == 1 {
		return &g.Questions[0], nil
	}
	return nil, at(a.File, a.Line, "question", "guide %q has no question %q", g.ID, a.Question)
}
