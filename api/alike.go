package api

import (
	"context"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/people"
	"yardstick/stat"
	"yardstick/stat/report"
	"yardstick/stat/table"
)

// AlikeAnswers are answers of different candidates of a position that are nearly alike.
type AlikeAnswers struct {
	Pairs []AlikePair `json:"pairs" nullable:"false" doc:"The most alike first."`
	More  int         `json:"more" doc:"Pairs beyond those."`
}

// AlikePair are two answers to one question: a question to ask, and no verdict.
type AlikePair struct {
	Question string     `json:"question"`
	A        AlikeOther `json:"a"`
	B        AlikeOther `json:"b"`
	Shared   int        `json:"shared" doc:"Three-word sequences that both have."`
	All      int        `json:"all" doc:"Three-word sequences that either has."`
}

// AlikeOther is one of two answers.
type AlikeOther struct {
	Candidate string `json:"candidate"`
	Answer    string `json:"answer"`
}

// Impact says how groups of candidates fared, in counts that are large enough.
type Impact struct {
	Attribute  string            `json:"attribute"`
	Attributes []panel.Attribute `json:"attributes" nullable:"false" doc:"What can be counted by."`
	Groups     []GroupCount      `json:"groups" nullable:"false"`
	Untold     int               `json:"untold" doc:"Candidates who told no group."`
	Withheld   int               `json:"withheld" doc:"People in groups too small to be shown."`
	Selection  Document          `json:"selection,omitempty" doc:"Rates with their uncertainty, and the four-fifths comparison."`
}

// GroupCount is how many of a group there are, and were offered the position.
type GroupCount struct {
	Group   string `json:"group"`
	Offered int    `json:"offered"`
	Total   int    `json:"total"`
}

// acrossOperations look across the candidates of a position.
func (s *Service) acrossOperations() {
	handle(s, get("/positions/{position}/alike", "list-alike-answers",
		"Answers of different candidates that are nearly alike").positions().tell("For who runs the position."), s.alikeAnswers)
	handle(s, get("/positions/{position}/impact", "get-impact", "How groups of candidates fared").positions().tell(
		"Groups are what candidates told of themselves, apart from all else; those too small to be shown are counted together."), s.impact)
}

// alikeIn is a position with the answers that are nearly alike.
func (s *Service) alikeIn(ctx context.Context, c *caller, position string) (panel.View, error) {
	v, err := s.see(ctx, c, position, panel.Focus{Alike: true})
	if err == nil && v.Alike == nil {
		err = &fault.Error{Kind: fault.Forbidden, Message: "who runs the position compares the answers"}
	}
	return v, err
}

func (s *Service) alikeAnswers(ctx context.Context, c *caller, in *struct{ PositionID }) (*struct{ Body AlikeAnswers }, error) {
	v, err := s.alikeIn(ctx, c, in.Position)
	if err != nil {
		return nil, err
	}
	out := AlikeAnswers{[]AlikePair{}, v.Alike.More}
	for _, p := range v.Alike.Pairs {
		out.Pairs = append(out.Pairs, AlikePair{
			p.Question, AlikeOther{p.A, p.TextA}, AlikeOther{p.B, p.TextB}, p.Shared, p.All,
		})
	}
	return &struct{ Body AlikeAnswers }{out}, err
}

func (s *Service) impact(ctx context.Context, c *caller, in *struct {
	PositionID
	Of string `query:"of" maxLength:"60" default:"sex" doc:"The attribute."`
},
) (*struct{ Body Impact }, error) {
	g, err := s.groups(ctx, c, in.Position, in.Of)
	if err != nil {
		return nil, err
	}
	out := Impact{Attribute: in.Of, Attributes: panel.Attributes, Groups: []GroupCount{}, Untold: g.Untold, Withheld: g.Withheld}
	o := table.Outcomes{Groups: g.Names}
	for i, name := range g.Names {
		out.Groups = append(out.Groups, GroupCount{name, g.Offered[i], g.Total[i]})
		o.Counts = append(o.Counts, stat.Counts{Selected: g.Offered[i], Total: g.Total[i]})
	}
	if len(o.Counts) > 0 {
		out.Selection, err = documentOf(report.Selection(&o, false))
	}
	return &struct{ Body Impact }{out}, err
}

// groups are how groups of candidates fared, by an attribute.
func (s *Service) groups(ctx context.Context, c *caller, position, of string) (panel.Groups, error) {
	if !people.IsCode(of) {
		return panel.Groups{}, &fault.Error{Kind: fault.Invalid, Field: "of", Message: "is a code such as sex"}
	}
	v, err := s.see(ctx, c, position, panel.Focus{})
	if err != nil {
		return panel.Groups{}, err
	}
	return s.Positions.Impact(ctx, c.viewer(), v.Position, of)
}
