package draft

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// general are words of headings that say where duties stand and not what they
// are about, in the singular.
var general = spaced(`duty responsibility responsible task role job work position post purpose summary description overview main key core principal general specific essential typical major
	accountability accountable function area field activity objective output result you your will we our us the a an of and or in to for what how who is are as this that be do doing day daily week
	detailed detail about example include including included not limited but opportunity mission scope scene offer need look looking expect expected here way life nutshell candidate holder
	corporate other additional further nature with at it its all have ll re d s who why where when i my can new month first year time on success performance person job-holder postholder statement profile
	employer company team member world little bit more would love join deal play part make made mean involve involved involves there also under heading awaits await content programme perks perk success background`)

var purposeful = regexp.MustCompile(`(?i)\b(?:purpose|summary|mission|in a nutshell|why this job|overview)\b`)

// names reports whether a heading names an area of work.
func names(heading string) bool {
	words := english.Words(heading)
	if len(words) == 0 || len(words) > 7 || strings.ContainsAny(heading, "?!") || purposeful.MatchString(heading) {
		return false
	}
	return slices.ContainsFunc(words, func(w string) bool {
		return len(w) > 1 && !strings.Contains(general, " "+english.Singular(w)+" ") && english.Base(w) != w || len(w) > 1 && english.NounToo(w) && !strings.Contains(general, " "+w+" ")
	})
}

// underHeadings groups duties under the headings that name areas of work. It
// gives nothing where fewer than two do, or where they hold less than two
// thirds of the duties.
func (d *draft) underHeadings(duties []int) []group {
	var out []group
	place := map[int]int{}
	loose, held := []int{}, 0
	for _, i := range duties {
		at := d.lines[i].above
		if at < 0 || d.lines[at].mark != job.IsHeading || !names(d.lines[at].Text) || strings.EqualFold(d.lines[at].Text, d.job.Title) {
			loose = append(loose, i)
			continue
		}
		k, ok := place[at]
		if !ok {
			k = len(out)
			place[at] = k
			name := strings.Trim(share.ReplaceAllString(d.lines[at].Text, ""), " :–-.")
			out = append(out, group{name: heading(name), why: "the heading over its duties"})
		}
		out[k].members = append(out[k].members, i)
		held++
	}
	if len(out) < 2 || held*3 < len(duties)*2 {
		return nil
	}
	d.place(out, loose)
	return sameName(out)
}

var share = regexp.MustCompile(`^\s*(?:\d+[.)]|[a-zA-Z][.)])\s+|\s*\(?(?:approx\.? |about |c\. ?)?\d+\s?%\)?(?: of (?:the )?time)?\s*`)

// heading is a heading as the name of a function: no shouting.
func heading(s string) string {
	if strings.ToUpper(s) == s && len(s) > 5 {
		s = strings.ToLower(s)
	}
	return english.Upper(s)
}

// place puts duties that stand under no name where they are most alike.
func (d *draft) place(groups []group, loose []int) {
	alike := d.likeness()
	for _, i := range loose {
		best, most := 0, -1.0
		for k := range groups {
			var sum float64
			for _, j := range groups[k].members {
				sum += alike(i, j)
			}
			if mean := sum / float64(len(groups[k].members)); mean > most {
				best, most = k, mean
			}
		}
		groups[best].members = append(groups[best].members, i)
		slices.Sort(groups[best].members)
	}
}

// sameName joins groups of one name.
func sameName(groups []group) []group {
	var out []group
	for _, g := range groups {
		if k := slices.IndexFunc(out, func(o group) bool { return strings.EqualFold(o.name, g.name) }); k >= 0 {
			out[k].members = append(out[k].members, g.members...)
			slices.Sort(out[k].members)
			continue
		}
		out = append(out, g)
	}
	return out
}

// nameOf names a group after the thing that most of its duties are about and
// others are not, as the text calls it where it is first said whole.
func (d *draft) nameOf(groups []group, k int) (name, why string) {
	others, titled := map[string]int{}, stems(d.job.Title)
	for n, g := range groups {
		for _, i := range g.members {
			if n != k {
				for _, w := range d.stems(i) {
					others[w]++
				}
			}
		}
	}
	best, most := "", 0.0
	for _, i := range groups[k].members {
		for _, p := range d.phrases(i) {
			if score := d.about(p, groups[k].members, others, titled); score > most {
				best, most = p, score
			}
		}
	}
	if best == "" {
		return english.Upper(clip(d.duty(groups[k].members[0]), maxTitleRunes)), "its first duty; give it a name"
	}
	return english.Upper(best), "named after what its duties are about"
}

// about scores a phrase as the name of a group: how many of its duties share
// its head, less those elsewhere that do; a first object counts more.
func (d *draft) about(phrase string, members []int, others map[string]int, titled []string) float64 {
	words := english.Words(phrase)
	head := english.Singular(headOf(words))
	var score float64
	for _, i := range members {
		if slices.Contains(d.stems(i), head) {
			score++
		}
	}
	score -= 0.5 * float64(others[head])
	if vague(head) {
		score -= 1.5
	}
	if len(words) == 1 {
		score -= 0.4
	}
	if slices.ContainsFunc(stems(phrase), func(w string) bool { return slices.Contains(titled, w) }) {
		score += 0.5
	}
	if first := d.phrases(members[0]); len(first) > 0 && first[0] == phrase {
		score += 0.3
	}
	return score + 1
}

