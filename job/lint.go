package job

import (
	"fmt"
	"strings"

	"yardstick/english"
)

// Severity says how bad a finding is.
type Severity string

// An error makes criteria impossible or wrong; a warning makes them weak.
const (
	ErrorFinding   Severity = "error"
	WarningFinding Severity = "warning"
)

// Finding is something that a good job analysis would not leave: the field,
// as in functions[1].measures[0].fails_at, and what would be better.
type Finding struct {
	Field    string   `json:"field"`
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
}

// Lint returns what a good job analysis would not leave: first what makes
// [Read] refuse a job, then the rest in the order of the job's fields.
func Lint(j *Job) []Finding {
	l := &linter{findings: []Finding{}}
	check(j, l.bad)
	l.job(j)
	for i := range j.Functions {
		l.function(fmt.Sprintf("functions[%d]", i), &j.Functions[i])
	}
	for i := range j.Criteria {
		l.criterion(fmt.Sprintf("criteria[%d]", i), &j.Criteria[i])
	}
	return l.findings
}

// linter collects findings.
type linter struct{ findings []Finding }

func (l *linter) bad(field, format string, args ...any) {
	l.findings = append(l.findings, Finding{field, ErrorFinding, fmt.Sprintf(format, args...)})
}

func (l *linter) weak(field, format string, args ...any) {
	l.findings = append(l.findings, Finding{field, WarningFinding, fmt.Sprintf(format, args...)})
}

func (l *linter) job(j *Job) {
	if j.Purpose == "" {
		l.weak("purpose", "is missing; say in one sentence what would be lost without this job")
	}
	if j.Team == "" {
		l.weak("team", "is missing; say who leads, who helps whom, and how many they are")
	}
	switch n := len(j.Functions); {
	case n == 1:
		l.weak("functions", "has one entry; most jobs integrate two to six areas of work: is one of its duties an area of its own?")
	case n > 6:
		l.weak("functions", "has %d entries; more than six are hard to hold in an interview: which belong together?", n)
	}
	l.repeated(j)
}

// repeated finds names that stand twice, and measures that do in one function.
func (l *linter) repeated(j *Job) {
	seen := map[string]int{}
	for i := range j.Functions {
		name := strings.ToLower(j.Functions[i].Name)
		if first, ok := seen[name]; ok && name != "" {
			l.bad(fmt.Sprintf("functions[%d].name", i), "is the name of functions[%d] too; name what sets the two apart, or make them one", first)
			continue
		}
		seen[name] = i
	}
}

func (l *linter) function(field string, f *Function) {
	if len(f.Duties) == 0 {
		l.weak(field+".duties", "is missing; name two to four things that are done in this function")
	}
	if len(f.Measures) == 0 {
		l.bad(field+".measures", "is missing; without a measure nobody can say when %s has failed: add a figure with unit, target, failing "+
			"level and period", orThis(f.Name))
	}
	if len(f.DangerSigns) == 0 {
		l.bad(field+".danger_signs", "is missing; say what is seen first when %s begins to fail", orThis(f.Name))
	}
	if len(f.WorksWith) == 0 {
		l.weak(field+".works_with", "is missing; name those whose work depends on this function")
	}
	for i, duty := range f.Duties {
		if ConditionOfWork(duty) {
			l.weak(fmt.Sprintf("%s.duties[%d]", field, i), "is a condition of the work and no duty: nobody can do it well or badly; take it out")
		}
		l.vague(fmt.Sprintf("%s.duties[%d]", field, i), duty)
	}
	names := map[string]int{}
	for i := range f.Measures {
		at := fmt.Sprintf("%s.measures[%d]", field, i)
		l.measure(at, &f.Measures[i])
		name := strings.ToLower(f.Measures[i].Name)
		if first, ok := names[name]; ok && name != "" {
			l.bad(at+".name", "is the name of measures[%d] too; say what sets the two apart", first)
			continue
		}
		names[name] = i
	}
	for i, sign := range f.DangerSigns {
		l.sign(fmt.Sprintf("%s.danger_signs[%d]", field, i), sign, f)
	}
}

func (l *linter) measure(field string, m *Measure) {
	if m.FailsAt == nil {
		l.bad(field+".fails_at", "is missing; say from which figure on this is failure and no longer a bad week")
	}
	if m.Target == nil {
		l.weak(field+".target", "is missing; say which figure is success")
	}
	if m.Better == "" {
		l.bad(field+".better", "is missing; say whether higher or lower is better")
	}
	l.levels(field, m)
	if m.Unit == "" {
		l.weak(field+".unit", "is missing; say what is counted, such as minutes, %% or complaints")
	}
	if m.Per == "" {
		l.weak(field+".per", "is missing; say over which period it is counted, such as week or month")
	}
	l.vague(field+".name", m.Name)
}

// levels finds target and failing level the wrong way round.
func (l *linter) levels(field string, m *Measure) {
	if m.Target == nil || m.FailsAt == nil {
		return
	}
	target, fails := english.Number(*m.Target), english.Number(*m.FailsAt)
	switch {
	case *m.Target == *m.FailsAt:
		l.bad(field+".fails_at", "equals the target, %s; leave room between success and failure, or the figure flips on one case", target)
	case m.Better == Higher && *m.FailsAt > *m.Target:
		l.bad(field+".fails_at", "is %s and the target %s, but higher is better; the failing level must be below the target", fails, target)
	case m.Better == Lower && *m.FailsAt < *m.Target:
		l.bad(field+".fails_at", "is %s and the target %s, but lower is better; the failing level must be above the target", fails, target)
	}
}

func (l *linter) criterion(field string, c *Criterion) {
	if !strings.Contains(" "+strings.Join(english.Words(c.Statement), " ")+" ", " i ") && c.Statement != "" {
		l.weak(field+".statement", "does not say I; bring it down to the personal level: I have failed when …")
	}
	l.vague(field+".statement", c.Statement)
	l.vague(field+".sign", c.Sign)
}

func orThis(name string) string {
	if name == "" {
		return "this function"
	}
	return english.Lower(name)
}
