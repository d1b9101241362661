package draft

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// aim matches sums of money that somebody is held to; others are what things cost.
var (
	aim = regexp.MustCompile(`(?i)\b(?:sales|revenue|savings?|donations|income|bookings|turnover|new business|profit|raises?|` +
		`budget spent|adjustments)\b`)
	// noAim matches amounts of a duty that say how much of something there is and no level to be held to.
	noAim = regexp.MustCompile(`(?i)\b(?:experience|travel|aged?|salary|wage|bonus|budgets?|contracts? worth|spending authority|` +
		`authority (?:of|to|up)|holiday|annual leave|days(?:['’])? leave)\b`)
	// loads matches what somebody must be able to lift.
	loads    = regexp.MustCompile(`(?i)\b(?:lift\w*|carry\w*|weigh\w*|pounds|lbs|kg)\b`)
	trailing = regexp.MustCompile(`(?i)(?:[\s,:(–-]|\b(?:of|at|least|most|above|over|below|under|to|than|less|more|no|not|fewer|an?|the|` +
		`minimum|maximum|average|by|be|is|are|was|never|stays?|sits?|averages?|remains?|exceed(?:s|ing)?|within|up|before|and|` +
		`or|target|from|kept|held|must|should|` +
		`will|keep(?:ing)?|in|for|we|expect|which|that|goes|down|per|expected|about|some|around)\b|\b(?:a|per|each|every) (?:day|` +
		`week|month|year|shift|night|quarter)\b)+$`)
	opening = regexp.MustCompile(`(?i)^(?:[\s,:;–-]|\b(?:of|the|an?|our|your|all|we|expect|you|will|be|is|are|and|should|must|to|that|` +
		`there)\b)+`)
	keeping = regexp.MustCompile(`(?i)^(?:keep(?:ing|s)?|hold(?:ing|s)?|maintain(?:ing|s)?|reduc(?:e|ing)|achiev(?:e|ing)|reach(?:ing)?|` +
		`meet(?:ing)?|ensur(?:e|ing)|deliver(?:ing)?|have|get|lose|raise|save)\s+(?:that\s+)?(?:the |our |your |an? )?`)
)

// named completes a figure: what it measures in the text's own words, and which
// way is better. It reports false where it is no level that work is held to, or
// the text does not say what it measures.
func (f *found) named(p part) (job.Measure, bool) {
	m := f.measure
	before, rest := strings.TrimSpace(p.text[:f.from]), strings.TrimSpace(p.text[f.to:])
	if p.duty && (f.kept(before, p.text[f.from:f.to], rest) || f.selects(before, p.text[f.from:f.to]) || !p.held && !f.fits(p, before, rest)) {
		return m, false
	}
	if p.duty && (f.conditional(p.text) || f.needs > max(p.odds, 0) || *m.Target == 0 && p.odds < likely) {
		return m, false
	}
	name := f.name(p, before, rest)
	if name == "" && f.things != "" {
		if name = f.things; !english.IsPlural(headOf(english.Words(name))) {
			name = english.Plural(name)
		}
	}
	if first, _, _ := strings.Cut(opening.ReplaceAllString(name, ""), " "); f.things != "" && done(first) {
		name = f.things + " " + opening.ReplaceAllString(name, "")
	}
	if pronoun.MatchString(name) {
		name, _, _ = strings.Cut(strings.Replace(p.whole, ",", ":", 1), ":")
	}
	if name == "" && p.held {
		name = saidAround(before, rest, f.measure.Unit)
	}
	name = strings.Trim(opening.ReplaceAllString(strings.TrimSpace(name), ""), " .,;:|")
	if m.Name = english.Upper(clip(name, maxMeasureName)); m.Name == "" {
		return m, false
	}
	if of, is := strings.CutPrefix(m.Unit, "out of "); is && !strings.Contains(p.text[f.from:f.to], "/") &&
		*m.Target == math.Trunc(*m.Target) &&
		!scored.MatchString(m.Name+" "+p.text) {
		all, _ := number(of)
		share := *m.Target * 100 / all
		m.Unit, m.Target = "%", &share
	}
	m.Unit = unitOf(m.Unit, m.Name)
	if many := perMany.FindStringSubmatch(" " + p.label); many != nil {
		m.Unit = "per " + many[1]
	}
	f.measure.Unit = m.Unit
	f.timely = slices.ContainsFunc(scan(p.label+" "+p.text), timed)
	m.Better = f.direction(strings.TrimSpace(m.Name+" "+p.label), following(rest), p.lower)
	if f.bound == "" && isTime(m.Unit) && forPerson(rest) && !badThings.MatchString(m.Name) {
		m.Better = job.Higher // "2 hours of training per head"
	}
	return m, true
}

