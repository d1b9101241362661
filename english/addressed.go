package english

import (
	"regexp"
	"strings"
)

// panelWords are what a guide says for a panel of the one who answers, with what
// is said to that one. The longer come first.
var panelWords = strings.NewReplacer(
	"himself or herself", "yourself", "herself or himself", "yourself", "themselves", "yourself",
	"his or her", "your", "her or his", "your", "he or she", "you", "she or he", "you", "him or her", "you",
	"the candidate’s", "your", "the candidate's", "your", "The candidate ", "You ", "the candidate", "you",
	"of the speaker", "of yours", "the speaker’s", "your", "the speaker's", "your", "the speaker", "you",
)

// panelVerb is a verb that follows whom a panel speaks of, where its form changes.
var panelVerb = regexp.MustCompile(`\b(he or she|she or he|[Tt]he candidate) (is|was|has|does|[a-z]+[^s\W]s)\b`)

// sayings are the verbs, in their base form, with which a requirement begins: what
// an answer does.
const sayings = `say name give take draw tell show make explain describe count admit put speak own see look recall ask use keep compare
	notice blame thank learn choose link bring hold leave weigh state back relate set stay want work deal get connect offer claim propose
	suggest mention identify recognise recognize define list stand begin start go return admit accept aim check decide know distinguish point
	mark agree refer answer report add avoid do separate understand bind place prove quote think turn follow protect find outline measure`

// joined are those that are hardly ever nouns, so that one behind "and" is a verb too.
const joined = `say name give take tell make explain describe admit put speak own see recall ask keep compare notice blame thank learn
	choose bring leave weigh relate set`

// Addressed turns the words of a requirement to the one who answers: "Takes the failure
// on himself or herself" is said to a panel, "Take the failure on yourself" to
// the candidate. All points of a question speak in one voice so: "Says what
// failing means" becomes "Say what failing means". What begins with no such verb
// keeps its words, but for those that speak of the candidate.
func Addressed(requirement string) string {
	said := OfYou(requirement)
	first, rest, _ := strings.Cut(said, " ")
	switch first {
	case "Told":
		return "Say that you told " + rest
	case "Was":
		return "Say that you were " + rest
	}
	verb := imperative(first)
	if verb == "" {
		return said
	}
	words := strings.Split(rest, " ")
	for i := 1; i < len(words); i++ {
		if also := imperative(words[i]); words[i-1] == "and" && among(joined, also) {
			words[i] = also
		}
	}
	return Join(verb, strings.Join(words, " "))
}

// OfYou says to the one who answers what a panel says of them: "the step that he or
// she has missed" becomes "the step that you have missed". What else the text does
// it goes on doing: an anchor speaks of an answer.
func OfYou(text string) string {
	return panelWords.Replace(panelVerb.ReplaceAllStringFunc(text, ofYou))
}

// ofYou puts the verb behind whom a panel speaks of into the form that "you" has.
func ofYou(said string) string {
	at := strings.LastIndex(said, " ") + 1
	switch verb := said[at:]; verb {
	case "is":
		return said[:at] + "are"
	case "was":
		return said[:at] + "were"
	case "has":
		return said[:at] + "have"
	case "always", "sometimes", "perhaps", "afterwards", "themselves": // no verbs
		return said
	case "does", "goes":
		return said[:at] + strings.TrimSuffix(verb, "es")
	default:
		return said[:at] + bare(verb)
	}
}

// bare takes the ending of the third person off a verb.
func bare(verb string) string {
	switch {
	case strings.HasSuffix(verb, "ies") && len(verb) > 4:
		return strings.TrimSuffix(verb, "ies") + "y"
	case endsIn(verb, "ches", "shes", "sses", "xes"):
		return strings.TrimSuffix(verb, "es")
	}
	return strings.TrimSuffix(verb, "s")
}

// imperative is the form in which one of the sayings is said to somebody, with the
// letter at its head as it was: "Say" of "Says". It is empty where the word is
// none of them in the third person.
func imperative(word string) string {
	for base := range strings.FieldsSeq(sayings) {
		if third := ThirdPerson(base); len(word) == len(third) && strings.EqualFold(word, third) {
			return word[:1] + base[1:]
		}
	}
	return ""
}
