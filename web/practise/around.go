package practise

import (
	"strings"

	"yardstick/practice"
	"yardstick/web/frame"
)

// around is what an error page stands in: the job one was in, where the address
// names one that is there.
func (s *study) around(at *frame.Visit, title string) (frame.Around, bool) {
	if at.Person == "" {
		return frame.Around{}, false
	}
	v := s.visit(at)
	j, ok := v.jobAsked()
	if !ok {
		return frame.Around{}, false
	}
	return frame.Around{
		Base: jobBase(v, &j, "", title).Base, BackPath: frame.Path("jobs", j.ID, "rehearse"), BackText: "fail.job",
	}, true
}

// jobAsked is the job that the address of a request belongs to.
func (v *visit) jobAsked() (practice.Job, bool) {
	ctx, store := v.R.Context(), v.desk.Store
	job, id := v.R.PathValue("job"), v.R.PathValue("id")
	switch _, path, _ := strings.Cut(v.R.Pattern, " "); {
	case strings.HasPrefix(path, "/attempts/"):
		if a, err := store.Attempt(ctx, id); err == nil {
			job = a.Job
		}
	case strings.HasPrefix(path, "/interviews/"):
		if i, err := store.Interview(ctx, id); err == nil {
			job = i.Job
		}
	case strings.HasPrefix(path, "/mess/"):
		if d, err := store.Drill(ctx, id); err == nil {
			job = d.Job
		}
	}
	if job == "" {
		return practice.Job{}, false
	}
	j, err := store.Job(ctx, job)
	return j, err == nil
}
