package assess

import (
	"context"

	"yardstick/assess/text"
)

// Preparer is a [Reader] that gets the claims of a question ready once for
// many answers, and can follow an answer while it is being written.
type Preparer interface {
	Reader
	// Prepare makes claims of one question ready; they must not change.
	Prepare(claims []Claim) Prepared
}

// Prepared reads answers to one question. It is safe for concurrent use.
type Prepared interface {
	// Read is Reader.Read with the claims that were prepared.
	Read(ctx context.Context, answer *text.Document) ([]Reading, error)
	// Follow begins to follow one answer.
	Follow() Following
}

// Following reads one answer that changes. It is not safe for concurrent use.
type Following interface {
	// Glance reads what has changed since the last reading, and what that
	// touches. Its verdicts may differ from those of Read.
	Glance(ctx context.Context, answer *text.Document) ([]Reading, error)
	// Read reads the whole answer: equal to Prepared.Read, byte for byte.
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
func (t *Task) Draft() *Draft { return &Draft{t, t.prepared.Follow()} }

// Update measures the draft as it stands now, known as id, reading only what a
// change touches: a preview that Settle may correct.
func (d *Draft) Update(ctx context.Context, id, answer string) (Assessment, error) {
	return d.task.assess(ctx, id, answer, d.follow.Glance)
}

// Settle measures the draft as a whole: the result is that of [Task.Assess].
func (d *Draft) Settle(ctx context.Context, id, answer string) (Assessment, error) {
	return d.task.assess(ctx, id, answer, d.follow.Read)
}

// prepare makes the claims ready with whatever the reader can.
func prepare(r Reader, claims []Claim) Prepared {
	if p, ok := r.(Preparer); ok {
		return p.Prepare(claims)
	}
	return whole{r, claims}
}

// whole reads with a reader that prepares nothing: every reading is of the whole.
type whole struct {
	reader Reader
	claims []Claim
}

func (w whole) Read(ctx context.Context, answer *text.Document) ([]Reading, error) {
	return w.reader.Read(ctx, answer, w.claims)
}

func (w whole) Glance(ctx context.Context, answer *text.Document) ([]Reading, error) {
	return w.Read(ctx, answer)
}

func (w whole) Follow() Following { return w }
