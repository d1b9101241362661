package draft

import (
	"regexp"
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// A figure is read from the words around a number: what compares it (at least,
// under), its unit, and the period that it is taken over.
const (
	digits  = `\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}\b|\d{1,3}(?:[ \x{a0}\x{202f}'’]\d{3})+\b|\d+,\d{1,2}\b|\d+(?:\.\d+)?`
	tens    = `twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety`
	inWords = `not a single|(?:half a|a|two|three|four|five) dozen|not one|zero|nil|none|no|(?:` + tens + `)[- ](?:one|two|three|` +
		`four|five|six|seven|eight|nine)|one|two|three|` +
		`four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|` + tens + `|hundred`
	whole = `\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty[- ]five|twenty|thirty|forty|fifty|a hundred|` +
		`hundred`
	periods = `minute|hour|hr|shift|day|weekday|night|week|weekend|fortnight|month|quarter|term|season|year|annum|visit|brief|call|sprint`
	times   = `(?:(?:business|working|calendar|full|school|clear|banking|trading) )?(?:second|sec|minute|min|hour|hr|day|night|week|` +
		`fortnight|` +
		`month|year)s?`
	signs      = `[£$€₹₦¥₱₺₪₩฿₫₴]`
	comparison = `longer|later|older|higher|greater|deeper|wider|slower|heavier|further|thicker|larger|bigger|hotter|warmer|louder`
)

var (
	lowers = `\b(?:limited to|capped at|(?:no|not) (?:more|worse|` + comparison + `) than|not (?:to )?(?:exceed(?:ing)?|over|above|` +
		`beyond)|` +
		`must not exceed|(?:fewer|less|lower|shorter|smaller|sooner) than|under|below|beneath|south of|at most|(?:a )?max(?:imum|` +
		`\.)?(?: of)?|` +
		`at the latest|up to|within|inside|down to|stays? under|kept under|(?:kept|confined|restricted) to|plus or minus|give or take)|` +
		`<=?|≤|±|\+/-`
	highers = `\b(?:at least|(?:a )?min(?:imum|\.)?(?: of)?|(?:no|not) (?:fewer|less|lower|earlier|shorter|smaller) than|not below|` +
		`more than|` +
		`over|above|beyond|north of|exceed(?:s|ing)?|(?:better|` + comparison + `) than)|>=?|≥`
	amount = regexp.MustCompile(`(?i)(?:(` + lowers + `|` + highers + `)\s*)?(?:\b(?:an average of|about|around|some|roughly|or|` +
		`of|the) )?((?:\b(?:US|A|C|NZ|HK|S))?` + signs + `\s?|\b(?:USD|GBP|EUR|AED|SEK|HUF|QAR|CHF|SGD|NZD|AUD|CAD|ZAR|KES|INR|HKD|NOK|DKK|` +
		`PLN|JPY|CZK|NGN|GHS|PHP|BRL|MYR|THB|MXN|KSh|Rs\.?|R)\s?|\b)(` + digits + `|(?:` + inWords + `)\b)` +
		`(?:\s?\(\d{1,3}\))?(?:\+?\s?(%|per ?cent\b|per ?mille\b|‰|k\b|m\b|million\b|` +
		`thousand\b|lakhs?\b|crores?\b))?(\+)?`)
	lowerAt = regexp.MustCompile(`(?i)^(?:` + lowers + `)$`)
	later   = regexp.MustCompile(`(?i)^\s?(?:[\w%]+ ){0,3}?(?:or (?:more|better|above|higher|over)|and (?:above|over|more)|plus)\b`)
	sooner  = regexp.MustCompile(`(?i)^\s?(?:(?:[^\s,;]+ ){0,4}?|(?:[^\s;\d]+ ){0,4}?)(?:or (?:less|fewer|under|below|lower|sooner|` +
		`faster|quicker|shorter|cheaper|` +
		`earlier)|at (?:the )?(?:most|latest|worst)|max(?:imum)?|ceiling|` +
		`tops|(?:(?:and|or) )?no (?:worse|more|later|further|higher))\b|^[^.;:\d]{0,60}(?:[ ,(](?:tops|at (?:the )?(?:very )?(?:most|` +
		`latest|outside)|maximum)\)?(?:[.,;]|$)|` +
		` and no (?:more|later)\b)`)
	// each leads to the period of a number, which may be several: "per shift", "in any 24 months".
	each = `(?:\b(?:per|an?|each|every|all|any|this|in (?:the|an?|any))\s|/\s?)(\d+ )?(?:(?:working|trading|sitting|school|business|` +
		`calendar|production|usual|normal|typical|average|good) )?(` + periods + `)(s?)\b`
	perUnit = regexp.MustCompile(`(?i)^.{0,40}?` + each)
	// perShort matches periods in two letters: "p.a.", "p.m." behind a sum.
	perShort = regexp.MustCompile(`(?i)^[^,;\d]{0,20}?\bp\.?\s?([am])\b`)
	often    = regexp.MustCompile(`(?i)\b(daily|weekly|monthly|quarterly|annual|annually|yearly|nightly)\b`)
	timeful  = regexp.MustCompile(`(?i)^(?:-|\s)?(` + times + `)\b`)
	outOf    = regexp.MustCompile(`(?i)^\s?(?:days |cases |times |weeks |months )?(?:out of|/|in|of)\s?(?:every |each |` +
		`any )?(` + whole + `)\b`)
	oneIn = regexp.MustCompile(`(?i)^\s?[a-z]+(?: [a-z-]+){0,2}? (?:(?:in|out of)\s(?:every |each )?(` + whole + `)|` +
		`of (ten|10|twelve|12|twenty|` +
		`20|a hundred|100))\b`)
	clock   = regexp.MustCompile(`(?i)^(?:[:h](\d\d)|\.(\d\d))?\s?(a\.?m\.?|p\.?m\.?|o'clock)?`)
	ordinal = regexp.MustCompile(`(?i)\b(?:by|before|no later than|on|until)\s+(?:the )?(\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|` +
		`fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|fifteenth|twentieth)` +
		`(?:\s+(working|business))?(?:\s+day)?(?:\s+(?:of|in)\s+(?:the |each |` +
		`every )?(?:following |next )?(month|quarter|year))?`)
	after = regexp.MustCompile(`(?i)^\s?((?:\p{L}[\p{L}\d'’-]*(?:/(?:l|kg|m[²³23]|ml|h|ha|kwh|min|km|t|s)\b)?)(?: \p{L}[\p{L}\d'’-]*){0,2})`)
)

// badThings are what there should be little of, goodDeeds what makes them good
// again: complaints are, complaints resolved are not.
var (
	badThings = regexp.MustCompile(`(?i)\b(?:errors?|complaints?|waste|scrap|downtime|stops?|absen\w+|non-attendance|turnover of staff|` +
		`staff turnover|attrition|loss(?:es)?|lost|shrinkage|defects?|overdue|late|lateness|missed|missing|abandon\w*|costs?|backlogs?|` +
		`accidents?|incidents?|injur\w+|returns?|rework|recalls?|comebacks?|cancellations?|delays?|arrears|breakages?|no-shows?|` +
		`waiting|duplicates?|penalt\w+|overruns?|differences?|repeat|reopened|open tickets|findings|observations|variance|` +
		`out of tolerance|mistakes?|faults?|failed|failures?|breaches|stock loss|caseloads?|debt|sent back|stale|reprints?|` +
		`infections?|falls|deaths|escapes|spills?|reject\w*|lapses?|outages?|labou?r$|disputes?|vacanc\w+|unplanned|empty|idle|` +
		`unpaid|unanswered|unfilled|bugs|crashes|churn|leak\w*|mortality|sickness|noise|fuel|consumption|collisions?|emissions|theft|` +
		`damage[sd]?|remakes|` +
		`shortages?|drop-?outs?|latency|queues?|contamination|re-?work)\b`)
	goodDeeds = regexp.MustCompile(`(?i)\b(?:resolved|closed|answered|corrected|completed|settled|cleared|reported|raised|on time|` +
		`in time|fixed|savings|cut|reduction|made safe|attended|met|collect(?:ed|ion)|recover(?:ed|y)|passed|kept|retained|registered|` +
		`acknowledged|investigated|reviewed|catch(?:es)?|caught|detected|recorded|handled|dealt with|prevented|avoided|paid|recycled|` +
		`signed off|put right|agreed|sold|between (?:failures|faults|breakdowns)|tenure)\b`)
	numbers = map[string]float64{
		"zero": 0, "nil": 0, "none": 0, "no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
		"seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
		"nineteen": 19,
		"twenty":   20, "thirty": 30, "forty": 40,
		"fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "a hundred": 100,
		"not a single": 0, "not one": 0, "half a dozen": 6, "a dozen": 12, "two dozen": 24, "three dozen": 36, "four dozen": 48, "five dozen": 60,
	}
)

// found is a figure in a text: where it stands and what it says.
type found struct {
	from, to int
	measure  job.Measure
	bound    job.Direction // what the comparing words say; empty: nothing
	strong   bool          // a share, a sum or a time: a figure even without comparing words
	better   bool          // at its bound or better, whichever way that is
	worse    bool          // not worse than its bound
	timely   bool          // a time is said beside it
	needs    float32       // how sure the head must be in a duty: of "the same day", which mostly says no more than "at once"
	things   string        // what stands between the two numbers of a share
	about    bool          // said as a rough number, which describes more than it holds anybody
	change   string        // what the figure is of its thing: reduction, increase, toLevel, between; empty: its level
}

// figures reads the measures of a line: of every part that has a figure of its
// own the one that says most. Within a duty only what is held against a level
// counts: a share, a time, a number that is compared or has a period; where the
// head is sure that work is held to a figure, any number does, and none where it
// is sure of the opposite.
func (l *line) figures() []job.Measure { return l.believing(sure, certain) }

// believing reads them where the head is believed from these log odds on.
func (l *line) believing(sure, certain float32) []job.Measure {
	if l.held < -sure {
		return nil
	}
	out := l.measures(false)
	if len(out) == 0 && l.held > certain {
		out = l.measures(true)
	}
	return out
}

// The log of the odds from which the head is believed against the words: that no
// work is held to what they show, that it is where a duty's words show nothing, and
// that it is where they only say how much or how often: "26 lessons a week". The
// first two were chosen by TestFolds, on advertisements that the heads of the folds
// had not seen.
const (
	sure    = 5
	certain = 1
	likely  = 0
	firm    = 6 // and that "the same day" is a deadline
)

// measures reads them; with held every part is taken to say one.
func (l *line) measures(held bool) []job.Measure {
	var out []job.Measure
	all := parts(l)
	last := "" // the period that all share which have none: "60 checks and 25 reviews a month"
	if end := scan(all[len(all)-1].text); len(all) > 1 && len(end) > 0 && (l.mark == job.IsFigure || end[len(end)-1].weight() <= 1) {
		last = end[len(end)-1].measure.Per
	}
	var before *found
	var first job.Direction // the direction of the figure before
	for _, p := range all {
		p.held = held
		all := scan(p.text)
		weight := func(f found) int {
			switch n := f.weight(); {
			case f.from == 0 && !p.duty && p.label == "":
				return n + 3
			case f.bound != "" && f.measure.Unit != "%" && compared.MatchString(p.text[f.to:]), f.conditional(p.text),
				often95.MatchString(p.text[f.to:]) && slices.ContainsFunc(all, leveled):
				return n - 3 // "breaks older than 3 days under 10", "when it shows more than 6", "95 % of the time"
			default:
				return n
			}
		}
		slices.SortStableFunc(all, func(a, b found) int { return weight(b) - weight(a) })
		for _, f := range all {
			if f.measure.Per == "" && f.bound == "" && !f.strong {
				f.measure.Per = last
			}
			f.goesOn(before, p.text)
			if m, ok := f.named(p); ok && len(out) < maxFigures {
				if before != nil && f.bound == "" && m.Unit == before.measure.Unit && at(p.text[:f.from]) && !goodDeeds.MatchString(m.Name) {
					m.Better = first // "hold food cost at 28 % and labour at 31 %"
				}
				out, before, first = append(out, m), &f, m.Better
				break
			}
		}
	}
	return out
}

// at reports whether a level follows that something is held at.
func at(before string) bool {
	return strings.HasSuffix(before, " at ") && len(strings.Fields(before)) <= maxHeld
}

const maxHeld = 3

// often95 matches what makes a share one of the times at which another level holds, leveled tells such a level.
var often95 = regexp.MustCompile(`(?i)^ of (?:the time|(?:all )?(?:readings|measurements|samples|occasions|checks|days))\b`)

func leveled(f found) bool {
	return (f.bound != "" || f.better) && f.measure.Unit != "%" && !isTime(f.measure.Unit)
}

// conditional reports whether a figure says when something is done, or to which
// things: it stands in a clause behind "when" or in one that says which.
func (f *found) conditional(text string) bool {
	before := text[:f.from]
	return !badIf.MatchString(before) && (whenClause.MatchString(before) ||
		whichClause.MatchString(before) && thenDone.MatchString(text[f.to:]))
}

var (
	whenClause  = regexp.MustCompile(`(?i)^when\b[^,;]*$|[^,;.\s],? (?:when|if|once|where|whenever|unless)\b[^,;]*$|; when\b[^,;]*$`)
	whichClause = regexp.MustCompile(`(?i)(?:^|[,;] )(?:an?|any|all|every|those) [^,;]*\b(?:that|which|who|whose)\b[^,;]*$`)
	thenDone    = regexp.MustCompile(`(?i)^[^,;.]* (?:is|are|gets?) \p{L}+(?:ed|en|wn|lt)\b`)
)

// goesOn gives a bare number what the figure of the part before says of its own:
// "22 m³ an hour in thinning, 35 in clear fell"; and a time the bound of the time before it.
func (f *found) goesOn(before *found, text string) {
	if before == nil {
		return
	}
	times := isTime(before.measure.Unit)
	switch {
	case times && isTime(f.measure.Unit) && f.bound == "" && f.measure.Per == "" && before.bound == job.Lower:
		f.bound, f.strong = before.bound, before.strong
		return
	case f.measure.Unit != "", f.bound != "" && (f.bound != before.bound || !times), f.change+before.change != "",
		!bareEnd.MatchString(text[f.to:]), strings.Contains(before.measure.Unit, " of the "):
		return
	}
	f.measure.Unit, f.measure.Per = before.measure.Unit, before.measure.Per
	f.bound, f.strong = before.bound, before.strong
}

// compared matches a second level behind one that says which things are meant.
var compared = regexp.MustCompile(`(?i)^ (?:\p{L}+ )?(?:(?:is|are|stays?|kept|to|at|be|remain|` +
	`\(?[\p{L}]+\)?) ){0,3}(?:` + lowers + `|` + highers + `) ?\d`)

// bareEnd matches what may follow a number whose unit was said before.
var bareEnd = regexp.MustCompile(`(?i)^(?: (?:in|for|at|on|with|after|when)\b.*)?[.;,]?$`)

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
	whole       string // the line that it is of
	duty        bool
	held        bool    // work is held to a figure in it, whatever its words
	odds        float32 // how surely it is, as the head thinks
	lower       float32 // how surely less of what it measures is better, as the head thinks
}

