package practise

import (
	"regexp"
	"strconv"

	"yardstick/job"
	"yardstick/job/sheet"
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

// lineKey begins the names of a line's fields.
func lineKey(laid *sheet.Sheet, i int) string {
	if laid.Lines[i].Text != "" {
		return "l" + strconv.Itoa(i)
	}
	return "h" + strconv.Itoa(i-laid.Texts())
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
