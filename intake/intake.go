// Package intake is the one door for what comes from outside: a name and bytes
// go in; a job, a guide or the draft of a job comes out. What a file is, is told
// by its content; its name serves in messages only. The command line, the terminal
// and the pages all come through here.
package intake

import (
	"context"
	"errors"

	"yardstick/guide"
	"yardstick/guide/rubric"
	"yardstick/intake/draft"
	"yardstick/intake/outline"
	"yardstick/internal/fault"
	"yardstick/job"
)

// MaxBytes is the size of the largest file that is read. A zip of O*NET is
// larger: it is opened as a file (intake/onet).
const MaxBytes = 8 << 20

// Found is what a file held: a job, which is a draft where it was read from a
// text (job.Draft is set), or guides. Exactly one of the two is there.
type Found struct {
	Job    *job.Job
	Guides []guide.Guide
	// Notes say what a person should know of the reading: that the first of
	// two postings was taken, that pages without text were left out.
	Notes []string
}

// Options say what the caller knows beside the bytes.
type Options struct {
	// Title of the job, where a person gave it; wins over the one found.
	Title string
	// Posting chooses one of several postings of a file by its title, or one
	// occupation of an O*NET release by its title or code.
	Posting string
	// Encoder reads what the lines of a text say; nil: their structure alone does.
	Encoder draft.Encoder
}

// Read finds out what a file is and reads it. Name is what the file is called
// in messages and in the draft. Errors are fault.Invalid with that name and say what
// would be right, or fault.NotFound where the posting that was asked for is not there;
// where ctx ends before the file is read, the error is its.
func Read(ctx context.Context, name string, data []byte, o Options) (Found, error) {
	found, err := find(ctx, name, data, o)
	var e *fault.Error
	if errors.As(err, &e) && e.File == "" {
		named := *e
		named.File = name
		err = &named
	}
	return found, err
}

func find(ctx context.Context, name string, data []byte, o Options) (Found, error) {
	if err := ctx.Err(); err != nil {
		return Found{}, err
	}
	if len(data) > MaxBytes {
		return Found{}, fault.Invalidf("is larger than %d MiB, the most that is read", MaxBytes>>20)
	}
	kind, text, err := sniff(data)
	if err != nil {
		return Found{}, err
	}
	switch kind {
	case isJob:
		j, err := job.Read(name, data)
		return Found{Job: j}, err
	case isGuide:
		guides, err := guide.Read(name, data)
		return Found{Guides: guides}, err
	}
	if kind == isJSON && rubric.Is([]byte(text)) {
		g, err := rubric.Read(name, []byte(text))
		return Found{Guides: []guide.Guide{g}}, err
	}
	d, err := read(ctx, name, kind, data, text, o)
	if err != nil {
		return Found{}, err
	}
	return propose(ctx, name, d, o)
}

// document is a document before it is a draft.
type document struct {
	outline.Outline
	setting []string // what a posting says of the place and kind of work
	notes   []string
	job     *job.Job // where it needs no draft made: of O*NET
}

// propose makes the draft.
func propose(ctx context.Context, name string, d document, o Options) (Found, error) {
	if d.job != nil {
		d.job.Draft = &job.Draft{Source: name}
		return Found{Job: d.job, Notes: d.notes}, nil
	}
	if err := advertises(d.Outline); err != nil {
		return Found{}, err
	}
	if o.Title != "" {
		d.Title = outline.Clean(o.Title)
	}
	j, err := draft.Proposer{Encoder: o.Encoder}.Propose(ctx, name, d.Outline)
	if err != nil {
		return Found{}, err
	}
	j.Setting = append(j.Setting, d.setting...)
	for _, note := range d.notes { // who corrects the draft should see it too
		j.Draft.Notes = append(j.Draft.Notes, outline.Clean(note))
	}
	return Found{Job: &j, Notes: d.notes}, nil
}
