package practice

import (
	"context"

	"yardstick/internal/fault"
	"yardstick/practice/drill"
)

// StartDrill gives a bad week of a job that was not given before. A job of
// which only a guide is known, or that lacks measures or danger signs, has none:
// Invalid.
func (d *Desk) StartDrill(ctx context.Context, jobID string) (Drill, error) {
	j, err := d.Store.Job(ctx, jobID)
	if err != nil {
		return Drill{}, err
	}
	if j.Description == nil {
		return Drill{}, fault.Invalidf("no bad week can be made of %s: only its guide is known, not the job", j.ID)
	}
	before, err := d.Store.Drills(ctx, j.ID)
	if err != nil {
		return Drill{}, err
	}
	seed := uint64(1)
	for _, b := range before {
		seed = max(seed, b.Mess.Seed+1)
	}
	mess, err := drill.Make(j.Description, seed)
	if err != nil {
		return Drill{}, err
	}
	n := Drill{ID: d.NewID(), Job: j.ID, Mess: mess, Started: d.Now().UTC()}
	return n, d.Store.AddDrill(ctx, n)
}

// AnswerDrill holds an answer against the truth of a drill and keeps both. A
// drill is answered once.
func (d *Desk) AnswerDrill(ctx context.Context, id string, a drill.Answer) (Drill, error) {
	n, err := d.Store.Drill(ctx, id)
	if err != nil {
		return n, err
	}
	result, now := n.Mess.Check(a), d.Now().UTC()
	if err := d.Store.AnswerDrill(ctx, id, a, result, now); err != nil {
		return n, err
	}
	n.Answer, n.Result, n.Finished = &a, &result, &now
	return n, nil
}
