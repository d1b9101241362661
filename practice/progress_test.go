package practice_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/practice"
)

// question is a question with requirements a (a must), b and c.
func question() guide.Question {
	return guide.Question{ID: "fail", Requirements: []guide.Requirement{{ID: "a", Must: true}, {ID: "b"}, {ID: "c"}}}
}

// attempt is a finished attempt with verdicts on a, b and c.
func attempt(id string, day int, overall assess.Overall, verdicts ...assess.Verdict) practice.Attempt {
	at := time.Date(2026, 11, day, 18, 0, 0, 0, time.UTC)
	a := practice.Attempt{ID: id, Guide: "sha", Question: "fail", Finished: &at, Assessment: &assess.Assessment{Verdict: overall}}
	for i, v := range verdicts {
		a.Assessment.Requirements = append(a.Assessment.Requirements, assess.Requirement{ID: string(rune('a' + i)), Verdict: v})
	}
	return a
}

func aJob(questions ...guide.Question) practice.Job {
	return practice.Job{Guide: guide.Guide{Questions: questions, Seal: &guide.Sealing{SHA256: "sha"}}}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	q := question()
	open := attempt("open", 3, assess.Meets, assess.Met)
	open.Finished = nil
	c := practice.Compare(&q, []practice.Attempt{
		attempt("1", 1, assess.DoesNotMeet, assess.NotMet, assess.Met, assess.NotAssessed),
		open,
		attempt("2", 2, assess.MeetsInPart, assess.Partly, assess.Contradicted, assess.Met),
		attempt("3", 4, assess.Meets, assess.Met, assess.NotMet),
	})
	if len(c.Attempts) != 3 || c.Gained != 1 || c.Lost != 1 {
		t.Errorf("%d attempts, %d gained, %d lost", len(c.Attempts), c.Gained, c.Lost)
	}
	want := map[string]struct {
		changes []practice.Change
		overall practice.Change
	}{
		"a": {[]practice.Change{practice.Gained, practice.Gained}, practice.Gained},
		"b": {[]practice.Change{practice.Lost, practice.Same}, practice.Lost},
		"c": {[]practice.Change{practice.Unknown, practice.Unknown}, practice.Unknown},
	}
	for _, row := range c.Requirements {
		w := want[row.Requirement.ID]
		if d := cmp.Diff(w.changes, row.Changes); d != "" || row.Overall != w.overall || len(row.Verdicts) != 3 {
			t.Errorf("%s: overall %s, want %s; changes (-want +got):\n%s", row.Requirement.ID, row.Overall, w.overall, d)
		}
	}
	if one := practice.Compare(&q, c.Attempts[:1]); one.Requirements[0].Overall != practice.Unknown {
		t.Errorf("one attempt alone has changed: %+v", one)
	}
}

func TestProgress(t *testing.T) {
	t.Parallel()
	other := question()
	other.ID = "never"
	j := aJob(question(), other)
	stray := attempt("x", 1, assess.Meets, assess.Met, assess.Met, assess.Met)
	stray.Guide = "another"
	all := []practice.Attempt{
		stray, attempt("1", 1, assess.DoesNotMeet, assess.NotMet, assess.Met),
		attempt("2", 2, assess.MeetsInPart, assess.Met, assess.Met, assess.Partly),
	}
	p := practice.ProgressOf(&j, all)
	if len(p) != 1 || len(p[0].Points) != 2 || p[0].Points[1].Attempt != "2" || len(p[0].Lines) != 3 {
		t.Fatalf("%+v", p)
	}
	want := practice.Standing{Questions: 2, Answered: 1, InPart: 1, Requirements: 6, Shown: 2}
	if d := cmp.Diff(want, practice.StandingOf(&j, all)); d != "" {
		t.Errorf("standing (-want +got):\n%s", d)
	}
}

// TestPlan walks a question through the boxes.
func TestPlan(t *testing.T) {
	t.Parallel()
	j := aJob(question())
	day := func(d int) time.Time { return time.Date(2026, 11, d, 18, 0, 0, 0, time.UTC) }
	m, p, n := assess.Meets, assess.MeetsInPart, assess.DoesNotMeet
	tests := map[string]struct {
		went []assess.Overall // one a day, from the first on
		box  int
		due  time.Time
	}{
		"never":                      {nil, 0, time.Time{}},
		"did not stand":              {[]assess.Overall{n}, 1, day(2)},
		"stood in part":              {[]assess.Overall{p}, 1, day(2)},
		"stood":                      {[]assess.Overall{m}, 2, day(3)},
		"stood twice":                {[]assess.Overall{m, m}, 3, day(6)},
		"stood, then in part":        {[]assess.Overall{m, m, p}, 3, day(7)},
		"stood, then not":            {[]assess.Overall{m, m, m, n}, 1, day(5)},
		"stood more often than that": {[]assess.Overall{m, m, m, m, m, m}, 5, day(22)},
	}
	for name, test := range tests {
		var all []practice.Attempt
		for i, v := range test.went {
			all = append(all, attempt(name, i+1, v, assess.Met, assess.NotMet, assess.NotAssessed))
		}
		got := practice.PlanFor(&j, all, day(7)).Items[0]
		if got.Box != test.box || !got.Due.Equal(test.due) || got.IsDue != !day(7).Before(test.due) {
			t.Errorf("%s: box %d, due %s (%v); want %d, %s", name, got.Box, got.Due, got.IsDue, test.box, test.due)
		}
		if len(test.went) > 0 && (len(got.Work) != 1 || got.Work[0].ID != "b") {
			t.Errorf("%s: work on %+v", name, got.Work)
		}
	}
}

// TestPlanOrder: what is due comes first, whatever the attempts are, and every
// question stands there once.
func TestPlanOrder(t *testing.T) {
	t.Parallel()
	questions := []guide.Question{{ID: "p"}, {ID: "q"}, {ID: "r"}, {ID: "s"}}
	j := aJob(questions...)
	rapid.Check(t, func(t *rapid.T) {
		var all []practice.Attempt
		for range rapid.IntRange(0, 12).Draw(t, "attempts") {
			a := attempt(
				"x", rapid.IntRange(1, 20).Draw(t, "day"),
				rapid.SampledFrom([]assess.Overall{assess.Meets, assess.MeetsInPart, assess.DoesNotMeet, assess.OverallNotAssessed}).Draw(t, "verdict"),
			)
			a.Question = rapid.SampledFrom(questions).Draw(t, "question").ID
			all = append(all, a)
		}
		items := practice.PlanFor(&j, all, time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)).Items
		seen := map[string]bool{}
		for i, item := range items {
			seen[item.Question.ID] = true
			if i > 0 && item.IsDue && !items[i-1].IsDue {
				t.Fatalf("due after not due: %+v", items)
			}
			if item.Box == 0 != item.Last.IsZero() || item.Box > practice.Boxes {
				t.Fatalf("box %d, last %s", item.Box, item.Last)
			}
		}
		if len(seen) != len(questions) {
			t.Fatalf("%d of %d questions", len(seen), len(questions))
		}
	})
}
