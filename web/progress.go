package web

import (
	"cmp"
	"slices"

	"yardstick/practice"
	"yardstick/web/chart"
)

// progressPage shows how attempts went over time, and what to practise next.
type progressPage struct {
	base
	Standing  practice.Standing
	Plan      []practice.Item
	Chart     chart.Progress
	Attempts  []progressPoint
	Questions []questionProgress
}

// progressPoint is one attempt in the text alternative of the chart.
type progressPoint struct {
	practice.Point
	Number   int
	Question string
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
		for _, point := range q.Points {
			p.Attempts = append(p.Attempts, progressPoint{Point: point, Question: q.Question.Text})
		}
	}
	slices.SortStableFunc(p.Attempts, func(a, b progressPoint) int { return cmp.Compare(a.At.UnixNano(), b.At.UnixNano()) })
	points := make([]practice.Point, len(p.Attempts))
	for i := range p.Attempts {
		p.Attempts[i].Number, points[i] = i+1, p.Attempts[i].Point
	}
	p.Chart = chart.OfScores(values(points), pass)
	return s.page(v, "progress", p)
}

func values(points []practice.Point) []chart.Value {
	out := make([]chart.Value, len(points))
	for i, p := range points {
		out[i] = chart.Value{At: p.At, Has: p.Score != nil, Path: pathTo("attempts", p.Attempt)}
		if p.Score != nil {
			out[i].Score = *p.Score
		}
	}
	return out
}
