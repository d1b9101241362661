package job

import "yardstick/english"

// tooMany says that a count has reached its failing level: "any one week
// brings 2 or more waves late at the dock".
func (m *Measure) tooMany(level float64, n english.Noun) string {
	amount := english.Join(thousands(level), "or more", n.Whole())
	one := level > 0 && level <= 1 && n.One() != ""
	if one {
		amount = english.Join("even one", n.One())
	}
	per := barePeriod(m)
	switch {
	case m.standing() || per == "" || !oneWord(per):
		return english.Join("there", english.Agree(!one, "is", "are"), amount)
	case isTime(per):
		return english.Join("any one", per, "brings", amount)
	default:
		return english.Join("any one", per, "has", amount)
	}
}

// fewEnough says that a count is where it should be: "a whole week passes
// without one wave late at the dock".
func (m *Measure) fewEnough(level float64, n english.Noun) string {
	per := barePeriod(m)
	if per != "" && !oneWord(per) || level > 0 && level <= 1 && n.One() == "" {
		return english.Join(n.The(), "stay at", m.bounded(level, n, false), everyPeriod(m))
	}
	if level == 0 {
		return m.none(per, n)
	}
	most := english.Join(thousands(level), n.Whole())
	if level == 1 {
		most = english.Join("one", n.One())
	}
	switch {
	case m.standing() || per == "":
		return english.Join("there", english.Agree(level != 1, "is", "are"), "never more than", most)
	case isTime(per):
		return english.Join("no", per, "brings more than", most)
	default:
		return english.Join("no", per, "has more than", most)
	}
}

// none says that there is not one, for a target of zero.
func (m *Measure) none(per string, n english.Noun) string {
	one := n.One()
	if one == "" {
		return english.Join("there are no", n.Whole(), inPeriod(m))
	}
	switch {
	case m.standing() || per == "":
		return english.Join("there is not a single", one)
	case isTime(per):
		return english.Join("a whole", per, "passes without one", one)
	default:
		return english.Join("no", per, "has even one", one)
	}
}

// standing reports whether the measure counts what is there at one moment, as
// open work is, and not what happens in the course of its period.
func (m *Measure) standing() bool { return topicScore(Backlogs, m) >= 2 }
