package api

import (
	"context"
	"errors"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job/sample"
	"yardstick/panel"
	"yardstick/people"
)

// PositionID names a position in a path.
type PositionID struct {
	Position string `path:"position" doc:"The code of the position."`
}

// CandidateID names a candidate of a position in a path.
type CandidateID struct {
	PositionID
	Candidate string `path:"candidate" doc:"The code of the candidate."`
}

// Based lets a change say on which state of the position it is based.
type Based struct {
	IfMatch string `header:"If-Match" maxLength:"200" doc:"An ETag of the position: change it only if nothing has happened since."`
}

// Position is what the caller may see of a position as a whole. Candidates and results
// are asked for by themselves.
type Position struct {
	panel.Header
	Analysis *panel.JobView      `json:"analysis,omitempty" doc:"The job, and who agrees to it."`
	Imports  []panel.ImportView  `json:"imports" nullable:"false" doc:"Files whose answers count, for who holds the interview."`
	Guide    *panel.GuideView    `json:"guide,omitempty"`
	Members  []panel.MemberView  `json:"members" nullable:"false"`
	Rounds   []panel.RoundView   `json:"rounds" nullable:"false"`
	Requests []panel.RequestView `json:"requests" nullable:"false"`
	Unread   int                 `json:"unread" doc:"Answers that the assessor could still read, for who runs the rounds."`
	Reading  *Reading            `json:"reading,omitempty" doc:"How far the assessor is, for who runs the rounds."`
}

// Reading is how far the last reading of a position's answers is.
type Reading struct {
	Running bool   `json:"running"`
	Made    int    `json:"made" doc:"Findings so far."`
	Problem string `json:"problem,omitempty" doc:"Why it ended early."`
}

// PositionAnswer is a position; its version is the number of entries of its log.
type PositionAnswer struct {
	ETag string `header:"ETag"`
	Body Position
}

// see gives what the caller may see.
func (s *Service) see(ctx context.Context, c *caller, position string, f panel.Focus) (panel.View, error) {
	return s.Positions.See(ctx, c.viewer(), position, f)
}

// do carries out commands, all or none.
func (s *Service) do(ctx context.Context, c *caller, position string, b Based, commands ...panel.Command) (*none, error) {
	if b.IfMatch != "" {
		seen, err := Version(b).seen()
		if err != nil {
			return nil, err
		}
		commands = append([]panel.Command{panel.AtVersion{Entries: seen}}, commands...)
	}
	err := s.Positions.Do(ctx, c.viewer(), position, commands...)
	var outdated *panel.Outdated
	if errors.As(err, &outdated) {
		p := changedSince()
		p.Detail = err.Error()
		return nil, p
	}
	return nil, err
}

// command registers an operation that is one command.
func command[I any](s *Service, o op, of func(in *I) (position string, b Based, c panel.Command)) {
	handle(s, o.positions(), func(ctx context.Context, c *caller, in *I) (*none, error) {
		position, based, command := of(in)
		return s.do(ctx, c, position, based, command)
	})
}

// Reasoned is a body that is a reason alone.
type Reasoned struct {
	Reason string `json:"reason" doc:"Why; it stands in the record."`
}

// positionOperations are about positions as a whole.
func (s *Service) positionOperations() {
	handle(s, get("/positions", "list-positions", "The positions that you have to do with, the latest first").positions(),
		func(ctx context.Context, c *caller, in *struct{ Paging }) (*Page[panel.Summary], error) {
			after := ""
			if in.Cursor != "" {
				var err error
				if after, err = in.after("positions"); err != nil {
					return nil, err
				}
			}
			all, next, err := s.Positions.ListFrom(ctx, c.viewer(), after, in.Limit)
			if err != nil {
				return nil, err
			}
			for i := range all {
				all[i].Members, all[i].Waiting = orNone(all[i].Members), orNone(all[i].Waiting)
			}
			return partOf("positions", orNone(all), next), nil
		})
	handle(s, post("/positions", "open-position", "Open a position").positions().made().tell("You become its coordinator."),
		func(ctx context.Context, c *caller, in *struct {
			Body struct {
				Code  string `json:"code" maxLength:"60" doc:"Stands in records: lower-case letters, digits, dots and dashes."`
				Title string `json:"title" maxLength:"300"`
				Named bool   `json:"named,omitempty" doc:"Raters see names, and not codes alone."`
			}
		},
		) (*none, error) {
			return nil, s.Positions.Open(ctx, c.viewer(), panel.OpenPosition{
				Code: in.Body.Code, Title: in.Body.Title, Blind: !in.Body.Named, Name: c.Person.Name,
			})
		})
	handle(s, get("/positions/{position}", "get-position", "A position").positions(), s.position)
	s.inventedOperations()
	s.analysisOperations()
	s.guideOperations()
	s.memberOperations()
	s.keepOperations()
	s.acrossOperations()
	s.letterOperations()
	s.trainingOperations()
	s.entryListOperations()
	s.anchorOperations()
}

