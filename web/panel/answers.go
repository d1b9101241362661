package panel

import (
	"bytes"
	"net/http"
	"strings"

	domain "yardstick/panel"
	"yardstick/panel/written"
	"yardstick/people"
)

// answersPage shows what would be kept of a file, before anything is.
type answersPage struct {
	base
	V     domain.View
	Plan  *written.Plan
	Lines string // the answers, to be sent back when they are to be kept
}

// whole gives the view that answers are matched with, to who may record them.
func (r *room) whole(v *visit) (domain.View, error) {
	view, err := r.see(v, domain.Focus{Answers: true, Guide: true})
	if err == nil {
		err = people.Need(view.Roles, people.Interview, view.Stage)
	}
	return view, err
}

func (r *room) answersPage(v *visit) error { return r.showAnswers(v, http.StatusOK, "", nil) }

func (r *room) showAnswers(v *visit, status int, problem string, plan *written.Plan) error {
	view, err := r.whole(v)
	if err != nil {
		return err
	}
	p := answersPage{base: v.base("panel.answers", &view, "position"), V: view, Plan: plan}
	p.Problem = problem
	if plan != nil {
		if p.Lines, err = plan.Lines(); err != nil {
			return err
		}
	}
	return v.PageWith(status, "panelanswers", p)
}

// answers matches a file, or keeps what was looked at: all of it or nothing.
func (r *room) answers(v *visit) error {
	view, err := r.whole(v)
	if err != nil {
		return err
	}
	name, data, keep := "answers.jsonl", []byte(v.Given("lines")), v.Given("do") == "keep"
	if !keep {
		name, data, err = v.Upload(written.MaxBytes)
	}
	var plan written.Plan
	if err == nil {
		plan, err = written.Read(name, bytes.NewReader(data), &view, written.Options{
			Candidate: v.Given("candidate"), Question: v.Given("question"), Speaker: strings.TrimSpace(v.Given("speaker")),
		})
	}
	if err == nil && keep {
		if v.Given("source") == "transcript" {
			plan.Source = "transcript"
		}
		err = r.Desk.Do(v.R.Context(), v.who, view.Position, plan.Commands()...)
	}
	if message, ok := mendable(err); ok {
		return r.showAnswers(v, statusOf(err), message, nil)
	}
	switch {
	case err != nil:
		return err
	case keep:
		return v.Redirect(v.R.URL.Path + "?done=kept")
	}
	return r.showAnswers(v, http.StatusOK, "", &plan)
}
