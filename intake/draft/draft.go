// Package draft makes a draft of a job from the outline of an advertisement or
// a description: every line is marked for what it says, and the duties are
// grouped into functions that are named in the text's own words. Nothing is
// invented: what the text does not say stays empty. A person corrects the
// draft and agrees before anything is derived from it.
//
// What a line says is read by a small head (trained by training/lines.py) on
// the vectors that an [Encoder] gives of the lines; without one, or with one
// that the head was not trained on, structure alone decides.
package draft

import (
	"context"
	"fmt"
	"strings"

	"yardstick/assess"
	"yardstick/intake/outline"
	"yardstick/internal/fault"
	"yardstick/job"
)

// Encoder turns short texts into vectors, one each, all of one length: the
// same for the same text, on any machine. Name says what makes them.
type Encoder interface {
	Name() string
	Encode(ctx context.Context, texts []string) ([][]float32, error)
}

// MaxLines is the most lines of an outline that are read, after paragraphs
// were cut into sentences; a page has about 40.
const MaxLines = 2000

// Proposer makes drafts.
type Proposer struct {
	Encoder Encoder // nil: structure alone decides
}

// Propose makes a draft of an outline. Source names what was read. Errors are
// fault.Invalid and say what the text lacks; where ctx ends first, the error is
// its.
func (p Proposer) Propose(ctx context.Context, source string, o outline.Outline) (job.Job, error) {
	lines := split(o)
	if len(lines) > MaxLines {
		return job.Job{}, fault.Invalidf("the text has %d lines and sentences; at most %d are read: give the part that describes the "+
			"job", len(lines), MaxLines)
	}
	vectors, err := p.read(ctx, lines)
	if err != nil {
		return job.Job{}, err
	}
	d := &draft{lines: lines, vectors: vectors}
	if !d.hasDuty() {
		if assess.OtherLanguage(d.words()) {
			return job.Job{}, fault.Invalidf("the text does not seem to be in English, the only language that is read: give a translation")
		}
		return job.Job{}, fault.Invalidf("no duties found: the text must say what the holder of the job does, " +
			"for instance as lines that begin with a verb (\"Answer customers' calls\") under the heading Duties")
	}
	d.setTitle(o)
	d.arrange()
	d.measure()
	d.setPeople()
	d.finish(source)
	return d.job, nil
}

// draft is one draft in the making.
type draft struct {
	lines   []line
	vectors [][]float32 // of the lines; nil where structure alone decides
	job     job.Job

	things  map[int][]string // what lines are about, see stems
	objects map[int][]string // what duties are done to, see phrases
}

// words are those of all lines.
func (d *draft) words() string {
	var b strings.Builder
	for i := range d.lines {
		b.WriteString(d.lines[i].Text + "\n")
	}
	return b.String()
}

// hasDuty reports whether there is a line that says what the holder does.
func (d *draft) hasDuty() bool {
	for i := range d.lines {
		if d.lines[i].mark == job.IsDuty {
			return true
		}
	}
	return false
}

// review marks a field that was guessed.
func (d *draft) review(field, format string, args ...any) {
	d.job.Review = append(d.job.Review, job.Review{Field: field, Reason: fmt.Sprintf(format, args...)})
}

// finish writes the lines into the draft and the identity of the job.
func (d *draft) finish(source string) {
	d.job.Format, d.job.ID = job.Format, identifier(d.job.Title, "job")
	d.job.Draft = &job.Draft{Source: source}
	for i := range d.lines {
		l := &d.lines[i]
		said := job.DraftLine{Text: clip(l.said(), job.MaxText), Is: l.mark, Why: l.why}
		if l.group >= 0 {
			said.Function = d.job.Functions[l.group].ID
		}
		if len(l.duties) > 1 {
			said.Duty = clip(l.duties[0], job.MaxText)
			for _, more := range l.duties[1:] {
				said.Also = append(said.Also, job.DraftDuty{Duty: clip(more, job.MaxText), Function: said.Function})
			}
		}
		d.job.Draft.Lines = append(d.job.Draft.Lines, said)
	}
}

// identifier makes an id of a name: lower-case words joined by hyphens.
func identifier(name, otherwise string) string {
	words := strings.FieldsFunc(strings.ToLower(strings.NewReplacer("'", "", "’", "").Replace(name)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	id := ""
	for _, w := range words {
		if len(id)+len(w) > maxIdentifier {
			break
		}
		id += "-" + w
	}
	if id = strings.TrimPrefix(id, "-"); id == "" {
		return otherwise
	}
	return id
}

// maxIdentifier is the most bytes of an id that is made here.
const maxIdentifier = 60

// clip cuts a text of more than most code points at a word.
func clip(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := string(r[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;") + "…"
}
