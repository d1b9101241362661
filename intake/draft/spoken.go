package draft

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// Figures that are said in words: a deadline without a number, how often
// something is done, a part of the whole, a change against what was.
var (
	sameDay = regexp.MustCompile(`(?i)\b(?:(?:on|within|by) )?the (?:same|next|following)( working| business)? day(?:$|[.,;:)]| (?:in|` +
		`as|for|when|` +
		`they|it|of|and|or|to|that|by|at|with)\b)`)
	// dayItself matches the same without "the", where a clause ends with it: "Process returns same day".
	dayItself = regexp.MustCompile(`(?i)\bsame[- ](working |business )?day(?:$|[.,;:)])`)
	// inOne matches times of one that are said without a number: within a day.
	inOne = regexp.MustCompile(`(?i)\b(within|inside|in under|in less than|under|less than|at most|(?:no|not) (?:more|longer|later|` +
		`older) than|not exceeding|not over|up to|over|more than|longer than) ` +
		`(an?|half an|(?:a )?quarter of ` +
		`an|one|the) (` + times + `)\b`)
	// ahead matches times of one before something: "a week ahead".
	ahead    = regexp.MustCompile(`(?i)\b(?:an?|one) (` + times + `) (?:ahead|before|in advance|prior to)\b`)
	interval = regexp.MustCompile(`(?i)\b(?:(?:at least|at most|not less often than|no less often than) )?(?:once )?` +
		`(?:(?:every|each) (\d{1,3}|other|second|` + inWords + `) (` + times + `)|every (fortnight)|once (?:a|each|every) (fortnight))\b`)
	timesIn = regexp.MustCompile(`(?i)(?:\b(` + lowers + `|` + highers + `)\s)?\b(?:(once|twice)|(\d{1,3}|` +
		`` + inWords + `) times) (?:per|an?|each|every) (` + periods + `)\b`)
	partOf   = regexp.MustCompile(`(?i)\b(half|a third|a quarter|a fifth|a tenth|two thirds|three quarters) (?:of|the|our|all)\b`)
	partHour = regexp.MustCompile(`(?i)\b(half an|a quarter of an|three quarters of an) hour\b`)
	// partAt matches a part behind a word that compares it: "never under three quarters".
	partAt = regexp.MustCompile(`(?i)\b(` + lowers + `|` + highers + `) (half|a third|a quarter|a fifth|a tenth|two thirds|` +
		`three quarters)\b(?: full| empty)?`)
	noon     = regexp.MustCompile(`(?i)\b(?:by|before) (noon|midday|midnight)\b`)
	changeBy = regexp.MustCompile(`(?i)\b(?:(?:(up|down)|(?:(?:cut|down|up|reduced?|lowered|raised|increased) )?by) )(?:(?:an? )?(half|` +
		`third|quarter|fifth|tenth)|(?:at least |about )?(` + digits + `)(?: ?%| per ?cent))`)
	fromTo = regexp.MustCompile(`(?i)\b(?:(?:up|down) )?from (` + moneys + `?)(` + digits + `|` + inWords + `)( ?%| per ?cent)?` + scaled +
		`(?: (` + times + `)| (?:of|per|an?) \p{L}+(?: \p{L}+)?| \p{L}+ly)? (?:down |up )?to (?:under |below |over |` +
		`above )?(` + moneys + `?)(` + digits +
		`|(?:` + inWords + `)\b)( ?%| per ?cent)?(?:-|\s)?(` + times + `\b)?` + scaled)
	moneys  = `(?:` + signs + `|\b(?:[A-Z]{3}|Rs\.?) ?)`
	scaled  = `(?: ?(k|m|million|lakhs?|crores?|thousand)\b)?`
	yearly  = regexp.MustCompile(`(?i)^\s?(?:(?:per|an?|each|every) (` + periods + `)|(year|month) on (?:year|month))\b`)
	changes = regexp.MustCompile(`(?i)\b(?:(cut|cuts|cutting|reduc\w+|lower\w*|decreas\w+|shrink\w*|shorten\w*|trim\w*|fall\w*|drop\w*|` +
		`down|halv\w+)|(rais\w+|increas\w+|grow\w*|improv\w+|lift\w*|ris\w+|expand\w*|up|bring|take|move))\b`)
	parts100 = map[string]float64{
		"a fifth": 20, "a tenth": 10, "half": 50, "a third": 33.3, "a quarter": 25, "two thirds": 66.7,
		"three quarters": 75, "third": 33.3, "quarter": 25, "fifth": 20, "tenth": 10,
	}
)

