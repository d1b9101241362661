package practise

import (
	"slices"
	"strconv"
	"strings"

	"yardstick/job"
	"yardstick/job/sheet"
	"yardstick/practice"
)

// editForm is what was sent.
type editForm struct {
	base     int
	sheet    sheet.Sheet
	problems []editProblem
	typed    map[string]string // figures that are none, by field, to be shown again
}

// readEdit reads the form over the sheet of the job, so that what a form leaves
// out stays as it is. Functions are named by their ids and lines of the text by
// their place in it, which no change moves: a form of an older revision says of
// the latest what its writer saw.
func readEdit(v *visit, j *practice.Job) (*editForm, error) {
	laid, err := j.Sheet()
	if err != nil {
		return nil, err
	}
	f := &editForm{sheet: laid, typed: map[string]string{}}
	f.base, err = strconv.Atoi(v.Given("base"))
	if err != nil {
		f.base = -1 // of no revision: nothing is written over
	}
	f.sheet.Title, f.sheet.Purpose = given(v, "title", laid.Title), given(v, "purpose", laid.Purpose)
	f.sheet.Team = given(v, "team", laid.Team)
	f.sheet.Served = append([]string{}, listed(strings.ReplaceAll(given(v, "served", strings.Join(laid.Served, "\n")), ",", "\n"))...)
	f.functions(v)
	f.lines(v)
	f.byHand(v)
	return f, nil
}

// given is a field, or what stood there where the form has none.
func given(v *visit, field, before string) string {
	if !sent(v, field) {
		return before
	}
	return v.Given(field)
}

func sent(v *visit, field string) bool {
	_, ok := v.R.PostForm[field]
	return ok
}

// lines reads what became of the lines of the text.
func (f *editForm) lines(v *visit) {
	for i := range f.sheet.Texts() {
		l, key := &f.sheet.Lines[i], lineKey(&f.sheet, i)
		f.place(v, l, key)
		if l.Duty = given(v, key+".duty", l.Duty); l.Duty == l.Text {
			l.Duty = ""
		}
	}
}

func (f *editForm) place(v *visit, l *sheet.Line, key string) {
	is, function, _ := strings.Cut(given(v, key+".place", placeOf(l)), ":")
	if slices.Contains(job.Marks(), job.Mark(is)) {
		l.Is, l.Function = job.Mark(is), function
	}
}

// maxByHand bounds how many duties written by hand are read.
const maxByHand = job.MaxFunctions * job.MaxEntries

// byHand reads the duties that stand in no line: those that were there, and new ones.
func (f *editForm) byHand(v *visit) {
	texts := f.sheet.Texts()
	for n := range maxByHand {
		key := "h" + strconv.Itoa(n)
		if !sent(v, key+".duty") {
			break
		}
		if n+texts == len(f.sheet.Lines) {
			f.sheet.Lines = append(f.sheet.Lines, sheet.Line{Is: job.IsDuty})
		}
		l := &f.sheet.Lines[n+texts]
		f.place(v, l, key)
		l.Duty = strings.TrimSpace(v.Given(key + ".duty"))
	}
	for i := range f.sheet.Functions {
		for _, duty := range listed(v.Given("f" + strconv.Itoa(i) + ".more")) {
			f.sheet.Lines = append(f.sheet.Lines, sheet.Line{Is: job.IsDuty, Function: f.sheet.Functions[i].ID, Duty: duty})
		}
	}
}

// maxSent bounds how many figures of one function are read.
const maxSent = job.MaxEntries + spareMeasures

// functions reads the functions that the form names, in its order.
func (f *editForm) functions(v *visit) {
	before := map[string]sheet.Area{}
	for _, x := range f.sheet.Functions {
		before[x.ID] = x
	}
	var all []sheet.Area
	for i := range job.MaxFunctions + spareFunctions {
		key := "f" + strconv.Itoa(i)
		if !sent(v, key+".id") {
			break
		}
		x := before[v.Given(key+".id")]
		delete(before, x.ID)
		x.ID = v.Given(key + ".id")
		f.function(v, &x, key)
		all = append(all, x)
	}
	if len(all) == 0 {
		return
	}
	for _, x := range f.sheet.Functions {
		if _, left := before[x.ID]; left {
			all = append(all, x)
		}
	}
	f.sheet.Functions = all
}

func (f *editForm) function(v *visit, x *sheet.Area, key string) {
	x.Name, x.Into = given(v, key+".name", x.Name), v.Given(key+".into")
	x.DangerSigns = listed(given(v, key+".signs", strings.Join(x.DangerSigns, "\n")))
	x.WorksWith = listed(given(v, key+".people", strings.Join(x.WorksWith, "\n")))
	if !sent(v, key+".m0.name") {
		return
	}
	x.Measures = nil
	for n := range maxSent {
		at := key + ".m" + strconv.Itoa(n)
		if !sent(v, at+".name") {
			return
		}
		x.Measures = append(x.Measures, f.measure(v, at, x.Name))
	}
}
