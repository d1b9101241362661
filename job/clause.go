package job

import (
	"strings"

	"yardstick/english"
	"yardstick/internal/wording"
)

// fails says when a measure fails, as a clause: "the waiting time at check-in
// reaches 12 minutes or more in any one day". Without a failing level it is
// the target that is missed; without either, the figure gets worse.
func (m *Measure) fails() string { return m.clause(inEnglish().fails) }

// holds says when a measure is where it should be, as a clause: "the waiting
// time at check-in stays at 5 minutes or less every day".
func (m *Measure) holds() string { return m.clause(inEnglish().holds) }

func (m *Measure) clause(texts []wording.Text) string {
	noun := m.what()
	s := &said{Measure: m, noun: noun, one: noun.One(), per: barePeriod(m)}
	if m.isOne(noun) {
		s.one = noun.Whole()
	}
	if m.byDay() && strings.HasSuffix(m.Unit, " of the "+s.per) {
		s.per = "" // the figure says it
	}
	return wording.First(texts, func(name string) wording.Value {
		if phrase, ok := inEnglish().phrases[name]; ok {
			return wording.Value{Text: wording.First(phrase, s.value), Plural: m.counts(s.noun)}
		}
		return s.value(name)
	})
}

// said is a measure with its name taken apart and its period without article.
type said struct {
	*Measure
	noun english.Noun
	one  string // a single one of what it names
	per  string
}

func (s *said) value(name string) wording.Value {
	return wording.Value{Text: measureSlots[name](s), Plural: s.counts(s.noun)}
}

// measureSlots are the slots of clauses.yaml.
var measureSlots = map[string]func(s *said) string{
	"things":        func(s *said) string { return s.noun.Whole() },
	"the-things":    func(s *said) string { return s.noun.The() },
	"thing":         func(s *said) string { return s.one },
	"per":           func(s *said) string { return s.per },
	"fails":         func(s *said) string { return s.figure(s.FailsAt, s.amount) },
	"fails-number":  func(s *said) string { return s.figure(s.FailsAt, bare) },
	"fails-unit":    func(s *said) string { return s.figure(s.FailsAt, s.unitAfter) },
	"target":        func(s *said) string { return s.figure(s.Target, s.amount) },
	"target-number": func(s *said) string { return s.figure(s.Target, bare) },
	"target-unit":   func(s *said) string { return s.figure(s.Target, s.unitAfter) },

	"no-fails":     func(s *said) string { return yes(s.FailsAt == nil) },
	"no-target":    func(s *said) string { return yes(s.Target == nil) },
	"no-thing":     func(s *said) string { return yes(s.one == "") },
	"share":        func(s *said) string { return yes(s.percent() && s.noun.Plural) },
	"lower":        func(s *said) string { return yes(s.better() == Lower) },
	"higher":       func(s *said) string { return yes(s.better() == Higher) },
	"counted":      func(s *said) string { return yes(s.isCount(s.noun)) },
	"split":        func(s *said) string { return yes(s.isCount(s.noun) || strings.HasPrefix(s.Unit, "per ")) },
	"few":          func(s *said) string { return yes(s.few()) },
	"time":         func(s *said) string { return yes(isTime(s.per)) },
	"span":         func(s *said) string { return yes(s.per != "" && !oneWord(s.per)) },
	"any-time":     func(s *said) string { return yes(s.standing() || s.per == "" || !oneWord(s.per)) },
	"any-moment":   func(s *said) string { return yes(s.standing() || s.per == "") },
	"one-too-many": func(s *said) string { return yes(upToOne(s.FailsAt) && s.one != "") },
	"one-at-most":  func(s *said) string { return yes(is(s.Target, 1)) },
	"unsayable": func(s *said) string {
		return yes(s.few() && (s.per != "" && !oneWord(s.per) || upToOne(s.Target) && s.one == ""))
	},
	"none": func(s *said) string {
		return yes((s.few() || s.isOne(s.noun) && s.better() == Lower) && is(s.Target, 0))
	},
	"done": func(s *said) string { return yes(s.byDay() && strings.HasSuffix(s.Name, completion)) },
	"day":  func(s *said) string { return yes(s.byDay() && s.better() == Lower) },
	"zero": func(s *said) string { return yes(is(s.Target, 0) && s.better() == Lower) },
	"all":  func(s *said) string { return yes(is(s.Target, 100) && s.percent() && s.better() == Higher) },
}

// yes is what stands in a slot that is a condition.
func yes(holds bool) string {
	if holds {
		return "yes"
	}
	return ""
}

// is reports whether a level is given and has this value.
func is(level *float64, v float64) bool { return level != nil && *level == v }

// upToOne reports whether a level is one, or a part of one, and not none.
func upToOne(level *float64) bool { return level != nil && *level > 0 && *level <= 1 }

// few reports whether the measure counts things of which there must be few.
func (s *said) few() bool { return s.isCount(s.noun) && s.better() == Lower }

// standing reports whether the measure counts what is there at one moment, as
// open work is, and not what happens in the course of its period.
func (m *Measure) standing() bool { return topicScore(Backlogs, m) >= 2 }

func bare(v float64, _ english.Noun) string { return english.Number(v) }

// figure writes a level, or nothing where the author gave none.
func (s *said) figure(level *float64, write func(float64, english.Noun) string) string {
	if level == nil {
		return ""
	}
	return write(*level, s.noun)
}
