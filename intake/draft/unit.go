package draft

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

var regularly = map[string]string{
	"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year", "annually": "year", "yearly": "year",
	"nightly": "night",
}

// seldom matches "one week in six": when something is done.
var seldom = regexp.MustCompile(`(?i)^\s?(?:week|day|weekend|night|evening|shift|month|year)`)

// inHundred matches "in 100" behind a number.
var inHundred = regexp.MustCompile(`(?i)^ (?:[a-z-]+ ){0,2}?(?:in|out of|of) (?:every )?(?:100|a hundred|one hundred|hundred)\b`)

// perMany matches "per 1,000 payslips" and "in 10,000 doses" behind a number.
var perMany = regexp.MustCompile(`(?i)(?:^|^\s?(?:[a-z]+ ){0,2}?[a-z]* ?\b)` +
	`(?:(?:per|in|for)(?: every| each)?) ((?:\d{1,3}(?:[, ]\d{3})+|[1-9]\d{2,})(?: [a-z]+)?)`)

// smallShare matches "in 200": a share, where "in 10,000" is a rate.
var smallShare = regexp.MustCompile(`\b(?:in|out of) [1-5]\d\d(?: [a-z]+)?$`)

// unit reads what is counted: percent, money, time, or the word behind the number.
func (f *found) unit(group func(int) string, rest, before string, value *float64) {
	switch suffix := strings.ToLower(strings.TrimSpace(group(4))); {
	case f.measure.Unit != "":
		return
	case suffix == "‰" || strings.HasSuffix(suffix, "mille"):
		f.measure.Unit, f.strong = "per mille", true
		return
	case suffix == "%" || strings.HasPrefix(suffix, "per"):
		f.measure.Unit, f.strong = "%", true
		return
	case scales[suffix] > 0:
		*value *= scales[suffix]
	case suffix == "m" && group(2) != "":
		*value *= 1e6
	case suffix == "m":
		f.measure.Unit = suffix
		return
	}
	if c := strings.ToUpper(strings.TrimSpace(group(2))); c != "" {
		if strings.HasPrefix(c, "RS") {
			c = rupees
		}
		f.measure.Unit, f.strong = c, true
		return
	}
	if f.share(rest, value) {
		return
	}
	led := strings.TrimSpace(before + " " + group(1))
	if t := timeful.FindStringSubmatchIndex(rest); t != nil {
		f.time(rest, t, led)
		return
	}
	if t := briefly.FindStringSubmatch(rest); t != nil && strings.ContainsAny(group(3), "0123456789") {
		f.measure.Unit = map[string]string{"h": "hours", "s": "seconds", "ms": "ms"}[strings.ToLower(t[1])]
		if inTime.MatchString(led) {
			f.bound = job.Lower
		}
		f.strong = f.bound == job.Lower
		return
	}
	if f.clock(group(3), rest, led, value) {
		return
	}
	if a := after.FindStringSubmatch(rest); a != nil {
		f.measure.Unit = counted(a[1])
		if f.measure.Unit == "rings" && inTime.MatchString(led) {
			f.bound = job.Lower
		}
	}
}

// share reads what makes two numbers one: "3 in 100", "1 per 1,000", "4 out of 5".
func (f *found) share(rest string, value *float64) bool {
	if m := inHundred.FindStringIndex(rest); m != nil && *value <= 100 {
		f.measure.Unit, f.strong = "%", true
		f.to += m[1]
		return true
	}
	if m := perMany.FindStringSubmatchIndex(rest); m != nil && !smallShare.MatchString(rest[:m[1]]) {
		f.measure.Unit, f.strong = "per "+rest[m[2]:m[3]], true
		words := strings.Fields(rest[:m[2]])
		last := len(words) - 1 // "per", "in", or the "every" of "for every"
		if oneOf(strings.ToLower(words[last]), "every", "each") {
			last--
		}
		f.things = strings.Join(words[:last], " ")
		f.to += m[1]
		return true
	}
	if o := outOf.FindStringSubmatchIndex(rest); o != nil {
		return !timeful.MatchString(rest[o[1]:]) && f.fraction(rest, o, value, false)
	}
	o := oneIn.FindStringSubmatchIndex(rest)
	if o == nil || seldom.MatchString(rest) || countsOn(rest[o[1]:]) {
		return false
	}
	if o[2] < 0 {
		o[2], o[3] = o[4], o[5]
	}
	if of, _ := number(rest[o[2]:o[3]]); *value >= 20 && *value*2 < of {
		return false // "20 visits in 60 homes"
	}
	return f.fraction(rest, o, value, true)
}

