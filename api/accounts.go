package api

import (
	"context"

	"yardstick/people"
)

// AccountID names an account in a path.
type AccountID struct {
	Account string `path:"account" doc:"The code of the account."`
}

// Account is somebody with an account of the organisation.
type Account struct {
	Code   string        `json:"code"`
	Name   string        `json:"name"`
	Roles  []people.Role `json:"roles" nullable:"false"`
	Left   bool          `json:"left" doc:"May not enter any more."`
	Second bool          `json:"second_factor" doc:"Signs in with a second factor."`
}

// Roles are those that one can have in the organisation.
type Roles struct {
	Roles []people.Role `json:"roles" nullable:"false" maxItems:"3" enum:"administrator,coordinator,auditor"`
}

// inOffice registers an operation of who may manage accounts.
func inOffice[I, O any](s *Service, o op, h func(ctx context.Context, office people.Office, in *I) (*O, error)) {
	handle(s, o.positions(), func(ctx context.Context, c *caller, in *I) (*O, error) {
		office, err := s.Door.Office(c.Person)
		if err != nil {
			return nil, err
		}
		return h(ctx, office, in)
	})
}

// accountOperations are for who may manage accounts. Nobody there learns or sets a
// password.
func (s *Service) accountOperations() {
	inOffice(s, get("/accounts", "list-accounts", "The accounts of the organisation, in the order of their codes"),
		func(ctx context.Context, o people.Office, in *struct{ Paging }) (*Page[Account], error) {
			all, err := o.People(ctx)
			if err != nil {
				return nil, err
			}
			out := make([]Account, len(all))
			for i := range all {
				p := &all[i]
				out[i] = Account{p.Code, p.Name, orNone(p.Roles), p.Left, p.Second.On()}
			}
			return pageOf(in.Paging, "accounts", out, func(a Account) string { return a.Code })
		})
	inOffice(s, post("/accounts", "add-account",
		"Add an account").made().tell("The link, by which its person chooses a password, is told this one time."),
		func(ctx context.Context, o people.Office, in *struct {
			Body struct {
				Code  string        `json:"code" maxLength:"60"`
				Name  string        `json:"name" maxLength:"120"`
				Roles []people.Role `json:"roles,omitempty" maxItems:"3" enum:"administrator,coordinator,auditor"`
			}
		},
		) (*struct{ Body Link }, error) {
			token, err := o.Add(ctx, people.Person{Code: in.Body.Code, Name: in.Body.Name, Roles: in.Body.Roles})
			return &struct{ Body Link }{Link{"/panel/join/" + token}}, err
		})
	inOffice(s, put("/accounts/{account}/roles", "set-roles", "Give a person other roles in the organisation"),
		func(ctx context.Context, o people.Office, in *struct {
			AccountID
			Body Roles
		},
		) (*none, error) {
			return nil, o.SetRoles(ctx, in.Account, in.Body.Roles)
		})
	inOffice(s, post("/accounts/{account}/reset", "reset-password", "Make a link by which a person chooses another password").made(),
		func(ctx context.Context, o people.Office, in *struct{ AccountID }) (*struct{ Body Link }, error) {
			token, err := o.Reset(ctx, in.Account)
			return &struct{ Body Link }{Link{"/panel/join/" + token}}, err
		})
	s.accountStates()
}

// accountStates end accounts and sessions, and let people come back.
func (s *Service) accountStates() {
	one := func(o op, do func(o people.Office, ctx context.Context, code string) error) {
		inOffice(s, o, func(ctx context.Context, office people.Office, in *struct{ AccountID }) (*none, error) {
			return nil, do(office, ctx, in.Account)
		})
	}
	one(post("/accounts/{account}/retire", "retire-account",
		"End an account: its person enters no more, and its tokens open nothing"), people.Office.Retire)
	one(post("/accounts/{account}/readmit", "readmit-account", "Let somebody who has left enter again"), people.Office.Readmit)
	one(post("/accounts/{account}/reset-second", "reset-second-factor",
		"Take a second factor away that its person has lost"), people.Office.ResetSecond)
	one(post("/accounts/{account}/sign-out", "sign-out-account", "End all sessions and tokens of a person"), people.Office.SignOut)
}
