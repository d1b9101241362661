package web

import (
	"yardstick/practice"
	"yardstick/web/chart"
)

// progressPage shows how attempts went over time, and what to practise next.
type progressPage struct {
	base
	Standing  practice.Standing
	Plan      []practice.Item
	Questions []questionProgress
}

// questionProgress is one question with its requirements over the attempts.
type questionProgress struct {
	practice.Progress
	Chart   chart.Progress
	Latest  string
	Several bool
	Job     string
}

// progress shows the progress in one job.
func (s *Server) progress(v *visit) error {
	j, attempts, err := s.jobAndAttempts(v)
	if err != nil {
		return err
	}
	p := progressPage{base: s.jobBase(v, &j, "progress", "progress.title", j.Title), Standing: practice.StandingOf(&j, attempts)}
	p.Plan = practice.PlanFor(&j, attempts, s.Now()).Items
	pass := passOf(&j.Guide)
	for _, q := range practice.ProgressOf(&j, attempts) {
		last := len(q.Points) - 1
		p.Questions = append(p.Questions, questionProgress{q, chart.OfScores(values(q.Points), pass), q.Points[last].Attempt, last > 0, j.ID})
	}
	return s.page(v, "progress", p)
}

func values(points []practice.Point) []chart.Value {
	out := make([]chart.Value, len(points))
	for i, p := range points {
		out[i] = chart.Value{At: p.At, Has: p.Score != nil, Path: "/attempts/" + p.Attempt}
		if p.Score != nil {
			out[i].Score = *p.Score
		}
	}
	return out
}
