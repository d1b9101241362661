package text

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Clause is a part of a sentence that can stand as a quote: the words from From
// to before To, indices into Document.Words. The clauses of a sentence hold all
// of its words, in order.
type Clause struct{ From, To int }

// Words is the number of words.
func (c Clause) Words() int { return c.To - c.From }

// MaxClause is the most words of a clause; what runs on for longer is cut where
// it least hurts.
const MaxClause = 25

// leastClause is the fewest words that a cut leaves on either side: fewer are a
// part of a list, or a word put in.
const leastClause = 4

// opening words begin a clause wherever they stand; joining words do where one
// who acts comes next, as in "and I ring back", not in "the post and the phones".
var (
	opening = strings.Fields("because when whenever if unless although though while whereas but")
	joining = strings.Fields("and or so then before after until since")
	leading = strings.Fields("and or but so even only just not especially")
	acting  = strings.Fields("i we you he she they it there nobody somebody everybody that this " +
		"i'm i've i'd i'll we're we've they're it's that's there's")
)

// Clauses cuts a sentence where English ends a clause: at a semicolon, colon or
// dash, at a comma between longer parts, and before a word that opens a clause.
// It knows no grammar; it never cuts inside a short list.
func (d *Document) Clauses(sentence int) []Clause {
	from := lowerBound(len(d.Words), func(i int) bool { return d.Words[i].Sentence >= sentence })
	to := lowerBound(len(d.Words), func(i int) bool { return d.Words[i].Sentence > sentence })
	if from == to {
		return nil
	}
	var out []Clause
	at := from
	for i := from + 1; i < to; i++ {
		if !d.endsClause(at, i, to) {
			continue
		}
		if cut := d.led(at, i); cut-at >= leastClause-1 {
			out = append(out, Clause{at, cut})
			at = cut
		}
	}
	var short []Clause
	for _, c := range append(out, Clause{at, to}) {
		short = append(short, d.halved(c)...)
	}
	return short
}

// endsClause reports whether the clause from word at ends before word i of a
// sentence that ends before word end.
func (d *Document) endsClause(at, i, end int) bool {
	if i-at < leastClause-1 || end-i < leastClause-1 {
		return false
	}
	between := d.between(i)
	switch {
	case strings.ContainsAny(between, ";:–—") || strings.Contains(between, " - "):
		return true
	case d.opens(i):
		return true
	case strings.Contains(between, ","):
		return acts(d.Words[i]) || i-at >= leastClause && d.untilComma(i, end) >= leastClause
	}
	return false
}

// opens reports whether word i begins a clause. What ends one is no beginning, as
// in "the week before, that is my mistake".
func (d *Document) opens(i int) bool {
	word := d.Words[i].Norm
	return slices.Contains(opening, word) ||
		slices.Contains(joining, word) && i+1 < len(d.Words) && acts(d.Words[i+1]) && !strings.ContainsAny(d.between(i+1), ",;:–—")
}

// led is where the clause that word i opens begins: words that only lead to it, as
// in "and when I came back" or "even if nobody asks", belong to it.
func (d *Document) led(at, i int) int {
	for i > at && slices.Contains(leading, d.Words[i-1].Norm) && d.opens(i) && strings.TrimSpace(d.between(i)) == "" {
		i--
	}
	return i
}

// acts reports whether a word may be who acts in a clause that begins with it.
func acts(w Word) bool { return slices.Contains(acting, strings.ReplaceAll(w.Norm, "’", "'")) }

// untilComma counts the words from i to the next comma, or to the end.
func (d *Document) untilComma(i, end int) int {
	for j := i + 1; j < end; j++ {
		if strings.ContainsAny(d.between(j), ",;:–—") {
			return j - i
		}
	}
	return end - i
}

// between is what stands before word i, after the word before it.
func (d *Document) between(i int) string { return d.Raw[d.Words[i-1].End:d.Words[i].Start] }

// halved cuts a clause of too many words, again and again: at the comma, or else
// the "and" or "or", nearest to its middle, or else after MaxClause words.
func (d *Document) halved(c Clause) []Clause {
	if c.Words() <= MaxClause {
		return []Clause{c}
	}
	cut := d.nearestMiddle(c, func(i int) bool { return strings.Contains(d.between(i), ",") })
	if cut < 0 {
		cut = d.nearestMiddle(c, func(i int) bool { return d.Words[i].Norm == "and" || d.Words[i].Norm == "or" })
	}
	if cut < 0 {
		cut = c.From + MaxClause
	}
	return append(d.halved(Clause{c.From, cut}), d.halved(Clause{cut, c.To})...)
}

// nearestMiddle is the word nearest to the middle of a clause before which it may be cut, or -1.
func (d *Document) nearestMiddle(c Clause, ok func(i int) bool) int {
	middle := (c.From + c.To) / 2
	for away := range max(0, c.Words()/2-leastClause) {
		for _, i := range []int{middle - away, middle + away} {
			if ok(i) {
				return i
			}
		}
	}
	return -1
}

// SpanOf is the span of the words from one index to before another, with the
// quotation marks and brackets about them and the stop that ends them.
func (d *Document) SpanOf(from, to int) Span {
	s := Span{d.Words[from].Start, d.Words[to-1].End}
	for s.End < len(d.Raw) {
		r, n := utf8.DecodeRuneInString(d.Raw[s.End:])
		if !strings.ContainsRune(".!?\"”’)]", r) {
			break
		}
		s.End += n
	}
	for s.Start > 0 {
		r, n := utf8.DecodeLastRuneInString(d.Raw[:s.Start])
		if !strings.ContainsRune("\"“‘([", r) {
			break
		}
		s.Start -= n
	}
	return s
}
