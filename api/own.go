package api

import (
	"context"
	"strings"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/web/text"
)

// Mine is what a candidate sees at the own link.
type Mine struct {
	Position   string              `json:"position"`
	Title      string              `json:"title"`
	Decided    string              `json:"decided,omitempty" doc:"When."`
	Candidate  panel.CandidateView `json:"candidate"`
	Notice     []string            `json:"notice" nullable:"false" doc:"To be read before the first answer, a paragraph each: show it."`
	Sitting    *panel.Sitting      `json:"sitting,omitempty" doc:"How far you are with answering in writing."`
	Kept       string              `json:"kept,omitempty" doc:"What was written so far of the question that is open."`
	Feedback   *panel.Feedback     `json:"feedback,omitempty" doc:"What was asked and why it was decided, where you are shown it."`
	Requests   []panel.RequestView `json:"requests" nullable:"false" doc:"What you asked for, and what became of it."`
	Groups     map[string]string   `json:"groups" doc:"What you told of yourself, by attribute."`
	Attributes []panel.Attribute   `json:"attributes" nullable:"false" doc:"What you may tell; nobody who rates or decides sees it."`
}

// MineAnswer is what a candidate sees; its version is that of the position.
type MineAnswer struct {
	ETag string `header:"ETag"`
	Body Mine
}

// QuestionIn names a question in a path.
type QuestionIn struct {
	Question string `path:"question" doc:"The id of the question, as sitting.current names it."`
}

// notice is in the language of the pages.
func notice() []string { return text.Notice(text.English().Must) }

// ownOperations are a candidate's, by the own link: see what is about oneself, answer in
// writing, ask for something.
func (s *Service) ownOperations() {
	handle(s, get("/mine", "get-mine", "What a candidate sees at the own link").byLink(), s.mine)
	handle(s, get("/mine/interview.ics", "get-mine-calendar", "The own interview as iCalendar").byLink().gives("text/calendar"),
		func(ctx context.Context, c *caller, _ *struct{}) (*File, error) {
			v, err := s.see(ctx, c, c.position, panel.Focus{})
			if err != nil {
				return nil, err
			}
			if v.Candidates[0].Schedule == nil {
				return nil, fault.NotFoundf("no time is fixed yet")
			}
			return &File{"text/calendar; charset=utf-8", []byte(v.Calendar(s.Now()))}, nil
		})
	handle(s, put("/mine/consent", "agree-to-write", "Agree to answer in writing, or do not").byLink().tell(
		"Show the candidate the notice of get-mine before. The record keeps its hash."),
		func(ctx context.Context, c *caller, in *struct {
			Body struct {
				Given bool `json:"given"`
			}
		},
		) (*none, error) {
			return s.do(ctx, c, c.position, Based{}, panel.Agree{Notice: strings.Join(notice(), "\n\n"), Given: in.Body.Given})
		})
	s.sittingOperations()
	s.ownRequests()
}

// sittingOperations are about answering in writing.
func (s *Service) sittingOperations() {
	handle(s, post("/mine/questions/{question}/begin", "begin-question", "Open the question that is next").byLink().tell(
		"Its text is in get-mine from then on, and its time runs."),
		func(ctx context.Context, c *caller, in *struct{ QuestionIn }) (*none, error) {
			return s.do(ctx, c, c.position, Based{}, panel.Begin{Question: in.Question})
		})
	handle(s, put("/mine/questions/{question}/draft", "keep-answer", "Keep what was written so far").byLink(),
		func(ctx context.Context, c *caller, in *struct {
			QuestionIn
			Body struct {
				Text     string `json:"text"`
				Writer   string `json:"writer" pattern:"^[a-z0-9][a-z0-9._-]{0,59}$" doc:"One tab or program; none takes another's place."`
				Revision int64  `json:"revision" minimum:"1" doc:"Counts up with each save of the writer."`
			}
		},
		) (*none, error) {
			by := panel.Draft{Writer: in.Body.Writer, Revision: in.Body.Revision}
			return nil, s.Positions.KeepAnswer(ctx, c.viewer(), c.position, in.Question, in.Body.Text, by)
		})
	handle(s, put("/mine/questions/{question}/answer", "answer-question", "Hand an answer in").byLink().tell(
		"It stays as it is. After its time, and half a minute of grace, what was kept before counts."),
		func(ctx context.Context, c *caller, in *struct {
			QuestionIn
			Body struct {
				Answer string `json:"answer"`
			}
		},
		) (*none, error) {
			return nil, s.Positions.Answer(ctx, c.viewer(), c.position, in.Question, in.Body.Answer)
		})
}

