package job

import (
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/internal/wording"
)

// statement says the criterion in the first person: the first case of its kind
// whose conditions hold, in the way whose turn it is. It is empty where the
// job lacks the facts for any.
func (b basis) statement(outcome Outcome) string {
	for _, c := range inEnglish().criteria[b.kind] {
		if !b.applies(&c) {
			continue
		}
		var ways []string
		for _, w := range c.ways {
			failure, ok := w.failure.Fill(b.value)
			success, also := w.success.Fill(b.value)
			switch {
			case !ok || !also:
			case outcome == Success:
				ways = append(ways, success)
			default:
				ways = append(ways, failure)
			}
		}
		if len(ways) > 0 {
			return ways[b.turn%len(ways)]
		}
	}
	return ""
}

// applies reports whether the conditions of a case hold.
func (b basis) applies(c *criterionCase) bool {
	for _, w := range c.when {
		slot, negated := strings.CutPrefix(w, "not ")
		if (b.value(slot).Text != "") == negated {
			return false
		}
	}
	if len(c.measure) > 0 && (b.measure == nil || !holdsAny(b.measure.Name, c.measure)) {
		return false
	}
	return len(c.duty) == 0 || holdsAny(b.dutyWith(b.kind), c.duty)
}

// holdsAny reports whether a text holds one of the beginnings of words.
func holdsAny(s string, starts []string) bool {
	s = " " + strings.ToLower(s) + " "
	return slices.ContainsFunc(starts, func(start string) bool { return strings.Contains(s, " "+start) })
}

func (b basis) value(name string) wording.Value { return basisSlots[name](b) }

// basisSlots are the slots of criteria.yaml.
var basisSlots = map[string]func(b basis) wording.Value{
	"function":   func(b basis) wording.Value { return wording.Value{Text: b.fn} },
	"duty":       func(b basis) wording.Value { return wording.Value{Text: b.duty} },
	"dated-duty": func(b basis) wording.Value { return wording.Value{Text: english.Infinitive(b.dutyWith(Deadlines))} },
	"pile":       func(b basis) wording.Value { return wording.Value{Text: b.queue(), Plural: true} },
	"fails":      func(b basis) wording.Value { return b.clause((*Measure).fails) },
	"holds":      func(b basis) wording.Value { return b.clause((*Measure).holds) },
	"served":     func(b basis) wording.Value { return both(b.served).value() },
	"waiting":    func(b basis) wording.Value { return orOthers(firstOf(b.served, b.partners)) },
	"with":       func(b basis) wording.Value { return orOthers(firstOf(b.partners, b.served)) },
	"with1": func(b basis) wording.Value {
		list := firstOf(b.partners, b.served)
		return orOthers(list[:min(1, len(list))])
	},
	"about":    func(b basis) wording.Value { return wording.Value{Text: yes(b.about)} },
	"counting": func(b basis) wording.Value { return wording.Value{Text: yes(b.counting())} },
	"none-wanted": func(b basis) wording.Value {
		return wording.Value{Text: yes(b.measure != nil && is(b.measure.Target, 0))}
	},
	"counted-over-time": func(b basis) wording.Value {
		return wording.Value{Text: yes(b.measure != nil && isTime(barePeriod(b.measure)))}
	},
	"in-time-units": func(b basis) wording.Value {
		return wording.Value{Text: yes(b.measure != nil && timeUnit(english.Words(b.measure.Unit)))}
	},
}

// clause says something of the measure, or nothing without one.
func (b basis) clause(of func(*Measure) string) wording.Value {
	if b.measure == nil {
		return wording.Value{}
	}
	return wording.Value{Text: of(b.measure)}
}

// counting reports whether the measure counts things whose number must be low.
func (b basis) counting() bool {
	return b.measure != nil && b.measure.better() == Lower && b.measure.isCount(english.ParseNoun(b.measure.Name))
}

// firstOf returns the first list that is not empty.
func firstOf(a, b []party) []party {
	if len(a) > 0 {
		return a
	}
	return b
}
