package practice_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/internal/fault"
	"yardstick/practice"
)

// coaching is how a coach of this name works with the people of the bench.
func (b *bench) coaching(name string) *practice.Coaching {
	return &practice.Coaching{Coach: name, Givers: b.db, Store: b.db.Practice, Now: b.Now, NewID: b.NewID}
}

// seen lists what a coach sees: person/job and the ids of attempts.
func seen(t *testing.T, c *practice.Coaching) []string {
	t.Helper()
	var all []string
	var standings []practice.CoachedPerson // the short way has to say the same
	for _, p := range try[[]practice.Coached](t)(c.People(t.Context())) {
		short := practice.CoachedPerson{Person: p.Person}
		for i := range p.Jobs {
			short.Jobs = append(short.Jobs, p.Jobs[i].Summary())
		}
		standings = append(standings, short)
		for _, j := range p.Jobs {
			line := p.Person + "/" + j.Job.ID
			for _, a := range j.Attempts {
				line += " " + a.ID
			}
			all = append(all, line)
		}
	}
	got, next, err := c.Standings(t.Context(), "", 0)
	if d := cmp.Diff(standings, got); d != "" || next != "" || err != nil {
		t.Errorf("standings, %q, %v (-want +got):\n%s", next, err, d)
	}
	return all
}

func give(t *testing.T, b *bench, a practice.Access) {
	t.Helper()
	if err := b.Give(t.Context(), a); err != nil {
		t.Fatal(err)
	}
}

// TestCoachSeesWhatIsGiven: nothing without access, then what was given alone, and
// nothing at once when it is taken back.
func TestCoachSeesWhatIsGiven(t *testing.T) {
	t.Parallel()
	b, j := chosen(t)
	ctx := t.Context()
	try[practice.Job](t)(b.ChooseGuide(ctx, sealedGuide(t)))
	done := b.answered(t, &j, j.Guide.Questions[0].ID, assess.Partly)
	try[practice.Attempt](t)(b.Begin(ctx, j.ID, j.Guide.Questions[1].ID, practice.Coach)) // a draft
	c, dan := b.coaching("Cleo"), b.coaching("Dan")
	if got := seen(t, c); got != nil {
		t.Errorf("without access a coach sees %v", got)
	}
	give(t, b, practice.Access{Coach: "Cleo", Job: j.ID})
	if d := cmp.Diff([]string{"ann/" + j.ID + " " + done.ID}, seen(t, c)); d != "" {
		t.Errorf("one job (-want +got):\n%s", d)
	}
	if got := seen(t, dan); got != nil {
		t.Errorf("another coach sees %v", got)
	}
	give(t, b, practice.Access{Coach: "Cleo"})
	if got := seen(t, c); len(got) != 2 || !strings.HasPrefix(got[0]+got[1], "ann/") {
		t.Errorf("with all jobs a coach sees %v", got)
	}
	for _, x := range []string{"", j.ID} {
		if err := b.Store.TakeBack(ctx, "Cleo", x); err != nil {
			t.Fatal(err)
		}
	}
	if got := seen(t, c); got != nil {
		t.Errorf("after it was taken back a coach sees %v", got)
	}
	_, err := c.Job(ctx, "ann", j.ID)
	is(t, "the job", err, fault.NotFound)
	_, err = c.Attempt(ctx, "ann", j.ID, done.ID)
	is(t, "the attempt", err, fault.NotFound)
	is(t, "a comment", c.Comment(ctx, "ann", j.ID, done.ID, "", "Good."), fault.NotFound)
}

