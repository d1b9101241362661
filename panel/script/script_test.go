package script_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/script"
	"yardstick/people"
	"yardstick/record"
)

func TestRead(t *testing.T) {
	t.Parallel()
	four := 4
	got, err := script.Read("a.yaml", []byte(`yardstick: panel/v1
steps:
  - invite: {member: tom, role: rater, name: Tom Sample}
  - as: ines
    schedule: {candidate: heron, start: 2026-03-03T09:00:00Z, minutes: 45, where: Room 2}
  - as: tom
    hand_in:
      candidate: heron
      levels:
        - {question: q, requirement: r, level: 4}
        - {question: q2}
      notes: [{question: q, evidence: "More than two days."}]
  - accommodate: {candidate: heron, extra_percent: 25}
  - end_discussion: {}
`))
	want := []script.Step{
		{Command: panel.Invite{Member: "tom", Role: people.Rater, Name: "Tom Sample"}, Line: 3},
		{As: "ines", Command: panel.Schedule{Candidate: "heron", Start: time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC), Minutes: 45, Where: "Room 2"}, Line: 4},
		{As: "tom", Command: panel.HandIn{
			Candidate: "heron", Levels: []record.Level{{Question: "q", Requirement: "r", Level: &four}, {Question: "q2"}},
			Notes: []panel.Note{{Question: "q", Evidence: "More than two days."}},
		}, Line: 6},
		{Command: panel.Accommodate{Candidate: "heron", Aid: panel.Aid{ExtraPercent: 25}}, Line: 13},
		{Command: panel.EndDiscussion{}, Line: 14},
	}
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ text, want string }{
		"another format": {"yardstick: job/v1\nsteps: [{freeze: {}}]", "a.yaml:1: yardstick: "},
		"no steps":       {"yardstick: panel/v1", "steps: are 0"},
		"two commands":   {"yardstick: panel/v1\nsteps:\n - freeze: {}\n   end_discussion: {}", "a.yaml:3: steps[0]: holds 2 commands"},
		"no command":     {"yardstick: panel/v1\nsteps:\n - as: tom", "holds 0 commands"},
		"unknown":        {"yardstick: panel/v1\nsteps:\n - reveal: {}", "a.yaml:3: steps[0].reveal: "},
		"unknown field":  {"yardstick: panel/v1\nsteps:\n - freeze: {why: x}", "steps[0].freeze.why"},
		"no code":        {"yardstick: panel/v1\nsteps:\n - as: Tom Sample\n   freeze: {}", "steps[0].as: "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := script.Read("a.yaml", []byte(tt.text)); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("yardstick: panel/v1\nsteps: [{freeze: {reason: x}}]"))
	f.Add([]byte(`{"yardstick":"panel/v1","steps":[{"hand_in":{"candidate":"c","levels":[{"question":"q","level":null}]}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		steps, err := script.Read("fuzz", data)
		if err == nil && len(steps) == 0 || err != nil && !fault.Is(err, fault.Invalid) {
			t.Errorf("%d steps, %v", len(steps), err)
		}
	})
}
