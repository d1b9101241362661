package main

import (
	"context"
	"errors"
	"sync"

	"yardstick/app"
	"yardstick/eval"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/judge/limit"
)

// judged measures a language model beside the embedded assessor.
func (c *evalInterviewCmd) judged(p *program, m eval.Material, embedded eval.Assessor) (err error) {
	if c.Plots != "" {
		return fault.Invalidf("--plots draws one reader: leave --judge out, or --plots")
	}
	j, done, err := c.open(context.Background(), p, c.place())
	if err != nil {
		return err
	}
	if j == nil {
		return fault.Invalidf("--judge-batches needs --judge URL")
	}
	defer func() { err = errors.Join(err, done()) }()
	r, err := eval.RunJudged(m, embedded, countedBy(p, j, len(m.Answers)))
	if err != nil {
		return err
	}
	if j.Prices != (limit.Prices{}) {
		r.Cost = j.Prices.Cost(r.Use.PromptTokens, r.Use.CompletionTokens).String()
	}
	if len(c.JudgeBatches) > 0 {
		if r.Trials, err = c.trials(p, m); err != nil {
			return err
		}
	}
	return c.write(p, r)
}

// trials tries numbers of requirements a call.
func (c *evalInterviewCmd) trials(p *program, m eval.Material) ([]eval.Trial, error) {
	if c.JudgeRecord != "" || c.JudgeReplay != "" {
		return nil, fault.Invalidf("--judge-batches asks in many ways, and a record is of one: leave --judge-record and --judge-replay out")
	}
	settings, err := c.settings(p)
	if err != nil {
		return nil, err
	}
	kept, err := c.place().Open(context.Background())
	if err != nil {
		return nil, err
	}
	defer kept.Close()
	return eval.RunTrials(m, c.JudgeBatches, func(batch int) (eval.Rater, error) {
		s := settings
		s.Batch = batch
		j, err := kept.Judge(s)
		if err != nil {
			return nil, err
		}
		return countedBy(p, j, len(m.Answers)), nil
	})
}

// countedBy shows on a terminal how far a model has come, and how long it may take.
func countedBy(p *program, j *app.Judge, total int) eval.Rater {
	bar := newProgress(p.stderr, nil)
	bar.total = int64(total)
	return &countedRater{Judge: j, bar: bar}
}

type countedRater struct {
	*app.Judge
	mu  sync.Mutex
	bar *progress
}

// Assess gives the model's opinion and counts it.
func (c *countedRater) Assess(
	ctx context.Context,
	g *guide.Guide,
	hash string,
	q *guide.Question,
	id, answer string,
) (judge.Opinion, error) {
	o, err := c.Judge.Assess(ctx, g, hash, q, id, answer)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.bar.read.Add(1)
	if c.bar.step(); err != nil || c.bar.read.Load() == c.bar.total {
		c.bar.clear()
	}
	return o, err
}
