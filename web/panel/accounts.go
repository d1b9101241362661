package panel

import (
	"net/http"
	"slices"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/web/frame"
)

// accountsPage is where an administrator keeps the accounts of the organisation.
type accountsPage struct {
	base
	People []people.Person
	Roles  []people.Role // that one can have in the organisation
	Link   string        // by which somebody chooses a password, just made
	For    string        // whose link it is
	Given  map[string]string
	Rules  people.Rules
	Next   string
}

// Wants reports whether the rules ask a person for a second factor.
func (p accountsPage) Wants(who people.Person) bool { return !who.Left && p.Rules.Wants(&who) }

// Has reports whether a person has a role.
func (p accountsPage) Has(who people.Person, role people.Role) bool {
	return slices.Contains(who.Roles, role)
}

func (r *room) accounts(v *visit) error { return r.showAccounts(v, http.StatusOK, "", "", "") }

func (r *room) showAccounts(v *visit, status int, problem, link, of string) error {
	office, err := r.Door.Office(v.person)
	if err != nil {
		return err
	}
	p := accountsPage{base: v.base("panel.accounts", nil, "accounts"), Link: link, For: of, Given: map[string]string{}}
	p.Problem = problem
	if problem != "" && v.Given("do") == "add" {
		p.Given["code"], p.Given["name"] = v.Given("code"), v.Given("name")
	}
	for _, role := range people.Roles() {
		if role.Organisational() {
			p.Roles = append(p.Roles, role)
		}
	}
	if p.Rules, err = r.Door.Rules(v.R.Context()); err != nil {
		return err
	}
	var next string
	if p.People, next, err = office.PeopleFrom(v.R.Context(), v.Asked("after"), accountsAtOnce); err != nil {
		return err
	}
	p.Next = frame.Next("/panel/accounts", next)
	return v.PageWith(status, "panelaccounts", p)
}

// changeAccount does what a form of the page asks for. A link is shown once, on the
// page that answers.
func (r *room) changeAccount(v *visit) error {
	office, err := r.Door.Office(v.person)
	if err != nil {
		return err
	}
	token, err := r.doInOffice(v, office)
	switch {
	case fault.Is(err, fault.Conflict):
		return r.showAccounts(v, http.StatusConflict, err.Error(), "", "")
	case fault.Is(err, fault.Invalid), fault.Is(err, fault.NotFound):
		return r.showAccounts(v, http.StatusUnprocessableEntity, err.Error(), "", "")
	case err != nil:
		return err
	case token != "":
		return r.showAccounts(v, http.StatusOK, "", r.address(v.Visit, "/panel/join/"+token), v.Given("code"))
	}
	return v.Redirect("/panel/accounts?done=changed")
}

// doInOffice gives the token of a link where one was made.
func (r *room) doInOffice(v *visit, office people.Office) (token string, err error) {
	ctx, code := v.R.Context(), v.Given("code")
	switch v.Given("do") {
	case "add":
		return office.Add(ctx, people.Person{Code: code, Name: v.Given("name"), Roles: rolesIn(v)})
	case "reset":
		return office.Reset(ctx, code)
	case "roles":
		return "", office.SetRoles(ctx, code, rolesIn(v))
	case "leave":
		return "", office.Retire(ctx, code)
	case "return":
		return "", office.Readmit(ctx, code)
	case "second":
		return "", office.ResetSecond(ctx, code)
	case "everywhere":
		return "", office.SignOut(ctx, code)
	}
	return "", fault.Invalidf("the form asks for %.40q, which nobody can do here", v.Given("do"))
}

// rolesIn are the roles that a form has ticked.
func rolesIn(v *visit) []people.Role {
	var out []people.Role
	for _, name := range v.R.PostForm["roles"] {
		out = append(out, people.Role(name))
	}
	return out
}
