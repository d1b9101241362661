package job

import (
	"regexp"
	"slices"
	"strings"
)

// reporting are the words before the name of a superior in the text about a team.
var reporting = regexp.MustCompile(
	`(?i)\b(?:(?:reports?|reporting|answers?|answerable|responsible) to (?:an? |one |the |my |our )?` +
		`|(?:under|is led by|works for) (?:an? |the ))((?:[\p{L}'’-]+ ?){1,6})`)

// maxSuperior is how many words the name of a superior may have.
const maxSuperior = 4

// Superior finds in the text about a team whom the holder of the job reports to,
// without an article: "head librarian". It is empty where the text does not say.
func Superior(team string) string {
	m := reporting.FindStringSubmatch(team)
	if m == nil {
		return ""
	}
	words := strings.Fields(m[1])
	end := slices.IndexFunc(words, func(w string) bool { // "the director in all matters of …" ends before in
		return slices.Contains(strings.Fields("and or but for in on who with at while from by as every"), w)
	})
	if end >= 0 {
		words = words[:end]
	}
	if len(words) > maxSuperior {
		return ""
	}
	return strings.Join(words, " ")
}