// forPerson reports whether a time is given to each of several people.
func forPerson(rest string) bool {
	words := strings.Fields(strings.ToLower(rest))
	return len(words) > 1 && oneOf(words[0], "per", "each", "a") && (words[1] == "head" || isPerson(strings.Trim(words[1], ".,;")))
}

// pronoun matches a name that only points at what was said before: "Reopen rate: keep it at 4 %".
var pronoun = regexp.MustCompile(`(?i)^(?:it|them|they|this|these|those)$`)

// saidAround names a figure by the words around it, where nothing better is known.
func saidAround(before, rest, unit string) string {
	if left := strings.Trim(quantityOf(strings.TrimSpace(trailing.ReplaceAllString(before, ""))), " .,;:"); left != "" {
		return left
	}
	if right := following(rest); right != "" {
		return right
	}
	return unit
}

// unitOf is the noun that a number counts: the last word of its phrase, or,
// where the number stands alone, the first plural of the measure's name.
func unitOf(unit, name string) string {
	switch words := strings.Fields(unit); {
	case unit == "" || unit == "such":
		for _, w := range english.Words(name) {
			if english.IsPlural(w) && english.Singular(w) != w {
				return w
			}
		}
		return ""
	case isTime(unit) || strings.HasPrefix(unit, "per ") || strings.HasPrefix(unit, "out of") || strings.Contains(unit, "day of the") ||
		unit == "hour of the day":
		return unit
	default:
		return words[len(words)-1]
	}
}

const maxMeasureName = 90

// fits reports whether a figure within a duty is a level to be held to. Of those
// that only say how much or how often it is the head that knows.
func (f *found) fits(p part, before, rest string) bool {
	text := p.text
	switch {
	case f.about && !f.strong:
		return false
	case f.change == between && !f.strong:
		return p.odds > likely
	case f.change != "":
		return true
	case f.measure.Unit != "%" && !isTime(f.measure.Unit) &&
		loads.MatchString(before[max(0, len(before)-30):]+" "+f.measure.Unit+" "+rest[:min(len(rest), 30)]):
		return false
	case noAim.MatchString(before[max(0, len(before)-30):]) || noAim.MatchString(rest[:min(len(rest), 30)]) ||
		upTo.MatchString(text[f.from:f.to]) && f.bound != job.Higher:
		return false
	case !f.strong && f.bound == "" && (f.measure.Per == "" || noUnit.MatchString(f.measure.Unit)):
		return false
	case isMoney(f.measure.Unit) && whose.MatchString(before):
		return false
	case isMoney(f.measure.Unit):
		return aim.MatchString(text) || f.bound == job.Lower && keeping.MatchString(text) ||
			f.measure.Per != "" && p.odds > likely && !spends.MatchString(text)
	}
	return f.strong || f.bound != "" || p.odds >= likely
}

// selects reports whether a figure of a duty says which of several things are
// meant: "differences above £10", "accounts over 30 days".
func (f *found) selects(before, said string) bool {
	words := strings.Fields(strings.TrimRight(before, ","))
	if len(words) < 2 || leadingVerb(before) == "" || f.measure.Unit == "%" && !strings.HasSuffix(before, " those") ||
		!selecting.MatchString(said) || denied.MatchString(nearby(before)) || keeping.MatchString(before) ||
		lastKeeping(before) > 0 || opened.MatchString(before) {
		return false
	}
	last := strings.ToLower(words[len(words)-1])
	return english.IsPlural(last) || oneOf(last, "stock", "debt", "cash", "those", "anyone", "anybody")
}

var (
	selecting = regexp.MustCompile(`(?i)^(?:over|above|beyond|exceeding|(?:older|more|longer|higher|larger|later|less|fewer|` +
		`younger) than|under|below|up to)\b`)
	// opened matches verbs behind which a level of what stands before them follows.
	opened = regexp.MustCompile(`(?i)\b(?:is|are|be|stays?|remains?|must|should|comes?|sits?|averages?)\b`)
)

