package terminal

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"yardstick/guide"
	"yardstick/practice"
)

// job gives the job that was named, or lets the person choose one.
func (s *Session) job(ctx context.Context, start Start) (practice.Job, error) {
	switch {
	case start.Guide != nil:
		return s.Desk.ChooseGuide(ctx, *start.Guide)
	case start.Job != "":
		return s.named(ctx, start.Job)
	}
	kept, err := s.Desk.Store.Jobs(ctx)
	if err != nil {
		return practice.Job{}, err
	}
	s.say("%s", s.strong("Which job do you practise for?"))
	for i, j := range kept {
		fmt.Fprintf(s.Out, "%3d  %s%s\n", i+1, cut(j.Title, s.width()-40), sampleMark(j.Sample))
	}
	s.say("Or one of the sample jobs: %s", strings.Join(s.Samples, ", "))
	for {
		name, err := s.ask("Number, sample job or file" + first(len(kept) > 0))
		if err != nil {
			return practice.Job{}, err
		}
		if n, ok := number(name, len(kept)); ok {
			return kept[n], nil
		}
		j, err := s.named(ctx, name)
		if err == nil {
			return j, nil
		}
		s.say("%v", err)
	}
}

// named is the job that a name stands for: one that is kept wins where both are the same.
func (s *Session) named(ctx context.Context, name string) (practice.Job, error) {
	j, origin, err := s.Load(name)
	if err != nil {
		return practice.Job{}, err
	}
	return s.Desk.Choose(ctx, j, origin)
}

func sampleMark(is bool) string {
	if is {
		return " (a sample, with answers)"
	}
	return ""
}

// first offers the first choice to whoever only presses Enter.
func first(offered bool) string {
	if offered {
		return " [1]"
	}
	return ""
}

// number reads a choice from 1 to n; nothing is the first.
func number(s string, n int) (int, bool) {
	if s == "" {
		return 0, n > 0
	}
	k, err := strconv.Atoi(s)
	return k - 1, err == nil && k >= 1 && k <= n
}

// question gives the question that was named, or lets the person choose: what
// the plan puts first is offered first.
func (s *Session) question(ctx context.Context, j *practice.Job, name string) (*guide.Question, error) {
	if name != "" {
		return j.Question(name)
	}
	attempts, err := s.Desk.Attempts(ctx, practice.Filter{Job: j.ID})
	if err != nil {
		return nil, err
	}
	plan := practice.PlanFor(j, attempts, s.Desk.Now())
	s.say("")
	s.say("%s", s.strong(j.Title))
	for i, item := range plan.Items {
		s.listed(i+1, &item)
	}
	for {
		choice, err := s.ask("Question, or q to quit" + first(true))
		if err != nil {
			return nil, err
		}
		if choice == "q" {
			return nil, errQuit
		}
		if n, ok := number(choice, len(plan.Items)); ok {
			return j.Question(plan.Items[n].Question.ID)
		}
		if q, err := j.Question(choice); err == nil {
			return q, nil
		}
		s.say("There is no such question.")
	}
}

// listed writes a question of the plan: its words, cut to one line, and where it stands.
func (s *Session) listed(n int, item *practice.Exercise) {
	where := "never answered"
	switch {
	case item.Box > 0 && item.IsDue:
		where = "due again"
	case item.Box > 0:
		where = "again on " + item.Due.Local().Format("2 January")
	}
	words := []rune(oneLine(item.Question.Text))
	if room := s.width() - 6; len(words) > room {
		words = append(words[:room-1], '…')
	}
	fmt.Fprintf(s.Out, "%3d  %s\n     %s\n", n, string(words), where)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
