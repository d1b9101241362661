package practise

import (
	"errors"
	"net/http"
	"strconv"
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
	Base          int  // the revision that the page shows
	Draft         bool // nobody has agreed
	Next          int  // the version of the guide after agreeing
	Saved         bool
	Elsewhere     bool // the job was changed in another window since
	Problems      []editProblem
	Sheet         sheet.Sheet
	Functions     []editFunction
	Left          []editGroup // lines that are in no function
	Original      []sheet.Line
	Places        []placeGroup
	Agreed        bool         // the guide was agreed to, and is practised with
	Notes         []string     // on the reading of the text
	Review        []job.Review // what was guessed
	Duties, Lines int
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
	agree := v.Given("do") == "agree"
	if len(form.problems) == 0 {
		_, err = v.desk.Revise(v.R.Context(), j.ID, form.base, form.sheet, agree)
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

// editPage lays a sheet out.
func (s *study) editPage(v *visit, j *practice.Job, laid *sheet.Sheet) editPage {
	p := editPage{
		base: jobBase(v, j, "edit", "edit.title", j.Title), Base: j.Revision, Draft: !j.Description.Agreed(), Next: j.Guide.Version,
		Sheet: *laid, Agreed: j.Description.Agreed(), Places: placesFor(v, laid),
	}
	if p.Agreed {
		p.Next++
	}
	p.Review = j.Description.Review
	if d := j.Description.Draft; d != nil {
		p.Notes = d.Notes
	}
	for i := range laid.Functions {
		p.Functions = append(p.Functions, editFunctionOf(v, laid, i))
	}
	p.addLines(laid)
	return p
}

// addLines puts the lines into their functions, and what belongs to none by its mark.
func (p *editPage) addLines(laid *sheet.Sheet) {
	at := map[string]int{}
	for i, f := range p.Functions {
		at[f.ID] = i
	}
	left := map[job.Mark][]editLine{}
	for i, l := range laid.Lines {
		if l.Text != "" {
			p.Original = append(p.Original, l)
		}
		line := editLine{l, lineKey(laid, i), placeOf(&l)}
		k, in := at[l.Function]
		switch {
		case in && l.Is == job.IsDuty:
			p.Functions[k].Duties = append(p.Functions[k].Duties, line)
		case in && l.Is.InFunction():
			p.Functions[k].Others = append(p.Functions[k].Others, line)
		case l.Text != "" || l.Duty != "":
			left[l.Is] = append(left[l.Is], line)
		}
	}
	for _, m := range job.Marks() {
		if len(left[m]) > 0 {
			p.Left = append(p.Left, editGroup{m, left[m]})
		}
	}
	for i := range p.Functions {
		p.Duties += len(p.Functions[i].Duties)
	}
	p.Lines = len(p.Original)
}

// spareFunctions is how many empty functions the page offers, and spareMeasures
// how many empty figures each function does.
const (
	spareFunctions = 2
	spareMeasures  = 1
)

// newKey is the name under which lines refer to a function that is not there yet;
// no id of a job has a plus in it.
func newKey(n int) string { return "+" + strconv.Itoa(n) }

// withSpare adds empty functions to a sheet, after those that are there.
func withSpare(laid sheet.Sheet) sheet.Sheet {
	taken := map[string]bool{}
	for _, f := range laid.Functions {
		taken[f.ID] = true
	}
	for n, added := 1, 0; added < spareFunctions; n++ {
		if key := newKey(n); !taken[key] {
			laid.Functions = append(laid.Functions, sheet.Area{ID: key})
			added++
		}
	}
	return laid
}

func editFunctionOf(v *visit, laid *sheet.Sheet, i int) editFunction {
	f := laid.Functions[i]
	e := editFunction{
		Area: f, Key: "f" + strconv.Itoa(i), Signs: strings.Join(f.DangerSigns, "\n"), People: strings.Join(f.WorksWith, "\n"),
		New: strings.HasPrefix(f.ID, "+"), Number: i + 1,
	}
	for len(f.Measures) > 0 && f.Measures[len(f.Measures)-1] == (job.Measure{}) {
		f.Measures = f.Measures[:len(f.Measures)-1]
	}
	e.Figures = len(f.Measures)
	for n := range len(f.Measures) + spareMeasures {
		m := editMeasure{Key: e.Key + ".m" + strconv.Itoa(n)}
		if n < len(f.Measures) {
			x := f.Measures[n]
			m.ID, m.Name, m.Unit, m.Per, m.Better = x.ID, x.Name, x.Unit, x.Per, string(x.Better)
			m.Target, m.FailsAt = level(x.Target), level(x.FailsAt)
		}
		e.Measures = append(e.Measures, m)
	}
	for k, other := range laid.Functions {
		if k != i {
			e.Into = append(e.Into, place{other.ID, nameOf(v, laid, k)})
		}
	}
	return e
}

// level writes a figure as it is typed.
func level(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

// nameOf is what a function is called where one is chosen.
func nameOf(v *visit, laid *sheet.Sheet, i int) string {
	if name := strings.TrimSpace(laid.Functions[i].Name); name != "" {
		return name
	}
	return v.Text("edit.new", i+1)
}
