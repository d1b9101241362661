package text_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"yardstick/web/text"
)

var verbs = regexp.MustCompile(`%(?:\[(\d+)\])?([a-z])`)

// argumentsOf are as many arguments as a text fills in after its number, of the right kinds.
func argumentsOf(said string) []any {
	var out []any
	at := 0
	for _, verb := range verbs.FindAllStringSubmatch(strings.ReplaceAll(said, "%%", ""), -1) {
		if at++; verb[1] != "" {
			at, _ = strconv.Atoi(verb[1])
		}
		for len(out) < at {
			out = append(out, "word")
		}
		if verb[2] == "d" {
			out[at-1] = 7
		}
	}
	return out[min(1, len(out)):] // the first is the number itself
}

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
		more := argumentsOf(many)
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
	fills, other := regexp.MustCompile(`%(\[\d\])?[sdq]`), regexp.MustCompile(`%%|%(\[\d\])?[sdq]`)
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
