package draft

import (
	"slices"
	"testing"

	"yardstick/english/englishtest"
	"yardstick/guide"
	"yardstick/job"
)

// TestGuidesOfDrafts derives the guide of every labelled advertisement, as it is
// proposed where every line is marked rightly, and holds its sentences to the
// lint of an editor.
func TestGuidesOfDrafts(t *testing.T) {
	t.Parallel()
	for _, l := range append(readLabels(t), readUntouched(t)...) {
		t.Run(l.id, func(t *testing.T) {
			t.Parallel()
			j := proposedOf(&l)
			g, err := guide.Derive(&j)
			if err != nil {
				t.Fatal(err)
			}
			check := func(where, s string, lint func(string) []string) {
				for _, f := range lint(s) {
					t.Errorf("%s: %s\n\t%s", where, f, s)
				}
			}
			for _, q := range g.Questions {
				for _, s := range slices.Concat([]string{q.Text, q.Purpose}, q.Probes) {
					check(q.ID, s, englishtest.Sentence)
				}
				for _, s := range q.Anchors {
					check(q.ID+" anchor", s, englishtest.Sentence)
				}
				for _, r := range q.Requirements {
					for _, s := range slices.Concat([]string{r.Text}, r.Shows, r.Misses) {
						check(q.ID+"/"+r.ID, s, englishtest.Sentence)
					}
					for _, s := range r.Items {
						check(q.ID+"/"+r.ID+" item", s, englishtest.Phrase)
					}
				}
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
