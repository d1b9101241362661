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
)

// saying is the verb with which a requirement begins, and others that it joins with "and".
var saying = regexp.MustCompile(`(?i)(?:^|\band )(?:says|names|gives|takes|draws|tells|shows|makes|explains|describes|counts|admits|puts|` +
	`speaks|owns|sees|looks|recalls|asks|uses|keeps|compares|notices|blames|thanks|learns|chooses|links|brings|holds|leaves|weighs) `)

// Addressed turns the words of a requirement to the one who answers: "Takes the failure
// on himself or herself" is said to a panel, "Take the failure on yourself" to
// the candidate. What does not speak of a person stays as it is.
func Addressed(requirement string) string {
	said := panelWords.Replace(requirement)
	if said == requirement {
		return requirement
	}
	return saying.ReplaceAllStringFunc(said, func(verb string) string {
		return strings.TrimSuffix(strings.TrimSuffix(verb, " "), "s") + " "
	})
}
