package job

import "strings"

// staffing says the criterion on people: what the measure is about, hours,
// absence, leaving or skills, decides what I have to answer for.
func (b basis) staffing() []wording {
	f, h := b.fails(), b.holds()
	if !b.about {
		return b.staffDuty()
	}
	name := " " + strings.ToLower(b.measure.Name) + " "
	switch {
	case holdsAny(name, "overtime", "caseload", "hours"):
		return []wording{{f + ", and it is always the same people who carry it", h + ", because I share out the load before it becomes too much for one"}}
	case holdsAny(name, "labour", "staff cost", "wage"):
		return []wording{{f + ", because I staffed the plan and not the day", h + ", because I staff the day as it is and not as it was planned"}}
	case holdsAny(name, "turnover", "leav", "twelve months", "after a year", "retention", "with us"):
		return []wording{
			{f + ", and I hear the reasons only when people have gone", h + ", because I ask people what would make them go while they are still here"},
			{f + ", and I have blamed the market for it", h + ", and those who do go would come back"},
		}
	case holdsAny(name, "absence", "sick"):
		return []wording{{f + ", and I have asked nobody what makes them ill", h + ", because people tell me early when it is too much"}}
	case holdsAny(name, "shift", "unfilled", "vacan", "rota", "short", "staffing", "cover"):
		return []wording{{f + " although the gap could be seen coming", h + ", because I plan cover before it is needed"}}
	case holdsAny(name, "train", "skill", "two", "fitters", "apprentice"):
		return []wording{{f + ", because I let the knowledge stay with one person", h + ", because everyone who knows something has taught it to another"}}
	default:
		return []wording{{f + ", and I have not talked with the people behind the figure", h + ", and I know the people behind the figure"}}
	}
}

// staffDuty says the criterion where a duty is about people and no measure is.
func (b basis) staffDuty() []wording {
	f, h := b.fails(), b.holds()
	duty := " " + strings.ToLower(b.dutyWith(Staffing)) + " "
	switch {
	case holdsAny(duty, "train", "coach", "show", "apprentice", "mentor", "appraise", "develop", "induct"):
		return []wording{
			{"somebody whom I was to teach is left to do the work before they can" + b.tail(", and it shows: ", f), "those whom I teach do the work alone and explain it to the next" + b.tail(", and ", h)},
		}
	case holdsAny(duty, "rota", "roster", "shift", "break", "crew", "home"):
		return []wording{
			{"a gap that I could have planned for falls on whoever happens to be there" + b.tail(", until ", f), "people know in time when they work, gaps are covered before the day" + b.tail(", and ", h)},
		}
	case holdsAny(duty, "hire", "recruit"):
		return []wording{
			{"a post stays empty, or is filled with whoever was to be had" + b.tail(", until ", f), "those I hire are still here and better than I am at something" + b.tail(", and ", h)},
		}
	default:
		return []wording{
			{"the people I answer for are too few, untaught or worn out" + b.tail(", and I notice it only when ", f), "the people I answer for can do the work and go on doing it" + b.tail(", and ", h)},
		}
	}
}

// holdsAny reports whether a text holds one of the beginnings of words.
func holdsAny(s string, starts ...string) bool {
	for _, start := range starts {
		if strings.Contains(s, " "+start) {
			return true
		}
	}
	return false
}
