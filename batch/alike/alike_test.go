package alike_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/batch/alike"
)

const answer = "I would fail in this job when callers wait for days and nobody tells them why, because my queue has no end."

func TestFind(t *testing.T) {
	t.Parallel()
	near := strings.Replace(answer, "days", "weeks", 1)
	texts := []alike.Text{
		{Who: "kim", Group: "q", Words: answer},
		{Who: "lee", Group: "q", Words: near},
		{Who: "kim", Group: "q", Words: near},                                           // the same person
		{Who: "ann", Group: "other", Words: answer},                                     // another question
		{Who: "bob", Group: "q", Words: "  I WOULD fail, " + answer[13:]},               // spelling is not meaning
		{Who: "cat", Group: "q", Words: "Too short to say."},                            // chance
		{Who: "dan", Group: "q", Words: answer + " " + strings.Repeat("and so on ", 2)}, // more of it
	}
	got, more, err := alike.Find(t.Context(), texts, 10)
	if err != nil || more != 0 {
		t.Fatalf("%v, %d more", err, more)
	}
	want := []alike.Pair{{0, 4, 20, 20}, {1, 2, 20, 20}}
	for _, p := range want {
		if !slices.Contains(got, p) {
			t.Errorf("%+v is not among %+v", p, got)
		}
	}
	for _, p := range got {
		if texts[p.A].Who == texts[p.B].Who || texts[p.A].Group != texts[p.B].Group || p.A == 5 || p.B == 5 {
			t.Errorf("%+v is a pair", p)
		}
	}
	if few, rest, _ := alike.Find(t.Context(), texts, 1); len(few) != 1 || rest != len(got)-1 || few[0] != got[0] {
		t.Errorf("the most alike: %+v and %d more of %+v", few, rest, got)
	}
}

func TestEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, _, err := alike.Find(ctx, []alike.Text{{Who: "a", Words: answer}}, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

// TestFindsWhatComparingAllFinds: no pair is missed and none invented, whatever the
// texts are, as long as fewer than MaxOthers are alike.
func TestFindsWhatComparingAllFinds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		vocabulary := rapid.IntRange(2, 30).Draw(t, "vocabulary")
		var texts []alike.Text
		for i := range rapid.IntRange(0, 15).Draw(t, "texts") {
			n := rapid.IntRange(5, 40).Draw(t, "length")
			words := make([]string, n)
			for j := range words {
				words[j] = fmt.Sprint("w", rapid.IntRange(0, vocabulary).Draw(t, "word"))
			}
			if i > 0 && rapid.Bool().Draw(t, "copied") {
				words = strings.Fields(texts[i-1].Words)
				words[rapid.IntRange(0, len(words)-1).Draw(t, "changed")] = "new"
			}
			texts = append(texts, alike.Text{Who: strconv.Itoa(i), Words: strings.Join(words, " ")})
		}
		got, _, err := alike.Find(context.Background(), texts, 1000)
		if err != nil {
			t.Fatal(err)
		}
		var wanted, found []string
		for i := range texts {
			for j := range i {
				if shared, all := compared(texts[j].Words, texts[i].Words); 2*shared >= all && all > 0 {
					wanted = append(wanted, fmt.Sprintf("%d %d: %d/%d", j, i, shared, all))
				}
			}
		}
		for _, p := range got {
			found = append(found, fmt.Sprintf("%d %d: %d/%d", p.A, p.B, p.Shared, p.All))
		}
		slices.Sort(wanted)
		slices.Sort(found)
		if missing := standIns(texts, wanted); cmp.Diff(missing, found) != "" {
			t.Errorf("%s", cmp.Diff(missing, found))
		}
	})
}

// standIns leaves out pairs with a text that says exactly what an earlier one of the
// same length says: that one stands for it.
func standIns(texts []alike.Text, pairs []string) []string {
	var out []string
	for _, p := range pairs {
		var a, b, shared, all int
		_, _ = fmt.Sscanf(p, "%d %d: %d/%d", &a, &b, &shared, &all)
		if f := first(texts, a); f != a && first(texts, b) == b || f != a && first(texts, b) != f {
			continue
		}
		if f := first(texts, b); f != b && f != a {
			continue
		}
		out = append(out, p)
	}
	return out
}

// first is the first text with the same sequences.
func first(texts []alike.Text, i int) int {
	for j := range i {
		if shared, all := compared(texts[j].Words, texts[i].Words); shared == all && all > 0 {
			return j
		}
	}
	return i
}

// compared counts sequences of two texts, the long way.
func compared(a, b string) (shared, all int) {
	x, y := sequences(a), sequences(b)
	if x == nil || y == nil {
		return 0, 0
	}
	for s := range x {
		if y[s] {
			shared++
		}
	}
	return shared, len(x) + len(y) - shared
}

func sequences(text string) map[string]bool {
	words := strings.Fields(text)
	if len(words) < alike.MinWords {
		return nil
	}
	out := map[string]bool{}
	for i := 0; i+3 <= len(words); i++ {
		out[strings.Join(words[i:i+3], " ")] = true
	}
	return out
}

// BenchmarkFind is a batch of answers of 100 words of a common vocabulary, of which one in
// a hundred was copied with a word in ten changed.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			texts := made(n)
			b.ResetTimer()
			for b.Loop() {
				pairs, more, err := alike.Find(b.Context(), texts, 2_000)
				if err != nil || len(pairs)+more < n/200 {
					b.Fatalf("%d pairs, %v", len(pairs)+more, err)
				}
			}
		})
	}
}

// made are texts whose words are as frequent as in a language (Zipf).
func made(n int) []alike.Text {
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // a fixed stream of numbers
	zipf := rand.NewZipf(random, 1.1, 4, 20_000)
	texts := make([]alike.Text, n)
	for i := range texts {
		words := make([]string, 100)
		for j := range words {
			words[j] = fmt.Sprint("w", zipf.Uint64())
		}
		if i > 0 && i%100 == 0 {
			words = strings.Fields(texts[i-1].Words)
			for j := 5; j < len(words); j += 10 {
				words[j] = fmt.Sprint("x", j)
			}
		}
		texts[i] = alike.Text{Who: strconv.Itoa(i), Words: strings.Join(words, " ")}
	}
	return texts
}
