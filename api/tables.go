package api

import (
	"bytes"
	"context"
	"strings"

	"yardstick/background"
	"yardstick/batch"
	"yardstick/batch/report"
	"yardstick/internal/fault"
	"yardstick/internal/sheets"
	"yardstick/job"
	"yardstick/panel"
	"yardstick/panel/letter"
	"yardstick/people"
	"yardstick/practice"
)

// tabled registers the operations that give a table as CSV and as a workbook: the
// operation's path is without the dot and the format. The first table is what the CSV holds.
func tabled[I any](s *Service, o op, title string, h func(ctx context.Context, c *caller, in *I) ([]*sheets.Table, error)) {
	for _, format := range []string{"csv", "xlsx"} {
		kind, _, _ := strings.Cut(sheets.Kinds[format], ";")
		one := o.gives(kind)
		one.path += "." + format
		one.summary += ", as " + strings.ToUpper(format)
		if format != "csv" {
			one.id += "-" + format
		}
		handle(s, one, func(ctx context.Context, c *caller, in *I) (*File, error) {
			all, err := h(ctx, c, in)
			if err != nil {
				return nil, err
			}
			var b bytes.Buffer
			err = sheets.Write(&b, format, title, all...)
			return &File{sheets.Kinds[format], b.Bytes()}, err
		})
	}
}

// tableOf makes one table.
func tableOf(name string, head []string, rows [][]any) []*sheets.Table {
	return []*sheets.Table{{Name: name, Head: head, Rows: rows}}
}

// tableOperations give lists as tables, whole, for spreadsheets.
func (s *Service) tableOperations() {
	everything := func(o op, title string, of func(all *practice.Everything) []*sheets.Table) {
		tabled(s, o.practising(), title, func(ctx context.Context, c *caller, _ *struct{}) ([]*sheets.Table, error) {
			all, err := s.desk(c).Store.Everything(ctx)
			return of(&all), err
		})
	}
	everything(get("/attempts", "get-attempt-table", "Your finished attempts"), "What was practised",
		func(all *practice.Everything) []*sheets.Table {
			head, rows := practice.AttemptRows(all)
			more, others := practice.ProgressRows(all)
			return append(tableOf("Attempts", head, rows), tableOf("Requirements", more, others)...)
		})
	everything(get("/interviews", "get-interview-table", "Your mock interviews"), "Mock interviews",
		func(all *practice.Everything) []*sheets.Table {
			head, rows := practice.InterviewRows(all)
			return tableOf("Interviews", head, rows)
		})
	everything(get("/drills", "get-drill-table", "Your bad weeks"), "Bad weeks", func(all *practice.Everything) []*sheets.Table {
		head, rows := practice.DrillRows(all)
		return tableOf("Bad weeks", head, rows)
	})
	tabled(s, get("/jobs/{job}/criteria", "get-criteria-table", "The criteria of a job").practising(), "Criteria",
		func(ctx context.Context, c *caller, in *struct{ JobID }) ([]*sheets.Table, error) {
			j, err := s.described(ctx, c, in.Job)
			if err != nil {
				return nil, err
			}
			head, rows := job.CriteriaRows(j, job.Criteria(j))
			return tableOf("Criteria", head, rows), nil
		})
	s.workTables()
	s.positionTables()
	s.peopleTables()
	s.batchTables()
	s.recordTables()
	s.tokenTables()
}

