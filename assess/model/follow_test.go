package model

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/assess/text"
)

func document(tb testing.TB, s string) *text.Document {
	tb.Helper()
	d, err := text.Parse(s)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// versions are an answer as it grows and changes: sentence after sentence, then
// words in the middle, deletions, and all of it once more.
func versions(answer string) []string {
	sentences := strings.SplitAfter(answer, ". ")
	var out []string
	for i := range sentences {
		out = append(out, strings.Join(sentences[:i+1], ""))
	}
	middle := len(answer) / 2
	return append(out,
		answer[:middle]+" or so I thought "+answer[middle:],
		answer[:middle],
		answer[middle:],
		"",
		answer,
		answer+" "+answer,
		answer)
}

// TestSettledEqualsFullReading changes an answer again and again with a glance
// after each change, and wants the reading after it to be that of a reader that
// has seen nothing before.
func TestSettledEqualsFullReading(t *testing.T) {
	t.Parallel()
	r := embedded(t, kernels()[0])
	v := readVectors(t, "vectors.json").Readings[0]
	settles(t, r.prepare(v.claims()[:3]), v.Answer)
}

func settles(t *testing.T, p *prepared, answer string) {
	t.Helper()
	f := p.Follow()
	for i, version := range versions(answer) {
		d := document(t, version)
		if _, err := f.Glance(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		want, err := p.Read(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			continue // two glances in a row
		}
		got, err := f.Read(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("version %d settled otherwise (-full +settled):\n%s", i, diff)
		}
		if got, err = f.Glance(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" && version != "" {
			t.Errorf("version %d unchanged (-full +glance):\n%s", i, diff)
		}
	}
}

// TestGlanceOfLongAnswer follows an answer of several windows: quotes stay
// within the answer, and it settles on the full reading.
func TestGlanceOfLongAnswer(t *testing.T) {
	t.Parallel()
	r := quick(t, kernels()[0])
	v := readVectors(t, "vectors.json").Readings[0]
	p := r.prepare(v.claims()[:1])
	f := p.Follow()
	long := strings.Repeat(v.Answer+" ", 12)
	for _, version := range []string{long, long[:len(long)/2] + "And I rang them back. " + long[len(long)/2:], long + "And I rang them back.", long[300:]} {
		d := document(t, version)
		got, err := f.Glance(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		for _, reading := range got {
			for _, s := range reading.Spans {
				if s.Start < 0 || s.End > len(version) || s.Start >= s.End {
					t.Errorf("span %v of %d bytes", s, len(version))
				}
			}
		}
	}
	d := document(t, long[300:])
	want, _ := p.Read(t.Context(), d)
	got, err := f.Read(t.Context(), d)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("settled otherwise, error %v (-full +settled):\n%s", err, diff)
	}
}

// TestDifference holds difference against its definition on random versions.
func TestDifference(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(11, 12))
	for range 500 {
		old, now := randomTokens(rng), randomTokens(rng)
		c := difference(old, now)
		if c.old.from != c.new.from || len(old)-c.old.to != len(now)-c.new.to || c.old.len() < 0 || c.new.len() < 0 {
			t.Fatalf("%v and %v differ in %+v", old, now, c)
		}
		patched := append(append(append([]token{}, old[:c.old.from]...), now[c.new.from:c.new.to]...), old[c.old.to:]...)
		if diff := cmp.Diff(idsOf(now), idsOf(patched)); diff != "" {
			t.Fatalf("%+v does not make the new version (-want +got):\n%s", c, diff)
		}
	}
}

func randomTokens(rng *rand.Rand) []token {
	out := make([]token, rng.IntN(8))
	for i := range out {
		out[i].id = rng.Int32N(3)
	}
	return out
}

func idsOf(tokens []token) []int32 {
	out := []int32{}
	for _, t := range tokens {
		out = append(out, t.id)
	}
	return out
}

// TestMemoriesAreBounded follows many answers at once: the memory kept stays
// under its bound, and those whose memory was given up still read.
func TestMemoriesAreBounded(t *testing.T) {
	t.Parallel()
	var m memories
	kept := []*memory{}
	for range 9 {
		x := &memory{kv: [][]float32{{1}}}
		m.give(x, maxKeptRows/4)
		kept = append(kept, x)
	}
	if m.rows > maxKeptRows || len(m.idle) != 4 {
		t.Errorf("%d rows in %d memories, want %d in 4", m.rows, len(m.idle), maxKeptRows)
	}
	if m.take(kept[0]) || kept[0].kv != nil {
		t.Errorf("the oldest memory was not given up")
	}
	if !m.take(kept[8]) || m.take(kept[8]) {
		t.Errorf("the newest memory can be taken once, and was not")
	}
	if m.take(nil) {
		t.Errorf("took a memory that there never was")
	}
}

var _ assess.Following = (*following)(nil)
