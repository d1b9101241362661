package api

import (
	"context"
	"time"

	"yardstick/assess"
	"yardstick/practice"
)

// Progress is how somebody does in a job: where they stand, how attempts went, and
// what comes next.
type Progress struct {
	Questions    int        `json:"questions"`
	Answered     int        `json:"answered"`
	Met          int        `json:"met" doc:"Questions whose latest answer meets the criteria."`
	InPart       int        `json:"in_part"`
	Requirements int        `json:"requirements"`
	Shown        int        `json:"shown" doc:"Requirements that the latest answers meet."`
	Courses      []Course   `json:"courses" nullable:"false" doc:"One a question that was answered."`
	Plan         []Exercise `json:"plan" nullable:"false" doc:"What is due first, first."`
}

// Course is how attempts at one question went.
type Course struct {
	Question string  `json:"question"`
	Text     string  `json:"text"`
	Points   []Point `json:"points" nullable:"false"`
}

// Point is one finished attempt.
type Point struct {
	Attempt string         `json:"attempt"`
	At      time.Time      `json:"at"`
	Score   *float64       `json:"score" doc:"0 to 1; null where nothing was assessed, which is not zero."`
	Verdict assess.Overall `json:"verdict"`
}

// Exercise is one question of the plan.
type Exercise struct {
	Question string     `json:"question"`
	Text     string     `json:"text"`
	Box      int        `json:"box" doc:"Of the card box, 1 to 5; 0 where it was never answered."`
	Due      *time.Time `json:"due" doc:"Null where it was never answered: at once."`
	IsDue    bool       `json:"is_due"`
	Work     []Work     `json:"work" nullable:"false" doc:"What the latest attempt did not meet, musts first."`
}

// Work is a requirement that an attempt did not meet.
type Work struct {
	Requirement string `json:"requirement"`
	Text        string `json:"text"`
	Must        bool   `json:"must"`
	Partly      bool   `json:"partly"`
}

func (s *Service) progress(ctx context.Context, c *caller, in *struct{ JobID }) (*struct{ Body Progress }, error) {
	d := s.desk(c)
	j, err := d.Store.Job(ctx, in.Job)
	if err != nil {
		return nil, err
	}
	all, err := d.Attempts(ctx, practice.Filter{Job: j.ID, Finished: true})
	if err != nil {
		return nil, err
	}
	return &struct{ Body Progress }{progressOf(&j, all, s.Now())}, nil
}

// progressOf is how somebody does in a job, with its finished attempts.
func progressOf(j *practice.Job, all []practice.Attempt, now time.Time) Progress {
	at := practice.StandingOf(j, all)
	out := Progress{
		Questions: at.Questions, Answered: at.Answered, Met: at.Met, InPart: at.InPart, Requirements: at.Requirements, Shown: at.Shown,
		Courses: []Course{}, Plan: []Exercise{},
	}
	for _, p := range practice.ProgressOf(j, all) {
		course := Course{p.Question.ID, p.Question.Text, []Point{}}
		for _, x := range p.Points {
			course.Points = append(course.Points, Point{x.Attempt, x.At, x.Score, x.Verdict})
		}
		out.Courses = append(out.Courses, course)
	}
	for _, e := range practice.PlanFor(j, all, now).Items {
		out.Plan = append(out.Plan, exerciseOf(&e))
	}
	return out
}

func exerciseOf(e *practice.Exercise) Exercise {
	out := Exercise{Question: e.Question.ID, Text: e.Question.Text, Box: e.Box, IsDue: e.IsDue, Work: []Work{}}
	if !e.Due.IsZero() {
		out.Due = &e.Due
	}
	for _, w := range e.Work {
		out.Work = append(out.Work, Work{w.ID, w.Text, w.Must, w.Partly})
	}
	return out
}
