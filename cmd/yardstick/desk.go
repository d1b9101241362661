package main

import (
	"context"
	"crypto/rand"
	"time"

	"yardstick/assess"
	"yardstick/practice"
	"yardstick/store/sqlite"
)

// localOwner owns what is practised at this computer, in the terminal and on
// pages that nobody else can reach.
const localOwner = "local"

// newDesk is the desk of one owner.
func newDesk(db *sqlite.DB, owner string, a practice.Assessor) *practice.Desk {
	return &practice.Desk{Store: db.Practice(owner), Assessor: a, Now: time.Now, NewID: newID}
}

// newID is an id that nobody guesses: 26 letters and digits of chance.
func newID() string { return rand.Text() }

// engineAssessor assesses with the engine, in the caller's own time.
type engineAssessor struct{ engine *assess.Engine }

// Assess assesses one answer.
func (e engineAssessor) Assess(ctx context.Context, r practice.Request) (assess.Assessment, error) {
	if err := ctx.Err(); err != nil {
		return assess.Assessment{}, err
	}
	return e.engine.Assess(r.Guide, r.SHA256, r.Question, r.ID, r.Answer)
}