// military matches an hour in four digits: "before 0800".
var military = regexp.MustCompile(`^(?:[01]\d|2[0-4])[0-5]\d$`)

// briefly matches a unit of time of one or two letters.
var briefly = regexp.MustCompile(`^\s?([hH]|s|ms)(?:$|[ ,.;):]| or )`)

// time reads a number of days or minutes.
func (f *found) time(rest string, t []int, before string) {
	f.is(*f.measure.Target, spelledTime(rest[t[2]:t[3]]), f.bound)
	f.to += t[1]
	switch {
	case advance.MatchString(rest[t[1]:]):
		f.bound, f.strong = job.Higher, true
	case inTime.MatchString(before):
		f.bound, f.strong = job.Lower, true
	case f.bound == "" && counting.MatchString(rest[t[1]:]):
		f.bound, f.strong = job.Lower, true
	default:
		f.strong = f.bound == job.Lower
	}
}

var (
	// ofCases matches what stands between the numbers of a share: "9 cases out of 10".
	ofCases  = regexp.MustCompile(`(?i)^\s?(?:days|cases|times|weeks|months) `)
	orBetter = regexp.MustCompile(`(?i)^\s?(?:[\w%,]+ ){0,3}?or better\b`)
	atWorst  = regexp.MustCompile(`(?i)^,? (?:[a-z]+ )?(?:(?:and |or )?no (?:worse|more)|at (?:the )?(?:most|worst)|tops|or (?:fewer|` +
		`less))\b`)
	// counting matches what a time is counted from: "15 minutes after the patient arrives".
	counting = regexp.MustCompile(`(?i)^ (?:after|from) \w`)
)

// fraction reads "4 out of 5", "99 days of 100" and "1 in 50"; false: it is none.
// Where things stand between the two numbers, it is a share of them and no mark;
// so is what is "11 of 12", for marks go to five or ten.
func (f *found) fraction(rest string, o []int, value *float64, things bool) bool {
	of, _ := number(rest[o[2]:o[3]])
	said := strings.ToLower(rest[:o[1]])
	if between := strings.Fields(rest[:o[2]]); things {
		joint := slices.IndexFunc(between, func(w string) bool { return oneOf(strings.ToLower(w), "in", "out", "of") })
		f.things = strings.Join(between[:max(0, joint)], " ")
	}
	things = things && !scored.MatchString(f.things) || ofCases.MatchString(rest[:o[1]]) ||
		of > 10 && of != 100 && strings.Contains(said, "of")
	if of < *value || of == 0 || *value == 1 && inch.MatchString(rest) || *value < 1 ||
		strings.HasPrefix(strings.TrimSpace(rest[o[1]:]), "%") {
		return false
	}
	f.to += o[1]
	f.strong = true
	if atWorst.MatchString(rest[o[1]:]) {
		f.bound = job.Lower
	}
	if of <= 500 && (things || strings.Contains(said, "in") || of == 100 || ofThings.MatchString(rest[o[1]:])) {
		*value, f.measure.Unit = *value*100/of, "%"
		return true
	}
	f.measure.Unit = "out of " + rest[o[2]:o[3]]
	return true
}

// inch matches a part of a size: "1/8 inch".
var inch = regexp.MustCompile(`(?i)^/\d+(?:["”″]|[ -](?:inch|in\b|cup|mile|pint|turn))`)

// scored matches what marks are given of, or in: "8 out of 10" is a mark there, and a share elsewhere.
var scored = regexp.MustCompile(`(?i)\b(?:scor\w+|ratings?|rated?|stars?|points?|marks?|satisf\w+|survey\w*|evaluations?|feedback|` +
	`reviews?|` +
	`gives?|happy|happiness|grades?|nps|csat|appraisals?)\b`)

// countsOn reports whether what follows is what the second number counts, so that
// the two make no share: "six sessions in two wards".
func countsOn(rest string) bool {
	if timeful.MatchString(rest) {
		return true
	}
	next, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	next = strings.ToLower(strings.Trim(next, ".,;:"))
	return strings.HasPrefix(rest, " ") &&
		english.IsPlural(next) && english.Base(next) == "" && !strings.Contains(" comes goes stays says walks ", " "+next+" ")
}

