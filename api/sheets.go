package api

import (
	"cmp"
	"context"

	"yardstick/job"
	"yardstick/job/sheet"
	"yardstick/practice"
)

// Sheet is a job laid out to be edited: every line of the text that it was read from,
// with what it is and where it belongs, and the functions. It is changed as a whole;
// what a line says stays.
type Sheet struct {
	Title     string      `json:"title"`
	Purpose   string      `json:"purpose"`
	Team      string      `json:"team"`
	Served    []string    `json:"served,omitempty" maxItems:"100" doc:"Whom the work is for; left out it stays, an empty list names nobody."`
	Lines     []SheetLine `json:"lines" nullable:"false" maxItems:"5000"`
	Functions []SheetArea `json:"functions" nullable:"false" maxItems:"100"`
}

// SheetLine is a line of the text, a further duty of one, or a duty written by hand.
type SheetLine struct {
	Text     string   `json:"text,omitempty" doc:"Of the source; empty for a further duty and for one written by hand."`
	Why      string   `json:"why,omitempty" doc:"What the mark rests on."`
	Is       job.Mark `json:"is" doc:"duty, figure, person, condition, offer, firm, heading or other"`
	Function string   `json:"function,omitempty" doc:"The id of a function of the sheet, where the mark has one."`
	Duty     string   `json:"duty,omitempty" doc:"How the duty is worded; empty for as the line says it."`
	Of       int      `json:"of,omitempty" minimum:"0" doc:"The place, from 1, of the line that a further duty stands in."`
}

// SheetArea is a function with all but its duties, which are lines.
type SheetArea struct {
	ID          string        `json:"id" doc:"One that the job does not have makes a new function."`
	Name        string        `json:"name"`
	Into        string        `json:"into,omitempty" doc:"The function that takes this one over."`
	Measures    []job.Measure `json:"measures" nullable:"false" maxItems:"100" doc:"An empty id makes a new one; no name takes it out."`
	DangerSigns []string      `json:"danger_signs" nullable:"false" maxItems:"100"`
	WorksWith   []string      `json:"works_with" nullable:"false" maxItems:"100"`
}

func sheetOf(s *sheet.Sheet) Sheet {
	out := Sheet{Title: s.Title, Purpose: s.Purpose, Team: s.Team, Served: s.Served, Lines: []SheetLine{}, Functions: []SheetArea{}}
	for _, l := range s.Lines {
		out.Lines = append(out.Lines, SheetLine{l.Text, l.Why, l.Is, l.Function, l.Duty, l.Of})
	}
	for _, f := range s.Functions {
		out.Functions = append(out.Functions, SheetArea{
			f.ID, f.Name, f.Into, orNone(f.Measures), orNone(f.DangerSigns), orNone(f.WorksWith),
		})
	}
	return out
}

func (s *Sheet) sheet() sheet.Sheet {
	out := sheet.Sheet{Title: s.Title, Purpose: s.Purpose, Team: s.Team, Served: s.Served}
	for _, l := range s.Lines {
		out.Lines = append(out.Lines, sheet.Line{Text: l.Text, Why: l.Why, Is: l.Is, Function: l.Function, Duty: l.Duty, Of: l.Of})
	}
	for _, f := range s.Functions {
		out.Functions = append(out.Functions, sheet.Area{
			ID: f.ID, Name: f.Name, Into: f.Into, Measures: f.Measures, DangerSigns: f.DangerSigns, WorksWith: f.WorksWith,
		})
	}
	return out
}

// SheetAnswer is a sheet; its version is the revision of the job.
type SheetAnswer struct {
	ETag string `header:"ETag"`
	Body Sheet
}

// sheetOperations edit a job and agree to it.
func (s *Service) sheetOperations() {
	handle(s, get("/jobs/{job}/sheet", "get-sheet", "A job laid out to be edited").practising(),
		func(ctx context.Context, c *caller, in *struct{ JobID }) (*SheetAnswer, error) {
			j, err := s.desk(c).Store.Job(ctx, in.Job)
			if err != nil {
				return nil, err
			}
			laid, err := j.Sheet()
			return &SheetAnswer{versioned(int64(j.Revision)), sheetOf(&laid)}, err
		})
	handle(s, put("/jobs/{job}/sheet", "revise-job", "Change a job, or agree to it").practising().tell(
		"The guide is derived anew and sealed; answers under the guide before stay with it. Unless agree says that a person stands behind "+
			"the job, it is a draft from then on. If-Match is the ETag of the job or of its sheet."),
		func(ctx context.Context, c *caller, in *struct {
			JobID
			Version
			Agree bool   `query:"agree" doc:"A person stands behind what the sheet says."`
			By    string `query:"by" maxLength:"200" doc:"Who agrees, as the seal of the guide is to name them; else whose token it is."`
			Body  Sheet
		},
		) (*JobAnswer, error) {
			base, err := in.seen()
			if err != nil {
				return nil, err
			}
			var j practice.Job
			j, err = s.desk(c).Revise(ctx, in.Job, int(base), in.Body.sheet(), agreedBy(in.Agree, in.By, c))
			return jobAnswer(&j, conflicted(err))
		})
}

// agreedBy is who agrees, or nobody where nobody does.
func agreedBy(agree bool, by string, c *caller) string {
	if !agree {
		return ""
	}
	return cmp.Or(by, c.Owner)
}