// ofHour matches an hour that goes on with its day: "by 10 am the next day".
var ofHour = regexp.MustCompile(`(?i)(?:\d ?[ap]\.?m\.?|o['’]clock|\d[:.]\d\d|noon) (?:on )?$`)

// serviceLevel matches how contact centres write "80 % within 20 seconds".
var serviceLevel = regexp.MustCompile(`(?i)\bservice level[^.;\d]{0,15}([5-9]\d)/\d+`)

// partOfHour is how many minutes a part of an hour has.
var partOfHour = map[string]float64{"half an": 30, "quarter of an": 15, "a quarter of an": 15, "three quarters of an": 45}

// spokenHour matches an hour in words by which something is done: "by half past two".
var (
	spokenHour = regexp.MustCompile(`(?i)\b(?:by|before) (?:(half|a?quarter|five|ten|twenty|twenty-five) (past|to) )?(one|two|three|four|` +
		`five|six|seven|eight|nine|ten|eleven|twelve)\b(?: o['’]clock)?(?: in the (morning|afternoon|evening)| (at night))?`)
	hourEnds = regexp.MustCompile(`(?i)^(?:$|[,.;)]| (?:on|at|each|every|so|and the|from|in the)\b)`)
)

// hourSaid reads an hour that is said in words: from one to six it is taken for the afternoon's.
func (f *found) hourSaid(g []string, rest string) bool {
	hour, _ := number(g[3])
	if g[1] == "" && !hourEnds.MatchString(rest) {
		return false
	}
	if g[4] != "morning" && (hour < 7 || g[4] != "" || g[5] != "") {
		hour = math.Mod(hour, 12) + 12
	}
	minutes := map[string]float64{"half": 30, "quarter": 15, "aquarter": 15}[g[1]]
	if n, ok := number(g[1]); ok {
		minutes = n
	}
	if g[2] == "to" {
		minutes = -minutes
	}
	f.measure.Per = "day"
	return f.is(hour+minutes/60, "hour of the day", job.Lower)
}

// halfPercent matches "less than half a per cent", halfThing "three quarters of a hectare".
var (
	halfPercent = regexp.MustCompile(`(?i)(?:\b(` + lowers + `|` + highers + `) )?\b(half|a third|a quarter|a fifth|a tenth|` +
		`three quarters) ` +
		`(?:of )?(?:a|one|1) per ?cent\b`)
	halfThing = regexp.MustCompile(`(?i)(?:\b(` + lowers + `|` + highers + `) )?\b(half|a third|a quarter|a tenth|two thirds|` +
		`three quarters) ` +
		`(?:of )?an? (\p{L}+)\b`)
)

// spoken finds the figures of a text that are said in words.
func spoken(s string) []found {
	var out []found
	read := func(re *regexp.Regexp, is func(g []string, f *found) bool) {
		for _, m := range re.FindAllStringSubmatchIndex(s, maxNumbers) {
			f := found{from: m[0], to: m[1], strong: true}
			g := make([]string, len(m)/2)
			for i := range g {
				if m[2*i] >= 0 {
					g[i] = strings.ToLower(s[m[2*i]:m[2*i+1]])
				}
			}
			free := !slices.ContainsFunc(out, func(o found) bool { return f.from < o.to && f.to > o.from })
			if free && is(g, &f) {
				out = append(out, f)
			}
		}
	}
	readChanges(s, read)
	readTimes(s, read)
	readShares(s, read)
	return out
}

// reader reads all that a pattern matches, where nothing was read before.
type reader func(re *regexp.Regexp, is func(g []string, f *found) bool)

// readChanges reads changes against what was, and how often something is done.
func readChanges(s string, read reader) {
	read(fromTo, func(g []string, f *found) bool { return f.level(g, s[:f.from]) })
	read(changeBy, func(g []string, f *found) bool {
		if g[1] == "up" && levelOf.MatchString(s[f.to:]) {
			return false // "services up 99.5 % of the time"
		}
		if p := yearly.FindStringSubmatch(s[f.to:]); p != nil {
			f.measure.Per = strings.ToLower(p[1] + p[2])
		}
		return f.against(g, s[:f.from])
	})
	read(interval, func(g []string, f *found) bool { return f.every(g) })
	read(timesIn, func(g []string, f *found) bool { return f.repeated(g) })
}

