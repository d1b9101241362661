package practice_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/practice"
)

func TestChoose(t *testing.T) {
	t.Parallel()
	b, j := chosen(t)
	ctx := t.Context()
	if err := guide.Verify(&j.Guide); err != nil || j.ID != "bus-driver" || j.Title != "City bus driver" {
		t.Errorf("%s, %s: %v", j.ID, j.Title, err)
	}
	b.now = b.now.AddDate(0, 0, 1)
	again := try[practice.Job](t)(b.Choose(ctx, driver(t), practice.FromFile))
	if d := cmp.Diff(j, again); d != "" {
		t.Errorf("the same job again (-first +again):\n%s", d)
	}
	other := driver(t)
	other.Purpose = "Something else."
	if got := try[practice.Job](t)(b.Choose(ctx, other, practice.FromFile)); got.ID != "bus-driver-2" {
		t.Errorf("another job with the same id is %s", got.ID)
	}
	if got := try[practice.Job](t)(b.Choose(ctx, other, practice.FromFile)); got.ID != "bus-driver-2" {
		t.Errorf("that again is %s", got.ID)
	}
	other.Functions = nil
	_, err := b.Choose(ctx, other, practice.FromFile)
	is(t, "a job without functions", err, fault.Invalid)
}

func TestChooseGuide(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	sealed := sealedGuide(t)
	j := try[practice.Job](t)(b.ChooseGuide(t.Context(), sealed))
	if j.Title != "Night porter" || j.Description != nil || j.GuideSHA256() != sealed.Seal.SHA256 {
		t.Errorf("%+v", j)
	}
	open := sealed
	open.Seal = nil
	if again := try[practice.Job](t)(b.ChooseGuide(t.Context(), open)); again.ID != j.ID {
		t.Errorf("the same guide without its seal is %s", again.ID)
	}
	sealed.Questions[0].Text = "Changed."
	_, err := b.ChooseGuide(t.Context(), sealed)
	is(t, "a guide that was changed after it was sealed", err, fault.Conflict)
	_, err = b.StartDrill(t.Context(), j.ID)
	is(t, "a drill of a guide alone", err, fault.Invalid)
}

// TestQuestionThatMayNotBeAsked: what an advertisement says can make a question
// unlawful; it is left out, and the others are asked.
func TestQuestionThatMayNotBeAsked(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	d := driver(t)
	whole := try[practice.Job](t)(b.Choose(t.Context(), d, practice.FromFile))
	for i := range d.Functions {
		d.Functions[i].Duties = []string{"report your own health to the depot every morning"}
	}
	j := try[practice.Job](t)(b.Choose(t.Context(), d, practice.FromText))
	if len(j.Guide.Questions) == 0 || len(j.Guide.Questions) >= len(whole.Guide.Questions) {
		t.Errorf("%d of %d questions are asked", len(j.Guide.Questions), len(whole.Guide.Questions))
	}
}

func TestBegin(t *testing.T) {
	t.Parallel()
	b, j := chosen(t)
	_, err := b.Begin(t.Context(), j.ID, "nothing", practice.Coach)
	is(t, "a question that there is not", err, fault.NotFound)
	_, err = b.Begin(t.Context(), "nothing", "define-failure", practice.Coach)
	is(t, "a job that there is not", err, fault.NotFound)
	_, err = b.Begin(t.Context(), j.ID, "define-failure", "loud")
	is(t, "a mode that there is not", err, fault.Invalid)
	a := try[practice.Attempt](t)(b.Begin(t.Context(), j.ID, "define-failure", practice.Coach))
	for what, d := range map[string]practice.Version{
		"no source": {Text: "x"}, "a negative time": {Source: practice.Typed, Seconds: -1}, "a negative base": {Source: practice.Typed, Base: -1},
		"a long writer": {Source: practice.Typed, Writer: string(make([]byte, 101))}, "a long text": {Source: practice.Typed, Text: string(make([]byte, 200_001))},
	} {
		_, err := b.Save(t.Context(), a.ID, d)
		is(t, what, err, fault.Invalid)
	}
}

