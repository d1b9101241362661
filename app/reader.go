package app

import (
	"context"
	"time"

	"yardstick/assess"
	"yardstick/assess/model"
	"yardstick/practice"
)

// Load gives a reader of meaning.
type Load func() (assess.Reader, error)

// orEmbedded is the reader that is embedded, where no other is given.
func (l Load) orEmbedded() Load {
	if l != nil {
		return l
	}
	return func() (assess.Reader, error) { return model.Embedded() }
}

// warmAfter is how long the first page has the processor to itself.
const warmAfter = time.Second

// warm unpacks the embedded weights while the first page is read, so that the
// first answer need not wait for them.
func warm() *time.Timer {
	return time.AfterFunc(warmAfter, func() {
		_, _ = model.Embedded() // whoever assesses is told why not
	})
}

// Alone assesses for one person, in the caller's own time.
type Alone struct{ *assess.Engine }

// Assess assesses one answer.
func (a Alone) Assess(ctx context.Context, r practice.Request) (assess.Assessment, error) {
	if err := ctx.Err(); err != nil {
		return assess.Assessment{}, err
	}
	return a.Engine.Assess(r.Guide, r.SHA256, r.Question, r.ID, r.Answer)
}
