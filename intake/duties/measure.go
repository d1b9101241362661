package duties

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yardstick/job"
)

// finding is a measure read from a sentence, with what was guessed about it.
type finding struct {
	measure job.Measure
	doubt   string
}

const (
	number = `(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|one)`
	period = `(hour|shift|day|week|month|quarter|year)`
)

var (
	percent  = regexp.MustCompile(`(?i)(\d+(?:\.\d+)?)\s?(?:%|per ?cent\b)`)
	within   = regexp.MustCompile(`(?i)\bwithin ` + number + ` ((?:business |working |calendar )?(?:second|minute|hour|day|week|month)s?)\b`)
	rate     = regexp.MustCompile(`(?i)\b(?:(at least|a minimum of|minimum of|no fewer than|not less than|more than|over|no more than|not more than|fewer than|less than|under|below|at most|a maximum of|up to|an average of|about) )?` + number + ` ([a-z][a-z-]*(?: [a-z][a-z-]*){0,2}?) (?:per|a|an|each|every|/) ` + period + `\b`)
	limit    = regexp.MustCompile(`(?i)\b(no more than|not more than|fewer than|less than|at most|a maximum of|not exceed(?:ing)?) ` + number + ` ([a-z][a-z-]*(?: [a-z][a-z-]*)?)`)
	monthDay = regexp.MustCompile(`(?i)\b(?:by|no later than|before) (?:the )?(\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fifteenth)(?: (working|business))?(?: day)?(?: (?:of|in) (?:the |each |every )?(?:following |next )?(month|quarter|year))?`)
	money    = regexp.MustCompile(`(?i)([£$€])\s?([\d,]+(?:\.\d+)?)\s?(k|m|million|thousand)?\b`)
	often    = regexp.MustCompile(`(?i)\b(daily|weekly|monthly|quarterly|annual|yearly)\b`)

	lowering = regexp.MustCompile(`(?i)\b(?:below|under|less than|fewer than|no more than|not more than|at most|maximum|not exceed\w*|within)\s*$`)
	badThing = regexp.MustCompile(`(?i)\b(?:errors?|complaints?|waste|scrap|downtime|absen\w+|turnover|loss(?:es)?|shrinkage|defects?|overdue|late|abandon\w*|costs?|backlogs?|accidents?|incidents?|injur\w+|returns?|rework|cancellations?|delays?|arrears|breakages?|no-shows?|waiting)\b`)
	goodRate = regexp.MustCompile(`(?i)\b(?:resolved|closed|answered|corrected|completed|settled)\b`)
	notAim   = regexp.MustCompile(`(?i)\b(?:experience|travel|of (?:the |your |working )?time|lift\w*|carry\w*|weigh\w*|pounds|lbs|age|years|hours (?:per|a) week|salary|wage|bonus|discount|premium|match|contribution|vacation|holidays|employees worldwide|founded)\b`)
	trailing = regexp.MustCompile(`(?i)(?:\b(?:of|at|least|above|over|below|under|to|than|less|more|no|not|fewer|a|an|the|minimum|maximum|average|with|by|be|is|are|stays?|remains?|exceed(?:s|ing)?|within|up|in|and|target|from|kept|held)\s*)+$`)
)

// measures reads the measurable targets of one duty: figures with a unit and
// a direction, never a failing level, which only people can set.
func (r *reader) measures(sentence string) []finding {
	var out []finding
	if parts := r.actions(squeeze(sentence)); len(parts) > 1 {
		for _, part := range parts {
			out = append(out, r.measures(part)...)
		}
		return out
	}
	sentence = squeeze(sentence)
	add := func(f finding, ok bool) {
		if ok && f.measure.Name != "" {
			out = append(out, f)
		}
	}
	if m := percent.FindStringSubmatchIndex(sentence); m != nil {
		add(r.share(sentence, m))
	} else if m := within.FindStringSubmatchIndex(sentence); m != nil {
		add(r.duration(sentence, m))
	}
	if m := monthDay.FindStringSubmatch(sentence); m != nil {
		add(r.dayOfMonth(sentence, m))
	}
	if m := rate.FindStringSubmatch(sentence); m != nil && !money.MatchString(sentence) {
		add(r.throughput(sentence, m))
	} else if m := limit.FindStringSubmatch(sentence); m != nil {
		add(r.ceiling(m))
	}
	if m := money.FindStringSubmatchIndex(sentence); m != nil {
		add(r.amount(sentence, m))
	}
	return out
}