// TestCoachGuesses: a guess is answered like something that does not exist.
func TestCoachGuesses(t *testing.T) {
	t.Parallel()
	b, j := chosen(t)
	ctx := t.Context()
	other := try[practice.Job](t)(b.ChooseGuide(ctx, sealedGuide(t)))
	hidden := b.answered(t, &other, "fail", assess.Met)
	open := try[practice.Attempt](t)(b.Begin(ctx, j.ID, j.Guide.Questions[0].ID, practice.Exam))
	held := try[practice.Interview](t)(b.StartInterview(ctx, j.ID, nil, "", practice.Exam))
	stage := try[practice.Next](t)(b.NextQuestion(ctx, held.ID))
	exam := try[practice.Attempt](t)(b.Finish(ctx, stage.Attempt.ID, practice.Version{Text: "An answer.", Source: practice.Typed}))
	give(t, b, practice.Access{Coach: "Cleo", Job: j.ID})
	c := b.coaching("Cleo")
	_, nothing := c.Attempt(ctx, "ann", j.ID, "nothing")
	for what, try := range map[string]func() error{
		"an attempt at a job that was not given": func() error { _, err := c.Attempt(ctx, "ann", j.ID, hidden.ID); return err },
		"it under its own job":                   func() error { _, err := c.Attempt(ctx, "ann", other.ID, hidden.ID); return err },
		"a draft":                                func() error { _, err := c.Attempt(ctx, "ann", j.ID, open.ID); return err },
		"an exam in progress":                    func() error { _, err := c.Attempt(ctx, "ann", j.ID, exam.ID); return err },
		"an attempt of somebody else":            func() error { _, err := c.Attempt(ctx, "bob", j.ID, exam.ID); return err },
		"a job that was not given":               func() error { _, err := c.Job(ctx, "ann", other.ID); return err },
		"a job of somebody else":                 func() error { _, err := c.Job(ctx, "bob", j.ID); return err },
		"a comment on a draft":                   func() error { return c.Comment(ctx, "ann", j.ID, open.ID, "", "Good.") },
		"a comment that is not there":            func() error { return c.RemoveComment(ctx, "ann", j.ID, exam.ID, "m1") },
	} {
		if err := try(); !fault.Is(err, fault.NotFound) || err.Error() != nothing.Error() {
			t.Errorf("%s: %v, want %v", what, err, nothing)
		}
	}
	if d := cmp.Diff([]string{"ann/" + j.ID}, seen(t, c)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestComments: a comment stands with the attempt, under its coach's name; of
// corrections and of what others say a coach sees what is given.
func TestComments(t *testing.T) {
	t.Parallel()
	b, j := chosen(t)
	ctx := t.Context()
	q := &j.Guide.Questions[0]
	a := b.answered(t, &j, q.ID, assess.Partly)
	if err := b.Correct(ctx, a.ID, practice.Correction{Requirement: q.Requirements[0].ID, Verdict: assess.Met}); err != nil {
		t.Fatal(err)
	}
	give(t, b, practice.Access{Coach: "Cleo", Job: j.ID})
	give(t, b, practice.Access{Coach: "Dan", Corrections: true})
	c, dan := b.coaching("Cleo"), b.coaching("Dan")
	is(t, "an empty one", c.Comment(ctx, "ann", j.ID, a.ID, "", " \n"), fault.Invalid)
	is(t, "on a point that is not there", c.Comment(ctx, "ann", j.ID, a.ID, "x", "Good."), fault.Invalid)
	is(t, "one too long", c.Comment(ctx, "ann", j.ID, a.ID, "", strings.Repeat("ä", practice.MaxComment+1)), fault.Invalid)
	b.now = b.now.Add(time.Hour)
	if err := c.Comment(ctx, "ann", j.ID, a.ID, q.Requirements[0].ID, " Say by what you see it. "); err != nil {
		t.Fatal(err)
	}
	got := try[practice.Attempt](t)(b.Store.Attempt(ctx, a.ID))
	want := []practice.Comment{{Coach: "Cleo", Requirement: q.Requirements[0].ID, Text: "Say by what you see it.", At: b.now}}
	want[0].ID = got.Comments[0].ID
	if d := cmp.Diff(want, got.Comments); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	hers := try[practice.CoachedAttempt](t)(c.Attempt(ctx, "ann", j.ID, a.ID)).Attempt
	his := try[practice.CoachedAttempt](t)(dan.Attempt(ctx, "ann", j.ID, a.ID)).Attempt
	if len(hers.Corrections) != 0 || len(his.Corrections) != 1 || len(hers.Comments) != 1 || len(his.Comments) != 0 || his.Writer != "" {
		t.Errorf("Cleo sees %+v, Dan sees %+v", hers, his)
	}
	is(t, "removed by another coach", dan.RemoveComment(ctx, "ann", j.ID, a.ID, want[0].ID), fault.NotFound)
	if err := c.RemoveComment(ctx, "ann", j.ID, a.ID, want[0].ID); err != nil {
		t.Error(err)
	}
}

// TestGiveRefuses: names that are none, a job that is not there, the sample.
func TestGiveRefuses(t *testing.T) {
	t.Parallel()
	b, _ := chosen(t)
	for _, name := range []string{"", " Cleo", "Cleo\n", strings.Repeat("a", 101), "\xff"} {
		is(t, name, b.Give(t.Context(), practice.Access{Coach: name}), fault.Invalid)
	}
	is(t, "no job", b.Give(t.Context(), practice.Access{Coach: "Cleo", Job: "nothing"}), fault.NotFound)
}
