package paneltest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"yardstick/guide"
	"yardstick/panel"
	"yardstick/people"
	"yardstick/record"
)

// Lead runs the large position.
func Lead() panel.Viewer { return panel.Viewer{Code: "lead", Roles: []people.Role{people.Coordinator}} }

// ManyQuestions is a sealed guide of so many questions with four requirements each.
func ManyQuestions(tb testing.TB, questions int) guide.Guide {
	tb.Helper()
	g := guide.Guide{Format: guide.Format, ID: "large", Title: "A large guide"}
	for q := range questions {
		question := guide.Question{ID: fmt.Sprint("q", q+1), Purpose: "Shows what is known.", Anchors: map[int]string{
			1: "Says that something would go wrong, in words that fit any job.", 3: "Says what fails in one part of the work, and who notices it.",
			5: "Says what fails in each part of the work, with a figure or a date from the own work.",
		}}
		question.Text = fmt.Sprint("Define failure number ", q+1, " in doing this job.")
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

// LargeWords is how many words an answer of a large position has.
const LargeWords = 200

// LargeAnswer is what the nth candidate says to the question q: few words are frequent
// and many rare, as in a language; every twentieth says nearly what the one before said.
func LargeAnswer(n, q int) string {
	at := uint64((n-n%20/19)*1_000 + q) //nolint:gosec // not negative
	words := make([]string, LargeWords)
	for i := range words {
		at = at*6364136223846793005 + 1442695040888963407 // Knuth's linear congruential generator
		u := float64(at>>40) / (1 << 24)
		words[i] = fmt.Sprint("word", int(20_000*u*u*u*u))
	}
	if n%20 == 19 {
		for i := 5; i < len(words); i += 10 {
			words[i] = fmt.Sprint("own", i)
		}
	}
	return strings.Join(words, " ")
}

// Large makes the position large with so many candidates, raters (rater1, …) and
// questions of four requirements each, with an answer of [LargeWords] words to each,
// all revealed and frozen.
func Large(tb testing.TB, d *panel.Desk, candidates, raters, questions int) {
	tb.Helper()
	g := LargeOpened(tb, d, "large", candidates, raters, questions)
	for r := range raters {
		var commands []panel.Command
		for c := range candidates {
			commands = append(commands, LargeRating(&g, fmt.Sprint("c", c+1), r, c))
		}
		do(tb, d, panel.Viewer{Code: fmt.Sprint("rater", r+1)}, "large", commands...)
	}
	do(tb, d, Lead(), "large", panel.Freeze{})
}

// LargeOpened makes such a position as it is before the first rating, with a round for
// each candidate.
func LargeOpened(tb testing.TB, d *panel.Desk, position string, candidates, raters, questions int) guide.Guide {
	tb.Helper()
	if err := d.Open(tb.Context(), Lead(), panel.OpenPosition{Code: position, Title: "A large position"}); err != nil {
		tb.Fatal(err)
	}
	g := ManyQuestions(tb, questions)
	commands := []panel.Command{panel.SealGuide{Guide: g, Reason: "weighed beforehand"}}
	for r := range raters {
		commands = append(commands, panel.Invite{Member: fmt.Sprint("rater", r+1), Role: people.Rater, Name: "A Rater"})
	}
	for c := range candidates {
		code := fmt.Sprint("c", c+1)
		commands = append(commands, panel.AddCandidate{Code: code, Name: fmt.Sprint("Candidate Number ", c+1)})
		for q, question := range g.Questions {
			commands = append(commands, panel.RecordAnswer{Candidate: code, Question: question.ID, Text: LargeAnswer(c, q), Source: "typed"})
		}
	}
	do(tb, d, Lead(), position, commands...)
	for r := range raters {
		do(tb, d, panel.Viewer{Code: fmt.Sprint("rater", r+1)}, position, panel.Declare{})
	}
	commands = nil
	for c := range candidates {
		commands = append(commands, panel.OpenRound{Candidates: []string{fmt.Sprint("c", c+1)}})
	}
	do(tb, d, Lead(), position, commands...)
	return g
}

func do(tb testing.TB, d *panel.Desk, who panel.Viewer, position string, commands ...panel.Command) {
	tb.Helper()
	if err := d.Do(tb.Context(), who, position, commands...); err != nil {
		tb.Fatal(err)
	}
}

// LargeRating is what a rater, from 0, gives the nth candidate of a large position.
func LargeRating(g *guide.Guide, candidate string, rater, n int) panel.HandIn {
	h := panel.HandIn{Candidate: candidate}
	for q, question := range g.Questions {
		for r, requirement := range question.Requirements {
			level := 1 + (n*7+q*3+r+(rater+n)%3)%5
			h.Levels = append(h.Levels, record.Level{Question: question.ID, Requirement: requirement.ID, Level: &level})
		}
		h.Notes = append(h.Notes, panel.Note{
			Question: question.ID, Evidence: "Said that it lies for two days when nobody looks, and named the desk at which it lies, twice.",
		})
	}
	return h
}