// headOf is the noun that a phrase is about: the last word before a preposition.
func headOf(words []string) string {
	for i, w := range words {
		if i > 0 && strings.Contains(links, " "+w+" ") {
			return words[i-1]
		}
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

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
	return d.objects[i]
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

// phraseAt is the phrase that begins at a word or behind the particles and
// prepositions there.
func phraseAt(words []string, at int) string {
	for at < len(words) && strings.ContainsAny(words[at], "0123456789%") {
		at++
	}
	for at < len(words) && (joint(words[at]) && at+1 < len(words) && isVerb(words, at+1) || strings.Contains(particles, " "+strings.ToLower(words[at])+" ") || plainWord(strings.ToLower(words[at])) || isVerb(words, at) && at > 0) {
		if words[at][len(words[at])-1] == ',' && !isVerb(words, at) {
			return ""
		}
		at++
	}
	var open []string
	for ; at < len(words); at++ {
		bare := strings.Trim(words[at], ",;:()“”\"")
		low := strings.ToLower(bare)
		more := joint(low) && at+1 < len(words) && !isVerb(words, at+1) && len(open) > 0 && !strings.Contains(stops, " "+words[at+1]+" ")
		of := low == "of" && len(open) > 0
		article := len(open) > 0 && open[len(open)-1] == "of" && strings.Contains(" the an a our your ", " "+low+" ")
		if bare == "" || !more && !of && !article && strings.Contains(stops, " "+low+" ") ||
			strings.HasSuffix(low, "ly") || strings.ContainsAny(bare, "0123456789%") || joint(low) && !more || len(open) > 0 && onlyVerb(low) && low != english.Base(low) {
			break
		}
		open = append(open, bare)
		if bare != words[at] && strings.HasSuffix(words[at], ",") && at+1 < len(words) && !isVerb(words, at+1) && enumerates(words[at+1:]) {
			open[len(open)-1] += ","
		} else if bare != words[at] {
			break
		}
	}
	return thing(open)
}

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

var stops = spaced(`a an the any all each every some other of for to in on with at by from into onto over under through until before after during within without when where while who which whom that than then
	as so if because they them their it its his her he she you your we our us i my this these those is are be been was were has have had will would can may must not no never more most least such both own per via about
	against among between behind beside off out up down across round around back away together also only just what how whether including there here now once twice above below why daily weekly monthly yearly one two three four five six seven eight nine ten using including relating related regarding concerning pertaining involving engaged according such designed required`)

// spaced is a list of words with one space around each.
func spaced(list string) string { return " " + strings.Join(strings.Fields(list), " ") + " " }

// thing is a phrase that can name something: up to seven words, no vague one alone.
func thing(words []string) string {
	for len(words) > 0 && plainWord(strings.ToLower(words[0])) {
		words = words[1:]
	}
	for len(words) > 0 && (plainWord(strings.ToLower(words[len(words)-1])) || joint(words[len(words)-1]) || len(words) > 1 && onlyVerb(words[len(words)-1])) {
		words = words[:len(words)-1]
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
	if len(words) == 0 || len(words) == 1 && (vague(english.Singular(strings.ToLower(words[0]))) || len(words[0]) < 3) {
		return ""
	}
	return strings.Trim(strings.Join(words, " "), ",")
}

const maxThing = 6

// onlyVerb reports verbs that are seldom nouns, in the base form or with an s.
func onlyVerb(w string) bool {
	base := english.Base(w)
	return base != "" && !strings.HasSuffix(w, "ing") && !english.NounToo(base)
}

// plainWord reports words that say nothing of what a duty is about.
func plainWord(w string) bool {
	return strings.Contains(stops, " "+w+" ") || strings.Contains(" new good own right same different various related appropriate necessary assigned full whole other ensure make sure keep take give get help assist "+
		"provide perform performing providing doing making carry use responsible able relevant general large small high early late clean tidy ready confidential missing broken safe available open calm ", " "+w+" ")
}

// vague reports nouns that name nothing by themselves.
func vague(w string) bool {
	return strings.Contains(" work duty task thing matter activity area action part way day week month year time job service support assistance need issue process procedure team staff people level set number range variety "+
		"information problem use basis place end line hand look care step state case detail result type kind group unit quality weight condition standard order list plan report record combination series group city duty task employee analysis principle technique worker person personnel section division ", " "+w+" ")
}

// nearest is the function whose duties are most like line i; the first where
// nothing is alike.
func (d *draft) nearest(i int) int {
	words := stems(d.lines[i].said())
	best, most := 0, 0.0
	for k := range d.job.Functions {
		var score float64
		for j := range d.lines {
			if d.lines[j].group != k || d.lines[j].mark != job.IsDuty {
				continue
			}
			for _, w := range d.stems(j) {
				if slices.Contains(words, w) {
					score++
				}
			}
		}
		if score > most {
			best, most = k, score
		}
	}
	return best
}

func itoa(n int) string { return strconv.Itoa(n) }