// parts cuts a line where a second figure begins to say something of its own.
func parts(l *line) []part {
	label, s := l.Label, l.Text
	if !labels(label) || l.mark == job.IsDuty && opensClause(l.Text) {
		label = ""
	}
	s = unnumbered(s)
	if l.mark == job.IsDuty {
		if bare := subject.ReplaceAllString(s, ""); bare != s {
			s = leading.ReplaceAllString(bare, "")
		}
	}
	if m := labelEnd.FindStringIndex(s); m != nil && label == "" && l.mark == job.IsFigure && len(strings.Fields(s[:m[0]])) <= maxNameWords &&
		labels(s[:m[0]]) && len(scan(s[m[1]:])) > 0 {
		label, s = s[:m[0]], s[m[1]:]
	}
	var out []part
	for i, p := range splitActions(s) {
		of := label
		if own, rest, ok := strings.Cut(p, ": "); ok && i > 0 && l.mark == job.IsFigure && labels(own) && len(scan(rest)) > 0 {
			of, p = own, rest
		}
		out = append(out, part{label: of, text: p, whole: s, duty: l.mark == job.IsDuty, odds: l.held})
	}
	if len(out) == 1 { // of several the head does not say which
		out[0].lower = l.lower
	}
	return out
}

// labelEnd matches what parts the name of a measure from its level.
var labelEnd = regexp.MustCompile(`: | [–-] `)

