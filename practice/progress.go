package practice

import (
	"time"

	"yardstick/assess"
	"yardstick/guide"
)

// Progress is how attempts at one question went over time.
type Progress struct {
	Question guide.Question
	Points   []Point  // one a finished attempt, in order of time
	Lines    []Course // one a requirement
}

// Point is one finished attempt.
type Point struct {
	Attempt string
	At      time.Time
	Score   *float64 // nil where nothing was assessed, which is not zero
	Verdict assess.Overall
}

// Course is one requirement: a verdict for each point.
type Course struct {
	Requirement guide.Requirement
	Verdicts    []assess.Verdict
}

// ProgressOf gives the progress in every question of a job that was attempted,
// in the order of the guide. Attempts at other guides are left out: their
// requirements are others.
func ProgressOf(j *Job, attempts []Attempt) []Progress {
	var all []Progress
	for i := range j.Guide.Questions {
		q := &j.Guide.Questions[i]
		c := Compare(q, ofGuide(attempts, j.GuideSHA256()))
		if len(c.Attempts) == 0 {
			continue
		}
		p := Progress{Question: *q}
		for _, a := range c.Attempts {
			p.Points = append(p.Points, Point{a.ID, *a.Finished, a.Assessment.Score, a.Assessment.Verdict})
		}
		for _, r := range c.Requirements {
			p.Lines = append(p.Lines, Course{r.Requirement, r.Verdicts})
		}
		all = append(all, p)
	}
	return all
}

func ofGuide(attempts []Attempt, sha256 string) []Attempt {
	var out []Attempt
	for _, a := range attempts {
		if a.Guide == sha256 {
			out = append(out, a)
		}
	}
	return out
}

// Standing says where somebody stands in a job: how many of its questions were
// answered, and how many stand, in their latest finished attempt.
type Standing struct {
	Questions, Answered, Met, InPart int
	// Requirements counts the requirements of all questions; Shown those that the
	// latest attempts meet.
	Requirements, Shown int
}

// StandingOf sums up the latest attempts at each question of a job.
func StandingOf(j *Job, attempts []Attempt) Standing {
	s := Standing{Questions: len(j.Guide.Questions)}
	for _, q := range j.Guide.Questions {
		s.Requirements += len(q.Requirements)
	}
	for _, p := range ProgressOf(j, attempts) {
		s.Answered++
		last := len(p.Points) - 1
		switch p.Points[last].Verdict {
		case assess.Meets:
			s.Met++
		case assess.MeetsInPart:
			s.InPart++
		}
		for _, l := range p.Lines {
			if l.Verdicts[last] == assess.Met {
				s.Shown++
			}
		}
	}
	return s
}
