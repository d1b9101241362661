package guide

import (
	"regexp"
	"strings"
)

// QuestionTypes returns the types of question in the order in which they are shown.
func QuestionTypes() []QuestionType {
	return []QuestionType{DefineFailure, DefineSuccess, DangerSigns, Behavioral, Situational, Custom}
}

// Kinds returns the kinds of requirement in the order in which they are documented.
func Kinds() []Kind {
	return []Kind{Content, Coverage, MeasureK, Personal, Example, Cause, Action, Result, Lesson, Sign, Balance}
}

// telling are the words by which a question shows its type, first match wins.
// A question about a real event asks for behaviour even where it mentions failure.
var telling = []struct {
	words *regexp.Regexp
	as    QuestionType
}{
	{regexp.MustCompile(`\b(tell (me|us) about|describe|give (me|us) an example of|think of) (a|one|the last) (time|situation|occasion` +
		`|case|day)\b`), Behavioral},
	{
		regexp.MustCompile(`\bdefine (failure|failing)\b|\bwhat (does|would) (failure|failing) (mean|look like|be)\b|\bwhat is failure\b`),
		DefineFailure,
	},
	{regexp.MustCompile(`\bdefine success\b|\bwhat (does|would) success (mean|look like|be)\b|\bwhat is success\b`), DefineSuccess},
	{regexp.MustCompile(`\b(first|early|danger|warning) signs?\b`), DangerSigns},
	{regexp.MustCompile(`\bwhat (would|do|will) you do\b|\bhow would you (act|react|proceed|deal|handle)\b|\breal mess\b`), Situational},
}

// recognise tells the type of a question from its words, Custom where they do not show it.
func recognise(question string) QuestionType {
	q := strings.Join(strings.Fields(strings.ToLower(question)), " ")
	for _, t := range telling {
		if t.words.MatchString(q) {
			return t.as
		}
	}
	return Custom
}
