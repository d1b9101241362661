package guide

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"yardstick/job"
)

// facts is what a job says, in phrases that fit into sentences.
type facts struct {
	title    string // "customer service administrator"
	served   string // those the work is done for: "customers"; plural
	areas    []area
	partners []string // who the job works with, with article: "the warehouse"
}

// area is one function. Texts are empty where the job does not give them.
type area struct {
	name    string // "arrivals and departures"
	item    string // the name with a duty, in words that an answer would use
	duty    string // base form, as written: "check guests in and out and keep …"
	brief   string // the duty cut short: "check guests in and out"
	doing   string // the same as -ing form
	figures []figure
	signs   []string // fit behind "I notice"
	partner string   // with article
}

// figure is one measure of a function in phrases.
type figure struct {
	name   string // "waiting time at check-in"
	target string // "5 minutes in a day"
	fails  string // "12 minutes in a day"
	beyond string // worse than failing: "16 minutes"
	limit  string // the failing level without its period: "12 minutes"
	watch  string // between target and failing level, where one begins to worry: "9 minutes"
}

// Longest phrases, in words, that still read well inside a sentence.
const (
	longBrief = 10
	longItem  = 9
)

func gatherFacts(j *job.Job) *facts {
	f := &facts{title: lowerName(j.Title), served: servedBy(j)}
	v := newVerbs()
	for i := range j.Functions {
		f.areas = append(f.areas, gatherArea(&j.Functions[i], v))
	}
	seen := map[string]bool{}
	for i := range j.Functions { // first of each function, then the second, …
		for k := range j.Functions {
			if w := j.Functions[k].WorksWith; i < len(w) && !seen[strings.ToLower(w[i])] {
				seen[strings.ToLower(w[i])] = true
				f.partners = append(f.partners, definite(w[i]))
			}
		}
	}
	return f
}

func gatherArea(fn *job.Function, v *verbs) area {
	a := area{name: lowerName(fn.Name)}
	for _, d := range fn.Duties {
		duty := v.duty(d)
		if brief := v.short(duty, longBrief); brief != "" && a.brief == "" {
			a.duty, a.brief, a.doing = duty, brief, v.doing(brief)
		}
	}
	a.item = itemOf(a.name, a.doing)
	for _, m := range fn.Measures {
		a.figures = append(a.figures, figureOf(m))
	}
	slices.SortStableFunc(a.figures, func(x, y figure) int { // complete ones first
		return cmp.Compare(known(y), known(x))
	})
	for _, s := range fn.DangerSigns {
		a.signs = append(a.signs, lowerFirst(s))
	}
	if len(fn.WorksWith) > 0 {
		a.partner = definite(fn.WorksWith[0])
	}
	return a
}

// itemOf names a function as an answer would: its name and, where the two
// differ, what is done in it.
func itemOf(name, doing string) string {
	if doing == "" || len(strings.Fields(doing)) > longItem || share(contentStems(doing), contentStems(name)) > 0.5 {
		return name
	}
	return name + ", such as " + doing
}

func known(f figure) int {
	n := 0
	if f.fails != "" {
		n += 2
	}
	if f.target != "" {
		n++
	}
	return n
}

func figureOf(m job.Measure) figure {
	f := figure{name: lowerFirst(m.Name)}
	per := period(m.Per, m.Unit)
	if m.Target != nil {
		f.target = figureText(*m.Target, m.Unit) + per
	}
	if m.FailsAt != nil {
		f.limit = figureText(*m.FailsAt, m.Unit)
		f.fails = f.limit + per
		if worse, ok := beyond(m); ok {
			f.beyond = figureText(worse, m.Unit)
		}
		if between, ok := watchful(m); ok {
			f.watch = figureText(between, m.Unit)
		}
	}
	return f
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
	if m.Better == job.Higher {
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

// peopleServed are words for those whom work is done for, most telling first.
const peopleServed = `patients residents pupils students guests passengers customers clients callers shoppers tenants donors
 members readers visitors learners children families citizens taxpayers borrowers policyholders applicants users employees
 players spectators diners listeners viewers owners investors`

// servedBy finds whom the work is done for: the word of peopleServed that the
// job uses most often, in the order above where two are equal.
func servedBy(j *job.Job) string {
	counts := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(jobText(j)), func(r rune) bool { return r < 'a' || r > 'z' }) {
		counts[w]++
		counts[w+"s"]++ // patient, patients
	}
	best, most := "the people the work is done for", 0
	for _, w := range strings.Fields(peopleServed) {
		if counts[w] > most {
			best, most = w, counts[w]
		}
	}
	return best
}

// jobText is all that the job says, its purpose and title twice, because they
// say best whom the work is for.
func jobText(j *job.Job) string {
	parts := []string{j.Title, j.Title, j.Purpose, j.Purpose, j.Team}
	parts = append(parts, j.Setting...)
	for _, f := range j.Functions {
		parts = append(parts, f.Name)
		parts = append(parts, f.Duties...)
		parts = append(parts, f.DangerSigns...)
		for _, m := range f.Measures {
			parts = append(parts, m.Name, m.Unit)
		}
	}
	return strings.Join(parts, " . ")
}
