package text_test

import (
	"regexp"
	"strings"
	"testing"

	"yardstick/web/text"
)

var verbs = regexp.MustCompile(`%[a-z]`)

// TestCounts fills in every text that depends on a number: none shows what fmt says of an
// argument too many or too few.
func TestCounts(t *testing.T) {
	t.Parallel()
	table := text.English()
	for _, key := range table.Keys() {
		name, is := strings.CutSuffix(key, ".many")
		if !is || !table.Has(name+".one") {
			continue
		}
		many, err := table.Get(key)
		if err != nil {
			t.Fatal(err)
		}
		var more []any
		for i, verb := range verbs.FindAllString(many, -1) {
			switch {
			case i == 0: // the number itself
			case strings.HasSuffix(verb, "d"):
				more = append(more, 7)
			default:
				more = append(more, "word")
			}
		}
		for _, n := range []int{0, 1, 2} {
			if got, err := table.Count(name, n, more...); err != nil || strings.Contains(got, "%!") {
				t.Errorf("%s of %d: %q, %v", name, n, got, err)
			}
		}
	}
}

// TestVerbs: a text that fills in something writes a sign for per cent as two.
func TestVerbs(t *testing.T) {
	t.Parallel()
	table := text.English()
	fills, other := regexp.MustCompile(`%[sdq]`), regexp.MustCompile(`%%|%[sdq]`)
	for _, key := range table.Keys() {
		said, err := table.Get(key)
		if err != nil {
			t.Fatal(err)
		}
		if fills.MatchString(said) && strings.Contains(other.ReplaceAllString(said, ""), "%") {
			t.Errorf("%s: %q has a single %%", key, said)
		}
	}
}
