package app

import (
	"crypto/rand"
	"net/http"
	"slices"
	"strings"

	"yardstick/api"
	"yardstick/people"
	"yardstick/practice"
)

// Grants is where programs get leave to act for people; those who practise here besides
// the owner are given, and those who coach.
func (k *Kept) Grants(others, coaches []string) *people.Grants {
	return &people.Grants{
		Store: k.db.Grants(), Accounts: k.Accounts(), Now: k.now, Random: rand.Reader,
		Practises: func(person string) bool { return person == Owner || slices.Contains(others, person) },
		Coaches:   func(name string) bool { return slices.Contains(coaches, name) },
	}
}

// withAPI answers programs besides the pages.
func (a *App) withAPI(pages http.Handler, assessor practice.Assessor) (http.Handler, error) {
	c := &a.config
	var coaches []string
	if c.Access != nil {
		coaches = c.Access.Coaches()
	}
	var second api.SecondReader
	if c.Second != nil {
		second = c.Second
	}
	service, err := api.New(api.Config{
		Desk: c.Desk, Owner: c.Owner, Positions: c.Positions, Door: people.NewDoor(c.Accounts, c.Now, rand.Reader), Readings: c.Readings,
		Courier: a.work.Courier, Batches: c.Batches, Grants: c.Grants, Answered: a.kept.db.Answered(), Assessor: assessor,
		Tasks: c.Tasks, Errands: c.Errands, Coaching: c.Coaching, Coaches: coaches, Letters: c.Letters,
		Places: c.Places, Second: second, Copies: c.Copies,
		Lines: c.Lines, Allowance: c.Allowance, Now: c.Now, Random: rand.Reader,
		Log: c.Log, Version: c.Version, Hosts: c.Hosts, Open: c.Access == nil, Proxied: c.Secure,
	})
	if err != nil {
		return nil, err
	}
	programs := service.Handler()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/api" || strings.HasPrefix(r.URL.Path, "/api/") {
			programs.ServeHTTP(w, r)
			return
		}
		pages.ServeHTTP(w, r)
	}), nil
}

// Waiting is an assessor that loads its reader of meaning when it is needed first.
func (l Load) Waiting() practice.Assessor { return newCoach(l.orEmbedded()) }
