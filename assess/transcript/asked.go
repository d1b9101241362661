package transcript

import (
	"slices"
	"strings"
)

// askedBetween finds the lines of questions in a text that names nobody and reads
// like an interview all the same: it begins with a question, and questions and
// other lines take turns; or all that is said to the one question is yes or no.
// Questions that somebody puts to himself stand among his words.
func askedBetween(lines []line) []int {
	var asked []int
	for i := range lines {
		if alone(&lines[i]) {
			asked = append(asked, i)
		}
	}
	last := len(lines) - 1
	if len(asked) == 0 || asked[0] != 0 || asked[len(asked)-1] == last {
		return nil
	}
	for k := 1; k < len(asked); k++ {
		if asked[k] == asked[k-1]+1 && !lines[asked[k]].first {
			return nil // two questions in a row are prose
		}
	}
	if len(asked) > 1 || assents(lines[1:]) {
		return asked
	}
	return nil
}

// alone reports whether a line is a question and nothing else.
func alone(l *line) bool {
	text := strings.Trim(l.text, marks+"\"“”'")
	return strings.HasSuffix(text, "?") && !strings.ContainsAny(strings.TrimLeft(text, "0123456789."), ".!")
}

// mostAssent is the most words of a yes or no.
const mostAssent = 5

var assent = strings.Fields("yes yeah yep yup no nope exactly right correct true sure absolutely certainly definitely indeed agreed")

// assents reports whether lines say yes or no and nothing else.
func assents(lines []line) bool {
	var words []string
	for i := range lines {
		words = append(words, strings.FieldsFunc(strings.ToLower(lines[i].text), func(r rune) bool {
			return strings.ContainsRune(" ,.!;:-–—",
				r)
		})...)
	}
	return len(words) > 0 && len(words) <= mostAssent && slices.Contains(assent, words[0])
}
