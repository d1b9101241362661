package letter_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/background"
	"yardstick/panel"
	"yardstick/panel/letter"
	"yardstick/panel/paneltest"
	"yardstick/panel/sample"
	"yardstick/people"
)

// TestOverdue tells of what is kept for longer than was set, unless it is held, and of
// nothing in an invented position.
func TestOverdue(t *testing.T) {
	t.Parallel()
	d, ctx := paneltest.NewDesk(t, paneltest.NewStore()), t.Context()
	if err := sample.Make(ctx, d, sample.Decided); err != nil {
		t.Fatal(err)
	}
	lead := panel.Viewer{Code: "lead", Roles: []people.Role{people.Coordinator, people.Administrator}}
	if err := d.Open(ctx, lead, panel.OpenPosition{Code: "porter", Title: "Porter"}); err != nil {
		t.Fatal(err)
	}
	do := func(c ...panel.Command) {
		t.Helper()
		if err := d.Do(ctx, lead, "porter", c...); err != nil {
			t.Fatal(err)
		}
	}
	var told []letter.Late
	work := letter.Reminders(d, standard(t), nil, func(_ context.Context, l letter.Late) { told = append(told, l) })
	want := func(what string, late ...letter.Late) {
		t.Helper()
		told = nil
		if err := work.Do(ctx, background.NewRun(1, 1, json.RawMessage(`{}`), nil, nil)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(late, told); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	do(panel.AddCandidate{Code: "heron", Name: "A B"})
	want("nothing is set")
	do(panel.Retain{Until: "2026-01-31", Rules: []string{"own"}})
	want("the day has passed", letter.Late{Position: "porter", Over: "2026-01-31"})
	do(panel.PlaceHold{Reason: "a claim"})
	want("it is held")
	do(panel.LiftHold{Reason: "settled"})
	do(panel.Erase{Subject: "heron", Reason: "the time is over"})
	want("nothing personal is left")
}

// TestPlacesCount: clocks of a place are counted where whoever runs the program has
// named it, and not elsewhere.
func TestPlacesCount(t *testing.T) {
	t.Parallel()
	d, ctx := paneltest.NewDesk(t, paneltest.NewStore()), t.Context()
	lead := panel.Viewer{Code: "lead", Roles: []people.Role{people.Coordinator}}
	if err := d.Open(ctx, lead, panel.OpenPosition{Code: "porter", Title: "Porter"}); err != nil {
		t.Fatal(err)
	}
	then := d.Now().AddDate(0, 0, -60)
	err := d.Do(ctx, lead, "porter", panel.AddCandidate{Code: "heron", Name: "A B"},
		panel.Schedule{Candidate: "heron", Start: then, Minutes: 30, Where: "room 2"})
	if err != nil {
		t.Fatal(err)
	}
	for place, want := range map[string]int{"": 0, "california": 0, "ontario": 1} {
		late, err := standard(t).Overdue(ctx, d, []string{place})
		owed := 0
		for _, l := range late {
			owed += l.Owed
		}
		if err != nil || owed != want {
			t.Errorf("in %q %d are owed, %v; want %d", place, owed, err, want)
		}
	}
}
