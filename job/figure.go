package job

import (
	"slices"
	"strings"

	"yardstick/english"
)

// better is the direction, or what the levels say where the author gave none.
func (m *Measure) better() Direction {
	if m.Better != "" || m.Target == nil || m.FailsAt == nil {
		if m.Better == "" {
			return Higher
		}
		return m.Better
	}
	if *m.Target < *m.FailsAt {
		return Lower
	}
	return Higher
}

func (m *Measure) percent() bool {
	u := strings.ToLower(m.Unit)
	return strings.HasPrefix(u, "%") || strings.HasPrefix(u, "percent") || strings.HasPrefix(u, "per cent")
}

// isCount reports whether the measure counts the very things it names.
func (m *Measure) isCount(n english.Noun) bool {
	u := strings.ToLower(m.Unit)
	return n.Plural && !m.percent() && (u == "" || u == "count" || u == "number" || m.namesUnit(n) || plainCount(u))
}

// namesUnit reports whether the name says the unit: trays of "wrong trays".
func (m *Measure) namesUnit(n english.Noun) bool {
	u := english.Stem(strings.ToLower(m.Unit))
	return slices.ContainsFunc(english.Words(n.Whole()), func(w string) bool { return len(w) > 3 && english.Stem(w) == u })
}

// isOne reports whether the measure names one of the things that it counts, as
// "wrong tray for a client" does, in trays.
func (m *Measure) isOne(n english.Noun) bool {
	return !n.Plural && !m.percent() && m.namesUnit(n) && english.Stem(n.Head) == english.Stem(strings.ToLower(m.Unit)) &&
		!timeUnit(strings.Fields(strings.ToLower(m.Unit)))
}

// byDay reports whether the figure is a day or an hour, so that it is met by doing
// something in time: day of the month, hour of the day.
func (m *Measure) byDay() bool {
	of, _, is := strings.Cut(m.Unit, " of the ")
	return is && (strings.HasSuffix(of, "day") || of == "hour")
}

// completion is how the name of a measure ends that says by which day a thing is done.
const completion = ": day of completion"

// Spoken is the name of the measure as it stands in a sentence: of "Invoices: day of
// completion" it is the day of completion of invoices.
func (m *Measure) Spoken() string {
	if of, is := strings.CutSuffix(m.Name, completion); is {
		return "day of completion of " + english.Lower(of)
	}
	return m.Name
}

// what is the noun of a measure: of "Invoices: day of completion" it is the invoices.
func (m *Measure) what() english.Noun {
	if m.byDay() {
		return english.ParseNoun(strings.TrimSuffix(m.Name, completion))
	}
	return english.ParseNoun(m.Name)
}

// plainCount reports whether a unit is one noun in the plural that is no
// measure of time, money or length: orders, people, findings.
func plainCount(u string) bool {
	w := strings.Fields(u)
	return len(w) == 1 && english.IsPlural(w[0]) && !timeUnit(w) && !slices.Contains(strings.Fields(`euros dollars pounds francs kronor yen
		points kilometres kilometers miles metres meters litres liters grams tonnes tons percent months years quarters terms`), w[0])
}

// counts reports whether the subject of a clause is plural.
func (m *Measure) counts(n english.Noun) bool { return n.Plural && !m.percent() }

// amount is a figure with its unit.
func (m *Measure) amount(v float64, n english.Noun) string {
	unit := m.unitAfter(v, n)
	switch {
	case m.byDay():
		return english.Amount(v, m.Unit)
	case strings.HasPrefix(unit, "%"):
		return english.Number(v) + unit
	case slices.Contains([]string{"$", "£", "€"}, unit):
		return unit + english.Number(v)
	}
	return english.Join(english.Number(v), unit)
}

// unitAfter is the unit as it follows a figure; what the name has said already
// is not said again.
func (m *Measure) unitAfter(v float64, n english.Noun) string {
	unit := m.Unit
	if m.percent() {
		_, of, _ := strings.Cut(unit, " of ")
		if of == "" || n.Plural {
			return "%"
		}
		return "% of " + of
	}
	if (m.isCount(n) || v == 0 && m.isOne(n)) && !strings.HasPrefix(unit, "per ") {
		return ""
	}
	if v == 1 && !strings.HasPrefix(unit, "per ") {
		first, rest, _ := strings.Cut(unit, " ")
		if rest == "" || !english.IsPlural(first) {
			return english.Join(strings.TrimSuffix(unit, lastWord(unit))+english.Singular(lastWord(unit)), "")
		}
		return english.Join(english.Singular(first), rest)
	}
	return unit
}

func lastWord(s string) string { return s[strings.LastIndex(s, " ")+1:] }
