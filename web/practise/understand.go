package practise

import (
	"net/url"
	"slices"
	"strings"

	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/practice"
	"yardstick/web/chart"
	"yardstick/web/frame"
)

// understandPage is the matrix of a job: its functions × the kinds of failure.
type understandPage struct {
	base
	Purpose, Team string
	Setting       []string
	Outcome       job.Outcome
	Rows          []matrixRow
	All           bool // every cell is open
	Review        []job.Review
	NoFigures     bool // the job names no figure that decides
	Positions     bool // a position can be made of the job
}

// matrixRow is one function with its cells; Open is the cell that is open.
type matrixRow struct {
	ID, Name string
	Duties   []string
	Cells    []matrixCell
	Left     []leftOut
	Open     []cellPage
}

// matrixCell is one kind of failure in one function.
type matrixCell struct {
	Kind  job.FailureKind
	Mark  string // the level that decides; empty where no measure has one
	Named bool   // a measure decides
	Path  string
	Open  bool
	Empty bool // left out: the job says nothing about it
	Row   string
}

type leftOut struct {
	Kind   job.FailureKind
	Reason string
}

// cellPage is what a cell opens to.
type cellPage struct {
	Job, Function, Name string
	Kind                job.FailureKind
	Outcome             job.Outcome
	Criteria            []criterionView
	TwinPath            string
}

// criterionView is one criterion at the personal level.
type criterionView struct {
	Statement, Measure, Sign string
	Derived                  bool
	Scale                    *chart.Gauge
}

// understand shows the matrix, with one cell open: the one asked for, or the first.
func (s *study) understand(v *visit) error {
	j, err := s.describedJob(v)
	if err != nil {
		return err
	}
	outcome, err := outcomeOf(v)
	if err != nil {
		return err
	}
	open := v.Asked("cell")
	p := understandPage{
		base: jobBase(v, &j, "understand", "understand.title", j.Title), Outcome: outcome, All: open == "all",
		Purpose: j.Description.Purpose, Team: j.Description.Team, Setting: j.Description.Setting, Review: j.Description.Review,
	}
	p.Live, p.Positions = true, s.Positions
	p.Rows = matrixOf(&j, outcome, open)
	p.NoFigures = !slices.ContainsFunc(j.Description.Functions, func(f job.Function) bool { return len(f.Measures) > 0 })
	return v.Page("understand", p)
}

// describedJob is the job in the path, with its description.
func (s *study) describedJob(v *visit) (practice.Job, error) {
	j, err := v.desk.Store.Job(v.R.Context(), v.R.PathValue("job"))
	if err == nil && j.Description == nil {
		err = fault.NotFoundf("of this job only the questions are known")
	}
	return j, err
}

func outcomeOf(v *visit) (job.Outcome, error) {
	switch o := job.Outcome(v.Asked("side")); o {
	case "":
		return job.Failure, nil
	case job.Failure, job.Success:
		return o, nil
	}
	return "", fault.NotFoundf("there are two sides, failure and success")
}

// matrixOf makes the rows; open is FUNCTION.KIND, all, or nothing for the first cell.
func matrixOf(j *practice.Job, outcome job.Outcome, open string) []matrixRow {
	d := job.Criteria(j.Description)
	var rows []matrixRow
	for i := range j.Description.Functions {
		f := &j.Description.Functions[i]
		row := matrixRow{ID: f.ID, Name: f.Name, Duties: f.Duties}
		for _, kind := range job.FailureKinds() {
			if reason := d.Omitted(f.ID, kind); reason != "" {
				row.Left = append(row.Left, leftOut{kind, reason})
				row.Cells = append(row.Cells, matrixCell{Kind: kind, Empty: true})
				continue
			}
			name := f.ID + "." + string(kind)
			isOpen := open == name || open == "all" || open == "" && i == 0 && len(row.Open) == 0
			found := d.Of(f.ID, kind, outcome)
			mark, named := markOf(f, found, outcome)
			row.Cells = append(row.Cells, matrixCell{
				Kind: kind, Open: isOpen && open != "all", Row: f.ID, Mark: mark, Named: named, Path: cellPath(j.ID, outcome, name),
			})
			if isOpen {
				row.Open = append(row.Open, cellOf(j, f, kind, outcome, found))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// markOf is the level of the first measure that decides the cell. Where only the
// other side has a level, it is what lies short of that: success is at 85% or
// more, so that failure is below; named says that there is a measure at all.
func markOf(f *job.Function, found []job.Criterion, outcome job.Outcome) (mark string, named bool) {
	i := slices.IndexFunc(found, func(c job.Criterion) bool { return f.Measure(c.Measure) != nil })
	if i < 0 {
		return "", false
	}
	m := f.Measure(found[i].Measure)
	if mark = m.Mark(outcome); mark != noLevel {
		return mark, true
	}
	other := strings.NewReplacer("≥", "<", "≤", ">").Replace(m.Mark(twinOf(outcome)))
	return strings.TrimPrefix(other, noLevel), true
}

// noLevel is the mark of a measure without a level.
const noLevel = "•"

// twinOf is the other side.
func twinOf(o job.Outcome) job.Outcome {
	if o == job.Success {
		return job.Failure
	}
	return job.Success
}

func cellOf(j *practice.Job, f *job.Function, kind job.FailureKind, outcome job.Outcome, found []job.Criterion) cellPage {
	c := cellPage{Job: j.ID, Function: f.ID, Name: f.Name, Kind: kind, Outcome: outcome}
	c.TwinPath = cellPath(j.ID, twinOf(outcome), f.ID+"."+string(kind))
	for _, x := range found {
		view := criterionView{Statement: x.Statement, Sign: x.Sign, Derived: x.Derived}
		if m := f.Measure(x.Measure); m != nil {
			view.Measure = m.Describe()
			if scale, ok := chart.OfMeasure(m); ok {
				view.Scale = &scale
			}
		}
		c.Criteria = append(c.Criteria, view)
	}
	return c
}

// cellPath is the page of a job with one cell of its matrix open.
func cellPath(id string, side job.Outcome, cell string) string {
	return frame.Path("jobs", id) + "?" + url.Values{"side": {string(side)}, "cell": {cell}}.Encode()
}