func (s *Service) position(ctx context.Context, c *caller, in *struct{ PositionID }) (*PositionAnswer, error) {
	v, err := s.see(ctx, c, in.Position, panel.Focus{})
	if err != nil {
		return nil, err
	}
	out := Position{
		Header: v.Header, Guide: v.Guide, Members: orNone(v.Members), Rounds: orNone(v.Rounds), Requests: orNone(v.Requests), Unread: v.Unread,
		Analysis: v.Analysis, Imports: orNone(v.Imports),
	}
	out.Roles = orNone(v.Roles)
	if s.Readings != nil && people.May(v.Roles, people.RunRounds, v.Stage) {
		r, err := s.Readings.Of(ctx, v.Position)
		if err != nil {
			return nil, err
		}
		out.Reading = &Reading{r.Running, r.Made, r.Problem}
	}
	return &PositionAnswer{versioned(v.Entries), out}, nil
}

// analysisOperations are about the job of a position.
func (s *Service) analysisOperations() {
	handle(s, put("/positions/{position}/job", "describe-job",
		"Say what the job of a position is").positions().tell("A draft that nobody has agreed to is refused."),
		func(ctx context.Context, c *caller, in *struct {
			PositionID
			Based
			Body struct {
				Job Document `json:"job" doc:"A job/v1 document."`
			}
		},
		) (*none, error) {
			j, err := in.Body.Job.job()
			if err != nil {
				return nil, err
			}
			return s.do(ctx, c, in.Position, in.Based, panel.DescribeJob{Job: *j})
		})
	command(s, post("/positions/{position}/job/agree", "agree-position-job", "Agree to the job of a position, as one of its panel"),
		func(in *struct {
			PositionID
			Based
			Body struct {
				SHA256 string `json:"sha256" minLength:"64" maxLength:"64" doc:"Of the job that you agree to."`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.AgreeJob{SHA256: in.Body.SHA256}
		})
	command(s, post("/positions/{position}/imports/{import}/undo", "undo-import",
		"Take the answers of a file back").tell("Not once one of them was rated."),
		func(in *struct {
			PositionID
			Based
			Import string `path:"import" doc:"Which file, as the position shows it."`
			Body   Reasoned
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.UndoImport{Import: in.Import, Reason: in.Body.Reason}
		})
}

// guideOperations are about the guide of a position.
func (s *Service) guideOperations() {
	handle(s, get("/positions/{position}/guide", "get-position-guide", "The guide of a position").positions(),
		func(ctx context.Context, c *caller, in *struct{ PositionID }) (*struct {
			ETag string `header:"ETag"`
			Body Document
		}, error,
		) {
			v, err := s.see(ctx, c, in.Position, panel.Focus{Guide: true})
			if err == nil && (v.Guide == nil || len(v.Guide.Document) == 0) {
				err = fault.NotFoundf("there is no guide yet, or none that you may see")
			}
			if err != nil {
				return nil, err
			}
			return &struct {
				ETag string `header:"ETag"`
				Body Document
			}{versioned(v.Entries), Document(v.Guide.Document)}, nil
		})
	handle(s, put("/positions/{position}/guide", "seal-position-guide", "Fix the guide of a position").positions().tell(
		"One of guide and sample. One that is not sealed yet is sealed in your name. Before the first rating it may be fixed anew."),
		func(ctx context.Context, c *caller, in *struct {
			PositionID
			Based
			Body struct {
				Guide      Document `json:"guide,omitempty" doc:"A guide/v1 document."`
				Sample     string   `json:"sample,omitempty" maxLength:"200" doc:"The id of a sample job of which a guide is derived."`
				ByQuestion bool     `json:"by_question,omitempty" doc:"Each question is rated as a whole."`
				Reason     string   `json:"reason" doc:"Why the weights are as they are."`
			}
		},
		) (*none, error) {
			g, err := s.guideFor(c, in.Body.Guide, in.Body.Sample)
			if err != nil {
				return nil, err
			}
			return s.do(ctx, c, in.Position, in.Based, panel.SealGuide{Guide: g, ByQuestion: in.Body.ByQuestion, Reason: in.Body.Reason})
		})
	command(s, post("/positions/{position}/questions/{question}/withdraw", "withdraw-question",
		"Take a question out, for all candidates"),
		func(in *struct {
			PositionID
			Based
			Question string `path:"question"`
			Body     Reasoned
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.WithdrawQuestion{Question: in.Question, Reason: in.Body.Reason}
		})
}

// guideFor is the guide that was sent, or that of a sample job, sealed.
func (s *Service) guideFor(c *caller, d Document, job string) (g guide.Guide, err error) {
	switch {
	case (len(d) > 0) == (job != ""):
		return g, fault.Invalidf("send one of guide and sample")
	case job != "":
		j, err := sample.Load(job)
		if err != nil {
			return g, err
		}
		g, err = guide.Derive(j)
		if err != nil {
			return g, err
		}
	default:
		if g, err = d.guide(); err != nil {
			return g, err
		}
	}
	if g.Seal != nil {
		return g, nil
	}
	return guide.Seal(g, c.Person.Code, s.Now())
}

// memberOperations are about the panel of a position.
func (s *Service) memberOperations() {
	handle(s, post("/positions/{position}/members", "invite-member", "Make somebody a member of the panel").positions().made().tell(
		"The link is told this one time; by it they choose a password, or sign in."),
		func(ctx context.Context, c *caller, in *struct {
			PositionID
			Based
			Body struct {
				Member string      `json:"member" maxLength:"60" doc:"The code of the person."`
				Role   people.Role `json:"role" enum:"coordinator,rater,observer,auditor"`
				Name   string      `json:"name,omitempty" maxLength:"300"`
			}
		},
		) (*struct{ Body Link }, error) {
			_, err := s.do(ctx, c, in.Position, in.Based, panel.Invite{Member: in.Body.Member, Role: in.Body.Role, Name: in.Body.Name})
			if err != nil {
				return nil, err
			}
			token, err := s.Door.Invite(ctx, in.Position, in.Body.Role, in.Body.Member)
			return &struct{ Body Link }{Link{"/panel/join/" + token}}, err
		})
	command(s, post("/positions/{position}/members/{member}/dismiss", "dismiss-member", "Take a role from a member"),
		func(in *struct {
			PositionID
			Based
			Member string `path:"member"`
			Body   struct {
				Role   people.Role `json:"role" enum:"coordinator,rater,observer,auditor"`
				Reason string      `json:"reason"`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.Dismiss{Member: in.Member, Role: in.Body.Role, Reason: in.Body.Reason}
		})
	command(s, post("/positions/{position}/declarations", "declare", "Say whether you have a conflict of interest"),
		func(in *struct {
			PositionID
			Based
			Body struct {
				Conflict  bool   `json:"conflict"`
				Candidate string `json:"candidate,omitempty" maxLength:"60" doc:"With whom; in general where it is left out."`
				Reason    string `json:"reason,omitempty" doc:"It is sealed."`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.Declare{Candidate: in.Body.Candidate, Conflict: in.Body.Conflict, Reason: in.Body.Reason}
		})
}

// Link is a path on the pages of this server, to be handed to one person.
type Link struct {
	Link string `json:"link"`
}

// keepOperations are about keeping and ending a position.
func (s *Service) keepOperations() {
	command(s, post("/positions/{position}/holds", "place-hold", "Forbid to erase anything of a position"),
		func(in *struct {
			PositionID
			Based
			Body Reasoned
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.PlaceHold{Reason: in.Body.Reason}
		})
	command(s, post("/positions/{position}/holds/lift", "lift-hold", "End the latest hold"),
		func(in *struct {
			PositionID
			Based
			Body Reasoned
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.LiftHold{Reason: in.Body.Reason}
		})
	command(s, put("/positions/{position}/retention", "set-retention", "Say until when a position is kept"),
		func(in *struct {
			PositionID
			Based
			Body struct {
				Until string   `json:"until" maxLength:"10" doc:"2027-12-31"`
				Rules []string `json:"rules" nullable:"false" maxItems:"50" doc:"By which rules."`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.Retain{Until: in.Body.Until, Rules: in.Body.Rules}
		})
	command(s, post("/positions/{position}/close", "close-position", "End a position"),
		func(in *struct {
			PositionID
			Based
			Body Reasoned
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.Close{Reason: in.Body.Reason}
		})
	command(s, put("/positions/{position}/requests/{request}/answer", "settle-request", "Answer a request of a candidate"),
		func(in *struct {
			PositionID
			Based
			Request int64 `path:"request" minimum:"0" doc:"The number of the request."`
			Body    struct {
				Outcome string `json:"outcome" maxLength:"60"`
				Text    string `json:"text"`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.SettleReview{Request: in.Request, Outcome: in.Body.Outcome, Text: in.Body.Text}
		})
}
