// Package text holds every text of the pages in one place, so that they can be
// translated: a [Table] for each language, with English as the first.
//
// A text may hold fmt verbs. A text that depends on a number has two keys,
// NAME.one and NAME.many, and [Table.Count] chooses.
package text

import (
	"fmt"
	"maps"
	"strings"
)

// Table holds the texts of one language by key.
type Table struct {
	Language string // as in BCP 47
	texts    map[string]string
}

// English is the table of English texts: one map a subject, in the files english_*.
// %s and %d stand for what a page fills in; keep them, in their order.
func English() Table {
	t := Table{Language: "en", texts: make(map[string]string)}
	for _, some := range []map[string]string{
		ofFrame, words, practiseBegin, practiseAnswer, practiseMore, ofCoaching, ofPanel, ofOpening, ofOutside, ofGroups,
		ofLetters, ofTraining, ofMine, ofSecond, ofTokens, ofBatches, ofTaking, ofRecord, ofFiles, ofAnchors,
	} {
		maps.Copy(t.texts, some)
	}
	return t
}

// Get gives a text with its arguments. A key that is not there is an error:
// templates and tests find it before a reader does.
func (t Table) Get(key string, args ...any) (string, error) {
	s, ok := t.texts[key]
	if !ok {
		return "", fmt.Errorf("there is no text %q in language %s", key, t.Language)
	}
	if len(args) == 0 {
		return s, nil
	}
	return fmt.Sprintf(s, args...), nil
}

// Must is Get for keys that the program itself writes: an unknown key gives the key.
func (t Table) Must(key string, args ...any) string {
	s, err := t.Get(key, args...)
	if err != nil {
		return key
	}
	return s
}

// Count gives the text for a number of things, which is its first argument. A text for
// one that fills in nothing ("one more") needs no argument.
func (t Table) Count(key string, n int, more ...any) (string, error) {
	form := ".many"
	if n == 1 {
		form = ".one"
	}
	if !strings.Contains(t.texts[key+form], "%") {
		return t.Get(key + form)
	}
	return t.Get(key+form, append([]any{n}, more...)...)
}

// Has reports whether there is such a text.
func (t Table) Has(key string) bool {
	_, ok := t.texts[key]
	return ok
}

// Keys gives all keys, in no order.
func (t Table) Keys() []string {
	keys := make([]string, 0, len(t.texts))
	for key := range t.texts {
		keys = append(keys, key)
	}
	return keys
}

// Notice is what a candidate reads before they agree to answer in writing, a paragraph
// each, by what gives a text of a key. The record keeps its hash: whoever shows it takes
// it from here.
func Notice(say func(key string, args ...any) string) []string {
	return []string{say("mine.notice.1"), say("mine.notice.2"), say("mine.notice.3"), say("mine.notice.4")}
}
