package practise

import (
	"net/http"

	"yardstick/practice"
	"yardstick/web/chart"
	"yardstick/web/frame"
)

// progressPage shows how attempts went over time, and what to practise next.
type progressPage struct {
	base
	Standing  practice.Standing
	Plan      []practice.Exercise
	Days      []practice.Day // towards the interview
	Date      string
	Problem   string // with the date that was just sent
	Questions []questionProgress
}

// questionProgress is one question with its requirements over the attempts.
type questionProgress struct {
	practice.Progress
	Chart   chart.Curve
	Latest  string
	Several bool
	Job     string
}

// progress shows the progress in one job.
func (s *study) progress(v *visit) error { return s.progressWith(v, http.StatusOK, "") }

// setDate keeps the date of the interview.
func (s *study) setDate(v *visit) error {
	job := v.R.PathValue("job")
	err := v.desk.SetDate(v.R.Context(), job, v.R.PostFormValue("date"))
	if problem, ok := frame.Mendable(err); ok {
		return s.progressWith(v, http.StatusUnprocessableEntity, problem)
	}
	if err != nil {
		return err
	}
	return v.Redirect("/jobs/" + job + "/progress#towards")
}

// progressWith shows the page with what was wrong in its form.
func (s *study) progressWith(v *visit, status int, problem string) error {
	j, attempts, err := s.jobAndAttempts(v)
	if err != nil {
		return err
	}
	p := progressPage{base: jobBase(v, &j, "progress", "progress.title", j.Title), Standing: practice.StandingOf(&j, attempts)}
	p.Plan = practice.PlanFor(&j, attempts, s.Now()).Items
	p.Days, p.Date, p.Problem = practice.Towards(&j, attempts, s.Now()), j.Date, problem
	pass := passOf(&j.Guide)
	for _, q := range practice.ProgressOf(&j, attempts) {
		last := len(q.Points) - 1
		p.Questions = append(p.Questions, questionProgress{q, chart.OfScores(values(q.Points), pass), q.Points[last].Attempt, last > 0, j.ID})
	}
	return v.PageWith(status, "progress", p)
}

func values(points []practice.Point) []chart.Value {
	out := make([]chart.Value, len(points))
	for i, p := range points {
		out[i] = chart.Value{At: p.At, Has: p.Score != nil, Path: frame.Path("attempts", p.Attempt)}
		if p.Score != nil {
			out[i].Score = *p.Score
		}
	}
	return out
}
