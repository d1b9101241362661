// Package storetest says in tests what every store of what people practise
// promises: SQLite and whatever comes after it pass the same suite.
package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/practice"
	"yardstick/practice/drill"
)

// Open gives an empty store, open until the test ends, as a function from owners.
type Open func(t *testing.T) func(owner string) practice.Store

// Run runs the suite.
func Run(t *testing.T, open Open) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, func(string) practice.Store){
		"jobs":                      jobs,
		"removing a job":            removingAJob,
		"changing a job":            revising,
		"earlier guides":            guidesThereAndBack,
		"attempts":                  attempts,
		"filters":                   filters,
		"drafts":                    drafts,
		"corrections":               corrections,
		"access":                    access,
		"overview":                  overview,
		"comments":                  comments,
		"a draft that comes late":   lateDraft,
		"what is set aside":         setAside,
		"many writers":              manyWriters,
		"nothing is lost":           nothingLost,
		"finishing":                 finishing,
		"finished attempts stay":    finishedStays,
		"interviews":                interviews,
		"drills":                    drills,
		"owners":                    owners,
		"everything there and back": everything,
		"merging":                   merging,
		"merging whole or nothing":  mergingWhole,
		"welcome":                   welcome,
		"erasing":                   erasing,
		"texts of all kinds":        texts,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

// at is a moment of the suite: minutes after its beginning.
func at(minutes int) time.Time {
	return time.Date(2026, 11, 25, 18, minutes, 0, 123_000_000, time.UTC)
}

// aJob is a job with a sealed guide of two questions.
func aJob(t testing.TB, id string) practice.Job {
	t.Helper()
	need := func(id, text string) guide.Requirement {
		return guide.Requirement{ID: id, Kind: guide.Content, Text: text, Must: true}
	}
	g := guide.Guide{Format: guide.Format, ID: id, Questions: []guide.Question{
		{
			ID: "fail", Text: "Define failure in doing this job.",
			Requirements: []guide.Requirement{need("a", "Says what failing at the door means.")},
		},
		{
			ID: "win", Text: "Define success in doing this job.",
			Requirements: []guide.Requirement{need("b", "Says what succeeding at the door means.")},
		},
	}}
	j, err := practice.NewGuideJob(g, at(0))
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func anAttempt(j practice.Job, id string, minute int) practice.Attempt {
	return practice.Attempt{
		ID: id, Job: j.ID, Guide: j.GuideSHA256(), Question: "fail", Mode: practice.Coach,
		Source: practice.Typed, Started: at(minute), Saved: at(minute),
	}
}

func aDraft(base int, text, writer string) practice.Version {
	return practice.Version{Base: base, Text: text, Source: practice.Typed, Seconds: len(text), Writer: writer, At: at(base + 1)}
}

func anAssessment(id string, v assess.Verdict) assess.Assessment {
	score, level := 1.0, 5
	return assess.Assessment{
		Answer: id, Guide: "porter", GuideSHA256: "abc", Question: "fail", Assessor: assess.Assessor{Name: "test", Version: "1"},
		Verdict: assess.Meets, Score: &score, Level: &level, Warnings: []string{},
		Requirements: []assess.Requirement{
			{ID: "a", Kind: guide.Content, Verdict: v, Confidence: 0.7, Evidence: []assess.Evidence{{Start: 0, End: 2, Quote: "ok"}}},
		},
	}
}

func aDrill(j practice.Job, id string, minute int) practice.Drill {
	return practice.Drill{
		ID: id, Job: j.ID, Started: at(minute),
		Mess: drill.Mess{
			Job: j.ID, Seed: 1<<63 + 1, Entries: []drill.Entry{{ID: "e1", Day: "Monday", Time: "08:00", Form: drill.Event, Text: "…"}},
		},
	}
}

// begun keeps a job and an attempt at it.
func begun(t testing.TB, s practice.Store) (practice.Job, practice.Attempt) {
	t.Helper()
	j := aJob(t, "porter")
	must(t, s.AddJob(t.Context(), j))
	a := anAttempt(j, "a1", 1)
	must(t, s.Begin(t.Context(), a))
	return j, a
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// get is a value without an error.
func get[T any](t testing.TB) func(v T, err error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		must(t, err)
		return v
	}
}

func same[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// is wants a fault of one kind.
func is(t *testing.T, what string, err error, kind fault.Kind) {
	t.Helper()
	if !fault.Is(err, kind) {
		t.Errorf("%s: got %v, want a fault of kind %d", what, err, kind)
	}
}

func ids[T any](all []T, id func(T) string) string {
	out := []string{}
	for _, x := range all {
		out = append(out, id(x))
	}
	return fmt.Sprint(out)
}
