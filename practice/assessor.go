package practice

import (
	"context"

	"yardstick/assess"
	"yardstick/guide"
)

// Request is one answer to be assessed. Nothing in it may be changed.
type Request struct {
	Guide    *guide.Guide
	SHA256   string // of the guide
	Question *guide.Question
	ID       string // of the attempt; assessments name it
	Answer   string
	// Live is true for an answer that is still being written: the finding is
	// wanted soon, and a later request for the same ID may take the place of this one.
	Live bool
	// Pause is true for a live request whose author has stopped for a moment:
	// the finding is then exactly that of a finished answer.
	Pause bool
}

// Assessor measures answers. It may make a caller wait for its turn, and gives
// up with ctx's error when ctx ends; where there is no room, the fault is
// Unavailable. Equal requests give equal assessments. It is safe for concurrent use.
type Assessor interface {
	Assess(ctx context.Context, r Request) (assess.Assessment, error)
}
