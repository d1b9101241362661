// Package guidetest holds the sentences of a guide to the lint of an editor. It is for
// tests of packages that make guides, or what guides are made of.
package guidetest

import (
	"slices"
	"testing"

	"yardstick/english/englishtest"
	"yardstick/guide"
)

// Grammar fails tb for what the lint finds in any text of a question, and gives how many
// texts there were.
func Grammar(tb testing.TB, q *guide.Question) int {
	tb.Helper()
	n := 0
	check := func(where string, lint func(string) []string, texts ...string) {
		tb.Helper()
		for _, s := range texts {
			n++
			for _, found := range lint(s) {
				tb.Errorf("%s: %s\n\t%s", where, found, s)
			}
		}
	}
	check(q.ID, englishtest.Sentence, slices.Concat([]string{q.Text, q.Purpose}, q.Probes)...)
	for _, s := range q.Anchors {
		check(q.ID+" anchor", englishtest.Sentence, s)
	}
	for _, r := range q.Requirements {
		check(q.ID+"/"+r.ID, englishtest.Sentence, slices.Concat([]string{r.Text}, r.Shows, r.Misses)...)
		check(q.ID+"/"+r.ID+" item", englishtest.Phrase, r.Items...)
	}
	return n
}
