package guide

import (
	"fmt"
	"strings"

	"yardstick/internal/fault"
)

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

// Asked finds the question that is asked by its id or its words; the only one where no
// name is given. Where there is none the error is Invalid, with the field question.
func (g *Guide) Asked(name string) (*Question, error) {
	if name == "" && len(g.Questions) == 1 {
		return &g.Questions[0], nil
	}
	if q, ok := g.QuestionNamed(name); ok {
		return q, nil
	}
	ids := make([]string, len(g.Questions))
	for i, q := range g.Questions {
		ids[i] = fmt.Sprintf("%q", q.ID)
	}
	e := fault.Invalidf("is missing or none of the guide; it has %s", strings.Join(ids, ", "))
	e.Field = "question"
	return nil, e
}
