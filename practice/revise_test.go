package practice_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sheet"
	"yardstick/practice"
)

// drafted is a bench with a draft of a job.
func drafted(t *testing.T) (*bench, practice.Job) {
	t.Helper()
	d := driver(t)
	d.Draft = &job.Draft{Source: "pasted text"}
	for _, f := range d.Functions {
		for _, duty := range f.Duties {
			d.Draft.Lines = append(d.Draft.Lines, job.DraftLine{Text: "You " + duty + ".", Is: job.IsDuty, Function: f.ID})
		}
	}
	d.Draft.Lines = append(d.Draft.Lines, job.DraftLine{Text: "Apply by Friday.", Is: job.IsOther})
	b := newBench(t)
	return b, try[practice.Job](t)(b.Choose(t.Context(), d, practice.FromText))
}

func laidOut(t *testing.T, j practice.Job) sheet.Sheet {
	t.Helper()
	return try[sheet.Sheet](t)(j.Sheet())
}

// TestAgree: a draft is corrected and agreed to; its text stays beside it, and its
// guide is the first version while nobody has answered under it.
func TestAgree(t *testing.T) {
	t.Parallel()
	b, j := drafted(t)
	s := laidOut(t, j)
	s.Title = "Night bus driver"
	j = try[practice.Job](t)(b.Revise(t.Context(), j.ID, j.Revision, s, ""))
	if j.Description.Agreed() || j.Title != "Night bus driver" || j.Guide.Version != 1 || j.Revision != 1 {
		t.Errorf("saved: agreed %v, title %q, version %d, revision %d", j.Description.Agreed(), j.Title, j.Guide.Version, j.Revision)
	}
	before := laidOut(t, j)
	j = try[practice.Job](t)(b.Revise(t.Context(), j.ID, j.Revision, before, "Ann"))
	if !j.Description.Agreed() || j.Guide.Version != 1 || guide.Verify(&j.Guide) != nil {
		t.Errorf("agreed: %v, version %d", j.Description.Agreed(), j.Guide.Version)
	}
	if seal := j.Guide.Seal; seal.By != "Ann" || !seal.At.Equal(b.Now()) {
		t.Errorf("the seal says %s at %v; want Ann at %v", seal.By, seal.At, b.Now())
	}
	if a := j.Description.Agreement; a == nil || a.By != "Ann" || !a.At.Equal(b.Now()) {
		t.Errorf("the job says %+v agreed; want Ann at %v", a, b.Now())
	}
	if d := cmp.Diff(before, laidOut(t, j)); d != "" {
		t.Errorf("the sheet after agreeing (-before +after):\n%s", d)
	}
}

// TestChangeAfterAnswer: changing an agreed job makes a new version of its guide;
// an answer stays with the guide under which it was begun, and is assessed and
// corrected under that.
func TestChangeAfterAnswer(t *testing.T) {
	t.Parallel()
	b, j := drafted(t)
	ctx := t.Context()
	j = try[practice.Job](t)(b.Revise(ctx, j.ID, 0, laidOut(t, j), "Ann"))
	begun := try[practice.Attempt](t)(b.Begin(ctx, j.ID, "define-failure", practice.Exam))
	i := try[practice.Interview](t)(b.StartInterview(ctx, j.ID, []string{"define-failure", "danger-signs"}, "", practice.Exam))

	s := laidOut(t, j)
	s.Functions[0].Name = "Driving in the dark"
	next := try[practice.Job](t)(b.Revise(ctx, j.ID, j.Revision, s, "Ann"))
	if next.Guide.Version != 2 || next.GuideSHA256() == j.GuideSHA256() {
		t.Errorf("version %d, want 2", next.Guide.Version)
	}
	b.found.find = finding(assess.Partly)
	done := try[practice.Attempt](t)(b.Finish(ctx, begun.ID, practice.Version{Text: "I have failed.", Source: practice.Typed}))
	if asked := b.found.asked[0]; asked.SHA256 != j.GuideSHA256() || asked.Guide.Version != 1 || done.Guide != j.GuideSHA256() {
		t.Errorf("assessed under version %d", asked.Guide.Version)
	}
	stage := try[practice.Next](t)(b.NextQuestion(ctx, i.ID))
	if stage.Attempt.Guide != i.Guide {
		t.Error("an interview that goes on asks under another guide")
	}
	requirement := done.Assessment.Requirements[0].ID
	if err := b.Correct(ctx, done.ID, practice.Correction{Requirement: requirement, Verdict: assess.Met}); err != nil {
		t.Error(err)
	}
	all := try[practice.Everything](t)(b.Store.Everything(ctx))
	if pairs := practice.Pairs(&all); len(pairs) != 1 || pairs[0].Requirement == "" {
		t.Errorf("corrections %+v", pairs)
	}
	if under := try[practice.Job](t)(practice.JobUnder(ctx, b.Store, j.ID, done.Guide)); under.Guide.Version != 1 {
		t.Errorf("the answer is shown under version %d", under.Guide.Version)
	}
}

// TestReviseRefuses: nothing is written over unseen, and nothing unsound is kept.
func TestReviseRefuses(t *testing.T) {
	t.Parallel()
	b, j := drafted(t)
	ctx := t.Context()
	s := laidOut(t, j)
	try[practice.Job](t)(b.Revise(ctx, j.ID, 0, s, ""))
	_, err := b.Revise(ctx, j.ID, 0, s, "Ann")
	var conflict *practice.JobConflict
	if !errors.As(err, &conflict) || conflict.Current.Revision != 1 {
		t.Errorf("a change of an older revision: %v", err)
	}
	s.Title, s.Functions[0].Name = "", ""
	s.Functions[0].Into = "nothing"
	_, err = b.Revise(ctx, j.ID, 1, s, "Ann")
	var unsound *practice.Unsound
	if !errors.As(err, &unsound) || len(unsound.Findings) < 2 {
		t.Errorf("an unsound job: %v", err)
	}
	_, err = b.Revise(ctx, "nobody", 0, s, "")
	is(t, "a job that is not there", err, fault.NotFound)
	alone := try[practice.Job](t)(b.ChooseGuide(ctx, sealedGuide(t)))
	_, err = b.Revise(ctx, alone.ID, 0, s, "")
	is(t, "a guide alone", err, fault.Invalid)
}
