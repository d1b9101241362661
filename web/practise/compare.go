package practise

import (
	"slices"

	"yardstick/assess/report"
	"yardstick/internal/fault"
	"yardstick/practice"
)

// comparePage sets two attempts at one question side by side.
type comparePage struct {
	base
	Question string
	All      []comparedAttempt // every finished attempt at the question
	Pair     []comparedAttempt // the two that are shown
	Rows     []compareRow
	Change   practice.Comparison
}

type comparedAttempt struct {
	practice.Attempt
	Number  int
	Regions []report.Region
	First   bool
	Second  bool
}

// compareRow is one requirement in both attempts.
type compareRow struct {
	practice.Row
	Number int
}

// compare shows the attempt in the path beside another: the one named, or the
// one before it, or the one after it.
func (s *study) compare(v *visit) error {
	t, err := s.taskOf(v)
	if err != nil {
		return err
	}
	attempts, err := v.desk.Attempts(v.R.Context(), practice.Filter{Job: t.job.ID, Question: t.question.ID, Finished: true})
	if err != nil {
		return err
	}
	all := practice.Compare(t.question, attempts).Attempts
	all = slices.DeleteFunc(all, func(a practice.Attempt) bool { return a.Guide != t.attempt.Guide })
	first, second, err := pairOf(all, t.attempt.ID, v.Asked("with"))
	if err != nil {
		return err
	}
	p := comparePage{base: jobBase(v, &t.job, "progress", "compare.title", t.question.Text), Question: t.question.Text}
	for i, a := range all {
		c := comparedAttempt{Attempt: a, Number: i + 1, First: i == first, Second: i == second}
		r := report.Finding{Guide: &t.job.Guide, Question: t.question, Answer: a.Text, Assessment: *a.Assessment}
		c.Regions = r.Regions()
		p.All = append(p.All, c)
	}
	p.Pair = []comparedAttempt{p.All[first], p.All[second]}
	p.Change = practice.Compare(t.question, []practice.Attempt{all[first], all[second]})
	for i, r := range p.Change.Requirements {
		p.Rows = append(p.Rows, compareRow{r, i + 1})
	}
	return v.Page("compare", p)
}

// pairOf chooses the two attempts, the earlier one first.
func pairOf(all []practice.Attempt, id, with string) (first, second int, err error) {
	index := func(id string) int {
		return slices.IndexFunc(all, func(a practice.Attempt) bool { return a.ID == id })
	}
	one, other := index(id), index(with)
	if other < 0 {
		other = one - 1
	}
	if other < 0 {
		other = one + 1
	}
	if one < 0 || other >= len(all) || one == other {
		return 0, 0, fault.NotFoundf("there is only one finished attempt at this question; try it again first")
	}
	return min(one, other), max(one, other), nil
}
