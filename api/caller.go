package api

import (
	"context"
	"net/http"
	"strings"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/people"
	"yardstick/practice"
)

// caller is on whose behalf a request is made.
type caller struct {
	people.Bearer
	token    string // as it was shown; "" for a page of this origin
	position string // whose link a candidate has
}

// id tells callers apart, for limits and repeated requests.
func (c *caller) id() string {
	if c.ID == "" {
		return "page of " + c.Owner
	}
	return c.ID
}

// viewer is who looks at positions.
func (c *caller) viewer() panel.Viewer {
	return panel.Viewer{Code: c.Person.Code, Roles: c.Person.Roles}
}

type callerKey struct{}

// callerOf gives who asks.
func callerOf(ctx context.Context) *caller {
	c, _ := ctx.Value(callerKey{}).(*caller)
	return c
}

// known finds out who asks; what is public needs nobody.
func (s *Service) known(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if public(r) {
			next.ServeHTTP(w, r)
			return
		}
		c, err := s.callerOf(r)
		if err != nil {
			p := s.explain(r.Context(), "", err)
			if p.Status == http.StatusForbidden {
				p = problem(http.StatusUnauthorized, p.Detail)
				w.Header().Set("WWW-Authenticate", `Bearer realm="yardstick"`)
			}
			s.write(w, p)
			return
		}
		inner := r.WithContext(context.WithValue(r.Context(), callerKey{}, c))
		defer func() { r.Pattern = inner.Pattern }() // whoever stands outside counts and logs by route
		next.ServeHTTP(w, inner)
	})
}

// callerOf reads the token. Cookies of the pages are no way in: a browser sends them
// by itself.
func (s *Service) callerOf(r *http.Request) (*caller, error) {
	given := r.Header.Values("Authorization")
	if len(given) == 0 && s.ofThisOrigin(r) {
		g := people.Grant{Realm: people.Practising, Owner: s.Owner, Scopes: people.Scopes()}
		return &caller{Bearer: people.Bearer{Grant: g}}, nil
	}
	none := &fault.Error{Kind: fault.Forbidden, Message: "send the header Authorization: Bearer TOKEN; yardstick token make gives a token"}
	if len(given) != 1 {
		return nil, none
	}
	scheme, token, _ := strings.Cut(given[0], " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return nil, none
	}
	if s.limits.tired(s.source(r)) {
		return nil, problem(http.StatusTooManyRequests, "there were too many wrong tokens from there; wait a moment")
	}
	b, position, err := s.bearer(r.Context(), token)
	if err != nil {
		if fault.Is(err, fault.Forbidden) {
			s.limits.count(s.source(r))
		}
		return nil, err
	}
	return &caller{Bearer: b, token: token, position: position}, nil
}

// bearer is on whose behalf the holder of a token acts: that of a grant, or the last
// step of a candidate's link, which opens what the link opens and nothing else.
func (s *Service) bearer(ctx context.Context, token string) (b people.Bearer, position string, err error) {
	if strings.HasPrefix(token, people.GrantPrefix) || len(token) > maxLink {
		b, err = s.Grants.Who(ctx, token)
		return b, "", err
	}
	i, err := s.Door.Invited(ctx, token)
	if err == nil && i.Role != people.Candidate { // an account has tokens
		err = &fault.Error{Kind: fault.Forbidden}
	}
	if err == nil {
		err = s.Positions.Expects(ctx, i.Position, i.Role, i.Person, i.Made())
	}
	if fault.Is(err, fault.Forbidden) {
		err = &fault.Error{Kind: fault.Forbidden, Message: "this is no token or end of a candidate's link that is valid here; make a new one"}
	}
	g := people.Grant{
		ID: "link " + string(i.Hash)[:min(linkID, len(i.Hash))], Realm: people.ByLink, Owner: i.Person, Expires: i.Expires,
		Scopes: []people.Scope{people.ReadScope, people.WriteScope},
	}
	return people.Bearer{Grant: g, Person: people.Person{Code: i.Person, Roles: []people.Role{people.Candidate}}}, i.Position, err
}

// maxLink is how long the token of a link is at most, linkID how much of its hash tells
// links apart.
const (
	maxLink = 100
	linkID  = 16
)

// ofThisOrigin reports whether a browser says that a page of this very origin asks,
// where the pages let everybody in. That the name is ours was held before.
func (s *Service) ofThisOrigin(r *http.Request) bool {
	return s.Open && len(s.Hosts) > 0 && r.Header.Get("Sec-Fetch-Site") == "same-origin"
}

// desk is where the caller practises.
func (s *Service) desk(c *caller) *practice.Desk { return s.Desk(c.Owner) }

// need is what an operation wants of a grant.
type need struct {
	realm people.Realm // "" for any
	coach bool         // a coach may ask besides
	scope people.Scope
}

// actsFor says of a token whom it acts for; wants whom an operation is for.
var (
	actsFor = map[people.Realm]string{
		people.Practising: "somebody who practises", people.Positions: "an account", people.Coaches: "a coach",
		people.ByLink: "a candidate with a link",
	}
	wants = map[people.Realm]string{
		people.Practising: "who practises", people.Positions: "who has an account", people.Coaches: "coaches",
		people.ByLink: "candidates with a link",
	}
)

// refuse says why a caller may not ask for an operation.
func (n need) refuse(c *caller) error {
	of := c.Realm == n.realm || n.realm == "" || n.coach && c.Realm == people.Coaches
	switch {
	case !of:
		return &fault.Error{Kind: fault.Forbidden, Message: "this is for " + wants[n.realm] + "; the token acts for " + actsFor[c.Realm]}
	case n.scope != "" && !c.Allows(n.scope):
		return &fault.Error{Kind: fault.Forbidden, Message: "the token has not got the scope that this needs: " + string(n.scope)}
	}
	return nil
}
