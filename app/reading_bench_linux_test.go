package app_test

import (
	"crypto/rand"
	"fmt"
	"testing"
	"time"

	"yardstick/app"
	"yardstick/assess"
	"yardstick/assess/model"
	"yardstick/panel"
	"yardstick/panel/paneltest"
)

// BenchmarkReadings has the answers of a position read by one reader and by one a
// processor, in turns on new positions: how much less the second takes by the clock, and
// what it takes of the processors.
func BenchmarkReadings(b *testing.B) {
	for name, load := range map[string]func() (*model.Reader, error){"small": model.Quick, "embedded": model.Embedded} {
		b.Run(name, func(b *testing.B) {
			read, err := load()
			if err != nil {
				b.Fatal(err)
			}
			shared := app.SealedInBatches{Assessor: app.Batches(func() (assess.Reader, error) { return read, nil })}
			var clock, processor []float64
			round := 0
			for b.Loop() {
				round++
				one, oneUsed := timed(func() { readPosition(b, shared, 2*round, 1) })
				all, allUsed := timed(func() { readPosition(b, shared, 2*round+1, 0) })
				clock, processor = append(clock, float64(all)/float64(one)), append(processor, float64(allUsed)/float64(oneUsed))
			}
			b.ReportMetric(median(clock), "clock-ratio")
			b.ReportMetric(median(processor), "processor-ratio")
		})
	}
}

// readPosition has 24 answers of a position read.
func readPosition(b *testing.B, a panel.Assessor, round, readers int) {
	b.Helper()
	kept, err := app.Place{Folder: app.Data(b.TempDir())}.Open(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	defer kept.Close()
	d, err := kept.Panel(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	d.Readers, d.Random, d.Now = readers, rand.Reader, time.Now
	lead, all := paneltest.Lead(), answersOf(round)
	if err := d.Open(b.Context(), lead, panel.OpenPosition{Code: "p", Title: "Porter"}); err != nil {
		b.Fatal(err)
	}
	commands := []panel.Command{panel.SealGuide{Guide: paneltest.ManyQuestions(b, 1), Reason: "weighed"}}
	const candidates = 24
	for c := range candidates {
		code := fmt.Sprint("c", c+1)
		commands = append(commands, panel.AddCandidate{Code: code, Name: "A B"},
			panel.RecordAnswer{Candidate: code, Question: "q1", Text: all[c], Source: "imported"})
	}
	if err := d.Do(b.Context(), lead, "p", commands...); err != nil {
		b.Fatal(err)
	}
	if n, err := d.Assess(b.Context(), lead, "p", a); n != candidates || err != nil {
		b.Fatalf("%d findings, %v", n, err)
	}
}
