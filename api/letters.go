package api

import (
	"context"
	"slices"
	"strings"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/letter"
	"yardstick/people"
	"yardstick/web/text"
)

// Letters are what candidates are told and by when, and how long a position is kept.
type Letters struct {
	Dues    []letter.Due `json:"dues" nullable:"false" doc:"What candidates are owed, the earliest first; done is the day on which it was."`
	Letters []Letter     `json:"letters" nullable:"false"`
	Rules   []Retention  `json:"rules" nullable:"false" doc:"How long a position is kept where."`
	Places  []string     `json:"places" nullable:"false" doc:"Whose clocks were counted."`
	Known   []string     `json:"known" nullable:"false" doc:"The places of which there is a clock or a rule."`
}

// Letter is a letter before it is filled in.
type Letter struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	When  string `json:"when" doc:"In words."`
}

// Retention is a rule of how long a position is kept.
type Retention struct {
	ID     string        `json:"id"`
	Place  string        `json:"place"`
	Months int           `json:"months" doc:"From the decision."`
	What   string        `json:"what"`
	Source letter.Source `json:"source"`
}

// LetterText is a letter to one candidate, filled in as far as the position knows.
type LetterText struct {
	Text string   `json:"text"`
	Open []string `json:"open" nullable:"false" doc:"Slots that you fill in before you send it."`
}

// letterOperations are about letters: their texts, and what is owed by when.
func (s *Service) letterOperations() {
	handle(s, get("/positions/{position}/letters", "list-letters",
		"What candidates are owed by when, the letters that there are, and how long a position is kept").positions(), s.letters)
	handle(s, get("/positions/{position}/candidates/{candidate}/letters/{letter}", "get-letter",
		"A letter to a candidate, to be filled in and sent").positions().tell(
		"Nothing is sent from here. That it was sent is noted with tell-candidate, or with give-notice for the notice before the decision."),
		s.letter)
	handle(s, put("/positions/{position}/retention/places", "set-retention-places",
		"Keep a position as long as the rules of these places say; the longest counts").positions(),
		func(ctx context.Context, c *caller, in *struct {
			PositionID
			Based
			Body struct {
				Places []string `json:"places" nullable:"false" minItems:"1" maxItems:"50" doc:"Those of rules in list-letters."`
			}
		},
		) (*none, error) {
			v, err := s.see(ctx, c, in.Position, panel.Focus{})
			if err != nil {
				return nil, err
			}
			keep, err := s.Letters.Retain(&v, in.Body.Places, s.Now())
			if err != nil {
				return nil, err
			}
			return s.do(ctx, c, in.Position, in.Based, keep)
		})
}

// informing gives the view of a position to who informs its candidates.
func (s *Service) informing(ctx context.Context, c *caller, position string, f panel.Focus) (panel.View, error) {
	v, err := s.see(ctx, c, position, f)
	if err == nil {
		err = people.Need(v.Roles, people.Inform, v.Stage)
	}
	return v, err
}

func (s *Service) letters(ctx context.Context, c *caller, in *struct {
	PositionID
	Places string `query:"places" maxLength:"500" doc:"Whose clocks count, commas between, of known; the organisation's where left out."`
},
) (*struct{ Body Letters }, error) {
	v, err := s.informing(ctx, c, in.Position, panel.Focus{})
	if err != nil {
		return nil, err
	}
	places, err := s.places(in.Places)
	if err != nil {
		return nil, err
	}
	book := s.Letters
	out := Letters{
		Dues: orNone(book.Dues(&v, places, s.Now())), Letters: []Letter{}, Rules: []Retention{},
		Places: orNone(places), Known: orNone(book.AllPlaces()),
	}
	for _, l := range book.Letters {
		out.Letters = append(out.Letters, Letter{l.ID, l.Title, l.When})
	}
	for _, r := range book.Retention {
		out.Rules = append(out.Rules, Retention{r.ID, r.Place, r.Months, r.What, r.Source})
	}
	return &struct{ Body Letters }{out}, nil
}

// places are those that are named, with commas between, or those of the organisation.
func (s *Service) places(named string) ([]string, error) {
	if named == "" {
		return s.Places, nil
	}
	places, known := strings.Split(named, ","), s.Letters.AllPlaces()
	for i, p := range places {
		if places[i] = strings.TrimSpace(p); !slices.Contains(known, places[i]) {
			return nil, &fault.Error{
				Kind: fault.Invalid, Field: "places",
				Message: "names a place of which there is no clock or rule; there are " + strings.Join(known, ", "),
			}
		}
	}
	return places, nil
}

func (s *Service) letter(ctx context.Context, c *caller, in *struct {
	CandidateID
	Letter string `path:"letter" doc:"The id of the letter."`
},
) (*struct{ Body LetterText }, error) {
	v, err := s.informing(ctx, c, in.Position, panel.Focus{Candidate: in.Candidate})
	if err != nil {
		return nil, err
	}
	one, err := candidateIn(&v, in.Candidate)
	if err != nil {
		return nil, err
	}
	filled, _, err := s.Letters.Draft(in.Letter, letter.Slots(ctx, s.Positions, c.viewer(), &v, one, words()))
	open := slices.Compact(slices.Sorted(slices.Values(letter.Open(filled))))
	return &struct{ Body LetterText }{LetterText{filled, orNone(open)}}, err
}

// words are what letters say, in the language of the pages.
func words() letter.Words {
	t := text.English()
	return letter.Words{
		Tool: t.Must("letter.tool"), Outcome: func(o panel.Outcome) string { return t.Must("decision." + string(o)) },
	}
}
