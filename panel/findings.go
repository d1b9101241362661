package panel

import (
	"context"
	"strings"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/record"
)

// Assessor finds out what an answer holds. It is declared here because a position
// uses it, and implemented by the program's assessor.
type Assessor interface {
	Assess(ctx context.Context, o Answered) (assess.Assessment, error)
}

// Answered is an answer that is to be read.
type Answered struct {
	Guide    *guide.Guide
	SHA256   string // of the guide
	Question *guide.Question
	ID       string // of the answer's part
	Text     string
}

// unread reports whether there is an answer to a question and no finding on it.
func (c *Candidate) unread(question string) bool {
	if c.Answers[question] == "" || len(c.Ratings) > 0 || c.Gone || c.Erased {
		return false
	}
	for _, f := range c.Findings {
		if f.Question == question {
			return false
		}
	}
	return true
}

// unread is the number of answers that the assessor could still read.
func (s *State) unread(v *Vault) int {
	n := 0
	for _, c := range s.Candidates {
		for question := range c.Answers {
			if _, gone := s.Withdrawn[question]; !gone && c.unread(question) && !s.blank(c, v, question) {
				n++
			}
		}
	}
	return n
}

// blank reports whether the time of a question was over before anything was written.
func (s *State) blank(c *Candidate, v *Vault, question string) bool {
	a, err := open[AnswerText](s, v, c.Answers[question])
	return err == nil && strings.TrimSpace(a.Answer) == ""
}

// finding assesses one answer.
func (s *State) finding(ctx context.Context, v *Vault, c *Candidate, g *guide.Guide, q *guide.Question, a Assessor) (Command, error) {
	text, err := open[AnswerText](s, v, c.Answers[q.ID])
	if err != nil {
		return nil, err
	}
	found, err := a.Assess(ctx, Answered{Guide: g, SHA256: s.Guide.SHA256, Question: q, ID: c.Answers[q.ID], Text: text.Answer})
	if err != nil {
		return nil, err
	}
	return AddFinding{
		Candidate: c.Code, Question: q.ID, Answer: c.Answers[q.ID],
		Assessor: found.Assessor.Name + " " + found.Assessor.Version, Model: found.Assessor.Model, Guide: s.Guide.SHA256,
		Levels: s.levelsOf(&found, q.ID), Assessment: found,
	}, nil
}

// levelsOf lays verdicts on the scale, so that the assessor can be compared with
// raters: not met or contradicted is 1, met the top, partly the middle, rounded down;
// what was not assessed has no level. A question as a whole has the level of the
// assessment.
func (s *State) levelsOf(a *assess.Assessment, question string) []record.Level {
	var out []record.Level
	if s.weights[Place{Question: question}] != nil {
		return append(out, record.Level{Question: question, Level: a.Level})
	}
	for _, r := range a.Requirements {
		if s.weights[Place{question, r.ID}] == nil {
			continue
		}
		l := record.Level{Question: question, Requirement: r.ID}
		var level int
		switch r.Verdict {
		case assess.Met:
			level = s.Guide.Top
		case assess.Partly:
			level = (1 + s.Guide.Top) / 2
		case assess.NotMet, assess.Contradicted:
			level = 1
		}
		if level > 0 {
			l.Level = &level
		}
		out = append(out, l)
	}
	return out
}
