package job

import (
	"strings"

	"yardstick/english"
)

// wording is the two sides of one way to say a criterion: what follows "I have
// failed when" and "I have succeeded when".
type wording struct{ failure, success string }

// statement says the criterion in the first person.
func (b basis) statement(outcome Outcome) string {
	ways := b.wordings()
	w := ways[b.turn%len(ways)]
	if outcome == Success {
		return finish("I have succeeded when ", w.success)
	}
	return finish("I have failed when ", w.failure)
}

// finish puts the opening before a wording that does not bring its own.
func finish(opening, s string) string {
	if !strings.HasPrefix(s, "I am here to ") {
		s = opening + s
	}
	return s + "."
}

// wordings returns the ways to say a criterion that suit what it rests on.
func (b basis) wordings() []wording {
	switch b.kind {
	case Goals:
		return b.goals()
	case Deadlines:
		return b.deadlines()
	case Backlogs:
		return b.backlogs()
	case Complaints:
		return b.complaints()
	case Processes:
		return b.processes()
	case Relationships:
		return b.relationships()
	default:
		return b.staffing()
	}
}

// fails is the failing measure as a clause, or nothing without a measure.
func (b basis) fails() string {
	if b.measure == nil {
		return ""
	}
	return b.measure.fails()
}

// holds is the measure where it should be, as a clause, or nothing.
func (b basis) holds() string {
	if b.measure == nil {
		return ""
	}
	return b.measure.holds()
}

// tail links the figure in which a failure shows to what was said before;
// without a measure it is empty.
func (basis) tail(link, clause string) string {
	if clause == "" {
		return ""
	}
	return link + clause
}

// counting reports whether the measure counts things whose number must be low.
func (b basis) counting() bool {
	return b.measure != nil && b.measure.better() == Lower && b.measure.isCount(english.ParseNoun(b.measure.Name))
}

// zero reports whether the target of the measure is none at all.
func (b basis) zero() bool {
	return b.measure != nil && b.measure.Target != nil && *b.measure.Target == 0
}

func (b basis) goals() []wording {
	if b.measure == nil {
		return b.unmeasured()
	}
	f, h := b.fails(), b.holds()
	ways := []wording{
		{f + ", however busy I was", h + ", on bad days as well as on good ones"},
		{f + ", and I cannot say what I changed because of it", h + ", and I can say which of my habits keeps it there"},
	}
	if b.duty != "" {
		ways = append([]wording{{
			"I am here to " + b.duty + "; I have failed when " + f,
			"I am here to " + b.duty + "; I have succeeded when " + h,
		}}, ways...)
	}
	return ways
}

// unmeasured says the goal of a function to which nobody has put a figure.
func (b basis) unmeasured() []wording {
	if b.duty == "" {
		return []wording{{
			"nobody can say what " + b.fn + " has reached, because I never put a figure to it",
			"I can show, by a figure that I named beforehand, that " + b.fn + " does what it is there for",
		}}
	}
	return []wording{{
		"I am here to " + b.duty + "; I have failed when it is left undone, or others have to do it again",
		"I am here to " + b.duty + "; I have succeeded when it is done the first time and nobody has to come after me",
	}}
}

func (b basis) deadlines() []wording {
	f, h := b.fails(), b.holds()
	waiting := both(firstOf(b.served, b.partners))
	if !b.about {
		return b.datedDuty(waiting)
	}
	if b.counting() {
		return []wording{
			{f + ": I knew the date and let it pass without a word", h + ", because I raise the alarm while there is still time to act"},
			{f + ", and I have warned nobody", h + ", and nobody has had to remind me"},
		}
	}
	ways := []wording{
		{f + ", and " + waiting.say("has", "have") + " to chase me", h + ", and " + waiting.say("does", "do") + " not have to chase me"},
		{f + ", and I let those who wait find out for themselves", h + ", and whoever has to wait longer hears it from me first, with a new time"},
	}
	if isTime(barePeriod(b.measure)) {
		ways = append(ways, wording{f + ", and I call it normal for the season", h + ", at the busiest time of the year too"})
	}
	return ways
}

// datedDuty says a deadline that a duty names and no measure counts.
func (b basis) datedDuty(waiting party) []wording {
	duty := english.Infinitive(b.dutyWith(Deadlines))
	if duty == "" {
		duty = "do what I promised in " + b.fn
	}
	return []wording{
		{
			"I was due to " + duty + ", the time has passed, and " + waiting.say("finds", "find") + " it out by waiting",
			"I " + duty + " without being reminded, and " + waiting.say("can plan", "can plan") + " with it",
		},
		{
			"I do not " + duty + " and warn nobody beforehand",
			"I " + duty + ", and on the one occasion when I cannot, I say so before the time and not after it",
		},
	}
}

