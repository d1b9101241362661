package terminal

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"yardstick/assess"
	"yardstick/assess/report"
	"yardstick/english"
	"yardstick/guide"
	"yardstick/practice"
	onpaper "yardstick/practice/report"
)

// signs stand for verdicts in one column, as in the report of an assessment.
var signs = map[assess.Verdict]string{
	assess.Met: "+", assess.Partly: "~", assess.NotMet: "-", assess.Contradicted: "!", assess.NotAssessed: "?",
}

// moved says how a requirement moved from one attempt to the next.
var moved = map[practice.Change]string{practice.Gained: "Better", practice.Lost: "Worse"}

// result shows a finished attempt: the marked answer, requirement by
// requirement, how the verdict was reached, and how it was put.
func (s *Session) result(j *practice.Job, q *guide.Question, a *practice.Attempt) {
	s.say("")
	own, found := practice.Addressed(q, *a.Assessment)
	found.Answer = "" // its id says nothing to a person
	f := report.Finding{Guide: &j.Guide, Question: own, Answer: a.Text, Assessment: found}
	if err := report.Text(s.Out, &f, s.Style); err != nil {
		s.say("%v", err)
	}
	put, err := onpaper.DeliveryOf(a, q)
	if err != nil {
		s.say("%v", err)
		return
	}
	s.say("")
	s.say("%s", s.strong("How it was put"))
	for _, r := range put.Remarks {
		for _, l := range fold(r, s.width()-2) {
			fmt.Fprintln(s.Out, "  "+l)
		}
	}
	s.say("")
}

// finished are the finished attempts at a question under its present guide.
func (s *Session) finished(ctx context.Context, j *practice.Job, q *guide.Question) ([]practice.Attempt, error) {
	all, err := s.Desk.Attempts(ctx, practice.Filter{Job: j.ID, Question: q.ID, Finished: true})
	if err != nil {
		return nil, err
	}
	own := all[:0]
	for _, a := range all {
		if a.Guide == j.GuideSHA256() {
			own = append(own, a)
		}
	}
	return own, nil
}

// gained says at which points the last attempt is better and worse than the one
// before, by the numbers that its result has for them.
func (s *Session) gained(ctx context.Context, j *practice.Job, q *guide.Question) error {
	all, err := s.finished(ctx, j, q)
	if err != nil || len(all) < 2 {
		return err
	}
	c := practice.Compare(q, all[len(all)-2:])
	for _, change := range []practice.Change{practice.Gained, practice.Lost} {
		var at []string
		for i, r := range c.Requirements {
			if r.Overall == change {
				at = append(at, strconv.Itoa(i+1))
			}
		}
		switch len(at) {
		case 0:
		case 1:
			s.say("%s than in the attempt before at point %s", moved[change], at[0])
		default:
			s.say("%s than in the attempt before at points %s", moved[change], english.List(at, "and"))
		}
	}
	if c.Gained+c.Lost == 0 {
		s.say("Requirement by requirement, this stands where the attempt before stood.")
	}
	return nil
}

// columns is how many attempts are set side by side at most: the latest.
const columns = 6

// compare sets attempts side by side.
func (s *Session) compare(ctx context.Context, j *practice.Job, q *guide.Question) error {
	all, err := s.finished(ctx, j, q)
	if err != nil {
		return err
	}
	before := max(0, len(all)-columns)
	c := practice.Compare(q, all[before:])
	room := s.width() - 4*len(c.Attempts) - 8
	fmt.Fprintf(s.Out, "\n%-*s", room, "attempt")
	for i := range c.Attempts {
		fmt.Fprintf(s.Out, "%4d", before+i+1)
	}
	fmt.Fprintln(s.Out)
	for _, row := range c.Requirements {
		text := cut(oneLine(english.Addressed(row.Requirement.Text)), room-1)
		fmt.Fprint(s.Out, text+strings.Repeat(" ", room-len([]rune(text))))
		for _, v := range row.Verdicts {
			fmt.Fprintf(s.Out, "%4s", signs[v])
		}
		if row.Overall == practice.Gained || row.Overall == practice.Lost {
			fmt.Fprintf(s.Out, "  %s", strings.ToLower(moved[row.Overall]))
		}
		fmt.Fprintln(s.Out)
	}
	s.say("+ met  ~ partly met  - not met  ! contradicted  ? not assessed")
	return nil
}