// actions cuts a sentence where "and" is followed by a verb with an object or
// a preposition: each action has its own figure.
func (r *reader) actions(s string) []string {
	var out []string
	start := 0
	all := words(s)
	for i := 2; i+1 < len(all); i++ {
		w, next := all[i], all[i+1]
		if all[i-1].low != "and" || r.lex.base[w.low].base == "" || nounLike(w.low+"s") && !slices.Contains(determiners, next.low) && next.low != "to" || strings.ContainsAny(next.glue, ",;") {
			continue
		}
		out = append(out, s[start:all[i-1].start])
		start = w.start
	}
	return append(out, s[start:])
}

// share reads "answer 95 % of calls within 20 seconds", "98 % accuracy" and
// "keep the error rate below 2 %".
func (r *reader) share(s string, at []int) (finding, bool) {
	before, after := strings.TrimRight(s[:at[0]], " "), strings.TrimLeft(s[at[1]:], " ")
	if notAim.MatchString(clip(after, 40)) || notAim.MatchString(before[max(0, len(before)-20):]) {
		return finding{}, false
	}
	target, _ := figure(s[at[2]:at[3]])
	m := job.Measure{Unit: "%", Target: &target, Better: job.Higher, Per: periodIn(after)}
	change := strings.HasSuffix(strings.ToLower(before), " by")
	switch rest, of := strings.CutPrefix(after, "of "); {
	case of:
		m.Name = r.shareOf(before, rest)
	case change && changing.MatchString(before):
		c := changing.FindStringSubmatch(before)
		m.Name = sentenceCase(map[bool]string{true: "reduction in ", false: "increase in "}[falling.MatchString(c[1])] + c[2])
		return finding{m, "the name and the direction are read from the sentence"}, true
	default:
		m.Name = sentenceCase(cmp.Or(r.quality(following(after), before), r.preceding(before)))
	}
	if lowering.MatchString(before) || badThing.MatchString(m.Name) && !goodRate.MatchString(m.Name) {
		m.Better = job.Lower
	}
	return finding{m, "the name and the direction are read from the sentence"}, true
}

var (
	changing = regexp.MustCompile(`(?i)\b(reduc\w+|lower\w*|cut\w*|decreas\w+|increas\w+|grow\w*|rais\w+|improv\w+) (?:the |our )?(.{3,60}?) by$`)
	falling  = regexp.MustCompile(`(?i)^(?:reduc|lower|cut|decreas)`)
	scope    = regexp.MustCompile(`(?i)^(?:all |the |our |your |incoming )*([\w -]{3,50}?)(?:[,.;]| and |$)`)
)

// shareOf names the share of a thing that is done: "Calls answered within 20 seconds".
func (r *reader) shareOf(before, rest string) string {
	m := scope.FindStringSubmatch(rest)
	if m == nil {
		return ""
	}
	thing, condition := m[1], ""
	for _, cut := range [...]string{" within ", " in ", " on ", " by ", " at ", " without ", " to "} {
		if i := strings.Index(thing, cut); i > 0 && (condition == "" || len(thing[i:]) > len(condition)) {
			thing, condition = thing[:i], thing[i:]
		}
	}
	done := ""
	for _, w := range words(before) {
		if v := r.verbOf(w.low); v.base != "" && v.activity != "" && !nounLike(w.low+"s") || r.verbOf(w.low).base == "answer" {
			done = " " + participle(r.verbOf(w.low).base)
		}
	}
	return sentenceCase(strings.TrimSpace(thing + done + condition))
}

// duration reads "reply to complaints within two working days".
func (r *reader) duration(s string, at []int) (finding, bool) {
	if notAim.MatchString(clip(s[at[1]:], 50)) {
		return finding{}, false
	}
	target, ok := figure(s[at[2]:at[3]])
	action := strings.TrimSpace(s[:at[0]])
	if d, isVerb := r.imperative(action); isVerb {
		action = d.text
	}
	if i := strings.LastIndexAny(action, ";:"); i >= 0 {
		action = action[i+1:]
	}
	m := job.Measure{Name: "Time to " + decapitalise(clip(strings.TrimSpace(action), 80)), Unit: plural(strings.ToLower(s[at[4]:at[5]])), Better: job.Lower, Target: &target}
	return finding{m, "the name is read from the sentence"}, ok && len(words(action)) > 1
}

