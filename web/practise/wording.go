package practise

import (
	"regexp"
	"strings"
)

// panelWords are what a guide says for a panel of the one who answers, with what
// the pages say to that one. The longer come first.
var panelWords = strings.NewReplacer(
	"himself or herself", "yourself", "herself or himself", "yourself", "themselves", "yourself",
	"his or her", "your", "her or his", "your", "he or she", "you", "she or he", "you", "him or her", "you",
	"the candidate’s", "your", "the candidate's", "your", "The candidate ", "You ", "the candidate", "you",
)

// saying is the verb with which a requirement begins, and others that it joins with "and".
var saying = regexp.MustCompile(`(?i)(?:^|\band )(?:says|names|gives|takes|draws|tells|shows|makes|explains|describes|counts|admits|puts|speaks|owns|sees|` +
	`looks|recalls|asks|uses|keeps|compares|notices|blames|thanks|learns|chooses|links|brings|holds|leaves|weighs) `)

// you turns the words of a requirement to the one who answers: "Takes the failure
// on himself or herself" is said to a panel, "Take the failure on yourself" to
// the candidate. What does not speak of a person stays as it is.
func you(requirement string) string {
	said := panelWords.Replace(requirement)
	if said == requirement {
		return requirement
	}
	return saying.ReplaceAllStringFunc(said, func(verb string) string {
		return strings.TrimSuffix(strings.TrimSuffix(verb, " "), "s") + " "
	})
}

// briefWords is how many words of a question tell it apart from the others.
const briefWords = 7

// brief is the beginning of a question, for those who hear the page and have
// heard the whole of it beside.
func brief(question string) string {
	words := strings.Fields(question)
	if len(words) <= briefWords {
		return question
	}
	return strings.Join(words[:briefWords], " ") + " …"
}
