// Package report puts a mock interview on paper: every question with its
// answer, the evidence marked in place, requirements, verdicts and delivery. The
// data serve a page; [Report.PDF] makes a file to keep or to send.
package report

import (
	"context"
	"time"

	found "yardstick/assess/report"
	"yardstick/guide"
	"yardstick/practice"
	"yardstick/practice/delivery"
)

// Report is an interview with everything that was found.
type Report struct {
	Interview practice.Interview
	Job       practice.Job
	Date      time.Time // of the interview's end, or its beginning where it goes on
	Answers   []Answer
	Left      []guide.Question // asked for and not answered
}

// Answer is one finished answer.
type Answer struct {
	Number   int // of the question in the interview, from 1
	Finding  found.Finding
	Attempt  practice.Attempt
	Delivery delivery.Delivery
}

// For makes the report of an interview. In exam mode, an interview that is not
// finished is reported without answers: nothing is shown before the end.
func For(ctx context.Context, s practice.Store, interview string) (Report, error) {
	i, err := s.Interview(ctx, interview)
	if err != nil {
		return Report{}, err
	}
	j, err := practice.JobUnder(ctx, s, i.Job, i.Guide)
	if err != nil {
		return Report{}, err
	}
	attempts, err := s.Attempts(ctx, practice.Filter{Interview: i.ID})
	if err != nil {
		return Report{}, err
	}
	return New(i, j, attempts)
}

// New makes the report of an interview from its attempts.
func New(i practice.Interview, j practice.Job, attempts []practice.Attempt) (Report, error) {
	r := Report{Interview: i, Job: j, Date: i.Started}
	if i.Finished != nil {
		r.Date = *i.Finished
	}
	for n, id := range i.Questions {
		q, err := r.Job.Question(id)
		if err != nil {
			return r, err
		}
		a := shown(&i, attempts, id)
		if a == nil {
			r.Left = append(r.Left, *q)
			continue
		}
		put, err := DeliveryOf(a, q)
		if err != nil {
			return r, err
		}
		r.Answers = append(r.Answers, Answer{
			Number: n + 1, Attempt: *a, Delivery: put,
			Finding: found.Finding{Guide: &r.Job.Guide, Question: q, Answer: a.Text, Assessment: *a.Assessment},
		})
	}
	return r, nil
}

// shown is the attempt at a question, if it may be shown.
func shown(i *practice.Interview, attempts []practice.Attempt, question string) *practice.Attempt {
	for k := range attempts {
		if a := &attempts[k]; a.Question == question && a.Assessment != nil && practice.Shows(a, i) {
			return a
		}
	}
	return nil
}

// DeliveryOf says how an attempt was put. Only the times of a transcript are
// those of speech; what was typed took as long as typing takes.
func DeliveryOf(a *practice.Attempt, q *guide.Question) (delivery.Delivery, error) {
	return delivery.Of(delivery.Answer{
		Text: a.Text, Seconds: a.Seconds, Spoken: a.Source == practice.Transcript, Wanted: q.Seconds,
	})
}
