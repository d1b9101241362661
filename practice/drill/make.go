package drill

import (
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/internal/fault"
	"yardstick/job"
)

// area is one function of the job with what a week can show of it.
type area struct {
	*job.Function
	name   string  // as it stands in a sentence
	gauges []gauge // measures that can move within days first
}

// cast is who plays what in a week.
type cast struct {
	areas   []area
	failing *area
	gauge   gauge  // the measure that passes its failing level
	sign    string // what was seen first
	later   string // what was seen next; may be empty
	duty    string // the work that is left undone
	other   string // another duty of the same function; may be empty
	asker   voice  // who says so
	waiting string // who has to be told, as in a sentence

	decoy     *area  // a function that looks bad and is not
	decoySign string // a danger sign in it that was one case; may be empty
	superior  string
}

// Make makes the bad week of a job that this seed stands for. A job that cannot
// have one is Invalid, and the fault says what it lacks.
func Make(j *job.Job, seed uint64) (Mess, error) {
	r := &random{state: seed ^ hash(j.ID)}
	full, assumed := completed(j)
	c, err := newCast(r, full)
	if err != nil {
		return Mess{}, err
	}
	w := &week{random: r, cast: c}
	w.play()
	m := Mess{Job: j.ID, Title: j.Title, Seed: seed, Scene: scene(j), Assumed: assumed}
	for _, a := range c.areas {
		m.Functions = append(m.Functions, Choice{a.ID, a.Name})
	}
	w.settle(&m)
	return m, nil
}

// hash tells jobs apart that are drilled with the same seed: FNV-1a, 64 bits.
func hash(id string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(id) {
		h = (h ^ uint64(id[i])) * 0x100000001b3
	}
	return h
}

func newCast(r *random, j *job.Job) (*cast, error) {
	c := &cast{superior: superior(j.Team)}
	for i := range j.Functions {
		c.areas = append(c.areas, newArea(&j.Functions[i]))
	}
	c.tellApart()
	able := c.able()
	if len(c.areas) < 2 || len(able) == 0 {
		return nil, fault.Invalidf("no bad week can be made of job %s: it needs two functions or two duties", j.ID)
	}
	c.failing = able[r.below(len(able))]
	c.gauge = c.failing.gauges[r.below(sudden(c.failing.gauges))]
	signs := shuffled(r, c.ownSigns(c.failing))
	c.sign = signs[0]
	if len(signs) > 1 {
		c.later = signs[1]
	}
	duties := shuffled(r, c.failing.Duties)
	c.duty = duties[0]
	if len(duties) > 1 {
		c.other = duties[1]
	}
	c.ask(r)
	c.distract(r)
	return c, nil
}

// tellApart adds the function to the names of measures that stand in several, so that
// a table with all of them can be read.
func (c *cast) tellApart() {
	count := map[string]int{}
	for i := range c.areas {
		for _, g := range c.areas[i].gauges {
			count[g.label]++
		}
	}
	for i := range c.areas {
		a := &c.areas[i]
		for k := range a.gauges {
			if g := &a.gauges[k]; count[g.label] > 1 {
				g.label += ", " + a.name
			}
		}
	}
}

func newArea(f *job.Function) area {
	a := area{Function: f, name: english.Lower(f.Name)}
	for i := range f.Measures {
		if g, ok := gaugeOf(&f.Measures[i]); ok {
			a.gauges = append(a.gauges, g)
		}
	}
	slices.SortStableFunc(a.gauges, func(x, y gauge) int {
		switch {
		case x.sudden() == y.sudden():
			return 0
		case x.sudden():
			return -1
		}
		return 1
	})
	return a
}

// sudden is how many of the gauges may carry a bad week: those that can move
// within days, or all where none can.
func sudden(gauges []gauge) int {
	n := 0
	for i := range gauges {
		if gauges[i].sudden() {
			n++
		}
	}
	if n == 0 {
		return len(gauges)
	}
	return n
}

// able are the functions that can fail in a way that the page shows; those with
// a measure that moves within days, where there are any.
func (c *cast) able() []*area {
	var all, quick []*area
	for i := range c.areas {
		a := &c.areas[i]
		if len(a.gauges) == 0 || len(a.Duties) == 0 || len(c.ownSigns(a)) == 0 {
			continue
		}
		all = append(all, a)
		if a.gauges[0].sudden() {
			quick = append(quick, a)
		}
	}
	if len(quick) > 0 {
		return quick
	}
	return all
}

// ownSigns are the danger signs of a function that no other one shares, so that
// a sign says what is failing.
func (c *cast) ownSigns(a *area) []string {
	var own []string
	for _, sign := range a.DangerSigns {
		if !slices.ContainsFunc(c.areas, func(b area) bool {
			return b.ID != a.ID &&
				slices.ContainsFunc(b.DangerSigns, func(s string) bool { return strings.Contains(s, sign) || strings.Contains(sign, s) })
		}) {
			own = append(own, sign)
		}
	}
	return own
}

// ask chooses who says what is left undone: a party that the function works
// with, one that stands inside the house before one of many outside.
func (c *cast) ask(r *random) {
	c.asker, c.waiting = voice{name: c.superior}, english.Lower(c.superior)
	parties := shuffled(r, c.failing.WorksWith)
	slices.SortStableFunc(parties, func(a, b string) int { return many(a) - many(b) })
	if len(parties) > 0 {
		c.asker, c.waiting = voiceOf(parties[0]), parties[0]
	}
}

func many(party string) int {
	if strings.HasPrefix(sender(party), "One of") {
		return 1
	}
	return 0
}

// distract chooses the function that looks bad and is not.
func (c *cast) distract(r *random) {
	var healthy []*area
	for i := range c.areas {
		if c.areas[i].ID != c.failing.ID {
			healthy = append(healthy, &c.areas[i])
		}
	}
	healthy = shuffled(r, healthy)
	slices.SortStableFunc(healthy, func(a, b *area) int { return min(len(b.DangerSigns), 1) - min(len(a.DangerSigns), 1) })
	c.decoy = healthy[0]
	if signs := c.ownSigns(c.decoy); len(signs) > 0 {
		c.decoySign = pick(r, signs)
	}
}
