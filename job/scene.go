package job

import (
	"slices"
	"strings"

	"yardstick/english"
)

// scene is one function of a job with what its texts reveal: who is served,
// who else is worked with, who is led, and which measure and sign speak of
// which failure kind.
type scene struct {
	job      *Job
	f        *Function
	index    int
	fn       string // the function's name as it stands inside a sentence
	served   []party
	partners []party
	used     map[string]int // how often a sign was chosen
}

// basis is what a criterion rests on.
type basis struct {
	*scene
	kind    FailureKind
	measure *Measure
	about   bool // the measure is about this kind, not only its consequence
	named   bool // the author named the measure
	sign    string
	duty    string
	turn    int // which wording comes round
}

func newScene(j *Job, index int) *scene {
	f := &j.Functions[index]
	s := &scene{job: j, f: f, index: index, fn: english.Lower(f.Name), used: map[string]int{}}
	for _, w := range f.WorksWith {
		p := newParty(w)
		p.served = j.serves(w)
		if strings.Contains(w, "supplier") && !mentions(f.Duties, "supplier") {
			p.served = false // they are served by those who deal with them only
		}
		if p.served {
			s.served = append(s.served, p)
		} else {
			s.partners = append(s.partners, p)
		}
	}
	if len(s.served) == 0 {
		s.served = slices.DeleteFunc(servedIn(f.Duties), func(p party) bool { return !j.serves(p.name) })
	}
	return s
}

// mentions reports whether one of the texts holds a word.
func mentions(list []string, word string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return strings.Contains(strings.ToLower(s), word) })
}

// basis chooses what the criteria of one kind rest on; what the author named
// in own comes first.
func (s *scene) basis(kind FailureKind, own []Criterion) basis {
	b := basis{scene: s, kind: kind, turn: turn(s.job.ID) + s.index + slices.Index(FailureKinds(), kind)}
	for _, c := range own {
		if c.Measure != "" && b.measure == nil {
			b.measure, b.about, b.named = s.f.Measure(c.Measure), true, true
		}
		if c.Sign != "" && b.sign == "" {
			b.sign = c.Sign
		}
	}
	if b.measure == nil {
		b.measure, b.about = s.measureFor(kind)
	}
	if kind == Deadlines && !b.about {
		b.measure = nil // the time that the duty names decides, no figure does
	}
	if b.sign == "" {
		b.sign = s.signFor(kind, b.measure)
	}
	b.duty = s.dutyFor(kind)
	if kind == Goals && b.measure != nil {
		b.duty = s.dutyOf(b.measure)
	}
	return b
}

// measureFor chooses the measure that decides a kind: the one that is most
// about it or, with false, the one in which the failure shows in the end.
func (s *scene) measureFor(kind FailureKind) (*Measure, bool) {
	if m := s.mostAbout(kind); m != nil {
		return m, true
	}
	if len(s.f.Measures) == 0 {
		return nil, false
	}
	return s.consequence(kind), false
}

// mostAbout returns the measure that is most about a kind, or nil.
func (s *scene) mostAbout(kind FailureKind) *Measure {
	best, top := -1, 1
	for i := range s.f.Measures {
		if score := s.measureScore(kind, i); score > top {
			best, top = i, score
		}
	}
	if best < 0 {
		return nil
	}
	return &s.f.Measures[best]
}

// consequence chooses the measure in which a kind without a measure of its
// own shows: what piles up or goes back and forth comes late, people who were
// not trained make mistakes; else it is the goal that is missed.
func (s *scene) consequence(kind FailureKind) *Measure {
	for _, seen := range consequences(kind) {
		if m := s.mostAbout(seen); m != nil {
			return m
		}
	}
	return &s.f.Measures[0]
}

// consequences names the kinds in which another kind shows, likeliest first.
func consequences(kind FailureKind) []FailureKind {
	switch kind {
	case Deadlines, Backlogs:
		return []FailureKind{Deadlines, Complaints, Goals}
	case Complaints:
		return []FailureKind{Deadlines, Processes, Goals}
	case Relationships:
		return []FailureKind{Complaints, Deadlines, Goals}
	case Staffing:
		return []FailureKind{Processes, Goals}
	default:
		return []FailureKind{Goals}
	}
}

// turn spreads the wordings over jobs, always the same for the same id.
func turn(id string) int {
	sum := 0
	for i := range len(id) {
		sum += int(id[i]) * (i%7 + 1)
	}
	return sum
}

// measureScore says how much a measure is about a kind. Goals are what is
// left: the earlier the author listed a measure, and the less it is about
// another kind, the more it is the goal.
func (s *scene) measureScore(kind FailureKind, i int) int {
	m := &s.f.Measures[i]
	if kind != Goals {
		return topicScore(kind, m)
	}
	claimed := 0
	for _, k := range FailureKinds()[1:] {
		claimed = max(claimed, topicScore(k, m))
	}
	score := 20 - min(claimed, 6) - 3*i
	if m.Better == Higher {
		score += 2
	}
	return score
}

// signFor chooses the danger sign that is seen first when a function begins to
// fail in this way, preferring one that was not chosen before.
func (s *scene) signFor(kind FailureKind, m *Measure) string {
	best, top := "", 0
	for i, sign := range s.f.DangerSigns {
		score := 3*signScore(kind, sign) - 5*s.used[sign] - i + 100
		if m != nil {
			score += 2 * shared(sign, m.Name)
		}
		if score > top {
			best, top = sign, score
		}
	}
	s.used[best]++
	return best
}

// dutyFor chooses the duty that a statement of this kind may name, in the
// infinitive and short enough to be said inside a sentence, or nothing.
func (s *scene) dutyFor(kind FailureKind) string {
	best, top := "", -1
	for i, duty := range s.f.Duties {
		said := english.Infinitive(duty)
		if said == "" || ConditionOfWork(duty) {
			continue
		}
		if score := 4*dutyScore(kind, duty) + len(s.f.Duties) - i; score > top {
			best, top = said, score
		}
	}
	return best
}

// dutyOf is the duty by which a measure is reached, or nothing where none speaks of what
// it measures: "I am here to take the temperature" says nothing of meals in time.
func (s *scene) dutyOf(m *Measure) string {
	best, top := "", 0
	for _, duty := range s.f.Duties {
		said := english.Infinitive(duty)
		if n := shared(duty, m.Name); said != "" && n > top && !ConditionOfWork(duty) {
			best, top = said, n
		}
	}
	return best
}

// shared counts the words of some length that two texts have in common.
func shared(a, b string) int {
	n := 0
	in := english.Words(b)
	for _, w := range english.Words(a) {
		if len(w) > 4 && slices.ContainsFunc(in, func(x string) bool { return english.Stem(x) == english.Stem(w) }) {
			n++
		}
	}
	return n
}
