package drill

import (
	"fmt"
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// completed gives a job in which every function has danger signs and measures
// with levels, and reports whether any of them had to be assumed: an
// advertisement names duties and hardly ever more. What the job says itself is
// never replaced.
func completed(j *job.Job) (full *job.Job, assumed bool) {
	out := *j
	out.Functions = slices.Clone(j.Functions)
	for i := range out.Functions {
		out.Functions[i].Name, out.Functions[i].Duties = tidy(j.Functions[i].Name), tidyDuties(j.Functions[i].Duties)
	}
	if len(out.Functions) == 1 {
		out.Functions = parts(&out.Functions[0])
	}
	for i := range out.Functions {
		f := &out.Functions[i]
		if len(f.Duties) == 0 {
			continue // nobody knows what is done there
		}
		if len(f.DangerSigns) == 0 {
			f.DangerSigns, assumed = says("assumed-signs", "function", english.Lower(f.Name)), true
		}
		if !slices.ContainsFunc(f.Measures, func(m job.Measure) bool { _, ok := gaugeOf(&m); return ok }) {
			f.Measures, assumed = append(slices.Clone(f.Measures), assumedMeasures(i)...), true
		}
	}
	return &out, assumed
}

// tidy is a phrase that can stand inside a sentence: not in capitals, and
// without a stop at its end.
func tidy(s string) string { return strings.TrimRight(english.Calm(strings.TrimSpace(s)), ".;:, ") }

// tidyDuties are the duties in which somebody can fail.
func tidyDuties(duties []string) []string {
	var out []string
	for _, d := range duties {
		if !job.ConditionOfWork(d) {
			out = append(out, tidy(d))
		}
	}
	return out
}

// Bounds of the parts that a job with one function is taken apart into.
const (
	maxParts  = 4
	partWords = 6 // of a duty, to name its part
)

// parts takes the only function of a job apart by its duties, so that there is
// something to tell apart. A part is named by the beginning of its duty.
func parts(f *job.Function) []job.Function {
	if len(f.Duties) < 2 {
		return []job.Function{*f}
	}
	var out []job.Function
	for i, duty := range f.Duties[:min(len(f.Duties), maxParts)] {
		out = append(out, job.Function{
			ID: fmt.Sprintf("%s-%d", f.ID, i+1), Name: "“" + beginning(duty) + "”", Duties: []string{duty}, WorksWith: f.WorksWith,
		})
	}
	for i := range out { // names that are the same say nothing: then the whole duty does
		if slices.ContainsFunc(out[:i], func(p job.Function) bool { return p.Name == out[i].Name }) {
			out[i].Name = "“" + out[i].Duties[0] + "”"
		}
	}
	return out
}

// beginning is a duty up to its first comma, and not more than a few words of it.
func beginning(duty string) string {
	head, _, _ := strings.Cut(duty, ",")
	words := strings.Fields(head)
	if len(words) <= partWords {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:partWords], " ") + " …"
}

// assumedMeasures are figures that any work has; two of three, so that
// functions do not all show the same.
func assumedMeasures(i int) []job.Measure {
	measure := func(id, name, unit string, target, fails float64, per string) job.Measure {
		return job.Measure{ID: id, Name: name, Unit: unit, Better: job.Lower, Target: &target, FailsAt: &fails, Per: per}
	}
	all := []job.Measure{
		measure("assumed-open", "items open at the end of the day", "items", 6, 20, "day"),
		measure("assumed-late", "answers given late", "answers", 1, 6, "week"),
		measure("assumed-complaints", "complaints", "complaints", 0, 3, "month"),
	}
	return append(all[i%3:], all[:i%3]...)[:shown]
}
