package report

import (
	"io"

	"yardstick/internal/fault"
	"yardstick/internal/workbook"
)

// XLSX writes the report as a workbook: ratings, changes, totals, decision and the
// log, a sheet each. A level that was not assessed is a blank cell, never a zero.
// No cell is a formula. The same report gives the same bytes.
func (r *Report) XLSX(w io.Writer) error {
	err := workbook.Write(
		w, workbook.About{Title: "Record of the position " + r.Position, Time: r.Last},
		workbook.Table{Name: "Ratings", Rows: workbook.All(r.ratingRows()...)},
		workbook.Table{Name: "Changes", Rows: workbook.All(r.changeRows()...)},
		workbook.Table{Name: "Totals", Rows: workbook.All(r.totalRows()...)},
		workbook.Table{Name: "Decision", Rows: workbook.All(r.decisionRows()...)},
		workbook.Table{Name: "Log", Rows: workbook.All(r.logRows()...)},
	)
	if err != nil {
		return &fault.Error{Kind: fault.Internal, Message: "the report cannot be written as XLSX", Cause: err}
	}
	return nil
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

func (r *Report) logRows() [][]any {
	rows := [][]any{{"entry", "time", "who", "what", "payload"}}
	for _, e := range r.Entries {
		payload := e.Payload
		if len(payload) > workbook.MaxCell {
			payload = "see log.jsonl"
		}
		rows = append(rows, []any{e.Sequence, e.Time.Format("2006-01-02T15:04:05.000Z"), e.Actor, string(e.Kind), payload})
	}
	return rows
}
