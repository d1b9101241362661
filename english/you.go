package english

import (
	"regexp"
	"strings"
)

// speaking are the words by which a text speaks of its writer.
var speaking = regexp.MustCompile(`\b(I am|I'm|I was|I|me|my|mine|myself|we are|we|us|our|ours|ourselves)\b`)

// You turns what a person says of himself into what another says to him. What
// stands in quotation marks stays as it was said.
func You(text string) string {
	parts := strings.Split(text, `"`)
	for i := 0; i < len(parts); i += 2 {
		parts[i] = speaking.ReplaceAllStringFunc(parts[i], second)
	}
	return strings.Join(parts, `"`)
}

func second(word string) string {
	switch word {
	case "I am", "I'm", "we are":
		return "you are"
	case "I was":
		return "you were"
	case "my", "our":
		return "your"
	case "mine", "ours":
		return "yours"
	case "myself", "ourselves":
		return "yourself"
	default:
		return "you"
	}
}

// SpeaksOfSelf reports whether a text speaks of its writer, outside quotation marks.
func SpeaksOfSelf(text string) bool {
	parts := strings.Split(text, `"`)
	for i := 0; i < len(parts); i += 2 {
		if speaking.MatchString(parts[i]) {
			return true
		}
	}
	return false
}
