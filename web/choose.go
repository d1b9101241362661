package web

import (
	"errors"
	"io"
	"net/http"
	"strings"

	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sample"
	"yardstick/practice"
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

func (s *Server) choosePage(v *visit) error { return s.chooseAgain(v, http.StatusOK, choosePage{}) }

// chooseAgain shows the page, with what went wrong if something did.
func (s *Server) chooseAgain(v *visit, status int, p choosePage) error {
	p.base = s.base(v, "choose.title")
	p.Section = "home"
	if p.Own.Kinds == nil {
		p.Own = newOwnForm(&practice.OwnQuestion{}, "")
	}
	var err error
	if p.Samples, err = s.samples(); err != nil {
		return err
	}
	return s.pageWith(v, status, "choose", p)
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
func (s *Server) chooseSample(v *visit) error {
	j, err := sample.Load(v.given("id"))
	if err != nil {
		return err
	}
	return s.chosen(v, j, practice.FromSample)
}

// chooseText takes a pasted advertisement or job description.
func (s *Server) chooseText(v *visit) error {
	pasted, title := v.given("text"), strings.TrimSpace(v.given("title"))
	j, err := fromText(v.r.Context(), pasted, title)
	if err == nil {
		err = s.chosen(v, j, practice.FromText)
	}
	if problem, ok := mendable(err); ok {
		return s.chooseAgain(v, http.StatusUnprocessableEntity, choosePage{Problem: problem, Text: pasted, JobTitle: title})
	}
	return err
}

// chooseFile takes a file: a job, a guide, an advertisement or a description.
func (s *Server) chooseFile(v *visit) error {
	name, data, err := upload(v, maxBody)
	if err != nil {
		return err
	}
	found, err := fromFile(v.r.Context(), name, data)
	if err == nil && found.guide != nil {
		var j practice.Job
		if j, err = v.desk.ChooseGuide(v.r.Context(), *found.guide); err == nil {
			return v.redirect(pathTo("jobs", j.ID, "rehearse"))
		}
	}
	if err == nil {
		err = s.chosen(v, found.job, found.origin)
	}
	if problem, ok := mendable(err); ok {
		return s.chooseAgain(v, http.StatusUnprocessableEntity, choosePage{Problem: problem})
	}
	return err
}

func (s *Server) chosen(v *visit, j *job.Job, origin practice.Origin) error {
	kept, err := v.desk.Choose(v.r.Context(), j, origin)
	if err != nil {
		return err
	}
	return v.redirect(pathTo("jobs", kept.ID))
}

// mendable reports whether an error is about what was given, and what it says.
func mendable(err error) (string, bool) {
	var f *fault.Error
	if errors.As(err, &f) && f.Kind == fault.Invalid {
		return f.Error(), true
	}
	return "", false
}

// upload reads the one file of a form.
func upload(v *visit, limit int64) (name string, data []byte, err error) {
	f, header, err := v.r.FormFile("file")
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return "", nil, fault.Invalidf("there is no file; choose one first")
	}
	if err != nil {
		return "", nil, err
	}
	defer f.Close()
	data, err = io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return "", nil, err
	}
	if int64(len(data)) > limit {
		return "", nil, fault.Invalidf("%s is larger than %d MiB, the most that is read", header.Filename, limit>>20)
	}
	return header.Filename, data, nil
}
