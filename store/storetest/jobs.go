package storetest

import (
	"testing"

	"yardstick/internal/fault"
	"yardstick/practice"
)

func jobs(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	same(t, "no jobs", len(get[[]practice.Job](t)(s.Jobs(ctx))), 0)
	early, late := aJob(t, "porter"), aJob(t, "cook")
	late.Added, late.Sample = at(5), true
	must(t, s.AddJob(ctx, early))
	must(t, s.AddJob(ctx, late))
	same(t, "one job", get[practice.Job](t)(s.Job(ctx, "porter")), early)
	same(t, "the latest first", get[[]practice.Job](t)(s.Jobs(ctx)), []practice.Job{late, early})
	is(t, "an id that is taken", s.AddJob(ctx, early), fault.Conflict)
	must(t, s.SetDate(ctx, "porter", "2026-12-05"))
	early.Date = "2026-12-05"
	same(t, "with the date of its interview", get[practice.Job](t)(s.Job(ctx, "porter")), early)
	is(t, "a date for no job", s.SetDate(ctx, "nobody", "2026-12-05"), fault.NotFound)
	_, err := s.Job(ctx, "nobody")
	is(t, "a job that is not there", err, fault.NotFound)
}

func removingAJob(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	j, a := begun(t, s)
	i := practice.Interview{ID: "i1", Job: j.ID, Guide: j.GuideSHA256(), Mode: practice.Exam, Questions: []string{"fail"}, Started: at(2)}
	must(t, s.AddInterview(ctx, i))
	must(t, s.AddDrill(ctx, aDrill(j, "d1", 3)))
	must(t, s.RemoveJob(ctx, j.ID))
	_, err := s.Attempt(ctx, a.ID)
	is(t, "its attempt", err, fault.NotFound)
	_, err = s.Interview(ctx, "i1")
	is(t, "its interview", err, fault.NotFound)
	_, err = s.Drill(ctx, "d1")
	is(t, "its drill", err, fault.NotFound)
	is(t, "removing it again", s.RemoveJob(ctx, j.ID), fault.NotFound)
}

func owners(t *testing.T, of func(string) practice.Store) {
	ann, bob, ctx := of("ann"), of("bob"), t.Context()
	j, a := begun(t, ann)
	same(t, "jobs of another", len(get[[]practice.Job](t)(bob.Jobs(ctx))), 0)
	_, err := bob.Attempt(ctx, a.ID)
	is(t, "the attempt of another", err, fault.NotFound)
	_, err = bob.Save(ctx, a.ID, aDraft(0, "mine now", "w"))
	is(t, "a draft for the attempt of another", err, fault.NotFound)
	is(t, "an attempt at the job of another", bob.Begin(ctx, anAttempt(j, "a2", 2)), fault.NotFound)
	begun(t, bob) // the same ids, in a store of one's own
	must(t, bob.Erase(ctx))
	same(t, "what is left when another erases", get[practice.Attempt](t)(ann.Attempt(ctx, a.ID)), a)
}

func interviews(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	j, _ := begun(t, s)
	want := practice.Interview{
		ID: "i1", Job: j.ID, Guide: j.GuideSHA256(), Name: "Ann Onym", Mode: practice.Exam, Questions: []string{"win", "fail"}, Started: at(2),
	}
	must(t, s.AddInterview(ctx, want))
	same(t, "one interview", get[practice.Interview](t)(s.Interview(ctx, "i1")), want)
	a := anAttempt(j, "a2", 3)
	a.Interview = "i1"
	must(t, s.Begin(ctx, a))
	same(t, "its attempts", get[[]practice.Attempt](t)(s.Attempts(ctx, practice.Filter{Interview: "i1"})), []practice.Attempt{a})
	a.ID, a.Interview = "a3", "nothing"
	is(t, "an attempt in no interview", s.Begin(ctx, a), fault.NotFound)

	must(t, s.FinishInterview(ctx, "i1", at(9)))
	end := at(9)
	want.Finished = &end
	same(t, "all", get[[]practice.Interview](t)(s.Interviews(ctx, "")), []practice.Interview{want})
	same(t, "for another job", len(get[[]practice.Interview](t)(s.Interviews(ctx, "cook"))), 0)
	is(t, "ending it again", s.FinishInterview(ctx, "i1", at(10)), fault.Conflict)
	is(t, "ending none", s.FinishInterview(ctx, "i2", at(10)), fault.NotFound)
	must(t, s.RemoveInterview(ctx, "i1"))
	_, err := s.Attempt(ctx, "a2")
	is(t, "an attempt of an interview that was removed", err, fault.NotFound)
}

func drills(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	j, _ := begun(t, s)
	want := aDrill(j, "d1", 2)
	must(t, s.AddDrill(ctx, want))
	same(t, "one drill", get[practice.Drill](t)(s.Drill(ctx, "d1")), want)
	answer, result := drillAnswer()
	must(t, s.AnswerDrill(ctx, "d1", answer, result, at(4)))
	end := at(4)
	want.Answer, want.Result, want.Finished = &answer, &result, &end
	same(t, "answered", get[[]practice.Drill](t)(s.Drills(ctx, j.ID)), []practice.Drill{want})
	is(t, "answering again", s.AnswerDrill(ctx, "d1", answer, result, at(5)), fault.Conflict)
	is(t, "answering none", s.AnswerDrill(ctx, "d2", answer, result, at(5)), fault.NotFound)
	must(t, s.RemoveDrill(ctx, "d1"))
	is(t, "removing it again", s.RemoveDrill(ctx, "d1"), fault.NotFound)
}
