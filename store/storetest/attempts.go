package storetest

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/internal/fault"
	"yardstick/practice"
)

func attempts(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	j, a := begun(t, s)
	same(t, "begun", get[practice.Attempt](t)(s.Attempt(ctx, a.ID)), a)
	is(t, "an id that is taken", s.Begin(ctx, a), fault.Conflict)
	lost := anAttempt(j, "a2", 2)
	lost.Job = "nothing"
	is(t, "an attempt at no job", s.Begin(ctx, lost), fault.NotFound)
	must(t, s.RemoveAttempt(ctx, a.ID))
	_, err := s.Attempt(ctx, a.ID)
	is(t, "removed", err, fault.NotFound)
	is(t, "removing it again", s.RemoveAttempt(ctx, a.ID), fault.NotFound)
}

func filters(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	j, _ := begun(t, s)
	must(t, s.AddJob(ctx, aJob(t, "cook")))
	for id, change := range map[string]func(*practice.Attempt){
		"b": func(a *practice.Attempt) { a.Started = at(0) },
		"c": func(a *practice.Attempt) { a.Question = "win" },
		"d": func(a *practice.Attempt) { a.Job = "cook" },
	} {
		a := anAttempt(j, id, 5)
		change(&a)
		must(t, s.Begin(ctx, a))
	}
	get[practice.Attempt](t)(s.Finish(ctx, "c", practice.Ending{At: at(9), Assessment: anAssessment("c", assess.Met)}))
	for want, f := range map[string]practice.Filter{
		"[b a1 c d]": {},
		"[b a1 c]":   {Job: "porter"},
		"[b a1]":     {Job: "porter", Question: "fail"},
		"[b a1 d]":   {Open: true},
		"[c]":        {Finished: true},
		"[]":         {Job: "nothing"},
	} {
		all := get[[]practice.Attempt](t)(s.Attempts(ctx, f))
		same(t, fmt.Sprintf("%+v", f), ids(all, func(a practice.Attempt) string { return a.ID }), want)
	}
}

func drafts(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	_, a := begun(t, s)
	got := get[practice.Attempt](t)(s.Save(ctx, a.ID, aDraft(0, "I have failed", "tab")))
	a.Text, a.Seconds, a.Writer, a.Revision, a.Saved = "I have failed", 13, "tab", 1, at(1)
	same(t, "the first draft", got, a)
	got = get[practice.Attempt](t)(s.Save(ctx, a.ID, aDraft(1, "I have", "tab")))
	same(t, "a shorter draft is a draft", got.Text, "I have")
	same(t, "time spent does not run back", got.Seconds, 13)
	same(t, "kept", get[practice.Attempt](t)(s.Attempt(ctx, a.ID)), got)
	_, err := s.Save(ctx, "nothing", aDraft(0, "x", "tab"))
	is(t, "a draft of no attempt", err, fault.NotFound)
}

// lateDraft: an answer to a save may be lost on its way, and the save be sent again.
func lateDraft(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	_, a := begun(t, s)
	first := get[practice.Attempt](t)(s.Save(ctx, a.ID, aDraft(0, "one", "tab")))
	again := get[practice.Attempt](t)(s.Save(ctx, a.ID, aDraft(0, "one", "tab")))
	same(t, "the same draft again is no revision and no conflict", again, first)
	get[practice.Attempt](t)(s.Save(ctx, a.ID, aDraft(1, "one two", "tab")))
	on := get[practice.Attempt](t)(s.Save(ctx, a.ID, aDraft(1, "one two three", "tab")))
	same(t, "a writer who writes on before hearing that it was saved", on.Revision, 3)
	_, err := s.Save(ctx, a.ID, aDraft(0, "one", "tab"))
	is(t, "an older draft that comes late", err, fault.Conflict)
	got := get[practice.Attempt](t)(s.Attempt(ctx, a.ID))
	same(t, "the draft stays", got.Text, "one two three")
	same(t, "what it holds already is not set aside", len(got.Aside), 0)
}

func setAside(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	_, a := begun(t, s)
	get[practice.Attempt](t)(s.Save(ctx, a.ID, aDraft(0, "from the first tab", "one")))
	yours := aDraft(0, "from the second tab", "two")
	_, err := s.Save(ctx, a.ID, yours)
	var c *practice.VersionConflict
	if !errors.As(err, &c) {
		t.Fatalf("got %v, want a conflict of drafts", err)
	}
	is(t, "a conflict of drafts", err, fault.Conflict)
	same(t, "theirs", c.Current.Text, "from the first tab")
	same(t, "yours", c.Yours, yours)
	same(t, "no answer in the message", strings.Contains(err.Error(), "tab"), false)

	yours.Text, yours.At = "from the second tab, and more", at(7)
	_, err = s.Save(ctx, a.ID, yours)
	is(t, "a conflict again", err, fault.Conflict)
	got := get[practice.Attempt](t)(s.Attempt(ctx, a.ID))
	same(t, "one version a writer", got.Aside, []practice.Version{yours})
	same(t, "in a list, too", get[[]practice.Attempt](t)(s.Attempts(ctx, practice.Filter{})), []practice.Attempt{got})

	got = get[practice.Attempt](t)(s.Save(ctx, a.ID, aDraft(1, yours.Text+".", "two")))
	same(t, "a draft that holds it drops it", len(got.Aside), 0)
	_, err = s.Save(ctx, a.ID, aDraft(1, "a third", "three"))
	is(t, "a third tab", err, fault.Conflict)
	must(t, s.DropAside(ctx, a.ID, "three"))
	same(t, "dropped", len(get[practice.Attempt](t)(s.Attempt(ctx, a.ID)).Aside), 0)
}

