package eval

import "yardstick/guide"

// guideOf finds the guide that an answer is about.
func guideOf(guides []guide.Guide, a Answer) (*guide.Guide, error) {
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

// questionOf finds the question that an answer is about: the one with its id
// or its words, or the only one that the guide has.
func questionOf(g *guide.Guide, a Answer) (*guide.Question, error) {
	for i := range g.Questions {
		if q := &g.Questions[i]; q.ID == a.Question || q.Text == a.Question {
			return q, nil
		}
	}
	if len(g.Questions) == 1 {
		return &g.Questions[0], nil
	}
	return nil, at(a.File, a.Line, "question", "guide %q has no question %q", g.ID, a.Question)
}