// kept reports whether a figure of a duty is a sum that is looked after or what
// kind of thing is meant ("the four-week menu"), however sure the head.
func (f *found) kept(before, said, rest string) bool {
	if f.bound != "" {
		return false
	}
	return isMoney(f.measure.Unit) && f.measure.Per == "" && (pot.MatchString(before) || potAfter.MatchString(rest)) ||
		isTime(f.measure.Unit) && !answering.MatchString(rest) &&
			(compound.MatchString(said) || *f.measure.Target > 1 && singular.MatchString(said))
}

// spends matches what is done with money that is no aim.
var spends = regexp.MustCompile(`(?i)^(?:order|spend|approve|sign|authori[sz]e|pay|manage|hold|purchase|buy|control|administer)s?\b`)

var (
	potAfter = regexp.MustCompile(`(?i)^(?:of |worth of )?(?:stock|assets|equipment|plant|budgets?|cash)\b`)
	compound = regexp.MustCompile(`(?i)\w-[a-z]+$`)
	singular = regexp.MustCompile(`(?i)\d (?:minute|hour|day|week|month|year)$`) // "1,000 hour services"
	// whose matches a sum that says which things are meant: "traders with a turnover above".
	whose     = regexp.MustCompile(`(?i)\b(?:with|of|worth) an? (?:[a-z]+ ){0,2}[a-z]+$`)
	answering = regexp.MustCompile(`(?i)^(?:turn-?(?:a?round)|response|target|limit|deadline|delivery|service)\b`)
)

// pot matches what leads to a sum that is looked after, and no aim.
var pot = regexp.MustCompile(`(?i)\b(?:budgets?|portfolio|turnover|stock|worth|value|valued at|authority)(?: of)?$`)

var (
	upTo = regexp.MustCompile(`(?i)^up to`)
	// noUnit matches what is counted in a duty to say when it is done.
	noUnit = regexp.MustCompile(`(?i)^(?:$|(?:days?|times?|mornings?|afternoons?|evenings?|nights?|weeks?|months?|weekends?|shifts?)$)`)
)

// direction is which way is better: what the comparing words say, else what
// kind of thing is measured.
func (f *found) direction(of, behind string, lower float32) job.Direction {
	bad := badThings.MatchString(spared.ReplaceAllString(of, "")) && !goodDeeds.MatchString(of+" "+behind)
	switch {
	case spared.MatchString(of) && isTime(f.measure.Unit) && f.bound == "":
		return job.Higher
	case f.better && (bad || isTime(f.measure.Unit) || f.measure.Unit == "ms" || lower > 0 || sizes.MatchString(f.measure.Unit)):
		return job.Lower
	case f.worse && !bad && *f.measure.Target >= 50 && relative(f.measure.Unit):
		return job.Higher
	case *f.measure.Target == 0:
		return job.Lower // nothing can be held to at least none
	case f.bound != "":
		return f.bound
	case f.measure.Unit == "%" && *f.measure.Target >= mostly && (!bad || *f.measure.Target == 100 || f.timely):
		return job.Higher // nobody is held to a limit of most
	case bad, f.measure.Unit == "rings",
		strings.HasSuffix(f.measure.Unit, "s") && isTime(f.measure.Unit) && f.measure.Per == "" && !goodDeeds.MatchString(of):
		return job.Lower
	}
	if lower > sided && (relative(f.measure.Unit) || !slices.Contains(english.Words(of), f.measure.Unit)) {
		return job.Lower
	}
	return job.Higher
}

// mostly is from which share, in percent, one that nothing compares is no limit.
const mostly = 70

func timed(f found) bool { return isTime(f.measure.Unit) }

// sizes matches units of what is off its mark, where better is less.
var sizes = regexp.MustCompile(`(?i)^(?:mm|cm|microns?|micromet\w+|µm|feet|inch(?:es)?|degrees?|°[cf]?|pp[mb]|db)$`)

// sided is from which log odds the head is believed that less is better, where no word says so: chosen on files q and r, which it had
// not seen.
const sided = 4

// spared matches bad things that are said not to be: "without error", "accident-free".
var spared = regexp.MustCompile(`(?i)\b(?:without|free (?:of|from)) .*$|\b[\p{L}]+[- ]free\b`)

// isTime reports whether a unit is one of time.
func isTime(unit string) bool { return timeful.MatchString(unit) }

