package guide_test

import (
	"testing"

	"yardstick/guide"
	"yardstick/job"
	"yardstick/job/sample"
)

// TestOpeners: the guide of the opening questions has no fault that lint knows,
// for any sample job and for none, and can be read and sealed.
func TestOpeners(t *testing.T) {
	t.Parallel()
	jobs := []*job.Job{nil}
	for _, e := range sample.Catalogue() {
		j, err := sample.Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		jobs = append(jobs, j)
	}
	for _, j := range jobs {
		g := guide.Openers(j)
		for _, f := range guide.Lint(&g, nil) {
			if f.Severity == guide.Error {
				t.Errorf("%s: %s", g.ID, f)
			}
		}
		data, err := guide.Marshal(&g)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := guide.Read("openers.yaml", data); err != nil {
			t.Errorf("%s: %v", g.ID, err)
		}
		for _, q := range g.Questions {
			for _, r := range q.Requirements {
				if r.Must {
					t.Errorf("%s: %s.%s is a must: only the functions of the job are", g.ID, q.ID, r.ID)
				}
			}
		}
	}
}
