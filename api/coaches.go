package api

import (
	"context"
	"time"

	"yardstick/guide"
	"yardstick/internal/sheets"
	"yardstick/practice"
)

// CoachedPerson is somebody who lets the coach see something.
type CoachedPerson struct {
	Person string       `json:"person"`
	Jobs   []CoachedJob `json:"jobs" nullable:"false"`
}

// CoachedJob is a job that was given to see.
type CoachedJob struct {
	Job         string     `json:"job" doc:"Its id."`
	Title       string     `json:"title"`
	Date        string     `json:"date,omitempty" doc:"Of the interview."`
	Corrections bool       `json:"corrections" doc:"Readings that the person says are wrong are given too."`
	Attempts    int        `json:"attempts" doc:"Finished ones."`
	Latest      *time.Time `json:"latest,omitempty"`
	Questions   int        `json:"questions"`
	Answered    int        `json:"answered"`
	Met         int        `json:"met" doc:"Questions whose latest answer meets the criteria."`
}

// CoachedJobWhole is one job of a person, with the finished attempts.
type CoachedJobWhole struct {
	CoachedJob
	Progress Progress     `json:"progress"`
	Finished []CoachedTry `json:"finished" nullable:"false" doc:"The earliest first; each is asked for by itself."`
}

// CoachedTry is a finished attempt in a list.
type CoachedTry struct {
	Attempt  string    `json:"attempt"`
	Question string    `json:"question"`
	Finished time.Time `json:"finished"`
	Comments int       `json:"comments" doc:"The coach's own."`
}

// CoachedAttempt is one finished attempt as a coach sees it.
type CoachedAttempt struct {
	Attempt  practice.Attempt `json:"attempt"`
	Question guide.Question   `json:"question"`
}

// CoachedIn names a job of a person in a path.
type CoachedIn struct {
	Person string `path:"person" doc:"Who gave access."`
	Job    string `path:"job" doc:"The id of the job."`
}

// CoachedAt names an attempt of a person in a path.
type CoachedAt struct {
	CoachedIn
	Attempt string `path:"attempt" doc:"The id of the attempt."`
}

// coachOperations are what coaches see of those who let them, and say of it.
func (s *Service) coachOperations() {
	handle(s, get("/coach/people", "list-coached", "Who lets you see something, in the order of names").coaching(), s.coached)
	handle(s, get("/coach/people/{person}/jobs/{job}", "get-coached-job", "A job that you were given to see").coaching().tell(
		"What was taken back is not there, from the next request on."),
		func(ctx context.Context, c *caller, in *struct{ CoachedIn }) (*struct{ Body CoachedJobWhole }, error) {
			x, err := s.Coaching(c.Owner).Job(ctx, in.Person, in.Job)
			if err != nil {
				return nil, err
			}
			at := x.Summary()
			out := CoachedJobWhole{coachedJob(&at), progressOf(&x.Job, x.Attempts, s.Now()), []CoachedTry{}}
			for i := range x.Attempts {
				a := &x.Attempts[i]
				out.Finished = append(out.Finished, CoachedTry{a.ID, a.Question, *a.Finished, len(a.Comments)})
			}
			return &struct{ Body CoachedJobWhole }{out}, nil
		})
	handle(s, get("/coach/people/{person}/jobs/{job}/attempts/{attempt}", "get-coached-attempt",
		"An answer that you were given to see").coaching(),
		func(ctx context.Context, c *caller, in *struct{ CoachedAt }) (*struct{ Body CoachedAttempt }, error) {
			x, err := s.Coaching(c.Owner).Attempt(ctx, in.Person, in.Job, in.Attempt)
			if err != nil {
				return nil, err
			}
			return &struct{ Body CoachedAttempt }{CoachedAttempt{x.Attempt, *x.Question}}, nil
		})
	s.commentOperations()
	tabled(s, get("/coach/attempts", "get-coached-table", "The finished attempts that you were given to see").coaching(), "Coached",
		func(ctx context.Context, c *caller, _ *struct{}) ([]*sheets.Table, error) {
			all, err := s.Coaching(c.Owner).People(ctx)
			head, rows := practice.CoachedRows(all)
			return tableOf("Coached", head, rows), err
		})
}

// commentOperations are what a coach says of an answer.
func (s *Service) commentOperations() {
	handle(s, post("/coach/people/{person}/jobs/{job}/attempts/{attempt}/comments", "comment", "Say something of an answer").coaching(),
		func(ctx context.Context, c *caller, in *struct {
			CoachedAt
			Body struct {
				Requirement string `json:"requirement,omitempty" maxLength:"200" doc:"The point it is on; empty for the whole answer."`
				Text        string `json:"text" doc:"At most 2,000 characters."`
			}
		},
		) (*none, error) {
			return nil, s.Coaching(c.Owner).Comment(ctx, in.Person, in.Job, in.Attempt, in.Body.Requirement, in.Body.Text)
		})
	handle(s, drop("/coach/people/{person}/jobs/{job}/attempts/{attempt}/comments/{comment}", "take-comment-back",
		"Take back what you said of an answer").coaching(),
		func(ctx context.Context, c *caller, in *struct {
			CoachedAt
			Comment string `path:"comment"`
		},
		) (*none, error) {
			return nil, s.Coaching(c.Owner).RemoveComment(ctx, in.Person, in.Job, in.Attempt, in.Comment)
		})
}

func (s *Service) coached(ctx context.Context, c *caller, in *struct{ Paging }) (*Page[CoachedPerson], error) {
	after := ""
	if in.Cursor != "" {
		var err error
		if after, err = in.after("coached"); err != nil {
			return nil, err
		}
	}
	all, next, err := s.Coaching(c.Owner).Standings(ctx, after, in.Limit)
	if err != nil {
		return nil, err
	}
	out := []CoachedPerson{}
	for _, x := range all {
		p := CoachedPerson{x.Person, []CoachedJob{}}
		for i := range x.Jobs {
			p.Jobs = append(p.Jobs, coachedJob(&x.Jobs[i]))
		}
		out = append(out, p)
	}
	return partOf("coached", out, next), nil
}

func coachedJob(x *practice.CoachedStanding) CoachedJob {
	return CoachedJob{
		Job: x.Job.ID, Title: x.Job.Title, Date: x.Job.Date, Corrections: x.Corrections, Attempts: x.Attempts,
		Questions: x.Standing.Questions, Answered: x.Standing.Answered, Met: x.Standing.Met, Latest: x.Latest,
	}
}
