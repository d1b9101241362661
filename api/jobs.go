package api

import (
	"context"
	"errors"
	"time"

	"yardstick/guide"
	"yardstick/intake"
	"yardstick/internal/fault"
	"yardstick/job/sample"
	"yardstick/practice"
)

// JobID names a job in a path.
type JobID struct {
	Job string `path:"job" doc:"The id of the job."`
}

// JobLine is a job in a list.
type JobLine struct {
	ID        string          `json:"id"`
	Title     string          `json:"title"`
	Origin    practice.Origin `json:"origin" doc:"sample, file, text or guide"`
	Added     time.Time       `json:"added"`
	Date      string          `json:"date,omitempty" doc:"Of the interview: 2026-12-05."`
	Sample    bool            `json:"sample" doc:"A part of what the first run shows."`
	Agreed    bool            `json:"agreed" doc:"A person stands behind it; false for a draft that was read from a text."`
	Revision  int             `json:"revision"`
	Guide     string          `json:"guide_sha256"`
	Questions []string        `json:"questions" nullable:"false" doc:"The ids of the questions."`
}

func jobLine(j *practice.Job) JobLine {
	line := JobLine{
		ID: j.ID, Title: j.Title, Origin: j.Origin, Added: j.Added, Date: j.Date, Sample: j.Sample, Revision: j.Revision,
		Agreed: j.Description == nil || j.Description.Agreed(), Guide: j.GuideSHA256(), Questions: []string{},
	}
	for _, q := range j.Guide.Questions {
		line.Questions = append(line.Questions, q.ID)
	}
	return line
}

// JobAnswer is a job in full; its version is its revision.
type JobAnswer struct {
	ETag string `header:"ETag"`
	Body JobWhole
}

// JobWhole is a job in full.
type JobWhole struct {
	JobLine
	Job      Document `json:"job,omitempty" doc:"The job/v1 document; absent where only a guide is known. A draft says so in it."`
	Document Document `json:"guide" doc:"The guide/v1 document, sealed."`
}

func jobAnswer(j *practice.Job, err error) (*JobAnswer, error) {
	if err != nil {
		return nil, err
	}
	out := &JobAnswer{ETag: versioned(int64(j.Revision)), Body: JobWhole{JobLine: jobLine(j)}}
	if j.Description != nil {
		if out.Body.Job, err = documentOf(j.Description); err != nil {
			return nil, err
		}
	}
	out.Body.Document, err = guideDocument(&j.Guide)
	return out, err
}

// Chosen is a job to be practised for: one of its fields.
type Chosen struct {
	Sample string   `json:"sample,omitempty" maxLength:"200" doc:"The id of a sample job."`
	Job    Document `json:"job,omitempty" doc:"A job/v1 document."`
	Guide  Document `json:"guide,omitempty" doc:"A guide/v1 document."`
	Text   string   `json:"text,omitempty" doc:"An advertisement or a job description; it becomes a draft, until somebody agrees to it."`
	Title  string   `json:"title,omitempty" maxLength:"300" doc:"Of the job, where text does not say it."`
}

// jobOperations are about jobs and their guides.
func (s *Service) jobOperations() {
	handle(s, get("/jobs", "list-jobs", "The jobs that you practise for, the latest first").practising(),
		func(ctx context.Context, c *caller, in *struct{ Paging }) (*Page[JobLine], error) {
			all, err := s.desk(c).Store.Jobs(ctx)
			if err != nil {
				return nil, err
			}
			lines := make([]JobLine, len(all))
			for i := range all {
				lines[i] = jobLine(&all[i])
			}
			return pageOf(in.Paging, "jobs", lines, func(j JobLine) string { return latest(j.Added, j.ID) })
		})
	handle(s, post("/jobs", "choose-job", "Choose a job to practise for").practising().made().tell(
		"One of sample, job, guide and text. A job that is there already with the same content is not added again."),
		func(ctx context.Context, c *caller, in *struct{ Body Chosen }) (*JobAnswer, error) {
			j, err := s.choose(ctx, s.desk(c), &in.Body)
			return jobAnswer(&j, err)
		})
	handle(s, post("/jobs/file", "choose-job-file", "Choose a job from a file").practising().made().upTo(maxFile).tell(
		"The file as it is, whatever it is: a job, a guide, an advertisement as text, PDF, Word, page, posting or sheet."),
		func(ctx context.Context, c *caller, in *struct {
			Name    string `query:"name" maxLength:"200" default:"file" doc:"What the file is called in messages."`
			Posting string `query:"posting" maxLength:"300" doc:"The title of one of several postings in it."`
			RawBody []byte
		},
		) (*JobAnswer, error) {
			j, err := s.read(ctx, s.desk(c), in.Name, in.RawBody, intake.Options{Posting: in.Posting})
			return jobAnswer(&j, err)
		})
	handle(s, get("/jobs/{job}", "get-job", "A job with its guide").practising(),
		func(ctx context.Context, c *caller, in *struct{ JobID }) (*JobAnswer, error) {
			j, err := s.desk(c).Store.Job(ctx, in.Job)
			return jobAnswer(&j, err)
		})
	handle(s, drop("/jobs/{job}", "remove-job", "Remove a job and everything practised for it").practising(),
		func(ctx context.Context, c *caller, in *struct{ JobID }) (*none, error) {
			return nil, s.desk(c).Store.RemoveJob(ctx, in.Job)
		})
	s.oneJobOperations()
	s.sheetOperations()
	s.questionOperations()
}