// labels reports whether what stands before a colon says what is measured.
func labels(s string) bool {
	return slices.ContainsFunc(english.Words(s), func(w string) bool {
		return !strings.Contains(general+" target goal kpi sla standard measure aim minimum maximum ", " "+english.Singular(w)+" ")
	})
}

// maxJoints is at how many places a line may be cut: each is looked at on both sides.
const maxJoints = 16

var joints = regexp.MustCompile(`(?:,|;)? (?:and|or|while|with) (?:to )?|; |, (?:to )?`)

// shareOf matches the share of cases in which what stands before holds: "nine launches in ten".
var shareOf = regexp.MustCompile(`(?i)^(?:in |for |on )?(?:(?:` + lowers + `|` + highers + `) ?)?(?:(?:` + inWords + `|` +
	`\d{1,3})(?: [a-z]+)? (?:in|out of|of) ` +
	`(?:every )?(?:` + whole + `)|\d{1,3}(?:\.\d+)? ?(?:%|per ?cent)(?: of (?:the time|cases))?)[.;]?$`)

// goesBelow matches what goes on with a number: "or fewer", ", give or take 15".
var goesBelow = regexp.MustCompile(`(?i)^,? ?(?:±|\+/-|plus or minus|give or take)|^ (?:and|or) (?:(?:fewer|less|under|below|lower|` +
	`sooner|faster|quicker|shorter|cheaper|earlier|more|better|above|` +
	`higher|over|later|longer)(?:$|[ .,;)\d])|(?:at )?(?:most|least)\b)`)

// splitActions cuts a text so that every piece has one figure: between each two at
// the strongest of its semicolons, commas and "and", the first of equals.
func splitActions(s string) []string {
	all := scan(s)
	slices.SortFunc(all, func(a, b found) int { return a.from - b.from })
	cuts := joints.FindAllStringIndex(s, maxJoints)
	var out []string
	start := 0
	for i := 1; i < len(all); i++ {
		best, most := []int(nil), 0
		for _, m := range cuts {
			rest := s[m[1]:]
			if m[0] < max(all[i-1].to, start) || m[1] > all[i].from || rangeEnd.MatchString(s[start:m[0]]+" and") ||
				goesBelow.MatchString(s[m[0]:]) || shareOf.MatchString(rest) {
				continue
			}
			if n := strength(s[m[0]:m[1]]); n > most {
				best, most = m, n
			}
		}
		if best != nil {
			out, start = append(out, s[start:best[0]]), best[1]
		}
	}
	return append(out, s[start:])
}

// strength is how much a joint parts.
func strength(joint string) int {
	switch {
	case strings.HasPrefix(joint, ";"):
		return 3
	case strings.HasPrefix(joint, ","):
		return 2
	}
	return 1
}
