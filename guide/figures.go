package guide

import (
	"math"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

func figureOf(m job.Measure) figure {
	f := figure{name: english.Phrase(m.Spoken()), worsen: "climb", worse: "up", better: "down"}
	if rises(m) {
		f.worsen, f.worse, f.better = "drop", "down", "up"
	}
	unit := m.Unit
	// "entries left open: 40", not "40 entries"; but "day 5 of the month"
	if named(m.Name, english.Head(unit)) && !strings.Contains(unit, " of the ") {
		unit = ""
	}
	per := english.Over(m.Per, m.Unit)
	if named(m.Name, m.Per) {
		per = ""
	}
	if m.Target != nil {
		f.target = english.Amount(*m.Target, unit) + per
	}
	if m.FailsAt == nil {
		return f
	}
	f.limit = english.Amount(*m.FailsAt, unit)
	f.fails = f.limit + per
	if v, ok := beyond(m); ok {
		f.beyond = english.Amount(v, unit)
	}
	if v, ok := watchful(m); ok {
		f.watch = english.Amount(v, unit)
	}
	return f
}

// rises reports whether more is better; where the author does not say, target
// and failing level do.
func rises(m job.Measure) bool {
	if m.Better == "" && m.Target != nil && m.FailsAt != nil {
		return *m.Target > *m.FailsAt
	}
	return m.Better == job.Higher
}

// named reports whether a word is in a name, in singular or plural.
func named(name, word string) bool {
	if word == "" || strings.HasPrefix(word, "%") {
		return false
	}
	return share(contentStems(word), contentStems(name)) == 1
}

// beyond is a plausible figure past the failing level: past it by a third of
// the way from target to failing level, or by a tenth where there is no
// target, in the same decimals; false where no worse figure exists.
func beyond(m job.Measure) (float64, bool) {
	fails := *m.FailsAt
	step := math.Abs(fails) / 10
	if m.Target != nil && *m.Target != fails {
		step = math.Abs(fails-*m.Target) / 3
	}
	grain := grainOf(fails)
	step = max(math.Round(step/grain)*grain, grain)
	worse := fails + step
	if rises(m) {
		worse = fails - step
	}
	worse = math.Round(worse/grain) * grain
	worse = math.Round(worse*1e6) / 1e6
	percent := strings.HasPrefix(m.Unit, "percent") || strings.HasPrefix(m.Unit, "%")
	if worse < 0 || percent && worse > 100 {
		return 0, false
	}
	return worse, true
}

// watchful is a figure between target and failing level, in the same decimals;
// false where nothing lies between them.
func watchful(m job.Measure) (float64, bool) {
	if m.Target == nil {
		return 0, false
	}
	grain := min(grainOf(*m.FailsAt), grainOf(*m.Target))
	v := math.Round((*m.Target+*m.FailsAt)/2/grain) * grain
	v = math.Round(v*1e6) / 1e6
	return v, (v-*m.Target)*(v-*m.FailsAt) < 0
}

// grainOf is the rounding in which a figure is given: 1, 0.1, 0.01 or 0.001,
// and 10, 100 or 1000 for large round figures.
func grainOf(v float64) float64 {
	for _, g := range []float64{1000, 100, 10} {
		if math.Abs(v) >= 5*g && math.Mod(v, g) == 0 {
			return g
		}
	}
	for _, g := range []float64{1, 0.1, 0.01} {
		if q := v / g; math.Abs(q-math.Round(q)) < 1e-9 {
			return g
		}
	}
	return 0.001
}
