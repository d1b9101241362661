package api

import (
	"context"

	"yardstick/assess"
	"yardstick/internal/fault"
	"yardstick/practice"
)

// AttemptID names an attempt in a path.
type AttemptID struct {
	Attempt string `path:"attempt" doc:"The id of the attempt."`
}

// AttemptAnswer is an attempt; its version is the revision of its draft.
type AttemptAnswer struct {
	ETag string `header:"ETag"`
	Body practice.Attempt
}

func attemptAnswer(a *practice.Attempt, err error) (*AttemptAnswer, error) {
	if err != nil {
		return nil, err
	}
	return &AttemptAnswer{versioned(int64(a.Revision)), *a}, nil
}

// shown leaves out what may not be shown yet: in exam mode there is nothing before the end.
func shown(ctx context.Context, d *practice.Desk, a practice.Attempt, err error) (*AttemptAnswer, error) {
	if err != nil {
		return nil, err
	}
	var of *practice.Interview
	if a.Interview != "" {
		i, err := d.Store.Interview(ctx, a.Interview)
		if err != nil {
			return nil, err
		}
		of = &i
	}
	if !practice.Shows(&a, of) {
		a.Assessment, a.Corrections, a.Comments = nil, nil, nil
	}
	return attemptAnswer(&a, nil)
}

// AttemptFilter chooses attempts.
type AttemptFilter struct {
	Job       string `query:"job" maxLength:"200" doc:"At this job alone."`
	Question  string `query:"question" maxLength:"200" doc:"At this question alone."`
	Interview string `query:"interview" maxLength:"200" doc:"Of this interview alone."`
	State     string `query:"state" enum:"any,open,finished" default:"any"`
}

// Draft is what was written so far.
type Draft struct {
	Text    string          `json:"text" doc:"The whole answer so far."`
	Source  practice.Source `json:"source,omitempty" enum:"typed,pasted,transcript" doc:"typed where it is left out."`
	Seconds int             `json:"seconds,omitempty" minimum:"0" maximum:"86400" doc:"Spent on the answer; 0 where not known."`
}

func (d *Draft) version(base int64, c *caller) practice.Version {
	if d.Source == "" {
		d.Source = practice.Typed
	}
	return practice.Version{Base: int(base), Text: d.Text, Source: d.Source, Seconds: d.Seconds, Writer: "token " + c.id()}
}

// attemptOperations are about answers to single questions.
func (s *Service) attemptOperations() {
	handle(s, get("/attempts", "list-attempts", "Your attempts, the earliest first").practising().tell(
		"Finished attempts of an interview in exam mode come when the interview has ended."), s.listAttempts)
	handle(s, post("/jobs/{job}/attempts", "begin-attempt", "Begin an attempt at a question").practising().made(),
		func(ctx context.Context, c *caller, in *struct {
			JobID
			Body struct {
				Question string        `json:"question" maxLength:"200"`
				Mode     practice.Mode `json:"mode,omitempty" enum:"coach,exam" doc:"coach where left out; in exam mode nothing shows before the end"`
			}
		},
		) (*AttemptAnswer, error) {
			if in.Body.Mode == "" {
				in.Body.Mode = practice.Coach
			}
			a, err := s.desk(c).Begin(ctx, in.Job, in.Body.Question, in.Body.Mode)
			return attemptAnswer(&a, err)
		})
	handle(s, get("/attempts/{attempt}", "get-attempt", "An attempt, with its assessment once it is finished").practising(),
		func(ctx context.Context, c *caller, in *struct{ AttemptID }) (*AttemptAnswer, error) {
			d := s.desk(c)
			a, err := d.Store.Attempt(ctx, in.Attempt)
			return shown(ctx, d, a, err)
		})
	handle(s, drop("/attempts/{attempt}", "remove-attempt", "Remove an attempt").practising(),
		func(ctx context.Context, c *caller, in *struct{ AttemptID }) (*none, error) {
			return nil, s.desk(c).Store.RemoveAttempt(ctx, in.Attempt)
		})
	s.drafted(put("/attempts/{attempt}/draft", "save-draft", "Keep what was written so far").tell(
		"Where somebody else was faster the answer is 412, and what was sent is kept in the attempt under aside: nothing is lost."),
		(*practice.Desk).Save)
	s.drafted(post("/attempts/{attempt}/finish", "finish-attempt", "Finish an attempt: its text is assessed"), (*practice.Desk).Finish)
	s.besideAttempts()
	s.spokenOperations()
	s.secondOperations()
}

// drafted registers an operation that takes what was written, based on what was seen.
func (s *Service) drafted(o op, do func(d *practice.Desk, ctx context.Context, id string, v practice.Version) (practice.Attempt, error)) {
	handle(s, o.practising(), func(ctx context.Context, c *caller, in *struct {
		AttemptID
		Version
		Body Draft
	},
	) (*AttemptAnswer, error) {
		base, err := in.seen()
		if err != nil {
			return nil, err
		}
		d := s.desk(c)
		a, err := do(d, ctx, in.Attempt, in.Body.version(base, c))
		return shown(ctx, d, a, conflicted(err))
	})
}

