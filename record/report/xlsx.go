package report

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"yardstick/internal/fault"
)

// XLSX writes the report as a workbook: ratings, changes, totals, decision and the
// log, a sheet each. A level that was not assessed is a blank cell, never a zero.
// No cell is a formula. The same report gives the same bytes.
func (r *Report) XLSX(w io.Writer) error {
	b := book{f: excelize.NewFile()}
	defer func() { _ = b.f.Close() }() // nothing of it is on a disk
	b.sheet("Ratings", r.ratingRows())
	b.sheet("Changes", r.changeRows())
	b.sheet("Totals", r.totalRows())
	b.sheet("Decision", r.decisionRows())
	b.sheet("Log", r.logRows())
	if b.err == nil {
		b.err = b.f.DeleteSheet("Sheet1")
	}
	if b.err == nil {
		b.err = b.f.SetDocProps(&excelize.DocProperties{
			Title: "Record of the position " + r.Position, Creator: "Yardstick", LastModifiedBy: "Yardstick",
			Created: r.Last.Format("2006-01-02T15:04:05Z"), Modified: r.Last.Format("2006-01-02T15:04:05Z"), Revision: "1", Version: "1",
		})
	}
	if b.err == nil {
		b.err = b.f.Write(w)
	}
	if b.err != nil {
		return &fault.Error{Kind: fault.Internal, Message: "the report cannot be written as XLSX", Cause: b.err}
	}
	return nil
}

// book is the workbook that is being written; the first error stays.
type book struct {
	f   *excelize.File
	err error
}

// sheet writes rows, the first as heads that stay in view.
func (b *book) sheet(name string, rows [][]any) {
	if b.err == nil {
		_, b.err = b.f.NewSheet(name)
	}
	for i, row := range rows {
		if b.err == nil {
			b.err = b.f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row)
		}
	}
	if b.err == nil {
		b.err = b.f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	}
	if b.err == nil {
		b.err = b.f.SetColWidth(name, "A", "J", 18)
	}
}

// levelCell is a number, or nothing where nothing was assessed.
func levelCell(l *int) any {
	if l == nil {
		return nil
	}
	return *l
}

func (r *Report) ratingRows() [][]any {
	rows := [][]any{{"candidate", "rater", "question", "requirement", "level", "committed at entry", "revealed at entry"}}
	for _, x := range r.Ratings {
		for _, l := range x.Levels {
			rows = append(rows, []any{x.Candidate, x.Rater, l.Question, l.Requirement, levelCell(l.Level), x.Committed, x.Revealed})
		}
	}
	return rows
}

func (r *Report) changeRows() [][]any {
	rows := [][]any{{"candidate", "rater", "question", "requirement", "old", "new", "by", "time", "entry", "reason"}}
	for _, x := range r.Ratings {
		for _, c := range x.Changes {
			why := c.Reason
			if why == "" {
				why = "in part " + c.ReasonPart
			}
			old, now := levelCell(c.Old), levelCell(c.New)
			rows = append(rows, []any{x.Candidate, x.Rater, c.Question, c.Requirement, old, now, c.By, c.Time, c.Entry, why})
		}
	}
	return rows
}

func (r *Report) totalRows() [][]any {
	rows := [][]any{{"candidate", "total", "points", "out of weights", "musts"}}
	if r.Totals != nil {
		for _, x := range r.Totals.Totals {
			rows = append(rows, []any{x.Candidate, x.Mean, x.Points, x.Of, x.musts()})
		}
	}
	return rows
}

func (r *Report) decisionRows() [][]any {
	rows := [][]any{{"candidate", "outcome", "reason", "rests on", "until", "changed because"}}
	if r.Decision != nil {
		for _, o := range r.Decision.Outcomes {
			rows = append(rows, []any{o.Candidate, o.Outcome, o.Reason, o.rests(), "", ""})
			for _, b := range o.Before {
				rows = append(rows, []any{o.Candidate, b.Outcome, b.Reason, b.rests(), b.Until, b.Why})
			}
		}
	}
	return rows
}

// maxCell is what a cell of a workbook can hold.
const maxCell = 32_767

func (r *Report) logRows() [][]any {
	rows := [][]any{{"entry", "time", "who", "what", "payload"}}
	for _, e := range r.Entries {
		payload := e.Payload
		if len(payload) > maxCell {
			payload = "see log.jsonl"
		}
		rows = append(rows, []any{e.Sequence, e.Time.Format("2006-01-02T15:04:05.000Z"), e.Actor, string(e.Kind), payload})
	}
	return rows
}