func (b basis) backlogs() []wording {
	f, h := b.fails(), b.holds()
	if b.about && b.counting() {
		calm := ", even after a peak, because I begin with what has waited longest"
		known := ", and I know why each of them is still waiting"
		if b.zero() {
			known = ", and I have asked for help before a day's work became a pile"
		}
		return []wording{
			{f + ", and I cannot say which of them has waited longest", h + known},
			{f + ", because I take what is loudest first and not what is due", h + calm},
			{f + ", more come in than go out, and I have told nobody", h + ", and I have said in time when more came in than went out"},
		}
	}
	if b.about {
		return []wording{{f + ", and I have told nobody that I am behind", h + ", and I have said in time when I fell behind"}}
	}
	pile := b.queue()
	return []wording{
		{pile + " pile up with me" + b.tail(" until ", f), "no " + pile + " lie with me without a day on which they will be done" + b.tail(", and ", h)},
		{"I no longer know how many " + pile + " wait for me" + b.tail(", and it shows: ", f), "I can say at any time how many " + pile + " wait for me and which come first" + b.tail(", and ", h)},
	}
}

func (b basis) complaints() []wording {
	f, h := b.fails(), b.holds()
	who := both(b.served)
	if !b.about {
		return []wording{
			{who.say("has", "have") + " to complain twice before I act" + b.tail(", and it shows: ", f), who.say("tells", "tell") + " me early what is wrong, because the last time I did something about it" + b.tail(", and ", h)},
			{who.say("gets", "get") + " a different answer each time" + b.tail(", and it shows: ", f), who.say("gets", "get") + " the same clear answer from whoever is asked" + b.tail(", and ", h)},
			{who.say("complains", "complain") + " to somebody else because I did not listen" + b.tail(", and in the end ", f), "a complaint from " + who.name + ", when there is one, ends with me" + b.tail(", and ", h)},
		}
	}
	if len(b.served) == 0 {
		who = party{name: "those concerned", plural: true}
	}
	if b.counting() {
		return []wording{
			{f + ", and I have apologised each time without mending the cause", h + ", and each complaint before that changed something in how I work"},
			{f + ", and my answer was to explain why I was right", h + ", because I settle what is wrong before it has to be put in writing"},
		}
	}
	if timeUnit(english.Words(b.measure.Unit)) {
		return []wording{{f + ", and " + who.say("hears", "hear") + " nothing from me in between", h + ", and " + who.say("knows", "know") + " at any time what happens next"}}
	}
	return []wording{
		{f + ", and I put it down to " + who.name, h + ", and " + who.say("says", "say") + " so for reasons that I can name"},
		{f + ", and I had to read it there, because " + who.say("no longer tells", "no longer tell") + " me", h + ", because " + who.say("tells", "tell") + " me what is wrong while I can still put it right"},
	}
}

func (b basis) processes() []wording {
	f, h := b.fails(), b.holds()
	if b.about {
		return []wording{
			{f + ", and I have corrected each case without asking how it came about", h + ", because I look for the step that let a mistake through and change it"},
			{f + ", because a step that I answer for is skipped, guessed or done from memory", h + ", because the steps that guard against it are done even when nobody looks"},
			{f + ", and all I have to offer is to be more careful next time", h + ", and a colleague could do the work from what I have written down"},
		}
	}
	return []wording{
		{"the steps in " + b.fn + " are in my head and nowhere else" + b.tail(", and it shows when I am away: ", f), "somebody else can do my part in " + b.fn + " from what I have written down" + b.tail(", and ", h)},
		{"people work around a step in " + b.fn + " that no longer makes sense, I know it, and I leave it" + b.tail(" until ", f), "I change a step in " + b.fn + " as soon as people begin to work around it" + b.tail(", and ", h)},
	}
}

func (b basis) relationships() []wording {
	f, h := b.fails(), b.holds()
	list := firstOf(b.partners, b.served)
	with, other := both(list), both(list[:min(1, len(list))])
	if b.about {
		return []wording{
			{f + ", and I have not asked " + with.name + " why", h + ", because I ask " + with.name + " what they need before they have to say it"},
			{f + ", because " + with.say("expects", "expect") + " nothing from me any more", h + ", because " + with.say("has", "have") + " learned that I keep my word"},
		}
	}
	return []wording{
		{with.say("goes", "go") + " round me because asking me costs more than it brings" + b.tail(", and it shows: ", f), with.say("comes", "come") + " to me first, with bad news too" + b.tail(", and ", h)},
		{other.name + " and I pass the work back and forth instead of settling whose it is" + b.tail(", until ", f), other.name + " and I have settled who does what, so that nothing falls between us" + b.tail(", and ", h)},
		{with.say("learns", "learn") + " from others what should have come from me" + b.tail(", and in the end ", f), with.say("hears", "hear") + " from me, before anyone else, what touches their work" + b.tail(", and ", h)},
		{"I keep my trouble with " + with.name + " to myself" + b.tail(" until ", f), "I have raised every difficulty with " + with.name + " in the week in which it arose" + b.tail(", and ", h)},
	}
}

// firstOf returns the first list that is not empty.
func firstOf(a, b []party) []party {
	if len(a) > 0 {
		return a
	}
	return b
}
