package practise

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yardstick/job"
	"yardstick/job/sheet"
	"yardstick/practice"
)

// placeOf is a line's place as it stands in a form: what it is and, after a
// colon, in which function.
func placeOf(l *sheet.Line) string {
	if l.Is.InFunction() {
		return string(l.Is) + ":" + l.Function
	}
	return string(l.Is)
}

// placesFor are the places that a line can have.
func placesFor(v *visit, laid *sheet.Sheet) []placeGroup {
	var all []placeGroup
	for _, m := range job.Marks() {
		if !m.InFunction() {
			continue
		}
		g := placeGroup{Label: v.Text("edit.place." + string(m))}
		for i, f := range laid.Functions {
			g.Places = append(g.Places, place{string(m) + ":" + f.ID, nameOf(v, laid, i)})
		}
		all = append(all, g)
	}
	rest := placeGroup{Label: v.Text("edit.place.none")}
	for _, m := range job.Marks() {
		if !m.InFunction() {
			rest.Places = append(rest.Places, place{string(m), v.Text("edit.mark." + string(m))})
		}
	}
	for _, m := range []job.Mark{job.IsFigure, job.IsPerson} {
		rest.Places = append(rest.Places, place{string(m) + ":", v.Text("edit.mark." + string(m))})
	}
	return append(all, rest)
}

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
	f.sheet.Title, f.sheet.Purpose, f.sheet.Team = given(
		v, "title", laid.Title,
	), given(
		v,
		"purpose",
		laid.Purpose,
	), given(
		v, "team", laid.Team,
	)
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

// lineKey begins the names of a line's fields.
func lineKey(laid *sheet.Sheet, i int) string {
	if laid.Lines[i].Text != "" {
		return "l" + strconv.Itoa(i)
	}
	return "h" + strconv.Itoa(i-laid.Texts())
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

// measure reads one figure. One that was left empty has no name, and one whose
// name was taken away goes; a new one needs a name.
func (f *editForm) measure(v *visit, at, function string) job.Measure {
	m := job.Measure{
		ID: v.Given(at + ".id"), Name: strings.TrimSpace(v.Given(at + ".name")), Unit: v.Given(at + ".unit"),
		Per: v.Given(at + ".per"), Better: job.Direction(v.Given(at + ".better")),
	}
	if m.Name == "" && m.ID == "" && v.Given(at+".target")+v.Given(at+".fails")+m.Unit != "" {
		f.problems = append(f.problems, editProblem{function, v.Text("edit.noname")})
	}
	if m.Name != "" || m.ID == "" {
		m.Target, m.FailsAt = f.level(v, at+".target", function, m.Name), f.level(v, at+".fails", function, m.Name)
	}
	return m
}

// thousandsForm is a figure whose thousands are set apart by commas.
var thousandsForm = regexp.MustCompile(`^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$`)

// level reads a figure: 12, 2.5, 1,000 or 85%.
func (f *editForm) level(v *visit, field, function, name string) *float64 {
	typed := strings.TrimSpace(v.Given(field))
	if typed == "" {
		return nil
	}
	bare := strings.TrimSpace(strings.TrimSuffix(typed, "%"))
	if thousandsForm.MatchString(bare) {
		bare = strings.ReplaceAll(bare, ",", "")
	}
	x, err := strconv.ParseFloat(bare, 64)
	if err != nil || x != x || x > maxLevel || x < -maxLevel {
		f.typed[field] = typed
		f.problems = append(f.problems, editProblem{strings.Trim(function+", "+name, ", "), v.Text("edit.nofigure", typed)})
		return nil
	}
	return &x
}

// maxLevel is beyond every figure of a job.
const maxLevel = 1e15

// listed are the lines of a field that are not empty.
func listed(s string) []string {
	var all []string
	for line := range strings.Lines(strings.ReplaceAll(s, "\r", "\n")) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// keep puts figures that are none back where they were typed.
func (e *editFunction) keep(form *editForm) {
	for i := range e.Measures {
		m := &e.Measures[i]
		if typed, ok := form.typed[m.Key+".target"]; ok {
			m.Target = typed
		}
		if typed, ok := form.typed[m.Key+".fails"]; ok {
			m.FailsAt = typed
		}
	}
}

var inFunctions = regexp.MustCompile(`^functions\[(\d+)\]\.?(\w*)(?:\[(\d+)\])?`)

// whereIn says in words of the page where a field of a job is.
func whereIn(v *visit, j *job.Job, field string) string {
	m := inFunctions.FindStringSubmatch(field)
	if m == nil {
		return v.Text("edit.where.job")
	}
	i, err := strconv.Atoi(m[1])
	if err != nil || i >= len(j.Functions) {
		return v.Text("edit.where.job")
	}
	f := &j.Functions[i]
	if n, err := strconv.Atoi(m[3]); err == nil && m[2] == "measures" && n < len(f.Measures) {
		return f.Name + ", " + f.Measures[n].Name
	}
	return f.Name
}
