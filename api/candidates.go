package api

import (
	"bytes"
	"cmp"
	"context"
	"time"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/resume"
	"yardstick/panel/written"
	"yardstick/people"
)

// CandidateAnswer is a candidate; its version is that of the position.
type CandidateAnswer struct {
	ETag string `header:"ETag"`
	Body panel.CandidateView
}

// candidateOperations are about candidates and what they answer.
func (s *Service) candidateOperations() {
	handle(s, get("/positions/{position}/candidates", "list-candidates",
		"The candidates of a position, in the order of their codes").positions().tell(
		"Answers, ratings and findings come with a single candidate."),
		func(ctx context.Context, c *caller, in *struct {
			PositionID
			Paging
		},
		) (*Page[panel.CandidateView], error) {
			v, err := s.see(ctx, c, in.Position, panel.Focus{})
			if err != nil {
				return nil, err
			}
			return pageOf(in.Paging, "candidates of "+v.Position, v.Candidates, func(c panel.CandidateView) string { return c.Code })
		})
	handle(s, get("/positions/{position}/candidates/{candidate}", "get-candidate",
		"A candidate, with answers, and with ratings once they are revealed").positions().tell(
		"What somebody else has rated is not here before all of its round are in, from nobody."),
		func(ctx context.Context, c *caller, in *struct{ CandidateID }) (*CandidateAnswer, error) {
			v, err := s.see(ctx, c, in.Position, panel.Focus{Candidate: in.Candidate})
			if err != nil {
				return nil, err
			}
			one, err := candidateIn(&v, in.Candidate)
			if err != nil {
				return nil, err
			}
			return &CandidateAnswer{versioned(v.Entries), *one}, nil
		})
	s.entryOperations()
	s.linkOperations()
	s.scheduleOperations()
	s.answerOperations()
	s.tellOperations()
}

// candidateIn is a candidate whom a view holds.
func candidateIn(v *panel.View, code string) (*panel.CandidateView, error) {
	for i := range v.Candidates {
		if v.Candidates[i].Code == code {
			return &v.Candidates[i], nil
		}
	}
	return nil, fault.NotFoundf("there is no candidate of this code in this position")
}

