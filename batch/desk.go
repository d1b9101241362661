package batch

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"yardstick/assess/answers"
	"yardstick/background"
	"yardstick/guide"
	"yardstick/internal/fault"
)

// The kinds of work that batches ask for.
const (
	ReadKind    = "batch.read"
	AssessKind  = "batch.assess"
	CompareKind = "batch.compare"
	SweepKind   = "batch.sweep"
)

// Desk is where owners begin batches and look at them.
type Desk struct {
	Store Store
	Now   func() time.Time
	NewID func() string
	Room  background.Room // of files that wait to be read
}

// args are the arguments of all tasks.
type args struct {
	Owner string `json:"owner"`
	Batch string `json:"batch"`
	Chunk int    `json:"chunk,omitempty"`
}

// Draft keeps a file, which nobody reads before [Desk.Start]; it gives the batch.
func (d *Desk) Draft(ctx context.Context, owner, name string, file []byte) (Batch, error) {
	switch {
	case len(file) > MaxFile:
		return Batch{}, &fault.Error{
			Kind: fault.Invalid, File: name, Message: fmt.Sprintf("is larger than %d MiB, the most that is read", MaxFile>>20),
		}
	case len(bytes.TrimSpace(file)) == 0:
		return Batch{}, &fault.Error{Kind: fault.Invalid, File: name, Message: "is empty"}
	}
	b := Batch{ID: d.NewID(), Owner: owner, File: shortened(name), State: Draft, Made: Moment{d.Now()}}
	if _, err := answers.Look(name, file, "", 1); err != nil {
		return Batch{}, err
	}
	return b, d.Store.Draft(ctx, b, file, d.Room)
}

// shortened is a name that can be kept and shown.
func shortened(name string) string {
	name = strings.ToValidUTF8(name, "?")
	for utf8.RuneCountInString(name) > 120 {
		_, n := utf8.DecodeRuneInString(name)
		name = name[n:]
	}
	return name
}

// Look gives the first rows of a draft.
func (d *Desk) Look(ctx context.Context, owner, id, sheet string, rows int) (Batch, answers.Preview, error) {
	b, err := d.Store.Batch(ctx, owner, id)
	if err != nil {
		return b, answers.Preview{}, err
	}
	if b.State != Draft {
		return b, answers.Preview{}, fault.Conflictf("this batch was started already")
	}
	file, err := d.Store.File(ctx, owner, id)
	if err != nil {
		return b, answers.Preview{}, err
	}
	p, err := answers.Look(b.File, file, sheet, rows)
	return b, p, err
}

// Start has a draft read and assessed against a sealed guide. A guide that is not
// sealed is Invalid, one that was changed since a Conflict; columns that the file does
// not have, and a file without answers, are Invalid.
func (d *Desk) Start(ctx context.Context, owner, id string, g *guide.Guide, c Columns) (Batch, error) {
	b, err := d.Store.Batch(ctx, owner, id)
	if err != nil {
		return b, err
	}
	if b.State != Draft {
		return b, fault.Conflictf("this batch was started already")
	}
	if err := guide.Verify(g); err != nil {
		return b, err
	}
	document, err := guide.Canonical(g)
	if err != nil {
		return b, err
	}
	if c.Asked == "" && len(g.Questions) == 1 {
		c.Asked = g.Questions[0].ID
	}
	if _, known := g.QuestionNamed(c.Asked); c.Asked != "" && !known {
		return b, &fault.Error{
			Kind: fault.Invalid, Field: "asked", Message: fmt.Sprintf("%.70q is no question of the guide; it has %s", c.Asked, idsOf(g)),
		}
	}
	b.Guide, b.Columns = Sealed{ID: g.ID, Title: g.Title, SHA256: g.Seal.SHA256, Document: document}, c
	file, err := d.Store.File(ctx, owner, id)
	if err != nil {
		return b, err
	}
	if _, err := open(b, g, file); err != nil {
		return b, err
	}
	b.State = Reading
	return b, d.Store.Start(ctx, b, taskOf(ReadKind, b, 0))
}

// taskOf asks for work on a batch; the same work is asked for once.
func taskOf(kind string, b Batch, chunk int) background.Task {
	return background.Task{
		Kind: kind, Args: args{b.Owner, b.ID, chunk}, Unique: fmt.Sprintf("%s/%d", b.ID, chunk),
		About: aboutOf(b), Owner: b.Owner, Low: kind == AssessKind,
	}
}

// idsOf lists the questions of a guide.
func idsOf(g *guide.Guide) string {
	ids := make([]string, len(g.Questions))
	for i := range g.Questions {
		ids[i] = g.Questions[i].ID
	}
	return strings.Join(ids, ", ")
}

// Cancel ends a batch where it is; what was found stays.
func (d *Desk) Cancel(ctx context.Context, owner, id string) error {
	return d.Store.Cancel(ctx, owner, id, d.Now())
}
