package sqlite_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/judge"
	"yardstick/judge/judgetest"
	"yardstick/judge/limit"
	"yardstick/store/sqlite"

	"github.com/google/go-cmp/cmp"
)

func TestJudged(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "y.db")
	db, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)
	a, b, c := judge.Key{1}, judge.Key{2}, judge.Key{3}
	j := db.Judged()
	for _, keep := range []struct {
		readings map[judge.Key][]byte
		at       time.Time
	}{
		{map[judge.Key][]byte{a: []byte(`{"a":1}`)}, day.Add(-91 * 24 * time.Hour)},
		{map[judge.Key][]byte{b: []byte(`{"b":1}`)}, day},
		{map[judge.Key][]byte{b: []byte(`{"b":2}`)}, day},
	} {
		if err := j.Keep(t.Context(), keep.readings, keep.at); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if db, err = sqlite.Open(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	j = db.Judged()
	if err := j.Keep(
		t.Context(),
		map[judge.Key][]byte{c: []byte(`{"c":1}`)},
		day,
	); err != nil { // the first of a program looks at what is too old
		t.Fatal(err)
	}
	got, err := j.Find(t.Context(), []judge.Key{a, b, c, {4}})
	if diff := cmp.Diff(map[judge.Key][]byte{b: []byte(`{"b":2}`), c: []byte(`{"c":1}`)}, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if n, err := j.Forget(t.Context()); n != 2 || err != nil {
		t.Errorf("forgot %d, %v", n, err)
	}
	if err := j.Keep(t.Context(), map[judge.Key][]byte{b: []byte(`{}`)}, day); err != nil {
		t.Fatal(err)
	}
	if err := db.Practice("ann").Erase(t.Context()); err != nil { // whoever deletes everything leaves nothing of it
		t.Fatal(err)
	}
	if got, err := j.Find(t.Context(), []judge.Key{b}); len(got) != 0 || err != nil {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestJudgeSpent(t *testing.T) {
	t.Parallel()
	j := opened(t).Judged()
	for range 3 {
		if err := j.Add(t.Context(), "2026-01-31", limit.Spent{Tokens: 10, Money: 5}); err != nil {
			t.Fatal(err)
		}
	}
	for day, want := range map[string]limit.Spent{"2026-01-31": {Tokens: 30, Money: 15}, "2026-02-01": {}} {
		if got, err := j.Spent(t.Context(), day); got != want || err != nil {
			t.Errorf("%s: got %+v, %v, want %+v", day, got, err, want)
		}
	}
}

// sample is a question of eight requirements and an answer to it.
func sample() (*guide.Guide, string) {
	g := &guide.Guide{ID: "g", Questions: []guide.Question{{ID: "q", Text: "What do you do?", Type: guide.Custom}}}
	for i := range 8 {
		g.Questions[0].Requirements = append(
			g.Questions[0].Requirements,
			guide.Requirement{ID: fmt.Sprint("r", i), Text: fmt.Sprintf("Names thing number %d.", i), Kind: guide.Content},
		)
	}
	said := "I keep the night desk and I ring the manager when a guest waits longer than ten minutes. "
	for i := range 10 {
		said += fmt.Sprintf("On day %d of that week I counted the calls twice and wrote to the manager about what I saw. ", i)
	}
	return g, said
}

func cached(tb testing.TB, db *sqlite.DB) *judge.Rater {
	tb.Helper()
	r, err := judge.New(judgetest.Scripted(func(judgetest.Asked, judgetest.Requirement) judgetest.Finding { return judgetest.Found("") }),
		judge.Options{Model: "m", Cache: db.Judged()})
	if err != nil {
		tb.Fatal(err)
	}
	return judge.NewRater(r)
}

func TestSecondTimeNothingIsAsked(t *testing.T) {
	t.Parallel()
	r := cached(t, opened(t))
	g, said := sample()
	first, err := r.Assess(t.Context(), g, "", &g.Questions[0], "a", said)
	if err != nil || first.Use.Calls != 2 || first.Use.Cached != 0 {
		t.Fatalf("%+v, %v", first.Use, err)
	}
	second, err := r.Assess(t.Context(), g, "", &g.Questions[0], "a", said)
	if err != nil || second.Use.Calls != 0 || second.Use.Cached != 8 {
		t.Fatalf("%+v, %v", second.Use, err)
	}
	first.Use, second.Use = judge.Use{}, judge.Use{}
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
	g.Questions[0].Requirements[3].Text = "Names something else."
	third, err := r.Assess(t.Context(), g, "", &g.Questions[0], "a", said)
	if err != nil || third.Use.Cached != 7 {
		t.Errorf("one requirement changed: %+v, %v", third.Use, err)
	}
}

// BenchmarkCachedOpinion is an opinion that is known already: at most 10 ms.
func BenchmarkCachedOpinion(b *testing.B) {
	db, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "y.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	r := cached(b, db)
	g, said := sample()
	for b.Loop() {
		o, err := r.Assess(b.Context(), g, "", &g.Questions[0], "a", said)
		if err != nil || o.Verdict == assess.OverallNotAssessed {
			b.Fatal(o, err)
		}
	}
}
