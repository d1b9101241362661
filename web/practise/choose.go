package practise

import (
	"net/http"
	"strings"

	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sample"
	"yardstick/practice"
	"yardstick/web/frame"
)

// choosePage offers the three ways to a job.
type choosePage struct {
	base
	Samples        []sampleJob
	Problem        string // why the last try made no job
	Text, JobTitle string // what was pasted then
	Own            ownForm
}

type sampleJob struct{ ID, Title, Level string }

func (s *study) choosePage(v *visit) error { return s.chooseAgain(v, http.StatusOK, choosePage{}) }

// chooseAgain shows the page, with what went wrong if something did.
func (s *study) chooseAgain(v *visit, status int, p choosePage) error {
	p.base = baseOf(v, "choose.title")
	p.Section = "home"
	if p.Own.Kinds == nil {
		p.Own = newOwnForm(&practice.OwnQuestion{}, "")
	}
	var err error
	if p.Samples, err = s.samples(); err != nil {
		return err
	}
	return v.PageWith(status, "choose", p)
}

// sampleJobs reads the titles of the jobs that come with the program.
func sampleJobs() ([]sampleJob, error) {
	var all []sampleJob
	for _, e := range sample.Catalogue() {
		j, err := sample.Load(e.ID)
		if err != nil {
			return nil, err
		}
		all = append(all, sampleJob{e.ID, j.Title, string(e.Level)})
	}
	return all, nil
}

// chooseSample takes one of the jobs that come with the program.
func (s *study) chooseSample(v *visit) error {
	j, err := sample.Load(v.Given("id"))
	if err != nil {
		return err
	}
	return s.chosen(v, j, practice.FromSample)
}

// chooseText takes a pasted advertisement or job description.
func (s *study) chooseText(v *visit) error {
	pasted, title := v.Given("text"), strings.TrimSpace(v.Given("title"))
	if strings.TrimSpace(pasted) == "" {
		return s.chooseAgain(v, http.StatusUnprocessableEntity, choosePage{Problem: v.Text("choose.empty"), JobTitle: title})
	}
	j, err := s.fromText(v.R.Context(), pasted, title)
	if err == nil {
		err = s.chosen(v, j, practice.FromText)
	}
	if problem, ok := frame.Mendable(err); ok {
		return s.chooseAgain(v, http.StatusUnprocessableEntity, choosePage{Problem: problem, Text: pasted, JobTitle: title})
	}
	return err
}

// chooseFile takes a file: a job, a guide, an advertisement or a description.
func (s *study) chooseFile(v *visit) error {
	name, data, err := v.Upload(frame.MaxFile)
	if problem, ok := frame.Mendable(err); ok {
		return s.chooseAgain(v, http.StatusUnprocessableEntity, choosePage{Problem: problem})
	}
	if err != nil {
		return err
	}
	found, err := s.fromFile(v.R.Context(), name, data, strings.TrimSpace(v.Given("posting")))
	if err == nil && found.guide != nil {
		var j practice.Job
		if j, err = v.desk.ChooseGuide(v.R.Context(), *found.guide); err == nil {
			return v.Redirect(frame.Path("jobs", j.ID, "rehearse"))
		}
	}
	if err == nil {
		err = s.chosen(v, found.job, found.origin)
	}
	if problem, ok := frame.Mendable(err); ok {
		return s.chooseAgain(v, http.StatusUnprocessableEntity, choosePage{Problem: problem})
	}
	if fault.Is(err, fault.NotFound) { // no posting of that title; the error names those that are there
		return s.chooseAgain(v, http.StatusUnprocessableEntity, choosePage{Problem: err.Error()})
	}
	return err
}

func (s *study) chosen(v *visit, j *job.Job, origin practice.Origin) error {
	kept, err := v.desk.Choose(v.R.Context(), j, origin)
	if err != nil {
		return err
	}
	if !kept.Description.Agreed() {
		return v.Redirect(frame.Path("jobs", kept.ID, "edit"))
	}
	return v.Redirect(frame.Path("jobs", kept.ID))
}
