package sheet

import (
	"fmt"
	"slices"
	"strings"

	"yardstick/job"
)

// Apply makes the job that the sheet says of the job that it was made of. The
// findings say all that is wrong with it, in the order of the job's fields; a
// job with findings is not sound. The job given is not changed.
func (s *Sheet) Apply(before *job.Job) (job.Job, []job.Finding) {
	a := applied{before: before, job: *before, lines: s.kept(before), into: map[string]string{}}
	a.job.Title, a.job.Purpose, a.job.Team = fold(s.Title), fold(s.Purpose), fold(s.Team)
	a.served(s.Served)
	a.job.Review = nil // it names fields by their place, and somebody has looked at them
	a.merge(s.Functions)
	a.functions(s.Functions)
	a.fill()
	a.drop()
	a.criteria()
	a.draft()
	return a.job, append(a.findings, job.Faults(&a.job)...)
}

// served sets whom the work is done for, where the sheet says another than the
// words of the job do.
func (a *applied) served(who []string) {
	if who == nil {
		return
	}
	who = joined([]string{}, who)
	if !slices.Equal(who, job.ServedBy(a.before)) {
		a.job.Served = who
	}
}

// applied is a job that is being made of a sheet.
type applied struct {
	before   *job.Job
	job      job.Job
	lines    []Line
	into     map[string]string // ID on the sheet → id in the job
	findings []job.Finding
}

func (a *applied) bad(field, format string, args ...any) {
	a.findings = append(a.findings, job.Finding{Field: field, Severity: job.ErrorFinding, Message: fmt.Sprintf(format, args...)})
}

// kept are the lines of the job with the marks of the sheet. What a line says
// and why it was marked is the job's; beyond its lines there are only further
// duties of these and duties that were written by hand.
func (s *Sheet) kept(before *job.Job) []Line {
	whole := Of(before)
	lines := slices.Clone(whole.Lines)
	for i, l := range s.Lines {
		if i >= len(lines) {
			lines = append(lines, Line{Is: l.Is, Function: l.Function, Duty: fold(l.Duty)})
			continue
		}
		lines[i].Is, lines[i].Function, lines[i].Duty = l.Is, l.Function, fold(l.Duty)
	}
	return slices.DeleteFunc(lines, func(l Line) bool { return l.Text == "" && (l.Duty == "" || l.Is != job.IsDuty) })
}

// merge follows which function takes over which; a circle is none.
func (a *applied) merge(all []Area) {
	takes := map[string]string{}
	for _, f := range all {
		takes[f.ID] = f.Into
	}
	for i, f := range all {
		end := f.ID
		for steps := 0; takes[end] != "" && takes[end] != end; steps++ {
			if _, there := takes[takes[end]]; !there || steps > len(all) {
				a.bad(fmt.Sprintf("functions[%d].name", i), "cannot go into another that goes away itself; choose one that stays")
				end = f.ID
				break
			}
			end = takes[end]
		}
		a.into[f.ID] = end
	}
}

// functions makes the functions of the sheet, and keeps those of the job that
// the sheet does not name.
func (a *applied) functions(all []Area) {
	var made []job.Function
	ids := map[string]bool{}
	for _, f := range a.before.Functions {
		ids[f.ID] = true
		if _, named := a.into[f.ID]; !named {
			a.into[f.ID] = f.ID
			f.WorksWith, f.Measures = slices.Clone(f.WorksWith), slices.Clone(f.Measures)
			made = append(made, f)
		}
	}
	at := map[string]int{}
	for _, f := range all {
		if a.into[f.ID] != f.ID {
			continue
		}
		id := f.ID
		if a.before.Function(id) == nil {
			id = free(slug(f.Name, "area"), ids)
		}
		ids[id], at[f.ID] = true, len(made)
		made = append(made, job.Function{ID: id, Name: fold(f.Name)})
	}
	for _, f := range all {
		if i, ok := at[a.into[f.ID]]; ok {
			take(&made[i], &f)
		}
	}
	for key, end := range a.into {
		if i, ok := at[end]; ok {
			a.into[key] = made[i].ID
		}
	}
	a.job.Functions = made
}

// take adds what a function of the sheet holds.
func take(to *job.Function, f *Area) {
	ids := map[string]bool{}
	for _, m := range to.Measures {
		ids[m.ID] = true
	}
	for _, m := range f.Measures {
		m.Name, m.Unit, m.Per = fold(m.Name), fold(m.Unit), fold(m.Per)
		if m.Name == "" {
			continue
		}
		if m.ID == "" || ids[m.ID] {
			m.ID = free(slug(m.Name, "figure"), ids)
		}
		ids[m.ID] = true
		to.Measures = append(to.Measures, m)
	}
	to.DangerSigns, to.WorksWith = joined(to.DangerSigns, f.DangerSigns), joined(to.WorksWith, f.WorksWith)
}

// joined adds the entries that are not there yet, without the empty ones.
func joined(to, more []string) []string {
	for _, s := range more {
		if s = fold(s); s != "" && !slices.ContainsFunc(to, func(t string) bool { return strings.EqualFold(s, t) }) {
			to = append(to, s)
		}
	}
	return to
}
