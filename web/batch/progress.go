package batch

import (
	"bytes"
	"net/http"
	"strconv"

	domain "yardstick/batch"
	"yardstick/batch/report"
	"yardstick/web/frame"
)

// shownResults is how many rows a page has.
const shownResults = 50

// progressPage shows how far a batch is, and what was found.
type progressPage struct {
	frame.Base
	B       domain.Batch
	Left    string // "about 5 minutes"; "" where it is not known
	Results []domain.Result
	Next    int // the row after which the next page begins; 0 for none
	First   bool
	Formats []string
	Large   bool // results are written in the background
}

// Ready is how many answers are through.
func (p progressPage) Ready() int { return p.B.Counts.Rows - p.B.Counts.Left() }

// Status says in a word how a row stands.
func (progressPage) Status(r domain.Result) string { return report.Status(&r) }

// Whose is whose the answer is.
func (progressPage) Whose(r domain.Result) string { return domain.Whose(&r.Item) }

func (r *room) progress(v *visit, b *domain.Batch) error {
	after, err := strconv.Atoi(v.Asked("after"))
	if err != nil || after < 0 {
		after = 0
	}
	rows, err := r.Desk.Store.Results(v.R.Context(), v.owner, b.ID, after, shownResults+1)
	if err != nil {
		return err
	}
	p := progressPage{
		Base: v.base("batches.one", b.File), B: *b, Left: report.Left(b), Results: rows, First: after == 0, Formats: report.Formats,
	}
	if len(rows) > shownResults {
		p.Results = rows[:shownResults]
		p.Next = p.Results[shownResults-1].Row
	}
	p.Live, p.Large = !b.State.Over(), r.Errands != nil && b.Counts.Rows >= report.LargeRows
	return v.Page("batchprogress", p)
}

// results sends what was found so far.
func (r *room) results(v *visit) error {
	b, err := r.Desk.Store.Batch(v.R.Context(), v.owner, v.R.PathValue("batch"))
	if err != nil {
		return err
	}
	format := v.R.PathValue("format")
	kind, err := report.KindOf(format)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := report.Write(&body, format, r.Desk.Rows(v.R.Context(), v.owner, b.ID)); err != nil {
		return err
	}
	v.W.Header().Set("Content-Disposition", `attachment; filename="batch-`+b.ID+`.`+format+`"`)
	v.Write(http.StatusOK, kind, body.Bytes())
	return nil
}

// askResults has the results written in the background.
func (r *room) askResults(v *visit) error {
	b, err := r.Desk.Store.Batch(v.R.Context(), v.owner, v.R.PathValue("batch"))
	if err != nil {
		return err
	}
	e, err := report.Ask(v.R.Context(), r.Errands, &b, v.Given("format"))
	if err != nil {
		return err
	}
	return v.Redirect(frame.Path("files", e.ID))
}

// alikePage asks about answers that are nearly alike.
type alikePage struct {
	frame.Base
	B     domain.Batch
	Pairs []domain.Pair
}

// Whose is whose an answer is.
func (alikePage) Whose(i domain.Item) string { return domain.Whose(&i) }

// shownPairs is how many pairs a page has.
const shownPairs = 100

func (r *room) alike(v *visit) error {
	b, err := r.Desk.Store.Batch(v.R.Context(), v.owner, v.R.PathValue("batch"))
	if err != nil {
		return err
	}
	pairs, err := r.Desk.Store.Pairs(v.R.Context(), v.owner, b.ID)
	if err != nil {
		return err
	}
	return v.Page("batchalike", alikePage{Base: v.base("batches.alike.title"), B: b, Pairs: pairs[:min(len(pairs), shownPairs)]})
}
