package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longSentence is the length, in words, from which any line end ends a
// sentence: speech typed without punctuation is at least cut where its lines are.
const longSentence = 60

// segmenter cuts a text into sentences. The rules are our own: the Unicode
// ones break after "Mr.", at every line end of wrapped text, and not before
// the small letters that follow a full stop on a phone.
type segmenter struct {
	s       string
	toks    []token
	wrapped bool // lines are broken at a margin, not by the writer
	open    int  // offset where the sentence being read begins
	words   int  // words in it so far
	item    int  // number of the last list marker, 0: none
	out     []Span
}

// segment gives the sentences of s; every word token lies in exactly one.
func segment(s string, toks []token) []Span {
	g := &segmenter{s: s, toks: toks, wrapped: isWrapped(s)}
	for i := 0; i < len(toks); {
		i = g.step(i)
	}
	g.end(len(s))
	return g.out
}

// step reads the token i and gives the index of the next token to read.
func (g *segmenter) step(i int) int {
	switch t := g.toks[i]; t.kind {
	case stopToken:
		return g.stop(i)
	case newlineToken:
		return g.lines(i)
	case wordToken:
		g.listItem(i)
		g.words++
	case otherToken:
		if strings.HasPrefix(g.s[t.start:], "•") {
			g.end(t.start)
		}
	}
	return i + 1
}

// listItem ends the sentence before the second and every later number of a
// list that runs on in one line: "I do 1) the phones 2) the post".
func (g *segmenter) listItem(i int) {
	n, ok := g.marker(i)
	switch {
	case !ok:
	case n == 1:
		g.item = 1
	case n == g.item+1:
		g.end(g.toks[i].start)
		g.item = n
	}
}

// end closes the sentence at offset at. A stretch without words, such as a
// lone emoji, goes to the sentence before it.
func (g *segmenter) end(at int) {
	span := trimmed(g.s, Span{g.open, at})
	if g.words == 0 {
		if k := len(g.out) - 1; k >= 0 && span.Start < span.End && g.sameLine(g.out[k].End, span.Start) {
			g.out[k].End = span.End
			g.open = at
		}
		return
	}
	g.out = append(g.out, span)
	g.open, g.words = at, 0
}

func (g *segmenter) sameLine(from, to int) bool {
	return !strings.ContainsAny(g.s[from:to], "\r\n")
}

// stop reads a run of stops with the closing quotes and brackets after it.
func (g *segmenter) stop(i int) int {
	j := i
	for j < len(g.toks) && (g.is(j, stopToken) || g.is(j, spaceToken) && g.spaced(j)) {
		j++
	}
	k := j
	for k < len(g.toks) && g.is(k, closeToken) {
		k++
	}
	if g.ends(i, j, k) {
		g.end(g.toks[k-1].end)
	}
	return k
}

// spaced reports whether the space j stands inside a spaced ellipsis: ". . .".
func (g *segmenter) spaced(j int) bool {
	return g.is(j+1, stopToken) && g.text(j-1) == "." && g.text(j+1) == "."
}

// ends reports whether the stops i..j, closed at k, end a sentence.
func (g *segmenter) ends(i, j, k int) bool {
	if g.words == 0 {
		return false
	}
	next := g.follow(k)
	if next == "" || g.is(k, newlineToken) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(next)
	stops := g.s[g.toks[i].start:g.toks[j-1].end]
	switch {
	case strings.ContainsRune(",;:)", first):
		return false
	case k > j && unicode.IsLower(first): // "Why?" he asked
		return false
	case ellipsis(stops):
		return !unicode.IsLower(first) && g.words >= 3
	case !g.is(k, spaceToken): // no space after the stop
		return g.typo(i, k, first)
	}
	if stops != "." {
		return true
	}
	return !g.abbreviated(i, k, first)
}

func ellipsis(stops string) bool {
	return strings.HasPrefix(stops, "..") || strings.HasPrefix(stops, ". .") || strings.HasPrefix(stops, "…")
}