// ofThings matches things behind "eight out of ten": a share of them, and no mark.
var ofThings = regexp.MustCompile(`^ (?:of |new )?[a-z-]*[a-rt-z]s\b| [a-z]+ [a-z]+s (?:are|is)\b`)

// hourBefore matches what leads to an hour by which something is done.
var hourBefore = regexp.MustCompile(`(?i)\b(?:by|before|later than|(?:ready|has to|have to|must|sharp)\b[^.,;]{0,30} at)$`)

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
	if c[6] >= 0 && strings.EqualFold(rest[c[6]:c[6]+1], "p") && *value < 12 {
		*value += 12
	}
	f.to += c[1]
	f.measure.Unit, f.measure.Per, f.bound, f.strong = "hour of the day", "day", job.Lower, true
}

// counted is what a number counts: the words behind it up to the first plural
// or a word that goes with no unit.
func counted(s string) string {
	var out []string
	for _, w := range strings.Fields(s) {
		if low := strings.ToLower(w); len(w) > len("kWh/m²") || !inCapitals.MatchString(w) || english.IsPlural(low) {
			w = low
		}
		if slices.Contains(notCounted, strings.ToLower(w)) || len(out) > 0 && strings.HasSuffix(w, "ed") {
			break
		}
		out = append(out, w)
		if english.IsPlural(w) {
			break
		}
	}
	return strings.Join(out, " ")
}

// inCapitals matches units that are written so: "kWh", "MB", "mg/L".
var inCapitals = regexp.MustCompile(`^[a-zµ]{0,2}[A-Z]{1,3}[a-z]?(?:/.*)?$|/[A-Z]`)

// notCounted are words that do not go on with a unit.
var notCounted = strings.Fields(`
	daily weekly monthly quarterly yearly annually nightly a all an and any are as at before by each every for from in last
	into is of off on or out over per should than  ceiling tops that the to under up was were which who will with
	within without`)

// rupees is how rupees are written where no sign is.
const rupees = "Rs"

// scales are words behind a number that multiply it.
var scales = map[string]float64{
	"k": 1e3, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "crore": 1e7, "crores": 1e7,
}

// clock reads an hour by which something is done: "by 4.30 pm", "before 0830"; false: it is none.
func (f *found) clock(digits, rest, led string, value *float64) bool {
	if !hourBefore.MatchString(led) {
		return false
	}
	if military.MatchString(digits) && (digits < "2020" || digits > "2049") {
		*value = math.Floor(*value/100) + math.Mod(*value, 100)/60
		f.measure.Unit, f.measure.Per, f.bound, f.strong = "hour of the day", "day", job.Lower, true
		return true
	}
	c := clock.FindStringSubmatchIndex(rest)
	if c == nil || c[1] <= 1 && (*value >= 24 || *value <= 4 ||
		!strings.Contains(digits, ".") && after.FindString(rest) != "") {
		return false
	}
	f.hour(rest, c, value)
	return true
}

// isMoney reports whether a unit is a currency, as the text writes it: a sign or
// a code in capitals.
func isMoney(unit string) bool {
	code := len(unit) == 3 && strings.ToUpper(unit) == unit && unit[0] >= 'A'
	return code || unit == rupees || strings.ContainsAny(unit, signs[1:len(signs)-1])
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
	case "hr", "h":
		s = "hour"
	}
	return s + "s"
}

// inWord reads a number as a word, in lower case: five, twenty-five.
func inWord(s string) (float64, bool) {
	if i := strings.IndexAny(s, "- "); i > 0 && numbers[s[:i]] >= 20 && numbers[s[i+1:]] > 0 {
		return numbers[s[:i]] + numbers[s[i+1:]], true
	}
	n, ok := numbers[s]
	return n, ok
}

// parted matches what parts the thousands of a number, but for a comma.
var parted = regexp.MustCompile(`[ \x{a0}\x{202f}'’]`)

// number reads a number in digits or as a word.
func number(s string) (float64, bool) {
	if n, ok := inWord(strings.ToLower(s)); ok {
		return n, true
	}
	s = parted.ReplaceAllString(s, "")
	if i := strings.IndexByte(s, ','); i >= 0 && len(s)-i <= 3 {
		s = s[:i] + "." + s[i+1:] // a decimal comma
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return n, err == nil && n < 1e12
}
