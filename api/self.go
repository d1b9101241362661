package api

import (
	"context"
	"time"

	"yardstick/people"
)

// Self is on whose behalf the caller acts, and until when.
type Self struct {
	Realm   people.Realm   `json:"realm" enum:"practice,positions"`
	Owner   string         `json:"owner" doc:"Who practises, or the code of the account."`
	Roles   []people.Role  `json:"roles" nullable:"false" doc:"Of the account, in the organisation."`
	Token   string         `json:"token,omitempty" doc:"The id of the token, which opens nothing."`
	Name    string         `json:"name,omitempty" doc:"What the token is for."`
	Scopes  []people.Scope `json:"scopes" nullable:"false"`
	Expires *time.Time     `json:"expires,omitempty"`
}

// callerOperations are about the caller.
func (s *Service) callerOperations() {
	by := func(o op) op { return o.either("") }
	handle(s, by(get("/self", "get-self", "Who the token acts for")),
		func(_ context.Context, c *caller, _ *struct{}) (*struct{ Body Self }, error) {
			self := Self{Realm: c.Realm, Owner: c.Owner, Roles: c.Person.Roles, Token: c.ID, Name: c.Name, Scopes: c.Scopes}
			if c.ID != "" {
				self.Expires = &c.Expires
			}
			if self.Roles == nil {
				self.Roles = []people.Role{}
			}
			return &struct{ Body Self }{self}, nil
		})
	handle(s, by(drop("/self/token", "revoke-token", "Take the token back")).tell("From then on the token opens nothing."),
		func(ctx context.Context, c *caller, _ *struct{}) (*none, error) {
			return nil, s.Grants.Store.DropGrant(ctx, c.Realm, c.Owner, c.ID)
		})
}