// manyWriters: of drafts based on one revision exactly one wins, and nothing of
// the others is lost.
func manyWriters(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	_, a := begun(t, s)
	const writers = 8
	errs := make([]error, writers)
	var group sync.WaitGroup
	for i := range writers {
		group.Go(func() {
			_, errs[i] = s.Save(ctx, a.ID, aDraft(0, fmt.Sprintf("version %d", i), fmt.Sprintf("tab %d", i)))
		})
	}
	group.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
		} else {
			is(t, "a slower writer", err, fault.Conflict)
		}
	}
	got := get[practice.Attempt](t)(s.Attempt(ctx, a.ID))
	same(t, "winners", won, 1)
	same(t, "revision", got.Revision, 1)
	kept := map[string]bool{got.Text: true}
	for _, d := range got.Aside {
		kept[d.Text] = true
	}
	same(t, "versions kept", len(kept), writers)
}

func finishing(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	_, a := begun(t, s)
	get[practice.Attempt](t)(s.Save(ctx, a.ID, aDraft(0, "ok then", "tab")))
	found := anAssessment(a.ID, assess.Met)
	_, err := s.Finish(ctx, a.ID, practice.Ending{Revision: 0, At: at(8), Assessment: found})
	is(t, "of an older revision", err, fault.Conflict)
	got := get[practice.Attempt](t)(s.Finish(ctx, a.ID, practice.Ending{Revision: 1, At: at(8), Assessment: found}))
	end := at(8)
	same(t, "finished", got.Finished, &end)
	same(t, "assessment", got.Assessment, &found)
	same(t, "kept", get[practice.Attempt](t)(s.Attempt(ctx, a.ID)), got)
	_, err = s.Finish(ctx, a.ID, practice.Ending{Revision: 1, At: at(9), Assessment: found})
	is(t, "again", err, fault.Conflict)
	_, err = s.Finish(ctx, "nothing", practice.Ending{At: at(9), Assessment: found})
	is(t, "none", err, fault.NotFound)
}

func finishedStays(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	_, a := begun(t, s)
	get[practice.Attempt](t)(s.Save(ctx, a.ID, aDraft(0, "ok then", "tab")))
	want := get[practice.Attempt](t)(s.Finish(ctx, a.ID, practice.Ending{Revision: 1, At: at(8), Assessment: anAssessment(a.ID, assess.Met)}))
	for words, writer := range map[string]string{"ok then": "other", "ok": "tab"} {
		_, err := s.Save(ctx, a.ID, aDraft(1, words, writer))
		is(t, "a draft after the end", err, fault.Conflict)
		same(t, "what it holds already is not set aside", get[practice.Attempt](t)(s.Attempt(ctx, a.ID)), want)
	}
	late := aDraft(1, "and one more thing", "other")
	_, err := s.Save(ctx, a.ID, late)
	is(t, "new words after the end", err, fault.Conflict)
	want.Aside = []practice.Version{late}
	same(t, "they are set aside", get[practice.Attempt](t)(s.Attempt(ctx, a.ID)), want)
}

func texts(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	_, a := begun(t, s)
	for i, words := range []string{
		"", "'; DROP TABLE attempts; --", "الفشل هو أن ينتظر العميل", "line\r\nline\tend\u200b", "\u0000 nul", "e\u0301 🧑🏽‍🔧",
		strings.Repeat("long ", text.MaxBytes/5),
	} {
		got := get[practice.Attempt](t)(s.Save(ctx, a.ID, aDraft(a.Revision, words, "tab")))
		same(t, fmt.Sprintf("text %d", i), get[practice.Attempt](t)(s.Attempt(ctx, a.ID)).Text, words)
		a.Revision = got.Revision
	}
}

func corrections(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	_, a := begun(t, s)
	right := practice.Correction{Requirement: "a", Verdict: assess.Met, Note: "It is in the second sentence.", At: at(3)}
	is(t, "before the end", s.Correct(ctx, a.ID, right), fault.Conflict)
	done := get[practice.Attempt](t)(s.Finish(ctx, a.ID, practice.Ending{At: at(2), Assessment: anAssessment(a.ID, assess.Partly)}))
	must(t, s.Correct(ctx, a.ID, right))
	done.Corrections = []practice.Correction{right}
	same(t, "kept beside the assessment", get[practice.Attempt](t)(s.Attempt(ctx, a.ID)), done)
	right.Verdict, right.Note, right.At = assess.NotMet, "", at(4)
	must(t, s.Correct(ctx, a.ID, right))
	same(
		t, "the later one counts", get[[]practice.Attempt](t)(s.Attempts(ctx, practice.Filter{}))[0].Corrections, []practice.Correction{right},
	)
	is(t, "of no attempt", s.Correct(ctx, "nothing", right), fault.NotFound)
	is(t, "of another person", of("bob").Correct(ctx, a.ID, right), fault.NotFound)
	must(t, s.Correct(ctx, a.ID, practice.Correction{Requirement: "a"}))
	same(t, "taken back", len(get[practice.Attempt](t)(s.Attempt(ctx, a.ID)).Corrections), 0)
	must(t, s.Correct(ctx, a.ID, right))
	must(t, s.RemoveAttempt(ctx, a.ID))
}
