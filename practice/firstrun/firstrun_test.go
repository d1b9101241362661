package firstrun_test

import (
	"testing"
	"time"

	"yardstick/assess"
	"yardstick/practice"
	"yardstick/practice/firstrun"
)

// TestSample: every page has something to show, all of it is marked as a sample,
// and the last thing happened an hour ago.
func TestSample(t *testing.T) {
	t.Parallel()
	now := time.Date(2031, 2, 3, 4, 5, 6, 7, time.UTC)
	all, err := firstrun.Sample(now)
	if err != nil {
		t.Fatal(err)
	}
	if len(all.Jobs) != 1 || all.Jobs[0].ID != firstrun.Job || len(all.Interviews) != 1 || len(all.Drills) != 1 || len(all.Attempts) != 4 {
		t.Fatalf("%d jobs, %d interviews, %d drills, %d attempts", len(all.Jobs), len(all.Interviews), len(all.Drills), len(all.Attempts))
	}
	last := all.Interviews[0].Finished
	if want := now.Truncate(time.Second).Add(-time.Hour); last == nil || !last.Equal(want) {
		t.Errorf("the last thing happened at %v, want %v", last, want)
	}
	marked := all.Jobs[0].Sample && all.Interviews[0].Sample && all.Drills[0].Sample
	verdicts := map[assess.Overall]bool{}
	for _, a := range all.Attempts {
		marked = marked && a.Sample
		verdicts[a.Assessment.Verdict] = true
		if a.Started.After(now) || !a.Finished.After(a.Started) {
			t.Errorf("attempt %s from %v to %v", a.ID, a.Started, a.Finished)
		}
	}
	if !marked {
		t.Error("not everything is marked as a sample")
	}
	if len(verdicts) < 2 {
		t.Errorf("the sample shows only %v", verdicts)
	}
	c := practice.Compare(&all.Jobs[0].Guide.Questions[0], all.Attempts)
	if len(c.Attempts) != 2 || c.Gained < 3 {
		t.Errorf("%d attempts side by side, %d requirements gained", len(c.Attempts), c.Gained)
	}
	if right := all.Drills[0].Result.Right(); right != 2 {
		t.Errorf("the drill has %d of 3 right; one that is close shows more", right)
	}
}

func TestNoAnswer(t *testing.T) {
	t.Parallel()
	if _, err := firstrun.Answer("nothing"); err == nil {
		t.Error("an answer that there is not")
	}
}
