package job

// tooMany says that a count has reached its failing level: "any one week
// brings 2 or more waves late at the dock".
func (m *Measure) tooMany(level float64, n noun) string {
	amount := joined(number(level), "or more", n.whole())
	one := level > 0 && level <= 1 && n.one() != ""
	if one {
		amount = joined("even one", n.one())
	}
	per := barePeriod(m)
	switch {
	case m.standing() || per == "" || !oneWord(per):
		return joined("there", verb(!one, "is", "are"), amount)
	case isTime(per):
		return joined("any one", per, "brings", amount)
	default:
		return joined("any one", per, "has", amount)
	}
}

// fewEnough says that a count is where it should be: "a whole week passes
// without one wave late at the dock".
func (m *Measure) fewEnough(level float64, n noun) string {
	per := barePeriod(m)
	if per != "" && !oneWord(per) || level > 0 && level <= 1 && n.one() == "" {
		return joined(n.withArticle(), "stay at", m.bounded(level, n, false), everyPeriod(m))
	}
	if level == 0 {
		return m.none(per, n)
	}
	most := joined(number(level), n.whole())
	if level == 1 {
		most = joined("one", n.one())
	}
	switch {
	case m.standing() || per == "":
		return joined("there", verb(level != 1, "is", "are"), "never more than", most)
	case isTime(per):
		return joined("no", per, "brings more than", most)
	default:
		return joined("no", per, "has more than", most)
	}
}

// none says that there is not one, for a target of zero.
func (m *Measure) none(per string, n noun) string {
	one := n.one()
	if one == "" {
		return joined("there are no", n.whole(), inPeriod(m))
	}
	switch {
	case m.standing() || per == "":
		return joined("there is not a single", one)
	case isTime(per):
		return joined("a whole", per, "passes without one", one)
	default:
		return joined("no", per, "has even one", one)
	}
}

// standing reports whether the measure counts what is there at one moment, as
// open work is, and not what happens in the course of its period.
func (m *Measure) standing() bool { return topicScore(Backlogs, m) >= 2 }
