package practise

import (
	"context"

	"yardstick/guide"
	"yardstick/intake"
	"yardstick/job"
	"yardstick/practice"
)

// source is what a file turned out to be: a job, or a guide alone.
type source struct {
	job    *job.Job
	guide  *guide.Guide
	origin practice.Origin
}

// fromText makes a job of pasted text; a title that was given wins over the one found.
func (s *study) fromText(ctx context.Context, pasted, title string) (*job.Job, error) {
	found, err := s.fromOutside(ctx, "pasted text", []byte(pasted), intake.Options{Title: title})
	return found.job, err
}

// fromFile reads a file, whatever it is; posting names one of several postings in it.
func (s *study) fromFile(ctx context.Context, name string, data []byte, posting string) (source, error) {
	return s.fromOutside(ctx, name, data, intake.Options{Posting: posting})
}

func (s *study) fromOutside(ctx context.Context, name string, data []byte, o intake.Options) (source, error) {
	o.Encoder = s.Lines
	found, err := intake.Read(ctx, name, data, o)
	switch {
	case err != nil:
		return source{}, err
	case found.Job == nil:
		return source{guide: &found.Guides[0], origin: practice.FromGuide}, nil
	case found.Job.Agreed():
		return source{job: found.Job, origin: practice.FromFile}, nil
	}
	return source{job: found.Job, origin: practice.FromText}, nil
}
