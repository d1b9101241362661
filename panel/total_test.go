package panel_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/panel"
	"yardstick/panel/sample"
)

// TestRank shows ties as ties: 1, 2, 2, 4; a must that is not met comes after, and
// who was not assessed has no rank.
func TestRank(t *testing.T) {
	t.Parallel()
	totals := []panel.Total{
		{Candidate: "f", Points: 0, Of: 0},
		{Candidate: "e", Points: 50, Of: 10, Failed: true},
		{Candidate: "d", Points: 2, Of: 1},
		{Candidate: "c", Points: 6, Of: 2},
		{Candidate: "b", Points: 9, Of: 3},
		{Candidate: "a", Points: 400, Of: 100},
	}
	panel.Rank(totals)
	var got []string
	for _, t := range totals {
		got = append(got, fmt.Sprintf("%s %d %v", t.Candidate, t.Rank, t.Tied))
	}
	want := []string{"a 1 false", "b 2 true", "c 2 true", "d 4 false", "e 5 false", "f 0 false"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestRankIsExact compares with rational numbers of any size.
func TestRankIsExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var totals []panel.Total
		for i := range rapid.IntRange(2, 6).Draw(t, "candidates") {
			of := rapid.Int64Range(1, 500_000_000).Draw(t, "of")
			totals = append(totals, panel.Total{Candidate: fmt.Sprint("c", i), Points: rapid.Int64Range(of, 5*of).Draw(t, "points"), Of: of})
		}
		panel.Rank(totals)
		for i := 1; i < len(totals); i++ {
			a, b := big.NewRat(totals[i-1].Points, totals[i-1].Of), big.NewRat(totals[i].Points, totals[i].Of)
			if a.Cmp(b) < 0 || (a.Cmp(b) == 0) != (totals[i].Rank == totals[i-1].Rank) {
				t.Fatalf("%v before %v with the ranks %d and %d", a, b, totals[i-1].Rank, totals[i].Rank)
			}
		}
	})
}

// TestTotals are those that one gets by hand, from the levels of the invented
// position and the weights 3, 2, 2, 1.5, 1 and 2, in halves.
func TestTotals(t *testing.T) {
	t.Parallel()
	v := see(t, made(t, sample.Decided), ines)
	var got []string
	for _, x := range append(v.Results.Frozen, v.Results.Standing...) {
		got = append(got, fmt.Sprintf("%d %s %d/%d %.2f %v", x.Rank, x.Candidate, x.Points, x.Of, x.Mean, x.Failed))
	}
	want := []string{
		"1 heron 260/67 3.88 false", "2 wren 171/55 3.10 false", "3 plover 208/69 3.01 true", "4 kestrel 185/69 2.68 true",
		"1 heron 260/67 3.88 false", "2 wren 171/55 3.10 false", "3 plover 208/69 3.01 true", "4 kestrel 173/69 2.50 true",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if len(v.Results.Agenda) != 2 || v.Results.Agenda[0].Spread != 2 || !v.Results.Agenda[0].Discussed {
		t.Errorf("agenda %+v", v.Results.Agenda)
	}
}

// TestWithdrawnQuestion leaves the frozen totals and changes those that stand.
func TestWithdrawnQuestion(t *testing.T) {
	t.Parallel()
	d := made(t, sample.Discussing)
	if err := d.Do(t.Context(), ines, sample.Code, panel.WithdrawQuestion{Question: "danger-signs", Reason: "one candidate was not asked"}); err != nil {
		t.Fatal(err)
	}
	v := see(t, d, ines)
	if f, s := v.Results.Frozen[0], v.Results.Standing[0]; f.Points != 260 || s.Points != 260-4*11 || s.Of != 67-12 {
		t.Errorf("frozen %d/%d, standing %d/%d", f.Points, f.Of, s.Points, s.Of)
	}
	if got := v.Guide.Withdrawn["danger-signs"]; got != "one candidate was not asked" {
		t.Errorf("the reason is %q", got)
	}
}

// TestDependsOnOneRater finds the rater without whom the order would be another.
func TestDependsOnOneRater(t *testing.T) {
	t.Parallel()
	d := made(t, sample.Rating)
	for c, level := range map[string]int{"heron": 1, "kestrel": 5, "plover": 3} {
		if err := d.Do(t.Context(), zoe, sample.Code, whole(c, level)); err != nil {
			t.Fatal(err)
		}
	}
	wren := whole("wren", 3)
	wren.Levels[5].Level = nil
	if err := d.Do(t.Context(), zoe, sample.Code, wren); err != nil {
		t.Fatal(err)
	}
	v := see(t, d, ines)
	if d := cmp.Diff([]string{"zoe"}, v.Results.DependsOn); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	var text strings.Builder
	if err := v.WhatIf().WriteText(&text); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), "the order depends on zoe") || !strings.Contains(text.String(), "without the rater zoe: heron") {
		t.Errorf("got\n%s", text.String())
	}
}

// TestMustsAreExact: the mean of 3, 3, 2 is below 3, of 2, 3, 4 it is not.
func TestMustsAreExact(t *testing.T) {
	t.Parallel()
	v := see(t, made(t, sample.Discussing), ines)
	for _, x := range v.Results.Frozen {
		for _, m := range x.Musts {
			if met := m.Levels > 0 && big.NewRat(m.Sum, max(m.Levels, 1)).Cmp(big.NewRat(3, 1)) >= 0; met != m.Met || m.Open != (m.Levels == 0) {
				t.Errorf("%s %s %s: %d of %d is met %v, open %v", x.Candidate, m.Question, m.Requirement, m.Sum, m.Levels, m.Met, m.Open)
			}
		}
	}
}

// TestWeights become whole numbers in one unit.
func TestWeights(t *testing.T) {
	t.Parallel()
	v := see(t, made(t, sample.Rating), ines)
	var got []int64
	for _, c := range v.Guide.Cells {
		got = append(got, c.Weight)
	}
	if d := cmp.Diff([]int64{6, 4, 4, 3, 2, 4}, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestNotAssessedIsNeverZero: a level that is not given moves no total towards zero.
func TestNotAssessedIsNeverZero(t *testing.T) {
	t.Parallel()
	d := made(t, sample.Rating)
	for _, c := range sample.Candidates() {
		none := whole(c, 3)
		for i := range none.Levels {
			none.Levels[i].Level = nil
		}
		if err := d.Do(t.Context(), zoe, sample.Code, none); err != nil {
			t.Fatal(err)
		}
	}
	two := map[string]string{"heron": "174/46", "kestrel": "126/46", "plover": "142/46", "wren": "110/36"} // of the two others, by hand
	got := map[string]string{}
	for _, x := range see(t, d, ines).Results.Standing {
		got[x.Candidate] = fmt.Sprintf("%d/%d", x.Points, x.Of)
	}
	if d := cmp.Diff(two, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
