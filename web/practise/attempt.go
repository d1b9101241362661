package practise

import (
	"net/http"
	"strconv"
	"strings"

	"yardstick/guide"
	"yardstick/practice"
	"yardstick/web/frame"
)

// task is an attempt with what it is about.
type task struct {
	attempt  practice.Attempt
	job      practice.Job
	question *guide.Question
}

// taskOf loads the attempt in the path with its job and question.
func (s *study) taskOf(v *visit) (task, error) {
	a, err := v.desk.Store.Attempt(v.R.Context(), v.R.PathValue("id"))
	if err != nil {
		return task{}, err
	}
	j, err := practice.JobUnder(v.R.Context(), v.desk.Store, a.Job, a.Guide)
	if err != nil {
		return task{}, err
	}
	q, err := j.Question(a.Question)
	return task{a, j, q}, err
}

// attempt shows an attempt: to be written while it is open, its result after that.
func (s *study) attempt(v *visit) error {
	t, err := s.taskOf(v)
	if err != nil {
		return err
	}
	if t.attempt.Done() {
		return s.finished(v, &t)
	}
	return s.writing(v, &t)
}

// finished shows the result, unless it belongs to an exam that still goes on.
func (s *study) finished(v *visit, t *task) error {
	switch hidden, err := s.hidden(v, t); {
	case err != nil:
		return err
	case hidden:
		return v.Redirect(frame.Path("interviews", t.attempt.Interview))
	}
	return s.result(v, t)
}

// hidden reports whether the result belongs to an exam that still goes on.
func (s *study) hidden(v *visit, t *task) (bool, error) {
	if t.attempt.Interview == "" {
		return false, nil
	}
	i, err := v.desk.Store.Interview(v.R.Context(), t.attempt.Interview)
	return err == nil && !practice.Shows(&t.attempt, &i), err
}

// writePage is where an answer is written.
type writePage struct {
	base
	Attempt  practice.Attempt
	Question guide.Question
	Coach    bool
	Ticks    ticksPart
	Writer   string // of this page: one browser tab
	Aside    int    // versions that are set aside
	Empty    bool   // somebody has finished without a word
	Words    int
	// Interview is where the attempt belongs to one.
	Interview string
	Number    int
	Of        int
	Problem   string // with the transcript that was just sent
	Second    *who   // a language model that may read it afterwards
}

func (s *study) writing(v *visit, t *task) error { return s.writingWith(v, http.StatusOK, t, "") }

// writingWith shows the page with what was wrong in a form of it.
func (s *study) writingWith(v *visit, status int, t *task, problem string) error {
	part := "rehearse"
	if t.attempt.Interview != "" {
		part = "interview"
	}
	p := writePage{
		base: jobBase(v, &t.job, part, "write.title", t.question.Text), Attempt: t.attempt, Question: *t.question,
		Coach: t.attempt.Mode == practice.Coach, Writer: s.newWriter(v), Aside: len(t.attempt.Aside),
		Words: len(strings.Fields(t.attempt.Text)), Interview: t.attempt.Interview,
		Empty: v.Asked("empty") != "", Problem: problem, Second: s.secondWho(),
	}
	p.Live, p.Scripts = p.Coach, []string{"write.js", "voice.js"}
	if p.Coach {
		p.Ticks = blankTicks(t, v.Nonce)
	}
	if p.Interview != "" {
		i, err := v.desk.Store.Interview(v.R.Context(), p.Interview)
		if err != nil {
			return err
		}
		p.Of = len(i.Questions)
		for n, id := range i.Questions {
			if id == t.question.ID {
				p.Number = n + 1
			}
		}
	}
	return v.PageWith(status, "write", p)
}

// newWriter names one opened page, so that two tabs can be told apart.
func (s *study) newWriter(v *visit) string { return "page-" + v.desk.NewID() }

// draftOf reads a draft from a form.
func draftOf(v *visit) practice.Version {
	number := func(name string) int {
		n, err := strconv.Atoi(v.Given(name))
		if err != nil {
			return 0
		}
		return n
	}
	d := practice.Version{
		Base: number("base"), Text: strings.ReplaceAll(v.Given("text"), "\r\n", "\n"), Source: practice.Source(v.Given("source")),
		Seconds: min(number("seconds"), practice.MaxSeconds), Writer: v.Given("writer"),
	}
	if d.Source == "" {
		d.Source = practice.Typed
	}
	return d
}

// finish ends an attempt and shows what was found.
func (s *study) finish(v *visit) error {
	id := v.R.PathValue("id")
	d := draftOf(v)
	if strings.TrimSpace(d.Text) == "" {
		return v.Redirect(frame.Path("attempts", id) + "?empty=1")
	}
	a, err := v.desk.Finish(v.R.Context(), id, d)
	if conflict(err) {
		return v.Redirect(frame.Path("attempts", id, "versions"))
	}
	if err != nil {
		return err
	}
	if a.Interview != "" {
		return v.Redirect(frame.Path("interviews", a.Interview))
	}
	return v.Redirect(frame.Path("attempts", id))
}

// removeAttempt removes one attempt.
func (s *study) removeAttempt(v *visit) error {
	t, err := s.taskOf(v)
	if err != nil {
		return err
	}
	if err := v.desk.Store.RemoveAttempt(v.R.Context(), t.attempt.ID); err != nil {
		return err
	}
	return v.Redirect(frame.Path("jobs", t.job.ID, "rehearse"))
}