// dayOfMonth reads "the monthly report by the 5th".
func (r *reader) dayOfMonth(s string, m []string) (finding, bool) {
	per := strings.ToLower(m[3])
	if o := often.FindStringSubmatch(s); per == "" && o != nil && !strings.EqualFold(o[1], "daily") {
		per = map[string]string{"weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year", "yearly": "year"}[strings.ToLower(o[1])]
	}
	if per == "" || per == "week" {
		return finding{}, false
	}
	target, ok := figure(strings.TrimRight(strings.ToLower(m[1]), "sthndr"))
	if !ok {
		target, ok = float64(slices.Index(ordinals, strings.ToLower(m[1]))+1), true
	}
	unit := "day of the " + per
	if m[2] != "" {
		unit = strings.ToLower(m[2]) + " " + unit
	}
	action, _, _ := strings.Cut(s, m[0])
	action = strings.TrimSpace(action)
	if d, isVerb := r.imperative(action); isVerb {
		action = d.rest
	}
	name := sentenceCase(clip(strings.TrimPrefix(strings.TrimPrefix(action, "the "), "a "), 60)) + ": day of completion"
	return finding{job.Measure{Name: name, Unit: unit, Better: job.Lower, Target: &target, Per: per}, "a deadline, held as the day on which the work is complete"}, ok && target > 0 && action != ""
}

var ordinals = []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "", "", "", "", "fifteenth"}

// throughput reads "handles at least 60 calls per day".
func (r *reader) throughput(s string, m []string) (finding, bool) {
	thing, per := strings.ToLower(m[3]), strings.ToLower(m[4])
	if notAim.MatchString(thing) || notAim.MatchString(m[0]) || slices.Contains([]string{"hours", "hour", "days", "day", "times", "time", "weeks", "months", "shifts", "minutes"}, thing) {
		return finding{}, false
	}
	target, ok := figure(m[2])
	measure := job.Measure{Name: sentenceCase(thing + " per " + per), Unit: thing, Better: job.Higher, Target: &target, Per: per}
	if lowering.MatchString(m[1]) || badThing.MatchString(thing) && !goodRate.MatchString(s) {
		measure.Better = job.Lower
	}
	return finding{measure, "the direction is guessed: more of it is taken to be better unless the text says otherwise"}, ok
}

// ceiling reads "no more than three complaints".
func (r *reader) ceiling(m []string) (finding, bool) {
	thing := strings.ToLower(m[3])
	target, ok := figure(m[2])
	name := sentenceCase(thing)
	return finding{job.Measure{Name: name, Unit: thing, Better: job.Lower, Target: &target}, "the text gives no period; add one"}, ok && !notAim.MatchString(thing)
}

// amount reads sums in sentences about sales, revenue or savings.
func (r *reader) amount(s string, at []int) (finding, bool) {
	aim := aimed.FindString(s)
	if aim == "" || notAim.MatchString(s) {
		return finding{}, false
	}
	target, ok := figure(s[at[4]:at[5]])
	if at[6] >= 0 {
		switch strings.ToLower(s[at[6]:at[7]]) {
		case "k", "thousand":
			target *= 1e3
		default:
			target *= 1e6
		}
	}
	unit := map[string]string{"£": "GBP", "$": "USD", "€": "EUR"}[s[at[2]:at[3]]]
	return finding{job.Measure{Name: sentenceCase(strings.ToLower(aim)), Unit: unit, Better: job.Higher, Target: &target, Per: periodIn(s)}, "the name and the currency are read from the sentence"}, ok
}

var aimed = regexp.MustCompile(`(?i)\b(?:new business|sales|revenue|savings|donations|income|bookings|turnover)\b`)

// figure reads a number in digits or as a word.
func figure(s string) (float64, bool) {
	if n, ok := map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60}[strings.ToLower(s)]; ok {
		return n, true
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return n, err == nil && n < 1e12
}

// periodIn gives the period that a sentence names, if any.
func periodIn(s string) string {
	if m := regexp.MustCompile(`(?i)\b(?:per|each|every|a) ` + period + `\b`).FindStringSubmatch(s); m != nil {
		return strings.ToLower(m[1])
	}
	if m := often.FindStringSubmatch(s); m != nil {
		return map[string]string{"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year", "yearly": "year"}[strings.ToLower(m[1])]
	}
	return ""
}