// typo reports whether a stop without a space after it still ends a sentence.
func (g *segmenter) typo(i, k int, first rune) bool {
	if !g.is(k, wordToken) {
		return first > 0x7F && !unicode.IsPunct(first) || first == '"'
	}
	if r, _ := utf8.DecodeRuneInString(g.text(i)); r > 0x7F { // 。 takes no space
		return true
	}
	if g.inAddress(i) || unicode.IsDigit(first) {
		return false
	}
	return unicode.IsUpper(first) && !g.initial(i-1) || g.text(i) != "." || g.is(i-1, wordToken) && gluedStarters[g.text(k)]
}

// inAddress reports whether token i stands in a web or mail address.
func (g *segmenter) inAddress(i int) bool {
	from := i
	for from > 0 && !g.is(from-1, spaceToken) && !g.is(from-1, newlineToken) {
		from--
	}
	chunk := g.s[g.toks[from].start:g.toks[i].start]
	return strings.Contains(chunk, "://") || strings.HasPrefix(chunk, "www.") || strings.Contains(chunk, "@")
}

// abbreviated reports whether the single full stop i belongs to the word
// before it and the sentence goes on.
func (g *segmenter) abbreviated(i, k int, first rune) bool {
	if !g.is(i-1, wordToken) {
		return false
	}
	if _, ok := g.marker(i - 1); ok && g.words == 1 {
		return true
	}
	w := strings.ToLower(g.text(i - 1))
	starts := unicode.IsUpper(first) && sentenceStarters[strings.ToLower(g.text(g.nextWord(k)))]
	switch {
	case neverLast[w]:
		return true
	case titles[w]:
		return unicode.IsUpper(first)
	case numbered[w]:
		return unicode.IsDigit(first)
	case g.initial(i-1) || strings.Contains(w, ".") && dotted(w):
		return unicode.IsLower(first) || !starts
	case g.shouted(i - 1):
		return false
	case beforeName[w]:
		return !starts
	case mayEnd[w]:
		return !unicode.IsUpper(first)
	}
	return false
}

// initial reports whether token i is one capital letter other than I.
func (g *segmenter) initial(i int) bool {
	if !g.is(i, wordToken) {
		return false
	}
	r, n := utf8.DecodeRuneInString(g.text(i))
	return n == len(g.text(i)) && unicode.IsUpper(r) && r != 'I'
}

// shouted reports whether token i is all capitals, such as HR, which is no "hr.".
func (g *segmenter) shouted(i int) bool {
	w := g.text(i)
	return len(w) > 1 && w == strings.ToUpper(w)
}

// marker reports whether word i is the number of a list item: "1." or "2)".
func (g *segmenter) marker(i int) (n int, ok bool) {
	w := g.text(i)
	if len(w) > 2 || !g.is(i+2, spaceToken) || i > 0 && !g.is(i-1, spaceToken) && !g.is(i-1, newlineToken) {
		return 0, false
	}
	for _, c := range []byte(w) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, g.text(i+1) == "." || g.text(i+1) == ")"
}

func (g *segmenter) is(i int, k tokenKind) bool {
	return i >= 0 && i < len(g.toks) && g.toks[i].kind == k
}

func (g *segmenter) text(i int) string {
	if i < 0 || i >= len(g.toks) {
		return ""
	}
	return g.s[g.toks[i].start:g.toks[i].end]
}

// nextWord is the index of the first word at or after token k on this line, or -1.
func (g *segmenter) nextWord(k int) int {
	for ; k < len(g.toks) && !g.is(k, newlineToken); k++ {
		if g.is(k, wordToken) {
			return k
		}
	}
	return -1
}

// follow is the text from the first token at or after k that is no space and
// no opening quote.
func (g *segmenter) follow(k int) string {
	for ; k < len(g.toks); k++ {
		if !g.is(k, spaceToken) && !g.is(k, newlineToken) && !strings.ContainsAny(g.text(k), "\"'“‘«") {
			return g.s[g.toks[k].start:]
		}
		if g.is(k, wordToken) {
			return g.s[g.toks[k].start:]
		}
	}
	return ""
}
