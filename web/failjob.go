package web

import (
	"strings"

	"yardstick/practice"
)

// failBase is the frame of an error page: that of the job one was in, where the
// address names one that is there.
func (s *Server) failBase(v *visit) base {
	if j, ok := v.jobAsked(); ok {
		return s.jobBase(v, &j, "", "fail.title")
	}
	return s.base(v, "fail.title")
}

// jobAsked is the job that the address of a request belongs to.
func (v *visit) jobAsked() (practice.Job, bool) {
	if v.desk == nil {
		return practice.Job{}, false
	}
	ctx, store := v.r.Context(), v.desk.Store
	job, id := v.r.PathValue("job"), v.r.PathValue("id")
	switch _, path, _ := strings.Cut(v.r.Pattern, " "); {
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
