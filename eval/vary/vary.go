// Package vary changes answers: in ways that must not change what they are
// worth ([Changes]), and in ways that people try to gain credit by
// ([Attacks]). Package eval holds the assessor against both.
//
// Every change is a pure function of the answer and of a seed: the same seed
// gives the same text on any machine. All of it is English.
package vary

import (
	"hash/fnv"
	"math/rand/v2"
	"strings"

	"yardstick/assess/text"
	"yardstick/guide"
)

// Stream is a fixed stream of random numbers.
type Stream = rand.Rand

// Change is one kind of change to an answer.
type Change struct {
	Name    string
	Meaning string // what is done to the answer, for the report
	// Apply gives the changed answer, or false where there is nothing to change.
	Apply func(a Answer, rng *Stream) (string, bool)
}

// Answer is an answer, its segmentation, and what an attacker may know: the
// question, a good answer to another question, and one to the same kind of
// question about another job (empty where there is none).
type Answer struct {
	Text     *text.Document
	Question *guide.Question
	Stranger string
	OtherJob string
}

// Seed gives the random numbers of one change to one answer: they hang on both
// names and on nothing else.
func Seed(change, answer string) *Stream {
	h := fnv.New64a()
	_, _ = h.Write([]byte(change + "\x00" + answer)) // never fails
	return rand.New(rand.NewPCG(h.Sum64(), 1))
}

// Changes are the changes that must leave every verdict where it is.
func Changes() []Change {
	return []Change{
		{"names", "a speaker's first name in front, of one origin or another, and names in the text replaced", names},
		{"pronouns", "he and she, him and her change places", pronouns},
		{"region", "British spelling for American, and the other way round", region},
		{"dialect", "gonna, wanna, ain't, -in' for -ing", dialect},
		{"fillers", "um, you know, like, I mean, between the words", fillers},
		{"slips", "a slip of the keyboard in about one word of twelve", slips},
		{"learner", "articles left out and verbs left bare, as in second-language English", learner},
		{"flat", "no capitals, no punctuation", flat},
		{"order", "the sentences in another order", order},
		{"padding", "pleasant sentences that say nothing, before and after", padding},
		{"harmless", "words that sound as if something was taken back, and take nothing back", harmless},
	}
}

// rewrite replaces words of a document and keeps everything between them. word
// gives the new word, and may give more than one or none.
func rewrite(d *text.Document, word func(i int, w string) string) (string, bool) {
	var b strings.Builder
	last, changed := 0, false
	for i, w := range d.Words {
		was := d.Raw[w.Start:w.End]
		is := word(i, was)
		changed = changed || is != was
		b.WriteString(d.Raw[last:w.Start])
		b.WriteString(is)
		last = w.End
	}
	b.WriteString(d.Raw[last:])
	return b.String(), changed
}

// like gives word the capitals of model: none, the first, or all.
func like(word, model string) string {
	switch {
	case len(model) > 1 && model == strings.ToUpper(model):
		return strings.ToUpper(word)
	case model != "" && model[:1] == strings.ToUpper(model[:1]) && word != "":
		return strings.ToUpper(word[:1]) + word[1:]
	}
	return word
}

// pairs reads a table "a/b c/d" in both directions.
func pairs(table string) map[string]string {
	m := map[string]string{}
	for p := range strings.FieldsSeq(table) {
		a, b, _ := strings.Cut(p, "/")
		m[a], m[b] = b, a
	}
	return m
}

// forward reads a table "a/b c/d" in one direction.
func forward(table string) map[string]string {
	m := map[string]string{}
	for p := range strings.FieldsSeq(table) {
		a, b, _ := strings.Cut(p, "/")
		m[a] = b
	}
	return m
}

// replaced replaces the words of a table, keeping capitals.
func replaced(a Answer, table map[string]string) (string, bool) {
	return rewrite(a.Text, func(_ int, w string) string {
		if to, ok := table[strings.ToLower(w)]; ok {
			return like(to, w)
		}
		return w
	})
}