// entryOperations are about who is a candidate.
func (s *Service) entryOperations() {
	handle(s, post("/positions/{position}/candidates", "add-candidate", "Add a candidate").positions().made(), s.addCandidate)
	command(s, post("/positions/{position}/candidates/{candidate}/withdraw", "withdraw-candidate", "Note that a candidate withdrew"),
		func(in *struct {
			CandidateID
			Based
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.WithdrawCandidate{Candidate: in.Candidate}
		})
	command(s, post("/positions/{position}/candidates/{candidate}/erase", "erase-candidate",
		"Erase what is personal of a candidate").tell(
		"The key is destroyed; the record goes on and verifies as before."),
		func(in *struct {
			CandidateID
			Based
			Body Reasoned
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.Erase{Subject: in.Candidate, Reason: in.Body.Reason}
		})
}

// addCandidate adds a candidate: what is typed, and where nothing is, what the header
// of a résumé says.
func (s *Service) addCandidate(ctx context.Context, c *caller, in *struct {
	PositionID
	Based
	Body struct {
		Code    string   `json:"code" maxLength:"60" doc:"Stands in records."`
		Name    string   `json:"name,omitempty" maxLength:"300" doc:"It is sealed."`
		Contact string   `json:"contact,omitempty" doc:"It is sealed."`
		Resume  Document `json:"resume,omitempty" doc:"A JSON Résumé: its header says name and contact where they are left out."`
	}
},
) (*none, error) {
	add := panel.AddCandidate{Code: in.Body.Code, Name: in.Body.Name, Contact: in.Body.Contact}
	if len(in.Body.Resume) > 0 {
		h, err := resume.Read("resume", in.Body.Resume)
		if err != nil {
			return nil, err
		}
		add.Name, add.Contact = cmp.Or(add.Name, h.Name), cmp.Or(add.Contact, h.Contact())
	}
	return s.do(ctx, c, in.Position, in.Based, add)
}

// linkOperations are about the link at which a candidate answers.
func (s *Service) linkOperations() {
	handle(s, post("/positions/{position}/candidates/{candidate}/link", "make-link",
		"Make the link at which a candidate answers and sees what is about themselves").
		positions().made().tell("It is told this one time."), s.makeLink)
	command(s, post("/positions/{position}/candidates/{candidate}/revoke-links", "revoke-links",
		"Make all links of a candidate good for nothing"),
		func(in *struct {
			CandidateID
			Based
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.RevokeLinks{Candidate: in.Candidate}
		})
}

// scheduleOperations are about when and how somebody is interviewed.
func (s *Service) scheduleOperations() {
	command(s, put("/positions/{position}/candidates/{candidate}/schedule", "schedule", "Say when and where a candidate is interviewed"),
		func(in *struct {
			CandidateID
			Based
			Body struct {
				Start   time.Time `json:"start"`
				Minutes int       `json:"minutes" minimum:"1" maximum:"1440"`
				Where   string    `json:"where" minLength:"1" maxLength:"200"`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.Schedule{
				Candidate: in.Candidate, Start: in.Body.Start, Minutes: in.Body.Minutes, Where: in.Body.Where,
			}
		})
	command(s, post("/positions/{position}/candidates/{candidate}/accommodations", "accommodate",
		"Note an accommodation").tell("All of it is sealed."),
		func(in *struct {
			CandidateID
			Based
			Body struct {
				ExtraPercent int    `json:"extra_percent,omitempty" minimum:"0" maximum:"300" doc:"More time, per cent."`
				Format       string `json:"format,omitempty"`
				Note         string `json:"note,omitempty"`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.Accommodate{
				Candidate: in.Candidate, Aid: panel.Aid{ExtraPercent: in.Body.ExtraPercent, Format: in.Body.Format, Note: in.Body.Note},
			}
		})
	command(s, put("/positions/{position}/candidates/{candidate}/asked/{question}", "note-asked",
		"Note whether a question was put to a candidate"),
		func(in *struct {
			CandidateID
			Based
			Question string `path:"question"`
			Body     struct {
				Asked  bool   `json:"asked"`
				Reason string `json:"reason,omitempty"`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.Ask{Candidate: in.Candidate, Question: in.Question, Asked: in.Body.Asked, Reason: in.Body.Reason}
		})
	handle(s, get("/positions/{position}/interviews.ics", "get-calendar",
		"The interviews as iCalendar").positions().gives("text/calendar"),
		func(ctx context.Context, c *caller, in *struct{ PositionID }) (*File, error) {
			v, err := s.see(ctx, c, in.Position, panel.Focus{})
			if err != nil {
				return nil, err
			}
			return &File{"text/calendar; charset=utf-8", []byte(v.Calendar(s.Now()))}, nil
		})
}

// answerOperations are about answers and the assessor's findings on them.
func (s *Service) answerOperations() {
	command(s, put("/positions/{position}/candidates/{candidate}/answers/{question}", "record-answer",
		"Keep what a candidate said or wrote"),
		func(in *struct {
			CandidateID
			Based
			Question string `path:"question"`
			Body     struct {
				Answer string `json:"answer"`
				Source string `json:"source,omitempty" enum:"typed,transcript,imported" doc:"typed where it is left out."`
			}
		},
		) (string, Based, panel.Command) {
			if in.Body.Source == "" {
				in.Body.Source = "typed"
			}
			return in.Position, in.Based, panel.RecordAnswer{
				Candidate: in.Candidate, Question: in.Question, Text: in.Body.Answer, Source: in.Body.Source,
			}
		})
	handle(s, post("/positions/{position}/answers", "import-answers",
		"Keep the answers of a file, all or none").positions().upTo(maxFile).tell(
		"JSON lines, CSV or XLSX with candidate, question and answer; or one text of one candidate. With dry it is matched and nothing is kept."),
		s.importAnswers)
	handle(s, post("/positions/{position}/findings", "read-answers", "Have the assessor read the answers of a position").positions().tell(
		"In the background; what it finds stays sealed until the ratings are in."),
		func(ctx context.Context, c *caller, in *struct{ PositionID }) (*none, error) {
			if s.Readings == nil {
				return nil, fault.NotFoundf("no assessor reads answers here")
			}
			return nil, s.Readings.Start(ctx, c.viewer(), in.Position)
		})
	command(s, post("/positions/{position}/candidates/{candidate}/findings/{question}/open", "open-finding",
		"Open the assessor's finding on an answer").tell(
		"After the own rating; that it was opened stands in the record. It comes with the candidate from then on."),
		func(in *struct {
			CandidateID
			Based
			Question string `path:"question"`
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.LookAtFinding{Candidate: in.Candidate, Question: in.Question}
		})
}

// Matched says what became, or would become, of the answers of a file.
type Matched struct {
	Kept    bool         `json:"kept"`
	Answers []MatchedOne `json:"answers" nullable:"false"`
}

// MatchedOne is one answer of a file, with whom and what it belongs to.
type MatchedOne struct {
	Candidate string `json:"candidate"`
	Question  string `json:"question"`
}

func (s *Service) importAnswers(ctx context.Context, c *caller, in *struct {
	PositionID
	Based
	Name      string `query:"name" maxLength:"200" default:"answers.jsonl" doc:"What the file is called in messages."`
	Candidate string `query:"candidate" maxLength:"60" doc:"Of a text that is one answer."`
	Question  string `query:"question" maxLength:"200" doc:"Of a text that is one answer."`
	Speaker   string `query:"speaker" maxLength:"200" doc:"Whose words of a transcript are the answer."`
	Dry       bool   `query:"dry" doc:"Match, and keep nothing."`
	RawBody   []byte
},
) (*struct{ Body Matched }, error) {
	v, err := s.see(ctx, c, in.Position, panel.Focus{Answers: true, Guide: true})
	if err == nil {
		err = people.Need(v.Roles, people.Interview, v.Stage)
	}
	if err != nil {
		return nil, err
	}
	plan, err := written.Read(in.Name, bytes.NewReader(in.RawBody), &v, written.Options{
		Candidate: in.Candidate, Question: in.Question, Speaker: in.Speaker,
	})
	if err != nil {
		return nil, err
	}
	out := Matched{Kept: !in.Dry, Answers: []MatchedOne{}}
	for _, a := range plan.Matches {
		out.Answers = append(out.Answers, MatchedOne{a.Candidate, a.Question})
	}
	if !in.Dry {
		_, err = s.do(ctx, c, v.Position, in.Based, plan.Commands()...)
	}
	return &struct{ Body Matched }{out}, err
}

// tellOperations are about what candidates are told and ask for.
func (s *Service) tellOperations() {
	command(s, post("/positions/{position}/candidates/{candidate}/notices", "give-notice",
		"Note that a candidate was told something beforehand"),
		func(in *struct {
			CandidateID
			Based
			Body struct {
				Notice string `json:"notice" maxLength:"60" doc:"Which one."`
				Text   string `json:"text" doc:"As it was sent; the record keeps its hash."`
				On     string `json:"on" maxLength:"10" doc:"2026-02-20"`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.GiveNotice{Candidate: in.Candidate, Notice: in.Body.Notice, Text: in.Body.Text, On: in.Body.On}
		})
	command(s, post("/positions/{position}/candidates/{candidate}/consents", "record-consent",
		"Note what a candidate consents to, or does not"),
		func(in *struct {
			CandidateID
			Based
			Body struct {
				To    string `json:"to" maxLength:"60"`
				Given bool   `json:"given"`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.RecordConsent{Candidate: in.Candidate, To: in.Body.To, Given: in.Body.Given}
		})
	command(s, post("/positions/{position}/candidates/{candidate}/told", "tell-candidate", "Note that a candidate was told the outcome"),
		func(in *struct {
			CandidateID
			Based
			Body struct {
				Letter string `json:"letter" maxLength:"60" doc:"Which one."`
				Text   string `json:"text" doc:"As it was sent; the record keeps its hash."`
				On     string `json:"on" maxLength:"10" doc:"2026-02-20"`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.Tell{Candidate: in.Candidate, Letter: in.Body.Letter, Text: in.Body.Text, On: in.Body.On}
		})
	s.requestOperations()
}

// requestOperations are about what candidates ask for and are shown.
func (s *Service) requestOperations() {
	command(s, post("/positions/{position}/candidates/{candidate}/requests", "ask-review", "Register a request of a candidate"),
		func(in *struct {
			CandidateID
			Based
			Body struct {
				About string `json:"about" maxLength:"60" doc:"review, access, …"`
				Text  string `json:"text"`
			}
		},
		) (string, Based, panel.Command) {
			return in.Position, in.Based, panel.AskReview{Candidate: in.Candidate, About: in.Body.About, Text: in.Body.Text}
		})
	handle(s, post("/positions/{position}/candidates/{candidate}/feedback", "show-feedback",
		"Let the candidate's link show the reasons of the decision").positions(),
		func(ctx context.Context, c *caller, in *struct{ CandidateID }) (*none, error) {
			return nil, s.Positions.ShowFeedback(ctx, c.viewer(), in.Position, in.Candidate)
		})
	handle(s, get("/positions/{position}/candidates/{candidate}/access", "get-access-export",
		"Everything that is kept of one candidate, for that candidate").positions(),
		func(ctx context.Context, c *caller, in *struct{ CandidateID }) (*struct{ Body Document }, error) {
			a, err := s.Positions.Access(ctx, c.viewer(), in.Position, in.Candidate)
			if err != nil {
				return nil, err
			}
			d, err := documentOf(a)
			return &struct{ Body Document }{d}, err
		})
}

func (s *Service) makeLink(ctx context.Context, c *caller, in *struct{ CandidateID }) (*struct{ Body Link }, error) {
	v, err := s.see(ctx, c, in.Position, panel.Focus{})
	if err == nil {
		err = people.Need(v.Roles, people.Inform, v.Stage)
	}
	if err != nil {
		return nil, err
	}
	for _, one := range v.Candidates {
		switch {
		case one.Code != in.Candidate:
			continue
		case one.Gone || one.Erased:
			return nil, fault.Conflictf("this candidate has withdrawn or was erased; there is nothing to be seen at a link")
		}
		token, err := s.Door.Invite(ctx, v.Position, people.Candidate, one.Code)
		return &struct{ Body Link }{Link{"/panel/mine/" + token}}, err
	}
	return nil, fault.NotFoundf("there is no candidate of this code in this position")
}
