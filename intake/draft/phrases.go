package draft

import (
	"regexp"
	"slices"
	"strings"

	"yardstick/english"
)

// phrases are the things that a duty is done to, in the text's own words: what
// stands behind its verbs, with what belongs to it ("weight and quality of
// green leaf"); of a duty without a verb what it begins with.
func (d *draft) phrases(i int) []string {
	if d.objects == nil {
		d.objects = map[int][]string{}
	}
	if out, ok := d.objects[i]; ok {
		return out
	}
	d.objects[i] = phrases(d.duty(i))
	if label := d.lines[i].area(); label != "" {
		d.objects[i] = slices.Insert(d.objects[i], 0, label)
	}
	return d.objects[i]
}

// area is what stands before a duty as the name of its area: "Bunkers | Takes
// samples and signs for quantities", "Security: follow the rules of movement".
func (l *line) area() string {
	label := l.Label
	if m := afterColon.FindStringSubmatch(l.Text); label == "" && m != nil && opensClause(m[2]) && !onlyVerb(strings.ToLower(m[1])) {
		label = m[1]
	}
	if label == "" || dutiesIn.MatchString(label) || !names(label) {
		return ""
	}
	return heading(strings.Trim(label, " :"))
}

func phrases(duty string) []string {
	words := strings.Fields(strings.Trim(duty, " .;"))
	var out []string
	for at := 2; at < len(words); at++ {
		if low := strings.ToLower(words[at-2]); words[at-1] == "in" && (low == "engaged" || low == "involved" || low == "employed") {
			if p := phraseAt(words, at); p != "" {
				out = append(out, p)
			}
		}
	}
	for at := range words {
		if !begins(words, at) {
			continue
		}
		from := at
		if isVerb(words, at) {
			from++
		}
		if p := phraseAt(words, from); p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// begins reports whether a thing that is done begins at a word: the first one,
// or a verb behind "and" or a comma.
func begins(words []string, at int) bool {
	return at == 0 || isVerb(words, at) && (joint(words[at-1]) || strings.HasSuffix(words[at-1], ","))
}

func joint(w string) bool { return w == "and" || w == "or" || w == "and/or" }

// isVerb reports whether a word is a verb in the base form, and no noun where
// it may be one.
func isVerb(words []string, at int) bool {
	low := strings.ToLower(strings.Trim(words[at], ",;:"))
	if !english.IsVerb(low) {
		return false
	}
	return at == 0 || !english.NounToo(low) || at+1 < len(words) && strings.Contains(determiners, " "+words[at+1]+" ")
}

// mayBegin reports whether a verb that is a noun too has something behind it that
// it may be done to: "answer the phone and book rooms".
func mayBegin(words []string, at int) bool {
	return at+1 < len(words) && english.IsVerb(words[at]) && !joint(words[at+1]) &&
		(!strings.Contains(stops, " "+words[at+1]+" ") || strings.Contains(determiners, " "+words[at+1]+" "))
}

// phraseAt is the phrase that begins at a word or behind the particles and
// prepositions there.
func phraseAt(words []string, at int) string {
	if at = skipped(words, at); at < 0 {
		return ""
	}
	var open []string
	for ; at < len(words); at++ {
		bare := strings.Trim(words[at], ",;:()“”\"")
		if !belongsTo(open, words, at) {
			break
		}
		open = append(open, bare)
		if bare != words[at] && strings.HasSuffix(words[at], ",") && at+1 < len(words) && !isVerb(words, at+1) &&
			!mayBegin(words, at+1) && enumerates(words[at+1:]) {
			open[len(open)-1] += ","
		} else if bare != words[at] {
			break
		}
	}
	return thing(open)
}

// skipped is where a phrase begins behind particles, prepositions and numbers; below
// nought where there is none.
func skipped(words []string, at int) int {
	for at < len(words) && strings.ContainsAny(words[at], "0123456789%") {
		at++
	}
	for at < len(words) && (joint(words[at]) && at+1 < len(words) && isVerb(words, at+1) ||
		strings.Contains(particles, " "+strings.ToLower(words[at])+" ") || plainWord(strings.ToLower(words[at])) || isVerb(words, at) &&
		at > 0) {
		if words[at][len(words[at])-1] == ',' && !isVerb(words, at) {
			return -1
		}
		at++
	}
	return at
}

// belongsTo reports whether a phrase goes on with a word.
func belongsTo(open, words []string, at int) bool {
	bare := strings.Trim(words[at], ",;:()“”\"")
	low := strings.ToLower(bare)
	more := joint(low) && at+1 < len(words) && !isVerb(words, at+1) && !mayBegin(words, at+1) && len(open) > 0 &&
		!strings.Contains(stops, " "+words[at+1]+" ")
	of := low == "of" && len(open) > 0
	article := len(open) > 0 && open[len(open)-1] == "of" && strings.Contains(" the an a our your ", " "+low+" ")
	switch {
	case bare == "", !more && !of && !article && stop(low), joint(low) && !more:
		return false
	case strings.HasSuffix(low, "ly"), strings.ContainsAny(bare, "0123456789%"), len(open) > 0 && counter(bare):
		return false
	}
	return !tells(open, low, words[at+1:])
}

// tells reports whether a word is the verb of a clause about the thing so far
// ("reserves stay"), and no noun of it: "opened audits", "customers' calls".
func tells(open []string, low string, rest []string) bool {
	if len(open) == 0 || belongs(open[len(open)-1]) || !onlyVerb(low) {
		return false
	}
	if strings.HasSuffix(low, "s") && low != english.Base(low) && (len(rest) == 0 ||
		!strings.Contains(determiners+" to ", spacedWord(rest[0]))) {
		return false // "internal audits", which ends there or goes on with a preposition
	}
	return low != english.Base(low) || english.IsPlural(strings.ToLower(open[len(open)-1]))
}

// belongs reports whether a word is said of the noun behind it: whose it is, or what was done to it.
func belongs(w string) bool { return english.Possessive(w) || strings.HasSuffix(w, "ed") }

// enumerates reports whether a list of short things goes on: a few words, and
// then "and" or another comma.
func enumerates(rest []string) bool {
	for i, w := range rest {
		switch {
		case i > 2 || strings.Contains(stops, " "+w+" ") && !joint(w):
			return false
		case joint(w):
			return i+1 < len(rest) && !isVerb(rest, i+1)
		case strings.HasSuffix(w, ","):
			return true
		}
	}
	return false
}

// particles go with a verb before its object: care for, deal with, draw up.
const particles = ` up out in on off to with for at after from over about into through back down away of as part `

// links join the parts of a name; stops end one.
const links = " of for to in on with at by from and or "

var stops = spaced(`
	a an the any all each every some other of for to in on with at by from into onto over under through until before after during
	within without when where while who which whom that than then as so if because o'clock like too overnight aged now they them
	their it its his her he she you your we our us i my this these those is are be been was were has have had will would can may
	must not no never more most least such both own per via about against among between behind beside off out up down across round
	around back away together also only just what how whether including there here now once twice rs rs. above below beneath why
	yourself himself herself itself themselves oneself elsewhere alone
	asleep awake aboard honest informed early late due daily weekly
	monthly yearly one two three four five six seven eight nine ten using including relating related regarding concerning pertaining
	involving engaged according such designed required inside ahead beforehand afterwards ones go goes went come comes came`)

// stop reports whether a word ends a phrase: one of stops, or a contraction ("you'd").
func stop(low string) bool {
	return strings.Contains(stops, " "+low+" ") || contracted.MatchString(low)
}

var contracted = regexp.MustCompile(`['’](?:d|ll|re|ve|m|t)$`)

// spaced is a list of words with one space around each.
func spaced(list string) string { return " " + strings.Join(strings.Fields(list), " ") + " " }

// thing is a phrase that can name something: up to seven words, no vague one alone.
func thing(words []string) string {
	for len(words) > 1 && counter(words[0]) {
		words = words[1:]
	}
	words = bareEnds(words)
	if n := len(words); n > 1 && strings.HasSuffix(words[n-2], ",") && strings.HasSuffix(words[n-1], "ed") { // "inspection, logged"
		words = words[:n-1]
	}
	for len(words) > 2 && vague(english.Singular(strings.ToLower(words[0]))) && words[1] == "of" {
		words = words[2:]
		for len(words) > 1 && strings.Contains(stops, " "+strings.ToLower(words[0])+" ") {
			words = words[1:]
		}
	}
	if len(words) > maxThing {
		comma := func(w string) bool { return strings.HasSuffix(w, ",") }
		if i := slices.IndexFunc(words, comma); i >= 0 && i < maxThing && (i > 0 || !slices.Contains(words, "and")) {
			words = words[:i+1]
		} else if i := slices.IndexFunc(words, joint); i > 0 && i <= maxThing && !strings.Contains(strings.Join(words[:i], " "), ",") {
			words = words[:i]
		} else if i := slices.Index(words, "of"); i > 0 && i <= maxThing {
			words = words[:i]
		} else {
			words = words[:min(len(words), 3)]
		}
	}
	if strings.Contains(whens, " "+strings.ToLower(headOf(words))+" ") || len(words) == 0 || len(words) == 1 &&
		(strings.Contains(" first second last next ", " "+strings.ToLower(words[0])+" ") ||
			vague(english.Singular(strings.ToLower(words[0]))) || len(words[0]) < 3 || onlyVerb(strings.ToLower(words[0])) ||
			strings.Contains(" want need held kept made done hit left set put ", " "+strings.ToLower(words[0])+" ")) {
		return ""
	}
	return strings.Trim(strings.Join(words, " "), ",")
}

// counter reports whether a word counts what follows: "twenty", "tenth".
func counter(w string) bool {
	_, is := inWord(strings.ToLower(w))
	return is || strings.Contains(" third fourth fifth sixth seventh eighth ninth tenth dozen half ", " "+strings.ToLower(w)+" ")
}

// bareEnds takes words off both ends that say nothing of what a thing is.
func bareEnds(words []string) []string {
	for len(words) > 0 && (plainWord(strings.ToLower(words[0])) || joint(words[0])) {
		words = words[1:]
	}
	for n := len(words); n > 0; n = len(words) {
		last := words[n-1]
		low := strings.ToLower(last)
		if !plainWord(low) && !slices.Contains(states, low) && !joint(last) && (n == 1 || !onlyVerb(last) && !done(last) || belongs(words[n-2])) {
			break
		}
		words = words[:n-1]
	}
	return words
}

// done reports whether a word is a participle of a verb, however often that is a noun: "incidents raised".
func done(w string) bool {
	stem, ok := strings.CutSuffix(strings.ToLower(w), "ed")
	return ok && len(stem) > 2 && (english.IsVerb(stem) || english.IsVerb(stem+"e") || english.IsVerb(stem[:len(stem)-1]))
}

// states are adjectives that say how something is to be, behind it: "files compliant".
var states = strings.Fields("compliant current accurate up-to-date secure dry warm complete updated poor opened")

const maxThing = 6

// onlyVerb reports verbs that are seldom nouns, in the base form or with an s.
func onlyVerb(w string) bool {
	base := english.Base(w)
	return base != "" && !strings.HasSuffix(w, "ing") && !english.NounToo(base)
}

// plainWord reports words that say nothing of what a duty is about.
func plainWord(w string) bool {
	return stop(w) || strings.Contains(" new good own right same different various related appropriate "+
		"necessary assigned full whole other ensure make sure keep take give get help assist "+
		"accountable charge provide perform performing providing doing making carry use responsible able relevant general large small "+
		"high early late clean tidy ready confidential missing broken safe available open calm ", " "+w+" ")
}

// whens are nouns of times, which name no work.
var whens = spaced(`day week month year morning evening afternoon night noon lunchtime season shift hour minute weekend fortnight
	term quarter today tomorrow monday tuesday wednesday thursday friday saturday sunday`)

// vague reports nouns that name nothing by themselves.
func vague(w string) bool {
	return strings.Contains(whens, " "+w+" ") || strings.Contains(" work duty task thing matter activity area action part way time "+
		"job service support "+
		"assistance need issue process procedure team staff people level set number range variety "+
		"information problem use basis place end line hand look care step state case detail result type kind group unit quality weight "+
		"condition standard order list plan report record combination series group city duty task employee analysis principle "+
		"technique worker person personnel section division point pound euro dollar rs "+
		"image target level first second last next ", " "+w+" ")
}
