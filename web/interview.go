package web

import (
	"net/http"
	"time"

	"yardstick/guide"
	"yardstick/practice"
)

// interviewsPage begins an interview and lists those before.
type interviewsPage struct {
	base
	Questions []guide.Question
	Seconds   int
	Before    []interviewLine
	Problem   string
}

type interviewLine struct {
	ID, Name     string
	Started      time.Time
	Finished     bool
	Answered, Of int
}

// interviews shows how an interview goes and those that were held.
func (s *Server) interviews(v *visit) error { return s.interviewsWith(v, http.StatusOK, "") }

// interviewsWith shows the page with what was wrong in its form.
func (s *Server) interviewsWith(v *visit, status int, problem string) error {
	j, err := v.desk.Store.Job(v.r.Context(), v.r.PathValue("job"))
	if err != nil {
		return err
	}
	attempts, err := v.desk.Store.Attempts(v.r.Context(), practice.Filter{Job: j.ID}) // only counted: an exam shows how far it is
	if err != nil {
		return err
	}
	held, err := v.desk.Store.Interviews(v.r.Context(), j.ID)
	if err != nil {
		return err
	}
	p := interviewsPage{base: s.jobBase(v, &j, "interview", "interview.title", j.Title), Questions: j.Guide.Questions, Problem: problem}
	for _, q := range j.Guide.Questions {
		p.Seconds += q.Seconds
	}
	for _, i := range held {
		line := interviewLine{ID: i.ID, Name: i.Name, Started: i.Started, Finished: i.Finished != nil, Of: len(i.Questions)}
		for _, a := range attempts {
			if a.Interview == i.ID && a.Done() {
				line.Answered++
			}
		}
		p.Before = append(p.Before, line)
	}
	return s.pageWith(v, status, "interviews", p)
}

// beginInterview starts an interview, as in an exam.
func (s *Server) beginInterview(v *visit) error {
	i, err := v.desk.StartInterview(v.r.Context(), v.r.PathValue("job"), v.r.PostForm["question"], v.given("name"), practice.Exam)
	if problem, ok := mendable(err); ok {
		return s.interviewsWith(v, http.StatusUnprocessableEntity, problem)
	}
	if err != nil {
		return err
	}
	return v.redirect(pathTo("interviews", i.ID))
}

// interview goes on: to the question that is next, or to the report.
func (s *Server) interview(v *visit) error {
	id := v.r.PathValue("id")
	stage, err := v.desk.NextQuestion(v.r.Context(), id)
	switch {
	case err != nil:
		return err
	case stage.Attempt == nil:
		return v.redirect(pathTo("interviews", id, "report"))
	}
	return v.redirect(pathTo("attempts", stage.Attempt.ID))
}

// finishInterview ends it before the last question.
func (s *Server) finishInterview(v *visit) error {
	i, err := v.desk.EndInterview(v.r.Context(), v.r.PathValue("id"))
	if err != nil {
		return err
	}
	return v.redirect(pathTo("interviews", i.ID, "report"))
}

// removeInterview removes an interview with its answers.
func (s *Server) removeInterview(v *visit) error {
	i, err := v.desk.Store.Interview(v.r.Context(), v.r.PathValue("id"))
	if err != nil {
		return err
	}
	if err := v.desk.Store.RemoveInterview(v.r.Context(), i.ID); err != nil {
		return err
	}
	return v.redirect(pathTo("jobs", i.Job, "interview"))
}
