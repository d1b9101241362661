package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

type tokenKind uint8

const (
	otherToken   tokenKind = iota
	wordToken              // holds a letter or a digit
	spaceToken             // spaces and tabs
	newlineToken           // one line end
	stopToken              // . ! ? … and their like
	closeToken             // closing quote or bracket
)

// token is a piece of the text; tokens follow each other without gaps.
type token struct {
	start, end int
	kind       tokenKind
}

// tokenize cuts s into tokens by the Unicode rules for words, then cuts apart
// what typists glue together ("done.Then"). It also counts the words.
func tokenize(s string) (tokens []token, count int) {
	tokens = make([]token, 0, len(s)/3+1)
	it := words.FromString(s)
	for it.Next() {
		t := token{it.Start(), it.End(), kindOf(it.Value())}
		if t.kind != wordToken {
			tokens = append(tokens, t)
			continue
		}
		for {
			cut := gluedAt(s[t.start:t.end])
			if cut < 0 {
				break
			}
			at := t.start + cut
			tokens = append(tokens, token{t.start, at, wordToken}, token{at, at + 1, kindOf(s[at : at+1])})
			t.start = at + 1
			count++
		}
		tokens = append(tokens, t)
		count++
	}
	return tokens, count
}

func kindOf(v string) tokenKind {
	r, n := utf8.DecodeRuneInString(v)
	switch {
	case r == '\n' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return newlineToken
	case unicode.IsSpace(r):
		return spaceToken
	case isStop(r):
		return stopToken
	}
	if n == len(v) && isCloser(r) {
		return closeToken
	}
	for _, r := range v {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return wordToken
		}
	}
	return otherToken
}

func isStop(r rune) bool {
	return r == '.' || r == '!' || r == '?' || r == '…' || r > 0x7F && unicode.Is(unicode.STerm, r)
}

func isCloser(r rune) bool {
	return r == '"' || r == '\'' || r == ')' || r == ']' || r == '}' || r > 0x7F && unicode.In(r, unicode.Pe, unicode.Pf)
}

// gluedAt is the offset of a full stop or colon in the word w that ends one
// word and begins the next, or -1: "done.Then", "done.then", "note:first", but
// not "e.g", "U.S.A", "Ph.D", "example.com" or "3.5".
func gluedAt(w string) int {
	for i := 1; i < len(w)-1; i++ {
		switch w[i] {
		case ':', ';':
			return i
		case '.':
			if glued(w[:i], w[i+1:]) {
				return i
			}
		}
	}
	return -1
}

func glued(left, right string) bool {
	if k := strings.IndexByte(right, '.'); k >= 0 {
		right = right[:k]
	}
	last, _ := utf8.DecodeLastRuneInString(left)
	first, n := utf8.DecodeRuneInString(right)
	switch {
	case !unicode.IsLower(last) || utf8.RuneCountInString(left) < 2:
		return false
	case unicode.IsUpper(first):
		return n < len(right) || right == "I"
	}
	return gluedStarters[right]
}

// gluedStarters are words that begin a sentence and are no ending of a web
// address or file name.
var gluedStarters = set("i then the we they but and when after also because if however she")

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
