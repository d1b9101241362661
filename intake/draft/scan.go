package draft

import (
	"regexp"
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

var workingDay = regexp.MustCompile(`(?i)\b(?:by|on|before) (?:working day |WD ?)(\d{1,2})\b`)

// counts reports whether a text has a number at all: most lines have none.
func counts(s string) bool {
	return strings.ContainsAny(s, "0123456789") || slices.ContainsFunc(english.Words(s), func(w string) bool {
		_, is := inWord(w)
		return is || strings.Contains(" half third quarter thirds quarters fifth tenth once twice same next following under an noon midday "+
			"midnight within single first second fourth sixth seventh eighth ninth eleventh twelfth fifteenth twentieth fortnight ahead "+
			"other inside dozen ", " "+w+" ")
	})
}

// Bounds of what is read of one line, which hold what a line that is made to cost
// can cost: a line by which work is measured is shorter, and has fewer numbers.
const (
	maxScanned = 800 // bytes
	maxNumbers = 16  // of each kind
)

// scan finds the figures of a text: of a long one, those of its beginning.
func scan(s string) []found {
	if len(s) > maxScanned {
		s = s[:strings.LastIndexByte(s[:maxScanned], ' ')+1]
	}
	if !counts(s) {
		return nil
	}
	out := spoken(s)
	for _, m := range ordinal.FindAllStringSubmatchIndex(s, maxNumbers) {
		if f, ok := dayOf(s, m); ok {
			out = append(out, f)
		}
	}
	for _, m := range workingDay.FindAllStringSubmatchIndex(s, maxNumbers) {
		day, _ := number(s[m[2]:m[3]])
		out = append(out, found{from: m[0], to: m[1], bound: job.Lower, strong: true, measure: job.Measure{
			Unit: "working day of the month", Target: &day, Per: "month",
		}})
	}
	for _, m := range amount.FindAllStringSubmatchIndex(s, maxNumbers) {
		if slices.ContainsFunc(out, func(f found) bool { return m[0] < f.to && m[1] > f.from }) || within(s, m[6]) {
			continue
		}
		if f, ok := quantity(s, m); ok {
			out = append(out, f)
		}
	}
	return out
}

// within reports whether a number is part of a word or of another number, such
// as B2, 3-4 or a name.
func within(s string, at int) bool {
	return at > 0 && strings.IndexByte("./-–#:", s[at-1]) >= 0 || strings.HasSuffix(s[:at], "–")
}

// quantity reads one number with what stands around it.
func quantity(s string, m []int) (found, bool) {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	value, ok := number(group(3))
	rest, before := s[m[1]:], strings.TrimRight(s[:m[0]], " ")
	if half := andHalf.FindString(rest); half != "" {
		value, rest = value+0.5, rest[len(half):]
		m[1] += len(half)
	}
	if !ok || noQuantity(s[:m[6]], before, rest, group) {
		return found{}, false
	}
	f := found{from: m[0], to: m[1], measure: job.Measure{Target: &value}, about: rough.MatchString(s[m[0]:m[6]])}
	f.compare(strings.ToLower(group(1)), group(5), before, rest)
	f.span(group, &rest, &before, &value)
	f.unit(group, rest, before, &value)
	f.period(s)
	if strings.EqualFold(group(3), "one") && f.measure.Unit+f.measure.Per == "" && f.bound == "" {
		return found{}, false // a pronoun: "never miss one"
	}
	switch word := strings.ToLower(group(3)); word {
	case "none", "no", "nil", "zero", "not one", "not a single":
		if zeroThen.MatchString(rest) || word == "none" && aboveAfter.MatchString(rest) ||
			word == "not one" && strings.HasPrefix(rest, " more") || word == "no" &&
			(!startsClause.MatchString(before) || nothing.MatchString(rest) || before != "" && !never.MatchString(rest)) {
			return found{}, false
		}
		f.bound = job.Lower
	}
	return f, true
}

// aYear matches what is a year behind the words of yearAfter.
var (
	aYear     = regexp.MustCompile(`^(?:19|20)\d\d$`)
	yearAfter = regexp.MustCompile(`(?i)\b(?:by|in|since|until|from|of|to|before|after|end|january|february|march|april|may|june|july|` +
		`august|` +
		`september|october|november|december|spring|summer|autumn|fall|winter|q[1-4])(?: the end of)?$`)
)

// noQuantity reports whether a number is no amount that anybody can be held to: part
// of a word or a name, a year, a slope, the hour of something that happens.
func noQuantity(led, before, rest string, group func(int) string) bool {
	bare := group(1)+group(4)+group(5) == ""
	if group(1) == "" && definite.MatchString(led) && strings.HasPrefix(rest, " ") && group(4) == "" {
		return true
	}
	switch {
	case glued(rest), otherwise(before, group(1), rest):
		return true
	case bare && group(2) == "" && aYear.MatchString(group(3)) && yearAfter.MatchString(before):
		return true
	case halfDay.MatchString(rest) && group(2)+group(4) == "" && !hourBefore.MatchString(strings.TrimSpace(led)):
		return true // "at 2 am"
	case len(group(3)) == 2 && group(3)[0] == '0' && !hourBefore.MatchString(strings.TrimSpace(led)):
		return true // a number of a place in a list: "01"
	case bare && ranked.MatchString(before), slopes.MatchString(led) && outOf.MatchString(rest):
		return true
	}
	return face.MatchString(rest) && strings.HasSuffix(led, "the ") // "before the 10:30 briefing"
}

// definite matches what leads to a number that says which things are meant: "the top 200 lines".
var definite = regexp.MustCompile(`(?i)\bthe (?:(?:top|first|last|next|main|key|other|usual|\p{L}+(?:est|ory)) )?$`)

// halfDay matches what makes a number an hour.
var halfDay = regexp.MustCompile(`(?i)^(?:[:.]\d\d)?\s?[ap]\.?m\b`)

// andHalf matches what makes a number half a one more.
var andHalf = regexp.MustCompile(`^(?:(?i: and (?:a|one)[ -]half)\b|½)`)

// glued reports whether a number goes on in letters that are no unit: "8D", "3PL".
func glued(rest string) bool {
	joined := joinedOn.FindString(rest)
	return joined != "" && !joinedUnit.MatchString(joined)
}

var (
	joinedOn   = regexp.MustCompile(`^\p{L}[\p{L}\d]*`)
	joinedUnit = regexp.MustCompile(`(?i)^(?:h|hrs?|h\d\d|min|mins|s|secs?|ms|k|m|m2|m3|km|cm|mm|kg|g|mg|t|l|ml|w|kw|kwh|mw|mwh|` +
		`[ap]m?|x|ppm|ppb|pp|bn|days?|weeks?|[cf])$`)
)

// otherwise reports whether what stands around a number makes it none to be held
// to: a date, a time of the clock, what was before, the end of a range.
func otherwise(before, words, rest string) bool {
	switch led := before + " " + words; {
	case dated.MatchString(rest), steady.MatchString(rest), together.MatchString(rest), wasBefore.MatchString(before),
		rangeEnd.MatchString(before), notBefore.MatchString(led) && !strings.HasPrefix(words, "no"),
		asYet.MatchString(rest) && strings.HasSuffix(strings.ToLower(before), "from"):
		return true
	case limits.MatchString(led):
		return targeted.MatchString(before)
	case face.MatchString(rest):
		return !hourBefore.MatchString(led) && !hourBefore.MatchString(before)
	case movesBy.MatchString(led):
		return !changes.MatchString(before)
	case toNext.MatchString(rest):
		return strings.HasSuffix(strings.ToLower(before), "from")
	}
	return false
}

// span reads a second number that ends a range: of a limit or a time the upper
// one counts, else the lower.
func (f *found) span(group func(int) string, rest, before *string, value *float64) {
	m := spanned.FindStringSubmatchIndex(*rest)
	between := strings.HasSuffix(strings.ToLower(*before), "between")
	if m == nil || between != (strings.TrimSpace((*rest)[m[2]:m[3]]) == "and") {
		return
	}
	upper, _ := number((*rest)[m[4]:m[5]])
	tail := (*rest)[m[5]:]
	if f.bound == job.Lower || timeful.MatchString(tail) {
		*value = upper
	}
	if percent := strings.TrimSpace(group(4)); m[6] >= 0 || percent == "%" {
		f.measure.Unit, f.strong = "%", true
		tail = (*rest)[m[1]:]
	}
	if between {
		f.from -= len("between ")
		*before = strings.TrimSpace((*before)[:len(*before)-len("between")])
	}
	f.to += len(*rest) - len(tail)
	*rest = tail
}

var (
	spanned    = regexp.MustCompile(`(?i)^(?: ?%)?(\s?[-–]\s?| to | and )(` + digits + `)( ?%| per ?cent)?`)
	rangeEnd   = regexp.MustCompile(`(?i)\d(?: ?%)?(?:\s?[-–]| to)$|between ` + signs + `?\d[\d.,]*(?: ?%)? and$`)
	toNext     = regexp.MustCompile(`(?i)^(?: ?%)? to \d`)
	aboveAfter = regexp.MustCompile(`(?i)^ (?:above|over|older|later|more|longer)\b`)
	// zeroThen matches what must not be above a number that follows: "no door open longer than 5 minutes".
	zeroThen = regexp.MustCompile(`(?i)^(?: [\w°'’-]+){0,7}? (?:above|over|below|under|(?:more|longer|older|later|less) than)\b`)
	// ranked matches words whose number is a name: "Tier 2".
	ranked = regexp.MustCompile(`\b(?:lines?|schedules?|buckets?|levels?|bands?|tiers?|phases?|stages?|categor(?:y|ies)|types?|class|` +
		`zones?|` +
		`halls?|bays?|docks?|gates?|priority|severity|chapters?|rooms?|wards?|routes?|platforms?|Tier|Class|Level|Band|Grade|Phase|Stage|` +
		`Category|Type|Part|Section|Form|Zone|Schedule|Version|` +
		`Room|Year)(?: \d and)?$`)
	nothing = regexp.MustCompile(`(?i)^ (?:more|longer|later|higher|drama|such|one|fewer|less|worse|better|excuses?|exceptions?|` +
		`questions?)\b`)
	// startsClause matches what a clause that denies something may follow, never the rest of it: "no period is ever to lapse".
	startsClause = regexp.MustCompile(`(?i)(?:^|[;,:–—-]|\bthat)\s*$`)
	never        = regexp.MustCompile(`(?i)^(?: [\p{L}'’-]+){1,5}? (?:is|are|be|may|must|should|will|goes)\b`)
	rough        = regexp.MustCompile(`(?i)\b(?:about|around|some|roughly) $`)
	denied       = regexp.MustCompile(`(?i)\b(?:no|not|never|nobody|none|nothing|without)(?:[\s,]|$)|n['’]t\b`)
	advance      = regexp.MustCompile(`(?i)^\s?(?:(?:` + times + `)\s)?(?:before|in advance|ahead|prior|out from)\b`)
	inTime       = regexp.MustCompile(`(?i)\b(?:within|in|inside)$`)
)

// together matches how many at once, which holds nobody to a level; face what follows the hour of a clock.
// notBefore matches what leads to an hour before which something does not happen; steady what follows a
// size that a tolerance is given of: "800 grams, give or take 15".
var (
	notBefore = regexp.MustCompile(`(?i)\b(?:no|not|never) (?:[\p{L}'’-]+ ){0,3}(?:before|until)\s*$`)
	steady    = regexp.MustCompile(`(?i)^ ?[\p{L}°/²³]{0,12}(?: \p{L}{1,12})?,? ?\(?(?:±|\+/[-–]|plus or minus|give or take) ?[\d\p{L}]`)
	together  = regexp.MustCompile(`(?i)^ (?:[a-z]+ )?at (?:a time|once)\b`)
	face      = regexp.MustCompile(`^:\d\d\b`)
)

// limits matches what leads to the level at which something fails, beside its target.
var (
	limits = regexp.MustCompile(`(?i)\b(?:ceiling|floor|limit|threshold|trigger|fail(?:s|ing|ure)?|stretch|alarm)(?: level)?(?: of|` +
		` at|:)?\s*$`)
	targeted = regexp.MustCompile(`(?i)\b(?:target|aim|goal|plan)\b`)
	ceiling  = regexp.MustCompile(`(?i)^[^\d.;]{0,12}\b(?:ceiling|upper limit|maximum|max)\b`)
	floor    = regexp.MustCompile(`(?i)^[^\d.;]{0,12}\b(?:floor|lower limit|minimum)\b`)
	cameFrom = regexp.MustCompile(`(?i)^[^\d.;]{0,20}\bfrom ` + signs + `?(` + digits + `)`)
)

// slopes matches what leads to two numbers that are no share: "a fall of 1 in 60".
var slopes = regexp.MustCompile(`(?i)\b(?:fall|gradient|slope|scale|ratio|incline) of $`)

// dated matches the month of a day: "30 October".
var dated = regexp.MustCompile(`(?i)^(?:st|nd|rd|th)? (?:of )?(?:january|february|march|april|(?-i:May)|june|july|` +
	`august|september|october|november|december)\b`)

// movesBy matches how far something moves, which is no level.
var movesBy = regexp.MustCompile(`(?i)\bby (?:more|less) than$`)

// wasBefore matches what leads to a number that is no more: "up from".
var wasBefore = regexp.MustCompile(`(?i)\b(?:(?:up|down) from|(?:now|today|currently|at present|last year|` +
	`at the moment)(?: at)?:?|was(?: at| about)?)$|` +
	`\bup to \S+ .{0,20}from$`)

// asYet matches what says that a number is how things are: "from 400 today".
var asYet = regexp.MustCompile(`(?i)^ ?(?:%|per ?cent)?(?: [a-z]+)? (?:today|now|at present|currently|last year|this year)\b`)

// straight matches a period that follows at once: "2 days a month".
var straight = regexp.MustCompile(`(?i)^\s?` + each)

// compare reads what the words around a number say of its level.
func (f *found) compare(words, plus, before, rest string) {
	from := f.rise(rest)
	switch {
	case words == "" && ceiling.MatchString(rest), words == "up to" && from < 0:
		f.bound = job.Lower
	case words == "" && floor.MatchString(rest), words == "up to" && from > 0:
		f.bound = job.Higher
	case words == "" && fallsTo.MatchString(before):
		f.bound = job.Lower
	case words == "" && risesTo.MatchString(before):
		f.bound = job.Higher
	case words != "" && beneath.MatchString(words) && denied.MatchString(nearby(before)):
		f.bound = job.Higher
	case words != "" && lowerAt.MatchString(words) && !badIf.MatchString(before):
		f.bound = job.Lower
	case words != "" && badIf.MatchString(before):
		f.bound = job.Lower
	case words != "" && denied.MatchString(before), words == "" && denied.MatchString(before) &&
		aboveAfter.MatchString(before[strings.LastIndexAny(before, " ")+1:]):
		f.bound = job.Lower
	case words != "" || plus != "" || later.MatchString(rest):
		f.bound = job.Higher
		f.better = strings.HasPrefix(words, "better") || orBetter.MatchString(rest)
	}
	if sooner.MatchString(rest) {
		f.bound = job.Lower
	}
	f.worse = strings.Contains(words, "worse")
}

// rise is above nought where a level is to grow ("up to 9 from 7"), below it where it is to fall, nought where nothing says so.
func (f *found) rise(rest string) float64 {
	m := cameFrom.FindStringSubmatch(rest)
	if m == nil {
		return 0
	}
	was, _ := number(m[1])
	return *f.measure.Target - was
}

// badIf matches what leads to a level beyond which things go badly.
var badIf = regexp.MustCompile(`(?i)\b(?:bad|poor|failed|failing|fails?|unacceptable|too (?:many|much)|concern|worr\w+|problem|red|` +
	`wrong)\b[^.;]{0,40}\b(?:if|when|once)\b[^.;]{0,30}$`)

// fallsTo and risesTo match what leads to the level that something is brought to.
var (
	fallsTo = regexp.MustCompile(`(?i)\b(?:hold|holds|holding|held|kept|limit\w*|restrict\w*|confin\w*|cap|capping|down|reduc\w+|cut|` +
		`cuts|cutting|lower\w*|decreas\w+|shorten\w*|halv\w+)\b[^,;.]{0,50}\bto$`)
	risesTo = regexp.MustCompile(`(?i)\b(?:up|rais\w+|increas\w+|grow\w*|improv\w+|lift\w*|doubl\w+|trebl\w+|tripl\w+)\b[^,;.]{0,50}\bto$`)
)

// beneath matches words for a level that what is denied must not go under.
var beneath = regexp.MustCompile(`(?i)^(?:under|below|(?:fewer|less|lower) than)$`)

// nearby is the last words of what stands before a number, in which a negation is of it.
func nearby(before string) string {
	words := strings.Fields(before[strings.LastIndexAny(before, ",;:")+1:])
	return strings.Join(words[max(0, len(words)-6):], " ")
}

// period reads the time over which a figure is taken.
func (f *found) period(s string) {
	if isTime(f.measure.Unit) {
		if p := straight.FindStringSubmatch(s[f.to:]); p != nil {
			f.measure.Per = strings.ToLower(p[1] + p[2] + p[3])
		}
		return
	}
	if p := perUnit.FindStringSubmatch(s[f.to:]); p != nil {
		f.measure.Per = strings.ToLower(p[1] + p[2] + p[3])
	} else if p := perShort.FindStringSubmatch(s[f.to:]); p != nil {
		f.measure.Per = map[string]string{"a": "year", "m": "month"}[strings.ToLower(p[1])]
	} else if o := often.FindString(s[f.to:]); o != "" && f.measure.Unit != "%" {
		f.measure.Per = regularly[strings.ToLower(o)]
	}
	if f.measure.Per == "annum" {
		f.measure.Per = "year"
	}
}

// dayOf reads a day of the month by which something is done.
func dayOf(s string, m []int) (found, bool) {
	day := strings.ToLower(s[m[2]:m[3]])
	value, ok := number(strings.TrimRight(day, "sthndr"))
	if k := slices.Index(ordinals, day); k >= 0 {
		value, ok = float64(k+1), true
	}
	per := ""
	if m[6] >= 0 {
		per = strings.ToLower(s[m[6]:m[7]])
	} else if o := often.FindString(s); o != "" {
		per = regularly[strings.ToLower(o)]
	}
	if per == "" && m[4] < 0 && !strings.ContainsAny(day, "0123456789") || per == "week" || per == "day" {
		return found{}, false
	}
	if per == "" {
		per = "month"
	}
	unit := "day of the " + per
	if m[4] >= 0 {
		unit = strings.ToLower(s[m[4]:m[5]]) + " " + unit
	}
	return found{from: m[0], to: m[1], bound: job.Lower, strong: true, measure: job.Measure{Unit: unit, Target: &value, Per: per}}, ok &&
		value > 0
}

var ordinals = []string{
	"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
	"ninth", "tenth", "eleventh", "twelfth", "", "", "fifteenth", "", "", "", "", "twentieth",
}