// workTables are about batches and tasks.
func (s *Service) workTables() {
	for _, format := range report.Formats {
		o := get("/batches/{batch}/results/"+format, "get-results-"+format, "What was found in a batch so far, as "+format).
			gives(report.Kinds[format])
		batched(s, o, func(ctx context.Context, d *batch.Desk, c *caller, in *struct{ BatchID }) (*File, error) {
			if _, err := d.Store.Batch(ctx, c.batches(), in.Batch); err != nil {
				return nil, err
			}
			var b bytes.Buffer
			err := report.Write(&b, format, d.Rows(ctx, c.batches(), in.Batch))
			return &File{report.Kinds[format], b.Bytes()}, err
		})
	}
	tabled(s, get("/tasks", "get-task-table", "Work in the background, the latest thousand tasks").practising(), "Tasks",
		func(ctx context.Context, c *caller, _ *struct{}) ([]*sheets.Table, error) {
			o, err := s.office(c)
			if err != nil {
				return nil, err
			}
			all, err := o.Tasks(ctx, background.Filter{Most: background.MostTasks})
			head, rows := background.Rows(all)
			return tableOf("Tasks", head, rows), err
		})
}

// positionTables are about positions.
func (s *Service) positionTables() {
	tabled(s, get("/positions", "get-position-table", "The positions that you have to do with").positions(), "Positions",
		func(ctx context.Context, c *caller, _ *struct{}) ([]*sheets.Table, error) {
			all, err := s.Positions.List(ctx, c.viewer())
			head, rows := panel.SummaryRows(all)
			return tableOf("Positions", head, rows), err
		})
	viewed := func(o op, title string, f panel.Focus, of func(v *panel.View) (head []string, rows [][]any)) {
		tabled(s, o.positions(), title, func(ctx context.Context, c *caller, in *struct{ PositionID }) ([]*sheets.Table, error) {
			v, err := s.see(ctx, c, in.Position, f)
			if err != nil {
				return nil, err
			}
			head, rows := of(&v)
			return tableOf(title, head, rows), nil
		})
	}
	viewed(get("/positions/{position}/candidates", "get-candidate-table", "The candidates of a position"), "Candidates",
		panel.Focus{}, (*panel.View).CandidateRows)
	viewed(get("/positions/{position}/ratings", "get-ratings", "The ratings that you may see"), "Ratings", panel.Focus{Ratings: true},
		func(v *panel.View) ([]string, [][]any) { return v.RatingRows().Cells() })
	viewed(get("/positions/{position}/results", "get-result-table", "The results that you may see"), "Results", panel.Focus{},
		(*panel.View).ResultRows)
	tabled(s, get("/positions/{position}/dues", "get-due-table", "What candidates are owed by when").positions(), "Owed to candidates",
		func(ctx context.Context, c *caller, in *struct{ PositionID }) ([]*sheets.Table, error) {
			v, err := s.informing(ctx, c, in.Position, panel.Focus{})
			if err != nil {
				return nil, err
			}
			head, rows := letter.Rows(s.Letters.Dues(&v, s.Places, s.Now()))
			return tableOf("Owed to candidates", head, rows), nil
		})
	tabled(s, get("/positions/{position}/impact", "get-impact-table", "How groups of candidates fared").positions(), "Groups",
		func(ctx context.Context, c *caller, in *struct {
			PositionID
			Of string `query:"of" maxLength:"60" default:"sex" doc:"The attribute."`
		},
		) ([]*sheets.Table, error) {
			g, err := s.groups(ctx, c, in.Position, in.Of)
			head, rows := g.Rows(in.Of)
			return tableOf("Groups", head, rows), err
		})
}

// peopleTables are about accounts.
func (s *Service) peopleTables() {
	tabled(s, get("/accounts", "get-account-table", "The accounts of the organisation").positions(), "Accounts",
		func(ctx context.Context, c *caller, _ *struct{}) ([]*sheets.Table, error) {
			office, err := s.Door.Office(c.Person)
			if err != nil {
				return nil, err
			}
			all, err := office.People(ctx)
			head, rows := people.Rows(all)
			return tableOf("Accounts", head, rows), err
		})
}

// described is the job that somebody practises for, where more than its questions is known.
func (s *Service) described(ctx context.Context, c *caller, id string) (*job.Job, error) {
	j, err := s.desk(c).Store.Job(ctx, id)
	if err == nil && j.Description == nil {
		err = fault.NotFoundf("of %s only the questions are known, not the job", j.ID)
	}
	return j.Description, err
}
