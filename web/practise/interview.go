package practise

import (
	"net/http"
	"time"

	"yardstick/guide"
	"yardstick/practice"
	"yardstick/web/frame"
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
func (s *study) interviews(v *visit) error { return s.interviewsWith(v, http.StatusOK, "") }

// interviewsWith shows the page with what was wrong in its form.
func (s *study) interviewsWith(v *visit, status int, problem string) error {
	j, err := v.desk.Store.Job(v.R.Context(), v.R.PathValue("job"))
	if err != nil {
		return err
	}
	attempts, err := v.desk.Store.Attempts(v.R.Context(), practice.Filter{Job: j.ID}) // only counted: an exam shows how far it is
	if err != nil {
		return err
	}
	held, err := v.desk.Store.Interviews(v.R.Context(), j.ID)
	if err != nil {
		return err
	}
	p := interviewsPage{base: jobBase(v, &j, "interview", "interview.title", j.Title), Questions: j.Guide.Questions, Problem: problem}
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
	return v.PageWith(status, "interviews", p)
}

// beginInterview starts an interview, as in an exam.
func (s *study) beginInterview(v *visit) error {
	i, err := v.desk.StartInterview(v.R.Context(), v.R.PathValue("job"), v.R.PostForm["question"], v.Given("name"), practice.Exam)
	if problem, ok := frame.Mendable(err); ok {
		return s.interviewsWith(v, http.StatusUnprocessableEntity, problem)
	}
	if err != nil {
		return err
	}
	return v.Redirect(frame.Path("interviews", i.ID))
}

// interview goes on: to the question that is next, or to the report.
func (s *study) interview(v *visit) error {
	id := v.R.PathValue("id")
	stage, err := v.desk.NextQuestion(v.R.Context(), id)
	switch {
	case err != nil:
		return err
	case stage.Attempt == nil:
		return v.Redirect(frame.Path("interviews", id, "report"))
	}
	return v.Redirect(frame.Path("attempts", stage.Attempt.ID))
}

// finishInterview ends it before the last question.
func (s *study) finishInterview(v *visit) error {
	i, err := v.desk.EndInterview(v.R.Context(), v.R.PathValue("id"))
	if err != nil {
		return err
	}
	return v.Redirect(frame.Path("interviews", i.ID, "report"))
}

// removeInterview removes an interview with its answers.
func (s *study) removeInterview(v *visit) error {
	i, err := v.desk.Store.Interview(v.R.Context(), v.R.PathValue("id"))
	if err != nil {
		return err
	}
	if err := v.desk.Store.RemoveInterview(v.R.Context(), i.ID); err != nil {
		return err
	}
	return v.Redirect(frame.Path("jobs", i.Job, "interview"))
}
