package practice_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/internal/fault"
	"yardstick/practice"
	"yardstick/practice/drill"
)

func TestInterview(t *testing.T) {
	t.Parallel()
	b, j := chosen(t)
	ctx := t.Context()
	b.answered(t, &j, "define-success", assess.Met) // outside of the interview
	i := try[practice.Interview](
		t,
	)(
		b.StartInterview(ctx, j.ID, []string{"danger-signs", "define-failure", "danger-signs"}, "  Ann \n Onym ", practice.Exam),
	)
	if d := cmp.Diff([]string{"danger-signs", "define-failure"}, i.Questions); d != "" || i.Name != "Ann Onym" {
		t.Errorf("%q asks (-want +got):\n%s", i.Name, d)
	}
	var asked []string
	for {
		s := try[practice.Next](t)(b.NextQuestion(ctx, i.ID))
		if s.Attempt == nil {
			if s.Interview.Finished == nil || s.Of != 2 {
				t.Errorf("the end: %+v", s)
			}
			break
		}
		again := try[practice.Next](t)(b.NextQuestion(ctx, i.ID))
		if again.Attempt.ID != s.Attempt.ID || again.Number != len(asked)+1 {
			t.Errorf("asked again: attempt %s number %d, want %s number %d", again.Attempt.ID, again.Number, s.Attempt.ID, len(asked)+1)
		}
		asked = append(asked, s.Attempt.Question)
		a := try[practice.Attempt](t)(b.Finish(ctx, s.Attempt.ID, practice.Version{Text: "An answer.", Source: practice.Typed}))
		if practice.Shows(&a, &i) || !practice.Shows(&a, nil) {
			t.Error("an exam shows something before its end")
		}
	}
	if d := cmp.Diff(i.Questions, asked); d != "" {
		t.Errorf("asked (-want +got):\n%s", d)
	}
	ended := try[practice.Interview](t)(b.EndInterview(ctx, i.ID))
	if ended.Finished == nil {
		t.Error("an interview that was ended twice is not finished")
	}
}

func TestInterviewDefaultsAndErrors(t *testing.T) {
	t.Parallel()
	b, j := chosen(t)
	ctx := t.Context()
	i := try[practice.Interview](t)(b.StartInterview(ctx, j.ID, nil, "", practice.Coach))
	if len(i.Questions) != len(j.Guide.Questions) {
		t.Errorf("%d of %d questions", len(i.Questions), len(j.Guide.Questions))
	}
	_, err := b.StartInterview(ctx, j.ID, []string{"nothing"}, "", practice.Coach)
	is(t, "a question that there is not", err, fault.NotFound)
	_, err = b.StartInterview(ctx, j.ID, nil, string(make([]byte, 300)), practice.Coach)
	is(t, "a name that is too long", err, fault.Invalid)
	_, err = b.StartInterview(ctx, j.ID, nil, "", "")
	is(t, "no mode", err, fault.Invalid)
	_, err = b.StartInterview(ctx, "nothing", nil, "", practice.Coach)
	is(t, "no job", err, fault.NotFound)
	_, err = b.NextQuestion(ctx, "nothing")
	is(t, "no interview", err, fault.NotFound)
	_, err = b.EndInterview(ctx, "nothing")
	is(t, "ending no interview", err, fault.NotFound)
}

func TestDrills(t *testing.T) {
	t.Parallel()
	b, j := chosen(t)
	ctx := t.Context()
	first := try[practice.Drill](t)(b.StartDrill(ctx, j.ID))
	second := try[practice.Drill](t)(b.StartDrill(ctx, j.ID))
	if first.Mess.Seed == second.Mess.Seed {
		t.Error("the same week twice")
	}
	truth := first.Mess.Truth
	done := try[practice.Drill](t)(b.AnswerDrill(ctx, first.ID, drill.Answer{Function: truth.Function, Sign: truth.Sign, Step: truth.Step}))
	if done.Result.Right() != 3 || done.Finished == nil {
		t.Errorf("%+v", done.Result)
	}
	if d := cmp.Diff(done, try[practice.Drill](t)(b.Store.Drill(ctx, first.ID))); d != "" {
		t.Errorf("kept (-returned +kept):\n%s", d)
	}
	_, err := b.AnswerDrill(ctx, first.ID, drill.Answer{})
	is(t, "answering again", err, fault.Conflict)
	_, err = b.StartDrill(ctx, "nothing")
	is(t, "a drill of no job", err, fault.NotFound)
}
