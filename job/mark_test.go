package job

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestMark: the level that decides, in the few signs that a cell has.
func TestMark(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		m                Measure
		failing, success string
	}{
		{Measure{Name: "waiting time", Unit: "minutes", Better: Lower, Target: level(5), FailsAt: level(12)}, "≥12 min", "≤5 min"},
		{Measure{Name: "Invoices: day of completion", Unit: "day of the month", Better: Lower, Target: level(5)}, "•", "≤day 5"},
		{Measure{Name: "calls answered", Unit: "%", Better: Higher, Target: level(85), FailsAt: level(70)}, "≤70%", "≥85%"},
		{Measure{Name: "satisfaction", Unit: "out of 5", Better: Higher, Target: level(4.5), FailsAt: level(4)}, "≤4/5", "≥4.5/5"},
		{Measure{Name: "replies", Unit: "working days", Better: Lower, Target: level(2)}, "•", "≤2 d"},
		{Measure{Name: "repairs", Unit: "hours", Better: Lower, Target: level(4), FailsAt: level(24)}, "≥24 h", "≤4 h"},
		{Measure{Name: "pick-up", Unit: "seconds", Better: Lower, FailsAt: level(40)}, "≥40 s", "•"},
		{Measure{Name: "rota", Unit: "weeks", Better: Higher, Target: level(3), FailsAt: level(1)}, "≤1 wk", "≥3 wk"},
		{Measure{Name: "till differences", Unit: "£", Better: Lower, Target: level(0), FailsAt: level(20)}, "≥20£", "≤0£"},
		{Measure{Name: "share", Unit: "per cent of all", Better: Higher, Target: level(50), FailsAt: level(40)}, "≤40%", "≥50%"},
		{Measure{Name: "sales", Unit: "€", Better: Higher, Target: level(1.5e6), FailsAt: level(40000)}, "≤40k€", "≥1.5m€"},
		{Measure{Name: "assets", Unit: "euros", Better: Higher, Target: level(2.5e9), FailsAt: level(9999)}, "≤9,999", "≥2.5bn"},
		{Measure{Name: "balance", Unit: "%", Better: Higher, Target: level(999_600), FailsAt: level(-0.5)}, "≤−0.5%", "≥1m%"},
		{Measure{Name: "yield", Unit: "t", Better: Higher, Target: level(999.96), FailsAt: level(123.456)}, "≤123", "≥1k"},
	} {
		if got := tt.m.Mark(Failure) + " " + tt.m.Mark(Success); got != tt.failing+" "+tt.success {
			t.Errorf("%s: got %s, want %s %s", tt.m.Name, got, tt.failing, tt.success)
		}
	}
}

// TestFold: a folded text has every word, in its order, and no line is longer than
// its room.
func TestFold(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		room := rapid.IntRange(1, 40).Draw(rt, "room")
		s := rapid.StringMatching(`[a-zß€ ]{0,120}`).Draw(rt, "text")
		lines := fold(s, room)
		for _, l := range lines {
			if utf8.RuneCountInString(l) > room {
				rt.Errorf("%q is longer than %d", l, room)
			}
		}
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, want := bare(strings.Join(lines, "")), bare(s); got != want {
			rt.Errorf("got %q, want %q", got, want)
		}
	})
}

// TestParties: who is named with an article, who is many, and who is served.
func TestParties(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"customers": "customers plural served", "the public": "the public served", "duty manager": "the duty manager",
		"patients' relatives": "patients' relatives plural served", "staff": "staff plural", "the police": "the police plural",
		"our suppliers": "our suppliers plural served", "customer service": "customer service", "Finance": "finance", "works council": "the works council",
		"council": "the council served", "guests and their families": "guests and their families plural served",
	} {
		p := newParty(name)
		got := p.name
		if p.plural {
			got += " plural"
		}
		if p.served {
			got += " served"
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// TestTextsAreAllVisited: every text that people read is looked at by the checks, so
// that nothing hidden gets in: a mark in each is found where it stands.
func TestTextsAreAllVisited(t *testing.T) {
	t.Parallel()
	full := func() *Job {
		return &Job{
			Title: "t", Purpose: "p", Team: "w", Setting: []string{"s"}, Served: []string{"v"},
			Functions: []Function{{
				Name: "n", Duties: []string{"d"}, DangerSigns: []string{"g"}, WorksWith: []string{"h"},
				Measures: []Measure{{Name: "m", Unit: "u", Per: "e"}},
			}},
			Criteria:  []Criterion{{Statement: "c", Sign: "i"}},
			Draft:     &Draft{Source: "o", Notes: []string{"x"}, Lines: []DraftLine{{Text: "l", Why: "y", Duty: "k", Also: []DraftDuty{{Duty: "a"}}}}},
			Agreement: &Agreement{By: "b"},
		}
	}
	j := full()
	n, seen := 0, map[string]bool{}
	j.texts(func(field string, s *string) {
		n++
		if seen[field] || *s == "" {
			t.Errorf("%s is visited twice, or is empty", field)
		}
		seen[field] = true
		*s = "\u202E"
	})
	if want := 21; n != want {
		t.Errorf("%d texts are visited, want %d", n, want)
	}
	hidden := 0
	for _, f := range Faults(j) {
		if strings.Contains(f.Message, "U+202E") {
			hidden++
		}
	}
	if hidden != n {
		t.Errorf("%d hidden characters are found, want %d", hidden, n)
	}
	if got := fmt.Sprint(j.Title == full().Title, j.Draft.Lines[0].Also[0].Duty == "a"); got != "false false" {
		t.Errorf("the visit does not change what it visits: %s", got)
	}
}
