package practice

import (
	"context"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"yardstick/internal/fault"
)

// Access is what a person lets a coach see: the finished attempts at one job, or
// at all, with what was found in them, and the plan. Drafts, versions set aside and
// recordings are never a part of it, and of the sample nothing is.
type Access struct {
	Coach       string
	Job         string // empty for all jobs, also those that come later
	Corrections bool   // the readings that the person says are wrong are shown too
	At          time.Time
}

// MaxCoach is how long a coach's name may be, bytes.
const MaxCoach = 100

// covers reports whether a job may be seen.
func (a *Access) covers(job string) bool { return a.Job == "" || a.Job == job }

// Give lets a coach see a job, or all for an empty one, until it is taken back.
func (d *Desk) Give(ctx context.Context, a Access) error {
	if !IsName(a.Coach) {
		return field("coach", "is no name of 1 to %d bytes", MaxCoach)
	}
	if a.Job != "" {
		j, err := d.Store.Job(ctx, a.Job)
		if err != nil {
			return err
		}
		if j.Sample {
			return field("job", "is the sample; choose a job of your own")
		}
	}
	a.At = d.Now().UTC()
	return d.Store.Give(ctx, a)
}

// IsName reports whether a text can be the name of a coach.
func IsName(name string) bool {
	return name != "" && len(name) <= MaxCoach && utf8.ValidString(name) && strings.TrimSpace(name) == name && !strings.ContainsFunc(name,
		unicode.IsControl)
}

// Given is what one person lets a coach see.
type Given struct {
	Person string
	Access []Access // never empty
}

// to gives the access that covers a job: the one that shows most.
func (g *Given) to(job string) (Access, bool) {
	var best Access
	found := false
	for i := range g.Access {
		if x := &g.Access[i]; x.covers(job) && (!found || x.Corrections) {
			best, found = *x, true
		}
	}
	return best, found
}

// Givers knows who lets whom see something: all that reaches beyond one person.
type Givers interface {
	// GivenTo lists the people who let this coach see something, in order of their names.
	GivenTo(ctx context.Context, coach string) ([]Given, error)
}

// nothingThere is what a coach is told of everything that he may not see, so that
// a guess tells nothing.
func nothingThere() error {
	return fault.NotFoundf("there is nothing here that you were given access to")
}
