package draft

import (
	"slices"
	"strings"

	"yardstick/job"
)

// measure reads the figures of the lines into the functions that they belong to.
func (d *draft) measure() {
	names, ids := map[string]int{}, map[string]bool{}
	for i := range d.lines {
		l := &d.lines[i]
		if l.mark != job.IsFigure && (l.mark != job.IsDuty || l.group < 0) {
			continue
		}
		for _, m := range l.figures() {
			if l.group < 0 {
				l.group = d.nearest(i)
			}
			f := &d.job.Functions[l.group]
			if len(f.Measures) >= maxMeasures || slices.ContainsFunc(f.Measures, func(o job.Measure) bool { return same(o, m) }) {
				continue
			}
			key := strings.ToLower(m.Name)
			if names[key]++; names[key] > 1 {
				m.Name = d.told(m, f.Name, names)
			}
			m.ID = identifier(m.Name, "measure")
			for ids[m.ID] {
				m.ID += "-2"
			}
			ids[m.ID] = true
			f.Measures = append(f.Measures, m)
			d.review("functions["+itoa(l.group)+"].measures["+itoa(len(f.Measures)-1)+"]", "read from “%s”; the level at which it fails "+
				"is yours to set", clip(l.said(), maxQuoted))
		}
	}
}

// maxMeasures is the most measures of one function that a proposal gives.
const maxMeasures = 12

// same reports whether two measures say the same.
func same(a, b job.Measure) bool {
	return strings.EqualFold(a.Name, b.Name) && a.Unit == b.Unit && *a.Target == *b.Target
}

// told is the name of a measure whose name another has already: with its
// function, so that no two are called the same.
func (d *draft) told(m job.Measure, function string, names map[string]int) string {
	name := m.Name + " (" + strings.ToLower(function) + ")"
	for n := 2; names[strings.ToLower(name)] > 0; n++ {
		name = m.Name + " (" + strings.ToLower(function) + ", " + itoa(n) + ")"
	}
	names[strings.ToLower(name)]++
	return name
}
