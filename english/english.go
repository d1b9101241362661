// Package english is all that the program knows of English grammar: how nouns
// and verbs are inflected, how numbers, lists and articles are written, how a
// duty becomes an infinitive and what somebody says of himself becomes what
// another says to him. It is the only package that knows it: other packages
// hand it phrases and get phrases.
//
// Everything here works on words and not on meaning. Where a rule cannot know
// (is "reports" a noun or a verb?) it leaves the phrase alone or returns
// nothing, so that no sentence is built on a guess.
package english

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed verbs.txt
var verbList string

//go:embed doubling.txt
var doublingList string

//go:embed nounverbs.txt
var nounVerbList string

// entries are the words of an embedded list; # begins a comment line.
func entries(list string) []string {
	var out []string
	for line := range strings.Lines(list) {
		if !strings.HasPrefix(line, "#") {
			out = append(out, strings.Fields(line)...)
		}
	}
	return out
}

// set makes a set of words.
func set(words ...string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}

// lexicon is the tables of verbs, indexed for reading. It never changes.
type lexicon struct {
	base, doubling, nouns map[string]bool
	gerund, third         map[string]string // to the base form
}

var tables = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		base: set(entries(verbList)...), doubling: set(entries(doublingList)...), nouns: set(entries(nounVerbList)...),
		gerund: map[string]string{}, third: map[string]string{},
	}
	for w := range l.base {
		l.gerund[gerund(w, l.doubling[w])] = w
		l.third[ThirdPerson(w)] = w
	}
	return l
})

// among reports whether a word is in a list of words divided by white space.
func among(list, word string) bool { return slices.Contains(strings.Fields(list), word) }

// endsIn reports whether a word has one of the endings.
func endsIn(word string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(word, e) })
}
