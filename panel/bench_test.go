package panel_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"yardstick/guide"
	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/record/packet"
)

var lead = paneltest.Lead()

func manyQuestions(tb testing.TB, questions int) guide.Guide {
	return paneltest.ManyQuestions(tb, questions)
}

func largeRating(g *guide.Guide, candidate string, rater, n int) panel.HandIn {
	return paneltest.LargeRating(g, candidate, rater, n)
}

// large is a position of so many, all revealed and frozen, in memory.
func large(tb testing.TB, candidates, raters, questions int) (*panel.Desk, *paneltest.Store) {
	tb.Helper()
	s := paneltest.NewStore()
	d := paneltest.NewDesk(tb, s)
	paneltest.Large(tb, d, candidates, raters, questions)
	return d, s
}

// BenchmarkLarge takes a position with 200 candidates, 5 raters and 6 questions of
// four requirements each: 24,000 levels in all. docs/performance.md has figures.
func BenchmarkLarge(b *testing.B) {
	d, s := large(b, 200, 5, 6)
	kept, err := s.Load(b.Context(), "large")
	if err != nil {
		b.Fatal(err)
	}
	entries := float64(bytes.Count(kept.Log, []byte("\n")))
	b.Run("fold", func(b *testing.B) {
		cpu := cpuSeconds()
		for b.Loop() {
			if _, err := panel.Fold(kept.Log); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(entries*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
		b.ReportMetric(1000*(cpuSeconds()-cpu)/float64(b.N), "cpu-ms/op")
	})
	for name, f := range map[string]panel.Focus{"list": {}, "candidate": {Candidate: "c7"}, "all": {Candidate: "*"}, "what-if": {Variants: true}} {
		b.Run("see "+name, func(b *testing.B) {
			cpu := cpuSeconds()
			for b.Loop() {
				v, err := d.See(b.Context(), lead, "large", f)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := json.Marshal(v); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(1000*(cpuSeconds()-cpu)/float64(b.N), "cpu-ms/op")
		})
	}
	b.Run("agreement", func(b *testing.B) {
		for b.Loop() {
			if _, err := d.Agreement(b.Context(), lead, "large"); err != nil {
				b.Fatal(err)
			}
		}
	})
	var packed bytes.Buffer
	b.Run("packet", func(b *testing.B) {
		cpu := cpuSeconds()
		for b.Loop() {
			packed.Reset()
			if err := d.Packet(b.Context(), lead, "large", &packed); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(1000*(cpuSeconds()-cpu)/float64(b.N), "cpu-ms/op")
		b.ReportMetric(float64(packed.Len())/(1<<20), "MiB")
	})
	b.Run("verify", func(b *testing.B) {
		cpu := cpuSeconds()
		for b.Loop() {
			r, err := packet.Verify(bytes.NewReader(packed.Bytes()), int64(packed.Len()), packet.Options{Rules: panel.Rules()})
			if err != nil || !r.Whole {
				b.Fatal(err, r)
			}
		}
		b.ReportMetric(entries*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
		b.ReportMetric(entries*float64(b.N)/(cpuSeconds()-cpu), "entries/cpu-s")
	})
}
