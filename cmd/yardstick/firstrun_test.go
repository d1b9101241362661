package main

import (
	"bytes"
	"context"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/app"
	"yardstick/assess"
	"yardstick/assess/model"
	"yardstick/job/sample"
	"yardstick/practice"
	"yardstick/practice/archive"
	"yardstick/practice/drill"
	"yardstick/practice/firstrun"
)

const firstRunFile = "../../practice/firstrun/sample.json"

// TestFirstRunIsAssessed: the sample of the first run is what the embedded
// assessor finds of its answers now. go test -run FirstRun -update makes it again.
func TestFirstRunIsAssessed(t *testing.T) {
	t.Parallel()
	reader, err := model.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := app.Data(t.TempDir()).Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	r := newRehearsal(t, kept.Desk(app.Owner, app.Alone{Engine: assess.New(reader)}))
	r.play()
	var want bytes.Buffer
	if err := archive.Write(&want, r.marked(), r.now); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(firstRunFile, want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(firstRunFile)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want.String(), string(got)); d != "" {
		t.Errorf("the sample is not what the assessor finds now (-want +got); go test -run FirstRun -update makes it again:\n%s", d)
	}
}

// rehearsal is somebody who practises on two evenings.
type rehearsal struct {
	*testing.T
	desk *practice.Desk
	now  time.Time
	ids  int
	job  practice.Job
}

func newRehearsal(t *testing.T, d *practice.Desk) *rehearsal {
	t.Helper()
	r := &rehearsal{T: t, desk: d, now: time.Date(2026, 11, 20, 17, 30, 0, 0, time.UTC)}
	d.Now = func() time.Time { return r.now }
	d.NewID = func() string { r.ids++; return "sample-" + strconv.Itoa(r.ids) }
	return r
}

// play is what they do: an answer, the same again after the result, a bad week,
// and an interview of two questions.
func (r *rehearsal) play() {
	r.Helper()
	ctx := r.Context()
	j, err := sample.Load(firstrun.Job)
	r.try(err)
	r.job, err = r.desk.Choose(ctx, j, practice.FromSample)
	r.try(err)
	r.answer("define-failure", "first", 9*time.Minute)
	r.now = r.now.Add(3 * time.Minute)
	r.answer("define-failure", "again", 14*time.Minute)
	r.now = time.Date(2026, 11, 23, 17, 5, 0, 0, time.UTC)
	r.mess(ctx)
	i, err := r.desk.StartInterview(ctx, r.job.ID, []string{"danger-signs", "real-mess"}, "Sam Sample", practice.Exam)
	r.try(err)
	for _, text := range []string{"signs", "mess"} {
		stage, err := r.desk.NextQuestion(ctx, i.ID)
		r.try(err)
		r.finish(stage.Attempt.ID, text, 12*time.Minute)
	}
	r.now = time.Date(2026, 11, 23, 18, 0, 0, 0, time.UTC)
	if stage, err := r.desk.NextQuestion(ctx, i.ID); err != nil || stage.Interview.Finished == nil {
		r.Fatalf("the interview goes on: %v", err)
	}
}

func (r *rehearsal) answer(question, text string, took time.Duration) {
	r.Helper()
	a, err := r.desk.Begin(r.Context(), r.job.ID, question, practice.Coach)
	r.try(err)
	r.finish(a.ID, text, took)
}

func (r *rehearsal) finish(attempt, name string, took time.Duration) {
	r.Helper()
	text, err := firstrun.Answer(name)
	r.try(err)
	r.now = r.now.Add(took)
	_, err = r.desk.Finish(r.Context(), attempt, practice.Version{Text: text, Source: practice.Typed, Seconds: int(took.Seconds())})
	r.try(err)
}

// mess answers a bad week: the function is right, the sign is the second one.
func (r *rehearsal) mess(ctx context.Context) {
	r.Helper()
	d, err := r.desk.StartDrill(ctx, r.job.ID)
	r.try(err)
	r.now = r.now.Add(8 * time.Minute)
	truth := d.Mess.Truth
	_, err = r.desk.AnswerDrill(ctx, d.ID, drill.Answer{Function: truth.Function, Sign: truth.Later, Step: truth.Step})
	r.try(err)
}

// marked is everything, marked as a sample.
func (r *rehearsal) marked() practice.Everything {
	r.Helper()
	all, err := r.desk.Store.Everything(r.Context())
	r.try(err)
	for i := range all.Jobs {
		all.Jobs[i].Sample = true
	}
	for i := range all.Interviews {
		all.Interviews[i].Sample = true
	}
	for i := range all.Attempts {
		all.Attempts[i].Sample = true
	}
	for i := range all.Drills {
		all.Drills[i].Sample = true
	}
	return all
}

func (r *rehearsal) try(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}
