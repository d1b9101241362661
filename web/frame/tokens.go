package frame

import (
	"net/http"
	"strconv"
	"time"

	"yardstick/internal/fault"
	"yardstick/internal/sheets"
	"yardstick/people"
)

// Tokens is the part of a page on which somebody finds the tokens of programs that
// act for them: the template "tokens" shows it.
type Tokens struct {
	Path    string // of the page
	All     []people.Grant
	New     string // the token that was just made: it is shown this one time
	Dropped bool
	Problem string
	Scopes  []people.Scope
	Days    []int
	now     time.Time
}

// Over reports whether a token has expired.
func (t Tokens) Over(g people.Grant) bool { return g.Over(t.now) }

// Tokens lists the tokens of an owner.
func (v *Visit) Tokens(grants *people.Grants, r people.Realm, owner string) (Tokens, error) {
	all, err := grants.Store.Grants(v.R.Context(), r, owner)
	return Tokens{
		Path: v.R.URL.Path, All: all, Scopes: people.Scopes(), Days: []int{30, 90, 365}, Dropped: v.Asked("done") == "dropped",
		now: grants.Now(),
	}, err
}

// TokensAs sends the list of tokens as a table; what opens anything is not in it.
func (v *Visit) TokensAs(grants *people.Grants, r people.Realm, owner, format string) error {
	all, err := grants.Store.Grants(v.R.Context(), r, owner)
	if err != nil {
		return err
	}
	t := &sheets.Table{Name: "Tokens"}
	t.Head, t.Rows = people.GrantRows(all, grants.Now())
	return v.Table("tokens", format, t)
}

// ChangeTokens does what the form of the part asks for, and gives the page with what
// came of it; shown is false where the browser was sent on.
func (v *Visit) ChangeTokens(grants *people.Grants, r people.Realm, owner string) (t Tokens, status int, shown bool, err error) {
	if id := v.Given("drop"); id != "" {
		err := grants.Store.DropGrant(v.R.Context(), r, owner, id)
		if err != nil && !fault.Is(err, fault.NotFound) { // taken back in another window
			return t, 0, false, err
		}
		return t, 0, false, v.Redirect(v.R.URL.Path + "?done=dropped")
	}
	days, _ := strconv.Atoi(v.Given("days")) // what is no number is 0, which is refused as too short
	g := people.Grant{Realm: r, Owner: owner, Name: v.Given("name")}
	for _, s := range v.R.PostForm["scopes"] {
		g.Scopes = append(g.Scopes, people.Scope(s))
	}
	token, _, err := grants.Make(v.R.Context(), g, max(time.Duration(days)*24*time.Hour, 1))
	status = http.StatusOK
	problem := ""
	switch {
	case fault.Is(err, fault.Invalid):
		status, problem = http.StatusUnprocessableEntity, err.Error()
	case fault.Is(err, fault.Conflict):
		status, problem = http.StatusConflict, err.Error()
	case err != nil:
		return t, 0, false, err
	}
	t, err = v.Tokens(grants, r, owner)
	t.New, t.Problem = token, problem
	if problem != "" {
		t.New = ""
	}
	return t, status, true, err
}
