package practise

import (
	"strconv"
	"strings"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/job"
	"yardstick/job/sheet"
	"yardstick/practice"
)

// editPage lays a sheet out.
func (s *study) editPage(v *visit, j *practice.Job, laid *sheet.Sheet) editPage {
	p := editPage{
		base: jobBase(v, j, "edit", "edit.title", j.Title), Base: j.Revision, Draft: !j.Description.Agreed(), Next: j.Guide.Version,
		Sheet: *laid, Served: strings.Join(laid.Served, ", "), Places: placesFor(v, laid),
	}
	p.By = s.known(v)
	if seal := j.Guide.Seal; !p.Draft {
		p.Next++
		if seal != nil && j.Original != nil {
			p.Sealed = sealedBy(v, seal, j.Guide.Version)
		}
	}
	p.Review = j.Description.Review
	if d := j.Description.Draft; d != nil {
		p.Notes = d.Notes
		if inOtherLanguage(d) {
			p.Notes = append([]string{v.Text("edit.language")}, p.Notes...)
		}
	}
	for i := range laid.Functions {
		p.Functions = append(p.Functions, editFunctionOf(v, laid, i))
	}
	p.addLines(laid)
	return p
}

// sealedBy says who agreed, and when; who gave no name is spoken to.
func sealedBy(v *visit, seal *guide.Sealing, version int) string {
	day := seal.At.Format("2 January 2006")
	if seal.By == v.Text("edit.by.nobody") {
		return v.Text("edit.sealed.you", day, version)
	}
	return v.Text("edit.sealed", seal.By, day, version)
}

// inOtherLanguage reports whether the text of a draft is in another language than
// the one that is read.
func inOtherLanguage(d *job.Draft) bool {
	var lines strings.Builder
	for i := range d.Lines {
		lines.WriteString(d.Lines[i].Text + "\n")
	}
	return assess.OtherLanguage(lines.String())
}

// addLines puts the lines into their functions, and what belongs to none by its mark.
func (p *editPage) addLines(laid *sheet.Sheet) {
	at := map[string]int{}
	for i, f := range p.Functions {
		at[f.ID] = i
	}
	left := map[job.Mark][]editLine{}
	for _, i := range sheet.Order(laid.Lines) {
		l := laid.Lines[i]
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
