package api

import (
	"bytes"
	"context"
	"io"

	"yardstick/guide"
	"yardstick/guide/rubric"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/schemaorg"
	"yardstick/panel"
)

// Media types of files in formats of others.
const (
	markdownKind = "text/markdown"
	linkedKind   = "application/ld+json"
	jsonKind     = "application/json"
)

// fileOperations give jobs and guides in the formats of others.
func (s *Service) fileOperations() {
	ofJob := func(o op, write func(w io.Writer, j *job.Job) error) {
		handle(s, o.practising(), func(ctx context.Context, c *caller, in *struct{ JobID }) (*File, error) {
			j, err := s.described(ctx, c, in.Job)
			if err != nil {
				return nil, err
			}
			return fileOf(o.kind, func(w io.Writer) error { return write(w, j) })
		})
	}
	ofJob(get("/jobs/{job}/job.posting.json", "get-job-posting", "A job as a JobPosting of schema.org").gives(linkedKind),
		func(w io.Writer, j *job.Job) error { return schemaorg.WritePosting(w, j, schemaorg.Posting{}) })
	ofJob(get("/jobs/{job}/job.occupation.json", "get-job-occupation", "A job as an Occupation of schema.org").gives(linkedKind),
		schemaorg.WriteOccupation)
	s.guideFiles(get("/jobs/{job}/guide.md", "get-guide-markdown", "The guide of a job for people, as Markdown").gives(markdownKind),
		get("/positions/{position}/guide.md", "get-position-guide-markdown", "The guide of a position for people, as Markdown").
			gives(markdownKind),
		guide.Markdown)
	s.guideFiles(get("/jobs/{job}/guide.case.json", "get-guide-rubric", "The guide of a job as a CASE 1.1 package with rubrics").
		gives(jsonKind),
		get("/positions/{position}/guide.case.json", "get-position-guide-rubric", "The guide of a position as a CASE 1.1 package with rubrics").
			gives(jsonKind),
		func(w io.Writer, g *guide.Guide) error { return rubric.Write(w, g, rubric.Options{Changed: s.Now()}) })
}

// guideFiles registers an operation for guides that are practised by, and one for those of positions.
func (s *Service) guideFiles(mine, positions op, write func(w io.Writer, g *guide.Guide) error) {
	handle(s, mine.practising(), func(ctx context.Context, c *caller, in *struct{ JobID }) (*File, error) {
		j, err := s.desk(c).Store.Job(ctx, in.Job)
		if err != nil {
			return nil, err
		}
		return fileOf(mine.kind, func(w io.Writer) error { return write(w, &j.Guide) })
	})
	handle(s, positions.positions(), func(ctx context.Context, c *caller, in *struct{ PositionID }) (*File, error) {
		v, err := s.see(ctx, c, in.Position, panel.Focus{Guide: true})
		if err == nil && (v.Guide == nil || len(v.Guide.Document) == 0) {
			err = fault.NotFoundf("there is no guide yet, or none that you may see")
		}
		if err != nil {
			return nil, err
		}
		all, err := guide.Read("guide.json", v.Guide.Document)
		if err != nil {
			return nil, err
		}
		return fileOf(positions.kind, func(w io.Writer) error { return write(w, &all[0]) })
	})
}

// fileOf is a file of what is written.
func fileOf(kind string, write func(w io.Writer) error) (*File, error) {
	var b bytes.Buffer
	err := write(&b)
	if kind == markdownKind {
		kind += "; charset=utf-8"
	}
	return &File{kind, b.Bytes()}, err
}
