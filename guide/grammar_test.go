package guide_test

import (
	"os"
	"slices"
	"testing"

	"yardstick/english/englishtest"
	"yardstick/guide"
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
			check := func(where, s string, lint func(string) []string) {
				n++
				for _, f := range lint(s) {
					t.Errorf("%s: %s\n\t%s", where, f, s)
				}
			}
			openers := guide.Openers(j)
			derived := derive(t, j)
			for _, q := range slices.Concat(derived.Questions, openers.Questions) {
				for _, s := range slices.Concat([]string{q.Text, q.Purpose}, q.Probes) {
					check(q.ID, s, englishtest.Sentence)
				}
				for level := range 6 {
					if s := q.Anchors[level]; s != "" {
						check(q.ID+" anchor", s, englishtest.Sentence)
					}
				}
				for _, r := range q.Requirements {
					for _, s := range slices.Concat([]string{r.Text}, r.Shows, r.Misses) {
						check(q.ID+"/"+r.ID, s, englishtest.Sentence)
					}
					for _, s := range r.Items {
						check(q.ID+"/"+r.ID+" item", s, englishtest.Phrase)
					}
				}
			}
			for _, c := range job.Criteria(j).Criteria {
				check(c.Function+"/"+string(c.Kind)+"/"+string(c.Outcome), c.Statement, englishtest.Sentence)
			}
			if n < 300 {
				t.Errorf("%d sentences, which cannot be all", n)
			}
		})
	}
}
