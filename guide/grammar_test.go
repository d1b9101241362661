package guide_test

import (
	"os"
	"slices"
	"testing"

	"yardstick/english/englishtest"
	"yardstick/guide"
	"yardstick/guide/guidetest"
	"yardstick/internal/document"
	"yardstick/job"
)

// oddJobs are jobs as people and importers write them.
func oddJobs(t *testing.T) []job.Job {
	t.Helper()
	data, err := os.ReadFile("testdata/odd-jobs.yaml")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := document.Parse("odd-jobs.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Jobs []job.Job `yaml:"jobs"`
	}
	if err := doc.Decode(&file); err != nil {
		t.Fatal(err)
	}
	return file.Jobs
}

// everyJob are the sample jobs, those of testdata, and the odd ones.
func everyJob(t *testing.T) map[string]*job.Job {
	t.Helper()
	jobs := derivable(t)
	odd := oddJobs(t)
	for i := range odd {
		jobs[odd[i].ID] = &odd[i]
	}
	return jobs
}

// TestGrammar holds every generated sentence of guides and criteria to the lint
// of an editor.
func TestGrammar(t *testing.T) {
	t.Parallel()
	for id, j := range everyJob(t) {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			n := 0 // sentences
			openers := guide.Openers(j)
			derived := derive(t, j)
			for _, q := range slices.Concat(derived.Questions, openers.Questions) {
				n += guidetest.Grammar(t, &q)
			}
			for _, c := range job.Criteria(j).Criteria {
				n++
				for _, found := range englishtest.Sentence(c.Statement) {
					t.Errorf("%s/%s/%s: %s\n\t%s", c.Function, c.Kind, c.Outcome, found, c.Statement)
				}
			}
			if n < 300 {
				t.Errorf("%d sentences, which cannot be all", n)
			}
		})
	}
}
