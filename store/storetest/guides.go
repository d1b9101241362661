package storetest

import (
	"errors"
	"testing"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/practice"
)

// other is a job with another guide than the one given.
func other(t *testing.T, j practice.Job, text string) practice.Job {
	t.Helper()
	g := guide.Guide{Format: guide.Format, ID: j.ID, Version: j.Guide.Version + 1, Questions: []guide.Question{
		{ID: "fail", Text: text, Requirements: j.Guide.Questions[0].Requirements},
	}}
	next, err := practice.NewGuideJob(g, at(7))
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// revising: a job is changed on the revision that it has, what was answered
// keeps its guide, and a guide that nobody has answered under goes.
func revising(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	first, a := begun(t, s)
	must(t, s.SetDate(ctx, first.ID, "2026-12-05"))
	second := other(t, first, "What would failing be here?")
	got := get[practice.Job](t)(s.Revise(ctx, second, 0))
	if got.Revision != 1 || got.Date != "2026-12-05" || !got.Added.Equal(first.Added) || got.GuideSHA256() != second.GuideSHA256() {
		t.Errorf("changed: %+v", got)
	}
	same(t, "as it was given back", get[practice.Job](t)(s.Job(ctx, first.ID)), got)
	same(t, "the guide of its answer", get[guide.Guide](t)(s.EarlierGuide(ctx, first.ID, a.Guide)), first.Guide)

	third := other(t, second, "What would it be to fail?")
	_, err := s.Revise(ctx, third, 0)
	var conflict *practice.JobConflict
	if is(t, "a change of an older revision", err, fault.Conflict); !errors.As(err, &conflict) {
		t.Fatalf("%v carries no job", err)
	}
	same(t, "the other version", conflict.Current, got)
	get[practice.Job](t)(s.Revise(ctx, third, 1))
	_, err = s.EarlierGuide(ctx, first.ID, second.GuideSHA256())
	is(t, "a guide that nobody has answered under", err, fault.NotFound)

	_, err = s.Revise(ctx, aJob(t, "nobody"), 0)
	is(t, "changing what is not there", err, fault.NotFound)
	_, err = of("bob").EarlierGuide(ctx, first.ID, a.Guide)
	is(t, "the earlier guide of another", err, fault.NotFound)
}

// guidesThereAndBack: what was answered keeps its guide through an export, also
// where the job is here already as another.
func guidesThereAndBack(t *testing.T, of func(string) practice.Store) {
	ann, bob, cleo, ctx := of("ann"), of("bob"), of("cleo"), t.Context()
	first, a := begun(t, ann)
	second := get[practice.Job](t)(ann.Revise(ctx, other(t, first, "What would failing be here?"), 0))
	e := get[practice.Everything](t)(ann.Everything(ctx))
	same(t, "earlier guides", e.Guides, []practice.EarlierGuide{{Job: first.ID, Guide: first.Guide}})
	get[practice.Merged](t)(bob.Merge(ctx, e))
	same(t, "there and back", get[practice.Everything](t)(bob.Everything(ctx)), e)

	must(t, cleo.AddJob(ctx, other(t, first, "A third one.")))
	get[practice.Merged](t)(cleo.Merge(ctx, e))
	for name, sha256 := range map[string]string{"the earlier one": a.Guide, "the one of the job that came": second.GuideSHA256()} {
		if _, err := cleo.EarlierGuide(ctx, first.ID, sha256); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	must(t, bob.RemoveJob(ctx, first.ID))
	_, err := bob.EarlierGuide(ctx, first.ID, a.Guide)
	is(t, "the guide of a job that was removed", err, fault.NotFound)
}
