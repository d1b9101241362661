package pdf

import (
	"context"
	"errors"
)

// maxSteps is how much work a PDF is worth: operators, bytes of strings, codes of
// fonts. A page takes some thousands; the most take about two seconds.
const maxSteps = 4_000_000

// stepsAtOnce is how much work is done between two looks at the context.
const stepsAtOnce = 1 << 14

// errStopped ends reading because nobody waits for it any more.
var errStopped = errors.New("reading was stopped")

// errWork ends the reading of a file that would take too long.
var errWork = errors.New("the file takes too much work")

// budget is the work that may be done for one file. It stops the reader from
// within by a panic with errWork or errStopped, which Read takes.
type budget struct {
	ctx        context.Context
	left, next int
}

func newBudget(ctx context.Context) *budget { return &budget{ctx: ctx, left: maxSteps, next: maxSteps} }

// spend takes n steps. A nil budget is without bounds.
func (b *budget) spend(n int) {
	if b == nil {
		return
	}
	if b.left -= n; b.left < 0 {
		panic(errWork)
	}
	if b.left <= b.next-stepsAtOnce {
		b.next = b.left
		b.check()
	}
}

// check looks at the context.
func (b *budget) check() {
	if b.ctx.Err() != nil {
		panic(errStopped)
	}
}
