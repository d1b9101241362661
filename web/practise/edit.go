package practise

import (
	"cmp"
	"errors"
	"net/http"
	"strings"

	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sheet"
	"yardstick/practice"
	"yardstick/web/frame"
)

// editPage is where a person corrects a job and agrees to it.
type editPage struct {
	base
	Base      int  // the revision that the page shows
	Draft     bool // nobody has agreed
	Next      int  // the version of the guide after agreeing
	Saved     bool
	Elsewhere bool // the job was changed in another window since
	Problems  []editProblem
	Sheet     sheet.Sheet
	Served    string // those served, with commas between
	By        string // who agrees, where it is known
	Sealed    string // who agreed, and when
	Functions []editFunction
	Left      []editGroup // lines that are in no function
	Original  []sheet.Line
	Places    []placeGroup
	Notes     []string     // on the reading of the text
	Review    []job.Review // what was guessed
}

// editProblem is one thing that is wrong with what was sent.
type editProblem struct{ Where, Message string }

// editFunction is one function with its lines.
type editFunction struct {
	sheet.Area
	Key      string // of its fields: f0, f1, …
	Duties   []editLine
	Others   []editLine // figures and people of the text
	Measures []editMeasure
	Signs    string
	People   string
	Into     []place
	New      bool
	Number   int
	Figures  int // that are there
}

// editLine is one line with its place.
type editLine struct {
	sheet.Line
	Key   string // of its fields: l0, l1, … for lines of the text, h0, h1, … for duties written by hand
	Place string
}

// editMeasure is one figure as it stands in a form.
type editMeasure struct {
	Key, ID, Name, Better, Target, FailsAt, Unit, Per string
}

// editGroup is lines with the same mark.
type editGroup struct {
	Is    job.Mark
	Lines []editLine
}

// placeGroup is the places for a line under one heading; place is one of them.
type placeGroup struct {
	Label  string
	Places []place
}

type place struct{ Value, Text string }

// edit shows a job to be corrected.
func (s *study) edit(v *visit) error {
	j, err := s.describedJob(v)
	if err != nil {
		return err
	}
	laid, err := j.Sheet()
	if err != nil {
		return err
	}
	spare := withSpare(laid)
	p := s.editPage(v, &j, &spare)
	p.Saved = v.Asked("saved") != ""
	return v.Page("edit", p)
}

// known is the name of who visits; empty where nobody had to say who they are.
func (s *study) known(v *visit) string {
	if v.Person == s.Owner {
		return ""
	}
	return v.Person
}

// revise keeps what was corrected; where the person agrees, it is sealed.
func (s *study) revise(v *visit) error {
	j, err := s.describedJob(v)
	if err != nil {
		return err
	}
	form, err := readEdit(v, &j)
	if err != nil {
		return err
	}
	agree, by := v.Given("do") == "agree", ""
	if agree {
		by = cmp.Or(strings.TrimSpace(v.Given("by")), s.known(v), v.Text("edit.by.nobody"))
	}
	if len(form.problems) == 0 {
		_, err = v.desk.Revise(v.R.Context(), j.ID, form.base, form.sheet, by)
	}
	var elsewhere *practice.JobConflict
	var unsound *practice.Unsound
	switch {
	case errors.As(err, &elsewhere):
		return s.editAgain(v, http.StatusConflict, &elsewhere.Current, form, true)
	case errors.As(err, &unsound):
		for _, f := range unsound.Findings {
			form.problems = append(form.problems, editProblem{whereIn(v, &unsound.Job, f.Field), f.Message})
		}
	case fault.Is(err, fault.Invalid) || fault.Is(err, fault.Unavailable):
		form.problems = append(form.problems, editProblem{v.Text("edit.where.job"), err.Error()}) // nothing that was sent is lost
	case err != nil:
		return err
	}
	if len(form.problems) > 0 {
		return s.editAgain(v, http.StatusUnprocessableEntity, &j, form, false)
	}
	if agree {
		return v.Redirect(frame.Path("jobs", j.ID))
	}
	return v.Redirect(frame.Path("jobs", j.ID, "edit") + "?saved=1")
}

// editAgain shows what was sent, with what is wrong with it. After a change
// elsewhere it stands on the latest revision: sent again, it takes that one's place.
func (s *study) editAgain(v *visit, status int, j *practice.Job, form *editForm, elsewhere bool) error {
	spare := withSpare(form.sheet)
	p := s.editPage(v, j, &spare)
	p.Problems, p.Elsewhere = form.problems, elsewhere
	if !elsewhere {
		p.Base = form.base
	}
	for i := range p.Functions {
		p.Functions[i].keep(form)
	}
	return v.PageWith(status, "edit", p)
}
