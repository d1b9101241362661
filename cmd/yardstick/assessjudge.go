package main

import (
	"context"

	"yardstick/app"
	"yardstick/assess/answers"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/judge"
)

// secondReader lets a language model read beside the assessor, or shows what it
// would be sent; nothing where neither is wanted.
type secondReader struct {
	judge   *app.Judge
	preview *app.Judge
}

// second opens the language model that the flags choose. done closes it.
func (c *assessCmd) second(p *program, s *selection) (done func() error, err error) {
	if c.JudgePreview {
		settings, err := c.settings(p)
		if err != nil {
			return nil, err
		}
		if settings.URL == "" {
			return nil, fault.Invalidf("--judge-preview needs --judge: the address that would read")
		}
		j, err := app.PreviewJudge(settings)
		if err != nil {
			return nil, err
		}
		s.second.preview = j
		return j.Close, nil
	}
	s.second.judge, done, err = c.open(context.Background(), p, c.place())
	return done, err
}

// read adds the language model's opinion, and lets the verdict stand that the
// guide's rule names.
func (r secondReader) read(ctx context.Context, s *selection, f *finding, hash string) error {
	if r.judge == nil {
		return nil
	}
	if f.Guide.Record != "" && f.Guide.Seal == nil {
		s.note("guide " + f.Guide.ID + " names whose verdict is of record and is not sealed: the embedded assessor's stands")
	}
	o, err := r.judge.Assess(ctx, f.Guide, hash, f.Question, f.Assessment.Answer, f.Answer)
	if err != nil {
		return err
	}
	if o.Failed() {
		s.note("the language model did not read every answer, and the embedded assessor's verdict stands: " + o.Failure)
	}
	j := judge.Stand(f.Guide, f.Question, f.Assessment, o)
	f.judged, f.Assessment = &j, j.Assessment
	return nil
}

// show gives the requests about an answer instead of a finding.
func (r secondReader) show(g *guide.Guide, hash string, q *guide.Question, a answers.Answer) (finding, error) {
	sent, err := r.preview.Preview(g, hash, q, a.Text)
	if err != nil {
		return finding{}, &fault.Error{
			Kind: fault.Invalid, File: a.File, Line: a.Line, Field: a.Field("answer"), Message: err.Error(), Cause: err,
		}
	}
	return finding{sent: append([]string{}, sent...)}, nil
}