// name is what a figure measures: its label, or what stands before it, or what
// follows it.
func (f *found) name(p part, before, rest string) string {
	if f.change != "" {
		return f.changed(p, before)
	}
	if p.label != "" {
		return strings.TrimSpace(p.label)
	}
	if strings.HasPrefix(f.measure.Unit, "day of") || strings.Contains(f.measure.Unit, " day of") {
		if of := object(before); of != "" {
			return of + ": day of completion"
		}
		return "day of completion"
	}
	left := clauseOf(before)
	switch {
	case badIf.MatchString(before):
		return f.countedThings(p.text)
	case f.measure.Unit == "%" && strings.HasPrefix(strings.ToLower(p.text[f.from:]), "within"):
		return quantityOf(left)
	case f.measure.Unit == "times" && f.measure.Per != "" && left != "":
		return timesOf(left)
	case isTime(f.measure.Unit) && (p.duty || leadingVerb(left) != "" && !english.NounToo(leadingVerb(left))) && left != "":
		return timeTo(left, rest)
	case f.measure.Unit == "hour of the day" && left != "":
		return object(left)
	case relative(f.measure.Unit) || f.measure.Unit == "":
		return shareName(p, left, before, rest)
	case isTime(f.measure.Unit) || isMoney(f.measure.Unit):
		if left != "" {
			return quantityOf(left)
		}
		return following(rest)
	}
	things := f.countedThings(p.text)
	if verbFirst(left) && p.duty || left == "" || things == "" {
		return doneWith(left, things)
	}
	return quantityOf(left)
}

// relative reports units that say how much of something and not what.
func relative(unit string) bool {
	return unit == "%" || strings.HasPrefix(unit, "out of") || strings.HasPrefix(unit, "per ") || strings.Contains(" points stars "+
		"percent ", " "+unit+" ")
}

// shareName names what a share is of: what follows "of", with what is done to
// it, or what stands before the figure.
func shareName(p part, left, before, rest string) string {
	right := following(rest)
	switch {
	case left == "", right != "" && strings.HasSuffix(before, " with"):
		return right
	case leadingVerb(left) == "" && lastKeeping(left) == 0, levelOf.MatchString(" " + rest), lastKeeping(left) > 0:
		return quantityOf(left)
	case right != "" && strings.HasPrefix(rest, "of ") && !strings.HasSuffix(before, " in"):
		return doneWith(left, right)
	case right != "" && leadingVerb(left) != "" && len(strings.Fields(left)) == 1:
		return doneWith(left, right)
	case leadingVerb(left) != "" && (p.duty || !english.NounToo(leadingVerb(left))) && keeping.FindString(left) == "" && right == "" &&
		len(strings.Fields(left)) > 1:
		return doneWith(strings.Fields(left)[0], upToClause(strings.Join(strings.Fields(left)[1:], " ")))
	}
	return quantityOf(left)
}

// leadingVerb is the verb in its base form with which a text begins, if any.
func leadingVerb(s string) string {
	first, _, _ := strings.Cut(numbered.ReplaceAllString(s, ""), " ")
	return english.Base(strings.ToLower(strings.Trim(first, ",")))
}

// upToClause cuts a phrase before a relative clause or a comma.
func upToClause(s string) string {
	for _, w := range [...]string{" that ", " which ", " who ", " according to ", ","} {
		s, _, _ = strings.Cut(s, w)
	}
	return strings.TrimSpace(s)
}

// countedThings is what a number counts, with what is said of it.
func (f *found) countedThings(text string) string {
	tail := strings.TrimSpace(text[f.to:])
	if len(tail) >= len(f.measure.Unit) && strings.EqualFold(tail[:len(f.measure.Unit)], f.measure.Unit) {
		tail = tail[len(f.measure.Unit):]
	}
	if cut := everyTime.FindStringIndex(tail); cut != nil {
		tail = tail[:cut[0]] + " " + tail[cut[1]:]
	}
	return strings.TrimSpace(f.measure.Unit + " " + following(upToClause(tail)))
}

var everyTime = regexp.MustCompile(`(?i)\s*(?:/|\b(?:per|an?|each|every))\s?(?:` + periods + `)\b`)

