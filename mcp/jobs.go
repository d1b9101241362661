package mcp

import (
	"context"
	"encoding/json"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sample"
	"yardstick/practice"
)

// nothing is the input of a tool that takes none.
type nothing struct{}

// byID names a job.
type byID struct {
	ID string `json:"id" jsonschema:"the id of the job, as the list gives it"`
}

// aJob is a job as text.
type aJob struct {
	Job string `json:"job" jsonschema:"a job/v1 document, as YAML or JSON"`
}

func (a aJob) read() (*job.Job, error) { return job.Read("job", []byte(a.Job)) }

// line is a job in a list.
type line struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Agreed    bool     `json:"agreed"`
	Questions []string `json:"questions"`
}

// jobTools are about jobs.
func (s *Server) jobTools() {
	tool(s, "list_sample_jobs", "The ids of the sample jobs that come with Yardstick.", false,
		func(context.Context, nothing) (any, error) { return map[string]any{"samples": sample.IDs()}, nil })
	tool(s, "get_sample_job",
		"A sample job as a job/v1 document: purpose, functions, duties, measures, danger signs, people it works with.", false,
		func(_ context.Context, in byID) (any, error) {
			j, err := sample.Load(in.ID)
			return map[string]any{"job": j}, err
		})
	tool(s, "list_jobs",
		"The jobs that the user practises for. An agreed one has a person who stands behind it; the others are drafts.", false,
		func(ctx context.Context, _ nothing) (any, error) {
			all, err := s.Desk.Store.Jobs(ctx)
			lines := []line{}
			for i := range all {
				lines = append(lines, lineOf(&all[i]))
			}
			return map[string]any{"jobs": lines}, err
		})
	tool(s, "get_job", "A job that the user practises for, with its sealed guide: questions, requirements, rating anchors.", false,
		func(ctx context.Context, in byID) (any, error) {
			j, err := s.Desk.Store.Job(ctx, in.ID)
			if err != nil {
				return nil, err
			}
			g, err := guide.MarshalIndentJSON(&j.Guide)
			return map[string]any{"job": j.Description, "guide": json.RawMessage(g), "agreed": lineOf(&j).Agreed}, err
		})
	tool(s, "check_job",
		"What a good job analysis would not leave as it is, and the criteria of failure and success that follow from the job.", false,
		func(_ context.Context, in aJob) (any, error) {
			j, err := in.read()
			if err != nil {
				return nil, err
			}
			found := job.Criteria(j)
			return map[string]any{"findings": job.Lint(j), "criteria": found.Criteria, "omissions": found.Omissions}, nil
		})
}

func lineOf(j *practice.Job) line {
	l := line{ID: j.ID, Title: j.Title, Agreed: j.Description == nil || j.Description.Agreed()}
	for _, q := range j.Guide.Questions {
		l.Questions = append(l.Questions, q.ID)
	}
	return l
}

// writeTools change what is kept. What a model has made is a draft.
func (s *Server) writeTools() {
	tool(s, "keep_job", "Keep a job for the user to practise for, as a draft: a person reads it and agrees to it on the pages.", true,
		func(ctx context.Context, in aJob) (any, error) {
			j, err := in.read()
			if err != nil {
				return nil, err
			}
			if j.Draft == nil {
				j.Draft = &job.Draft{Source: "a language model's tools"}
			}
			kept, err := s.Desk.Choose(ctx, j, practice.FromText)
			return map[string]any{"kept": lineOf(&kept)}, err
		})
	tool(s, "keep_sample_job", "Keep a sample job for the user to practise for.", true,
		func(ctx context.Context, in byID) (any, error) {
			j, err := sample.Load(in.ID)
			if err != nil {
				return nil, err
			}
			kept, err := s.Desk.Choose(ctx, j, practice.FromSample)
			return map[string]any{"kept": lineOf(&kept)}, err
		})
}

// aGuide is a guide as text, or that of a job which the user keeps.
type aGuide struct {
	Guide string `json:"guide,omitempty" jsonschema:"a guide/v1 document, as YAML or JSON; leave it out where job is given"`
	Job   string `json:"job,omitempty" jsonschema:"the id of a job of the user, whose guide is taken"`
}

func (s *Server) guide(ctx context.Context, in aGuide) (guide.Guide, error) {
	switch {
	case (in.Guide == "") == (in.Job == ""):
		return guide.Guide{}, fault.Invalidf("give one of guide and job")
	case in.Job != "":
		j, err := s.Desk.Store.Job(ctx, in.Job)
		return j.Guide, err
	}
	all, err := guide.Read("guide", []byte(in.Guide))
	if err == nil && len(all) != 1 {
		err = fault.Invalidf("the document holds %d guides; give one", len(all))
	}
	if err != nil {
		return guide.Guide{}, err
	}
	return all[0], nil
}
