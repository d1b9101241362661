package practise

import (
	"strings"

	"yardstick/english"
)

// you turns the words of a requirement to the one who answers.
func you(requirement string) string { return english.Addressed(requirement) }

// clause is the same without its stop, where more is said behind it.
func clause(requirement string) string {
	return strings.TrimSuffix(strings.TrimSpace(you(requirement)), ".")
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