func (s *Service) listAttempts(ctx context.Context, c *caller, in *struct {
	Paging
	AttemptFilter
},
) (*Page[practice.Attempt], error) {
	all, err := s.desk(c).Attempts(ctx, practice.Filter{
		Job: in.Job, Question: in.Question, Interview: in.Interview, Finished: in.State == "finished", Open: in.State == "open",
	})
	if err != nil {
		return nil, err
	}
	return pageOf(in.Paging, "attempts", all, func(a practice.Attempt) string { return earliest(a.Started, a.ID) })
}

// besideAttempts are about what belongs to an attempt.
func (s *Service) besideAttempts() {
	handle(s, post("/attempts/{attempt}/live", "assess-draft", "Where an answer stands while it is written").practising().tell(
		"Nothing is kept. With pause it is exactly what the finished answer would get. In exam mode it is refused."),
		func(ctx context.Context, c *caller, in *struct {
			AttemptID
			Body struct {
				Text  string `json:"text"`
				Pause bool   `json:"pause,omitempty"`
			}
		},
		) (*struct{ Body assess.Assessment }, error) {
			found, err := s.desk(c).Live(ctx, in.Attempt, in.Body.Text, in.Body.Pause)
			return &struct{ Body assess.Assessment }{found}, err
		})
	handle(s, put("/attempts/{attempt}/corrections/{requirement}", "correct", "Say that a reading is wrong").practising().tell(
		"An empty verdict takes the correction back."),
		func(ctx context.Context, c *caller, in *struct {
			AttemptID
			Requirement string `path:"requirement" doc:"The id of the requirement."`
			Body        struct {
				Verdict assess.Verdict `json:"verdict" enum:"met,partly,not_met,contradicted," doc:"What it should be."`
				Note    string         `json:"note,omitempty"`
			}
		},
		) (*none, error) {
			return nil, s.desk(c).Correct(ctx, in.Attempt, practice.Correction{
				Requirement: in.Requirement, Verdict: in.Body.Verdict, Note: in.Body.Note,
			})
		})
	handle(s, drop("/attempts/{attempt}/aside/{writer}", "drop-aside", "Drop a version that was set aside").practising(),
		func(ctx context.Context, c *caller, in *struct {
			AttemptID
			Writer string `path:"writer"`
		},
		) (*none, error) {
			return nil, s.desk(c).Store.DropAside(ctx, in.Attempt, in.Writer)
		})
	handle(s, drop("/attempts/{attempt}/comments/{comment}", "remove-comment", "Remove what a coach said").practising(),
		func(ctx context.Context, c *caller, in *struct {
			AttemptID
			Comment string `path:"comment"`
		},
		) (*none, error) {
			return nil, s.desk(c).Store.RemoveComment(ctx, in.Attempt, in.Comment)
		})
	handle(s, get("/jobs/{job}/comparison", "compare-attempts", "Finished attempts at one question side by side").practising(), s.compare)
}

// Comparison sets finished attempts at one question side by side.
type Comparison struct {
	Attempts     []string        `json:"attempts" nullable:"false" doc:"Their ids, the earliest first."`
	Requirements []ComparisonRow `json:"requirements" nullable:"false"`
	Gained       int             `json:"gained" doc:"Requirements, from the first attempt to the last."`
	Lost         int             `json:"lost"`
}

// ComparisonRow is one requirement over the attempts.
type ComparisonRow struct {
	Requirement string            `json:"requirement"`
	Text        string            `json:"text"`
	Verdicts    []assess.Verdict  `json:"verdicts" nullable:"false" doc:"One an attempt."`
	Changes     []practice.Change `json:"changes" nullable:"false" doc:"From each attempt to the next: gained, lost, same or unknown."`
	Overall     practice.Change   `json:"overall"`
}

func (s *Service) compare(ctx context.Context, c *caller, in *struct {
	JobID
	Question string `query:"question" required:"true" maxLength:"200"`
},
) (*struct{ Body Comparison }, error) {
	d := s.desk(c)
	j, err := d.Store.Job(ctx, in.Job)
	if err != nil {
		return nil, err
	}
	q, err := j.Question(in.Question)
	if err != nil {
		return nil, err
	}
	all, err := d.Attempts(ctx, practice.Filter{Job: j.ID, Question: q.ID, Finished: true})
	if err != nil {
		return nil, err
	}
	var same []practice.Attempt
	for _, a := range all {
		if a.Guide == j.GuideSHA256() {
			same = append(same, a)
		}
	}
	if len(same) == 0 {
		return nil, fault.NotFoundf("no finished attempt at %s answers the guide as it is now", q.ID)
	}
	found := practice.Compare(q, same)
	out := Comparison{Attempts: []string{}, Requirements: []ComparisonRow{}, Gained: found.Gained, Lost: found.Lost}
	for _, a := range found.Attempts {
		out.Attempts = append(out.Attempts, a.ID)
	}
	for _, r := range found.Requirements {
		out.Requirements = append(out.Requirements, ComparisonRow{
			r.Requirement.ID, r.Requirement.Text, orNone(r.Verdicts), orNone(r.Changes), r.Overall,
		})
	}
	return &struct{ Body Comparison }{out}, nil
}
