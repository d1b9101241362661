package assess

import (
	"context"

	"yardstick/assess/text"
)

// Follower is a [Reader] that can follow an answer while it is being written.
type Follower interface {
	Reader
	// Follow begins to follow one answer to the claims, which must not change.
	Follow(claims []Claim) Following
}

// Following reads one answer that changes. It is not safe for concurrent use.
type Following interface {
	// Glance reads what has changed since the last reading, and what that
	// touches. Its verdicts may differ from those of Read.
	Glance(ctx context.Context, answer *text.Document) ([]Reading, error)
	// Read reads the whole answer: equal to Reader.Read, byte for byte.
	Read(ctx context.Context, answer *text.Document) ([]Reading, error)
}

// Draft is an answer in the making, measured again and again: quickly while
// its author writes, exactly when the author pauses. It is not safe for
// concurrent use.
type Draft struct {
	task   *Task
	follow Following
}

// Draft begins a draft of an answer to the task's question.
func (t *Task) Draft() *Draft {
	if f, ok := t.reader.(Follower); ok {
		return &Draft{t, f.Follow(t.plan.claims)}
	}
	return &Draft{t, whole{t}}
}

// Update measures the draft as it stands now, known as id, reading only what a
// change touches: a preview that Settle may correct.
func (d *Draft) Update(ctx context.Context, id, answer string) (Assessment, error) {
	return d.task.assess(id, answer, func(readable *text.Document) ([]Reading, error) {
		return d.follow.Glance(ctx, readable)
	})
}

// Settle measures the draft as a whole: the result is that of [Task.Assess].
func (d *Draft) Settle(ctx context.Context, id, answer string) (Assessment, error) {
	return d.task.assess(id, answer, func(readable *text.Document) ([]Reading, error) {
		return d.follow.Read(ctx, readable)
	})
}

// whole follows an answer with a reader that cannot: every reading is of the whole.
type whole struct{ task *Task }

func (w whole) Glance(ctx context.Context, answer *text.Document) ([]Reading, error) {
	return w.Read(ctx, answer)
}

func (w whole) Read(ctx context.Context, answer *text.Document) ([]Reading, error) {
	return w.task.reader.Read(ctx, answer, w.task.plan.claims)
}