// following gives the noun phrase that follows a figure: "98 % accuracy in …".
func following(after string) string {
	all := words(clip(after, 60))
	var kept []string
	for i, w := range all {
		if i > 2 || slices.Contains(objectStops, w.low) || strings.ContainsAny(w.glue, ",;.()") {
			break
		}
		kept = append(kept, w.low)
	}
	return strings.Join(kept, " ")
}

// quality says of what a quality such as accuracy is the measure.
func (r *reader) quality(name, before string) string {
	if !slices.Contains([]string{"accuracy", "satisfaction", "availability", "uptime", "compliance", "attendance", "occupancy", "completion", "quality"}, name) {
		return name
	}
	d, isVerb := r.imperative(figures.ReplaceAllString(before, ""))
	if object := r.object(d.rest); isVerb && object != "" {
		return name + " of " + object
	}
	return name
}

var figures = regexp.MustCompile(`(?i)\b(?:at least |a minimum of |no fewer than |more than |over |about )?\d[\d,.]*\s`)

// preceding gives what a figure at the end is about: "keep the error rate on
// invoices below 2 %".
func (r *reader) preceding(before string) string {
	before = strings.TrimSpace(trailing.ReplaceAllString(before, ""))
	if d, isVerb := r.imperative(before); isVerb {
		if rest := article.ReplaceAllString(d.rest, ""); rest != "" && len(strings.Fields(rest)) <= 7 {
			return rest
		}
	}
	var kept []string
	for _, w := range words(article.ReplaceAllString(before, "")) {
		if slices.Contains(objectStops, w.low) || strings.ContainsAny(w.glue, ",;.()") {
			kept = nil
			continue
		}
		kept = append(kept, w.low)
	}
	return strings.Join(kept[max(0, len(kept)-4):], " ")
}

var article = regexp.MustCompile(`(?i)^(?:an?|the|our|your|their|all) `)

// participle gives the past participle of a verb: answered, kept.
func participle(base string) string {
	irregular := map[string]string{"keep": "kept", "make": "made", "meet": "met", "send": "sent", "pay": "paid", "write": "written", "sell": "sold", "buy": "bought", "build": "built", "find": "found", "do": "done", "give": "given", "hold": "held", "take": "taken", "ship": "shipped", "plan": "planned", "submit": "submitted"}
	switch {
	case irregular[base] != "":
		return irregular[base]
	case strings.HasSuffix(base, "e"):
		return base + "d"
	case strings.HasSuffix(base, "y") && len(base) > 2 && !strings.ContainsRune("aeiou", rune(base[len(base)-2])):
		return base[:len(base)-1] + "ied"
	}
	return base + "ed"
}

func plural(unit string) string {
	if strings.HasSuffix(unit, "s") {
		return unit
	}
	return unit + "s"
}

// setMeasures adds what was found in the duties of function k, and marks it.
func (a *arrangement) setMeasures(k int, sentence string) {
	f := &a.job.Functions[k]
	for _, found := range a.reader.measures(sentence) {
		if slices.ContainsFunc(f.Measures, func(m job.Measure) bool { return m.Name == found.measure.Name }) || len(f.Measures) >= 12 {
			continue
		}
		found.measure.ID = a.unusedMeasure(identifier(found.measure.Name, "measure"))
		f.Measures = append(f.Measures, found.measure)
		a.review(fmt.Sprintf("functions[%d].measures[%d]", k, len(f.Measures)-1), "%s; the level at which it fails is yours to set", found.doubt)
	}
}

// unusedMeasure gives an id that no measure of the job has yet.
func (a *arrangement) unusedMeasure(id string) string {
	for _, f := range a.job.Functions {
		if slices.ContainsFunc(f.Measures, func(m job.Measure) bool { return m.ID == id }) {
			return a.unusedMeasure(id + "-2")
		}
	}
	return id
}

// setTargets gives the figures of a section on targets to the functions that
// they are about.
func (a *arrangement) setTargets() {
	for _, l := range a.lines {
		if l.section != targets {
			continue
		}
		points := a.lex.scores(l.text)
		best, most := 0, 0.0
		for k, f := range a.job.Functions {
			for i, area := range a.lex.areas {
				if area.name == f.Name && points[i] > most {
					best, most = k, points[i]
				}
			}
		}
		for _, s := range clauses(l.text) {
			a.setMeasures(best, s)
		}
	}
}
