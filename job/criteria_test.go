package job_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/job"
)

// fataler is what checkDerivation needs of a test of any sort.
type fataler interface {
	Helper()
	Errorf(format string, args ...any)
}

// checkDerivation holds what is true of every derivation: a cell is left out
// with a reason or has both sides, and what is derived stands on its job.
func checkDerivation(t fataler, j *job.Job) {
	t.Helper()
	d := job.Criteria(j)
	for _, f := range j.Functions {
		for _, kind := range job.FailureKinds() {
			failure, success := d.Of(f.ID, kind, job.Failure), d.Of(f.ID, kind, job.Success)
			reason := d.Omitted(f.ID, kind)
			if reason != "" && len(failure)+len(success) > 0 {
				t.Errorf("%s × %s is left out and not left out", f.ID, kind)
			}
			if reason == "" && len(failure)+len(success) == 0 {
				t.Errorf("%s × %s is missing without a reason", f.ID, kind)
			}
			if len(j.Criteria) == 0 && reason == "" && (len(failure) != 1 || len(success) != 1) {
				t.Errorf("%s × %s has %d and %d criteria, want a twin of each", f.ID, kind, len(failure), len(success))
			}
		}
	}
	for _, c := range d.Criteria {
		checkCriterion(t, j, c)
	}
	if diff := cmp.Diff(d, job.Criteria(j)); diff != "" {
		t.Errorf("not the same twice: %s", diff)
	}
}

func checkCriterion(t fataler, j *job.Job, c job.Criterion) {
	t.Helper()
	f := j.Function(c.Function)
	if f == nil || c.Measure != "" && f.Measure(c.Measure) == nil {
		t.Errorf("refers to what is not there: %+v", c)
		return
	}
	if !c.Derived {
		return
	}
	if len(f.Measures) > 0 && c.Measure == "" && c.Kind != job.Deadlines {
		t.Errorf("no measure decides %q", c.Statement)
	}
	if len(f.DangerSigns) > 0 && c.Sign == "" {
		t.Errorf("no sign comes before %q", c.Statement)
	}
	if !strings.HasPrefix(c.Statement, "I ") || !strings.HasSuffix(c.Statement, ".") || strings.Contains(c.Statement, "  ") {
		t.Errorf("is no sentence in the first person: %q", c.Statement)
	}
	if want := map[job.Outcome]string{job.Failure: "have failed", job.Success: "have succeeded"}[c.Outcome]; !strings.Contains(c.Statement, want) {
		t.Errorf("%s does not say %s: %q", c.Outcome, want, c.Statement)
	}
}

func TestCriteriaOfAnyJob(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { checkDerivation(t, anyJob(t)) })
}

// anyJob draws jobs that are sound but may be anything else.
func anyJob(t *rapid.T) *job.Job {
	texts := rapid.SliceOfN(rapid.StringMatching(`[A-Za-z%'ü0-9]{1,12}( [a-z]{1,9}){0,6}`), 0, 3)
	level := rapid.Ptr(rapid.Float64Range(-1e6, 1e6), true)
	j := &job.Job{Format: job.Format, ID: "any", Title: "Any"}
	for i := range rapid.IntRange(1, 3).Draw(t, "functions") {
		f := job.Function{ID: string(rune('a' + i)), Name: rapid.SampledFrom([]string{"Sales", "IT", "Looking after guests"}).Draw(t, "name")}
		f.Duties, f.DangerSigns, f.WorksWith = texts.Draw(t, "duties"), texts.Draw(t, "signs"), texts.Draw(t, "with")
		for k, name := range texts.Draw(t, "measures") {
			f.Measures = append(f.Measures, job.Measure{
				ID: string(rune('m' + k)), Name: name, Unit: rapid.SampledFrom([]string{"", "%", "days", "per 1,000 items", "out of 5", "euros"}).Draw(t, "unit"),
				Better: rapid.SampledFrom([]job.Direction{"", job.Higher, job.Lower}).Draw(t, "better"),
				Target: level.Draw(t, "target"), FailsAt: level.Draw(t, "fails"), Per: rapid.SampledFrom([]string{"", "week", "order", "1,000 items", "a day"}).Draw(t, "per"),
			})
		}
		j.Functions = append(j.Functions, f)
	}
	return j
}

func TestAuthorWins(t *testing.T) {
	t.Parallel()
	j, err := job.Read("f", []byte(baker))
	if err != nil {
		t.Fatal(err)
	}
	d := job.Criteria(j)
	want := []job.Criterion{{
		Function: "orders", Kind: job.Goals, Outcome: job.Failure, Measure: "wrong",
		Statement: "I have failed when I bake and the orders wait.", Sign: "two notes for one order hang on the board",
	}}
	if diff := cmp.Diff(want, d.Of("orders", job.Goals, job.Failure)); diff != "" {
		t.Error(diff)
	}
	if twin := d.Of("orders", job.Goals, job.Success); len(twin) != 1 || !twin[0].Derived || twin[0].Measure != "wrong" {
		t.Errorf("the twin is %+v, want one derived on the author's measure", twin)
	}
}

func TestOmissions(t *testing.T) {
	t.Parallel()
	j, err := job.Read("f", []byte(baker))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range job.Criteria(j).Omissions {
		got = append(got, o.Function+" "+string(o.Kind))
		if !strings.Contains(o.Reason, " ") {
			t.Errorf("%s × %s: %q is no reason", o.Function, o.Kind, o.Reason)
		}
	}
	want := []string{"baking backlogs", "baking complaints", "baking staffing", "orders deadlines", "orders staffing"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
