package guide

import (
	"slices"
	"strings"
)

// baseVerbs are the verbs with which duties begin in job descriptions.
const baseVerbs = `accept accompany achieve acquire act activate adapt add address adhere adjust administer admit advise
 advocate agree aid alert align allocate alter amend analyse analyze announce answer anticipate appeal apply appoint appraise
 approach approve archive arrange ask assemble assess assign assist attach attend audit authorise authorize back bake
 balance be bill block board book break brief bring brush budget build buy calculate calibrate call cancel capture care carry
 cash catch categorise categorize chair challenge change charge chase check choose clarify classify clean clear climb close
 coach code collaborate collate collect comfort communicate compare compile complete comply compose compute conduct confer
 configure confirm connect consider construct consult contact continue contract contribute control convert cook coordinate
 copy correct correspond counsel count cover create cultivate cure customise customize cut deal decide declare defend define
 delegate deliver demonstrate deploy describe design detect determine develop devise diagnose direct discharge discuss
 dismantle dispatch dispense display dispose distribute do document draft drain draw dress drill drive edit educate eliminate
 employ empty encourage enforce engage enrol ensure enter entertain equip erect escalate escort establish estimate evaluate
 examine execute expand explain explore extract fabricate facilitate fasten feed file fill finalise finalize find finish fit
 fix fly follow forecast form formulate forward foster free fulfil furnish gather generate get give grade greet grind guard
 guide hand handle harvest haul have help hire hoist hold host identify implement import improve include increase influence
 inform initiate inject input inspect inspire install instruct integrate interpret interview introduce inventory investigate
 invoice invite issue join justify keep know label launch lay lead learn level liaise lift listen load locate lock log look
 lower lubricate maintain make manage map mark market match measure mediate meet mend mentor mix model modify monitor motivate
 mop mount move negotiate notice notify observe obtain offer open operate optimise optimize order organise organize oversee pack
 paint participate pass patrol pay perform photograph pick place plan plant play polish position post practise prepare
 prescribe present press prevent price print prioritise prioritize process procure produce program promote propose protect
 provide publish pull purchase push put qualify question quote raise reach read rebuild receive recognise recognize recommend
 reconcile record recover recruit redesign reduce refer refill regulate reject relay release relocate remind remove render
 renew repair repeat replace replenish reply report represent request requisition rescue research reserve reset resolve
 respond restock restore retain retrieve return review revise rewrite ride roll rotate route run safeguard sample scan
 schedule score screen search secure see seek select sell send separate serve service set settle shape share ship show sign
 solicit solve sort speak specify sponsor spot staff start steer step stock stop store streamline strengthen strip study submit
 summarise summarize supervise supply support survey take talk teach tell tend test tidy tie trace track train transcribe
 transfer translate transport travel treat triage troubleshoot turn understand undertake unload update upgrade uphold upload
 use validate value verify visit walk warn wash watch weed weigh weld welcome win withdraw work wrap write`

// doubling are the verbs whose last letter is doubled before -ing.
const doubling = `admit mop strip cancel commit control cut dig drag drop enrol equip fit fulfil get label let log map model plan program
 put refer run scan set ship shut sit spot step stop submit tip transfer transmit travel trim win wrap counsel`

// verbs knows the verbs of duties: the base form of each -ing and -s form.
type verbs struct{ base, gerund, third map[string]string }

func newVerbs() *verbs {
	v := &verbs{base: map[string]string{}, gerund: map[string]string{}, third: map[string]string{}}
	for _, w := range strings.Fields(baseVerbs) {
		v.base[w] = ing(w)
		v.gerund[ing(w)] = w
		v.third[thirdPerson(w)] = w
	}
	return v
}

// ing is the -ing form of a base verb, in British spelling.
func ing(verb string) string {
	for _, w := range strings.Fields(doubling) {
		if w == verb {
			return verb + verb[len(verb)-1:] + "ing"
		}
	}
	switch {
	case verb == "be" || strings.HasSuffix(verb, "ee") || strings.HasSuffix(verb, "ye") || strings.HasSuffix(verb, "oe"):
		return verb + "ing"
	case strings.HasSuffix(verb, "ie"):
		return strings.TrimSuffix(verb, "ie") + "ying"
	default:
		return strings.TrimSuffix(verb, "e") + "ing"
	}
}

// thirdPerson is the -s form of a base verb.
func thirdPerson(verb string) string {
	switch {
	case verb == "have":
		return "has"
	case strings.HasSuffix(verb, "y") && !strings.ContainsAny(verb[len(verb)-2:len(verb)-1], "aeou"):
		return strings.TrimSuffix(verb, "y") + "ies"
	case endsIn(verb, "s", "x", "z", "ch", "sh", "o"):
		return verb + "es"
	default:
		return verb + "s"
	}
}