// ownRequests are what a candidate tells and asks for.
func (s *Service) ownRequests() {
	handle(s, put("/mine/groups", "tell-groups", "Tell to which groups you belong, or nothing").byLink().tell(
		"Kept apart from all else, counted after the decision in groups that are large enough. What is left out or empty is forgotten."),
		func(ctx context.Context, c *caller, in *struct {
			Body struct {
				Groups map[string]string `json:"groups" doc:"By attribute: one of its groups."`
			}
		},
		) (*none, error) {
			return nil, s.tellGroups(ctx, c, in.Body.Groups)
		})
	handle(s, post("/mine/requests", "ask-own-review", "Ask for something: a review, what is kept of you").byLink().made(),
		func(ctx context.Context, c *caller, in *struct {
			Body struct {
				About string `json:"about" maxLength:"60" doc:"review, access, …"`
				Text  string `json:"text"`
			}
		},
		) (*none, error) {
			return s.do(ctx, c, c.position, Based{}, panel.AskReview{Candidate: c.Owner, About: in.Body.About, Text: in.Body.Text})
		})
}

// tellGroups keeps what a candidate tells of themselves, all or nothing of it.
func (s *Service) tellGroups(ctx context.Context, c *caller, groups map[string]string) error {
	known := 0
	for _, a := range panel.Attributes {
		group, there := groups[a.Name]
		if !a.Has(group) {
			return &fault.Error{Kind: fault.Invalid, Field: "groups", Message: "name one that there is not; attributes of get-mine lists them"}
		}
		if there {
			known++
		}
	}
	if known < len(groups) {
		return &fault.Error{Kind: fault.Invalid, Field: "groups", Message: "hold an attribute that is not asked for; get-mine lists them"}
	}
	for _, a := range panel.Attributes {
		if err := s.Positions.SetGroup(ctx, c.viewer(), c.position, a.Name, groups[a.Name]); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) mine(ctx context.Context, c *caller, _ *struct{}) (*MineAnswer, error) {
	v, err := s.see(ctx, c, c.position, panel.Focus{})
	if err != nil {
		return nil, err
	}
	out := Mine{
		Position: v.Position, Title: v.Title, Decided: v.Decided, Candidate: v.Candidates[0], Notice: notice(), Sitting: v.Sitting,
		Feedback: v.Feedback, Requests: orNone(v.Requests), Groups: map[string]string{}, Attributes: panel.Attributes,
	}
	if v.Sitting != nil && v.Sitting.Current != nil && v.Sitting.Current.Begun {
		if out.Kept, err = s.Positions.KeptAnswer(ctx, c.viewer(), c.position, v.Sitting.Current.Question); err != nil {
			return nil, err
		}
	}
	if out.Candidate.Erased {
		return &MineAnswer{versioned(v.Entries), out}, nil
	}
	for _, a := range panel.Attributes {
		group, err := s.Positions.OwnGroup(ctx, c.viewer(), c.position, a.Name)
		if err != nil {
			return nil, err
		}
		if group != "" {
			out.Groups[a.Name] = group
		}
	}
	return &MineAnswer{versioned(v.Entries), out}, nil
}
