package storetest

import (
	"fmt"
	"testing"

	"yardstick/assess"
	"yardstick/practice"
)

// overview: what is said of attempts without reading them is what they say.
func overview(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	j := aJob(t, "porter")
	must(t, s.AddJob(ctx, j))
	must(t, of("ben").AddJob(ctx, j))
	same(t, "of nothing", get[practice.Overview](t)(s.Overview(ctx, "porter", j.GuideSHA256())), practice.Overview{})
	var all []practice.Attempt
	for i, c := range []struct {
		question, guide   string
		started, finished int
		sample            bool
	}{
		{"fail", j.GuideSHA256(), 1, 2, false},
		{"win", j.GuideSHA256(), 3, 9, false},
		{"fail", j.GuideSHA256(), 5, 6, false},
		{"fail", "an earlier one", 7, 8, false},
		{"win", j.GuideSHA256(), 10, 11, true},
		{"win", j.GuideSHA256(), 12, 0, false},
	} {
		a := practice.Attempt{
			ID: fmt.Sprint("a", i), Job: "porter", Guide: c.guide, Question: c.question, Mode: practice.Coach, Source: practice.Typed,
			Started: at(c.started), Saved: at(c.started), Sample: c.sample, Text: "I have failed.",
		}
		if c.finished > 0 {
			ended := at(c.finished)
			a.Finished, a.Assessment = &ended, &assess.Assessment{Question: c.question, Verdict: assess.Meets}
		}
		must(t, s.Begin(ctx, a))
		all = append(all, a)
	}
	latest := at(8)
	want := practice.Overview{Attempts: 4, Latest: &latest, Last: []practice.Attempt{all[2], all[1]}}
	same(t, "of a job", get[practice.Overview](t)(s.Overview(ctx, "porter", j.GuideSHA256())), want)
	same(t, "of another person", get[practice.Overview](t)(of("ben").Overview(ctx, "porter", j.GuideSHA256())), practice.Overview{})
	want.Last = []practice.Attempt{all[3]}
	same(t, "of an earlier guide", get[practice.Overview](t)(s.Overview(ctx, "porter", "an earlier one")), want)
}