// oneJobOperations are about what belongs to a job.
func (s *Service) oneJobOperations() {
	handle(s, get("/jobs/{job}/criteria", "get-criteria", "The criteria of a job, and what a check of it found").practising(),
		func(ctx context.Context, c *caller, in *struct{ JobID }) (*struct{ Body CheckedJob }, error) {
			j, err := s.desk(c).Store.Job(ctx, in.Job)
			if err == nil && j.Description == nil {
				err = fault.NotFoundf("of %s only the questions are known, not the job", j.ID)
			}
			if err != nil {
				return nil, err
			}
			return &struct{ Body CheckedJob }{checkedJob(j.Description)}, nil
		})
	handle(s, put("/jobs/{job}/date", "set-date", "Set the date of the interview").practising().tell("An empty date forgets it."),
		func(ctx context.Context, c *caller, in *struct {
			JobID
			Body struct {
				Date string `json:"date" maxLength:"10" doc:"2026-12-05, or empty."`
			}
		},
		) (*none, error) {
			return nil, s.desk(c).SetDate(ctx, in.Job, in.Body.Date)
		})
}

// choose keeps a job of what was sent.
func (s *Service) choose(ctx context.Context, d *practice.Desk, in *Chosen) (practice.Job, error) {
	given := 0
	for _, is := range []bool{in.Sample != "", len(in.Job) > 0, len(in.Guide) > 0, in.Text != ""} {
		if is {
			given++
		}
	}
	if given != 1 {
		return practice.Job{}, fault.Invalidf("send one of sample, job, guide and text; %d were sent", given)
	}
	switch {
	case in.Sample != "":
		j, err := sample.Load(in.Sample)
		if err != nil {
			return practice.Job{}, err
		}
		return d.Choose(ctx, j, practice.FromSample)
	case in.Text != "":
		return s.read(ctx, d, "the text", []byte(in.Text), intake.Options{Title: in.Title})
	case len(in.Guide) > 0:
		g, err := in.Guide.guide()
		if err != nil {
			return practice.Job{}, err
		}
		return d.ChooseGuide(ctx, g)
	}
	j, err := in.Job.job()
	if err != nil {
		return practice.Job{}, err
	}
	origin := practice.FromFile
	if !j.Agreed() {
		origin = practice.FromText
	}
	return d.Choose(ctx, j, origin)
}

// read keeps a job of something from outside.
func (s *Service) read(ctx context.Context, d *practice.Desk, name string, data []byte, o intake.Options) (practice.Job, error) {
	o.Encoder = s.Lines
	found, err := intake.Read(ctx, name, data, o)
	switch {
	case err != nil:
		return practice.Job{}, err
	case found.Job == nil:
		return d.ChooseGuide(ctx, found.Guides[0])
	case found.Job.Agreed():
		return d.Choose(ctx, found.Job, practice.FromFile)
	}
	return d.Choose(ctx, found.Job, practice.FromText)
}

// questionOperations are about questions beside those of a job.
func (s *Service) questionOperations() {
	handle(s, post("/questions", "add-question",
		"Add a question of your own").practising().made().tell("It becomes a guide with this one question."),
		func(ctx context.Context, c *caller, in *struct {
			Body struct {
				Text   string       `json:"text" doc:"The question."`
				Points []string     `json:"points,omitempty" maxItems:"12" doc:"What a good answer holds, in your words, one a point."`
				Kinds  []guide.Kind `json:"kinds,omitempty" maxItems:"12" doc:"Also: example, action, personal, result, lesson, measure, balance."`
			}
		},
		) (*JobAnswer, error) {
			j, err := s.desk(c).AddOwn(ctx, practice.OwnQuestion{Text: in.Body.Text, Points: in.Body.Points, Kinds: in.Body.Kinds})
			return jobAnswer(&j, err)
		})
	handle(s, post("/openers", "add-openers", "Add the questions that open most interviews").practising().made(),
		func(ctx context.Context, c *caller, in *struct {
			Body struct {
				Job string `json:"job,omitempty" maxLength:"200" doc:"For which job; empty for any."`
			}
		},
		) (*JobAnswer, error) {
			j, err := s.desk(c).AddOpeners(ctx, in.Body.Job)
			return jobAnswer(&j, err)
		})
}

// conflicted turns the conflict of a change into 412: it was based on another state.
func conflicted(err error) error {
	var job *practice.JobConflict
	var version *practice.VersionConflict
	if errors.As(err, &job) || errors.As(err, &version) {
		p := changedSince()
		p.Detail = err.Error()
		return p
	}
	return err
}