// readTimes reads times and hours that are said without digits.
func readTimes(s string, read reader) {
	read(sameDay, func(g []string, f *found) bool {
		if f.needs = likely + 0.1; strings.Contains(g[0], "same") {
			f.needs = firm
		}
		if strings.HasSuffix(s[:f.from], "for ") || ofHour.MatchString(s[:f.from]) {
			return false // which day's, and not when
		}
		f.to = f.from + strings.Index(g[0], "day") + len("day")
		return f.is(1, strings.TrimSpace(g[1]+" days"), job.Lower)
	})
	read(dayItself, func(g []string, f *found) bool {
		f.needs = firm
		return f.is(1, strings.TrimSpace(g[1]+"days"), job.Lower)
	})
	read(inOne, func(g []string, f *found) bool { return f.one(g, s[:f.from]) })
	read(partHour, func(g []string, f *found) bool {
		f.strong = advance.MatchString(s[f.to:])
		if f.strong {
			return f.is(partOfHour[g[1]], "minutes", job.Higher)
		}
		return f.is(partOfHour[g[1]], "minutes", "")
	})
	read(ahead, func(g []string, f *found) bool { return f.is(1, spelledTime(g[1]), job.Higher) })
	read(noon, func(g []string, f *found) bool {
		f.measure.Per = "day"
		if g[1] == "midnight" {
			return f.is(24, "hour of the day", job.Lower)
		}
		return f.is(12, "hour of the day", job.Lower)
	})
	read(spokenHour, func(g []string, f *found) bool { return f.hourSaid(g, s[f.to:]) })
}

// readShares reads parts of the whole.
func readShares(s string, read reader) {
	read(halfPercent, func(g []string, f *found) bool {
		f.compare(g[1], "", strings.TrimRight(s[:f.from], " "), s[f.to:])
		return f.is(parts100[g[2]]/100, "%", f.bound)
	})
	read(halfThing, func(g []string, f *found) bool {
		f.compare(g[1], "", strings.TrimRight(s[:f.from], " "), s[f.to:])
		f.strong = f.bound != ""
		f.period(s)
		return !isTime(g[3]) && (f.strong || f.measure.Per != "") && f.is(parts100[g[2]]/100, english.Plural(g[3]), f.bound)
	})
	read(partAt, func(g []string, f *found) bool {
		f.compare(g[1], "", strings.TrimRight(s[:f.from], " "), s[f.to:])
		return !ofTime.MatchString(s[f.to:]) && f.is(parts100[g[2]], "%", f.bound)
	})
	read(serviceLevel, func(g []string, f *found) bool {
		share, _ := number(g[1])
		f.from += strings.LastIndex(g[0], g[1])
		return f.is(share, "%", job.Higher)
	})
	read(partOf, func(g []string, f *found) bool { return f.is(parts100[g[1]], "%", "") })
}

// levelOf matches what makes a share behind "up" no change.
var levelOf = regexp.MustCompile(`(?i)^ of (?:the |business |working |opening |all )?(?:time|hours|days|year)\b`)

// ofTime matches what makes a part one of a time: "half an hour".
var ofTime = regexp.MustCompile(`(?i)^ (?:an? )?` + times + `\b`)

// one reads a time of one: "within an hour". "Over a week" is a limit where it is denied.
func (f *found) one(g []string, before string) bool {
	limit := !oneOf(g[1], "over", "more than", "longer than")
	if !limit && (g[2] == "the" || !denied.MatchString(nearby(before))) {
		return false
	}
	if part := partOfHour[g[2]]; part > 0 {
		return strings.HasPrefix(g[3], "hour") && f.is(part, "minutes", job.Lower)
	}
	return f.is(1, spelledTime(g[3]), job.Lower)
}

// is sets what a figure says; it reports true.
func (f *found) is(target float64, unit string, bound job.Direction) bool {
	if unit == "fortnights" {
		target, unit = 2*target, "weeks"
	}
	f.measure.Target, f.measure.Unit, f.bound = &target, unit, bound
	return true
}