// timeTo names the time that something takes: "time to reply to complaints".
func timeTo(left, rest string) string {
	if done := doing(left); done != "" {
		return "time to " + done
	}
	words := strings.Fields(strings.TrimRight(left, ","))
	if done, is := deeds(words); is && done != "" {
		return "time to " + done
	}
	if i := lastVerb(words); i >= 0 && (i > 0 || verbFirst(left)) {
		done := append([]string{strings.ToLower(english.Base(strings.ToLower(words[i])))}, words[i+1:]...)
		if len(done) == 1 && i > 0 && words[i-1] == "and" && english.Base(strings.ToLower(words[0])) != "" {
			done = append([]string{english.Base(strings.ToLower(words[0]))}, words[1:]...)
		} else if len(done) == 1 && rest != "" {
			done = append(done, strings.Fields(following(rest))...)
		}
		return "time to " + strings.Join(done, " ")
	}
	return "time for " + english.Phrase(fronted.ReplaceAllString(quantityOf(left), ""))
}

// fronted matches prepositions at the beginning of what a time is for.
var fronted = regexp.MustCompile(`(?i)^(?:(?:with|in|by|on|at|for|to)\s+)+`)

// lastVerb is the place of the verb that a figure belongs to: the first of the
// text, or a later one behind "and".
func lastVerb(words []string) int {
	at := -1
	for i, w := range words {
		low := strings.ToLower(strings.Trim(w, ","))
		if english.Base(low) == "" {
			continue
		}
		if i == 0 || words[i-1] == "and" && !english.NounToo(english.Base(low)) || at < 0 && i > 0 && (words[i-1] == "to" ||
			words[i-1] == "will") {
			at = i
		}
		if i > 0 && words[i-1] == "and" && i+1 < len(words) && strings.Contains(determiners+" to ", " "+strings.ToLower(words[i+1])+" ") {
			at = i
		}
	}
	return at
}

// object is what a verb at the beginning is done to.
func object(s string) string {
	words := strings.Fields(s)
	if i := lastVerb(words); i >= 0 && i+1 < len(words) {
		words = words[i+1:]
	}
	return english.Upper(strings.TrimSpace(opening.ReplaceAllString(trailing.ReplaceAllString(strings.Join(words, " "), ""), "")))
}

// quantityOf is what stands before a figure without the words that lead to it.
func quantityOf(s string) string {
	if i := strings.LastIndexAny(s, ",;:"); i >= 0 && strings.HasPrefix(s[i+1:], " ") && len(strings.Fields(s[i+1:])) > 1 {
		s = s[i+1:]
	}
	s = opening.ReplaceAllString(strings.TrimPrefix(strings.TrimSpace(s), "with "), "")
	if bare := keeping.ReplaceAllString(s, ""); bare != s {
		s = bare
	} else if i := lastKeeping(s); i > 0 {
		s = s[i:]
	}
	words := strings.Fields(s)
	if len(words) > maxNameWords {
		words = words[len(words)-maxNameWords:]
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

const maxNameWords = 9

// lastKeeping is where "… and keep" ends, or 0.
func lastKeeping(s string) int {
	for _, w := range [...]string{" keep ", " keeping ", " and hold ", " with "} {
		if i := strings.LastIndex(s, w); i > 0 {
			return i + len(w)
		}
	}
	return 0
}

// following is the phrase behind a figure.
func following(rest string) string {
	rest = strings.TrimSpace(opening.ReplaceAllString(strings.TrimSpace(rest), ""))
	if i := strings.IndexAny(rest, ",;.("); i > 0 {
		rest = rest[:i]
	}
	words := strings.Fields(rest)
	if len(words) > maxNameWords {
		words = words[:maxNameWords]
	}
	return strings.TrimSpace(trailing.ReplaceAllString(strings.Join(words, " "), ""))
}

// doneWith names the share of a thing that is done: "calls answered within 20
// seconds" of "answer 95 % of calls within 20 seconds".
func doneWith(left, right string) string {
	words := strings.Fields(left)
	if i := lastVerb(words); i >= 0 && i == len(words)-1 && right != "" {
		done := english.Participle(english.Base(strings.ToLower(words[i])))
		things := strings.Fields(right)
		at := 1
		for at < len(things) && !strings.Contains(" within in on by at before after without under to for ", " "+things[at]+" ") {
			at++
		}
		return strings.Join(append(append(append([]string{}, things[:at]...), done), things[at:]...), " ")
	}
	return right
}
