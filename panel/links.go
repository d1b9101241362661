package panel

import (
	"context"
	"slices"
	"time"

	"yardstick/people"
	"yardstick/record"
)

const linksRevoked record.Kind = "links.revoked"

// RevokedLinks says that the links of a candidate that were made so far are good no more.
type RevokedLinks struct {
	Salted
	Candidate string `json:"candidate"`
}

// Kind is links.revoked.
func (RevokedLinks) Kind() record.Kind { return linksRevoked }

func (s *State) linksRevoked(e *record.Entry, p RevokedLinks) error {
	c, err := s.known(p.Candidate)
	if err == nil {
		c.unlinked = e.Time
	}
	return err
}

// RevokeLinks makes the links of a candidate that were made so far good for nothing.
type RevokeLinks struct{ Candidate string }

func (c RevokeLinks) do(t *Turn) {
	if t.need(people.Inform) {
		t.add(RevokedLinks{Salted: t.salt(), Candidate: c.Candidate})
	}
}

// Expects is nil where an invitation to a position that was made at a time still stands:
// the member has the role there, the candidate's links were not revoked since. Else it
// is Forbidden.
func (d *Desk) Expects(ctx context.Context, position string, role people.Role, code string, made time.Time) error {
	s, _, err := d.load(ctx, position)
	if err != nil {
		return err
	}
	stands := false
	if role == people.Candidate {
		c := s.Candidate(code)
		stands = c != nil && (c.unlinked.IsZero() || made.Truncate(time.Millisecond).After(c.unlinked))
	} else if m := s.Member(code); m != nil {
		stands = slices.Contains(m.Roles, role)
	}
	if !stands {
		return forbidden("this link was taken back; ask whoever sent it for a new one")
	}
	return nil
}
