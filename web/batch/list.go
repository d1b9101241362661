package batch

import (
	"net/http"

	domain "yardstick/batch"
	"yardstick/internal/figure"
	"yardstick/web/frame"
)

// listPage lists the batches and takes a file for another one.
type listPage struct {
	frame.Base
	Batches []domain.Batch
	Most    int    // MiB of a file
	Answers string // at most of a file
	Tasks   bool
	Problem string
	Done    string
}

func (r *room) list(v *visit) error { return r.showList(v, http.StatusOK, "") }

func (r *room) showList(v *visit, status int, problem string) error {
	all, err := r.Desk.Store.List(v.R.Context(), v.owner)
	if err != nil {
		return err
	}
	p := listPage{
		Base: v.base("batches.title"), Batches: all, Most: domain.MaxFile >> 20, Answers: figure.Thousands(domain.MaxAnswers),
		Tasks: r.Tasks != nil && v.Person == r.Owner, Problem: problem, Done: v.Asked("done"),
	}
	return v.PageWith(status, "batches", p)
}

func (v *visit) base(title string, args ...any) frame.Base {
	b := v.Base(title, args...)
	b.Section = "batches"
	if v.Coach == "" {
		b.Section = "yours"
	}
	return b
}

// upload keeps a file and shows what is in it.
func (r *room) upload(v *visit) error {
	name, data, err := v.Upload(domain.MaxFile)
	var b domain.Batch
	if err == nil {
		b, err = r.Desk.Draft(v.R.Context(), v.owner, name, data)
	}
	if problem, status, ok := mendable(err); ok {
		return r.showList(v, status, problem)
	}
	if err != nil {
		return err
	}
	return v.Redirect(frame.Path("batches", b.ID))
}

// remove removes a batch with everything of it.
func (r *room) remove(v *visit) error {
	if err := r.Desk.Store.Remove(v.R.Context(), v.owner, v.R.PathValue("batch")); err != nil {
		return err
	}
	return v.Redirect("/batches?done=removed")
}

// cancel ends a batch where it is.
func (r *room) cancel(v *visit) error {
	if err := r.Desk.Cancel(v.R.Context(), v.owner, v.R.PathValue("batch")); err != nil {
		return err
	}
	return v.Redirect(frame.Path("batches", v.R.PathValue("batch")))
}
