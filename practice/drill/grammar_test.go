package drill_test

import (
	"os"
	"testing"

	"yardstick/english/englishtest"
	"yardstick/internal/document"
	"yardstick/job"
	"yardstick/job/sample"
	"yardstick/practice/drill"
)

// everyJob are the sample jobs, and those of the guides' tests as people and
// importers write them.
func everyJob(t *testing.T) []*job.Job {
	t.Helper()
	var jobs []*job.Job
	for _, id := range sample.IDs() {
		j, err := sample.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		jobs = append(jobs, j)
	}
	data, err := os.ReadFile("../../guide/testdata/odd-jobs.yaml")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := document.Parse("odd-jobs.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	var odd struct {
		Jobs []*job.Job `yaml:"jobs"`
	}
	if err := doc.Decode(&odd); err != nil {
		t.Fatal(err)
	}
	return append(jobs, odd.Jobs...)
}

// TestGrammar holds every sentence of bad weeks to the lint of an editor.
func TestGrammar(t *testing.T) {
	t.Parallel()
	for _, j := range everyJob(t) {
		t.Run(j.ID, func(t *testing.T) {
			t.Parallel()
			for seed := range uint64(20) {
				m, err := drill.Make(j, seed)
				if err != nil {
					t.Skip(err) // it has one duty, or none
				}
				texts := map[string]string{"scene": m.Scene}
				for _, e := range m.Entries {
					texts[e.ID] = e.Text
				}
				for _, s := range m.Steps {
					texts[s.ID] = s.Text
				}
				for id, why := range m.Truth.Why {
					texts["why "+id] = why
				}
				for at, s := range texts {
					for _, f := range englishtest.Sentence(s) {
						t.Errorf("seed %d, %s: %s\n\t%s", seed, at, f, s)
					}
				}
			}
		})
	}
}