func endsIn(word string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

// duty brings a duty into the form that follows "I have to": base verb first,
// lower case, no full stop. It is empty where the duty begins with no verb
// that is known, so that no sentence is built on a guess.
func (v *verbs) duty(text string) string {
	words := strings.Fields(strings.TrimRight(strings.TrimSpace(text), ".;:, "))
	if len(words) == 0 {
		return ""
	}
	words[0] = strings.ToLower(words[0])
	if words[0] == "may" && len(words) > 1 { // "May supervise …" in public job descriptions
		words = words[1:]
	}
	i := 0
	if strings.HasSuffix(words[0], "ly") && len(words) > 1 && words[0] != "supply" && words[0] != "apply" {
		i = 1
		words[1] = strings.ToLower(words[1])
	}
	bare := strings.TrimRight(words[i], ",")
	base, ok := bare, v.base[bare] != ""
	if b, found := v.third[bare]; !ok && found {
		base, ok = b, true
	} else if b, found := v.gerund[bare]; !ok && found {
		base, ok = b, true
	}
	if !ok {
		return ""
	}
	words[i] = base + words[i][len(bare):]
	return strings.Join(words, " ")
}

// doing is the -ing form of a duty: "pick, label and check" becomes "picking,
// labelling and checking". Only verbs joined at the very beginning change.
func (v *verbs) doing(duty string) string {
	words := strings.Fields(duty)
	changed := false
	for i, w := range words {
		bare := strings.TrimRight(w, ",")
		form, known := v.base[bare]
		switch {
		case known && (i == 0 || !changed || strings.HasSuffix(words[i-1], ",") || joins(words[i-1])):
			words[i] = form + w[len(bare):]
			changed = true
			if !strings.HasSuffix(w, ",") && (i+1 >= len(words) || !joins(words[i+1])) {
				return strings.Join(words, " ")
			}
		case joins(w) || strings.HasSuffix(w, "ly") && !changed:
		default:
			return strings.Join(words, " ")
		}
	}
	return strings.Join(words, " ")
}

func joins(word string) bool { return word == "and" || word == "or" }

// determiners follow a verb and seldom a noun, so that in "check guests in and
// keep the lobby moving" keep is seen to begin a second duty.
const determiners = ` the a an them it their our his her each every all any what whether that those these no new how who `

// short is a duty cut to its first part: before a comma, a bracket, a second
// verb or a clause; clipped where that is longer than most words.
func (v *verbs) short(duty string, most int) string {
	words := strings.Fields(duty)
	start := 0 // behind the verbs joined at the beginning
	for start < len(words) && (v.base[strings.TrimRight(words[start], ",")] != "" || joins(words[start]) || strings.HasSuffix(words[start], "ly")) {
		start++
	}
	end := len(words)
	for i := start; i < len(words); i++ {
		if v.ends(words, i) {
			end = i
			break
		}
		last := words[i][len(words[i])-1]
		if last == ';' || last == ':' || last == ',' && !v.enumerates(words[i+1:]) {
			words[i] = strings.TrimRight(words[i], ",;:")
			end = i + 1
			break
		}
	}
	if end <= start { // verbs without anything done
		return ""
	}
	return clip(trimJoint(words[:end]), most)
}

// trimJoint joins words without the "and" or "only" that a cut left at the end.
func trimJoint(words []string) string {
	for len(words) > 0 && has("and or but then only dealing relating related pertaining", strings.TrimRight(words[len(words)-1], ",")) {
		words = words[:len(words)-1]
	}
	return strings.TrimRight(strings.Join(words, " "), ",")
}

// has reports whether a word is in a list of words divided by white space.
func has(list, word string) bool { return slices.Contains(strings.Fields(list), word) }

// enumerates reports whether a list of things goes on behind a comma, and no
// second duty: a few words, then "and" or another comma, and no verb.
func (v *verbs) enumerates(rest []string) bool {
	for i, w := range rest {
		switch {
		case joins(w):
			return i+1 < len(rest) && !v.ends(rest, i)
		case i == 0 && (has("such including especially particularly like preferably as", w) || v.base[w] != "" && clearly(w)):
			return false
		case i == 0 && (v.base[w] != "" && i+1 < len(rest) && has(determiners, rest[1]) || has(determiners+"so then but which ", w)):
			return false
		case i > 3:
			return false
		case strings.HasSuffix(w, ","):
			return v.enumerates(rest[i+1:])
		}
	}
	return false
}

// ends reports whether the main part of a duty ends before word i.
func (v *verbs) ends(words []string, i int) bool {
	w := words[i]
	switch w {
	case "while", "before", "until", "because", "so", "after", "unless", "whenever", "-", "–":
		return true
	}
	if w[0] == '(' {
		return true
	}
	if w == "and" || w == "or" || w == "then" || w == "but" {
		if i+1 < len(words) && (v.base[words[i+1]] != "") {
			return i+2 >= len(words) || has(determiners, words[i+2]) || clearly(words[i+1])
		}
	}
	return false
}

// nouns are verbs of duties that are nouns as often: "orders and returns".
const nouns = ` answer board book budget bill care cash change charge check claim code contact control copy cut deal design
 display document drive file form guard guide handle help implement interview invoice issue label lead level log mail map mark
 measure model notice offer order pay place plan plant post practice price process produce program project purchase question
 quote range record release repair report request research reserve return review route sample score screen service set share show
 sign sort staff start stock stop store study supply support survey talk test tie tip trace track train transfer transport travel
 turn update use value visit walk waste watch weed work `

// clearly reports whether a word is a verb and hardly ever a noun.
func clearly(word string) bool { return !has(nouns, word) }
