package practice

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"yardstick/internal/fault"
)

// maxSameID bounds how many jobs may share one id before the number after it.
const maxSameID = 1000

// keep adds j under its id or the next free one, unless it is there already.
func (d *Desk) keep(ctx context.Context, j Job) (Job, error) {
	base := j.ID
	for n := 2; n < maxSameID; n++ {
		err := d.Store.AddJob(ctx, j)
		if err == nil {
			return j, nil
		}
		if !fault.Is(err, fault.Conflict) {
			return Job{}, err
		}
		there, err := d.Store.Job(ctx, j.ID)
		if err != nil {
			return Job{}, err
		}
		if sameContent(&there, &j) {
			return there, nil
		}
		j.ID = fmt.Sprintf("%s-%d", base, n)
	}
	return Job{}, &fault.Error{Kind: fault.Conflict, Message: "too many jobs have the id " + base + "; remove some"}
}

// sameContent reports whether two jobs ask for the same: the same description,
// or, where only a guide is known, the same guide. When they were added and
// sealed does not matter.
func sameContent(a, b *Job) bool {
	if (a.Description == nil) != (b.Description == nil) {
		return false
	}
	if a.Description == nil {
		return a.GuideSHA256() == b.GuideSHA256() || sameGuide(a, b)
	}
	return equalJSON(a.Description, b.Description)
}

func sameGuide(a, b *Job) bool {
	x, y := a.Guide, b.Guide
	x.Seal, y.Seal = nil, nil
	return equalJSON(x, y)
}

// equalJSON compares what would be written to a file.
func equalJSON(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}
