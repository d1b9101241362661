package draft

import (
	"testing"

	"yardstick/guide"
	"yardstick/guide/guidetest"
	"yardstick/job"
)

// TestGuidesOfDrafts derives the guide of every labelled advertisement, as it is
// proposed where every line is marked rightly, and holds its sentences to the
// lint of an editor. Those that decide are left out: a sentence of theirs in a failing
// test would show what is read of them.
func TestGuidesOfDrafts(t *testing.T) {
	t.Parallel()
	for _, l := range readLabels(t) {
		t.Run(l.id, func(t *testing.T) {
			t.Parallel()
			j := proposedOf(&l)
			g, err := guide.Derive(&j)
			if err != nil {
				t.Fatal(err)
			}
			for i := range g.Questions {
				guidetest.Grammar(t, &g.Questions[i])
			}
		})
	}
}

// proposedOf is the proposal for an advertisement whose lines are marked as labelled.
func proposedOf(l *labelled) job.Job {
	d := &draft{lines: split(l.outline)}
	for i, p := range l.piecesFor(d.lines) {
		d.lines[i].mark, d.lines[i].held = p.mark, -2*sure
		if len(p.figures) > 0 {
			d.lines[i].held = sure
		}
	}
	d.setTitle(l.outline)
	d.arrange()
	d.measure()
	d.setPeople()
	d.finish(l.id)
	return d.job
}
