package storetest

import (
	"testing"

	"yardstick/assess"
	"yardstick/internal/fault"
	"yardstick/practice"
	"yardstick/practice/drill"
)

func drillAnswer() (drill.Answer, drill.Result) {
	part := drill.Part{Right: true, Given: "the door", Truth: "the door", Explanation: "Because."}
	return drill.Answer{Function: "door", Sign: "e1", Step: "s1"}, drill.Result{Function: part, Sign: part, Step: part}
}

// full keeps one of each thing and gives all of it.
func full(t *testing.T, s practice.Store) practice.Everything {
	t.Helper()
	ctx := t.Context()
	j, a := begun(t, s)
	sample := aJob(t, "cook")
	sample.Sample = true
	must(t, s.AddJob(ctx, sample))
	must(
		t,
		s.AddInterview(
			ctx, practice.Interview{ID: "i1", Job: j.ID, Guide: j.GuideSHA256(), Mode: practice.Exam, Questions: []string{"fail"}, Started: at(2)},
		),
	)
	shown := anAttempt(sample, "a2", 3)
	shown.Sample = true
	must(t, s.Begin(ctx, shown))
	get[practice.Attempt](t)(s.Save(ctx, a.ID, aDraft(0, "ok then", "tab")))
	_, err := s.Save(ctx, a.ID, aDraft(0, "another version", "other"))
	is(t, "a second tab", err, fault.Conflict)
	get[practice.Attempt](t)(s.Finish(ctx, a.ID, practice.Ending{Revision: 1, At: at(8), Assessment: anAssessment(a.ID, assess.Partly)}))
	must(t, s.Correct(ctx, a.ID, practice.Correction{Requirement: "a", Verdict: assess.Met, Note: "I said so.", At: at(9)}))
	must(t, s.Give(ctx, practice.Access{Coach: "Cleo", At: at(9)}))
	must(t, s.Comment(ctx, a.ID, aComment("m1", 10)))
	must(t, s.AddDrill(ctx, aDrill(j, "d1", 4)))
	answer, result := drillAnswer()
	must(t, s.AnswerDrill(ctx, "d1", answer, result, at(6)))
	return get[practice.Everything](t)(s.Everything(ctx))
}

func everything(t *testing.T, of func(string) practice.Store) {
	ann, bob, ctx := of("ann"), of("bob"), t.Context()
	e := full(t, ann)
	if len(e.Jobs) != 2 || len(e.Attempts) != 2 || len(e.Interviews) != 1 || len(e.Drills) != 1 || len(e.Attempts[0].Aside) != 1 {
		t.Errorf("not everything: %d jobs, %d attempts, %d interviews, %d drills", len(e.Jobs), len(e.Attempts), len(e.Interviews), len(e.Drills))
	}
	same(t, "merged", get[practice.Merged](t)(bob.Merge(ctx, e)), practice.Merged{Added: 6})
	same(t, "there and back", get[practice.Everything](t)(bob.Everything(ctx)), e)
	same(t, "what is merged gives nobody access", len(get[[]practice.Access](t)(bob.Access(ctx))), 0)

	must(t, ann.RemoveSample(ctx))
	must(t, ann.RemoveSample(ctx))
	left := get[practice.Everything](t)(ann.Everything(ctx))
	same(t, "without the sample", left.Jobs, []practice.Job{e.Jobs[1]})
	same(t, "without its attempt", left.Attempts, []practice.Attempt{e.Attempts[0]})
}

func merging(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	e := full(t, s)
	changed := e
	changed.Attempts = []practice.Attempt{e.Attempts[0], e.Attempts[1]}
	changed.Attempts[0].Text = "something else"
	changed.Attempts[1].ID = "a9"
	same(t, "merged", get[practice.Merged](t)(s.Merge(ctx, changed)), practice.Merged{Added: 1, Kept: 5})
	same(t, "what was there stays", get[practice.Attempt](t)(s.Attempt(ctx, e.Attempts[0].ID)), e.Attempts[0])
}

func mergingWhole(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	j := aJob(t, "porter")
	lost := anAttempt(j, "a1", 1)
	lost.Job = "nothing"
	_, err := s.Merge(ctx, practice.Everything{Jobs: []practice.Job{j}, Attempts: []practice.Attempt{lost}})
	is(t, "an attempt at no job", err, fault.NotFound)
	same(t, "nothing was merged", len(get[[]practice.Job](t)(s.Jobs(ctx))), 0)
}

func welcome(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	j := aJob(t, "porter")
	j.Sample = true
	e := practice.Everything{Jobs: []practice.Job{j}}
	same(t, "the first time", get[bool](t)(s.Welcome(ctx, e)), true)
	must(t, s.RemoveSample(ctx))
	same(t, "the second time", get[bool](t)(s.Welcome(ctx, e)), false)
	same(t, "what was removed does not come back", len(get[[]practice.Job](t)(s.Jobs(ctx))), 0)
	must(t, s.Erase(ctx))
	same(t, "after erasing", get[bool](t)(s.Welcome(ctx, e)), true)
}

func erasing(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	full(t, s)
	must(t, s.Erase(ctx))
	same(t, "nothing is left", get[practice.Everything](t)(s.Everything(ctx)), practice.Everything{})
	same(t, "nor any access", len(get[[]practice.Access](t)(s.Access(ctx))), 0)
	must(t, s.Erase(ctx))
	full(t, s) // and it can begin again
}
