package job_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/job"
)

// TestServedBy: whom the job names is served, else the word for people that it
// uses most; an empty list names nobody.
func TestServedBy(t *testing.T) {
	t.Parallel()
	library := job.Job{Title: "Librarian", Functions: []job.Function{
		{Duties: []string{"help readers find books", "remind readers of what is due", "count visitors"}, WorksWith: []string{"readers", "publishers"}},
	}}
	for name, c := range map[string]struct{ served, want []string }{
		"by its words":       {nil, []string{"readers"}},
		"as it says":         {[]string{"schools", "families"}, []string{"schools", "families"}},
		"nobody to be named": {[]string{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			j := library
			j.Served = c.served
			got := job.ServedBy(&j)
			if len(got) == 0 {
				got = nil
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("served (-want +got):\n%s", d)
			}
		})
	}
	if !job.NamesServed("patients") || job.NamesServed("the ward") {
		t.Error("patients are people served, and the ward is not")
	}
}
