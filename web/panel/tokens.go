package panel

import (
	"net/http"

	"yardstick/people"
	"yardstick/web/frame"
)

// tokensPage is where somebody finds the tokens of programs that act for their account.
type tokensPage struct {
	base
	Tokens frame.Tokens
}

func (r *room) tokensPage(v *visit) error {
	t, err := v.Tokens(r.Grants, people.Positions, v.person.Code)
	if err != nil {
		return err
	}
	return r.showTokens(v, http.StatusOK, t)
}

func (r *room) showTokens(v *visit, status int, t frame.Tokens) error {
	return v.PageWith(status, "paneltokens", tokensPage{v.base("tokens.title", nil, "tokens"), t})
}

// tokensAs sends the tokens of the visitor as a table.
func (r *room) tokensAs(format string) func(v *visit) error {
	return func(v *visit) error { return v.TokensAs(r.Grants, people.Positions, v.person.Code, format) }
}

// changeTokens makes a token or takes one back.
func (r *room) changeTokens(v *visit) error {
	t, status, shown, err := v.ChangeTokens(r.Grants, people.Positions, v.person.Code)
	if err != nil || !shown {
		return err
	}
	return r.showTokens(v, status, t)
}
