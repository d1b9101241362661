package practise

import (
	"net/http"

	"yardstick/people"
	"yardstick/web/frame"
)

// tokensPage is where somebody finds the tokens of programs that act for them.
type tokensPage struct {
	base
	Tokens frame.Tokens
}

func (s *study) tokensPage(v *visit) error {
	t, err := v.Tokens(s.Grants, people.Practising, v.Person)
	if err != nil {
		return err
	}
	return s.showTokens(v, http.StatusOK, t)
}

func (s *study) showTokens(v *visit, status int, t frame.Tokens) error {
	p := tokensPage{baseOf(v, "tokens.title"), t}
	p.Section = "yours"
	return v.PageWith(status, "tokens", p)
}

// coachTokens is where a coach finds the tokens of programs that act for them.
func (s *study) coachTokens(v *coachVisit) error {
	t, err := v.Tokens(s.Grants, people.Coaches, v.Coach)
	if err != nil {
		return err
	}
	return s.showCoachTokens(v, http.StatusOK, t)
}

func (s *study) showCoachTokens(v *coachVisit, status int, t frame.Tokens) error {
	p := tokensPage{baseOf(v.visit, "tokens.title"), t}
	p.Section = "coach"
	return v.PageWith(status, "coachtokens", p)
}

// changeCoachTokens makes a token or takes one back.
func (s *study) changeCoachTokens(v *coachVisit) error {
	t, status, shown, err := v.ChangeTokens(s.Grants, people.Coaches, v.Coach)
	if err != nil || !shown {
		return err
	}
	return s.showCoachTokens(v, status, t)
}

// changeTokens makes a token or takes one back.
func (s *study) changeTokens(v *visit) error {
	t, status, shown, err := v.ChangeTokens(s.Grants, people.Practising, v.Person)
	if err != nil || !shown {
		return err
	}
	return s.showTokens(v, status, t)
}

// tokensAs sends the tokens of the visitor as a table.
func (s *study) tokensAs(format string) func(v *visit) error {
	return func(v *visit) error { return v.TokensAs(s.Grants, people.Practising, v.Person, format) }
}

// coachTokensAs is tokensAs for a coach.
func (s *study) coachTokensAs(format string) func(v *coachVisit) error {
	return func(v *coachVisit) error { return v.TokensAs(s.Grants, people.Coaches, v.Coach, format) }
}