// TestFinish: what is assessed is exactly what is kept; where the assessor
// fails, nothing that was written is lost and the attempt stays open.
func TestFinish(t *testing.T) {
	t.Parallel()
	b, j := chosen(t)
	ctx := t.Context()
	a := try[practice.Attempt](t)(b.Begin(ctx, j.ID, "define-failure", practice.Exam))
	broken := errors.New("no assessor")
	b.found.find = func(practice.Request) (assess.Assessment, error) { return assess.Assessment{}, broken }
	draft := practice.Version{Text: "I have failed when …", Source: practice.Pasted, Seconds: 90}
	got, err := b.Finish(ctx, a.ID, draft)
	if !errors.Is(err, broken) || got.Text != draft.Text || got.Done() {
		t.Errorf("%v, %q", err, got.Text)
	}
	b.found.find = finding(assess.Partly)
	got = try[practice.Attempt](t)(b.Finish(ctx, a.ID, draft))
	if !got.Done() || got.Assessment.Verdict != assess.DoesNotMeet && got.Assessment.Verdict != assess.MeetsInPart {
		t.Errorf("finished: %+v", got)
	}
	r := b.found.asked[len(b.found.asked)-1]
	if r.Answer != got.Text || r.ID != a.ID || r.SHA256 != j.GuideSHA256() || r.Question.ID != "define-failure" || r.Live {
		t.Errorf("assessed %+v", r)
	}
	_, err = b.Finish(ctx, a.ID, draft)
	is(t, "finishing again", err, fault.Conflict)
}

// TestChangedWhileAssessed: somebody writes on in another tab while an answer is
// being assessed: then it is not finished, and both versions are there.
func TestChangedWhileAssessed(t *testing.T) {
	t.Parallel()
	b, j := chosen(t)
	ctx := t.Context()
	a := try[practice.Attempt](t)(b.Begin(ctx, j.ID, "define-failure", practice.Exam))
	b.found.find = func(r practice.Request) (assess.Assessment, error) {
		try[practice.Attempt](
			t,
		)(
			b.Save(context.WithoutCancel(ctx), a.ID, practice.Version{Base: 1, Text: "and more", Source: practice.Typed, Writer: "other"}),
		)
		return finding(assess.Met)(r)
	}
	_, err := b.Finish(ctx, a.ID, practice.Version{Text: "some", Source: practice.Typed, Writer: "tab"})
	is(t, "finishing what was changed", err, fault.Conflict)
	if got := try[practice.Attempt](t)(b.Store.Attempt(ctx, a.ID)); got.Done() || got.Text != "and more" {
		t.Errorf("%+v", got)
	}
}

func TestLiveAndTicks(t *testing.T) {
	t.Parallel()
	b, j := chosen(t)
	ctx := t.Context()
	q := try[*guide.Question](t)(j.Question("define-failure"))
	b.found.find = finding(assess.Partly)

	exam := try[practice.Attempt](t)(b.Begin(ctx, j.ID, q.ID, practice.Exam))
	_, err := b.Live(ctx, exam.ID, "An answer.", false)
	is(t, "live in an exam", err, fault.Forbidden)
	if len(b.found.asked) != 0 {
		t.Error("an exam was assessed before its end")
	}
	coach := try[practice.Attempt](t)(b.Begin(ctx, j.ID, q.ID, practice.Coach))
	found := try[assess.Assessment](t)(b.Live(ctx, coach.ID, "An answer.", false))
	if !b.found.asked[0].Live {
		t.Error("a live request does not say so")
	}
	if b.found.asked[0].Pause {
		t.Error("an answer that goes on was asked for as in a pause")
	}
	try[assess.Assessment](t)(b.Live(ctx, coach.ID, "An answer.", true))
	if last := b.found.asked[len(b.found.asked)-1]; !last.Live || !last.Pause {
		t.Errorf("in a pause the request was %+v, want one that is live and paused", last)
	}
	ticks := practice.Ticks(&coach, q, &found)
	if len(ticks) != len(q.Requirements) || ticks[0].Verdict != assess.Partly || ticks[0].Ask == "" {
		t.Errorf("%+v", ticks)
	}
	if got := practice.Ticks(&exam, q, &found); got != nil {
		t.Errorf("an exam shows %+v", got)
	}
	done := try[practice.Attempt](t)(b.Finish(ctx, exam.ID, practice.Version{Text: "An answer.", Source: practice.Typed}))
	if got := practice.Ticks(&done, q, done.Assessment); len(got) != len(q.Requirements) {
		t.Errorf("a finished exam shows %d ticks", len(got))
	}
	_, err = b.Live(ctx, try[practice.Attempt](t)(b.Finish(ctx, coach.ID, practice.Version{Text: "x", Source: practice.Typed})).ID, "y", false)
	is(t, "live after the end", err, fault.Conflict)
	_, err = b.Live(ctx, "nothing", "y", false)
	is(t, "live on nothing", err, fault.NotFound)
}
