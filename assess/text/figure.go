package text

import (
	"strings"
	"unicode"
)

// Figures finds the checkable facts of a span: figures, number words, dates,
// times, deadlines and frequencies. It leaves out what only sounds like one:
// "one of the", "number one", "24/7", "110 percent", "three things".
func (d *Document) Figures(s Span) []Span {
	words := d.WordsIn(s)
	var found []Span
	for i := 0; i < len(words); i++ {
		if n := figureAt(words, i); n > 0 {
			found = append(found, Span{words[i].Start, words[i+n-1].End})
			i += n - 1
		} else if n < 0 {
			i += -n - 1
		}
	}
	return found
}

// HasFigure reports whether the span holds a checkable fact.
func (d *Document) HasFigure(s Span) bool { return len(d.Figures(s)) > 0 }

// figureAt is the number of words, from word i, that make a checkable fact; 0
// where there is none, negative for the length of an idiom to pass over.
func figureAt(words []Word, i int) int {
	if n := idiomAt(words, i); n > 0 {
		return -n
	}
	w := words[i].Norm
	switch {
	case startsWithDigit(w):
		return digits(words, i)
	case w == "one":
		return oneOf(words, i)
	case numberWords[w]:
		if countless[normAt(words, i+1)] {
			return 0
		}
		return 1
	case frequencies[w]:
		return 1
	}
	return timed(words, i)
}

func startsWithDigit(w string) bool {
	for i, r := range w {
		if unicode.IsNumber(r) {
			return i == 0 || i == 1 || hasDigitTail(w[i:]) // 12, £5k, q3, t2
		}
		if i > 0 {
			return false
		}
	}
	return false
}

func hasDigitTail(s string) bool { return strings.ContainsAny(s, "0123456789") }

// digits takes a number written in digits, unless it numbers a list item
// ("1. I ring") or hedges ("1 of the").
func digits(words []Word, i int) int {
	first := i == 0 || words[i-1].Sentence != words[i].Sentence
	if first && len(words[i].Norm) <= 2 && i+1 < len(words) && words[i+1].Start-words[i].End >= 2 {
		return 0
	}
	if normAt(words, i+1) == "of" && words[i].Norm == "1" {
		return 0
	}
	return 1
}

// oneOf takes "one" as a figure only where it counts: "one day late", "one in
// ten", "within one hour", "not one complaint", "more than one".
func oneOf(words []Word, i int) int {
	before, next := normAt(words, i-1), normAt(words, i+1)
	switch {
	case next == "in" && numeric(normAt(words, i+2)):
		return 3
	case next == "percent" || next == "hundred" || next == "thousand" || next == "million" || next == "and" && normAt(words, i+2) == "a":
		return 2
	case counters[before] && (units[next] || next == "complaint" || next == "error" || next == "mistake"):
		return 2
	case units[next] && (normAt(words, i+2) == "late" || normAt(words, i+2) == "before" || normAt(words, i+2) == "after"):
		return 3
	}
	return 0
}

func numeric(w string) bool { return numberWords[w] || startsWithDigit(w) }

// timed takes dates, deadlines and frequencies that hold no number: "by
// Friday", "every Monday", "within an hour", "twice a week", "in March".
func timed(words []Word, i int) int {
	w, next, after := words[i].Norm, normAt(words, i+1), normAt(words, i+2)
	switch {
	case deadline[w] && (weekdays[next] || months[next] && next != "may" || next == "noon" || next == "midnight" || next == "lunchtime"):
		return 2
	case (w == "every" || w == "each" || w == "per") && (weekdays[next] || units[next] || dayparts[next] && w != "per"):
		return 2
	case (w == "every" || w == "each") && (next == "other" || next == "single") && (units[after] || weekdays[after] || dayparts[after]):
		return 3
	case (w == "within" || w == "under") && (next == "a" || next == "an" || next == "the") && units[after]:
		return 3
	case w == "by" && next == "the" && after == "end":
		return 3
	case (w == "same" || w == "next") && (next == "day" || next == "morning") && normAt(words, i-1) != "one":
		return 2
	case strings.HasSuffix(w, "days") && weekdays[w] && deadline[normAt(words, i-1)]:
		return 1
	}
	return 0
}

// idiomAt is the length in words of an idiom with a number that is no figure.
func idiomAt(words []Word, i int) int {
	w, next, after := words[i].Norm, normAt(words, i+1), normAt(words, i+2)
	switch {
	case w == "24" && next == "7", w == "50" && next == "50", w == "9" && next == "5", w == "360" && strings.HasPrefix(next, "degree"):
		return 2
	case w == "number" && (next == "one" || next == "1"):
		return 2
	case (w == "covid" || w == "windows" || w == "office") && startsWithDigit(next):
		return 2
	case (w == "100" || w == "110" || w == "hundred" || w == "1000") && next == "percent", w == "100" || w == "110":
		if boast(words, i) {
			return 2
		}
	case numeric(w) && next == "out" && after == "of" && boast(words, i):
		return 4
	case w == "two" && (next == "cents" || next == "way"), w == "zero" && next == "tolerance", w == "second" && next == "nature":
		return 2
	case (w == "a" || w == "one") && (next == "million" || next == "thousand" || next == "hundred") && countless[after]:
		return 3
	}
	return 0
}

// boast reports whether the percentage or mark at word i praises instead of
// measuring: "I give 110 percent", "I am a 10 out of 10".
func boast(words []Word, i int) bool {
	for k := max(0, i-3); k < i; k++ {
		if effort[words[k].Norm] {
			return true
		}
	}
	for k := i + 1; k < min(len(words), i+6); k++ {
		if praised[words[k].Norm] {
			return true
		}
	}
	return false
}

func normAt(words []Word, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i].Norm
}

var (
	numberWords = set(`zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
		seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
		dozen dozens hundreds half halved third thirds quarter quarters twice thrice double doubled triple tripled percent`)
	countless = set(`things thing reasons ways sides points kinds types sorts main words examples aspects areas different
		questions steps elements factors people's times`)
	frequencies = set("daily weekly monthly quarterly yearly annually hourly fortnightly overnight fortnight")
	counters    = set("within under over than exactly only just not even after for least most every per in")
	units       = set(`second seconds minute minutes hour hours day days week weeks weekend weekends fortnight month months quarter
		quarters year years shift shifts night nights mins hrs`)
	dayparts = set("morning mornings evening evenings afternoon night noon")
	deadline = set("by on before until till since from every each last next after in this")
	weekdays = set(`monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday
		saturdays sunday sundays weekday weekdays`)
	months  = set("january february march april may june july august september october november december")
	effort  = set("give gives giving gave always my myself i'm am effort put")
	praised = set("sure certain agree committed commitment effort honest person dedicated best myself job work candidate employee")
)
