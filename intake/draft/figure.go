package draft

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// A figure is read from the words around a number: what compares it (at least,
// under), its unit, and the period that it is taken over.
const (
	digits  = `\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
	inWords = `not a single|not one|zero|nil|none|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred`
	periods = `hour|shift|day|night|week|fortnight|month|quarter|term|season|year|annum|visit|brief|call|sprint`
	times   = `(?:(?:business|working|calendar|full) )?(?:second|sec|minute|min|hour|day|week|month|year)s?`
)

var (
	lowers  = `limited to|(?:no|not) (?:more|longer|later|higher|greater) than|not (?:exceed(?:ing)?|over|above)|must not exceed|(?:fewer|less|lower) than|under|below|at most|(?:a )?max(?:imum|\.)?(?: of)?|up to|within|inside|down to|<=?|≤|stays? under|kept under`
	highers = `at least|(?:a )?min(?:imum|\.)?(?: of)?|(?:no|not) (?:fewer|less|lower) than|not below|more than|over|above|exceed(?:s|ing)?|>=?|≥|better than`
	amount  = regexp.MustCompile(`(?i)(?:(` + lowers + `|` + highers + `)\s*)?(?:an average of |about |around |some |or |of )?([£$€₹]|\b(?:USD|GBP|EUR|AED|SEK|HUF|QAR|CHF|SGD|NZD|AUD|CAD|ZAR|KES|INR|HKD|NOK|DKK|PLN|JPY|R)\s?)?(?:\b(` + digits + `|(?:` + inWords + `)\b))(?:\s?(%|per ?cent\b|k\b|m\b|million\b|thousand\b))?(\+)?`)
	lowerAt = regexp.MustCompile(`(?i)^(?:` + lowers + `)$`)
	later   = regexp.MustCompile(`(?i)^\s?(?:[\w%]+ ){0,3}?(?:or (?:more|better|above|higher|over)|and (?:above|over|more)|plus)\b`)
	sooner  = regexp.MustCompile(`(?i)^\s?(?:[\w%]+ ){0,3}?(?:or (?:less|fewer|under|below|lower|sooner)|at (?:the )?most|max(?:imum)?)\b`)
	perUnit = regexp.MustCompile(`(?i)^(?:.{0,40}?)\b(?:per|a|an|each|every|/)\s?(` + periods + `)\b|^(?:.{0,40}?)/\s?(` + periods + `)\b`)
	often   = regexp.MustCompile(`(?i)\b(daily|weekly|monthly|quarterly|annual|annually|yearly|nightly)\b`)
	timeful = regexp.MustCompile(`(?i)^(?:-|\s)?(` + times + `)\b`)
	outOf   = regexp.MustCompile(`(?i)^\s?(?:days |cases |times |weeks )?(?:out of|/|in|of)\s?(\d[\d,]*|three|four|five|six|eight|ten|twenty|hundred)\b`)
	oneIn   = regexp.MustCompile(`(?i)^\s?[a-z]+ (?:in|out of)\s(\d[\d,]*|three|four|five|six|eight|ten|twenty|hundred)\b`)
	clock   = regexp.MustCompile(`(?i)^(?::(\d\d)|\.(\d\d))?\s?(a\.?m\.?|p\.?m\.?|o'clock)?`)
	ordinal = regexp.MustCompile(`(?i)\b(?:by|before|no later than|on)\s+(?:the )?(\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|tenth|fifteenth)(?:\s+(working|business))?(?:\s+day)?(?:\s+(?:of|in)\s+(?:the |each |every )?(?:following |next )?(month|quarter|year))?`)
	after   = regexp.MustCompile(`(?i)^\s?((?:[a-z][\w'’-]*)(?: [a-z][\w'’-]*){0,2})`)
)

// badThings are what there should be little of, goodDeeds what makes them good
// again: complaints are, complaints resolved are not.
var (
	badThings = regexp.MustCompile(`(?i)\b(?:errors?|complaints?|waste|scrap|downtime|stops?|absen\w+|non-attendance|turnover of staff|staff turnover|attrition|loss(?:es)?|lost|shrinkage|defects?|overdue|late|lateness|missed|missing|abandon\w*|costs?|backlogs?|accidents?|incidents?|injur\w+|returns?|rework|recalls?|comebacks?|cancellations?|delays?|arrears|breakages?|no-shows?|waiting|duplicates?|penalt\w+|overruns?|differences?|repeat|reopened|open tickets|findings|observations|variance|out of tolerance|mistakes?|faults?|failed|failures?|breaches|stock loss|caseloads?|debt|sent back|stale|reprints?|infections?|falls|deaths|escapes|spills?|rejects?|rejected|lapses?|outages?|disputes?|vacanc\w+|unplanned)\b`)
	goodDeeds = regexp.MustCompile(`(?i)\b(?:resolved|closed|answered|corrected|completed|settled|cleared|reported|raised|on time|in time|fixed|savings|cut|reduction|made safe|attended|met)\b`)
	numbers   = map[string]float64{
		"zero": 0, "nil": 0, "none": 0, "no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100, "not a single": 0, "not one": 0,
	}
)

// found is a figure in a text: where it stands and what it says.
type found struct {
	from, to int
	measure  job.Measure
	bound    job.Direction // what the comparing words say; empty: nothing
	strong   bool          // a share, a sum or a time: a figure even without comparing words
}

// figures reads the measures of a line: of every part that has a figure of its
// own the one that says most. Within a duty only what is held against a level
// counts: a share, a time, a number that is compared or has a period.
func (l *line) figures() []job.Measure {
	var out []job.Measure
	all := parts(l)
	last := ""
	if end := scan(all[len(all)-1].text); len(all) > 1 && len(end) > 0 {
		last = end[len(end)-1].measure.Per
	}
	for _, p := range all {
		all := scan(p.text)
		weight := func(f found) int {
			if f.from == 0 && !p.duty && p.label == "" {
				return f.weight() + 3
			}
			return f.weight()
		}
		slices.SortStableFunc(all, func(a, b found) int { return weight(b) - weight(a) })
		for _, f := range all {
			if f.measure.Per == "" && f.bound == "" && !f.strong {
				f.measure.Per = last
			}
			if m, ok := f.named(p); ok && len(out) < maxFigures {
				out = append(out, m)
				break
			}
		}
	}
	return out
}

// weight is how surely a figure is one that work is held to.
func (f *found) weight() int {
	switch {
	case f.measure.Unit == "%":
		return 5
	case f.strong && f.bound != "":
		return 4
	case f.strong:
		return 3
	case f.bound != "":
		return 2
	case f.measure.Per != "":
		return 1
	}
	return 0
}

// maxFigures is the most measures that one line gives.
const maxFigures = 4

// part is a piece of a line that has figures of its own; label is what it is
// of, where that stands before it.
type part struct {
	label, text string
	duty        bool
}

// parts cuts a line where a second figure begins to say something of its own.
func parts(l *line) []part {
	label, s := l.Label, l.Text
	s = numbered.ReplaceAllString(s, "")
	for _, mark := range [...]string{": ", " – ", " - "} {
		before, rest, ok := strings.Cut(s, mark)
		if ok && label == "" && l.mark == job.IsFigure && len(strings.Fields(before)) <= maxNameWords && len(scan(rest)) > 0 && labels(before) {
			label, s = before, rest
		}
	}
	var out []part
	for _, p := range splitActions(s) {
		out = append(out, part{label, p, l.mark == job.IsDuty})
	}
	return out
}

// labels reports whether what stands before a colon says what is measured.
func labels(s string) bool {
	return slices.ContainsFunc(english.Words(s), func(w string) bool {
		return !strings.Contains(general+" target goal kpi sla standard measure aim minimum maximum ", " "+english.Singular(w)+" ")
	})
}

var joints = regexp.MustCompile(`(?:,|;)? (?:and|or) (?:to )?|; |, (?:to )?`)

// splitActions cuts a text at "and", commas and semicolons so that every piece
// has a figure; a piece without one goes to the piece before it.
func splitActions(s string) []string {
	var out []string
	start := 0
	for _, m := range joints.FindAllStringIndex(s, -1) {
		if len(scan(s[start:m[0]])) > 0 && len(scan(s[m[1]:])) > 0 {
			out = append(out, s[start:m[0]])
			start = m[1]
		}
	}
	return append(out, s[start:])
}

// inADay matches times of one that are said without a number: within a day.
var inADay = regexp.MustCompile(`(?i)\b(?:within|in under|in less than) an? (` + times + `)\b`)

var (
	halfOf     = regexp.MustCompile(`(?i)\bhalf (?:of|the|our|all)\b`)
	workingDay = regexp.MustCompile(`(?i)\b(?:by|on|before) working day (\d{1,2})\b`)
)

// counts reports whether a text has a number at all: most lines have none.
func counts(s string) bool {
	return strings.ContainsAny(s, "0123456789") || slices.ContainsFunc(english.Words(s), func(w string) bool {
		_, is := numbers[w]
		return is || strings.Contains(" half within single first second third fourth fifth sixth seventh eighth tenth fifteenth ", " "+w+" ")
	})
}

// scan finds the figures of a text.
func scan(s string) []found {
	if !counts(s) {
		return nil
	}
	var out []found
	for _, m := range ordinal.FindAllStringSubmatchIndex(s, -1) {
		if f, ok := dayOf(s, m); ok {
			out = append(out, f)
		}
	}
	for _, m := range inADay.FindAllStringSubmatchIndex(s, -1) {
		one := 1.0
		out = append(out, found{from: m[0], to: m[1], bound: job.Lower, strong: true, measure: job.Measure{Unit: spelledTime(s[m[2]:m[3]]), Target: &one}})
	}
	for _, m := range halfOf.FindAllStringIndex(s, -1) {
		half := 50.0
		out = append(out, found{from: m[0], to: m[1], strong: true, measure: job.Measure{Unit: "%", Target: &half}})
	}
	for _, m := range workingDay.FindAllStringSubmatchIndex(s, -1) {
		day, _ := number(s[m[2]:m[3]])
		out = append(out, found{from: m[0], to: m[1], bound: job.Lower, strong: true, measure: job.Measure{Unit: "working day of the month", Target: &day, Per: "month"}})
	}
	for _, m := range amount.FindAllStringSubmatchIndex(s, -1) {
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
	if !ok || rangeEnd.MatchString(before) || toNext.MatchString(rest) && strings.HasSuffix(strings.ToLower(before), "from") {
		return found{}, false
	}
	f := found{from: m[0], to: m[1], measure: job.Measure{Target: &value}}
	f.compare(strings.ToLower(group(1)), group(5), before, rest)
	f.unit(group, rest, before, &value)
	f.period(s)
	switch word := strings.ToLower(group(3)); word {
	case "none", "no", "nil", "zero":
		if word == "none" && aboveAfter.MatchString(rest) || word == "no" && (strings.TrimSpace(before) != "" || nothing.MatchString(rest)) {
			return found{}, false
		}
		f.bound = job.Lower
	}
	return f, true
}

var (
	rangeEnd   = regexp.MustCompile(`(?i)\d(?: ?%)?(?:\s?[-–]| to)$`)
	toNext     = regexp.MustCompile(`(?i)^(?: ?%)? to \d`)
	aboveAfter = regexp.MustCompile(`(?i)^ (?:above|over|older|later|more|longer)\b`)
	nothing    = regexp.MustCompile(`(?i)^ (?:more|longer|later|higher|drama|such|one|fewer|less)\b`)
	denied     = regexp.MustCompile(`(?i)\b(?:no|not|never|nobody|none|nothing|without)\b|n['’]t\b`)
	advance    = regexp.MustCompile(`(?i)^\s?(?:(?:` + times + `)\s)?(?:before|in advance|ahead|prior)\b`)
	inTime     = regexp.MustCompile(`(?i)\b(?:within|in|inside|after)$`)
)

// straight matches a period that follows at once: "2 days a month".
var straight = regexp.MustCompile(`(?i)^\s?(?:per|an?|each|every|/)\s?(` + periods + `)\b`)

// compare reads what the words around a number say of its level.
func (f *found) compare(words, plus, before, rest string) {
	switch {
	case words != "" && lowerAt.MatchString(words):
		f.bound = job.Lower
	case words != "" && denied.MatchString(before), words == "" && denied.MatchString(before) && aboveAfter.MatchString(before[strings.LastIndexAny(before, " ")+1:]):
		f.bound = job.Lower
	case words != "" || plus != "" || later.MatchString(rest):
		f.bound = job.Higher
	}
	if sooner.MatchString(rest) {
		f.bound = job.Lower
	}
}

// period reads the time over which a figure is taken.
func (f *found) period(s string) {
	if isTime(f.measure.Unit) {
		if p := straight.FindStringSubmatch(s[f.to:]); p != nil {
			f.measure.Per = strings.ToLower(p[1])
		}
		return
	}
	if p := perUnit.FindStringSubmatch(s[f.to:]); p != nil {
		f.measure.Per = strings.ToLower(p[1] + p[2])
	} else if o := often.FindString(s[f.to:]); o != "" && f.measure.Unit != "%" {
		f.measure.Per = regularly[strings.ToLower(o)]
	}
	if f.measure.Per == "annum" {
		f.measure.Per = "year"
	}
}

var regularly = map[string]string{"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year", "annually": "year", "yearly": "year", "nightly": "night"}

// seldom matches "one week in six": when something is done.
var seldom = regexp.MustCompile(`(?i)^\s?(?:week|day|weekend|night|evening|shift|month|year)`)

// perMany matches "per 1,000 payslips" and "in 10,000 doses" behind a number.
var perMany = regexp.MustCompile(`(?i)(?:^|^\s?[a-z]* ?\b)(?:per|in|for every) ((?:\d{1,3}(?:,\d{3})+|[1-9]\d{2,})(?: [a-z]+)?)`)

// unit reads what is counted: percent, money, time, or the word behind the number.
func (f *found) unit(group func(int) string, rest, before string, value *float64) {
	switch suffix := strings.ToLower(strings.TrimSpace(group(4))); {
	case suffix == "%" || strings.HasPrefix(suffix, "per"):
		f.measure.Unit, f.strong = "%", true
		return
	case suffix == "k" || suffix == "thousand":
		*value *= 1e3
	case suffix == "million" || suffix == "m" && group(2) != "":
		*value *= 1e6
	case suffix == "m":
		f.measure.Unit = suffix
		return
	}
	if c := strings.ToUpper(strings.TrimSpace(group(2))); c != "" {
		f.measure.Unit, f.strong = currency(c), true
		return
	}
	if m := perMany.FindStringSubmatchIndex(rest); m != nil {
		f.measure.Unit, f.strong = "per "+rest[m[2]:m[3]], true
		f.to += m[1]
		return
	}
	o := outOf.FindStringSubmatchIndex(rest)
	if o == nil && *value == 1 && !seldom.MatchString(rest) {
		o = oneIn.FindStringSubmatchIndex(rest)
	}
	if o != nil && f.fraction(rest, o, value) {
		return
	}
	if t := timeful.FindStringSubmatchIndex(rest); t != nil {
		f.time(rest, t, strings.TrimSpace(before+" "+group(1)))
		return
	}
	if c := clock.FindStringSubmatchIndex(rest); c != nil && hourBefore.MatchString(strings.TrimSpace(before+" "+group(1))) && (c[1] > 1 || *value < 24 && *value > 4 && (strings.Contains(group(3), ".") || after.FindString(rest) == "")) {
		f.hour(rest, c, value)
		return
	}
	if a := after.FindStringSubmatch(rest); a != nil {
		f.measure.Unit = counted(a[1])
	}
}

// time reads a number of days or minutes.
func (f *found) time(rest string, t []int, before string) {
	f.measure.Unit = spelledTime(rest[t[2]:t[3]])
	f.to += t[1]
	switch {
	case advance.MatchString(rest[t[1]:]):
		f.bound, f.strong = job.Higher, true
	case inTime.MatchString(before):
		f.bound, f.strong = job.Lower, true
	default:
		f.strong = f.bound == job.Lower
	}
}

// fraction reads "4 out of 5", "99 days of 100" and "1 in 50"; false: it is none.
func (f *found) fraction(rest string, o []int, value *float64) bool {
	of, _ := number(rest[o[2]:o[3]])
	if of < *value || of == 0 {
		return false
	}
	f.to += o[1]
	f.strong = true
	if strings.Contains(rest[:o[1]], "in") || of == 100 {
		*value, f.measure.Unit = *value*100/of, "%"
		return true
	}
	f.measure.Unit = "out of " + rest[o[2]:o[3]]
	return true
}

var hourBefore = regexp.MustCompile(`(?i)\b(?:by|before|until|no later than)$`)

// hour reads a time of day.
func (f *found) hour(rest string, c []int, value *float64) {
	if whole, minutes, ok := strings.Cut(strconv.FormatFloat(*value, 'f', 2, 64), "."); ok && minutes != "00" {
		h, _ := strconv.ParseFloat(whole, 64)
		m, _ := strconv.ParseFloat(minutes, 64)
		*value = h + m/60
	}
	for _, g := range [...]int{2, 4} {
		if c[g] >= 0 {
			minutes, _ := strconv.ParseFloat(rest[c[g]:c[g+1]], 64)
			*value += minutes / 60
		}
	}
	if c[6] >= 0 && rest[c[6]] == 'p' && *value < 12 {
		*value += 12
	}
	f.to += c[1]
	f.measure.Unit, f.measure.Per, f.bound, f.strong = "hour of the day", "day", job.Lower, true
}

// counted is what a number counts: the words behind it up to the first plural
// or a word that goes with no unit.
func counted(s string) string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if slices.Contains(notCounted, w) || len(out) > 0 && strings.HasSuffix(w, "ed") {
			break
		}
		out = append(out, w)
		if english.IsPlural(w) {
			break
		}
	}
	return strings.Join(out, " ")
}

// notCounted are words that do not go on with a unit.
var notCounted = strings.Fields("a an and any are as at before by each every for from in into is of off on or out over per should than that the to under up was were which who will with within without")

func currency(c string) string {
	if name, ok := map[string]string{"£": "GBP", "$": "USD", "€": "EUR", "₹": "INR"}[c]; ok {
		return name
	}
	return c
}

// spelledTime is a unit of time in full and in the plural.
func spelledTime(s string) string {
	s = strings.ToLower(s)
	s = strings.TrimSuffix(s, "s")
	switch s {
	case "sec":
		s = "second"
	case "min":
		s = "minute"
	}
	return s + "s"
}

// number reads a number in digits or as a word.
func number(s string) (float64, bool) {
	if n, ok := numbers[strings.ToLower(s)]; ok {
		return n, true
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return n, err == nil && n < 1e12
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
	return found{from: m[0], to: m[1], bound: job.Lower, strong: true, measure: job.Measure{Unit: unit, Target: &value, Per: per}}, ok && value > 0
}

var ordinals = []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "", "", "", "", "fifteenth"}
