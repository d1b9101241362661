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
// the owner are given.
func (k *Kept) Grants(others []string) *people.Grants {
	return &people.Grants{
		Store: k.db.Grants(), Accounts: k.Accounts(), Now: k.now, Random: rand.Reader,
		Practises: func(person string) bool { return person == Owner || slices.Contains(others, person) },
	}
}

// withAPI answers programs besides the pages.
func (a *App) withAPI(pages http.Handler, assessor practice.Assessor) (http.Handler, error) {
	c := &a.config
	service, err := api.New(api.Config{
		Desk: c.Desk, Owner: c.Owner, Positions: c.Positions, Door: people.NewDoor(c.Accounts, c.Now, rand.Reader), Readings: c.Readings,
		Courier: a.work.Courier, Batches: c.Batches, Grants: c.Grants, Answered: a.kept.db.Answered(), Assessor: assessor,
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
