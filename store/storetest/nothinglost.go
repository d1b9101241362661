package storetest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yardstick/practice"
)

// tab is one writer as the suite knows it: the revision that it last saw and
// the last text that it wrote.
type tab struct {
	name string
	base int
	text string
}

// nothingLost: however tabs write over each other, the last text of each of them
// is the draft, or is set aside, or is a beginning of one of these, unless the
// tab itself wrote something else later or somebody who had seen it replaced it.
func nothingLost(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	j := aJob(t, "porter")
	must(t, s.AddJob(ctx, j))
	attempt := 0
	rapid.Check(t, func(t *rapid.T) {
		attempt++
		a := anAttempt(j, fmt.Sprint("a", attempt), 1)
		if err := s.Begin(ctx, a); err != nil {
			t.Fatal(err)
		}
		tabs := []*tab{{name: "one"}, {name: "two"}, {name: "three"}}
		owned := map[string]bool{} // texts that somebody is owed
		now := a
		for step := range rapid.IntRange(1, 12).Draw(t, "steps") {
			w := tabs[rapid.IntRange(0, 2).Draw(t, "tab")]
			text := rapid.SampledFrom([]string{w.text + fmt.Sprint(" ", step), w.text, "anew", ""}).Draw(t, "text")
			before := now
			got, err := s.Save(ctx, a.ID, aDraft(w.base, text, w.name))
			var conflict *practice.VersionConflict
			switch {
			case err == nil && before.Revision != w.base && before.Text != text:
				t.Fatalf("step %d: %s, who saw revision %d, wrote over revision %d", step, w.name, w.base, before.Revision)
			case err == nil:
				delete(owned, before.Text) // who replaced it had seen it
				delete(owned, w.text)
				w.base, w.text = got.Revision, text
			case errors.As(err, &conflict):
				delete(owned, w.text)
				w.text = text
				if rapid.Bool().Draw(t, "looks") { // and goes on from what there is
					w.base = conflict.Current.Revision
				}
			default:
				t.Fatal(err)
			}
			owned[text] = true
			if now, err = s.Attempt(ctx, a.ID); err != nil {
				t.Fatal(err)
			}
			for want := range owned {
				if !kept(&now, want) {
					t.Fatalf("step %d: %q is lost; the draft is %q, aside are %+v", step, want, now.Text, now.Aside)
				}
			}
		}
	})
}

// kept reports whether a text is the draft, or set aside, or a beginning of one.
func kept(a *practice.Attempt, text string) bool {
	if strings.HasPrefix(a.Text, text) {
		return true
	}
	for _, d := range a.Aside {
		if strings.HasPrefix(d.Text, text) {
			return true
		}
	}
	return false
}
