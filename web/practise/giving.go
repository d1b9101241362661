package practise

import (
	"net/http"
	"slices"
	"time"

	"yardstick/internal/fault"
	"yardstick/practice"
	"yardstick/web/frame"
)

// givingPage says who sees what, and gives it or takes it back.
type givingPage struct {
	base
	Coaches []string
	Jobs    []practice.Job
	Given   []givenView
	Done    string // the key of what was just done
	Problem string
}

// givenView is what one coach sees.
type givenView struct {
	Coach, JobID, Title string // an empty title is all jobs
	Corrections         bool
	At                  time.Time
}

// giving shows who sees what.
func (s *study) giving(v *visit) error { return s.givingWith(v, http.StatusOK, "") }

func (s *study) givingWith(v *visit, status int, problem string) error {
	given, err := v.desk.Store.Access(v.R.Context())
	if err != nil {
		return err
	}
	jobs, err := v.desk.Store.Jobs(v.R.Context())
	if err != nil {
		return err
	}
	p := givingPage{base: baseOf(v, "giving.title"), Coaches: s.Coaches, Problem: problem}
	p.Section = "yours"
	p.Jobs = slices.DeleteFunc(jobs, func(j practice.Job) bool { return j.Sample })
	for _, a := range given {
		g := givenView{Coach: a.Coach, JobID: a.Job, Corrections: a.Corrections, At: a.At}
		for _, j := range p.Jobs {
			if j.ID == a.Job {
				g.Title = j.Title
			}
		}
		p.Given = append(p.Given, g)
	}
	switch v.Asked("done") {
	case "given":
		p.Done = "giving.given"
	case "taken":
		p.Done = "giving.taken"
	}
	return v.PageWith(status, "giving", p)
}

// give lets a coach see something, until it is taken back.
func (s *study) give(v *visit) error {
	err := s.giveTo(v, v.Given("coach"))
	if problem, ok := frame.Mendable(err); ok {
		return s.givingWith(v, http.StatusUnprocessableEntity, problem)
	}
	if err != nil {
		return err
	}
	return v.Redirect("/yours/coach?done=given")
}

func (s *study) giveTo(v *visit, coach string) error {
	if !slices.Contains(s.Coaches, coach) {
		return fault.Invalidf("choose a coach of this server")
	}
	return v.desk.Give(v.R.Context(), practice.Access{Coach: coach, Job: v.Given("job"), Corrections: v.Given("corrections") != ""})
}

// takeBack takes back what a coach sees, at once.
func (s *study) takeBack(v *visit) error {
	if err := v.desk.Store.TakeBack(v.R.Context(), v.Given("coach"), v.Given("job")); err != nil {
		return err
	}
	return v.Redirect("/yours/coach?done=taken")
}
