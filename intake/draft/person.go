package draft

import (
	"regexp"
	"slices"
	"strings"

	"yardstick/english"
)

// persons are nouns of people, in the singular, that no verb shows to be such.
var persons = strings.Fields(`
	adult apprentice applicant assistant associate audience candidate caller carer chef child citizen claimant clerk client
	clinician colleague cook contractor councillor crew customer deputy director doctor donor employee engineer family foreman guest
	guardian helper individual intern journeyman juvenile lead leader learner man manager mechanic member neighbour nurse officer
	official operator owner parent participant partner passenger patient people person personnel physician player prisoner public pupil
	recruit relative representative resident specialist staff stakeholder student subordinate superior supervisor supplier team
	technician tenant trainee tradesman user vendor visitor volunteer woman youth`)

// isPerson reports whether a noun means people: a known one, or what a verb
// makes of who does it (teacher, inspectors).
func isPerson(noun string) bool {
	w := english.Singular(strings.ToLower(noun))
	switch w {
	case "children":
		w = "child"
	case "men", "women":
		return true
	}
	if slices.Contains(persons, w) || len(w) > 6 && strings.HasSuffix(w, "ist") && !strings.HasSuffix(w, "cklist") && w != "shortlist" {
		return true
	}
	for _, end := range [...]string{"er", "or"} {
		stem, ok := strings.CutSuffix(w, end)
		if ok && len(stem) > 2 && !slices.Contains(tools, w) && (english.IsVerb(stem) || english.IsVerb(stem+"e")) {
			return true
		}
	}
	return false
}

// tools are nouns made of verbs that are things and no people.
var tools = strings.Fields("boiler computer container conveyor cooler counter cutter folder freezer header heater mixer monitor order " +
	"insulator generator incubator simulator refrigerator extruder shredder fertiliser calculator circulator diffuser elevator " +
	"poster printer scanner sensor tender trailer transfer")

// aboutPeople reports whether all that a phrase names is people: they are whom a
// function serves or leads, and no function.
func aboutPeople(phrase string) bool {
	words := english.Words(phrase)
	if !isPerson(headOf(words)) {
		return false
	}
	for i, w := range words {
		if joint(w) && i+1 < len(words) {
			return isPerson(headOf(words[i+1:])) || isPerson(words[len(words)-1])
		}
	}
	return true
}

// grade reports whether a heading is a kind of employee in the singular, as
// bulletins list them, and no area of work.
func grade(heading string) bool {
	words := english.Words(heading)
	return aboutPeople(heading) && !english.IsPlural(headOf(words)) && !slices.Contains(english.Words("people public staff team family "+
		"crew personnel"), headOf(words))
}

// doingOf names a group after its central duty, the one that shares most with
// the others and does not say with whom one works: "checking meters".
func (d *draft) doingOf(members []int) string {
	best := d.central(members)
	duty := brief(d.worded(best)[0])
	first, _, _ := strings.Cut(duty, " ")
	low := strings.ToLower(first)
	if english.IsVerb(low) {
		duty = english.Doing(low + strings.TrimPrefix(duty, first))
	}
	if strings.Contains(stops+particles+" be ", " "+low+" ") || tellsOf.MatchString(duty) {
		duty = d.job.Title
		if p := d.phrases(best); len(p) > 0 {
			duty = p[0]
		}
	}
	return english.Upper(clip(duty, maxTitleRunes))
}

// central is the duty that shares most with the others. With whom one works and
// what is held to a figure is less of it.
func (d *draft) central(members []int) int {
	best, most := members[0], -3
	for _, i := range members {
		n := 0
		if !alongside.MatchString(d.lines[i].Text) {
			n = 1
		}
		if strings.ContainsAny(d.lines[i].Text, "0123456789") {
			n -= 2
		}
		for _, j := range members {
			for _, w := range d.stems(i) {
				if i != j && slices.Contains(d.stems(j), w) {
					n++
				}
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}

// brief is a duty in the words of a name: its first part, and of a long one the beginning.
func brief(duty string) string {
	if short := english.Short(english.Duty(duty), maxDoing); short != "" {
		duty = short
	}
	words := strings.Fields(upToClause(duty))
	if len(words) > maxDoing {
		words = words[:maxDoing-1]
	}
	for n := len(words); n > 1 && (plainWord(strings.ToLower(words[n-1])) || joint(words[n-1]) || counter(words[n-1]) ||
		strings.ContainsAny(words[n-1], "0123456789") || strings.Contains(particles, spacedWord(words[n-1]))); n = len(words) {
		words = words[:n-1]
	}
	return strings.Trim(strings.Join(words, " "), ",")
}

// tellsOf matches a clause that says how something is, and no deed.
var tellsOf = regexp.MustCompile(`^\S+(?: \S+){0,4} (?:is|are|was|were|has|gets?|comes?)\b`)

// maxDoing is the most words of a name that is made of a duty.
const maxDoing = 6
