package practise

import (
	"regexp"
	"strconv"
	"strings"

	"yardstick/job"
)

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
