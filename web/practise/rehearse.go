package practise

import (
	"yardstick/assess"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/practice"
	"yardstick/web/frame"
)

// rehearsePage lists the questions of a job, what is due first.
type rehearsePage struct {
	base
	Standing practice.Standing
	Next     *questionItem
	Items    []questionItem // in the order of the guide
}

// questionItem is one question with where it stands.
type questionItem struct {
	Job, ID, Text, Purpose string
	Type                   guide.QuestionType
	Seconds                int
	Attempts               int
	Verdict                assess.Overall // of the latest attempt; empty for none
	Latest                 string         // attempt
	Open                   string         // attempt that was begun
	Plan                   practice.Exercise
}

// rehearse shows the questions and what to practise next.
func (s *study) rehearse(v *visit) error {
	j, attempts, err := s.jobAndAttempts(v)
	if err != nil {
		return err
	}
	p := rehearsePage{base: jobBase(v, &j, "rehearse", "rehearse.title", j.Title), Standing: practice.StandingOf(&j, attempts)}
	plan := practice.PlanFor(&j, attempts, s.Now())
	for i := range j.Guide.Questions {
		item := questionItemOf(&j, &j.Guide.Questions[i], attempts)
		for k := range plan.Items {
			if plan.Items[k].Question.ID == item.ID {
				item.Plan = plan.Items[k]
			}
		}
		p.Items = append(p.Items, item)
		if plan.Items[0].Question.ID == item.ID && item.Plan.IsDue {
			p.Next = &item
		}
	}
	return v.Page("rehearse", p)
}

// jobAndAttempts loads the job in the path and everything tried for it.
func (s *study) jobAndAttempts(v *visit) (practice.Job, []practice.Attempt, error) {
	j, err := v.desk.Store.Job(v.R.Context(), v.R.PathValue("job"))
	if err != nil {
		return practice.Job{}, nil, err
	}
	attempts, err := v.desk.Attempts(v.R.Context(), practice.Filter{Job: j.ID})
	return j, attempts, err
}

func questionItemOf(j *practice.Job, q *guide.Question, attempts []practice.Attempt) questionItem {
	item := questionItem{Job: j.ID, ID: q.ID, Text: q.Text, Purpose: q.Purpose, Type: q.Type, Seconds: q.Seconds}
	for i := range attempts {
		a := &attempts[i]
		if a.Question != q.ID {
			continue
		}
		switch {
		case a.Done() && a.Assessment != nil:
			item.Attempts, item.Verdict, item.Latest = item.Attempts+1, a.Assessment.Verdict, a.ID
		case !a.Done() && a.Interview == "" && a.Guide == j.GuideSHA256():
			item.Open = a.ID
		}
	}
	return item
}

// begin starts an attempt, or goes on with the one that was begun in the same mode.
// Where a finished attempt is named, its text is what a new one begins with.
func (s *study) begin(v *visit) error {
	question, mode := v.Given("question"), practice.Mode(v.Given("mode"))
	jobID := v.R.PathValue("job")
	j, err := v.desk.Store.Job(v.R.Context(), jobID)
	if err != nil {
		return err
	}
	open, err := v.desk.Store.Attempts(v.R.Context(), practice.Filter{Job: jobID, Question: question, Open: true})
	if err != nil {
		return err
	}
	for i := range open {
		if a := &open[i]; a.Mode == mode && a.Interview == "" && a.Guide == j.GuideSHA256() {
			return s.goOn(v, a)
		}
	}
	a, err := v.desk.Begin(v.R.Context(), jobID, question, mode)
	if err != nil {
		return err
	}
	return s.goOn(v, &a)
}

// goOn leads to an open attempt. Where nothing is written in it yet and the form
// names a finished attempt at the same question, it begins with that one's text.
func (s *study) goOn(v *visit, a *practice.Attempt) error {
	if from := v.Given("from"); from != "" && a.Text == "" {
		earlier, err := v.desk.Store.Attempt(v.R.Context(), from)
		if err != nil {
			return err
		}
		if !earlier.Done() || earlier.Job != a.Job || earlier.Question != a.Question {
			return fault.Invalidf("attempt %s is no finished answer to this question", from)
		}
		draft := practice.Version{Base: a.Revision, Text: earlier.Text, Source: earlier.Source, Writer: s.newWriter(v)}
		if _, err := v.desk.Save(v.R.Context(), a.ID, draft); err != nil {
			return err
		}
	}
	return v.Redirect(frame.Path("attempts", a.ID))
}
