package panel_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"yardstick/guide"
	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/people"
	"yardstick/record"
	"yardstick/record/packet"
)

var lead = panel.Viewer{Code: "lead", Roles: []people.Role{people.Coordinator}}

// manyQuestions is a sealed guide of so many questions with four requirements each.
func manyQuestions(tb testing.TB, questions int) guide.Guide {
	tb.Helper()
	g := guide.Guide{Format: guide.Format, ID: "large", Title: "A large guide"}
	for q := range questions {
		question := guide.Question{ID: fmt.Sprint("q", q+1), Text: fmt.Sprint("Define failure number ", q+1, " in doing this job."), Purpose: "Shows what is known.", Anchors: map[int]string{
			1: "Says that something would go wrong, in words that fit any job.", 3: "Says what fails in one part of the work, and who notices it.",
			5: "Says what fails in each part of the work, with a figure or a date from the own work.",
		}}
		for r := range 4 {
			question.Requirements = append(question.Requirements, guide.Requirement{
				ID: fmt.Sprint("r", r+1), Text: fmt.Sprintf("Says point %d of part %d of the work.", r+1, q+1), Must: r == 0, Weight: float64(r+2) / 2,
				Shows: []string{"I fail when it lies for two days."}, Misses: []string{"It would be bad."},
			})
		}
		g.Questions = append(g.Questions, question)
	}
	sealed, err := guide.Seal(g, "lead", time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		tb.Fatal(err)
	}
	return sealed
}

// large is a position with so many candidates, raters and questions, all revealed and frozen.
func large(tb testing.TB, candidates, raters, questions int) (*panel.Desk, *paneltest.Store) {
	tb.Helper()
	s := paneltest.NewStore()
	d := paneltest.NewDesk(tb, s)
	do := func(who panel.Viewer, commands ...panel.Command) {
		tb.Helper()
		if err := d.Do(tb.Context(), who, "large", commands...); err != nil {
			tb.Fatal(err)
		}
	}
	if err := d.Open(tb.Context(), lead, panel.OpenPosition{Code: "large", Title: "A large position"}); err != nil {
		tb.Fatal(err)
	}
	g := manyQuestions(tb, questions)
	commands := []panel.Command{panel.SealGuide{Guide: g, Reason: "weighed beforehand"}}
	for r := range raters {
		commands = append(commands, panel.Invite{Member: fmt.Sprint("rater", r+1), Role: people.Rater, Name: "A Rater"})
	}
	for c := range candidates {
		commands = append(commands, panel.AddCandidate{Code: fmt.Sprint("c", c+1), Name: fmt.Sprint("Candidate Number ", c+1)})
	}
	do(lead, commands...)
	for r := range raters {
		do(panel.Viewer{Code: fmt.Sprint("rater", r+1)}, panel.Declare{})
	}
	commands = nil
	for c := range candidates {
		commands = append(commands, panel.OpenRound{Candidates: []string{fmt.Sprint("c", c+1)}})
	}
	do(lead, commands...)
	for r := range raters {
		commands = nil
		for c := range candidates {
			commands = append(commands, largeRating(&g, fmt.Sprint("c", c+1), r, c))
		}
		do(panel.Viewer{Code: fmt.Sprint("rater", r+1)}, commands...)
	}
	do(lead, panel.Freeze{})
	return d, s
}

func largeRating(g *guide.Guide, candidate string, rater, n int) panel.HandIn {
	h := panel.HandIn{Candidate: candidate}
	for q, question := range g.Questions {
		for r, requirement := range question.Requirements {
			level := 1 + (n*7+q*3+r+(rater+n)%3)%5
			h.Levels = append(h.Levels, record.Level{Question: question.ID, Requirement: requirement.ID, Level: &level})
		}
		h.Notes = append(h.Notes, panel.Note{Question: question.ID, Evidence: "Said that it lies for two days when nobody looks, and named the desk at which it lies, twice."})
	}
	return h
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
