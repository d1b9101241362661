package api

import (
	"context"
	"errors"
	"time"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/judge/report"
	"yardstick/practice"
)

// SecondReader is a language model that may read an answer too, where the person who
// gave it asks for that, one answer at a time.
type SecondReader interface {
	// Who names the model and the address that reads.
	Who() (model, address string)
	// Preview gives the requests exactly as they would be sent, and sends nothing.
	Preview(g *guide.Guide, hash string, q *guide.Question, answer string) ([]string, error)
	// Assess gives the model's opinion; one that could not be asked is a failed opinion.
	Assess(ctx context.Context, g *guide.Guide, hash string, q *guide.Question, id, answer string) (judge.Opinion, error)
}

// Copies are files that hold older states of everybody's data, for the owner alone.
type Copies interface {
	Copies() ([]string, error)
	// RemoveCopies removes files that Copies has named.
	RemoveCopies(names []string) error
}

// secondWait is how long a request waits for a model.
const secondWait = 100 * time.Second

// SecondPreview is who would read an answer, and what would be sent.
type SecondPreview struct {
	Model   string   `json:"model"`
	Address string   `json:"address"`
	Sent    []string `json:"sent" nullable:"false" doc:"The requests exactly as they would be sent."`
}

// SecondOpinion are both readers side by side.
type SecondOpinion struct {
	Agreement string   `json:"agreement" doc:"In words."`
	Judgement Document `json:"judgement" doc:"What counts by the rule of the guide, and what the model said."`
}

// secondOperations are about the opinion of a language model, where there is one.
func (s *Service) secondOperations() {
	handle(s, get("/attempts/{attempt}/second", "preview-second-opinion",
		"Who would read a finished answer too, and what would be sent").practising().tell("Nothing is sent."),
		func(ctx context.Context, c *caller, in *struct{ AttemptID }) (*struct{ Body SecondPreview }, error) {
			a, j, q, err := s.toSecond(ctx, c, in.Attempt)
			if err != nil {
				return nil, err
			}
			model, address := s.Second.Who()
			sent, err := s.Second.Preview(&j.Guide, a.Guide, q, a.Text)
			return &struct{ Body SecondPreview }{SecondPreview{model, address, orNone(sent)}}, err
		})
	handle(s, post("/attempts/{attempt}/second", "ask-second-opinion",
		"Let a language model read a finished answer too").practising().tell(
		"The answer goes to the address that preview-second-opinion names. Nothing of the opinion is kept."), s.askSecond)
}

func (s *Service) askSecond(ctx context.Context, c *caller, in *struct{ AttemptID }) (*struct{ Body SecondOpinion }, error) {
	a, j, q, err := s.toSecond(ctx, c, in.Attempt)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, secondWait)
	defer cancel()
	o, err := s.Second.Assess(ctx, &j.Guide, a.Guide, q, a.ID, a.Text)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, &fault.Error{Kind: fault.Unavailable, Message: "the model did not answer in time; nothing was kept, try again later"}
	case err != nil:
		return nil, err
	case o.Failed():
		return nil, &fault.Error{Kind: fault.Unavailable, Message: o.Failure}
	}
	both := judge.Stand(&j.Guide, q, *a.Assessment, o)
	d, err := documentOf(both)
	return &struct{ Body SecondOpinion }{SecondOpinion{report.Agreement(&both), d}}, err
}

// toSecond is a finished attempt whose result may be seen, with its job and question.
func (s *Service) toSecond(ctx context.Context, c *caller, id string) (a practice.Attempt, j practice.Job, q *guide.Question, err error) {
	if s.Second == nil {
		return a, j, nil, fault.NotFoundf("no language model reads answers here")
	}
	d := s.desk(c)
	if a, err = d.Store.Attempt(ctx, id); err != nil {
		return a, j, nil, err
	}
	seen, err := shown(ctx, d, a, nil)
	if err == nil && seen.Body.Assessment == nil {
		err = fault.Conflictf("the attempt has no result to be seen yet")
	}
	if err != nil {
		return a, j, nil, err
	}
	if j, err = practice.JobUnder(ctx, d.Store, a.Job, a.Guide); err != nil {
		return a, j, nil, err
	}
	q, err = j.Question(a.Question)
	return a, j, q, err
}
