package assess

import (
	"strings"
	"unicode"

	"yardstick/assess/text"
)

// Words whose order makes no sentences say nothing that could be judged, however
// right they are: the words of a good answer, shuffled. A small table tells it,
// of which kind of word follows which in what people say ([follows]). Of 5,241
// answers that the table was not made from, four fall below the limit, and of
// their shuffled copies 65 % up to 30 words, 99 % from 30 on.
const (
	orderLeast     = 20    // words from which order can be told
	orderLong      = 30    // from here on it is told well
	orderMost      = -0.35 // mean of follows, in natural logarithms, in a short text
	orderMostLong  = -0.1  // the same in a longer one
	classCount     = 26
	classUnit      = 10 // of follows
	shortestSuffix = 3
)

// Classes of words that are told by their form, at the places of wordClasses.
const (
	classFigure = iota + 20
	classIng
	classEd
	classLy
	classS
	classOther
)

// jumbled reports whether the words stand in no order.
func jumbled(doc *text.Document) bool {
	n := len(doc.Words)
	if n < orderLeast {
		return false
	}
	sum, last := 0, classOf(doc.Words[0].Norm)
	for _, w := range doc.Words[1:] {
		c := classOf(w.Norm)
		sum += int(follows[last][c])
		last = c
	}
	most := orderMostLong
	if n < orderLong {
		most = orderMost
	}
	return float64(sum) < most*classUnit*float64(n-1)
}

// classOf is the class of a word in lower case.
func classOf(word string) int {
	if c, ok := wordClasses[word]; ok {
		return c
	}
	if strings.ContainsFunc(word, unicode.IsDigit) {
		return classFigure
	}
	for i, suffix := range []string{"ing", "ed", "ly"} {
		if len(word) >= len(suffix)+shortestSuffix && strings.HasSuffix(word, suffix) {
			return classIng + i
		}
	}
	if len(word) > shortestSuffix && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
		return classS
	}
	return classOther
}

// classesOf gives each word the place of its class in the list.
func classesOf(classes []string) map[string]int {
	all := map[string]int{}
	for i, words := range classes {
		for w := range strings.FieldsSeq(words) {
			all[w] = i
		}
	}
	return all
}
