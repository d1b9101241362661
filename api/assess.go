package api

import (
	"context"
	"strconv"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sample"
	"yardstick/people"
	"yardstick/practice"
)

// Sent is one answer to be assessed.
type Sent struct {
	ID     string `json:"id,omitempty" maxLength:"200" doc:"Names the answer in its assessment; its number, from 1, where it is left out."`
	Answer string `json:"answer" doc:"The text of the answer."`
}

// assessOperations work on what is sent along and keep nothing.
func (s *Service) assessOperations() {
	by := func(o op) op { return o.either(people.AssessOnly) }
	handle(s, by(post("/assessments", "assess", "Assess answers by a guide")).tell(
		"Nothing is kept. Start and end of a quote count Unicode code points of the answer as it was sent. A question may be left out where the "+
			"guide has one."), s.assessSent)
	handle(s, by(post("/guides/derive", "derive-guide", "Derive a guide from a job")).tell("The guide is not sealed."),
		func(_ context.Context, _ *caller, in *struct {
			Body struct {
				Job Document `json:"job" doc:"A job/v1 document."`
			}
		},
		) (*GuideAnswer, error) {
			j, err := in.Body.Job.job()
			if err != nil {
				return nil, err
			}
			g, err := guide.Derive(j)
			return guideAnswer(&g, j, err)
		})
	handle(s, by(post("/guides/check", "check-guide", "Check a guide")),
		func(_ context.Context, _ *caller, in *struct {
			Body struct {
				Guide Document `json:"guide" doc:"A guide/v1 document."`
				Job   Document `json:"job,omitempty" doc:"The job/v1 document that it is for, where the two are to be compared."`
			}
		},
		) (*GuideAnswer, error) {
			g, err := in.Body.Guide.guide()
			if err != nil {
				return nil, err
			}
			var about *job.Job
			if len(in.Body.Job) > 0 {
				about, err = in.Body.Job.job()
			}
			return guideAnswer(&g, about, err)
		})
	handle(s, by(post("/guides/seal", "seal-guide", "Seal a guide")).tell(
		"From then on any change is found. A guide that was sealed and changed since becomes the next version."),
		func(_ context.Context, _ *caller, in *struct {
			Body struct {
				Guide Document `json:"guide" doc:"A guide/v1 document."`
				By    string   `json:"by" minLength:"1" maxLength:"120" doc:"Who seals it: stands in the seal."`
			}
		},
		) (*GuideAnswer, error) {
			g, err := in.Body.Guide.guide()
			if err == nil {
				g, err = guide.Seal(g, in.Body.By, s.Now())
			}
			return guideAnswer(&g, nil, err)
		})
	s.sampleOperations(by)
}

// sampleOperations are about jobs that are sent along, and those that come with the program.
func (s *Service) sampleOperations(by func(op) op) {
	handle(s, by(post("/jobs/check", "check-job", "Check a job and derive its criteria")), checkJob)
	handle(s, by(get("/samples", "list-samples", "The ids of the sample jobs")),
		func(context.Context, *caller, *struct{}) (*struct{ Body Samples }, error) {
			return &struct{ Body Samples }{Samples{sample.IDs()}}, nil
		})
	handle(s, by(get("/samples/{id}", "get-sample", "A sample job")),
		func(_ context.Context, _ *caller, in *struct {
			ID string `path:"id"`
		},
		) (*struct{ Body Document }, error) {
			j, err := sample.Load(in.ID)
			if err != nil {
				return nil, err
			}
			d, err := documentOf(j)
			return &struct{ Body Document }{d}, err
		})
}

// Samples are the ids of sample jobs.
type Samples struct {
	Samples []string `json:"samples" nullable:"false"`
}

// GuideAnswer is a guide, with what a check of it found.
type GuideAnswer struct{ Body CheckedGuide }

// CheckedGuide is a guide, with what a check of it found.
type CheckedGuide struct {
	Guide    Document        `json:"guide" doc:"A guide/v1 document."`
	SHA256   string          `json:"sha256" doc:"What assessments name it by."`
	Sealed   bool            `json:"sealed" doc:"It is sealed, and was not changed since."`
	Findings []guide.Finding `json:"findings" nullable:"false"`
}

func guideAnswer(g *guide.Guide, about *job.Job, err error) (*GuideAnswer, error) {
	if err != nil {
		return nil, err
	}
	out := CheckedGuide{Findings: guide.Lint(g, about)}
	if out.Findings == nil {
		out.Findings = []guide.Finding{}
	}
	if g.Seal != nil {
		err := guide.Verify(g)
		if err != nil && !fault.Is(err, fault.Conflict) {
			return nil, err
		}
		out.Sealed = err == nil
	}
	if out.SHA256, err = guide.Hash(g); err != nil {
		return nil, err
	}
	out.Guide, err = guideDocument(g)
	return &GuideAnswer{out}, err
}

// CheckedJob is what a check of a job found, and its criteria.
type CheckedJob struct {
	Findings  []job.Finding   `json:"findings" nullable:"false"`
	Criteria  []job.Criterion `json:"criteria" nullable:"false"`
	Omissions []job.Omission  `json:"omissions" nullable:"false" doc:"Where a function has no criterion of a kind, and why."`
}

func checkJob(_ context.Context, _ *caller, in *struct {
	Body struct {
		Job Document `json:"job" doc:"A job/v1 document."`
	}
},
) (*struct{ Body CheckedJob }, error) {
	j, err := in.Body.Job.job()
	if err != nil {
		return nil, err
	}
	return &struct{ Body CheckedJob }{checkedJob(j)}, nil
}

func checkedJob(j *job.Job) CheckedJob {
	found := job.Criteria(j)
	return CheckedJob{Findings: orNone(job.Lint(j)), Criteria: orNone(found.Criteria), Omissions: orNone(found.Omissions)}
}

// orNone is an empty list rather than null.
func orNone[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}

// Assessments are what was found of answers, in their order.
type Assessments struct {
	Assessments []assess.Assessment `json:"assessments" nullable:"false"`
}

func (s *Service) assessSent(ctx context.Context, _ *caller, in *struct {
	Body struct {
		Guide    Document `json:"guide" doc:"A guide/v1 document, sealed or not."`
		Question string   `json:"question,omitempty" maxLength:"200"`
		Answers  []Sent   `json:"answers" minItems:"1" maxItems:"50" nullable:"false"`
	}
},
) (*struct{ Body Assessments }, error) {
	g, err := in.Body.Guide.guide()
	if err != nil {
		return nil, err
	}
	q, err := g.Asked(in.Body.Question)
	if err != nil {
		return nil, err
	}
	sha, err := guide.Hash(&g)
	if err != nil {
		return nil, err
	}
	out := Assessments{make([]assess.Assessment, 0, len(in.Body.Answers))}
	for i, a := range in.Body.Answers {
		if a.ID == "" {
			a.ID = strconv.Itoa(i + 1)
		}
		found, err := s.Assessor.Assess(ctx, practice.Request{Guide: &g, SHA256: sha, Question: q, ID: a.ID, Answer: a.Answer})
		if err != nil {
			return nil, err
		}
		out.Assessments = append(out.Assessments, found)
	}
	return &struct{ Body Assessments }{out}, nil
}
