package panel

import (
	"html/template"
	"net/http"
	"slices"
	"strings"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/web/frame"
)

// issuer names this program in an authenticator app.
const issuer = "Yardstick"

// secondPage is where a person sets up a second factor, and an administrator says
// who needs one.
type secondPage struct {
	base
	On       bool
	Must     bool // the rules ask for it, and there is none
	Secret   string
	Link     template.URL
	Recovery []string // new codes, shown this one time
	Left     int      // recovery codes that are left
	Manage   bool
	Rules    people.Rules
}

// RolesOf are the roles that a second factor may be asked of.
func (secondPage) RolesOf() []people.Role {
	return []people.Role{people.Administrator, people.Coordinator, people.Auditor}
}

// Asks reports whether the rules ask the role for a second factor.
func (p secondPage) Asks(r people.Role) bool { return slices.Contains(p.Rules.SecondFor, r) }

func (r *room) secondPage(v *visit) error { return r.seconds(v, http.StatusOK, nil, "") }

func (r *room) seconds(v *visit, status int, recovery []string, problem string) error {
	rules, err := r.Door.Rules(v.R.Context())
	if err != nil {
		return err
	}
	person, err := r.Accounts.Person(v.R.Context(), v.person.Code)
	if err != nil {
		return err
	}
	s := person.Second
	p := secondPage{
		base: v.base("panel.second", nil, "second"), On: s.On(), Secret: grouped(s.Pending), Recovery: recovery, Left: len(s.Recovery),
		Must: !s.On() && rules.Wants(&person), Manage: people.May(person.Roles, people.ManageAccounts, ""), Rules: rules,
	}
	if s.Pending != "" {
		p.Link = template.URL(people.OTPAuth(issuer, person.Code, s.Pending)) //nolint:gosec // made of a code and base32
	}
	p.Problem = problem
	return v.PageWith(status, "panelsecond", p)
}

// grouped writes a secret in groups of four, to be copied by hand.
func grouped(secret string) string {
	var out []string
	for part := range slices.Chunk([]byte(secret), 4) {
		out = append(out, string(part))
	}
	return strings.Join(out, " ")
}

// second carries out a step of the page.
func (r *room) second(v *visit) error {
	var recovery []string
	var err error
	ctx, code := v.R.Context(), v.person.Code
	switch v.Given("do") {
	case "begin":
		err = r.Door.BeginSecond(ctx, code, v.Given("password"))
	case "confirm":
		recovery, err = r.Door.ConfirmSecond(ctx, code, v.Given("once"))
	case "renew":
		recovery, err = r.Door.RenewRecovery(ctx, code, v.Given("once"))
	case "end":
		err = r.Door.EndSecond(ctx, code, v.Given("once"))
	case "rules":
		err = r.setRules(v)
	default:
		return fault.Invalidf("do is %.20q; this page can begin, confirm, renew, end and rules", v.Given("do"))
	}
	switch {
	case fault.Is(err, fault.Unavailable):
		return r.seconds(v, http.StatusServiceUnavailable, nil, err.Error())
	case fault.Is(err, fault.Invalid), fault.Is(err, fault.Forbidden):
		return r.seconds(v, http.StatusUnprocessableEntity, nil, err.Error())
	case err != nil:
		return err
	case recovery != nil:
		return r.seconds(v, http.StatusOK, recovery, "")
	}
	return v.Redirect("/panel/second?done=" + v.Given("do"))
}

// setRules says who needs a second factor.
func (r *room) setRules(v *visit) error {
	if err := people.Need(v.person.Roles, people.ManageAccounts, ""); err != nil {
		return err
	}
	must, err := r.Door.MustSetUp(v.R.Context(), &v.person)
	if err == nil && must { // a password alone does not take away what it is not enough for
		err = &fault.Error{Kind: fault.Forbidden, Message: "set up your own second factor first; then say who needs one"}
	}
	if err != nil {
		return err
	}
	rules := people.Rules{SecondForAll: v.Given("all") != ""}
	for _, role := range v.R.PostForm["role"] {
		rules.SecondFor = append(rules.SecondFor, people.Role(role))
	}
	return r.Door.SetRules(v.R.Context(), rules)
}

// codePage asks for the code, after the password.
type codePage struct{ base }

func (r *room) asksCode(v *frame.Visit, status int, problem string) error {
	p := codePage{base{Base: v.Base("panel.once"), Problem: problem}}
	p.Section, p.Narrow = "panel", true
	return v.PageWith(status, "panelcode", p)
}

// halfway reports whether the visitor has given a password and owes a code.
func (r *room) halfway(v *frame.Visit) bool {
	c, err := v.R.Cookie(r.cookieName())
	if err != nil {
		return false
	}
	_, err = r.Door.Halfway(v.R.Context(), c.Value)
	return err == nil
}

// code takes the code.
func (r *room) code(v *frame.Visit) error {
	c, err := v.R.Cookie(r.cookieName())
	if err != nil {
		return v.Redirect("/panel/enter")
	}
	token, err := r.Door.Second(v.R.Context(), c.Value, v.Given("once"))
	switch {
	case err == nil:
		return r.begin(v, token, "/panel")
	case !r.halfway(v):
		return r.again(v, "", err)
	case fault.Is(err, fault.Forbidden):
		return r.asksCode(v, http.StatusForbidden, err.Error())
	case fault.Is(err, fault.Unavailable):
		return r.asksCode(v, http.StatusServiceUnavailable, err.Error())
	}
	return err
}
