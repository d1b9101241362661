package sample_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sample"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestCatalogueIsComplete(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, f := range files {
		want = append(want, strings.TrimSuffix(f, ".yaml"))
	}
	got := slices.Sorted(slices.Values(sample.IDs()))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(got) < 16 || !slices.Contains(got, "customer-service-administrator") {
		t.Errorf("there are %d samples, want at least 16 and the customer service administrator", len(got))
	}
}

func TestSamples(t *testing.T) {
	t.Parallel()
	for _, id := range sample.IDs() {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			j, err := sample.Load(id)
			if err != nil {
				t.Fatal(err)
			}
			if j.ID != id {
				t.Errorf("the id in the file is %s", j.ID)
			}
			for _, f := range job.Lint(j) {
				t.Errorf("%s: %s: %s", f.Severity, f.Field, f.Message)
			}
			checkCells(t, j)
		})
	}
}

// checkCells holds that a sample shows what the criteria can be: goals,
// processes and relationships everywhere, each kind somewhere or with a reason.
func checkCells(t *testing.T, j *job.Job) {
	t.Helper()
	d := job.Criteria(j)
	said := map[string]bool{}
	for _, c := range d.Criteria {
		if said[c.Statement] {
			t.Errorf("said twice: %s", c.Statement)
		}
		said[c.Statement] = true
		if c.Sign == "" || c.Derived && c.Measure == "" && c.Kind != job.Deadlines {
			t.Errorf("%s × %s has no sign or no measure", c.Function, c.Kind)
		}
	}
	for _, f := range j.Functions {
		for _, kind := range []job.FailureKind{job.Goals, job.Processes, job.Relationships} {
			if reason := d.Omitted(f.ID, kind); reason != "" {
				t.Errorf("%s × %s is left out: %s", f.ID, kind, reason)
			}
		}
	}
}

// Every kind applies to at least five of the samples, staffing included.
func TestKindsApply(t *testing.T) {
	t.Parallel()
	jobs := map[job.FailureKind]int{}
	for _, id := range sample.IDs() {
		j, err := sample.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		d := job.Criteria(j)
		for _, kind := range job.FailureKinds() {
			if slices.ContainsFunc(d.Criteria, func(c job.Criterion) bool { return c.Kind == kind }) {
				jobs[kind]++
			}
		}
	}
	for _, kind := range job.FailureKinds() {
		if jobs[kind] < 5 {
			t.Errorf("%s applies to %d samples, want at least 5", kind, jobs[kind])
		}
	}
}

// The criteria of all samples are held word for word, so that a change of the
// wording is seen and read.
func TestStatements(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, id := range sample.IDs() {
		j, err := sample.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString("# " + id + "\n")
		for _, c := range job.Criteria(j).Criteria {
			if c.Derived {
				b.WriteString(c.Function + " " + string(c.Kind) + " [" + c.Measure + "] " + c.Statement + "\n\tseen first: " + c.Sign + "\n")
			}
		}
	}
	const path = "testdata/statements.txt"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestLoadNotFound(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"warehouse-piker": `no sample job "warehouse-piker"; did you mean warehouse-picker?`,
		"zookeeper":       `no sample job "zookeeper"; yardstick job list shows the 19 there are`,
	} {
		_, err := sample.Load(id)
		if !fault.Is(err, fault.NotFound) || err.Error() != want {
			t.Errorf("\n got %v\nwant %s", err, want)
		}
	}
}
