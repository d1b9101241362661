package practice_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"yardstick/internal/fault"
	"yardstick/practice"
)

// TestTowards: whatever the date, everything is practised before it, no day is
// too full, and the last day is a whole interview.
func TestTowards(t *testing.T) {
	t.Parallel()
	_, j := chosen(t)
	now := time.Date(2026, 11, 30, 18, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		left := rapid.IntRange(0, 60).Draw(t, "days")
		j := j
		j.Date = now.AddDate(0, 0, left).Format(practice.DateForm)
		days := practice.Towards(&j, nil, now)
		seen := map[string]bool{}
		for i, d := range days {
			if d.On.After(now.AddDate(0, 0, max(left-1, 0))) || i > 0 && !d.On.After(days[i-1].On) {
				t.Fatalf("day %d is %s", i, d.On)
			}
			if len(d.Questions) > 4 || d.Whole != (left >= 2 && i == len(days)-1) {
				t.Fatalf("of %d days, day %d: %d questions, whole %v", left, i, len(d.Questions), d.Whole)
			}
			for _, q := range d.Questions {
				seen[q.ID] = true
			}
		}
		if enough := left >= 4; enough && len(seen) != len(j.Guide.Questions) {
			t.Fatalf("in %d days %d of %d questions are practised", left, len(seen), len(j.Guide.Questions))
		}
		if len(days) == 0 {
			t.Fatal("nothing to do")
		}
	})
	j.Date = "2026-11-29"
	if days := practice.Towards(&j, nil, now); days != nil {
		t.Errorf("after the interview: %v", days)
	}
}

// TestSetDate: a day that is to come, within a year.
func TestSetDate(t *testing.T) {
	t.Parallel()
	b, j := chosen(t)
	tomorrow := b.now.AddDate(0, 0, 1).Format(practice.DateForm)
	if err := b.SetDate(t.Context(), j.ID, tomorrow); err != nil {
		t.Fatal(err)
	}
	if kept := try[practice.Job](t)(b.Store.Job(t.Context(), j.ID)); kept.Date != tomorrow {
		t.Errorf("kept %q", kept.Date)
	}
	for _, bad := range []string{"tomorrow", "2026-13-01", b.now.AddDate(0, 0, -1).Format(practice.DateForm), b.now.AddDate(2, 0, 0).Format(practice.DateForm)} {
		is(t, bad, b.SetDate(t.Context(), j.ID, bad), fault.Invalid)
	}
	is(t, "no job", b.SetDate(t.Context(), "nothing", tomorrow), fault.NotFound)
	if err := b.SetDate(t.Context(), j.ID, ""); err != nil {
		t.Fatal(err)
	}
}
