package practice_test

import (
	"context"
	"strconv"
	"testing"
	"time"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sample"
	"yardstick/practice"
	"yardstick/store/sqlite"
)

// scripted is an assessor that finds what the test says.
type scripted struct {
	find  func(r practice.Request) (assess.Assessment, error)
	asked []practice.Request
}

func (s *scripted) Assess(_ context.Context, r practice.Request) (assess.Assessment, error) {
	s.asked = append(s.asked, r)
	return s.find(r)
}

// finding gives every requirement of the question the same verdict.
func finding(v assess.Verdict) func(practice.Request) (assess.Assessment, error) {
	return func(r practice.Request) (assess.Assessment, error) {
		a := assess.Assessment{Answer: r.ID, Guide: r.Guide.ID, GuideSHA256: r.SHA256, Question: r.Question.ID, Warnings: []string{}}
		verdicts := make([]assess.Verdict, len(r.Question.Requirements))
		for i, q := range r.Question.Requirements {
			verdicts[i] = v
			a.Requirements = append(a.Requirements, assess.Requirement{ID: q.ID, Kind: q.Kind, Verdict: v, Advice: "Ask yourself."})
		}
		o := assess.Conclude(r.Guide, r.Question.Requirements, verdicts)
		a.Verdict, a.Score, a.Level = o.Verdict, o.Score, o.Level
		return a, nil
	}
}

// bench is a desk with a clock that the test moves.
type bench struct {
	*practice.Desk
	found *scripted
	db    *sqlite.DB
	now   time.Time
	ids   int
}

func newBench(t *testing.T) *bench {
	t.Helper()
	db, err := sqlite.Open(t.Context(), t.TempDir()+"/yardstick.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	b := &bench{db: db, found: &scripted{find: finding(assess.Met)}, now: time.Date(2026, 11, 25, 18, 0, 0, 0, time.UTC)}
	b.Desk = &practice.Desk{
		Store: db.Practice("ann"), Assessor: b.found,
		Now:   func() time.Time { return b.now },
		NewID: func() string { b.ids++; return "id" + strconv.Itoa(b.ids) },
	}
	return b
}

func driver(t *testing.T) *job.Job {
	t.Helper()
	j, err := sample.Load("bus-driver")
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// chosen is a bench with a job.
func chosen(t *testing.T) (*bench, practice.Job) {
	t.Helper()
	b := newBench(t)
	j, err := b.Choose(t.Context(), driver(t), practice.FromSample)
	if err != nil {
		t.Fatal(err)
	}
	return b, j
}

func try[T any](t *testing.T) func(v T, err error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func is(t *testing.T, what string, err error, kind fault.Kind) {
	t.Helper()
	if !fault.Is(err, kind) {
		t.Errorf("%s: got %v, want a fault of kind %d", what, err, kind)
	}
}

// answered is an attempt that was finished with this verdict on everything.
func (b *bench) answered(t *testing.T, j *practice.Job, question string, v assess.Verdict) practice.Attempt {
	t.Helper()
	b.found.find = finding(v)
	a := try[practice.Attempt](t)(b.Begin(t.Context(), j.ID, question, practice.Exam))
	return try[practice.Attempt](t)(b.Finish(t.Context(), a.ID, practice.Version{Text: "An answer.", Source: practice.Typed}))
}

// sealedGuide is a guide with one question, sealed.
func sealedGuide(t *testing.T) guide.Guide {
	t.Helper()
	g := guide.Guide{Format: guide.Format, ID: "porter", Job: "Night porter", Questions: []guide.Question{{
		ID: "fail", Text: "Define failure in doing this job.", Requirements: []guide.Requirement{{ID: "a", Text: "Says what failing at the door means.", Must: true}},
	}}}
	sealed, err := guide.Seal(g, "A. Panel", time.Unix(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}
