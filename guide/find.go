package guide

import "strings"

// QuestionNamed finds a question by its id or by its words; an empty name finds none.
func (g *Guide) QuestionNamed(name string) (*Question, bool) {
	if name == "" {
		return nil, false
	}
	for i := range g.Questions {
		if q := &g.Questions[i]; q.ID == name || strings.TrimSpace(q.Text) == strings.TrimSpace(name) {
			return q, true
		}
	}
	return nil, false
}
