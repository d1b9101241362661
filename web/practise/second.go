package practise

import (
	"context"
	"errors"
	"net/http"
	"time"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/judge/report"
)

// SecondReader is a language model that may read an answer too, where the person
// who gave it asks for that, one answer at a time.
type SecondReader interface {
	// Who names the model and the address that reads.
	Who() (model, address string)
	// Preview gives the requests exactly as they would be sent, and sends nothing.
	Preview(g *guide.Guide, hash string, q *guide.Question, answer string) ([]string, error)
	// Assess gives the model's opinion; one that could not be asked is a failed opinion.
	Assess(ctx context.Context, g *guide.Guide, hash string, q *guide.Question, id, answer string) (judge.Opinion, error)
	// FollowUp gives the one question that an interviewer would ask; empty where
	// there is none that may be shown.
	FollowUp(ctx context.Context, job string, q *guide.Question, want *guide.Requirement, answer string) (string, error)
}

// secondWait is how long a page waits for a model: less than a connection lives.
const secondWait = 100 * time.Second

// who is the second reader as pages name it; nil where there is none.
type who struct{ Model, Address string }

func (s *study) secondWho() *who {
	if s.Second == nil {
		return nil
	}
	model, address := s.Second.Who()
	return &who{model, address}
}

// secondPage is where somebody lets a language model read an answer, and what it
// found.
type secondPage struct {
	base
	who
	ID, Question string
	Sent         []string // what would be sent; only before it is
	Asked        bool
	Failure      string
	Agreement    string
	Lines        []string
	Rows         []report.Row
	FollowUp     string
}

// second shows who would read the answer and what would be sent. Nothing is sent.
func (s *study) second(v *visit) error {
	t, p, err := s.secondTask(v)
	if err != nil {
		return err
	}
	if p.Sent, err = s.Second.Preview(&t.job.Guide, t.attempt.Guide, t.question, t.attempt.Text); err != nil {
		return err
	}
	return v.Page("second", p)
}

// askSecond lets the model read the answer and shows both readers side by side.
func (s *study) askSecond(v *visit) error {
	t, p, err := s.secondTask(v)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(v.R.Context(), secondWait)
	defer cancel()
	o, err := s.Second.Assess(ctx, &t.job.Guide, t.attempt.Guide, t.question, t.attempt.ID, t.attempt.Text)
	p.Asked = true
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		p.Failure = v.Text("second.slow")
	case err != nil:
		return err
	case o.Failed():
		p.Failure = o.Failure
	default:
		j := judge.Stand(&t.job.Guide, t.question, *t.attempt.Assessment, o)
		p.Agreement, p.Lines, p.Rows = report.Agreement(&j), report.Lines(&j), report.Rows(t.question, &j)
		p.FollowUp = s.followUp(ctx, &t, &o)
	}
	return v.PageWith(http.StatusOK, "second", p)
}

// followUp is the question about the weakest requirement, by both readers'
// findings the model's own. Where it cannot be asked there is none: the coach's
// own question stands beside each point.
func (s *study) followUp(ctx context.Context, t *task, o *judge.Opinion) string {
	want, ok := judge.Weakest(t.question, o.Requirements)
	if !ok {
		return ""
	}
	question, err := s.Second.FollowUp(ctx, t.job.Title, t.question, want, t.attempt.Text)
	if err != nil {
		return ""
	}
	return question
}

// secondTask loads a finished answer whose result may be seen.
func (s *study) secondTask(v *visit) (task, secondPage, error) {
	if s.Second == nil {
		return task{}, secondPage{}, fault.NotFoundf("no language model reads answers here")
	}
	t, err := s.taskOf(v)
	if err != nil {
		return t, secondPage{}, err
	}
	if !t.attempt.Done() || t.attempt.Assessment == nil {
		return t, secondPage{}, &fault.Error{Kind: fault.Conflict, Message: v.Text("second.unfinished")}
	}
	if hidden, err := s.hidden(v, &t); err != nil {
		return t, secondPage{}, err
	} else if hidden {
		return t, secondPage{}, &fault.Error{Kind: fault.Forbidden, Message: v.Text("second.unfinished")}
	}
	p := secondPage{
		base: jobBase(v, &t.job, "rehearse", "second.title", t.question.Text), who: *s.secondWho(),
		ID: t.attempt.ID, Question: t.question.Text,
	}
	return t, p, nil
}