// level reads "from 61 % to 80 %": the second is what is aimed at, and the way
// there says which is better. Hours and sizes are no aim: it takes a share, or
// a word for a change.
func (f *found) level(g []string, before string) bool {
	was, one := number(g[2])
	aim, two := number(g[7])
	percent := g[3] != "" || g[8] != ""
	if !one || !two || was == aim || !percent && before != "" && !changes.MatchString(before+g[0]) {
		return false
	}
	was, aim = was*cmp.Or(scales[cmp.Or(g[4], g[10])], 1), aim*cmp.Or(scales[g[10]], 1)
	f.change = toLevel
	unit := ""
	switch sign := strings.TrimSpace(cmp.Or(g[6], g[1])); {
	case percent:
		unit = "%"
	case strings.HasPrefix(sign, "rs"):
		unit = rupees
	case sign != "":
		unit = strings.ToUpper(sign)
	case g[5]+g[9] != "":
		unit = spelledTime(cmp.Or(g[9], g[5]))
	}
	if aim < was {
		return f.is(aim, unit, job.Lower)
	}
	return f.is(aim, unit, job.Higher)
}

// toLevel is the change that is said as the level at its end; between is how
// long it may be from one time to the next.
const (
	toLevel = "level"
	between = "time between"
)

// against reads a change against what was: "down 10 %", "cut by a tenth". More
// of the change that is asked for is better.
func (f *found) against(g []string, before string) bool {
	share, ok := parts100[g[2]]
	if !ok {
		share, ok = number(g[3])
	}
	way := changes.FindStringSubmatch(before + g[0])
	if !ok || way == nil || g[1] != "" && g[2] == "half" {
		return false
	}
	f.change = "increase"
	if way[1] != "" {
		f.change = "reduction"
	}
	return f.is(share, "%", job.Higher)
}

// every reads how long it may be from one time to the next.
func (f *found) every(g []string) bool {
	f.change = between
	n, ok := number(g[1])
	switch {
	case g[3]+g[4] != "":
		f.strong = false // how often something is done, more than how often it must be
		return f.is(2, "weeks", job.Lower)
	case g[1] == "other" || g[1] == "second":
		f.strong = false
		n, ok = 2, true
	}
	return ok && n > 0 && f.is(n, spelledTime(g[2]), job.Lower)
}

// repeated reads "twice a week": a figure within a duty only where it is compared.
func (f *found) repeated(g []string) bool {
	n, ok := map[string]float64{"once": 1, "twice": 2}[g[2]]
	if !ok {
		n, ok = number(g[3])
	}
	bound := job.Direction("")
	switch {
	case lowerAt.MatchString(g[1]):
		bound = job.Lower
	case g[1] != "" && g[1] != "over": // "looked over once a week"
		bound = job.Higher
	}
	f.strong, f.measure.Per = false, g[4]
	return ok && n > 0 && f.is(n, "times", bound)
}

// changed names what a change or an interval is of, with what kind it is.
func (f *found) changed(p part, before string) string {
	of := strings.TrimSpace(p.label)
	if of == "" && f.change == between {
		of = strings.TrimSpace(trailing.ReplaceAllString(before, ""))
		if words := strings.Fields(of); lastVerb(words) > 0 {
			of = strings.Join(words[lastVerb(words):], " ")
		}
	} else if of == "" {
		of = quantityOf(strings.TrimSpace(changing.ReplaceAllString(trailing.ReplaceAllString(before, ""), "")))
	}
	if of == "" || f.change == toLevel {
		return of
	}
	if f.change != between {
		return f.change + " in " + english.Phrase(of)
	}
	_, rest, _ := strings.Cut(of, " ")
	next, _, _ := strings.Cut(rest, " ")
	if verb := leadingVerb(of); verb != "" && rest != "" && (!english.NounToo(verb) || strings.Contains(determiners, spacedWord(next))) {
		return "interval for " + english.Doing(verb+" "+rest)
	}
	return "interval for " + english.Phrase(of)
}

// changing matches verbs of change at either end of what they change.
var changing = regexp.MustCompile(`(?i)^(?:to )?(?:cut|cutting|reduc(?:e|ing)|lower(?:ing)?|decreas(?:e|ing)|rais(?:e|ing)|increas(?:e|` +
	`ing)|grow(?:ing)?|improv(?:e|ing)|lift(?:ing)?|shrink|shorten|trim|bring|take)\s+(?:the |our |your )?|(?:\s+(?:to|are|is|must|` +
	`should|will|be|was|were|cut|grow|grows|rise|rises|fall|falls|drop|drops|reduced|lowered|raised|increased|improved|up|down))+$`)

// timesOf names what is done so many times: "pool water checked".
func timesOf(left string) string {
	words := strings.Fields(left)
	if verb := leadingVerb(left); verb != "" && len(words) > 1 {
		return strings.TrimSpace(opening.ReplaceAllString(doneWith(verb, strings.Join(words[1:], " ")), ""))
	}
	return english.Upper(quantityOf(left))
}
