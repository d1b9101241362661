package guide

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// levels reads a map whose keys are levels, nil where there is none.
func (c *checker) levels(path string, l levels) map[int]string {
	if len(l) == 0 {
		return nil
	}
	out := make(map[int]string, len(l))
	for _, key := range slices.Sorted(maps.Keys(l)) { // in order, so that the first error is always the same
		words := l[key]
		n, err := strconv.Atoi(key)
		if err != nil || n < 1 || n > 5 || strconv.Itoa(n) != key {
			c.fail(path+"."+key, "%q is not a level: want 1, 2, 3, 4 or 5", key)
			return nil
		}
		c.text(path+"."+key, words, maxText)
		out[n] = words
	}
	return out
}

func (c *checker) texts(path string, list []string, most int) []string {
	if len(list) == 0 {
		return nil
	}
	c.size(path, len(list), most, "entries")
	for i, s := range list {
		c.text(at(path, i), s, maxText)
	}
	return list
}

func (c *checker) distinct(path string, list []string) {
	seen := map[string]bool{}
	for i, s := range list {
		key := strings.ToLower(strings.TrimSpace(s))
		if seen[key] {
			c.fail(at(path, i), "%q is there twice", s)
		}
		seen[key] = true
	}
}

func (c *checker) id(path, id string, seen ids) {
	switch {
	case id == "":
		c.fail(path, "missing: give an id of letters, digits and hyphens")
	case len(id) > maxID:
		c.fail(path, "is longer than %d characters", maxID)
	case !idForm.MatchString(id):
		c.fail(path, "%q is not an id: want letters, digits, hyphens, dots and underscores, no spaces", id)
	case seen[id]:
		c.fail(path, "%q is there twice: ids are unique", id)
	}
	seen[id] = true
}

// text checks a text that must be there.
func (c *checker) text(path, s string, most int) {
	if strings.TrimSpace(s) == "" {
		c.fail(path, "missing: it may not be empty")
		return
	}
	c.clean(path, s, most)
}

// optional checks a text that may be left out.
func (c *checker) optional(path, s string) { c.clean(path, s, maxText) }

// clean refuses what is too long and characters that would not print: they
// could hide text from a reader or command a terminal.
func (c *checker) clean(path, s string, most int) {
	if n := utf8.RuneCountInString(s); n > most {
		c.fail(path, "has %d characters: at most %d", n, most)
	}
	if r, found := unprintable(s); found {
		c.fail(path, "holds the unprintable character %U: remove it", r)
	}
}

// unprintable finds the first control or invisible formatting character but
// line feed and tab, or a byte that is not UTF-8.
func unprintable(s string) (rune, bool) {
	for i, r := range s {
		if r == '\n' || r == '\t' || r == 0x200d { // the joiner is part of many scripts and emoji
			continue
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs) || r == utf8.RuneError && n == 1 {
			return r, true
		}
	}
	return 0, false
}

// size checks the length of a list that may not be empty.
func (c *checker) size(path string, n, most int, what string) {
	if n == 0 {
		c.fail(path, "missing: give at least 1")
	}
	if n > most {
		c.fail(path, "has %d %s: at most %d", n, what, most)
	}
}

func (c *checker) within(path string, n, least, most int) {
	if n < least || n > most {
		c.fail(path, "is %d: want %d to %d", n, least, most)
	}
}

// oneOf lists values for a message.
func oneOf[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words, ", ")
}
